"""The rules catch faulty extractors: copies of the example plugin, each with one fault."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from attrs import frozen

from crimefacts.testing import Outcome, check_extractor, read_examples
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
    examples = read_examples(_EXAMPLE / "tests" / "examples.toml")
    report = check_extractor(plugin.SeizureExtractor, examples=examples)
    assert str(report) == "extractor 'seizures' keeps 19 of 19 rules"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_caught(fault: Fault, importable: Callable[[str], Any]) -> None:
    plugin = importable(_faulty(fault))
    subject = make_subject(plugin.SeizureExtractor, examples=_TEXTS)
    results = [check_rule(rule, subject) for rule in RULES if rule.name in fault.rules]
    assert any(result.outcome is Outcome.BROKEN for result in results), results
