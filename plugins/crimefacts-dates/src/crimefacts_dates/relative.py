"""Expressions that count from publication or from what the passage spoke of last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from crimefacts_dates import calendar
from crimefacts_dates.calendar import NOWHERE, Stretch, Unit
from crimefacts_dates.durations import timex_duration
from crimefacts_dates.nodes import Ago, Lengths, Node, Offset, Shift
from crimefacts_dates.reference import Reference

_CLOCK = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
# "The last decade" is the ten years to now; "the last quarter" is the quarter before this one.
_ALWAYS_CALENDAR = (Unit.QUARTER, Unit.HALF, Unit.WEEKEND, Unit.BIMESTER)
_ALWAYS_ROLLING = (Unit.DECADE, Unit.CENTURY, Unit.FORTNIGHT, Unit.LUSTRUM)
_BACK = frozenset(("last", "past", "previous", "recent"))
# From the finest unit up: what a passage's date must be exact to for a unit to be counted from it.
_FINENESS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE)


def shifted_year(word: str, reference: Reference) -> int | None:
    """The year that a word tells ("last year")."""
    year = shift(Shift(word=word, unit=Unit.YEAR, definite=False), reference)
    return year.first.year if year.first and year.unit is Unit.YEAR else None


def shift(node: Shift, reference: Reference) -> Stretch:  # noqa: PLR0911 -- one return a case
    """A unit by its place from here, or several of them."""
    word, unit = node.word, node.unit
    if word == "recent" or node.count == 0:
        return _vague(node, reference)
    if node.count is None:
        return _one(node, reference)
    today = reference.published
    span = timex_duration(((node.count, unit), *node.rest))
    if today is None or word in {"this", "that"}:
        return Stretch(None, None, None, span)
    lengths = ((node.count, unit), *node.rest)
    if node.business and unit is Unit.DAY:
        return _business_days(node, today, span)
    ahead = word not in _BACK
    if unit in (Unit.QUARTER, Unit.HALF) or (ahead and unit in (Unit.DECADE, Unit.CENTURY)):
        return _whole_units(node, today, span)
    if word in _BACK:
        first = move(today, lengths, -1)
        return calendar.between(first, today, span) if first else NOWHERE
    last = move(today, lengths, 1)
    first = calendar.add_days(today, 1)
    if first is None or last is None:
        return NOWHERE
    return calendar.between(min(first, last), last, span)


def _vague(node: Shift, reference: Reference) -> Stretch:
    today = reference.published
    name = None if today is None else today.isoformat()
    if node.word in _BACK:
        return Stretch(None, today, name and f"../{name}", "PAST_REF")
    if node.word in {"next", "following"}:
        return Stretch(today, None, name and f"{name}/..", "FUTURE_REF")
    return NOWHERE


def _whole_units(node: Shift, today: dt.date, span: str | None) -> Stretch:
    """The last two quarters, the next seven."""
    count = int(node.count or 1)
    sign = -1 if node.word in _BACK else 1
    nearest = calendar.add(today, sign, node.unit)
    farthest = calendar.add(today, sign * count, node.unit)
    if nearest is None or farthest is None:
        return NOWHERE
    ends = (calendar.around(nearest, node.unit), calendar.around(farthest, node.unit))
    begin, end = ends if sign > 0 else ends[::-1]
    if begin.first is None or end.last is None:
        return NOWHERE
    return calendar.between(begin.first, end.last, span)


def _business_days(node: Shift, today: dt.date, span: str | None) -> Stretch:
    """So many Mondays to Fridays before or after a day."""
    step = -1 if node.word in _BACK else 1
    days: list[dt.date] = []
    day: dt.date | None = today
    while len(days) < min(int(node.count or 0), 1000):
        day = day and calendar.add_days(day, step)
        if day is None:
            return NOWHERE
        if day.isoweekday() < 6:  # noqa: PLR2004 -- Saturday
            days.append(day)
    return calendar.between(min(days), max(days), span) if days else NOWHERE


def _one(node: Shift, reference: Reference) -> Stretch:  # noqa: PLR0911 -- one return a case
    word, unit, today = node.word, node.unit, reference.published
    if word in {"that", "following"} or (
        word == "previous" and (reference.last or unit is Unit.DAY)
    ):
        return _from_passage(node, reference)
    if word == "next" and unit is Unit.DAY:
        return _from_passage(node, reference)
    if today is None:
        return NOWHERE
    if word == "near":
        ahead = reference.future and today.isoweekday() < 6  # noqa: PLR2004 -- Saturday
        saturday = calendar.weekend(today).first or today
        if saturday > today and not ahead:
            return calendar.weekend(calendar.add_days(today, -7) or today)
        return calendar.weekend(today)
    if word == "this":
        return calendar.around(today, unit)
    rolling = word == "past" or (word == "last" and node.definite) or unit in _ALWAYS_ROLLING
    if word in _BACK and rolling and unit not in _ALWAYS_CALENDAR:
        first = calendar.add(today, -1, unit)
        return calendar.between(first, today, timex_duration(((1, unit),))) if first else NOWHERE
    if rolling and unit is not Unit.DECADE and word not in _BACK:
        first, last = calendar.add_days(today, 1), calendar.add(today, 1, unit)
        return calendar.between(first, last) if first and last else NOWHERE
    step = 7 if unit is Unit.WEEKEND else 1
    step = 2 * step if word == "after_next" else step
    moved = calendar.add(
        today, -step if word in _BACK else step, Unit.DAY if unit is Unit.WEEKEND else unit
    )
    return calendar.around(moved, unit) if moved else NOWHERE


def _from_passage(node: Shift, reference: Reference) -> Stretch:
    """The unit of the passage's date, or the one before or after it."""
    word, unit, last = node.word, node.unit, reference.last
    if last is None or last.first is None:
        if word == "that" or reference.published is None:
            return NOWHERE
        start = reference.published
    elif not _exact_to(last, unit):
        return NOWHERE
    else:
        start = last.first
    step = {"that": 0, "previous": -1}.get(word, 1)
    moved = calendar.add(start, step, Unit.WEEK if unit is Unit.WEEKEND else unit)
    return calendar.around(moved, unit) if moved else NOWHERE


