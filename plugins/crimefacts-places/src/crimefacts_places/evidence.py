"""What the words around a capitalised name say for and against its being a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import regex
from attrs import frozen

from crimefacts.text.countries import CountryFormKind, country_forms
from crimefacts_places.vocabulary import LOCALES, lines

_REACH = 60

# Points for and against a name; a name that reaches the last of these is a place.
NOUN_CUE = 3.5
SURE_CUE = 2.5
LIKELY_CUE = 1.75
WEAK_CUE = 1.0
LISTED = 2.25
DATELINE = 3.0
PLACE_NOUN_BEHIND = 1.5
SEVERAL_WORDS = 1.0
UNCUED = -2.5
GOES_ON = -3.0
SEEN = 2.0
ORDINARY_WORD = -3.0
PERSON_NAME = -2.5
PERSON_NAME_LOCATED = -2.0
PERSON_NAME_OF_A_CITY = -0.75
NAME_BESIDE = -4.5
ORGANIZATION = -9.0
PERSON_HERE = -3.0
ENOUGH = 2.5

_SHORT = 3


@frozen
class Evidence:
    """What the words around a name tell.

    Args:
        points: For a place if positive.
        reasons: What spoke for it.
        name_beside: Whether it is part of a person's or an organization's name.
        cued: Whether any words around it speak for a place.
        dateline: Whether it heads a report.
    """

    points: float
    reasons: tuple[str, ...]
    name_beside: bool
    cued: bool
    dateline: bool


_A_WORD = Evidence(
    points=2 * ORDINARY_WORD, reasons=(), name_beside=False, cued=False, dateline=False
)


@frozen
class Clues:
    """The patterns of a language that tell towns from persons and things."""

    cue_before: Any
    other_before: Any
    function_word: Any
    organization_after: Any
    place_after: Any
    goes_on: Any
    common_first: Any
    article_first: Any
    capitals: Mapping[str, str]
    ordinary: frozenset[str]
    persons: frozenset[str]

    def weigh(self, text: str, start: int, end: int, *, capitals: bool, large: bool) -> Evidence:
        """How much the words around a name make a place of it.

        Args:
            text: The text.
            start: Where the name begins.
            end: Where it ends.
            capitals: Whether the name stands among words in capitals, so that these tell nothing.
            large: Whether the name is first of all that of a capital or a city of millions.
        """
        name = text[start:end]
        known_as = name.title() if capitals else name
        person = known_as in self.persons
        ordinary = (
            known_as in self.ordinary
            or len(name) <= _SHORT
            or (capitals and self.article_first.match(name) is not None)
        )
        cue, reasons = self._cue(text, start, person=person, ordinary=ordinary, large=large)
        dateline = _is_dateline(text, start, end)
        if ordinary and not cue and not dateline:
            return _A_WORD
        goes_on = text[end : end + 1] in _GOING_ON
        place_noun = goes_on and self.place_after.match(text, end, end + _REACH) is not None
        other = self._other_before(text, start)
        beside = other == "title" or (
            not (capitals or place_noun)
            and self._name_beside(text, start, end)
            and not is_headline(text, start)
        )
        institution = other == "organization" or (
            goes_on and self.organization_after.match(text, end, end + _REACH) is not None
        )
        points = cue
        for told, worth, reason in (
            (dateline, DATELINE, "dateline"),
            (place_noun, PLACE_NOUN_BEHIND, "a place noun behind it"),
            (beside, NAME_BESIDE, ""),
            (institution, ORGANIZATION, ""),
            (" " in name or "-" in name, SEVERAL_WORDS, ""),
            (goes_on and self._is_beginning(text, start, end), GOES_ON, ""),
        ):
            if told:
                points += worth
                reasons += [reason] if reason else []
        if ordinary:
            points += ORDINARY_WORD
        elif person:
            if large and cue:
                points += PERSON_NAME_OF_A_CITY
            else:
                points += PERSON_NAME_LOCATED if cue >= SURE_CUE else PERSON_NAME
        return Evidence(
            points=points,
            reasons=tuple(reasons),
            name_beside=beside or institution,
            cued=cue > 0 or dateline or place_noun,
            dateline=dateline,
        )

    def _cue(
        self, text: str, start: int, *, person: bool, ordinary: bool, large: bool
    ) -> tuple[float, list[str]]:
        """Points for the words before a name, and the reason."""
        match = self.cue_before.match(text, max(0, start - _REACH), start)
        if match is None:
            return 0.0, []
        points, reason, sure = _CUES[match.lastgroup]
        if not sure and (ordinary or (person and not (large and reason))):
            return 0.0, []
        return points, [reason] if reason else []

    def _other_before(self, text: str, start: int) -> str | None:
        """What else stands before a name: "title" ("el fiscal Córdoba"), "organization"."""
        match = self.other_before.match(text, max(0, start - _REACH), start)
        return match and str(match.lastgroup)

    def _is_beginning(self, text: str, start: int, end: int) -> bool:
        """Whether a name is the beginning of a longer one that is not known: "San Juan de …"."""
        return (
            self.common_first.match(text, start, end) is not None
            and self.goes_on.match(text, end, end + _REACH) is not None
        )

    def is_common(self, name: str) -> bool:
        """Whether a name is of those that many places bear ("San Juan", "La Esperanza")."""
        return self.common_first.match(name) is not None

    def is_in_a_name(self, text: str, start: int, end: int, *, demonym: bool) -> bool:
        """Whether an area's name is part of an institution's: "Banco Caribe", "Sahel Bullion".

        Args:
            text: The text.
            start: Where the name begins.
            end: Where it ends.
            demonym: Whether it is an adjective, which stands before many a capitalised noun.
        """
        if not demonym and _is_name_behind(text, end) and not is_headline(text, start):
            return True
        before = _NAME_BEFORE.match(text, max(0, start - _REACH), start)
        return (
            before is not None
            and not before["name"].isupper()
            and not before["name"].endswith(_POSSESSIVES)
            and text[start - 1] == " "
            and not self.function_word.fullmatch(before["name"])
            and _SENTENCE_START.match(text, max(0, before.start() - 3), before.start()) is None
        ) or self._other_before(text, start) == "organization"

    def _name_beside(self, text: str, start: int, end: int) -> bool:
        """Whether a further capitalised word stands beside the name: a person or an institution."""
        if _is_name_behind(text, end):
            return True
        before = _NAME_BEFORE.match(text, max(0, start - _REACH), start)
        return (
            before is not None
            and not before["name"].endswith(_POSSESSIVES)
            and self.function_word.fullmatch(before["name"]) is None
        )


_GOING_ON = frozenset(" -")
_CUES = {
    "noun": (NOUN_CUE, "a noun of places before it", True),
    "sure": (SURE_CUE, "locative words before it", True),
    "likely": (LIKELY_CUE, "a preposition of place before it", False),
    "weak": (WEAK_CUE, "", False),
}
_NAME_BEHIND = regex.compile(r"(?: [\p{Lu}]['’\w]|-\p{Lu})")
_NAME_BEFORE = regex.compile(r"(?r)(?<![\w])(?P<name>\p{Lu}[\w'’]*\.?)(?: |(?<=\w\w)-)")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_LONGEST_HEADLINE = 150
_SMALL_LONG_WORD = regex.compile(r"(?<![\w'’-])\p{Ll}{4}")
_SENTENCE_START = regex.compile(r"(?r)(?:^|[.!?:\n]\s*)[\"“«]?")
_PARAGRAPH = regex.compile(r"(?r)(?:^|\n)[\s\"“]*")
_DATELINE_TAIL = regex.compile(
    r"(?:/\p{Lu}[\p{L} ]{2,20})?(?:, [\p{L}. ]{2,25})?(?:,? \p{L}{3,10}\.?,? \d{1,2})?"
    r"(?:,? \d{4})?\s?"
    r"(?:\([\p{L}/ .&-]{2,30}\)|\[[\p{L}/ .&-]{2,30}\])?\s?(?:—|–|--|- |\.-|\.–|\.—)"
)


def is_headline(text: str, start: int) -> bool:
    """Whether a line writes all its longer words large, or all its words in capitals."""
    earliest = max(0, start - _LONGEST_HEADLINE)
    line_start = max(text.rfind("\n", earliest, start) + 1, earliest)
    line_end = text.find("\n", start, line_start + _LONGEST_HEADLINE)
    line = text[line_start : line_end if line_end >= 0 else line_start + _LONGEST_HEADLINE]
    return _SMALL_LONG_WORD.search(line) is None


def _is_name_behind(text: str, end: int) -> bool:
    return text[end + 1 : end + 2].isupper() and _NAME_BEHIND.match(text, end) is not None


def _is_dateline(text: str, start: int, end: int) -> bool:
    if _PARAGRAPH.match(text, max(0, start - 4), start) is None:
        return False
    if text[start:end].isupper() and text[end : end + 2] in {". ", ".\n"}:
        return True
    return _DATELINE_TAIL.match(text, end, end + 2 * _REACH) is not None


@cache
def clues(locale: str) -> Clues:
    """The clues of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    return Clues(
        cue_before=regex.compile(
            rf"(?ri)(?<!\w)(?:(?P<noun>{words['noun_before']})|(?P<sure>{words['sure_before']})"
            rf"|(?P<likely>{words['likely_before']})|(?P<weak>{words['weak_before']}))"
        ),
        other_before=regex.compile(
            rf"(?r)(?<!\w)(?:(?P<organization>{words['organization_before']})"
            rf"|(?P<title>(?i:{words['title_before']})))"
        ),
        function_word=regex.compile(rf"(?i){words['function_words']}"),
        organization_after=regex.compile(words["organization_after"]),
        place_after=regex.compile(words["place_after"]),
        goes_on=regex.compile(words["name_goes_on"]),
        common_first=regex.compile(rf"{words['common_first']}(?!\w)"),
        article_first=regex.compile(r"(?:EL|LA|LAS|LOS|THE|O|A|OS|AS) "),
        capitals={
            form.form: form.code
            for form in country_forms(locale)
            if form.kind is CountryFormKind.CAPITAL
        },
        ordinary=frozenset(LOCALES.lines(locale, "ordinary.txt")),
        persons=frozenset(lines("persons.txt")),
    )
