"""The rules as tests: subclass `ExtractorSuite` in a test module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest

from crimefacts.extractors import Extractor
from crimefacts.registry import Registry
from crimefacts.testing.conformance import (
    RULES,
    ExampleLike,
    Outcome,
    check_rule,
    make_subject,
)
from crimefacts.testing.examples import read_examples
from crimefacts.testing.rules import Rule
from crimefacts.testing.subject import Subject


class ExtractorSuite:
    """What every extractor promises, a test a rule.

    Subclass it in a test module under a name that pytest collects:

        class TestSeizures(ExtractorSuite):
            extractor = SeizureExtractor
            examples = Path(__file__).with_name("examples.toml")

    A broken rule fails with the smallest text that shows it, and with advice.

    Attributes:
        extractor: The extractor class, or another callable that makes the extractor.
        examples: Texts that it is made for, with what should be found; or the file that holds them,
            which `read_examples` reads.
        registry: Where extractors for the fact types in `requires` come from; None discovers the
            installed plugins.
        whole_document: True for an extractor whose facts may depend on other paragraphs.
        max_examples: How many reports and how many texts to draw.
        seed: Which ones to draw.
        exempt: Rules that the extractor has good reason to break, with the reason.
    """

    extractor: ClassVar[Callable[[], Extractor]]
    examples: ClassVar[Iterable[ExampleLike] | Path] = ()
    registry: ClassVar[Registry | None] = None
    whole_document: ClassVar[bool] = False
    max_examples: ClassVar[int] = 50
    seed: ClassVar[int] = 0
    exempt: ClassVar[Mapping[str, str]] = {}

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_rule(self, rule: Rule) -> None:
        """Check one rule."""
        __tracebackhide__ = True
        reason = self.exempt.get(rule.name)
        if reason is not None:
            pytest.skip(reason)
        suite: Any = type(self)
        result = check_rule(rule, _subject(suite))
        if result.outcome is Outcome.SKIPPED:
            pytest.skip(result.reason)
        if result.outcome is Outcome.BROKEN:
            pytest.fail(str(result), pytrace=False)


@cache
def _subject(suite: Any) -> Subject:  # noqa: ANN401 -- a subclass of ExtractorSuite
    examples = suite.examples
    return make_subject(
        suite.extractor,
        examples=read_examples(examples) if isinstance(examples, Path) else examples,
        registry=suite.registry,
        whole_document=suite.whole_document,
        max_examples=suite.max_examples,
        seed=suite.seed,
    )
