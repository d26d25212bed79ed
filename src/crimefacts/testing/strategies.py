"""Hypothesis strategies for spans, facts of any type, and extractions."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from crimefacts.document import Span
from crimefacts.extraction import Coverage, Extraction, ExtractorFailure
from crimefacts.extractors import text_order
from crimefacts.facts import (
    FIRST_PARTY_FACTS,
    DateExpression,
    DateKind,
    Fact,
    MoneyAmount,
    Organization,
    Place,
    PlaceCandidate,
    Qualifier,
)
from crimefacts.testing.prose import documents
from crimefacts.testing.registrations import registrations

FactT = TypeVar("FactT", bound=Fact)

_MAXIMUM_OFFSET = 10_000
_EMPTY = "an empty text has no spans"
_RULES = ("symbol-before-number", "day-month-year", "known-name", "règle nº 1")
_NAMES = ("money", "dates", "seizures")
_COUNTRIES = ("AR", "BR", "CO", "HT", "MX", "PE", "SN", "US")
_CURRENCIES = ("USD", "EUR", "PEN", "BRL", "BTC")

_made: dict[tuple[type[Fact], int], st.SearchStrategy[Fact]] = {}


def spans(text: str | None = None) -> st.SearchStrategy[Span]:
    """Spans of a text.

    Args:
        text: The text that they lie in, not empty; None takes any offsets.

    Raises:
        ValueError: If the text is empty.
    """
    last = _MAXIMUM_OFFSET if text is None else len(text)
    if not last:
        raise ValueError(_EMPTY)
    return st.tuples(st.integers(0, last - 1), st.integers(0, last - 1)).map(
        lambda ends: Span(min(ends), max(ends) + 1)
    )


def facts(
    fact_type: type[FactT], *, text: str | None = None, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[FactT]:
    """Valid facts of a type, third-party types included: its fields tell what to draw.

    Args:
        fact_type: Class of the facts.
        text: The text that they quote, not empty; None quotes made-up words.
        **fields: How to draw certain fields, such as `drug=st.sampled_from(["cocaine"])`.

    Raises:
        ValueError: If the text is empty.
        TypeError: If a field's type has no strategy.
    """
    drawn = _made_up(fact_type, dict(fields)) if fields else _cached(fact_type)
    if text is None:
        return cast("st.SearchStrategy[FactT]", drawn)
    if not text:
        raise ValueError(_EMPTY)
    return drawn.map(lambda fact: cast("FactT", _anchored(fact, text)))


@st.composite
def extractions(draw: st.DrawFn, *fact_types: type[Fact], with_document: bool = True) -> Extraction:
    """Extractions as a pipeline makes them: grounded facts in text order.

    Args:
        draw: Given by Hypothesis.
        *fact_types: Types of the facts; by default all first-party ones.
        with_document: Whether the extraction holds its document.
    """
    document = draw(documents())
    kinds = fact_types or FIRST_PARTY_FACTS
    one = st.sampled_from(kinds).flatmap(
        lambda kind: facts(
            kind,
            text=document.text,
            extractor=st.sampled_from(_NAMES),
        )
    )
    found = draw(st.lists(one, max_size=5)) if document.text else []
    furniture = draw(st.lists(spans(document.text), max_size=2)) if document.text else []
    return Extraction(
        id=document.id,
        language=document.language,
        published=document.published,
        title=document.title,
        country=document.country,
        facts=tuple(sorted(found, key=text_order)),
        failures=tuple(draw(st.lists(_failures(), max_size=2))),
        coverage=Coverage(
            characters=draw(st.integers(0, len(document.text))),
            furniture=tuple(sorted(furniture)),
            skipped=tuple(draw(st.lists(st.sampled_from(_NAMES), unique=True))),
        ),
        document=document if with_document else None,
    )


def _failures() -> st.SearchStrategy[ExtractorFailure]:
    return st.builds(
        ExtractorFailure,
        extractor=st.sampled_from(_NAMES),
        error=st.sampled_from(["ValueError", "PatternError"]),
        message=_words(),
    )


def _cached(fact_type: type[Fact]) -> st.SearchStrategy[Fact]:
    # What is registered later changes what is drawn, of this type or of one inside it.
    key = fact_type, len(registrations)
    if key not in _made:
        _made[key] = _made_up(fact_type, {})
    return _made[key]


def _made_up(
    fact_type: type[Fact], fields: Mapping[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Fact]:
    """Facts that quote made-up words."""

    def make(start: int, quote: str, values: dict[str, Any]) -> Fact:
        span = Span(start, start + len(quote))
        return _consistent(fact_type(span=span, quote=quote, **values))

    return st.builds(
        make,
        st.integers(0, _MAXIMUM_OFFSET),
        _words(min_size=1),
        st.fixed_dictionaries(_field_strategies(fact_type) | dict(fields)),
    )


def _anchored(value: Any, text: str) -> Any:  # noqa: ANN401 -- any field of a fact
    """A value with all spans in it moved into a text, and all facts quoting it."""
    if isinstance(value, Span):
        start = value.start % len(text)
        return Span(start, min(start + len(value), len(text)))
    if isinstance(value, tuple):
        return tuple(_anchored(item, text) for item in value)
    if attrs.has(type(value)):
        changed: dict[str, Any] = {
            field.name: _anchored(getattr(value, field.name), text)
            for field in attrs.fields(type(value))
            if field.init
        }
        if isinstance(value, Fact):
            changed["quote"] = changed["span"].of(text)
        return attrs.evolve(value, **changed)
    return value


def _words(min_size: int = 0) -> st.SearchStrategy[str]:
    # Lone surrogates cannot be written to a file in any encoding, so no document holds them.
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=20)


def _decimals() -> st.SearchStrategy[Decimal]:
    return st.decimals(
        min_value=-(10**12), max_value=10**15, allow_nan=False, allow_infinity=False, places=2
    )


def _floats(low: float | None = None, high: float | None = None) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


_SCALARS: dict[object, Callable[[], st.SearchStrategy[Any]]] = {
    str: _words,
    int: lambda: st.integers(-(2**53), 2**53),
    float: _floats,
    bool: st.booleans,
    Decimal: _decimals,
    dt.date: st.dates,
}

# What the annotations of the first-party facts do not tell.
_KNOWN_FIELDS: dict[type, dict[str, Callable[[], st.SearchStrategy[Any]]]] = {
    Fact: {
        "rule": lambda: st.sampled_from(_RULES),
        "extractor": lambda: st.just(""),
    },
    MoneyAmount: {
        "currency": lambda: st.none() | st.sampled_from(_CURRENCIES),
        "minimum": lambda: st.none() | _sums(),
        "maximum": lambda: st.none() | _sums(),
    },
    DateExpression: {
        "value": lambda: st.none() | st.sampled_from(["2014-03", "2012/..", "P10Y", "R/P1W"]),
    },
    Organization: {"country": lambda: st.none() | st.sampled_from(_COUNTRIES)},
}
_POSITIONS: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "country": lambda: st.none() | st.sampled_from(_COUNTRIES),
    "latitude": lambda: st.none() | _floats(-90, 90),
    "longitude": lambda: st.none() | _floats(-180, 180),
}
_KNOWN_FIELDS |= {Place: _POSITIONS, PlaceCandidate: _POSITIONS}


def _sums() -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False)


def _consistent(fact: FactT) -> FactT:
    """Make fields agree that are drawn one by one."""
    if isinstance(fact, MoneyAmount):
        return cast("FactT", _consistent_money(fact))
    if isinstance(fact, DateExpression):
        return cast("FactT", _consistent_date(fact))
    return fact


def _consistent_money(fact: MoneyAmount) -> MoneyAmount:
    some = fact.minimum if fact.minimum is not None else fact.maximum
    some = Decimal(1) if some is None else some
    low, high = some, some if fact.maximum is None else fact.maximum
    match fact.qualifier:
        case Qualifier.AT_LEAST:
            return attrs.evolve(fact, minimum=some, maximum=None)
        case Qualifier.AT_MOST:
            return attrs.evolve(fact, minimum=None, maximum=some)
        case Qualifier.RANGE:
            return attrs.evolve(fact, minimum=min(low, high), maximum=max(low, high))
        case _:
            return attrs.evolve(fact, minimum=some, maximum=some)


def _consistent_date(fact: DateExpression) -> DateExpression:
    if fact.kind is not DateKind.DATE:
        return attrs.evolve(fact, earliest=None, latest=None)
    if fact.earliest is not None and fact.latest is not None and fact.earliest > fact.latest:
        return attrs.evolve(fact, earliest=fact.latest, latest=fact.earliest)
    return fact


@cache
def _hints(owner: type) -> Mapping[str, Any]:
    return get_type_hints(owner)


def _field_strategies(owner: type) -> dict[str, st.SearchStrategy[Any]]:
    hints = _hints(owner)
    result: dict[str, st.SearchStrategy[Any]] = {
        field.name: _of(hints[field.name], f"{owner.__qualname__}.{field.name}")
        for field in attrs.fields(owner)
        if field.init and not (issubclass(owner, Fact) and field.name in ("span", "quote"))
    }
    for base in reversed(owner.__mro__):
        known = _KNOWN_FIELDS.get(base, {})
        result |= {name: make() for name, make in known.items() if name in result}
        if base in registrations:
            result |= registrations[base].fields
    return result


def _of(hint: Any, where: str) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911
    if hint in _SCALARS:
        return _SCALARS[hint]()
    if hint is Span:
        return spans()
    origin, members = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kinds = sorted(members, key=lambda kind: kind is not types.NoneType)
        return st.one_of(*(_of(kind, where) for kind in kinds))
    if hint in (None, types.NoneType):
        return st.none()
    if origin is Literal:
        return st.sampled_from(members)
    if origin is tuple:
        if members[1:] == (Ellipsis,):
            return st.lists(_of(members[0], where), max_size=2).map(tuple)
        return st.tuples(*(_of(member, where) for member in members))
    if isinstance(hint, type):
        drawn = _of_class(hint)
        if drawn is not None:
            return drawn
    msg = f"cannot draw {where}: {hint}; say how with facts(..., {where.rpartition('.')[2]}=...)"
    raise TypeError(msg)


def _of_class(hint: type) -> st.SearchStrategy[Any] | None:
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    if issubclass(hint, Fact):
        kind = MoneyAmount if hint is Fact else hint
        return st.deferred(lambda: _cached(kind))
    if attrs.has(hint):
        return st.deferred(lambda: st.builds(hint, **_field_strategies(hint)))
    return None
