"""What speaks for a capitalised name being a place, and for which of the places of that name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

import regex
from attrs import field, frozen

from crimefacts import PlaceKind
from crimefacts_places.towns import Town
from crimefacts_places.vocabulary import LOCALES, lines

_REACH = 60

# Points for and against a name; a name that reaches the last of these is a place.
NOUN_CUE = 3.5
SURE_CUE = 2.5
LIKELY_CUE = 1.75
WEAK_CUE = 1.0
LISTED = 2.25
DATELINE = 3.0
WHOLE_NAMED = 3.0
PLACE_NOUN_BEHIND = 1.5
SEVERAL_WORDS = 1.0
SUBDIVISION = 1.5
SUBJECT = 2.0
MENTIONED = 1.0
UNMENTIONED = -0.25
SEEN = 2.0
ORDINARY_WORD = -3.0
PERSON_NAME = -2.0
PERSON_NAME_OF_A_CITY = -1.0
NAME_BESIDE = -3.0
ORGANIZATION = -5.0
PERSON_HERE = -3.0
ENOUGH = 2.5

_SIZES = ((1_000_000, 2.0), (250_000, 1.5), (50_000, 1.0), (15_000, 0.5))
KNOWN_EVERYWHERE = 250_000
_SHORT = 3


@frozen
class Countries:
    """Which countries a text is about.

    Args:
        subject: The country that it is about, if one stands out.
        mentioned: How often each country is named, nationalities included.
    """

    subject: str | None
    mentioned: Counter[str] = field(factory=Counter)

    def points(self, country: str, people: int) -> float:
        """How well a country fits the text; a city of the world needs no mention of its country."""
        if country == self.subject:
            return SUBJECT
        if country in self.mentioned:
            return MENTIONED
        return UNMENTIONED if people < KNOWN_EVERYWHERE else 0.0


@frozen
class Evidence:
    """What the words around a name tell.

    Args:
        points: For a place if positive.
        reasons: What spoke for it.
        name_beside: Whether a further name stands beside it, as in a person's name.
    """

    points: float
    reasons: tuple[str, ...]
    name_beside: bool


@frozen
class Clues:
    """The patterns of a language that tell towns from persons and things."""

    noun_before: Any
    sure_before: Any
    likely_before: Any
    weak_before: Any
    function_word: Any
    organization_before: Any
    organization_after: Any
    place_after: Any
    ordinary: frozenset[str]
    persons: frozenset[str]

    def weigh(self, text: str, start: int, end: int, *, capitals: bool, large: bool) -> Evidence:
        """How much the words around a name make a place of it.

        Args:
            text: The text.
            start: Where the name begins.
            end: Where it ends.
            capitals: Whether the name stands among words in capitals, so that these tell nothing.
            large: Whether a large city bears the name.
        """
        name = text[start:end]
        known_as = name.title() if capitals else name
        from_ = max(0, start - _REACH)
        points = 0.0
        reasons: list[str] = []
        beside = False
        person = known_as in self.persons
        ordinary = known_as in self.ordinary or len(name) <= _SHORT
        if self.noun_before.search(text, from_, start):
            points += NOUN_CUE
            reasons.append("a noun of places before it")
        elif self.sure_before.search(text, from_, start):
            points += SURE_CUE
            reasons.append("locative words before it")
        elif not (ordinary or (person and not large)):
            if self.likely_before.search(text, from_, start):
                points += LIKELY_CUE
                reasons.append("a preposition of place before it")
            elif not person and self.weak_before.search(text, from_, start):
                points += WEAK_CUE
        if _dateline(text, start, end):
            points += DATELINE
            reasons.append("dateline")
        if self.place_after.match(text, end, end + _REACH):
            points += PLACE_NOUN_BEHIND
            reasons.append("a place noun behind it")
        elif not capitals and self._name_beside(text, start, end):
            beside = True
            points += NAME_BESIDE
        if self.organization_before.search(text, from_, start) or self.organization_after.match(
            text, end, end + _REACH
        ):
            points += ORGANIZATION
        if ordinary:
            points += ORDINARY_WORD
        elif person:
            points += PERSON_NAME_OF_A_CITY if large else PERSON_NAME
        if " " in name or "-" in name:
            points += SEVERAL_WORDS
        return Evidence(points=points, reasons=tuple(reasons), name_beside=beside)

    def _name_beside(self, text: str, start: int, end: int) -> bool:
        """Whether a further capitalised word stands beside the name: a person or an institution."""
        if _NAME_BEHIND.match(text, end):
            return True
        before = _NAME_BEFORE.search(text, max(0, start - _REACH), start)
        return before is not None and self.function_word.fullmatch(before["name"]) is None


_NAME_BEHIND = regex.compile(r"(?: [\p{Lu}]['’\w]|-\p{Lu})")
_NAME_BEFORE = regex.compile(r"(?<![\w])(?P<name>\p{Lu}[\w'’]*+\.?)[ -]$")
_PARAGRAPH = regex.compile(r"(?:^|\n)[\s\"“]*+$")
_DATELINE_TAIL = regex.compile(
    r"(?:, [\p{L}. ]{2,25})?+(?:,? \p{L}{3,10}\.?,? \d{1,2})?+(?:,? \d{4})?+\s?"
    r"(?:\([\p{L}/ .&-]{2,30}\)|\[[\p{L}/ .&-]{2,30}\])?\s?(?:—|–|--|- |\.-|\.–|\.—)"
)


def _dateline(text: str, start: int, end: int) -> bool:
    return (
        _DATELINE_TAIL.match(text, end, end + 2 * _REACH) is not None
        and _PARAGRAPH.search(text, max(0, start - 4), start) is not None
    )


def size(people: int) -> float:
    """Points for how many people live in a place."""
    return next((points for least, points in _SIZES if people >= least), 0.0)


def choose(
    towns: Iterable[Town], countries: Countries, wanted: tuple[str | None, str | None]
) -> list[tuple[float, Town]]:
    """The places of one name, the likeliest first, with their points.

    Args:
        towns: All places that bear the name.
        countries: What countries the text is about.
        wanted: Country and subdivision that the words behind the name give ("Paita, Perú").
    """
    country, subdivision = wanted
    rated = []
    for town in towns:
        points = countries.points(town.country, town.people) + size(town.people)
        if town.kind is PlaceKind.REGION:
            points += SUBDIVISION
        if country is not None and town.country == country:
            points += WHOLE_NAMED
            if subdivision is not None and town.subdivision == subdivision:
                points += WHOLE_NAMED
        rated.append((points, town))
    # More people decide between equals, then the order of the table.
    rated.sort(key=lambda pair: (-pair[0], -pair[1].people))
    return rated


@cache
def clues(locale: str) -> Clues:
    """The clues of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    return Clues(
        noun_before=regex.compile(rf"(?i)(?<!\w){words['noun_before']}$"),
        sure_before=regex.compile(rf"(?i)(?<!\w){words['sure_before']}$"),
        likely_before=regex.compile(rf"(?i)(?<!\w){words['likely_before']}$"),
        weak_before=regex.compile(rf"(?i)(?<!\w){words['weak_before']}$"),
        function_word=regex.compile(rf"(?i){words['function_words']}"),
        organization_before=regex.compile(rf"(?<!\w){words['organization_before']}$"),
        organization_after=regex.compile(words["organization_after"]),
        place_after=regex.compile(words["place_after"]),
        ordinary=frozenset(LOCALES.lines(locale, "ordinary.txt")),
        persons=frozenset(lines("persons.txt")),
    )
