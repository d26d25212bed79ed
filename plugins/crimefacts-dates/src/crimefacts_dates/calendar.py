"""Days and stretches of days: the arithmetic of the Gregorian calendar, without any words."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

FIRST_YEAR = dt.MINYEAR
LAST_YEAR = dt.MAXYEAR
_THIRDS_OF_MONTH = ((1, 10), (11, 20), (21, 31))
_THIRDS_OF_YEAR = ((1, 4), (5, 8), (9, 12))
# "The early 1980s" are its first four years, the middle three and the last three.
_THIRDS_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_THIRDS_OF_CENTURY = ((0, 32), (33, 65), (66, 99))
_DAYS_OF_WEEK = 7
_THURSDAY = 4
_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_NORTHERN_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SOUTHERN_START = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}


class Unit(StrEnum):
    """A length of time; the values are those of locale files."""

    SECOND = "S"
    MINUTE = "MIN"
    HOUR = "H"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    FORTNIGHT = "FN"
    MONTH = "M"
    BIMESTER = "BM"
    FOUR_MONTHS = "CM"
    QUARTER = "Q"
    HALF = "HY"
    YEAR = "Y"
    LUSTRUM = "L"
    DECADE = "DE"
    CENTURY = "CE"


#: Units of days, of months: how many of them a unit has.
IN_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
IN_MONTHS = {
    Unit.MONTH: 1,
    Unit.BIMESTER: 2,
    Unit.FOUR_MONTHS: 4,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.LUSTRUM: 60,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}


@frozen
class Stretch:
    """A stretch of calendar days with its two names.

    Args:
        first: First day; None where unknown or open.
        last: Last day, inclusive; None likewise.
        edtf: Its name in EDTF; None where it has none.
        timex: Its name as a TIMEX3 value; None where it has none.
        unit: What it is one of.
    """

    first: dt.date | None
    last: dt.date | None
    edtf: str | None
    timex: str | None
    unit: Unit | None = None


NOWHERE = Stretch(None, None, None, None)


@lru_cache(maxsize=2048)
def day(date: dt.date) -> Stretch:
    """One day."""
    name = date.isoformat()
    return Stretch(date, date, name, name, Unit.DAY)


def make_date(year: int, month: int, number: int) -> dt.date | None:
    """A day of the calendar, or None where there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= number <= days_in(year, month):
        return None
    return dt.date(year, month, number)


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


@lru_cache(maxsize=1024)
def month(year: int, number: int) -> Stretch:
    """A calendar month."""
    name = f"{year:04d}-{number:02d}"
    last = dt.date(year, number, days_in(year, number))
    return Stretch(dt.date(year, number, 1), last, name, name, Unit.MONTH)


@lru_cache(maxsize=512)
def year(number: int) -> Stretch:
    """A calendar year."""
    name = f"{number:04d}"
    return Stretch(dt.date(number, 1, 1), dt.date(number, 12, 31), name, name, Unit.YEAR)


def years(first: int, last: int, edtf: str, timex: str, unit: Unit) -> Stretch:
    """Several years on end, cut to what a calendar can hold."""
    first, last = max(first, FIRST_YEAR), min(last, LAST_YEAR)
    return Stretch(dt.date(first, 1, 1), dt.date(last, 12, 31), edtf, timex, unit)


def decade(first_year: int) -> Stretch:
    """The ten years that begin with a round one."""
    name = f"{first_year // 10:03d}"
    return years(first_year, first_year + 9, name + "X", name, Unit.DECADE)


def century(number: int) -> Stretch:
    """A century by its ordinal; the twenty-first begins with 2000, as the word is used."""
    name = f"{number - 1:02d}"
    first = (number - 1) * 100
    return years(first, first + 99, name + "XX", name, Unit.CENTURY)


def between(first: dt.date, last: dt.date, timex: str | None = None) -> Stretch:
    """From one day to another."""
    name = f"{first.isoformat()}/{last.isoformat()}"
    return Stretch(first, last, name, timex or name)


@lru_cache(maxsize=2048)
def week(of: dt.date) -> Stretch:
    """The Monday to Sunday around a day."""
    monday = of - dt.timedelta(of.isoweekday() - 1) if of.toordinal() > _DAYS_OF_WEEK else of
    last = add_days(monday, _DAYS_OF_WEEK - 1) or dt.date.max
    number = of.isocalendar()
    name = f"{number.year:04d}-W{number.week:02d}"
    return Stretch(monday, last, f"{monday.isoformat()}/{last.isoformat()}", name, Unit.WEEK)


def weekend(of: dt.date) -> Stretch:
    """The Saturday and Sunday of the week around a day."""
    whole = week(of)
    assert whole.last is not None  # noqa: S101 -- weeks are never open
    saturday = whole.last - dt.timedelta(1)
    name = f"{saturday.isoformat()}/{whole.last.isoformat()}"
    return Stretch(saturday, whole.last, name, f"{whole.timex}-WE", Unit.WEEKEND)


@lru_cache(maxsize=512)
def quarter(in_year: int, number: int) -> Stretch:
    """A quarter of a calendar year, 1 to 4."""
    return _months(in_year, number, 3, 32 + number, f"Q{number}", Unit.QUARTER)


@lru_cache(maxsize=512)
def half(in_year: int, number: int) -> Stretch:
    """A half of a calendar year, 1 or 2."""
    return _months(in_year, number, 6, 39 + number, f"H{number}", Unit.HALF)


def _months(  # noqa: PLR0913, PLR0917 -- one parameter a difference between halves and quarters
    in_year: int, number: int, length: int, code: int, timex: str, unit: Unit
) -> Stretch:
    first = dt.date(in_year, length * (number - 1) + 1, 1)
    last = length * number
    end = dt.date(in_year, last, days_in(in_year, last))
    return Stretch(first, end, f"{in_year:04d}-{code}", f"{in_year:04d}-{timex}", unit)


def season(in_year: int, code: str, *, southern: bool | None) -> Stretch:
    """A meteorological season, three whole months.

    Args:
        in_year: The year in which it begins.
        code: SP, SU, FA or WI.
        southern: Whether on the southern half of the globe; None where it cannot be told, and then
            neither can the days.
    """
    edtf, timex = f"{in_year:04d}-{_SEASON_CODES[code]}", f"{in_year:04d}-{code}"
    if southern is None:
        return Stretch(None, None, edtf, timex)
    start = (_SOUTHERN_START if southern else _NORTHERN_START)[code]
    first = dt.date(in_year, start, 1)
    end = add_months(first, 3)
    if end is None:
        return Stretch(first, None, edtf, timex)
    return Stretch(first, end - dt.timedelta(1), edtf, timex)


def third(of: Stretch, number: int) -> Stretch:
    """The early (0), middle (1) or late (2) part of a month, year, decade or century.

    Of anything else the early, middle and late third of its days.
    """
    first, last = of.first, of.last
    if first is None or last is None:
        return Stretch(None, None, None, of.timex)
    if of.unit is Unit.MONTH:
        begin, end = _THIRDS_OF_MONTH[number]
        return between(first.replace(day=begin), first.replace(day=min(end, last.day)), of.timex)
    if of.unit is Unit.YEAR:
        begin, end = _THIRDS_OF_YEAR[number]
        end_day = dt.date(first.year, end, days_in(first.year, end))
        return between(first.replace(month=begin), end_day, of.timex)
    if of.unit in (Unit.DECADE, Unit.CENTURY):
        table = _THIRDS_OF_DECADE if of.unit is Unit.DECADE else _THIRDS_OF_CENTURY
        begin, end = (first.year + offset for offset in table[number])
        return years(begin, end, f"{begin:04d}/{end:04d}", of.timex or "", of.unit)
    days = (last - first).days + 1
    begin, end = days * number // 3, max(days * (number + 1) // 3 - 1, days * number // 3)
    return between(first + dt.timedelta(begin), first + dt.timedelta(end), of.timex)


def half_of(of: Stretch, number: int) -> Stretch:
    """The first (1) or second (2) half of a month, year or anything else."""
    if of.first is None or of.last is None:
        return NOWHERE
    if of.unit is Unit.YEAR:
        return half(of.first.year, number)
    if of.unit is Unit.DECADE:
        begin = of.first.year + 5 * (number - 1)
        return years(begin, begin + 4, f"{begin:04d}/{begin + 4:04d}", of.timex or "", Unit.DECADE)
    middle = of.first + dt.timedelta((of.last - of.first).days // 2)
    if number == 1:
        return between(of.first, middle, of.timex)
    return between(middle + dt.timedelta(1), of.last, of.timex)


def add_days(date: dt.date, days: int) -> dt.date | None:
    """A day so many days on, or None beyond the calendar."""
    number = date.toordinal() + days
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


def add_months(date: dt.date, months: int) -> dt.date | None:
    """The same day of another month, or its last day where it is shorter."""
    number = date.year * 12 + date.month - 1 + months
    target, index = divmod(number, 12)
    if not FIRST_YEAR <= target <= LAST_YEAR:
        return None
    return dt.date(target, index + 1, min(date.day, days_in(target, index + 1)))


def add(date: dt.date, count: float, unit: Unit) -> dt.date | None:
    """A day so many units on (before, where negative); halves of months count as fifteen days."""
    if unit in IN_DAYS:
        return add_days(date, round(count * IN_DAYS[unit]))
    if unit in IN_MONTHS:
        whole, rest = divmod(abs(count) * IN_MONTHS[unit], 1)
        sign = 1 if count >= 0 else -1
        moved = add_months(date, sign * int(whole))
        return moved and add_days(moved, sign * round(rest * 30))
    return date


def around(date: dt.date, unit: Unit) -> Stretch:  # noqa: PLR0911 -- one return a case
    """The calendar unit that a day lies in."""
    match unit:
        case Unit.WEEK:
            return week(date)
        case Unit.WEEKEND:
            return weekend(date)
        case Unit.MONTH:
            return month(date.year, date.month)
        case Unit.QUARTER:
            return quarter(date.year, (date.month + 2) // 3)
        case Unit.HALF:
            return half(date.year, (date.month + 5) // 6)
        case Unit.YEAR:
            return year(date.year)
        case Unit.DECADE:
            return decade(date.year // 10 * 10)
        case Unit.CENTURY:
            return century(date.year // 100 + 1)
        case _:
            return day(date)


def nth_week(of: Stretch, number: int) -> Stretch:
    """The n-th Monday-to-Sunday week of a month or year (-1: the last).

    A week belongs where its Thursday lies, as ISO 8601 counts the weeks of a year.
    """
    if of.first is None or of.last is None:
        return NOWHERE
    if number > 0:
        thursday = of.first + dt.timedelta((_THURSDAY - of.first.isoweekday()) % _DAYS_OF_WEEK)
        target = add_days(thursday, _DAYS_OF_WEEK * (number - 1))
    else:
        thursday = of.last - dt.timedelta((of.last.isoweekday() - _THURSDAY) % _DAYS_OF_WEEK)
        target = add_days(thursday, _DAYS_OF_WEEK * (number + 1))
    if target is None or not of.first <= target <= of.last:
        return NOWHERE
    return week(target)


def easter(in_year: int) -> dt.date:
    """Easter Sunday of the Western churches, by the anonymous Gregorian algorithm."""
    golden = in_year % 19
    centuries, rest = divmod(in_year, 100)
    leap, skip = divmod(centuries, 4)
    epact = (19 * golden + centuries - leap - (8 * centuries + 13) // 25 + 15) % 30
    quarters, remainder = divmod(rest, 4)
    weekday = (32 + 2 * skip + 2 * quarters - epact - remainder) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    number, index = divmod(epact + weekday - 7 * correction + 114, 31)
    return dt.date(in_year, number, index + 1)


def feast(rule: str, in_year: int) -> dt.date | None:
    """The day of a feast in a year.

    Args:
        rule: "12-25" for a fixed day, "easter-2" for days from Easter Sunday, "11/4/4" for the
            fourth Thursday of November (month, which one, ISO weekday; -1 is the last one), with
            "+1" behind for the day after it.
        in_year: The year.
    """
    if rule.startswith("easter"):
        return easter(in_year) + dt.timedelta(int(rule.removeprefix("easter") or 0))
    if "/" in rule:
        rule, _, more = rule.partition("+")
        number, which, weekday = map(int, rule.split("/"))
        if which < 0:
            last = dt.date(in_year, number, days_in(in_year, number))
            return last - dt.timedelta((last.isoweekday() - weekday) % _DAYS_OF_WEEK)
        first = dt.date(in_year, number, 1)
        ahead = (weekday - first.isoweekday()) % _DAYS_OF_WEEK
        return first + dt.timedelta(ahead + _DAYS_OF_WEEK * (which - 1) + int(more or 0))
    number, day_number = map(int, rule.split("-"))
    return make_date(in_year, number, day_number)
