"""What the forms say that hold no other form."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from attrs import evolve

from crimefacts_dates import calendar
from crimefacts_dates.calendar import Unit
from crimefacts_dates.grammar import CODES
from crimefacts_dates.nodes import (
    Ago,
    Date,
    DayOfMonth,
    Every,
    FeastWeekend,
    Fiscal,
    Fixed,
    Holiday,
    Length,
    Node,
    Nth,
    Numeric,
    Range,
    Season,
    Several,
    Shift,
    Today,
    Vague,
    WeekOf,
)
from crimefacts_dates.views import (
    ANY,
    DAY,
    MODIFIER,
    MONTH,
    WEEKDAY,
    View,
    category,
    main_word,
    month_of,
    ordinal_of,
    read_date,
    read_lengths,
    weekday_of,
)

_PART_OF_DAY, _DEICTIC = category("PART_OF_DAY"), category("deictic|deictic_daypart")
_DECADE = category("decade|decade_word|n99|cardinal|y4")
_THE, _NUMBER, _FEW = category("the|in"), category("NUMBER"), category("few")
_SEASON, _HOLIDAY = category("SEASON"), category("holiday")
_UNIT_MONTH = category("unit_month")
_OPENER = category("between|from|since|starting|of")
_BEFORE_DAYS = category("the|units|unit_day")
_LISTED = category("and|or|comma")
_CENTURY = 100
_LONGEST_SHORT_RANGE = 10
_UNSAFE_DECADES = range(30)
_LAST = -1

Reader = Callable[[View], Node | None]


def _calendar_date(view: View) -> Node:
    return read_date(view)


def _numeric_date(view: View) -> Node:
    date = view.passage.tokens[view.end - 1].value
    daypart = date.time and f"T{date.time}"
    at = view.find(WEEKDAY)
    weekday = weekday_of(view, at) if at >= 0 else None
    words = view.values(MODIFIER)
    word = main_word(view) if words else None
    return Numeric(date=date, weekday=weekday, word=word, daypart=daypart)


def _day_range(view: View) -> Node | None:
    categories = view.passage.categories
    month = view.find(MONTH)
    days = [
        index
        for index in range(view.start, view.end)
        if categories[index] in DAY and categories[index - 1 : index] != CODES["apostrophe"]
    ]
    if month > days[0]:
        days = [index for index in days if index < month]
    else:
        days = days[:2] if len(days) > 1 and not _is_year(view, days[1]) else days[:1]
    if len(days) < 2:  # noqa: PLR2004 -- from and to
        return None
    numbers = [ordinal_of(view, index) for index in days]
    whole = read_date(view.since(max(month, days[-1] + 1)))
    whole = evolve(whole, month=month_of(view, month))
    dates = [evolve(whole, day=number, weekday=None) for number in numbers]
    if numbers[0] > numbers[-1]:  # "from April 27 to the 3rd"
        return _over_the_month(dates[0], dates[-1], month_first=month < days[0])
    between = set(categories[days[0] + 1 : days[-1]])
    if between & _LISTED and not (len(days) == 2 and _is_opened(view)):  # noqa: PLR2004
        on_end = all(later - earlier == 1 for earlier, later in pairwise(numbers))
        if not on_end:
            return _several(view, days, dates, month)
    return Range(first=dates[0], last=dates[-1])


def _is_opened(view: View) -> bool:
    """Whether a word such as "between" stands before ("entre los días 5 y 8")."""
    index = view.start - 1
    while index >= 0 and view.passage.categories[index] in _BEFORE_DAYS:
        index -= 1
    return index >= 0 and view.passage.categories[index] in _OPENER


def _over_the_month(first: Date, last: Date, *, month_first: bool) -> Range:
    """A range from one month into the next, of which only one is named."""
    assert first.month is not None  # noqa: S101 -- the form has a month
    step = 1 if month_first else -1
    month = (first.month - 1 + step) % 12 + 1
    over = (month == 1) if month_first else (month == 12)  # noqa: PLR2004 -- the year's end
    year = first.year + step if over and first.year is not None else first.year
    if month_first:
        return Range(first=first, last=evolve(last, month=month, year=year))
    return Range(first=evolve(first, month=month, year=year), last=last)


def _is_year(view: View, index: int) -> bool:
    return view.passage.categories[index] == CODES["y4"]


def _several(view: View, days: list[int], dates: list[Date], month: int) -> Several | None:
    """Days that share a month but do not follow each other."""
    if month < days[0]:
        return None
    ends = [*(index + 1 for index in days[:-1]), view.end]
    starts = [view.start, *days[1:]]
    return Several(parts=tuple(zip(starts, ends, dates, strict=True)))


def _week_of(view: View) -> Node | None:
    start = view.find(category("PLAIN_DAY|ordinal|cardinal|MONTH|WEEKDAY"))
    inner = view.since(start)
    if inner.end - inner.start == 1:
        return WeekOf(of=DayOfMonth(day=inner.passage.tokens[start].value, word=None))
    return WeekOf(of=read_date(inner))


def _week_number(view: View) -> Node | None:
    at = view.find(category("NTH|DIGITS|n99|cardinal"))
    number = ordinal_of(view, at)
    if not 1 <= number <= 53:  # noqa: PLR2004 -- weeks of a year
        return None
    date = read_date(view.since(at + 1))
    year: Node = Shift(word="this", unit=Unit.YEAR) if date == Date() else date
    return Nth(of=year, number=number, unit=Unit.WEEK)


def _feast_weekend(view: View) -> Node:
    return FeastWeekend(of=_holiday(view))


def _numbers_only(view: View) -> Node:
    tokens = view.passage.tokens
    year = tokens[view.end - 1].value if view.end - view.start > 3 else None  # noqa: PLR2004 -- "17 del 11"
    return Date(day=tokens[view.start].value, month=tokens[view.start + 2].value, year=year)


def _year_range(view: View) -> Node | None:
    """Two years of which the second is shortened ("2012-13")."""
    passage = view.passage
    if passage.starts[view.end - 1] - passage.end(view.start) != 1:
        return None
    first, short = passage.tokens[view.start].value, passage.tokens[view.end - 1].value
    if passage.end(view.end - 1) - passage.starts[view.end - 1] != 2:  # noqa: PLR2004 -- two digits
        return None
    last = first - first % _CENTURY + short
    if not 0 < last - first <= _LONGEST_SHORT_RANGE:
        return None
    return Range(first=Date(year=first), last=Date(year=last))


def _quarter(view: View) -> Node | None:
    code = view.value(category("quarter_code"))
    if code is None:
        unit = Unit(view.passage.tokens[view.end - 1].value)
        return (
            Nth(of=None, number=ordinal_of(view, view.start), unit=unit)
            if unit in (Unit.QUARTER, Unit.HALF)
            else None
        )
    date = read_date(view)
    of = None if date == Date() else date
    unit = Unit.QUARTER if code[0] == "Q" else Unit.HALF
    return Nth(of=of, number=int(code[1]), unit=unit)


def _season(view: View) -> Node:
    date = read_date(view)
    has_year = date.year is not None or date.year_word is not None
    return Season(code=view.value(_SEASON), year=date if has_year else None, word=date.word)


def _holiday(view: View) -> Node:
    date = read_date(view)
    has_year = date.year is not None or date.year_word is not None
    return Holiday(rule=view.value(_HOLIDAY), year=date if has_year else None, word=date.word)


def _daypart(view: View) -> str | None:
    """The part of the day that is named; "mañana" has its days from today for a value."""
    value = view.value(_PART_OF_DAY)
    return "MO" if isinstance(value, int) else value


def _weekday(view: View) -> Node:
    if view.categories == CODES["month_weekday"] and _ends_months(view):
        return Date(month=month_of(view, view.start))
    date = read_date(view)
    if date.weekday is None:  # a word for a month or weekday
        date = evolve(date, month=None, weekday=weekday_of(view, view.find(WEEKDAY)))
    return evolve(date, daypart=_daypart(view))


def _ends_months(view: View) -> bool:
    """Whether a word for a month or weekday closes a range of months ("de nov. a mar.")."""
    before = view.passage.categories[max(0, view.start - 2) : view.start]
    return before[:1] in MONTH and before[1:] in category("to|dash|and")


def _relative_day(view: View) -> Node | None:
    daypart = _daypart(view)
    at = view.find(_DEICTIC)
    if view.passage.categories[view.start] in MODIFIER:
        word = main_word(view)
        if word in {"this", "last"}:
            return Today(days=0 if word == "this" else _LAST, daypart=daypart)
        word = "following" if word == "next" else word
        return Shift(word=word, unit=Unit.DAY, daypart=daypart)
    date = read_date(view.since(at + 1))
    if date.month is not None:
        return evolve(date, daypart=daypart)
    if view.passage.categories[at] == CODES["deictic_daypart"]:
        daypart = _daypart(view.since(at + 1))
    return Today(days=view.passage.tokens[at].value, daypart=daypart)


def _day_of_month(view: View) -> Node | None:
    has_month = view.find(_UNIT_MONTH) >= 0
    has_word = view.find(MODIFIER) >= 0
    if (
        not (has_month or has_word)
        and view.end - view.start > 1
        and not view.follows(_THE | category("of|to"))
    ):
        return None
    words = view.values(MODIFIER)
    day = ordinal_of(view, view.find(DAY))
    if words and not has_month:
        return DayOfMonth(day=day, word=None, ahead=main_word(view) in {"next", "following"})
    return DayOfMonth(day=day, word=main_word(view) if words else None)


def _fiscal_year(view: View) -> Node:
    date = read_date(view)
    return Fiscal(year=date.year if not date.short else None)


def _decade(view: View) -> Node | None:
    at = view.find(_DECADE)
    unit = view.value(category("unit_decade"))
    number = int(view.passage.tokens[at].value)
    if number >= _CENTURY:
        if unit is None and number % 10:
            return Date(year=number)
        return Fixed(stretch=calendar.decade(number - number % 10))
    if number % 10:
        return None
    if number in _UNSAFE_DECADES:
        return Fixed(stretch=calendar.NOWHERE)
    return Fixed(stretch=calendar.decade(1900 + number))


def _century(view: View) -> Node | None:
    number = ordinal_of(view, view.find(category("roman|NTH")))
    return Fixed(stretch=calendar.century(number)) if 1 <= number <= 99 else None  # noqa: PLR2004


def _year(view: View) -> Node:
    date = read_date(view)
    if date.day is not None:
        return Date(year=date.day, short=True)
    return date


def _recurrence(view: View) -> Node | None:
    categories, tokens = view.passage.categories, view.passage.tokens
    code = categories[view.start]
    if code == CODES["recurrence"]:
        return Every(period=tokens[view.start].value)
    if code == CODES["weekday_plural"]:
        return Every(period="P1W", weekday=tokens[view.start].value)
    step = tokens[view.start].value
    at = view.since(view.start + 1).find(
        ANY | WEEKDAY | MONTH | _PART_OF_DAY | category("weekday_plural")
    )
    if categories[at] in ANY:
        number = view.until(at).since(view.start + 1).value(_NUMBER | category("nth|ordinal"))
        vague = view.until(at).value(_FEW) is not None
        return Every(period=None if vague else f"P{int(number or step)}{tokens[at].value}")
    if categories[at] in MONTH:
        return Every(period="P1Y")
    if categories[at] in _PART_OF_DAY:
        return Every(period="P1D")
    return Every(period=f"P{step}W", weekday=weekday_of(view, at))


def _length(view: View) -> Node:
    lengths = read_lengths(view)
    vague = any(count is None for count, _ in lengths)
    if (
        vague
        and view.find(category("long")) >= 0
        and len(lengths) == 1
        and view.value(_FEW) is None
    ):
        plural = view.find(category("UNITS")) >= 0
        return Length(lengths=() if plural else ((1, lengths[0][1]),))
    return Length(lengths=() if vague else lengths)


def _vague_length(_view: View) -> Node:
    return Length(lengths=())


def _weekend(_view: View) -> Node:
    return Shift(word="near", unit=Unit.WEEKEND)


def _vague(view: View) -> Node:
    return Vague(reference=view.passage.tokens[view.start].value)


def _nothing(_view: View) -> None:
    return None


def _ago(view: View) -> Node:
    lengths = read_lengths(view)
    return Ago(lengths=() if None in {count for count, _ in lengths} else lengths)


def _relative_unit(view: View) -> Node | None:
    lengths = read_lengths(view)
    word = main_word(view)
    if view.find(category("after")) >= 0:
        word = "after_next"
    count, unit = lengths[0]
    if view.value(_FEW) is not None and count is None:
        count = 0
    plural = view.value(ANY) in view.values(category("UNITS"))
    if count is None and plural:
        count = 0
    if count is None and unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE) and word in {"last", "past"}:
        return None
    if unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND) and count is None:
        return None
    definite = view.follows(_THE) and view.passage.categories[view.start] == CODES["modifier"]
    business = unit is Unit.DAY and view.value(category("business")) is not None
    return Shift(
        word=word,
        unit=unit,
        count=count,
        definite=definite,
        rest=lengths[1:],
        business=business,
    )


#: By form.
PLAIN_READERS: dict[str, Reader] = {
    "age": _nothing,
    "numeric_date": _numeric_date,
    "day_range": _day_range,
    "week_of": _week_of,
    "feast_weekend": _feast_weekend,
    "numbers_only": _numbers_only,
    "year_range": _year_range,
    "week_number": _week_number,
    "calendar_date": _calendar_date,
    "year_first": _calendar_date,
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "day_of_month": _day_of_month,
    "ago": _ago,
    "shifted_month": _calendar_date,
    "fiscal_year": _fiscal_year,
    "month": _calendar_date,
    "decade": _decade,
    "century": _century,
    "relative_unit": _relative_unit,
    "year": _year,
    "recurrence": _recurrence,
    "length_range": _vague_length,
    "length": _length,
    "weekend": _weekend,
    "vague": _vague,
}
