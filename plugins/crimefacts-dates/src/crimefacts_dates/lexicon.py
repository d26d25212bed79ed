"""The words of time expressions of one language, ready for the lexer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from crimefacts.text.locales import Locales
from crimefacts_dates.anchors import anchor_words
from crimefacts_dates.grammar import CODES

LOCALES = Locales("crimefacts_dates")

_COMBINING = "\u0300-\u036f"
WORD = rf"[^\W\d_]+(?:[{_COMBINING}]+[^\W\d_]*)*"
# Dates all in digits: 2014-03-25, 2014-03, 25.03.2014, 03/2014, 25/03; what they mean is decided in
# `numeric`.
NUMERIC = (
    r"(?:1[5-9]|20)\d\d-(?:w\d\d(?:-[1-7])?|(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])"
    r"(?:t\d\d(?::?\d\d){0,2}(?:[.,]\d+)?(?:z|[+-]\d\d:?\d\d)?)?)(?![\d-]*\d)"
    r"|(?<![^\W\d_]-)(?:1[5-9]|20)\d\d-(?:1[0-2]|0?[1-9])(?![\d-])"
    r"|(?:1[5-9]|20)\d\d(?P<mark>[/.])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|\d{1,2}(?P<sign>[-/.])\d{1,2}(?P=sign)(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d)"
    r"|(?:1[0-2]|0?[1-9])[-/](?:19|20)\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}(?![\d/])"
)
_MARKS = {
    "comma": ",",
    "dash": "-‐‑‒–—~",
    "slash": "/",
    "dot": ".",
    "apostrophe": "'’‘",
    "left": "(",
    "right": ")",
}
_VALUED = (
    *("ordinal", "cardinal", "multiplier", "decade_word"),
    *("month", "month_short", "month_weak", "month_weekday", "month_number"),
    *("weekday", "weekday_short", "weekday_ordinal", "weekday_plural"),
    *("deictic", "deictic_daypart", "daypart", "season", "season_weak", "part", "part_noun"),
    *("modifier", "contraction", "modifier_either", "modifier_after", "every", "recurrence"),
    *("vague", "quarter_code", "holiday"),
)
# Categories one of which every expression has; the others are looked at only near these.
_ANCHORS = frozenset(
    (
        *("month", "month_short", "month_weak", "month_weekday", "month_number", "weekday"),
        *("weekday_short", "weekday_ordinal", "weekday_plural", "unit", "units", "deictic"),
        *("deictic_daypart", "daypart", "season", "season_weak", "recurrence", "holiday"),
        *("decade_word", "quarter_code"),
    )
)
_UNIT_CATEGORIES = {
    "Y": "unit_year",
    "M": "unit_month",
    "W": "unit_week",
    "D": "unit_day",
    "WE": "unit_weekend",
    "H": "unit_time",
    "MIN": "unit_time",
    "S": "unit_time",
    "DE": "unit_decade",
    "CE": "unit_century",
}
_SHORT = ("month_short", "weekday_short", "month_weak", "month_weekday", "month_number")
_LONGEST_SHORT = 5
_DECADES = range(10, 100, 10)
_YEARS = range(1400, 2200, 10)
_MONTHS, _DAYS = range(1, 13), range(13, 32)
_ROMAN = ("i", "v", "x")

Entry = tuple[str, Any]
# The other words of a phrase, its entry, and whether its words must join without a blank.
Rest = tuple[tuple[str, ...], Entry, bool]


@frozen(eq=False)
class Lexicon:
    """What the words of a language are.

    Args:
        locale: ISO 639-1 code of the locale folder.
        words: Category character and value of each word, number and mark.
        openers: The first words of all phrases.
        seconds: The second words of all phrases.
        phrases: By first and second word: the words behind the first one, and the phrase's
            category character and value.
        anchors: Words near which an expression may be, for `find_anchors`.
        anchors_vague: The same, with words such as "now".
        token: Cuts a lower-case text into words, numbers and marks.
        abbreviations: Short months and weekdays, which a full stop may follow.
        this_is_ahead: Whether "this Friday" on a Tuesday is the coming one.
        pairs_of_years: Whether "nineteen ninety-six" is how years are spelled out.
    """

    locale: str
    words: Mapping[str, Entry]
    openers: frozenset[str]
    seconds: frozenset[str]
    phrases: Mapping[tuple[str, str], tuple[Rest, ...]]
    anchors: frozenset[bytes]
    anchors_vague: frozenset[bytes]
    token: re.Pattern[str]
    abbreviations: frozenset[str]
    pairs_of_years: bool
    this_is_ahead: bool


def fold(text: str) -> str:
    """A lower-case copy of a text with every code point in its place."""
    return text.replace("İ", "I").lower()


@cache
def lexicon(locale: str) -> Lexicon:
    """The lexicon of a locale folder."""
    table = LOCALES.toml(locale, "lexicon.toml")
    token = _token_pattern(table["ordinal_suffixes"])
    words: dict[str, Entry] = dict(_numbers(table["ordinal_suffixes"]))
    words |= {mark: (CODES[name], mark) for name, marks in _MARKS.items() for mark in marks}
    phrases: dict[str, list[Rest]] = {
        str(decade): [(("s",), (CODES["decade"], decade), False)] for decade in _YEARS
    }
    anchors: set[str] = set(table["further_anchors"])
    vague: set[str] = set()
    abbreviations: set[str] = set()
    keep = frozenset(table["accent_bearing"])
    for section, written, entry in _entries(table):
        for form in _spellings(written, keep):
            pieces = tuple(match[0] for match in token.finditer(form))
            if len(pieces) == 1:
                words.setdefault(form, entry)
            else:
                rest = pieces[1:], entry, " " not in form
                phrases.setdefault(pieces[0], []).append(rest)
            if section in _ANCHORS:
                anchors.add(form)
            if section == "vague":
                vague.add(form)
            if section in _SHORT and len(form) <= _LONGEST_SHORT:
                abbreviations.add(form)
    for first in phrases:
        words.setdefault(first, (CODES["other"], first))
    return Lexicon(
        locale=locale,
        words=words,
        openers=frozenset(phrases),
        seconds=frozenset(rest[0][0] for rests in phrases.values() for rest in rests),
        phrases=_by_pair(phrases),
        anchors=anchor_words(anchors),
        anchors_vague=anchor_words(anchors | vague),
        token=token,
        abbreviations=frozenset(abbreviations),
        pairs_of_years=table["pairs_of_years"],
        this_is_ahead=table["this_weekday_is_ahead"],
    )


def _by_pair(phrases: Mapping[str, list[Rest]]) -> dict[tuple[str, str], tuple[Rest, ...]]:
    """Phrases by their first two words, the longest first."""
    found: dict[tuple[str, str], list[Rest]] = {}
    for first, rests in phrases.items():
        for rest in sorted(rests, key=lambda phrase: (-len(phrase[0]), phrase[0])):
            found.setdefault((first, rest[0][0]), []).append(rest)
    return {pair: tuple(rests) for pair, rests in found.items()}


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Entry]]:
    """Section, word and lexicon entry of all that a locale lists."""
    for section in _VALUED:
        for word, value in table[section].items():
            yield section, word, (CODES[section], value)
    for section in ("unit", "units"):
        for word, value in table[section].items():
            category = _UNIT_CATEGORIES.get(value, "unit_other")
            if section == "units":
                category = "units_year" if value == "Y" else "units"
            yield section, word, (CODES[category], value)
    for category, words in table["words"].items():
        for word in words:
            yield "words", word, (CODES[category], word)


def _spellings(word: str, keep: frozenset[str]) -> Iterator[str]:
    """A word, its decomposed form, and its form without accents unless that is another word."""
    yield word
    decomposed = unicodedata.normalize("NFD", word)
    if decomposed != word:
        yield decomposed
        if word not in keep:
            yield re.sub(f"[{_COMBINING}]", "", decomposed)


def _numbers(suffixes: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """The entries of digits."""
    for number in range(100):
        category = "n12" if number in _MONTHS else "n31" if number in _DAYS else "n99"
        for written in {str(number), f"{number:02d}"}:
            yield written, (CODES["n99" if written == "00" else category], number)
    for number in range(1, 32):
        for written in {str(number), f"{number:02d}"}:
            yield from ((written + suffix, (CODES["nth"], number)) for suffix in suffixes)
    for number in range(1000, 3000):
        yield str(number), (CODES["y4"], number)
    for decade in (*_DECADES, *_YEARS):
        for suffix in ("s", "'s", "’s"):
            yield f"{decade}{suffix}", (CODES["decade"], decade)
    for number in range(1, 22):
        yield _roman(number), (CODES["roman"], number)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    one, five, ten = _ROMAN
    table = ("", one, one * 2, one * 3, one + five, five, five + one, five + one * 2)
    return ten * tens + (*table, five + one * 3, one + ten)[ones]


def _token_pattern(suffixes: Iterable[str]) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, sorted(suffixes, key=lambda ending: (-len(ending), ending))))
    return re.compile(
        # Common letters first: they are what a text is made of.
        rf"[a-zß-öø-ÿ]++(?![^\W\d_]|[{_COMBINING}])"
        rf"|(?=\d)(?<!\w)(?P<numeric>{NUMERIC})(?![^\W\d_])"
        r"|\d+(?:[.,]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
        rf"(?:(?:['’]?s|{endings})(?![^\W\d_]))?"
        rf"|{WORD}|[^\w\s]|_"
    )
