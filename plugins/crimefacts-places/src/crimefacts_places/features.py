"""Places that a generic noun tells: "Paraná River", "golfo de Urabá", "municipio de Acandí"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

import regex
from attrs import frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import without_accents
from crimefacts_places.vocabulary import LOCALES, rows

# A name takes a few words, with small words between them.
_WORD = r"\p{Lu}(?:[\p{L}\p{M}\-]|['’](?![sS]\b)|['’]s(?= \p{Lu}))*+"


_REACH = 60
_MOST_WORDS = 5
_NEXT_WORD = regex.compile(r" ?[\w'’.-]+")


@frozen
class Feature:
    """A place told by a generic noun.

    Args:
        start: Where it begins with its noun.
        end: Where it ends with its noun.
        name: What to report as its name.
        name_start: Where the name alone begins.
        name_end: Where the name alone ends.
        kind: What sort of place it is.
        country: ISO 3166-1 alpha-2 code of the country it lies in, where known.
        latitude: Degrees north, where known.
        longitude: Degrees east, where known.
    """

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@frozen
class Features:
    """The patterns of a language, and the waters and areas that are known."""

    nouns: frozenset[str]
    in_capitals: Mapping[str, tuple[str, str]]
    before: Any
    after: Any
    behind: Any
    article_before: Any
    preposition_before: Any
    classes: Mapping[str, str]
    known: Mapping[tuple[str, str], tuple[str, ...]]
    keep_whole: bool

    def find(self, text: str, nouns: Iterable[tuple[int, int]]) -> Iterator[Feature]:
        """Yield the places of a text that a generic noun tells, in any order.

        Args:
            text: The text.
            nouns: Where words of `nouns` stand in it.
        """
        for start, end in nouns:
            if text[start:end].isupper():
                yield from self._told_in_capitals(text, start, end)
                continue
            match = self.before.match(text, start)
            feature = match and self._feature(text, match, start, match.end())
            if feature is not None:
                yield feature
            noun = self.after.match(text, start - 1) if self.keep_whole and start else None
            if noun is not None:
                name = self.behind.match(text, max(0, start - 1 - _REACH), start - 1)
                feature = name and self._feature(text, noun, name.start("name"), noun.end(), name)
                if feature is not None:
                    yield feature

    def _told_in_capitals(self, text: str, start: int, end: int) -> Iterator[Feature]:
        """Known places only: in capitals a name shows no end."""
        stretches = [(start, stop) for stop in _blanks(text, end)]
        stretches += [(begin, end) for begin in _blanks_before(text, start)]
        for begin, stop in stretches:
            told = self.in_capitals.get(text[begin:stop])
            if told is not None:
                name, feature_class = told
                country, latitude, longitude = self.known[feature_class, name]
                yield Feature(
                    start=begin,
                    end=stop,
                    name=text[begin:stop].title() if self.keep_whole else name,
                    name_start=begin,
                    name_end=stop,
                    kind=PlaceKind.REGION if feature_class == "valley" else PlaceKind.WATER,
                    country=country or None,
                    latitude=float(latitude),
                    longitude=float(longitude),
                )
                return

    def _feature(
        self, text: str, match: regex.Match, start: int, end: int, name_match: regex.Match = None
    ) -> Feature | None:
        name_start, name_end = (name_match or match).span("name")
        noun = match["noun"].strip()
        name = text[name_start:name_end]
        kind = _kind(match)
        kept = noun[0].isupper() and kind is not PlaceKind.CITY
        if kept and not self.keep_whole and kind is PlaceKind.WATER:
            from_ = max(0, start - _REACH)
            # "En Río Muerto" may be a village, "el Río Suches" is a river, "juez Rio Branco" a man.
            if self.preposition_before.match(text, from_, start):
                kind = PlaceKind.REGION
            elif self.article_before.match(text, from_, start):
                kept = False
            else:
                return None
        elif not self.keep_whole:
            kept = False
        feature_class = self.classes.get(noun.lower(), "")
        country, latitude, longitude = self.known.get((feature_class, name), ("", "", ""))
        return Feature(
            start=start,
            end=end,
            name=text[start:end] if kept else name,
            name_start=name_start,
            name_end=name_end,
            kind=kind,
            country=country or None,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )


def _blanks(text: str, end: int) -> list[int]:
    """Where the next words end, the furthest first."""
    return [match.end() for match in islice(_NEXT_WORD.finditer(text, end), _MOST_WORDS)][::-1]


def _blanks_before(text: str, start: int) -> list[int]:
    """Where the words before begin, the furthest first."""
    words = _NEXT_WORD.finditer(text, max(0, start - _REACH), start)
    return [match.start() + (text[match.start()] == " ") for match in words]


def _cases(noun: str) -> tuple[str, ...]:
    """A noun inside a sentence, in a name, and in capitals."""
    return (noun, noun.capitalize(), noun.upper(), without_accents(noun.upper()))


def _in_capitals(
    classes: Mapping[str, str], known: Mapping[tuple[str, str], object], *, both_sides: bool
) -> dict[str, tuple[str, str]]:
    """Known waters with their nouns as a text in capitals has them."""
    table: dict[str, tuple[str, str]] = {}
    for noun, feature_class in classes.items():
        for known_class, name in known:
            if known_class == feature_class:
                for whole in (f"{noun} {name}", f"{name} {noun}")[: 1 + both_sides]:
                    for form in (whole.upper(), without_accents(whole.upper())):
                        table.setdefault(form, (name, feature_class))
    return table


def _kind(match: regex.Match) -> PlaceKind:
    groups = match.groupdict()
    if groups.get("city") or groups.get("city2"):
        return PlaceKind.CITY
    return PlaceKind.WATER if groups.get("water") else PlaceKind.REGION


@cache
def features(locale: str) -> Features:
    """The patterns of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    joint = words["name_joint"]
    # Read backwards, a possessive word would swallow its own capital.
    word = _WORD.replace("*+", "*")
    no_feature = rf"(?!{words['no_feature']}(?!\w))"
    name = rf"(?P<name>{no_feature}{_WORD}(?: (?:{joint} ){{0,2}}{_WORD}){{0,3}}+)"
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    for feature_class, names, country, latitude, longitude in rows("waters.tsv"):
        for known_name in names.split(";"):
            known.setdefault((feature_class.lower(), known_name), (country, latitude, longitude))
    nouns = words["feature_nouns"]
    return Features(
        nouns=frozenset(form for noun in nouns for form in _cases(noun)),
        in_capitals=_in_capitals(words["feature_class"], known, both_sides=locale == "en"),
        before=regex.compile(rf"(?P<noun>{words['feature_before']}){name}"),
        after=regex.compile(rf"(?P<noun>{words['feature_after']})"),
        behind=regex.compile(rf"(?r)(?<!\w)(?P<name>{no_feature}{word}(?: {word}){{0,2}})"),
        # An article, or the beginning of a sentence, where every word is written large.
        article_before=regex.compile(rf"(?ri)(?:(?<!\w){words['article_before']} |[.!?:\n]\s*|^)"),
        preposition_before=regex.compile(rf"(?r)(?<!\w){words['bare_before']} "),
        classes=words["feature_class"],
        known=known,
        keep_whole=locale == "en",
    )
