"""Full calendar dates as pages print them beside their titles: "25 MAR 2014", "mayo 3, 2021"."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import regex
from attrs import frozen

from crimefacts.text.locales import Locales

_LOCALES = Locales("crimefacts.text")

# What every full date holds: a year, or the glued form.
_YEAR = re.compile(r"(?:19|20)\d\d|\d[^\W\d_]{3}\d\d")


@frozen(kw_only=True)
class PrintedDate:
    """A full date in a text.

    Args:
        start: Offset of its first code point, a weekday before it included.
        end: Offset behind its last code point.
        day: The calendar day; None where the order of day and month cannot be told.
        glued: Whether it is of the form "26dic15".
    """

    start: int
    end: int
    day: dt.date | None
    glued: bool = False


def find_dates(text: str, start: int, end: int, language: str | None) -> Iterator[PrintedDate]:
    """Find full dates (day, month and year) in a stretch of text, in any language with a locale.

    Args:
        text: Any text.
        start: Where the stretch begins.
        end: Where it ends; keep it short, this is meant for single lines.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
    """
    if _YEAR.search(text, start, end) is None:
        return
    for match in _date_pattern().finditer(text, start, end):
        yield PrintedDate(
            start=match.start(),
            end=match.end(),
            day=_day(match.groupdict(), language),
            glued=match["glued"] is not None,
        )


def _day(parts: dict[str, str | None], language: str | None) -> dt.date | None:
    year = int(parts["year"] or parts["short"] or 0)
    if parts["short"]:
        year += 2000
    if parts["name"]:
        month = _month_numbers()[fold(parts["name"])]
        return _calendar_day(year, month, int(parts["day"] or 0))
    if parts["month"]:
        return _calendar_day(year, int(parts["month"]), int(parts["day"] or 0))
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    day_first, month_first = _calendar_day(year, second, first), _calendar_day(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    order = _numeric_order(language)
    return day_first if order == "day" else month_first if order == "month" else None


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=8_192)
def fold(word: str) -> str:
    """A word without case and accents, to compare by."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(character)
    )


def collect(key: str, name: str = "publication.toml") -> list[Any]:
    """The values of a key in the same file of all locales, one after the other."""
    return [value for locale in _LOCALES.names() for value in _LOCALES.toml(locale, name)[key]]


@cache
def _numeric_order(language: str | None) -> str:
    if language not in _LOCALES.names():
        return ""
    return str(_LOCALES.toml(language, "publication.toml")["numeric"])


@cache
def _month_numbers() -> dict[str, int]:
    return {
        fold(name): number
        for locale in _LOCALES.names()
        for number, names in enumerate(_LOCALES.toml(locale, "publication.toml")["months"], 1)
        for name in names
    }


def alternation(words: list[str]) -> str:
    """Source of a pattern for any of these words, accents optional, the longest first."""
    variants = {form for word in words for form in (word.casefold(), fold(word))}
    ordered = sorted(variants, key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word, special_only=True, literal_spaces=True) for word in ordered)


@cache
def _date_pattern() -> Any:  # noqa: ANN401 -- regex has no types
    names = alternation([name for months in collect("months") for name in months])
    weekdays = alternation(collect("weekdays"))
    joiner = rf"(?:\ (?:{alternation(collect('joiners'))})\b)?+"
    ordinal = rf"(?:{alternation(collect('ordinals'))})?+"
    return regex.compile(
        rf"""
        \b(?:(?:{weekdays})\.?,?\ )?+
        (?:
            (?P<day>\d{{1,2}}){ordinal}{joiner}[\ .\-/]?\ ?(?P<name>{names})\b\.?,?
                {joiner}[\ .\-/]?\ ?(?P<year>(?:19|20)\d\d)\b
          | (?P<name>{names})\b\.?\ (?P<day>\d{{1,2}}){ordinal},?{joiner}\ (?P<year>(?:19|20)\d\d)\b
          | (?P<year>(?:19|20)\d\d)(?P<sign>[\-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?=\b|T)
          | (?P<first>\d{{1,2}})(?P<sign>[\-/.])(?P<second>\d{{1,2}})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)
          | (?P<glued>(?P<day>\d{{1,2}})(?P<name>{names})(?P<short>\d\d))\b
        )
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )
