"""Dates all in digits, and in which order they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from attrs import frozen

from crimefacts_dates import calendar
from crimefacts_dates.calendar import Stretch

_NUMERIC = re.compile(r"(\d+)[-/.](w?)(\d+)(?:[-/.](\d+))?(?:t(\d\d:?\d\d)?.*)?")
_MONTHS = 12
_CENTURY = 100
# Two digits are a year only where no other century is likely.
_SAFE_PAST = 70
_SAFE_FUTURE = 24
_SAFE_WITHOUT_PUBLICATION = (1960, 2035)
_MONTH_FIRST_COUNTRIES = frozenset(("US", "PH", "PR", "GU", "FM", "MH", "PW", "VI", "AS", "MP"))
# English-speaking countries that write the day first. Where an English text is about any other
# country, its own home is unknown, and so is the order.
_DAY_FIRST_ENGLISH = frozenset(
    (
        *("AU", "BB", "BD", "BS", "BZ", "GB", "GH", "GY", "HK", "IE", "IN", "JM", "LK", "MT"),
        *("MW", "MY", "NG", "NZ", "PK", "SG", "SL", "TT", "TZ", "UG", "ZA", "ZM", "ZW"),
    )
)


class Order(Enum):
    """In which order day and month stand."""

    DAY_FIRST = 0
    MONTH_FIRST = 1


@frozen
class NumericDate:
    """What digits may mean.

    Args:
        year: The year; None where not written.
        month: The month; None where the order is open.
        day: The day; None for a whole month and where the order is open.
        pair: The two numbers whose order is open, as written.
        short: Whether `year` is only its last two digits.
        week: Number of an ISO week, and the day in it or 0.
        time: Time of day, "16:10".
        order: The order, where only one is possible.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    pair: tuple[int, int] | None = None
    short: bool = False
    week: tuple[int, int] | None = None
    time: str | None = None
    order: Order | None = None


def read_compact(written: str) -> NumericDate | None:
    """Read the basic format of ISO 8601 ("20140325"), or None where the digits are no such date."""
    if len(written) != len("YYYYMMDD") or written[:2] not in {"19", "20"} or not written.isdigit():
        return None
    date = _checked(NumericDate(int(written[:4]), int(written[4:6]), int(written[6:])))
    return None if date is None or date.day == 0 else date


@lru_cache(maxsize=2048)
def read_numeric(written: str) -> NumericDate | None:  # noqa: PLR0911 -- one return a case
    """Read a date in digits ("2014-03-25", "25/03/14", "03/2014"), or None if it is none."""
    match = _NUMERIC.fullmatch(written)
    if match is None:
        return None
    first, second = match[1], match[3]
    third: str | None = match[4]
    if match[2]:
        week = int(second), int(third or 0)
        return NumericDate(int(first), week=week) if 1 <= week[0] <= 53 else None  # noqa: PLR2004 -- weeks
    if len(first) == 4:  # noqa: PLR2004 -- the year comes first
        number = None if third is None else int(third)
        time = match[5] and f"{match[5][:2]}:{match[5][-2:]}"
        return _checked(NumericDate(int(first), int(second), number, time=time))
    if third is None:
        if len(second) == 4:  # noqa: PLR2004 -- a month and its year
            return _checked(NumericDate(int(second), int(first)))
        if "/" not in written:
            return None
        return _open(None, int(first), int(second), short=False)
    return _open(int(third), int(first), int(second), short=len(third) < 4)  # noqa: PLR2004


def _open(year: int | None, first: int, second: int, *, short: bool) -> NumericDate | None:
    """A date whose day and month may stand in either order, if both are possible."""
    if first == second:
        return _checked(NumericDate(year, second, first, short=short))
    if first > _MONTHS:
        return _checked(NumericDate(year, second, first, short=short, order=Order.DAY_FIRST))
    if second > _MONTHS:
        return _checked(NumericDate(year, first, second, short=short, order=Order.MONTH_FIRST))
    if not (first and second):
        return None
    return NumericDate(year, pair=(first, second), short=short)


def _checked(date: NumericDate) -> NumericDate | None:
    leap = 2000 if date.year is None or date.short else date.year
    if date.month is None or not 1 <= date.month <= _MONTHS:
        return None
    if date.day is not None and calendar.make_date(leap, date.month, date.day) is None:
        return None
    return date


def long_year(short: int, published: dt.date | None) -> int | None:
    """The year that two digits mean, or None where it is not safe to say."""
    if published is None:
        low, high = _SAFE_WITHOUT_PUBLICATION
    else:
        low, high = published.year - _SAFE_PAST, published.year + _SAFE_FUTURE
    year = low - low % _CENTURY + short
    if year < low:
        year += _CENTURY
    return year if year <= high else None


def usual_order(
    dates: Iterable[NumericDate],
    *,
    language: str | None,
    country: str | None,
    published: dt.date | None,
) -> Order | None:
    """The order in which a text writes numeric dates; None where nothing decides it.

    A date of the text that can be read in one way only decides, then one that is the day of
    publication, then the custom of language and country.

    Args:
        dates: The numeric dates of the text.
        language: ISO 639-1 code.
        country: ISO 3166-1 alpha-2 code of the country that the text is about.
        published: Day of publication.
    """
    certain, likely = set(), set()
    for date in dates:
        if date.order is not None:
            certain.add(date.order)
        elif date.pair is not None and published is not None and date.year == published.year:
            likely |= {
                order
                for order in Order
                if readings(date, order)[0] == (published.month, published.day)
            }
    for evidence in (certain, likely):
        if evidence:
            return evidence.pop() if len(evidence) == 1 else None
    if language == "en":
        if country in _MONTH_FIRST_COUNTRIES:
            return Order.MONTH_FIRST
        return Order.DAY_FIRST if country in _DAY_FIRST_ENGLISH else None
    return None if country in _MONTH_FIRST_COUNTRIES else Order.DAY_FIRST


def readings(date: NumericDate, order: Order | None) -> tuple[tuple[int, int], ...]:
    """The months and days that a date may mean."""
    if date.pair is None:
        return () if date.month is None or date.day is None else ((date.month, date.day),)
    first, second = date.pair
    if order is Order.DAY_FIRST:
        return ((second, first),)
    if order is Order.MONTH_FIRST:
        return ((first, second),)
    return tuple(sorted(((first, second), (second, first))))


def one_of(days: Iterable[dt.date]) -> Stretch:
    """A day, or where its order is open the span of its readings."""
    found = sorted(set(days))
    if not found:
        return calendar.NOWHERE
    if len(found) == 1:
        return calendar.day(found[0])
    name = f"[{','.join(day.isoformat() for day in found)}]"
    return Stretch(found[0], found[-1], name, None)


def iso_week(year: int, week: tuple[int, int]) -> Stretch:
    """An ISO week, or a day of one."""
    try:
        first = dt.date.fromisocalendar(year, week[0], week[1] or 1)
    except ValueError:
        return calendar.NOWHERE
    return calendar.day(first) if week[1] else calendar.week(first)
