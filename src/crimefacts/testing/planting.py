"""Texts with known facts in them: plant facts, extract, compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import attrs
from attrs import frozen
from hypothesis import strategies as st

from crimefacts.document import Document, Span
from crimefacts.facts import FIRST_PARTY_FACTS, Cargo, Fact, Place, PlaceKind, TraffickingRoute
from crimefacts.serialization import PLACE_ROLES, fact_from_dict
from crimefacts.testing.prose import LOCALES, neutral_sentences, table
from crimefacts.testing.registrations import Phrase, registrations

PLANTED = "planted"


@frozen(kw_only=True)
class Planted:
    """A document, and facts that are known to stand in it.

    Args:
        document: The text.
        facts: The facts that were planted, in text order. Other facts may stand there too.
    """

    document: Document
    facts: tuple[Fact, ...]


_Maker = Callable[[Phrase, Span, str], Fact]


@frozen(kw_only=True)
class _Plants:
    """How to plant facts of one type, by language."""

    make: _Maker
    phrases: Mapping[str, Sequence[Phrase]]
    carriers: Mapping[str, Sequence[str]]


def plantable(fact_type: type[Fact]) -> bool:
    """Whether facts of a type can be planted: first-party ones, and those registered so."""
    registration = registrations.get(fact_type)
    return fact_type in FIRST_PARTY_FACTS or (
        registration is not None and bool(registration.phrases)
    )


@st.composite
def planted(
    draw: st.DrawFn, fact_type: type[Fact], *, languages: Collection[str] | None = None
) -> Planted:
    """Texts with known facts of one type.

    Args:
        draw: Given by Hypothesis.
        fact_type: Type of the facts; a first-party one, or one registered with phrases.
        languages: ISO 639-1 codes to choose from; None takes all that there are phrases for.

    Raises:
        LookupError: If nothing is known to plant.
    """
    plants = _plants(fact_type)
    choice = sorted(set(plants.phrases) & set(languages or plants.phrases))
    if not choice:
        msg = f"no phrases for {fact_type.__name__} in {sorted(languages or ())}"
        raise LookupError(msg)
    language = draw(st.sampled_from(choice))
    carriers = plants.carriers.get(language) or table(LOCALES.choose(language))["other"]
    neutral = st.sampled_from(neutral_sentences(language))
    text = ""
    found: list[Fact] = []
    for phrase in draw(st.lists(st.sampled_from(plants.phrases[language]), min_size=1, max_size=3)):
        for sentence in draw(st.lists(neutral, max_size=2)):
            text += sentence + " "
        carrier = draw(st.sampled_from(carriers))
        before, _, after = carrier.partition("{}")
        start = len(text) + len(before) + phrase.words.index(phrase.cite or phrase.words)
        quote = phrase.cite or phrase.words
        found.append(plants.make(phrase, Span(start, start + len(quote)), quote))
        text += before + phrase.words + after + draw(st.sampled_from(["\n\n", " "]))
    return Planted(
        document=Document(
            text=text.rstrip(), language=language, published=dt.date(2020, 6, 15), title="-"
        ),
        facts=tuple(found),
    )


def _plants(fact_type: type[Fact]) -> _Plants:
    registration = registrations.get(fact_type)
    if registration is not None and registration.phrases:
        return _Plants(
            make=lambda phrase, span, quote: fact_type(
                span=span, quote=quote, rule=PLANTED, **phrase.fields
            ),
            phrases=registration.phrases,
            carriers=registration.carriers,
        )
    if fact_type not in FIRST_PARTY_FACTS:
        msg = (
            f"nothing is known to plant for {fact_type.__name__}: give "
            f"register_fact_type({fact_type.__name__}, phrases=...) phrases"
        )
        raise LookupError(msg)
    tables = {locale: table(locale) for locale in LOCALES.names()}
    return _Plants(
        make=_make_route if fact_type is TraffickingRoute else _first_party_maker(fact_type),
        phrases={
            locale: [_read_phrase(row) for row in data["phrases"][fact_type.type]]
            for locale, data in tables.items()
        },
        carriers={locale: data["carriers"][fact_type.type] for locale, data in tables.items()},
    )


def _read_phrase(row: Mapping[str, Any]) -> Phrase:
    fields = {key: value for key, value in row.items() if key not in ("quote", "cite")}
    return Phrase(words=row["quote"], cite=row.get("cite"), fields=fields)


def _first_party_maker(fact_type: type[Fact]) -> _Maker:
    empty = {
        field.name: None for field in attrs.fields(fact_type) if field.default is attrs.NOTHING
    }

    def make(phrase: Phrase, span: Span, quote: str) -> Fact:
        data = {**empty, "type": fact_type.type, "start": span.start, "end": span.end}
        return fact_from_dict(data | {"quote": quote, "rule": PLANTED, **phrase.fields})

    return make


def _make_route(phrase: Phrase, span: Span, quote: str) -> Fact:
    def place(written: str) -> Place:
        name, _, country = written.partition("|")
        start = span.start + quote.index(name)
        where = Span(start, start + len(name))
        return Place(
            span=where,
            quote=name,
            rule=PLANTED,
            name=name,
            kind=PlaceKind.COUNTRY,
            country=country,
        )

    places: dict[str, Any] = {
        role: tuple(map(place, phrase.fields.get(role, ()))) for role in PLACE_ROLES.values()
    }
    cargo = Cargo(phrase.fields["cargo"])
    return TraffickingRoute(span=span, quote=quote, rule=PLANTED, cargo=cargo, **places)
