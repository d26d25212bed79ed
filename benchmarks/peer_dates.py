"""What dateparser and Recognizers-Text find in the way of dates."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from crimefacts import DateExpression, DateKind, Document, Span
from peer_imports import quiet_import

_ONE_DAY = dt.timedelta(days=1)

# Reads a document as if it had been published on a day.
_ReaderAsOf = Callable[[Document, dt.date], Iterator[DateExpression]]


def _without_clock(read: _ReaderAsOf) -> Callable[[Document], list[DateExpression]]:
    """Read a document without a date as of two days, and keep the days that both readings have.

    The tools count relative dates from the clock where they are given no day, so that the same
    article would be read differently tomorrow; our guidelines ask for no days there.
    """
    some_days = dt.date(2001, 2, 3), dt.date(2012, 11, 20)

    def read_once_or_twice(document: Document) -> list[DateExpression]:
        if document.published:
            return list(read(document, document.published))
        first, second = (tuple(read(document, day)) for day in some_days)
        return [
            fact if fact in second else evolve(fact, earliest=None, latest=None) for fact in first
        ]

    return read_once_or_twice


def load_dateparser(language: str) -> Callable[[Document], list[DateExpression]]:
    """`dateparser.search.search_dates` with the language given.

    The period that it names with a date ("month") makes the date's first and last day.

    Args:
        language: ISO 639-1 code.
    """
    search = quiet_import("dateparser.search").search_dates

    def read(document: Document, published: dt.date) -> Iterator[DateExpression]:
        base = dt.datetime.combine(published, dt.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found = search(document.text, languages=[language], settings=settings, add_period=True)
        position = 0  # it returns words, not offsets
        for words, moment, period in found or ():
            start = document.text.find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            earliest, latest = _days(moment.date(), period)
            yield _expression(document, start, position, DateKind.DATE, earliest, latest)

    return _without_clock(read)


def _days(day: dt.date, period: str | None) -> tuple[dt.date, dt.date]:
    """First and last day of the week, month or year around a day."""
    if period == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if period == "month":
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    if period == "week":
        monday = day - day.weekday() * _ONE_DAY
        return monday, monday + 6 * _ONE_DAY
    return day, day


def load_recognizers_dates(language: str) -> Callable[[Document], list[DateExpression]]:
    """`recognize_datetime` of Recognizers-Text.

    Of the readings that it offers the nearest in the past is taken, as the guidelines ask for; the
    end of a range, which it gives as the first day behind it, becomes the last day in it.

    Args:
        language: ISO 639-1 code.
    """
    recognize = quiet_import("ms_recognizers_date_time").recognize_datetime
    culture = {"en": "en-us", "es": "es-es", "pt": "pt-br"}[language]

    def read(document: Document, published: dt.date) -> Iterator[DateExpression]:
        base = dt.datetime.combine(published, dt.time())
        for result in recognize(document.text, culture, reference=base):
            kind = _KINDS.get(result.type_name.removeprefix("datetimeV2."))
            end = result.end + 1
            if kind is None or end <= result.start:
                continue
            readings: Sequence[Mapping[str, str]] = (result.resolution or {}).get("values") or ({},)
            earliest, latest, value = _reading(readings, kind, published)
            yield _expression(document, result.start, end, kind, earliest, latest, value)

    return _without_clock(read)


# Times of day are no facts here.
_KINDS = {
    "date": DateKind.DATE,
    "daterange": DateKind.DATE,
    "datetime": DateKind.DATE,
    "datetimealt": DateKind.DATE,
    "datetimerange": DateKind.DATE,
    "duration": DateKind.DURATION,
    "set": DateKind.RECURRING,
}


def _reading(
    readings: Sequence[Mapping[str, str]], kind: DateKind, published: dt.date
) -> tuple[dt.date | None, dt.date | None, str | None]:
    """First day, last day and value of the best of several readings."""
    if kind is not DateKind.DATE:
        timex = readings[0].get("timex")
        return None, None, timex if kind is DateKind.DURATION else _recurrence(timex)
    days = [_first_and_last(reading) for reading in readings]
    past = [pair for pair in days if (pair[0] or pair[1] or dt.date.max) <= published]
    return *(past[-1] if past else days[0]), None


def _first_and_last(reading: Mapping[str, str]) -> tuple[dt.date | None, dt.date | None]:
    if "value" in reading:
        day = _day(reading["value"])
        return day, day
    behind = _day(reading.get("end"))
    has_time = ":" in reading.get("end", "")
    return _day(reading.get("start")), behind if has_time or not behind else behind - _ONE_DAY


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:  # "not resolved"
        return None


def _recurrence(timex: str | None) -> str | None:
    """TIMEX3 sets such as `XXXX-WXX-1` (every Monday) and `P1Y` as repeating intervals."""
    if timex is None:
        return None
    if timex.startswith("P"):
        return f"R/{timex}"
    if timex.startswith("XXXX-WXX"):
        return "R/P1W"
    if timex.startswith(("XXXX-XX-XX", "T")):
        return "R/P1D"
    return "R/P1Y" if timex.startswith("XXXX") else None


def _expression(  # noqa: PLR0913, PLR0917 -- one parameter a field
    document: Document,
    start: int,
    end: int,
    kind: DateKind,
    earliest: dt.date | None,
    latest: dt.date | None,
    value: str | None = None,
) -> DateExpression:
    return DateExpression(
        span=Span(start, end),
        quote=document.text[start:end],
        rule="peer",
        kind=kind,
        earliest=earliest,
        latest=latest,
        value=value,
    )
