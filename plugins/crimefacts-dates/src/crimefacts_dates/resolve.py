"""From what an expression says to the days it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from attrs import evolve

from crimefacts_dates import calendar, numeric
from crimefacts_dates.calendar import NOWHERE, Stretch, Unit
from crimefacts_dates.durations import timex_duration
from crimefacts_dates.nodes import (
    Ago,
    Date,
    DayOfMonth,
    FeastWeekend,
    Fiscal,
    Fixed,
    FromDate,
    Holiday,
    Near,
    Node,
    Nth,
    Numeric,
    Offset,
    Part,
    Range,
    Season,
    Shift,
    SpanFrom,
    ToDate,
    Today,
    WeekOf,
)
from crimefacts_dates.reference import Reference
from crimefacts_dates.relative import ago, move, offset, shift, shifted_year

_WEEK = 7
_THURSDAY = 4
_MONTHS_BACK = 60
_DECEMBER = 12
_BACK = frozenset(("last", "past", "previous"))
_AHEAD = frozenset(("next", "following"))


def resolve(node: Node, reference: Reference) -> Stretch:
    """The days that an expression means, as far as they can be told."""
    return _RESOLVERS[type(node)](node, reference)


def _date(node: Date, reference: Reference) -> Stretch:
    year = node.year
    if year is not None and node.short:
        year = numeric.long_year(year, reference.published)
        if year is None:
            return NOWHERE
    if node.year_word is not None:
        year = shifted_year(node.year_word, reference)
        if year is None:
            return evolve(_in_some_year(node), edtf=None)
    if node.month is None:
        if node.weekday is not None:
            return _weekday(node, reference)
        return NOWHERE if year is None or not _is_year(year) else calendar.year(year)
    if year is not None:
        found = _in_year(node, year) if _is_year(year) else None
        return found or NOWHERE
    return reference.nearest(lambda y: _in_year(node, y), node.word) or _in_some_year(node)


def _is_year(year: int) -> bool:
    return calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR


def _in_year(node: Date, year: int) -> Stretch | None:
    assert node.month is not None  # noqa: S101 -- asked before
    if node.day is None:
        return calendar.month(year, node.month)
    day = calendar.make_date(year, node.month, node.day)
    return calendar.day(day) if day else None


def _in_some_year(node: Date) -> Stretch:
    """A month or day of no known year."""
    if node.month is None:
        return NOWHERE
    name = f"XXXX-{node.month:02d}"
    if node.day is not None:
        if calendar.make_date(2000, node.month, node.day) is None:
            return NOWHERE
        name += f"-{node.day:02d}"
    return Stretch(None, None, name, name)


def _weekday(node: Date, reference: Reference) -> Stretch:  # noqa: PLR0911 -- one return a case
    assert node.weekday is not None  # noqa: S101 -- asked before
    nowhere = Stretch(None, None, None, f"XXXX-WXX-{node.weekday}")
    if node.week_word is not None:
        week = shift(Shift(word=node.week_word, unit=Unit.WEEK), reference)
        if week.first is None:
            return nowhere
        return calendar.day(week.first + dt.timedelta(node.weekday - 1))
    if node.word == "that" and reference.last is not None:
        if reference.last.unit is not Unit.DAY:
            return nowhere
        week = calendar.week(reference.last.first or dt.date.min)
        return calendar.day((week.first or dt.date.min) + dt.timedelta(node.weekday - 1))
    today = reference.published
    if today is None:
        return nowhere
    if node.day is not None:
        found = _weekday_and_day(node, reference, today)
        return calendar.day(found) if found else nowhere
    back = (today.isoweekday() - node.weekday) % _WEEK
    if node.word in _BACK:
        days = -(back or _WEEK)
    elif node.word in _AHEAD:
        days = _WEEK - back
    elif node.word == "this" and (reference.this_is_ahead or reference.future):
        days = node.weekday - today.isoweekday()
    else:
        days = (-back) % _WEEK if reference.future else -back
    day = calendar.add_days(today, days)
    return calendar.day(day) if day else nowhere


def _weekday_and_day(node: Date, reference: Reference, today: dt.date) -> dt.date | None:
    """The nearest day that is, for example, both a Tuesday and a thirteenth.

    There are one or two a year, so that the nearest one may well lie ahead in any tense.
    """
    assert node.day is not None  # noqa: S101 -- asked before
    ahead = reference.future or node.word in _AHEAD
    first = today.replace(day=1)
    for months in range(_MONTHS_BACK):
        found = []
        for step in (months, -months):
            month = calendar.add_months(first, step)
            day = month and calendar.make_date(month.year, month.month, node.day)
            if not day or day.isoweekday() != node.weekday:
                continue
            if (day >= today or not ahead) and (day <= today or node.word not in _BACK):
                found.append(day)
        if found:
            return min(found, key=lambda day: (abs((day - today).days), day))
    return None


def _numeric(node: Numeric, reference: Reference) -> Stretch:
    date = node.date
    year = date.year
    if year is not None and date.short:
        year = numeric.long_year(year, reference.published)
        if year is None:
            return NOWHERE
    if date.week is not None:
        return NOWHERE if year is None else numeric.iso_week(year, date.week)
    if date.month is not None and date.day is None:
        return NOWHERE if year is None else calendar.month(year, date.month)
    found = []
    for month, day in numeric.readings(date, reference.order):
        stretch = _date(Date(year=year, month=month, day=day, word=node.word), reference)
        if stretch.first is None:
            return stretch if date.pair is None else NOWHERE
        found.append(stretch.first)
    fitting = [day for day in found if day.isoweekday() == node.weekday]
    return numeric.one_of(fitting or found)


def _range(node: Range, reference: Reference) -> Stretch:
    first, last = node.first, node.last
    begin, end = resolve(first, reference), resolve(last, reference)
    first_day, last_day = begin.first, end.last
    if first_day is not None and last_day is not None:
        if reference.future and _yearless(first):
            # The nearest range that has not ended: "de mayo a marzo" may have begun.
            begin = resolve(first, reference.at(last_day))
        elif last_day < first_day or _yearless(last):
            end = resolve(last, reference.at(first_day, future=True))
    if (begin.first and end.last and begin.first > end.last) or _either(begin) or _either(end):
        return NOWHERE
    if (begin.first is None) != (end.last is None) and not (_open(begin) or _open(end)):
        return Stretch(begin.first, end.last, None, None)
    return join(begin, end)


def _yearless(node: Node) -> bool:
    """Whether a node names a day, month or weekday of no particular year or week."""
    if isinstance(node, Part | Nth):
        return node.of is not None and _yearless(node.of)
    if not isinstance(node, Date) or node.year is not None or node.year_word is not None:
        return False
    return node.word is None and node.week_word is None


def _either(stretch: Stretch) -> bool:
    """Whether day and month may change places, and with them the whole range."""
    return bool(stretch.edtf and stretch.edtf.startswith("["))


def _open(stretch: Stretch) -> bool:
    return bool(stretch.edtf and ".." in stretch.edtf)


def join(begin: Stretch, end: Stretch) -> Stretch:
    """From the first day of one to the last of another."""
    if begin.first is None and end.last is None:
        return NOWHERE
    name = f"{begin_name(begin)}/{_end_name(end)}"
    return Stretch(begin.first, end.last, name, name)


def begin_name(stretch: Stretch) -> str:
    """The EDTF name of where a stretch begins, as exact as the text is."""
    if stretch.first is None:
        return ".."
    plain = stretch.unit in (Unit.YEAR, Unit.MONTH, Unit.DAY) and stretch.edtf
    return plain or stretch.first.isoformat()


def _end_name(stretch: Stretch) -> str:
    if stretch.last is None:
        return ".."
    plain = stretch.unit in (Unit.YEAR, Unit.MONTH, Unit.DAY) and stretch.edtf
    return plain or stretch.last.isoformat()


def _part(node: Part, reference: Reference) -> Stretch:
    return calendar.third(resolve(node.of, reference), node.number)


def _nth(node: Nth, reference: Reference) -> Stretch:  # noqa: PLR0911 -- one return a case
    if node.of is None:
        make = calendar.quarter if node.unit is Unit.QUARTER else calendar.half
        if not 1 <= node.number <= (4 if node.unit is Unit.QUARTER else 2):
            return NOWHERE
        return reference.nearest(lambda year: make(year, node.number), None) or NOWHERE
    whole = resolve(node.of, reference)
    first, last = whole.first, whole.last
    if first is None or last is None:
        return NOWHERE
    if node.unit is Unit.HALF:
        return calendar.half_of(whole, node.number % 3) if node.number in (-1, 1, 2) else NOWHERE
    if node.unit is Unit.WEEK and whole.unit in (Unit.MONTH, Unit.YEAR):
        return _weeks(node, whole)
    if node.unit is Unit.FORTNIGHT and whole.unit is Unit.MONTH and node.count == 1:
        return calendar.half_of(whole, 2 if node.number in (-1, 2) else node.number)
    if node.number > 0:
        begin = calendar.add(first, (node.number - 1), node.unit)
        behind = calendar.add(first, node.number - 1 + node.count, node.unit)
    else:
        behind = calendar.add_days(last, 1)
        begin = behind and calendar.add(behind, -node.count, node.unit)
    if begin is None or behind is None or not first <= begin < behind:
        return NOWHERE
    end = behind - dt.timedelta(1)
    if end > last:
        return NOWHERE
    named = calendar.around(begin, node.unit)
    return named if (named.first, named.last) == (begin, end) else calendar.between(begin, end)


def _weeks(node: Nth, whole: Stretch) -> Stretch:
    if node.number > 0:
        begin = calendar.nth_week(whole, node.number)
        end = calendar.nth_week(whole, node.number + node.count - 1)
    else:
        begin, end = calendar.nth_week(whole, -node.count), calendar.nth_week(whole, -1)
    if begin.first is None or end.last is None:
        return NOWHERE
    return begin if begin == end else calendar.between(begin.first, end.last)


def _today(node: Today, reference: Reference) -> Stretch:
    if reference.published is None:
        return NOWHERE
    day = calendar.add_days(reference.published, node.days)
    return calendar.day(day) if day else NOWHERE


def _day_of_month(node: DayOfMonth, reference: Reference) -> Stretch:
    if node.word is not None:
        month = shift(Shift(word=node.word, unit=Unit.MONTH), reference)
        if month.first is None or month.unit is not Unit.MONTH:
            return NOWHERE
        day = calendar.make_date(month.first.year, month.first.month, node.day)
        return calendar.day(day) if day else NOWHERE
    today = reference.published
    if today is None:
        return NOWHERE
    ahead = reference.future or node.ahead
    for months in range(_DECEMBER):
        first = calendar.add_months(today.replace(day=1), months if ahead else -months)
        day = first and calendar.make_date(first.year, first.month, node.day)
        if day and (day >= today if ahead else day <= today):
            return calendar.day(day)
    return NOWHERE


def _offset(node: Offset, reference: Reference) -> Stretch:
    return offset(node, reference, resolve)


def _span_from(node: SpanFrom, reference: Reference) -> Stretch:
    first = resolve(node.first, reference).first
    behind = first and move(first, node.lengths, 1)
    if first is None or behind is None or behind <= first:
        return NOWHERE
    return calendar.between(first, behind - dt.timedelta(1), timex_duration(node.lengths))


def _near(node: Near, reference: Reference) -> Stretch:
    around = resolve(node.of, reference).first
    if around is None:
        return NOWHERE
    monday = calendar.week(around).first or around
    return calendar.day(monday + dt.timedelta(node.weekday - 1))


def _to_date(node: ToDate, reference: Reference) -> Stretch:
    whole = resolve(node.of, reference)
    today = reference.published
    if whole.first is None or whole.last is None or today is None or whole.first > today:
        return NOWHERE
    return calendar.between(whole.first, min(today, whole.last), whole.timex)


def _from_date(node: FromDate, reference: Reference) -> Stretch:
    whole = resolve(node.of, reference)
    today = reference.published
    if whole.first is None or whole.last is None or today is None or whole.last < today:
        return NOWHERE
    return calendar.between(max(today, whole.first), whole.last, whole.timex)


def _week_of(node: WeekOf, reference: Reference) -> Stretch:
    day = resolve(node.of, reference)
    return calendar.week(day.first) if day.first else NOWHERE


def _season(node: Season, reference: Reference) -> Stretch:
    def make(year: int) -> Stretch:
        return calendar.season(year, node.code, southern=reference.southern)

    if node.year is not None:
        year = _date(node.year, reference)
        return make(year.first.year) if year.first else NOWHERE
    if reference.southern is None:
        return NOWHERE
    return reference.nearest(make, node.word) or NOWHERE


def _holiday(node: Holiday, reference: Reference) -> Stretch:
    def make(year: int) -> Stretch | None:
        day = calendar.feast(node.rule, year)
        return calendar.day(day) if day else None

    if node.year is not None:
        year = _date(node.year, reference)
        found = make(year.first.year) if year.first else None
        return found or NOWHERE
    return reference.nearest(make, node.word) or NOWHERE


def _feast_weekend(node: FeastWeekend, reference: Reference) -> Stretch:
    day = resolve(node.of, reference).first
    if day is None:
        return NOWHERE
    sunday = calendar.week(day).last
    if day.isoweekday() < _THURSDAY:
        sunday = sunday and calendar.add_days(sunday, -_WEEK)
    if sunday is None:
        return NOWHERE
    saturday = sunday - dt.timedelta(1)
    return calendar.between(min(day, saturday), max(day, sunday))


def _fiscal(node: Fiscal, _reference: Reference) -> Stretch:
    return Stretch(None, None, None, None if node.year is None else f"FY{node.year:04d}")


_RESOLVERS: dict[type[Node], Callable[[Any, Reference], Stretch]] = {
    Ago: ago,
    Date: _date,
    DayOfMonth: _day_of_month,
    FeastWeekend: _feast_weekend,
    Fiscal: _fiscal,
    Fixed: lambda node, _: node.stretch,
    FromDate: _from_date,
    Holiday: _holiday,
    Near: _near,
    Nth: _nth,
    Numeric: _numeric,
    Offset: _offset,
    Part: _part,
    Range: _range,
    Season: _season,
    Shift: shift,
    SpanFrom: _span_from,
    ToDate: _to_date,
    Today: _today,
    WeekOf: _week_of,
}
