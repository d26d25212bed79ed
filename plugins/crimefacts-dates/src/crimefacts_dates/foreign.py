"""Absolute dates in languages without a locale folder, with the month names of dateparser.

A pattern finds days and years around month names and dates in digits; dateparser reads what was
found, string by string. It is imported when the first text in such a language comes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from crimefacts_dates.lexicon import NUMERIC
from crimefacts_dates.nodes import Date, Node, Numeric
from crimefacts_dates.numeric import read_numeric

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
# Shorter names are words of their own too often ("ma", "do").
_SHORTEST = 3
_MOST_REMEMBERED = 4096
# Stands in for a year that the text does not give, which is then found by the rules for dates
# without one; and keeps dateparser from asking the clock. A leap year, so that 29 February is read.
_BASE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 -- dateparser wants it naive
_DIGITS = re.compile(rf"(?<![\w.,/-])(?:{NUMERIC})(?![\w/]|[.,-]\d)")


def find_foreign(lower: str, language: str) -> Iterator[tuple[int, int, Node]]:
    """Find dates in a text of any language.

    Args:
        lower: The text in lower case.
        language: ISO 639-1 code.

    Yields:
        Where each date begins and ends, and what it says.
    """
    for match in _DIGITS.finditer(lower):
        date = read_numeric(match[0])
        # Two numbers with a slash are fractions and scores as often as days.
        if date is not None and date.year is not None:
            yield match.start(), match.end(), Numeric(date=date)
    pattern = _pattern(language)
    if pattern is None:
        return
    for match in pattern.finditer(lower):
        if not (match["day"] or match["year"]):
            continue
        # Without what stands between the parts ("marzo del 2018"), which dateparser may not know.
        written = f"{match['day'] or 1} {match['month']} {match['year'] or _BASE.year}"
        month = _parse(language, written)
        if month is not None:
            year = int(match["year"]) if match["year"] else None
            day = int(match["day"]) if match["day"] else None
            yield match.start(), match.end(), Date(year=year, month=month, day=day)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Days, months and years as they stand around the month names of a language."""
    from dateparser.languages.loader import default_loader  # noqa: PLC0415 -- only when needed

    try:
        known: dict[str, Any] = default_loader.get_locale(language).info
    except ValueError:
        return None
    names = {name.lower() for month in _MONTHS for name in known.get(month, ())}
    months = "|".join(
        re.escape(name)
        for name in sorted(names, key=lambda name: (-len(name), name))
        if len(name) >= _SHORTEST
    )
    if not months:
        return None
    return re.compile(
        r"(?<![\w.,:/-])(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|º|°|er|ère|o)?\s{1,2}"
        r"(?:\w{1,2}['’ ]\s?)?)?"
        rf"(?<!\w)(?P<month>{months})(?!\w)"
        r"(?:\.?,?\s{1,2}(?:\w{1,3}\s)?(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d))?"
    )


@lru_cache(maxsize=_MOST_REMEMBERED)
def _parse(language: str, written: str) -> int | None:
    """The month that dateparser reads in a day, month and year; None where there is no such day."""
    found: dt.datetime | None = _parser(language).get_date_data(written).date_obj
    return None if found is None else found.month


@cache
def _parser(language: str) -> Any:  # noqa: ANN401 -- the package has no types
    from dateparser.date import DateDataParser  # noqa: PLC0415 -- only when needed

    settings = {
        "RELATIVE_BASE": _BASE,
        "PARSERS": ["absolute-time"],
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_DATES_FROM": "current_period",
    }
    return DateDataParser(languages=[language], settings=settings)
