"""The words of time expressions of one language, ready for the lexer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from crimefacts.text.locales import Locales
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
    r"|(?:1[5-9]|20)\d\d(?P<mark>[-/.])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12]\d|0?[1-9])(?!\d)"
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
    *("deictic", "deictic_daypart", "daypart", "season", "season_weak", "part"),
    *("part_noun", "modifier", "modifier_either", "modifier_after", "every", "recurrence", "vague"),
    *("quarter_code", "holiday"),
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
_ANCHOR_NUMBERS = r"(?:1[4-9]|20|21)\d\d|\d{1,2}[-/.]\d|\d0['’]?s|[12]?\dth\b"
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
_DECADES = range(10, 100, 10)
_YEARS = range(1400, 2200)
_ROMAN = ("i", "v", "x")

Entry = tuple[str, Any]


@frozen(eq=False)
class Lexicon:
    """What the words of a language are.

    Args:
        locale: ISO 639-1 code of the locale folder.
        words: Category character and value of each word, number and mark.
        phrases: By first word: the other words of a phrase, its category character and its value.
        anchor: Finds the places in a lower-case text where an expression may be.
        anchor_vague: The same, with words such as "now".
        token: Cuts a lower-case text into words, numbers and marks.
        abbreviations: Words that a full stop may follow without ending a sentence.
        this_is_ahead: Whether "this Friday" on a Tuesday is the coming one.
        pairs_of_years: Whether "nineteen ninety-six" is how years are spelled out.
    """

    locale: str
    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    anchor: re.Pattern[str]
    anchor_vague: re.Pattern[str]
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
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
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
                phrases.setdefault(pieces[0], []).append((pieces[1:], entry))
            if section in _ANCHORS:
                anchors.add(form)
            if section == "vague":
                vague.add(form)
            if section in ("month_short", "weekday_short", "month_weak", "month_weekday"):
                abbreviations.add(form)
    for first in phrases:
        words.setdefault(first, (CODES["other"], first))
    return Lexicon(
        locale=locale,
        words=words,
        phrases={
            first: tuple(sorted(rest, key=lambda phrase: (-len(phrase[0]), phrase[0])))
            for first, rest in phrases.items()
        },
        anchor=_anchor_pattern(anchors),
        anchor_vague=_anchor_pattern(anchors | vague),
        token=token,
        abbreviations=frozenset(abbreviations),
        pairs_of_years=table["pairs_of_years"],
        this_is_ahead=table["this_weekday_is_ahead"],
    )


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
    for number in range(100):
        category = "n12" if 1 <= number <= 12 else "n31" if 13 <= number <= 31 else "n99"  # noqa: PLR2004 -- months, days
        for written in {str(number), f"{number:02d}"}:
            yield written, (CODES["n99" if written == "00" else category], number)
            if 1 <= number <= 31:  # noqa: PLR2004 -- days of a month
                for suffix in suffixes:
                    yield written + suffix, (CODES["nth"], number)
    for number in range(1000, 3000):
        yield str(number), (CODES["y4"], number)
    for year in _YEARS:
        if year % 10 == 0:
            for suffix in ("s", "'s", "’s", " s"):
                yield f"{year}{suffix}", (CODES["decade"], year)
    for tens in _DECADES:
        for suffix in ("s", "'s", "’s"):
            yield f"{tens}{suffix}", (CODES["decade"], tens)
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
        rf"\n[^\S\n]*\n\s*|(?<!\w)(?P<numeric>{NUMERIC})(?![^\W\d_])"
        r"|(?<!\w)(?:[qhts][1-4]|[1-4][qhts])(?!\w)"
        rf"|(?:1[4-9]|20)\d0 s(?!\w)|\d+(?:[.,]\d{{3}}(?!\d))*(?:[.,]\d{{1,2}}(?!\d))?(?:(?:['’]?s|{endings})(?![^\W\d_]))?"
        rf"|{WORD}|[^\w\s]|_"
    )


def _anchor_pattern(words: Iterable[str]) -> re.Pattern[str]:
    # The class in front is what makes the search fast: only after something that is no letter can
    # a word begin. The text gets a line feed put before it.
    return re.compile(rf"[\W\d_](?:{_trie(words)}(?![^\W\d_])|{_ANCHOR_NUMBERS})")


def _trie(words: Iterable[str]) -> str:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _alternatives(root)


def _alternatives(node: dict[str, Any]) -> str:
    branches = [
        re.escape(character) + _alternatives(branch)
        for character, branch in sorted(node.items())
        if character
    ]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")
