"""From a resolved expression to the fields of a fact."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from attrs import define

from crimefacts import DateKind, Timex3
from crimefacts_dates import durations
from crimefacts_dates.calendar import Stretch, Unit
from crimefacts_dates.nodes import Every, Length, Node, Shift, Vague
from crimefacts_dates.reference import Reference
from crimefacts_dates.resolve import begin_name, resolve


@define(kw_only=True, eq=False)
class Outcome:
    """The fields of a DateExpression, and the stretch of days behind them."""

    kind: DateKind
    earliest: dt.date | None = None
    latest: dt.date | None = None
    value: str | None = None
    timex3: Timex3 | None = None
    stretch: Stretch | None = None


@lru_cache(maxsize=4096)
def timex_of(type: str, value: str | None) -> Timex3:  # noqa: A002 -- the name of TIMEX3's attribute
    """The TIMEX3 reading of a type and value; texts have the same ones over and over."""
    return Timex3(type=type, value=value)


def outcome(node: Node, reference: Reference, *, since: bool) -> Outcome:
    """Resolve an expression.

    Args:
        node: What it says.
        reference: What it is relative to.
        since: Whether it opens a stretch without end.
    """
    if isinstance(node, Length):
        value = durations.duration(node.lengths) if node.lengths else None
        timex = durations.timex_duration(node.lengths) if node.lengths else "PXX"
        return Outcome(
            kind=DateKind.DURATION, value=value, timex3=timex_of(type="DURATION", value=timex)
        )
    if isinstance(node, Every):
        return _recurring(node)
    if isinstance(node, Vague):
        return Outcome(kind=DateKind.DATE, timex3=timex_of(type="DATE", value=node.reference))
    stretch = resolve(node, reference)
    timex3 = _timex3(node, stretch)
    if since and stretch.first is not None:
        return Outcome(
            kind=DateKind.DATE,
            earliest=stretch.first,
            value=f"{begin_name(stretch)}/..",
            timex3=timex3,
            stretch=stretch,
        )
    return Outcome(
        kind=DateKind.DATE,
        earliest=stretch.first,
        latest=stretch.last,
        value=stretch.edtf,
        timex3=timex3,
        stretch=stretch,
    )


def _timex3(node: Node, stretch: Stretch) -> Timex3:
    value = stretch.timex
    if node.daypart is not None and value is not None and stretch.unit in (Unit.DAY, None):
        return timex_of(type="TIME", value=value + _time(node.daypart))
    span = (
        isinstance(node, Shift) and value is not None and value.startswith("P") and "_" not in value
    )
    return timex_of(type="DURATION" if span else "DATE", value=value)


def _time(daypart: str) -> str:
    return daypart if daypart.startswith("T") else f"T{daypart}"


def _recurring(node: Every) -> Outcome:
    if node.period is None:
        return Outcome(kind=DateKind.RECURRING, timex3=timex_of(type="SET", value=None))
    period = _iso_period(node.period)
    timex = f"XXXX-WXX-{node.weekday}" if node.weekday is not None else _timex_period(node.period)
    return Outcome(
        kind=DateKind.RECURRING,
        value=period and f"R/{period}",
        timex3=timex_of(type="SET", value=timex),
    )


def _timex_period(period: str) -> str:
    """A recurrence's period as a TIMEX3 value."""
    return _iso_period(period) or period if period.endswith(("H", "MIN", "S")) else period


def _iso_period(period: str) -> str | None:
    """A recurrence's period in ISO 8601; locale files and units may have others ("P1DE")."""
    digits = period[1:].lstrip("T")
    number = "".join(character for character in digits if character.isdigit())
    unit = digits[len(number) :]
    if "T" in period and unit == "H":
        return period
    if unit not in set(Unit):
        return period
    return durations.duration(((int(number or 1), Unit(unit)),))
