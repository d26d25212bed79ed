"""What a time expression says, before it is known which days that are."""

from __future__ import annotations

from attrs import frozen

from crimefacts_dates.calendar import Stretch, Unit
from crimefacts_dates.numeric import NumericDate

#: A length of time: counts and units, as in ((7, YEAR), (9, MONTH)); a count of None is vague.
Lengths = tuple[tuple[float | None, Unit], ...]


@frozen(kw_only=True)
class Node:
    """The base of all.

    Args:
        daypart: TIMEX3 suffix of a part of the day or time of day ("MO", "T16:10").
    """

    daypart: str | None = None


@frozen(kw_only=True)
class Date(Node):
    """A year, month, day or weekday, with as much of it as the words give.

    Args:
        year: The year, or its last two digits if `short`.
        year_word: What tells the year instead: "last", "this", "that" ….
        word: The same for the month or weekday ("last March", "next Tuesday").
        week_word: The same for the week of a weekday ("Tuesday of last week").
    """

    year: int | None = None
    short: bool = False
    year_word: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    word: str | None = None
    week_word: str | None = None


@frozen(kw_only=True)
class Numeric(Node):
    """A date in digits, and the weekday or word beside it ("este 12/05")."""

    date: NumericDate
    weekday: int | None = None
    word: str | None = None


@frozen(kw_only=True)
class Range(Node):
    """From one to another, both inclusive."""

    first: Node
    last: Node


@frozen(kw_only=True)
class Several(Node):
    """Expressions that share words ("5 and 8 May"): first token, token behind, and node of each."""

    parts: tuple[tuple[int, int, Node], ...]


@frozen(kw_only=True)
class Fixed(Node):
    """A stretch that needs no reference."""

    stretch: Stretch


@frozen(kw_only=True)
class Part(Node):
    """The early (0), middle (1) or late (2) part of something."""

    of: Node
    number: int


@frozen(kw_only=True)
class Nth(Node):
    """The n-th unit of something, or `count` units on from it; -1 is the last one.

    Args:
        of: The whole; None for the year of publication.
    """

    of: Node | None
    number: int
    unit: Unit
    count: int = 1
    half: bool = False


@frozen(kw_only=True)
class Shift(Node):
    """A unit told by its place from here: "last week", "the past two years", "this month".

    Args:
        count: How many units; None for one without a number, 0 for a vague number.
        definite: Whether an article stands before ("the last year": the twelve months to now).
        rest: Further counts and units ("the last year and two months").
        business: Whether only Mondays to Fridays count.
    """

    word: str
    unit: Unit
    count: float | None = None
    definite: bool = False
    rest: Lengths = ()
    business: bool = False


@frozen(kw_only=True)
class Ago(Node):
    """A length of time before publication; empty for "years ago"."""

    lengths: Lengths


@frozen(kw_only=True)
class Offset(Node):
    """A length of time before (-1) or after (1) something.

    Args:
        origin: From where; None for what the passage spoke of last.
    """

    lengths: Lengths
    sign: int
    origin: Node | None = None


@frozen(kw_only=True)
class SpanFrom(Node):
    """A length of time from a day on ("a week starting tomorrow")."""

    lengths: Lengths
    first: Node


@frozen(kw_only=True)
class Near(Node):
    """A weekday of the week of something ("Monday two weeks from now")."""

    of: Node
    weekday: int


@frozen(kw_only=True)
class Today(Node):
    """A day counted from publication."""

    days: int


@frozen(kw_only=True)
class DayOfMonth(Node):
    """A day of a month told by a word ("the 20th of that month"), or of none.

    Args:
        ahead: Whether it is the next one ("el próximo día 20").
    """

    day: int
    word: str | None
    ahead: bool = False


@frozen(kw_only=True)
class ToDate(Node):
    """From the beginning of something to publication ("earlier this year")."""

    of: Node


@frozen(kw_only=True)
class FromDate(Node):
    """From publication to the end of something ("later this year")."""

    of: Node


@frozen(kw_only=True)
class WeekOf(Node):
    """The week around a day."""

    of: Node


@frozen(kw_only=True)
class Season(Node):
    """A season of a year, or one told by a word."""

    code: str
    year: Date | None
    word: str | None = None


@frozen(kw_only=True)
class Holiday(Node):
    """A feast by its rule: "12-25", "easter-2", "11/4/4" (fourth Thursday of November)."""

    rule: str
    year: Date | None
    word: str | None = None


@frozen(kw_only=True)
class FeastWeekend(Node):
    """The Saturday and Sunday next to a feast, and the days to it."""

    of: Node


@frozen(kw_only=True)
class Fiscal(Node):
    """A fiscal year, whose days depend on whose it is."""

    year: int | None


@frozen(kw_only=True)
class Length(Node):
    """A duration; no lengths where it is vague."""

    lengths: Lengths


@frozen(kw_only=True)
class Every(Node):
    """A recurrence by its ISO 8601 duration, and its weekday if it is one.

    The period is that of a `Unit` ("P2W", "P1DE"); None where the text gives no number.
    """

    period: str | None
    weekday: int | None = None


@frozen(kw_only=True)
class Vague(Node):
    """A reference to no particular time."""

    reference: str
