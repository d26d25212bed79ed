"""What an extractor learns from its context about facts that were found before."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Context, Document, Fact, Span
from crimefacts.testing import spans

TEXT = "The tanker Aurora left, and the tanker Maria followed it."


@frozen(kw_only=True)
class Ship(Fact):
    type: ClassVar[str] = "ship"


@frozen(kw_only=True)
class Tanker(Ship):
    type: ClassVar[str] = "tanker"


@frozen(kw_only=True)
class Port(Fact):
    type: ClassVar[str] = "port"


def fact(kind: type[Fact], start: int, end: int) -> Any:
    return kind(span=Span(start, end), quote=TEXT[start:end], rule="r")


def context(*facts: Fact) -> Context:
    return Context(Document(text=TEXT, language="en"), facts)


def test_facts_of_a_type_include_subclasses_and_come_in_text_order() -> None:
    late, early, port = fact(Ship, 39, 44), fact(Tanker, 11, 17), fact(Port, 0, 3)
    known = context(late, port, early)
    assert known.facts(Ship) == (early, late)
    assert known.facts(Tanker) == (early,)
    assert known.facts(Fact) == (port, early, late)


def test_facts_in_a_stretch_are_those_that_begin_in_it() -> None:
    ship = fact(Ship, 11, 17)
    known = context(ship, fact(Port, 12, 13))
    for start, end, inside in ((0, 11, False), (0, 12, True), (11, 12, True), (12, 20, False)):
        assert known.facts_in(Ship, Span(start, end)) == ((ship,) if inside else ())


def test_facts_that_are_added_are_known_at_once() -> None:
    known = context(fact(Ship, 39, 44))
    assert len(known.facts(Ship)) == 1
    known.add([fact(Tanker, 11, 17), fact(Port, 0, 3)])
    assert [ship.quote for ship in known.facts(Ship)] == ["Aurora", "Maria"]
    assert known.facts_in(Ship, Span(0, 20)) == (fact(Tanker, 11, 17),)


@given(st.lists(spans(TEXT)), spans(TEXT))
@settings(deadline=None)
def test_facts_in_agrees_with_looking_at_all(places: list[Span], stretch: Span) -> None:
    known = context(*(fact(Ship, place.start, place.end) for place in places))
    expected = [
        each for each in known.facts(Ship) if stretch.start <= each.span.start < stretch.end
    ]
    assert list(known.facts_in(Ship, stretch)) == expected