def _exact_to(stretch: Stretch, unit: Unit) -> bool:
    """Whether a stretch lies in one unit of a kind, so that the unit can be told."""
    if stretch.first is None or stretch.last is None:
        return False
    if unit in _FINENESS and stretch.unit in _FINENESS:
        return _FINENESS.index(stretch.unit) <= _FINENESS.index(unit)
    return calendar.around(stretch.first, unit) == calendar.around(stretch.last, unit)


def move(date: dt.date, lengths: Lengths, sign: int) -> dt.date | None:
    """A day a length of time on (1) or back (-1); None where a count is vague."""
    moved: dt.date | None = date
    for count, unit in lengths:
        if count is None or moved is None or count > 10_000:  # noqa: PLR2004 -- beyond any calendar
            return None
        moved = calendar.add(moved, sign * count, unit)
    return moved


def ago(node: Ago, reference: Reference) -> Stretch:
    """A length of time before publication: that day."""
    if not node.lengths:
        return Stretch(None, None, None, "PAST_REF")
    if reference.published is None:
        return NOWHERE
    day = move(reference.published, node.lengths, -1)
    return _to_the_unit(day, node.lengths, exact=True) if day else NOWHERE


def _to_the_unit(day: dt.date, lengths: Lengths, *, exact: bool) -> Stretch:
    """A day with the TIMEX3 name of the unit that it was counted in, or that unit as a whole."""
    unit = lengths[-1][1]
    around = calendar.around(day, unit)
    if exact or unit in _CLOCK or unit is Unit.WEEK:
        name = day.isoformat()
        return Stretch(day, day, name, around.timex, Unit.DAY)
    return around


def offset(
    node: Offset, reference: Reference, resolve: Callable[[Node, Reference], Stretch]
) -> Stretch:
    """A length of time before or after something."""
    if node.origin is None:
        start = reference.last
        finest = min(
            (_FINENESS.index(unit) for _, unit in node.lengths if unit in _FINENESS), default=0
        )
        if start is None or not _exact_to(start, _FINENESS[finest]):
            return NOWHERE
    else:
        start = resolve(node.origin, reference)
    origin = start.first if node.sign < 0 or start.last is None else start.last
    if origin is None:
        return NOWHERE
    day = move(origin, node.lengths, node.sign)
    return _to_the_unit(day, node.lengths, exact=node.origin is not None) if day else NOWHERE
