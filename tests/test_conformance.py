"""The rules catch faulty extractors: copies of the example plugin, each with one fault."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, ClassVar, cast

import pytest
from attrs import frozen

from crimefacts import (
    Fact,
    MoneyAmount,
    PatternExtractor,
    PatternMatch,
    Qualifier,
    Registry,
    RequirementError,
    Span,
)
from crimefacts.testing import NonConformingError, Outcome, check_extractor, read_examples
from crimefacts.testing.conformance import RULES, check_rule, make_subject

_EXAMPLE = Path(__file__).parent.parent / "examples" / "crimefacts-seizures"
_SOURCE = _EXAMPLE / "src" / "crimefacts_seizures"

# Without what should be found: the rules have to do without it.
_TEXTS = tuple(example.text for example in read_examples(_EXAMPLE / "tests" / "examples.toml")[:1])


@frozen
class Fault:
    """A change of the extractor's source, and the rules of which one at least must notice."""

    name: str
    old: str
    new: str
    rules: tuple[str, ...]


_FACT = "return match.fact(DrugWeight, drug=drug"
_END = "\n\n\ndef plain(words: str)"


def _method(name: str, source: str, *rules: str) -> Fault:
    """A fault in a method that the extractor gets in addition."""
    return Fault(name, _END, "\n\n" + indent(dedent(source), "    ").rstrip() + _END, rules)


def _cite(start: int, end: int) -> str:
    """A fact that stands elsewhere than its match."""
    return (
        f"return match.context.fact(DrugWeight, match.match.start() + {start}, "
        f"match.match.end() + {end}, rule='r', drug=drug"
    )


FAULTS = (
    Fault("span one too long", _FACT, _cite(0, 1), ("grounded", "whole-words")),
    Fault("span one too short", _FACT, _cite(0, -1), ("whole-words",)),
    Fault("span one too early", _FACT, _cite(-1, 0), ("never-raises", "whole-words")),
    _method(
        "last match dropped",
        """
        def extract(self, context):
            yield from list(PatternExtractor.extract(self, context))[:-1]
        """,
        "additive",
    ),
    _method(
        "state kept on the extractor",
        """
        _seen = set()

        def valid(self, fact, context):
            new = fact.quote not in self._seen
            self._seen.add(fact.quote)
            return new
        """,
        "deterministic",
        "independent",
    ),
    _method(
        "state of a document on the extractor",
        """
        _shared = {}

        def extract(self, context):
            self._shared["text"] = context.text
            for fact in PatternExtractor.extract(self, context):
                if self._shared["text"] is context.text:
                    yield fact
        """,
        "independent",
        "same-in-threads",
    ),
    _method(
        "cache keyed by nothing",
        """
        _cache = {}

        def valid(self, fact, context):
            first = self._cache.setdefault("text", context.text)
            return len(first) % 2 == 0
        """,
        "same-elsewhere",
    ),
    _method(
        "random order",
        """
        def extract(self, context):
            import random

            found = list(PatternExtractor.extract(self, context))
            random.shuffle(found)
            return found
        """,
        "deterministic",
    ),
    _method(
        "order of a set",
        """
        def extract(self, context):
            found = {fact.quote: fact for fact in PatternExtractor.extract(self, context)}
            return [found[quote] for quote in set(found)]
        """,
        "same-elsewhere",
    ),
    Fault(
        "field of the wrong type", "kilograms=kilograms)", "kilograms=float(kilograms))", ("typed",)
    ),
    _method(
        "no fact at all",
        """
        def extract(self, context):
            for fact in PatternExtractor.extract(self, context):
                yield fact.quote
        """,
        "kinds",
    ),
    Fault(
        "quote altered",
        _FACT,
        "from crimefacts import Span\n        return DrugWeight(span=Span(*match.match.span()), "
        "quote=plain(match[0]), rule='r', drug=drug",
        ("grounded",),
    ),
    _method(
        "quadratic loop",
        """
        def valid(self, fact, context):
            return sum(1 for word in context.text.split()) > 0
        """,
        "linear",
    ),
    Fault(
        "quadratic pattern",
        r"(?i)(?<![\w.,])(?P<number>\d++",
        r"(?i)\w*+(?:\s\w+)*\s(?P<number>\d++",
        ("linear",),
    ),
    Fault(
        "endless pattern",
        r"(?P<number>\d++(?:[.,]\d++)*+)",
        r"(?P<number>(?:\d|\d\d|[.,])+)",
        ("linear",),
    ),
    Fault(
        "exception swallowed with all facts",
        "        if number is None:\n            return None\n",
        "",
        ("additive",),
    ),
    Fault("fact outside produces", "produces = (Drug", "produces = (Other", ("kinds",)),
    _method(
        "undeclared requirement",
        """
        def valid(self, fact, context):
            from crimefacts import MoneyAmount

            return not context.facts(MoneyAmount)
        """,
        "requirements",
    ),
    Fault("pattern across paragraphs", "{GAP}{of}{GAP}", r"\s+{of}\s+", ("additive",)),
    Fault(
        "last paragraph only",
        "(?P<drug>{drugs})",
        r"(?P<drug>{drugs})(?=[^\n]*+\s*+\Z)",
        ("local", "additive"),
    ),
    _method(
        "every fact twice",
        """
        def extract(self, context):
            yield from PatternExtractor.extract(self, context)
            yield from PatternExtractor.extract(self, context)
        """,
        "distinct",
    ),
    Fault(
        "cannot be pickled",
        "    least: Decimal = Decimal(0)\n",
        "    least: Decimal = Decimal(0)\n    hook: object = lambda: None\n",
        ("picklable",),
    ),
    Fault(
        "list instead of tuple",
        "produces = (DrugWeight,)",
        "produces = [DrugWeight]",
        ("declared",),
    ),
)

