"""Full calendar dates as pages print them beside their titles: "25 MAR 2014", "mayo 3, 2021"."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from crimefacts.text.locales import Locales
from crimefacts.text.words import trie_pattern

_LOCALES = Locales("crimefacts.text")

_WEEKDAY = 18  # the longest weekday, with comma and blank
# What every full date holds: a year, or the glued form.
YEAR = re.compile(r"[0-9](?:(?<=1)9[0-9]{2}|(?<=2)0[0-9]{2}|[^\W\d_]{3}[0-9]{2})")


@frozen(kw_only=True)
class PrintedDate:
    """A full date in a text.

    Args:
        start: Offset of its first code point, a weekday before it included.
        end: Offset behind its last code point.
        day: The calendar day; None where the order of day and month cannot be told.
    """

    start: int
    end: int
    day: dt.date | None


def find_dates(text: str, start: int, end: int, language: str | None) -> Iterator[PrintedDate]:
    """Find full dates (day, month and year) in a stretch of text, in any language with a locale.

    Args:
        text: Any text.
        start: Where the stretch begins.
        end: Where it ends; keep it short, this is meant for single lines.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
    """
    if YEAR.search(text, start, end) is None:
        return
    for match in _date_pattern().finditer(text, start, end):
        weekday = _weekday_pattern().search(
            text, max(start, match.start() - _WEEKDAY), match.start()
        )
        yield PrintedDate(
            start=weekday.start() if weekday else match.start(),
            end=match.end(),
            day=_day(match, language),
        )


def _day(match: re.Match[str], language: str | None) -> dt.date | None:
    form = match.lastgroup
    if form == "numeric":
        first, second, year = (int(match[key]) for key in ("first", "second", "numeric_year"))
        day_first = _calendar_day(year, second, first)
        month_first = _calendar_day(year, first, second)
        if day_first is None or month_first is None or day_first == month_first:
            return day_first or month_first
        order = _numeric_order(language)
        return day_first if order == "day" else month_first if order == "month" else None
    if form == "iso":
        return _calendar_day(*(int(match[key]) for key in ("iso_year", "iso_month", "iso_day")))
    century = 2000 if form == "glued" else 0
    month = _month_numbers()[fold(match[f"{form}_month"])]
    return _calendar_day(century + int(match[f"{form}_year"]), month, int(match[f"{form}_day"]))


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
    return trie_pattern({form for word in words for form in (word.casefold(), fold(word))})


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(collect('weekdays'))})\.?,? \Z", re.IGNORECASE)


@cache
def _date_pattern() -> re.Pattern[str]:
    """The forms of full dates, each in a group of its own; `re` is the faster one here."""
    names = alternation([name for months in collect("months") for name in months])
    joiner = rf"(?>(?:\ (?:{alternation(collect('joiners'))})\b)?)"
    ordinal = rf"(?>(?:{alternation(collect('ordinals'))})?)"
    end = r"(?:\b|(?=\d{1,2}:\d\d))"  # a time may be glued to the year ("20215:32 PM")
    gap = r"[\ .\-/]?\ ?"
    return re.compile(
        rf"""
        \b(?:
            (?P<middle>(?P<middle_day>\d{{1,2}}){ordinal}{joiner}{gap}(?P<middle_month>{names})\b
                \.?,?{joiner}{gap}(?P<middle_year>(?:19|20)\d\d){end})
          | (?P<first_month>(?P<first_month_month>{names})\b\.?\ (?P<first_month_day>\d{{1,2}})
                {ordinal},?{joiner}\ (?P<first_month_year>(?:19|20)\d\d){end})
          | (?P<iso>(?P<iso_year>(?:19|20)\d\d)(?P<iso_sign>[\-/.])(?P<iso_month>\d{{1,2}})
                (?P=iso_sign)(?P<iso_day>\d{{1,2}})(?=\b|T))
          | (?P<numeric>(?P<first>\d{{1,2}})(?P<sign>[\-/.])(?P<second>\d{{1,2}})(?P=sign)
                (?P<numeric_year>(?:19|20)\d\d)(?!\d))
          | (?P<glued>(?P<glued_day>\d{{1,2}})(?P<glued_month>{names})(?P<glued_year>\d\d))\b
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
