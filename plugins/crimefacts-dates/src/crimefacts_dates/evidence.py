"""What speaks for and against taking words as a time expression.

The lists are the locales' (`evidence.toml`); this module knows how they bear on each form.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from crimefacts_dates.calendar import Unit
from crimefacts_dates.counts import in_a_code, is_age, is_an_address, of_a_law
from crimefacts_dates.grammar import CODES
from crimefacts_dates.nodes import Ago, Date, Node, Numeric, Offset, Part, Shift
from crimefacts_dates.place import Place, shouts, whispers
from crimefacts_dates.views import ANY, View, category

_YEARS = range(1900, 2100)
_PLAUSIBLE_YEARS = range(1970, 2060)
_ROUND = 100
_MONEY = frozenset("$€£¥")


_AND_TO_OR = category("and|to|or")
_ARTICLE = category("article")
_ARTICLE_IN = category("article|in")
_COUNT = category("COUNT")
_DIGITS = category("DIGITS")
_DIGITS_CARDINAL = category("DIGITS|cardinal")
_HEDGE = category("hedge")
_HEDGE_FEW = category("hedge|few")
_IN_SINCE_BETWE_START_DURIN = category("in|since|between|starting|during")
_MOD = category("MOD")
_MONTH = category("MONTH")
_MONTH_WEAK = category("month_weak")
_NTH_ORDINAL_WEEKDAY_SLASH = category("nth|ordinal|weekday|slash")
_OF = category("of")
_OF_DASH_SLASH_NTH = category("of|dash|slash|nth")
_ON = category("on")
_OTHER = category("other")
_THE = category("the")
_THE_IN_OF_TO = category("the|in|of|to")
_TO = category("to")
_TO_DASH_AND = category("to|dash|and")
_WEEKDAY = category("WEEKDAY")
_WEEKDAY_SHORT_MONTH_WEEKDAY = category("weekday_short|month_weekday")
_WEEKDAY_WEEKDAY_SHORT = category("weekday|weekday_short")


class Verdict(Enum):
    """What to do with a form that fits."""

    TAKE = "take"
    #: It is something else, and so are its words.
    DROP = "drop"
    #: It is none from its first word on; look again from the second.
    SKIP = "skip"
    #: Its last word belongs to what follows.
    SHORTEN = "shorten"


Judge = Callable[[Node, Place], Verdict]


def judge(form: str, node: Node, place: Place) -> Verdict:
    """Weigh what speaks for and against.

    Args:
        form: Name of the form.
        node: What it says.
        place: Where it stands.
    """
    weigh = _JUDGES.get(form)
    return Verdict.TAKE if weigh is None else weigh(node, place)


def _numeric(node: Node, place: Place) -> Verdict:
    assert isinstance(node, Numeric)  # noqa: S101 -- what the form reads
    if place.before(place.lists.numbered_before) or of_a_law(place):
        return Verdict.DROP
    start = place.offsets[0]
    joined = place.text[max(0, start - 2) : start]
    exact = node.date.day is not None or node.date.pair is not None
    full = exact and node.date.year is not None and not node.date.short
    if not full and joined[-1:] in {"-", "/", "."} and joined[:1].isalnum():
        return Verdict.DROP
    if node.date.year is None and place.view.end - place.view.start == 1:
        licensed = place.before(place.lists.day_month_before) or place.in_range()
        attacks = place.word(place.view.start) in {"9/11", "11/9"}
        return Verdict.TAKE if licensed and not attacks else Verdict.DROP
    return Verdict.TAKE


def _date(node: Node, place: Place) -> Verdict:  # noqa: PLR0911 -- one return a case
    if not isinstance(node, Date):
        return Verdict.TAKE
    categories = place.view.categories
    if categories[0] in _DIGITS and place.word(place.view.start - 1) in _MONEY:
        return Verdict.SKIP
    if node.year is None and node.year_word is None:
        if _is_named(place):
            return Verdict.DROP
        plain = categories[-1] in _DIGITS
        if plain and node.day is not None and place.behind(place.lists.counted_behind):
            return Verdict.SHORTEN
        if CODES["month_weak"] in categories and not _weak_month_in_date(place):
            return Verdict.SKIP
    elif node.short and categories[-2:-1] in _MONTH:
        passage, last = place.view.passage, place.view.end - 1
        return (
            Verdict.TAKE if passage.end(last - 1) == passage.starts[last] else Verdict.SHORTEN
        )  # "26dic15"
    elif node.short and categories[-2:-1] == CODES["of"] and place.lower_next():
        return Verdict.SHORTEN
    return Verdict.TAKE


def _is_named(place: Place) -> bool:
    """Whether a street, movement, club … is named after the day."""
    if place.behind(place.lists.named_behind) and place.followed_by_capital():
        return True
    view = place.view
    if place.before(place.lists.named_before):
        return True
    month = view.find(_MONTH)
    if place.lists.name_like_months or not place.capital(month):
        return False
    # Where months are written small, a capital makes a name of it: "Movimiento 26 de Julio".
    return place.capital(view.start - 1) or place.before(place.lists.named_before, view.start - 1)


def _weak_month_in_date(place: Place) -> bool:
    month = place.view.find(_MONTH_WEAK)
    if not place.lists.name_like_months:
        return bool(set(place.view.categories) & _OF_DASH_SLASH_NTH)
    start = place.view.passage.starts[month]
    written_small = place.text[start].islower()
    exact = set(place.view.categories) & _NTH_ORDINAL_WEEKDAY_SLASH
    numbered = set(place.view.categories) & _DIGITS_CARDINAL
    return bool(exact) or not written_small or bool(numbered and whispers(place.text, start))


def _numbers_only(node: Node, place: Place) -> Verdict:
    """A day and month in numbers with a contracted article between ("el 17 del 11")."""
    assert isinstance(node, Date)  # noqa: S101 -- what the form reads
    contracted = place.word(place.view.start + 1) in {"del", "do"}
    return Verdict.TAKE if node.year is not None or contracted else Verdict.SKIP


def _month(node: Node, place: Place) -> Verdict:  # noqa: PLR0911 -- one return a case
    assert isinstance(node, Date)  # noqa: S101 -- what the form reads
    if node.year is not None or node.year_word is not None:
        return _date(node, place)
    view, known = place.view, place.lists
    code = view.categories[-1]
    if len(view.categories) > 1:  # "month of May"
        return Verdict.TAKE
    licensed = place.before(known.month_before)
    if view.follows(_HEDGE):
        licensed = place.before(known.month_before, view.start - 1)
    if known.name_like_months:
        return _english_month(place, code, licensed=licensed)
    if code != CODES["month"]:
        return Verdict.TAKE if place.beside_month() else Verdict.SKIP
    if place.before(known.saint_before):
        return Verdict.DROP
    if place.word(view.start) in known.first_names and shouts(place.text, place.offsets[0]):
        plain = view.follows(_IN_SINCE_BETWE_START_DURIN)
        return Verdict.TAKE if plain or not place.next_is(_OTHER) else Verdict.SKIP
    if place.capital(view.start) and not place.opens():
        in_name = place.followed_by_capital() or place.capital(view.start - 1)
        in_name |= view.follows(_OF) and place.capital(view.start - 2)
        return Verdict.TAKE if licensed and not in_name else Verdict.SKIP
    if place.capital(view.start) and place.opens():
        return Verdict.SKIP
    return Verdict.TAKE


def _english_month(place: Place, code: str, *, licensed: bool) -> Verdict:  # noqa: PLR0911 -- one return a case
    """Months of a language that writes them with a capital."""
    view, known = place.view, place.lists
    small = place.text[place.offsets[0]].islower()
    if code == CODES["month_short"]:
        return Verdict.TAKE if licensed or place.beside_month() else Verdict.SKIP
    if code == CODES["month_weak"]:
        licensed |= place.beside_month()
        if len(place.word(view.start)) <= 3 and not licensed:  # noqa: PLR2004 -- "may", "mar"
            return Verdict.SKIP
        if not licensed and place.behind(known.not_month_behind):
            return Verdict.SKIP
        if small:
            return Verdict.TAKE if place.word(view.start - 1) in {"in", "since"} else Verdict.SKIP
        if not licensed and (place.opens() or place.word(view.start - 1) == "the"):
            return Verdict.SKIP
    if place.word(view.start) in known.name_like_months:
        with_article = place.word(view.start - 1) == "the" and place.word(view.start - 2) == "in"
        if small and not licensed and not with_article:
            return Verdict.SKIP
        if place.followed_by_capital() and not place.before(frozenset(("in", "since", "during"))):
            return Verdict.SKIP
    return Verdict.TAKE


def _weekday(node: Node, place: Place) -> Verdict:  # noqa: C901, PLR0911 -- one return a case
    view, known = place.view, place.lists
    categories = view.categories
    at = view.find(_WEEKDAY)
    code = view.passage.categories[at]
    alone = len(categories) == 1
    day_behind = isinstance(node, Date) and node.day is not None
    if place.before(known.saint_before):
        return Verdict.DROP
    if day_behind and categories[-1] in _DIGITS and place.behind(known.counted_behind):
        return Verdict.SHORTEN
    if day_behind and known.name_like_months and CODES["comma"] in categories[:-1]:
        listed = categories[-1] in _DIGITS  # "Thursday, 30 people"
        if listed:
            return Verdict.SHORTEN
    if code == CODES["weekday_ordinal"]:
        if not (place.before(known.weekday_ordinal_before) or at > view.start):
            return Verdict.SKIP
        following = place.word(view.end)
        ends = not following[:1].isalpha() or following in known.weekday_ordinal_behind
        return Verdict.TAKE if ends or not alone else Verdict.SKIP
    if code in _WEEKDAY_SHORT_MONTH_WEEKDAY:
        licensed = place.before(known.weekday_before) or at > view.start or day_behind
        small = place.text[view.passage.starts[at]].islower() and bool(known.name_like_months)
        if alone and code == CODES["month_weekday"] and not _ends_weekdays(view):
            return Verdict.SKIP
        return Verdict.TAKE if licensed and not (small and alone) else Verdict.SKIP
    if day_behind and view.follows(_ARTICLE_IN) and not known.name_like_months:
        return Verdict.DROP  # "un martes 13"
    if place.capital(at) and not known.name_like_months and not place.opens() and alone:
        in_name = place.followed_by_capital() or place.capital(view.start - 1)
        return Verdict.DROP if in_name else Verdict.TAKE
    return Verdict.TAKE


def _ends_weekdays(view: View) -> bool:
    """Whether a word for a month or weekday closes a range of weekdays ("de lunes a mar")."""
    before = view.passage.categories[max(0, view.start - 2) : view.start]
    return before[:1] in _WEEKDAY_WEEKDAY_SHORT and before[1:] in _TO_DASH_AND


def _relative_unit(node: Node, place: Place) -> Verdict:
    if not isinstance(node, Shift):
        return Verdict.TAKE
    view = place.view
    verb = node.word in {"last", "following", "past"} and view.categories[0] in _MOD
    if verb and place.before(place.lists.not_modifier_before):
        return Verdict.SKIP
    if node.word == "following" and view.categories[1] in _COUNT:
        return Verdict.TAKE if view.follows(_THE) else Verdict.SKIP
    if node.word in {"this", "that"} and node.count is not None:
        return Verdict.SKIP if node.count else Verdict.DROP
    if node.word == "this" and node.unit is Unit.DAY and view.follows(_TO):
        return Verdict.DROP  # "to this day"
    return Verdict.TAKE


def _length(node: Node, place: Place) -> Verdict:  # noqa: PLR0911 -- one return a case
    view, known = place.view, place.lists
    categories = view.categories
    if isinstance(node, Ago | Offset):
        return Verdict.TAKE
    first_unit = view.passage.tokens[view.find(ANY)].value
    years = first_unit == "Y" and not place.next_is(_OF)
    aged = place.before(known.age_before) or place.before(known.possessive_before)
    if (years and aged) or is_age(node, place):
        return Verdict.DROP
    start = place.offsets[0]
    divided = place.text[start - 1 : start] in {":", "."}
    if first_unit in {"H", "MIN"} and (divided or place.before(known.clock_before)):
        return Verdict.DROP
    if categories[0] in ANY and len(categories) == 1:
        return Verdict.TAKE if place.before(known.units_before) else Verdict.SKIP
    if categories[0] == CODES["few"] and view.follows(_ON):
        return Verdict.DROP  # "on some days"
    if categories[0] == CODES["y4"] and view.passage.tokens[view.start].value in _YEARS:
        return Verdict.SKIP
    if categories[0] in _ARTICLE or (
        first_unit == "D" and len(categories) == 2 and view.passage.tokens[view.start].value == 1  # noqa: PLR2004
    ):
        long = categories[-1] == CODES["long"] or CODES["dash"] in categories
        return Verdict.TAKE if long or place.before(known.article_before) else Verdict.DROP
    return Verdict.TAKE


def _year(node: Node, place: Place) -> Verdict:  # noqa: PLR0911 -- one return a case
    if not isinstance(node, Date) or node.year is None:
        return Verdict.TAKE
    view, known = place.view, place.lists
    if len(view.categories) > 1:
        return Verdict.TAKE
    start, end = place.offsets
    text = place.text
    if place.before(known.numbered_before) or of_a_law(place):
        return Verdict.DROP
    if in_a_code(text, start, end) or place.behind(known.counted_behind):
        return Verdict.DROP
    if place.word(view.start - 1)[:1].isdigit() or is_an_address(place):
        return Verdict.DROP
    if view.follows(_HEDGE_FEW) or place.before(known.quantity_before):
        licensed = place.before(known.year_before, view.start - 1)
        licensed |= place.before(known.year_before)  # "formed around 2009."
        licensed &= not place.lower_next() or place.next_is(_AND_TO_OR)
        return Verdict.TAKE if licensed else Verdict.DROP
    licensed = place.before(known.year_before)
    if node.year not in _YEARS:
        ends = not place.lower_next() or place.next_is(_AND_TO_OR)
        return Verdict.TAKE if licensed and ends else Verdict.DROP
    if licensed:
        round_count = node.year % _ROUND == 0 and place.word(view.end).endswith("s")
        return Verdict.DROP if round_count and place.lower_next() else Verdict.TAKE
    if place.lower_next() and (node.year % _ROUND == 0 or node.year not in _PLAUSIBLE_YEARS):
        return Verdict.DROP
    return Verdict.TAKE


def _decade(_node: Node, place: Place) -> Verdict:
    at = place.view.start - 1
    if place.before(place.lists.possessive_before):
        return Verdict.DROP
    return Verdict.DROP if place.word(at) == "-" and place.word(at - 1).isdigit() else Verdict.TAKE


def _part(node: Node, place: Place) -> Verdict:
    assert isinstance(node, Part)  # noqa: S101 -- what the form reads
    if place.before(place.lists.possessive_before):
        return Verdict.DROP
    inner = node.of
    if isinstance(inner, Date) and inner.year is not None and inner.month is None:
        return Verdict.SKIP if inner.year not in _YEARS else Verdict.TAKE
    return Verdict.TAKE


def _recurrence(_node: Node, place: Place) -> Verdict:
    view = place.view
    if view.categories != CODES["recurrence"]:
        return Verdict.TAKE
    if place.before(place.lists.not_recurrence_before) or place.followed_by_capital():
        return Verdict.DROP
    return Verdict.DROP if place.capital(view.start) and not place.opens() else Verdict.TAKE


def _relative_day(_node: Node, place: Place) -> Verdict:
    view = place.view
    name = place.capital(view.start) and place.capital(view.start - 1) and not place.opens()
    return Verdict.DROP if name and len(view.categories) == 1 else Verdict.TAKE


def _quarter(_node: Node, place: Place) -> Verdict:
    """A code such as H1 is a half only beside a year; "second quarter" speaks for itself."""
    code = place.word(place.view.start)
    alone = len(place.view.categories) == 1
    return Verdict.DROP if alone and not {"q"} & set(code) else Verdict.TAKE


def _season(_node: Node, place: Place) -> Verdict:
    view = place.view
    if len(view.categories) > 1:
        return Verdict.TAKE
    licensed = view.follows(_THE_IN_OF_TO)
    return Verdict.TAKE if licensed and not place.capital(view.start) else Verdict.DROP


def _year_range(_node: Node, place: Place) -> Verdict:
    numbered = place.before(place.lists.numbered_before) or of_a_law(place)
    return Verdict.DROP if numbered else Verdict.TAKE


_JUDGES: dict[str, Judge] = {
    "year_range": _year_range,
    "numeric_date": _numeric,
    "numbers_only": _numbers_only,
    "calendar_date": _date,
    "day_range": _date,
    "month": _month,
    "shifted_month": _date,
    "weekday": _weekday,
    "relative_unit": _relative_unit,
    "relative_day": _relative_day,
    "length": _length,
    "length_range": _length,
    "year": _year,
    "decade": _decade,
    "part": _part,
    "quarter": _quarter,
    "season": _season,
    "recurrence": _recurrence,
}
