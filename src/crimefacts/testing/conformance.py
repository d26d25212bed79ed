"""Holds an extractor to what every extractor promises."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from attrs import frozen

from crimefacts.document import Document
from crimefacts.extractors import Extractor
from crimefacts.registry import Registry
from crimefacts.testing import rules_of_behaviour, rules_of_declaration, rules_of_facts
from crimefacts.testing.examples import Example
from crimefacts.testing.rules import NotApplicableError, Rule, Violation
from crimefacts.testing.subject import Subject, producers_for

#: The rules, in the order in which they are checked.
RULES: tuple[Rule, ...] = (
    *rules_of_declaration.RULES,
    *rules_of_facts.RULES,
    *rules_of_behaviour.RULES,
)


class Outcome(StrEnum):
    """What became of a rule."""

    KEPT = "kept"
    BROKEN = "broken"
    SKIPPED = "skipped"


@frozen(kw_only=True)
class RuleResult:
    """What became of one rule.

    Args:
        rule: The rule.
        outcome: Whether the extractor keeps it.
        violation: Where it is broken: how, and the smallest text that shows it.
        reason: Where it was skipped: why.
        seconds: How long the check took.
    """

    rule: Rule
    outcome: Outcome
    violation: Violation | None = None
    reason: str = ""
    seconds: float = 0.0

    def __str__(self) -> str:
        if self.violation is None:
            reason = f" ({self.reason})" if self.reason else ""
            return f"{self.rule.name}: {self.outcome}{reason}"
        lines = [f"{self.rule.name}: {self.rule.promise} But {self.violation.message}"]
        if self.violation.text is not None:
            lines.append(f"  text: {self.violation.text!r}")
        lines.append(f"  advice: {self.rule.advice}")
        return "\n".join(lines)


@frozen(kw_only=True)
class Report:
    """What became of all rules.

    Args:
        extractor: Name of the extractor.
        results: One for each rule, in the order of `RULES`.
        texts: How many texts it was run on.
        facts: How many facts it found in them. Where there are none, kept rules mean little.
    """

    extractor: str
    results: tuple[RuleResult, ...]
    texts: int = 0
    facts: int = 0

    @property
    def broken(self) -> tuple[RuleResult, ...]:
        """The rules that the extractor breaks."""
        return tuple(result for result in self.results if result.outcome is Outcome.BROKEN)

    def __str__(self) -> str:
        kept = sum(result.outcome is Outcome.KEPT for result in self.results)
        head = f"extractor {self.extractor!r} keeps {kept} of {len(self.results)} rules"
        return "\n".join([head, *map(str, self.broken)])


class NonConformingError(AssertionError):
    """An extractor breaks rules; the message shows each with the smallest text and advice.

    Args:
        report: What became of all rules.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(str(report))


ExampleLike = Example | Document | str | Mapping[str, Any]


def make_subject(  # noqa: PLR0913 -- keywords, each with a default
    extractor: Extractor | Callable[[], Extractor],
    *,
    examples: Iterable[ExampleLike] = (),
    registry: Registry | None = None,
    whole_document: bool = False,
    max_examples: int = 50,
    seed: int = 0,
) -> Subject:
    """Prepare an extractor for the rules; the arguments are those of `check_extractor`."""
    make = extractor if callable(extractor) else _Constant(extractor)
    return Subject(
        make=make,
        examples=tuple(map(_to_example, examples)),
        producers=producers_for(make, registry),
        whole_document=whole_document,
        max_examples=max_examples,
        seed=seed,
    )


def check_rule(rule: Rule, subject: Subject) -> RuleResult:
    """Check one rule.

    Args:
        rule: One of `RULES`.
        subject: The extractor under test.
    """
    begin = time.perf_counter()
    try:
        violation = rule.check(subject)
    except NotApplicableError as error:
        return RuleResult(rule=rule, outcome=Outcome.SKIPPED, reason=str(error))
    return RuleResult(
        rule=rule,
        outcome=Outcome.KEPT if violation is None else Outcome.BROKEN,
        violation=violation,
        seconds=time.perf_counter() - begin,
    )


def run_checks(subject: Subject) -> Report:
    """Check all rules. An extractor that does not declare itself is checked no further.

    Args:
        subject: The extractor under test.
    """
    results = []
    for rule in RULES:
        results.append(check_rule(rule, subject))
        if rule.name == "declared" and results[-1].violation is not None:
            return Report(extractor=_name(subject), results=tuple(results))
    readings = [subject.reading(document) for document in subject.corpus]
    return Report(
        extractor=_name(subject),
        results=tuple(results),
        texts=len(readings),
        facts=sum(len(reading.yielded) for reading in readings),
    )


def _name(subject: Subject) -> str:
    return str(getattr(subject.make(), "name", "?"))


def check_extractor(  # noqa: PLR0913 -- keywords, each with a default
    extractor: Extractor | Callable[[], Extractor],
    *,
    examples: Iterable[ExampleLike] = (),
    registry: Registry | None = None,
    whole_document: bool = False,
    max_examples: int = 50,
    seed: int = 0,
) -> Report:
    """Hold an extractor to what every extractor promises.

    It is run on the examples, on near misses of them, on made-up reports in the languages that it
    reads, and on any text at all.

    Args:
        extractor: An extractor class, another callable that makes the extractor, or an extractor.
        examples: Texts that it is made for: `Example`s, documents, texts, or mappings with the keys
            of an `Example`. The more of them hold facts, the more the rules can see.
        registry: Where extractors for the fact types in `requires` come from; None discovers the
            installed plugins.
        whole_document: True for an extractor whose facts may depend on other paragraphs.
        max_examples: How many reports and how many texts to draw.
        seed: Which ones to draw; the same number draws the same ones.

    Returns:
        What became of each rule.

    Raises:
        NonConformingError: If a rule is broken, with the smallest text that shows it and advice.
        RequirementError: If a required fact type has no producer.
    """
    report = run_checks(
        make_subject(
            extractor,
            examples=examples,
            registry=registry,
            whole_document=whole_document,
            max_examples=max_examples,
            seed=seed,
        )
    )
    if report.broken:
        raise NonConformingError(report)
    return report


@frozen
class _Constant:
    """Makes the extractor that it was given."""

    extractor: Extractor

    def __call__(self) -> Extractor:
        return self.extractor


def _to_example(example: ExampleLike) -> Example:
    match example:
        case Example():
            return example
        case str():
            return Example(text=example)
        case Document():
            return Example(
                text=example.text,
                id=example.id,
                language=example.language,
                published=example.published,
                title=example.title,
                country=example.country,
            )
        case _:
            return Example(**example)