# Further changes, which some of the faults need.
_SWALLOW = """

    def extract(self, context):
        try:
            return list(PatternExtractor.extract(self, context))
        except Exception:
            return []
"""
_OTHER = """
@frozen(kw_only=True)
class OtherWeight(Fact):
    type: ClassVar[str] = "other_weight"

    kilograms: Decimal


"""


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Any]]:
    """Makes a copy of the example plugin with another extractor module, and imports it."""
    monkeypatch.syspath_prepend(tmp_path)
    shutil.copytree(_SOURCE, tmp_path / "crimefacts_seizures")

    def load(source: str) -> Any:
        (tmp_path / "crimefacts_seizures" / "extractor.py").write_text(source, encoding="utf-8")
        return importlib.import_module("crimefacts_seizures")

    yield load
    for name in [name for name in sys.modules if name.startswith("crimefacts_seizures")]:
        del sys.modules[name]


def _source() -> str:
    return (_SOURCE / "extractor.py").read_text(encoding="utf-8")


def _faulty(fault: Fault) -> str:
    source = _source()
    assert fault.old in source
    source = source.replace(fault.old, fault.new)
    if "swallowed" in fault.name:
        source = source.replace(_END, _SWALLOW + _END)
    extractor = "@frozen(kw_only=True)\nclass SeizureExtractor"
    return source.replace(extractor, _OTHER + extractor)


def test_the_example_keeps_all_rules(importable: Callable[[str], Any]) -> None:
    plugin = importable(_source())
    importlib.import_module("crimefacts_seizures.strategies").register()
    examples = read_examples(_EXAMPLE / "tests" / "examples.toml")
    report = check_extractor(plugin.SeizureExtractor, examples=examples)
    assert str(report) == "extractor 'seizures' keeps 19 of 19 rules"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_caught(fault: Fault, importable: Callable[[str], Any]) -> None:
    plugin = importable(_faulty(fault))
    subject = make_subject(plugin.SeizureExtractor, examples=_TEXTS)
    results = [check_rule(rule, subject) for rule in RULES if rule.name in fault.rules]
    assert any(result.outcome is Outcome.BROKEN for result in results), results


def test_without_examples_nothing_can_be_said_of_them() -> None:
    subject = make_subject(Weights, max_examples=5)
    for name in ("examples", "planted"):
        (rule,) = (rule for rule in RULES if rule.name == name)
        result = check_rule(rule, subject)
        assert (result.outcome, result.reason[:5]) in {("skipped", "there"), ("skipped", "no ph")}


def test_broken_rules_raise_with_text_and_advice(importable: Callable[[str], Any]) -> None:
    (fault,) = (fault for fault in FAULTS if fault.name == "list instead of tuple")
    plugin = importable(_faulty(fault))
    with pytest.raises(NonConformingError) as caught:
        check_extractor(plugin.SeizureExtractor)
    assert str(caught.value) == (
        "extractor 'seizures' keeps 0 of 1 rules\n"
        "declared: It says what it is called, produces, requires and reads. But `produces` is a "
        "list, not a tuple\n"
        "  advice: Give the class the attributes name, produces, requires and languages, and each "
        "fact class a `type` and the decorator @attrs.frozen(kw_only=True)."
    )
    assert [result.rule.name for result in caught.value.report.broken] == ["declared"]


