"""Countries, nationalities and areas: the names that are places wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from attrs import evolve, frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import (
    CountryFormKind,
    country_forms,
    country_name,
    without_accents,
)
from crimefacts.text.locales import Locales, package_text

PACKAGE = "crimefacts_places"
LOCALES = Locales(PACKAGE)

# Shorter names in capitals are as likely acronyms ("IRAN" and "CUBA" are names, "OMA" is not).
_SHORTEST_IN_CAPITALS = 4
# Letters and digits that one byte of Latin-1 stands for; see `naming`.
_FIRST_WORD = re.compile(r"[^\W_\u0100-\U0010ffff]+")


@frozen
class Meaning:
    """What a form stands for.

    Args:
        kind: What sort of place.
        usual: Its usual name in the language.
        name: The name to report; the form itself unless the form is an adjective or a country.
        country: ISO 3166-1 alpha-2 code of the country it is or lies in.
        latitude: Degrees north of about its middle.
        longitude: Degrees east of about its middle.
        demonym: Whether the form is a nationality or a regional adjective.
        guarded: Whether the form is also a word, a person's name or the name of other places.
        river: Whether it is a river's only behind an article ("the Nanay").
    """

    kind: PlaceKind
    usual: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    demonym: bool = False
    guarded: bool = False
    river: bool = False


class Known(NamedTuple):
    """A form in a text: where it stands and what it may mean; nothing where it is no place."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Vocabulary:
    """All forms of a language.

    Args:
        locale: The language.

    Attributes:
        first_words: The forms by the word that they begin with, the longest first, each with its
            length and what it may stand for.
    """

    def __init__(self, locale: str) -> None:
        table: dict[str, list[Meaning]] = {}
        for form, meaning in _all_forms(locale):
            _enter(table, form, meaning)
        # In Spanish and Portuguese nationalities are written small and stand large at the
        # beginning of a sentence or in the name of an institution.
        for form in [form for form in table if form[0].islower()]:
            _enter_all(table, form[0].upper() + form[1:], table[form])
        for form in tuple(table):
            if len(form) >= _SHORTEST_IN_CAPITALS:
                for capitals in (form.upper(), without_accents(form.upper())):
                    _enter_all(table, capitals, table[form])
        for form in LOCALES.lines(locale, "not_places.txt"):
            table.setdefault(form, [])
        self._table = {form: tuple(meanings) for form, meanings in table.items()}
        self.first_words: dict[str, list[tuple[str, int, tuple[Meaning, ...]]]] = {}
        for form in sorted(self._table, key=len, reverse=True):
            word = _FIRST_WORD.match(form)[0]  # type: ignore[index]
            self.first_words.setdefault(word, []).append((form, len(form), self._table[form]))

    def meanings(self, form: str) -> tuple[Meaning, ...]:
        """What a form stands for, the usual meaning first."""
        return self._table.get(form, ())


@cache
def vocabulary(locale: str) -> Vocabulary:
    """The vocabulary of a locale, built at first use."""
    return Vocabulary(locale)


def _enter(table: dict[str, list[Meaning]], form: str, meaning: Meaning) -> None:
    known = table.setdefault(form, [])
    key = (meaning.kind, meaning.country, meaning.usual)
    if all((other.kind, other.country, other.usual) != key for other in known):
        known.append(meaning)


def _enter_all(table: dict[str, list[Meaning]], form: str, meanings: list[Meaning]) -> None:
    # "CHINA" is the country first and the nationality second.
    for meaning in sorted(meanings, key=lambda meaning: meaning.demonym):
        _enter(table, form, meaning)


def _all_forms(locale: str) -> Iterator[tuple[str, Meaning]]:
    # Areas first: "Central African" is the region before it is the country of that name.
    yield from _area_forms(locale)
    yield from _country_forms(locale)
    yield from _river_forms()


def _river_forms() -> Iterator[tuple[str, Meaning]]:
    """Rivers that stand without their noun: "el Guadalquivir", "the Nanay"."""
    for kind, names, country, latitude, longitude in rows("waters.tsv"):
        if kind == "River":
            for name in names.split(";"):
                yield (
                    name,
                    Meaning(
                        kind=PlaceKind.WATER,
                        usual=name,
                        name=name,
                        country=country or None,
                        latitude=float(latitude),
                        longitude=float(longitude),
                        guarded=True,
                        river=True,
                    ),
                )


def _country_forms(locale: str) -> Iterator[tuple[str, Meaning]]:
    centres = {code: (float(lat), float(lon)) for code, lat, lon in rows("centres.tsv")}
    for entry in country_forms(locale):
        if entry.kind is CountryFormKind.CAPITAL:
            continue
        latitude, longitude = centres.get(entry.code, (None, None))
        usual = country_name(entry.code, locale) or entry.form
        yield (
            entry.form,
            Meaning(
                kind=PlaceKind.COUNTRY,
                usual=usual,
                name=usual,
                country=entry.code,
                latitude=latitude,
                longitude=longitude,
                demonym=entry.kind is CountryFormKind.DEMONYM,
                guarded=entry.ambiguous,
            ),
        )


def _area_forms(locale: str) -> Iterator[tuple[str, Meaning]]:
    areas = {row[0]: row for row in rows("areas.tsv")}
    inflection: dict[str, list[str]] = LOCALES.toml(locale, "words.toml")["inflection"]
    for row in LOCALES.rows(locale, "areas.tsv"):
        key, name, aliases, adjectives = row
        _, kind, country, latitude, longitude = areas[key]
        usual = name.lstrip("~")
        meaning = Meaning(
            kind=PlaceKind(kind),
            usual=usual,
            name=usual,
            country=country or None,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )
        for form in [name, *aliases.split(";")]:
            bare = form.lstrip("~=")
            if bare:
                reported = usual if form.startswith("=") else bare
                yield bare, evolve(meaning, name=reported, guarded=form.startswith("~"))
        for adjective in filter(None, adjectives.split(";")):
            bare = adjective.lstrip("~")
            for form in inflected(bare, inflection):
                yield form, evolve(meaning, demonym=True, guarded=bare != adjective)


def inflected(adjective: str, inflection: dict[str, list[str]]) -> list[str]:
    """All genders and numbers of an adjective; English ones also as nouns in the plural."""
    for ending, endings in inflection.items():
        if adjective.endswith(ending):
            stem = adjective[: -len(ending)]
            return [stem + end for end in endings]
    return [adjective, adjective + "s"] if adjective.endswith("an") else [adjective]


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of one of the package's lists that hold for all languages."""
    text = package_text(PACKAGE, name)
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of the package's tables that hold for all languages."""
    return tuple(tuple(line.split("\t")) for line in lines(name))
