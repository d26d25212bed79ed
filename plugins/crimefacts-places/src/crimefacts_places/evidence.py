"""What the words around a capitalised name say for and against its being a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex
from attrs import frozen

from crimefacts.text.countries import CountryFormKind, country_forms
from crimefacts_places.mention import After, Before, Mention
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
_REMEMBERED = 8_192


class Evidence(NamedTuple):
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


UNWEIGHED = Evidence(points=0.0, reasons=(), name_beside=False, cued=False, dateline=False)
_A_WORD = Evidence(
    points=2 * ORDINARY_WORD, reasons=(), name_beside=False, cued=False, dateline=False
)


class Traits(NamedTuple):
    """What a name is by itself.

    Args:
        ordinary: Whether it is also an ordinary word, or too short to tell.
        person: Whether it is also a person's name.
        several: Whether it has several words.
    """

    ordinary: bool
    person: bool
    several: bool


@frozen
class Clues:
    """The patterns of a language that tell towns from persons and things.

    Args:
        cues: What before a name speaks for a place, with points, the reason, and whether even an
            ordinary word is a place there; the first that fits counts.
        organization_before: What before it makes an organization or a thing of it.
        title_before: What before it makes a person of it.
        function_word: A capitalised word before it that is no part of it.
        organization_after: What behind it makes an organization of it.
        place_after: What behind it speaks for a place.
        goes_on: What behind it continues a name.
        capitals: The country of each capital.
        traits: What a name, in capitals or not, is by itself.
        is_common: Whether a name is of those that many places bear ("San Juan", "La Esperanza").
    """

    cues: tuple[tuple[Before, float, str, bool], ...]
    organization_before: Before
    title_before: Before
    function_word: Any
    organization_after: After
    place_after: After
    goes_on: After
    capitals: Mapping[str, str]
    traits: Callable[[str, bool], Traits]
    is_common: Callable[[str], bool]

    def weigh(self, mention: Mention, name: str, *, capitals: bool, large: bool) -> Evidence:
        """How much the words around a name make a place of it.

        Args:
            mention: Where the name stands.
            name: The name.
            capitals: Whether the name stands among words in capitals, so that these tell nothing.
            large: Whether the name is first of all that of a capital or a city of millions.
        """
        traits = self.traits(name, capitals)
        cue, reason = self._cue(mention, traits, large=large)
        dateline = _is_dateline(mention, name)
        if traits.ordinary and not cue and not dateline:
            return _A_WORD
        goes_on = mention.after[:1] in _GOING_ON
        place_noun = goes_on and self.place_after(mention)
        organization = self.organization_before(mention)
        beside = (not organization and self.title_before(mention)) or (
            not (capitals or place_noun)
            and self._name_beside(mention)
            and not is_headline(mention.text, mention.start)
        )
        institution = organization or (goes_on and self.organization_after(mention))
        points = cue + _of_itself(traits, cue, large=large)
        reasons: tuple[str, ...] = (reason,) if reason else ()
        if dateline:
            points += DATELINE
            reasons += ("dateline",)
        if place_noun:
            points += PLACE_NOUN_BEHIND
            reasons += ("a place noun behind it",)
        if beside:
            points += NAME_BESIDE
        if institution:
            points += ORGANIZATION
        # The beginning of a longer name that is not known: "San Juan de …".
        if goes_on and self.is_common(name) and self.goes_on(mention):
            points += GOES_ON
        return Evidence(
            points, reasons, beside or institution, cue > 0 or dateline or place_noun, dateline
        )

    def _cue(self, mention: Mention, traits: Traits, *, large: bool) -> tuple[float, str]:
        """Points for the words before a name, and the reason."""
        for is_told, points, reason, sure in self.cues:
            if is_told(mention):
                if not sure and (traits.ordinary or (traits.person and not (large and reason))):
                    return 0.0, ""
                return points, reason
        return 0.0, ""

    def is_in_a_name(self, mention: Mention, *, demonym: bool) -> bool:
        """Whether an area's name is part of an institution's: "Banco Caribe", "Sahel Bullion".

        Args:
            mention: Where the area's name stands.
            demonym: Whether it is an adjective, which stands before many a capitalised noun.
        """
        text, start = mention.text, mention.start
        if not demonym and _is_name_behind(mention) and not is_headline(text, start):
            return True
        before = _NAME_BEFORE.match(mention)
        if (
            before is not None
            and not before["name"].isupper()
            and not before["name"].endswith(_POSSESSIVES)
            and text[start - 1] == " "
            and not self.function_word.fullmatch(before["name"])
            and _SENTENCE_START.match(text, max(0, before.start() - 3), before.start()) is None
        ):
            return True
        return self.organization_before(mention)

    def _name_beside(self, mention: Mention) -> bool:
        """Whether a further capitalised word stands beside the name: a person or an institution."""
        if _is_name_behind(mention):
            return True
        before = _NAME_BEFORE.match(mention)
        return (
            before is not None
            and not before["name"].endswith(_POSSESSIVES)
            and self.function_word.fullmatch(before["name"]) is None
        )


_GOING_ON = frozenset(" -")
# Words before a name by the list they stand in: points, the reason, whether any name is a place.
_CUES = (
    ("noun_before", NOUN_CUE, "a noun of places before it", True),
    ("sure_before", SURE_CUE, "locative words before it", True),
    ("likely_before", LIKELY_CUE, "a preposition of place before it", False),
    ("weak_before", WEAK_CUE, "", False),
)
_NAME_BEHIND = After(r"(?: [\p{Lu}]['’\w]|-\p{Lu})", 3)
_NAME_BEFORE = Before(r"(?<![\w])(?P<name>\p{Lu}[\w'’]*\.?)(?: |(?<=\w\w)-)", _REACH)
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_LONGEST_HEADLINE = 150
_SMALL_LONG_WORD = regex.compile(r"(?<![\w'’-])\p{Ll}{4}")
_SENTENCE_START = regex.compile(r"(?r)(?:^|[.!?:\n]\s*)[\"“«]?")
_PARAGRAPH = Before(r"(?:^|\n)[\s\"“]*", 4)
_DATELINE_TAIL = regex.compile(
    r"(?:/\p{Lu}[\p{L} ]{2,20})?(?:, [\p{L}. ]{2,25})?(?:,? \p{L}{3,10}\.?,? \d{1,2})?"
    r"(?:,? \d{4})?\s?"
    r"(?:\([\p{L}/ .&-]{2,30}\)|\[[\p{L}/ .&-]{2,30}\])?\s?(?:—|–|--|- |\.-|\.–|\.—)"
)


def _of_itself(traits: Traits, cue: float, *, large: bool) -> float:
    """Points for what a name is by itself, with those for the words before it."""
    points = SEVERAL_WORDS if traits.several else 0.0
    if traits.ordinary:
        return points + ORDINARY_WORD
    if traits.person:
        if large and cue:
            return points + PERSON_NAME_OF_A_CITY
        return points + (PERSON_NAME_LOCATED if cue >= SURE_CUE else PERSON_NAME)
    return points


def is_headline(text: str, start: int) -> bool:
    """Whether a line writes all its longer words large, or all its words in capitals."""
    earliest = max(0, start - _LONGEST_HEADLINE)
    line_start = max(text.rfind("\n", earliest, start) + 1, earliest)
    line_end = text.find("\n", start, line_start + _LONGEST_HEADLINE)
    line = text[line_start : line_end if line_end >= 0 else line_start + _LONGEST_HEADLINE]
    return _SMALL_LONG_WORD.search(line) is None


def _is_name_behind(mention: Mention) -> bool:
    return mention.after[1:2].isupper() and _NAME_BEHIND(mention)


def _is_dateline(mention: Mention, name: str) -> bool:
    if not _PARAGRAPH(mention):
        return False
    text, end = mention.text, mention.end
    if name.isupper() and text[end : end + 2] in {". ", ".\n"}:
        return True
    return _DATELINE_TAIL.match(text, end, end + 2 * _REACH) is not None


@cache
def clues(locale: str) -> Clues:
    """The clues of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    common_first = regex.compile(rf"{words['common_first']}(?!\w)")
    return Clues(
        cues=tuple(
            (Before(rf"(?<!\w){words[key]}", _REACH, ignore_case=True), points, reason, sure)
            for key, points, reason, sure in _CUES
        ),
        organization_before=Before(rf"(?<!\w){words['organization_before']}", _REACH),
        title_before=Before(rf"(?<!\w){words['title_before']}", _REACH, ignore_case=True),
        function_word=regex.compile(rf"(?i){words['function_words']}"),
        organization_after=After(words["organization_after"], _REACH),
        place_after=After(words["place_after"], _REACH),
        goes_on=After(words["name_goes_on"], _REACH),
        capitals={
            form.form: form.code
            for form in country_forms(locale)
            if form.kind is CountryFormKind.CAPITAL
        },
        traits=_traits(locale),
        is_common=lru_cache(_REMEMBERED)(
            lambda name: common_first.match(name) is not None,
        ),
    )


def _traits(locale: str) -> Callable[[str, bool], Traits]:
    """What tells, and remembers, what names are by themselves."""
    article_first = regex.compile(r"(?:EL|LA|LAS|LOS|THE|O|A|OS|AS) ")
    ordinary = frozenset(LOCALES.lines(locale, "ordinary.txt"))
    persons = frozenset(lines("persons.txt"))

    @lru_cache(_REMEMBERED)
    def traits(name: str, capitals: bool) -> Traits:  # noqa: FBT001 -- called by place
        known_as = name.title() if capitals else name
        return Traits(
            ordinary=known_as in ordinary
            or len(name) <= _SHORT
            or (capitals and article_first.match(name) is not None),
            person=known_as in persons,
            several=" " in name or "-" in name,
        )

    return traits
