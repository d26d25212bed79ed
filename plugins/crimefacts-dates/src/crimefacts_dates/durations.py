"""Lengths of time as ISO 8601 durations and TIMEX3 values."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache

from crimefacts_dates.calendar import Unit
from crimefacts_dates.nodes import Lengths

# The units that ISO 8601 has, largest first, and how many of the next one a fraction makes.
_ORDER = ("Y", "M", "W", "D", "H", "MIN", "S")
_NEXT = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("H", 24), "H": ("MIN", 60)}
_NEXT["MIN"] = ("S", 60)
_AS = {
    Unit.FORTNIGHT: ("W", 2),
    Unit.BIMESTER: ("M", 2),
    Unit.FOUR_MONTHS: ("M", 4),
    Unit.QUARTER: ("M", 3),
    Unit.HALF: ("M", 6),
    Unit.LUSTRUM: ("Y", 5),
    Unit.DECADE: ("Y", 10),
    Unit.CENTURY: ("Y", 100),
}
_TIMEX_UNITS = {Unit.DECADE: "DE", Unit.CENTURY: "CE", Unit.WEEKEND: "WE", Unit.QUARTER: "Q"}
_CLOCK = ("H", "MIN", "S")
_TOO_MANY = 10**9
_SMALL = frozenset(range(1, 10_000))
_PLAIN = frozenset((Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE))


@lru_cache(maxsize=2048)
def duration(lengths: Lengths) -> str | None:
    """A length of time in ISO 8601 ("P7Y9M"); None where it is vague or has no such form."""
    if len(lengths) == 1:
        count, unit = lengths[0]
        if count in _SMALL and unit in _PLAIN:  # nearly all of them
            return f"P{_prefix(unit)}{int(count or 0)}{unit.value[:1]}"
    found: Counter[str] = Counter()
    for count, unit in lengths:
        if count is None or unit is Unit.WEEKEND or not 0 < count < _TOO_MANY:
            return None
        name, factor = _AS.get(unit, (unit.value, 1))
        amount = Fraction(str(count)) * factor
        while amount and name:
            whole, rest = divmod(amount, 1)
            found[name] += int(whole)
            name, factor = _NEXT.get(name, ("", 0))
            amount = rest * factor
    if not found:
        return None
    if found["W"] and len(+found) > 1:
        found["D"] += 7 * found.pop("W")
    return _written(found)


def _written(found: Counter[str]) -> str:
    days = "".join(f"{found[n]}{n}" for n in _ORDER if found[n] and n not in _CLOCK)
    clock = "".join(f"{found[n]}{n[0]}" for n in _CLOCK if found[n])
    return f"P{days}" + (f"T{clock}" if clock else "")


@lru_cache(maxsize=2048)
def timex_duration(lengths: Lengths, unit: Unit | None = None) -> str | None:
    """A length of time as a TIMEX3 value ("P2DE", "PXD" for a vague one).

    Args:
        lengths: Counts and units.
        unit: The unit of a vague length.
    """
    if not lengths:
        return None if unit is None else f"P{_prefix(unit)}X{_timex_unit(unit)}"
    if len(lengths) == 1 and lengths[0][1] in _TIMEX_UNITS:
        count, only = lengths[0]
        if count is not None and float(count).is_integer():
            return f"P{int(count)}{_TIMEX_UNITS[only]}"
    if any(count is None for count, _ in lengths):
        return timex_duration((), lengths[0][1])
    return duration(lengths)


def _prefix(unit: Unit) -> str:
    return "T" if unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND) else ""


def _timex_unit(unit: Unit) -> str:
    return _TIMEX_UNITS.get(unit, {Unit.MINUTE: "M"}.get(unit, unit.value[:2]))