def test_the_smallest_text_is_found(importable: Callable[[str], Any]) -> None:
    (fault,) = (fault for fault in FAULTS if fault.name == "span one too short")
    plugin = importable(_faulty(fault))
    subject = make_subject(plugin.SeizureExtractor, examples=_TEXTS)
    (rule,) = (rule for rule in RULES if rule.name == "whole-words")
    violation = check_rule(rule, subject).violation
    assert violation is not None
    assert violation.text is not None
    assert len(violation.text) <= len("0 metric tons of cannabis")


class Odd:
    """Says wrong things of itself."""

    def __init__(self, **said: Any) -> None:
        self.__dict__ |= {"name": "odd", "produces": (), "requires": (), "languages": None} | said

    def extract(self, context: object) -> list[Any]:
        return []


@frozen(kw_only=True)
class Untagged(Fact):
    pass


class Undecorated(Fact):
    type = "undecorated"


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({}, "`produces` is empty"),
        ({"name": "Odd One"}, "the name 'Odd One' is not of lower-case letters"),
        ({"produces": (str,)}, "`produces` names <class 'str'>, which is no fact class"),
        ({"produces": (Untagged,)}, "Untagged has no `type` tag of its own"),
        ({"produces": (Undecorated,)}, "Undecorated is not decorated with @attrs.frozen"),
        ({"requires": [MoneyAmount]}, "`requires` is a list, not a tuple"),
        ({"languages": {"en"}}, "neither None nor a frozenset of codes"),
        ({"languages": frozenset()}, "neither None nor a frozenset of codes"),
        ({"languages": frozenset({"English"})}, "not all ISO 639-1 codes"),
    ],
)
def test_what_an_extractor_says_of_itself(said: dict[str, Any], complaint: str) -> None:
    subject = make_subject(cast("Any", lambda: Odd(**said)), registry=Registry())
    result = check_rule(RULES[0], subject)
    assert complaint in str(result)


def test_extractors_given_as_instances_are_checked_too() -> None:
    subject = make_subject(Weights(), examples=["3 kilos"], max_examples=5)
    quick = ("declared", "grounded", "deterministic", "picklable", "additive")
    for rule in RULES:
        if rule.name in quick:
            assert check_rule(rule, subject).outcome is Outcome.KEPT, rule.name


def test_a_missing_producer_is_named() -> None:
    with pytest.raises(RequirementError, match="facts of type 'money', which no extractor at hand"):
        make_subject(cast("Any", lambda: Odd(requires=(MoneyAmount,))), registry=Registry())


@frozen(kw_only=True)
class Weight(Fact):
    type: ClassVar[str] = "weight"


class Weights(PatternExtractor):
    name = "weights"
    produces = (Weight,)
    patterns: ClassVar = {"*": {"kilos": r"\b\d++ kilos\b"}}

    def to_fact(self, match: PatternMatch) -> Weight:
        return match.fact(Weight)


@frozen(kw_only=True)
class Bribe(Fact):
    type: ClassVar[str] = "test_bribe"

    amount: MoneyAmount


class Bribes(PatternExtractor):
    """Reads facts of another extractor."""

    name = "bribes"
    produces = (Bribe,)
    requires = (MoneyAmount,)
    patterns: ClassVar = {"en": {"bribe-of": r"\bbribe\b"}}

    def to_fact(self, match: PatternMatch) -> Bribe | None:
        start, end = match.match.span()
        reach = min(end + 20, match.context.sentence_at(start).end)
        for amount in match.context.facts_in(MoneyAmount, Span(end, max(reach, end + 1))):
            return match.context.fact(Bribe, start, amount.span.end, rule=match.rule, amount=amount)
        return None


class Hoards(PatternExtractor):
    """Finds a stub sum of money wherever dollars stand."""

    name = "hoards"
    produces = (MoneyAmount,)
    patterns: ClassVar = {"*": {"dollars": r"\$\d++"}}

    def to_fact(self, match: PatternMatch) -> MoneyAmount:
        amount = Decimal(match[0][1:])
        return match.fact(
            MoneyAmount,
            currency="USD",
            minimum=amount,
            maximum=amount,
            qualifier=Qualifier.EXACT,
        )


def test_required_facts_come_from_the_registry() -> None:
    subject = make_subject(
        Bribes,
        registry=Registry({"hoards": Hoards}),
        examples=[{"text": "A bribe of $300 was paid.", "facts": [{"quote": "bribe of $300"}]}],
        max_examples=5,
    )
    assert [each.name for each in subject.producers] == ["hoards"]
    for rule in RULES:
        if rule.name in ("examples", "requirements", "local", "additive", "independent"):
            assert check_rule(rule, subject).outcome is Outcome.KEPT, rule.name
