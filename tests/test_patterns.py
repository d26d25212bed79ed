"""Extractors made of patterns."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import pytest
import regex
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from crimefacts import (
    Context,
    Document,
    Extraction,
    Fact,
    PatternError,
    PatternExtractor,
    PatternMatch,
    Pipeline,
    Registry,
    hookimpl,
)
from crimefacts.text.numbers import NUMBER, parse_number
from crimefacts.text.words import GAP, any_of


@frozen(kw_only=True)
class Weight(Fact):
    type: ClassVar[str] = "weight"

    kilograms: Decimal


UNITS = {
    "en": {"kilos": 1, "tonnes": 1000, "tonne": 1000},
    "es": {"kilos": 1, "toneladas": 1000, "tonelada": 1000},
}


@frozen(kw_only=True)
class WeightExtractor(PatternExtractor):
    name = "weights"
    produces = (Weight,)

    at_least: Decimal = Decimal(0)

    def locales(self) -> tuple[str, ...]:
        return tuple(UNITS)

    def patterns_in(self, locale: str) -> Mapping[str, str]:
        unit = any_of(UNITS[locale])
        return {"number-and-unit": rf"(?P<number>{NUMBER}){GAP}(?P<unit>{unit})"}

    def to_fact(self, match: PatternMatch) -> Weight | None:
        number = parse_number(match["number"])
        if number is None:
            return None
        return match.fact(Weight, kilograms=number * UNITS[match.locale][match["unit"]])

    def valid(self, fact: Fact, context: Context) -> bool:
        return isinstance(fact, Weight) and fact.kilograms >= self.at_least


class Shouts(PatternExtractor):
    """The one-screen way."""

    name = "shouts"
    produces = (Fact,)
    patterns: ClassVar = {
        "*": {"capitals": r"\b\p{Lu}{3,}+\b", "with-mark": r"\b\p{Lu}{3,}+!", "late": r"LATE\w+"},
        "es": {"opening": r"¡\p{Lu}++"},
    }

    def to_fact(self, match: PatternMatch) -> Fact:
        return match.fact(Fact)


def copy(extractor: PatternExtractor) -> PatternExtractor:
    copied = pickle.loads(pickle.dumps(extractor))  # noqa: S301 -- our own
    assert isinstance(copied, PatternExtractor)
    return copied


def read(extractor: PatternExtractor, text: str, language: str | None = "en") -> list[Fact]:
    return list(extractor.extract(Context(Document(text=text, language=language))))


def run(extractor: type[PatternExtractor], text: str, language: str | None = "en") -> Extraction:
    class Plugin:
        @hookimpl
        def crimefacts_extractors(self) -> list[type[PatternExtractor]]:
            return [extractor]

    pipeline = Pipeline(Registry({"plugin": Plugin()}))
    return pipeline.extract(Document(text=text, language=language))


def test_a_match_becomes_a_fact() -> None:
    (fact,) = read(WeightExtractor(), "They found 1.2 tonnes of cocaine.")
    assert isinstance(fact, Weight)
    assert (fact.quote, fact.rule) == ("1.2 tonnes", "number-and-unit")
    assert fact.kilograms == Decimal(1200)


def test_patterns_are_those_of_the_language() -> None:
    assert read(WeightExtractor(), "2 toneladas", "en") == []
    assert [fact.quote for fact in read(WeightExtractor(), "2 toneladas", "es")] == ["2 toneladas"]
    assert WeightExtractor().languages == frozenset({"en", "es"})


def test_in_a_text_of_unknown_language_all_patterns_are_tried() -> None:
    facts = read(WeightExtractor(), "2 toneladas, 3 tonnes, 4 kilos", None)
    assert [fact.quote for fact in facts] == ["2 toneladas", "3 tonnes", "4 kilos"]


def test_the_pipeline_skips_only_what_speaks_another_language() -> None:
    extraction = run(WeightExtractor, "3 tonnes", "pt")
    assert (extraction.facts, extraction.coverage.skipped) == ((), ("weights",))
    extraction = run(WeightExtractor, "3", None)
    assert extraction.coverage.skipped == ()


def test_patterns_for_any_language() -> None:
    assert Shouts().languages is None
    assert [fact.quote for fact in read(Shouts(), "¡ALTO AHÍ", "fr")] == ["ALTO", "AHÍ"]


def test_of_overlapping_facts_the_leftmost_and_longest_wins() -> None:
    facts = [(fact.quote, fact.rule) for fact in read(Shouts(), "STOP! TOO LATELY ¡ALTO", "es")]
    assert facts == [
        ("STOP!", "with-mark"),
        ("TOO", "capitals"),
        ("LATELY", "capitals"),  # the one listed first, where two are equally long
        ("¡ALTO", "opening"),
    ]


def test_overlapping_facts_are_kept_on_demand_but_never_twice() -> None:
    class Overlapping(Shouts):
        overlapping = True

    facts = [fact.quote for fact in read(Overlapping(), "STOP! LATELY")]
    assert facts == ["STOP!", "STOP", "LATELY"]


def test_the_second_look() -> None:
    extractor = WeightExtractor(at_least=Decimal(100))
    assert [fact.quote for fact in read(extractor, "3 kilos, 2 tonnes")] == ["2 tonnes"]


def test_a_match_that_is_none_after_all() -> None:
    assert read(WeightExtractor(), "1,23,4.5.6 kilos") == []


def test_groups_and_their_spans() -> None:
    seen: list[PatternMatch] = []

    class Grouped(Shouts):
        patterns: ClassVar = {"en": {"optional": r"(?P<one>a)(?P<two>b)?(?P<none>)"}}

        def to_fact(self, match: PatternMatch) -> Fact:
            seen.append(match)
            return match.fact(Fact, group="one")

    (fact,) = read(Grouped(), "xa")
    assert (fact.quote, fact.span.start) == ("a", 1)
    (match,) = seen
    assert (match["one"], match["two"], match["none"]) == ("a", "", "")
    assert (match.span("one"), match.span("two"), match.span("none")) == (fact.span, None, None)
    with pytest.raises(ValueError, match="start"):
        match.fact(Fact, group="two")


def test_a_pattern_that_runs_away_fails_with_advice() -> None:
    class Runaway(Shouts):
        patterns: ClassVar = {"en": {"endless": r"(?:a|aa)+$"}}

    with pytest.raises(PatternError, match=r"'endless' \(en\) of extractor 'shouts' .* 0\.05 s .*"):
        read(Runaway(timeout=0.05), "a" * 60 + "b")


def test_a_malformed_pattern_fails_with_its_place() -> None:
    class Malformed(Shouts):
        patterns: ClassVar = {"en": {"open": r"(abc"}}

    extraction = run(Malformed, "abc")
    (failure,) = extraction.failures
    assert failure.error == "PatternError"
    assert "'open' (en)" in failure.message
    assert "position 4" in failure.message


def test_an_extractor_without_patterns_is_refused() -> None:
    class Empty(PatternExtractor):
        name = "empty"
        produces = (Fact,)

        def to_fact(self, match: PatternMatch) -> None:
            return None

    with pytest.raises(TypeError, match="Empty has no patterns"):
        Empty()


def test_extractors_are_values() -> None:
    extractor = WeightExtractor(at_least=Decimal(3))
    read(extractor, "3 kilos")
    again = copy(extractor)
    assert again == extractor == WeightExtractor(at_least=Decimal(3))
    assert hash(again) == hash(extractor)
    assert read(again, "3 kilos") == read(extractor, "3 kilos")
    assert extractor != WeightExtractor()


@pytest.mark.parametrize(
    ("text", "crossed"),
    [
        ("a b", True),
        ("a \u00a0\tb", True),
        ("a\nb", True),
        ("a \r\n  b", True),
        ("a\n\nb", False),
        ("a \n \n b", False),
        ("a\r\n\r\nb", False),
        ("ab", False),
    ],
)
def test_a_gap_never_crosses_a_blank_line(text: str, *, crossed: bool) -> None:
    assert bool(regex.fullmatch(f"a{GAP}b", text)) is crossed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kilos", ["kilos"]),
        ("2 kilo", ["kilo"]),
        ("kilometre", []),
        ("mega\nbytes", ["mega\nbytes"]),
        ("£kilo£", ["kilo"]),
        ("Kilo", []),
        ("C++", ["C++"]),
    ],
)
def test_any_of(text: str, found: list[str]) -> None:
    pattern = any_of(["kilo", "kilos", "mega bytes", "C++", ""])
    assert regex.findall(pattern, text) == found


def test_any_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        any_of(["", ""])


@given(st.lists(st.text(min_size=1), min_size=1))
def test_any_of_matches_each_of_its_words(words: list[str]) -> None:
    pattern = any_of(words) if any(word.split() for word in words) else None
    for word in words if pattern else ():
        if word.split():
            assert regex.fullmatch(pattern or "", " ".join(word.split()))
