"""What speaks for and against taking words as a time expression.

The lists are the locales' (`evidence.toml`); this module knows how they bear on each form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache

from attrs import fields, frozen

from crimefacts_dates.calendar import Unit
from crimefacts_dates.grammar import CODES
from crimefacts_dates.lexicon import LOCALES
from crimefacts_dates.nodes import Ago, Date, Length, Node, Numeric, Offset, Part, Shift
from crimefacts_dates.views import ANY, View, category

_LINE = 60
_LONGEST_ABBREVIATION = 4
_YEARS = range(1900, 2100)
_PLAUSIBLE_YEARS = range(1970, 2060)
_ROUND = 100
_YOUNGEST = 1
_OLDEST = 115


class Verdict(Enum):
    """What to do with a form that fits."""

    TAKE = "take"
    #: It is something else, and so are its words.
    DROP = "drop"
    #: It is none from its first word on; look again from the second.
    SKIP = "skip"
    #: Its last word belongs to what follows.
    SHORTEN = "shorten"


@frozen(eq=False)
class Lists:
    """The lists of a locale; each holds words and phrases of up to three words."""

    numbered_before: frozenset[str]
    counted_behind: frozenset[str]
    quantity_before: frozenset[str]
    year_before: frozenset[str]
    month_before: frozenset[str]
    name_like_months: frozenset[str]
    not_month_behind: frozenset[str]
    weekday_before: frozenset[str]
    weekday_ordinal_before: frozenset[str]
    weekday_ordinal_behind: frozenset[str]
    named_before: frozenset[str]
    named_behind: frozenset[str]
    age_before: frozenset[str]
    person_before: frozenset[str]
    person_endings: frozenset[str]
    lasting_nouns: frozenset[str]
    possessive_before: frozenset[str]
    article_before: frozenset[str]
    units_before: frozenset[str]
    clock_before: frozenset[str]
    not_recurrence_before: frozenset[str]
    not_modifier_before: frozenset[str]
    day_month_before: frozenset[str]
    saint_before: frozenset[str]


@cache
def lists(locale: str) -> Lists:
    """The lists of a locale."""
    table = LOCALES.toml(locale, "evidence.toml")
    return Lists(**{field.name: frozenset(table[field.name]) for field in fields(Lists)})


class Place:
    """Where a form fits, and the words around it.

    Args:
        text: The text as written.
        view: The tokens of the form.
        lists: The lists of the text's locale.
    """

    __slots__ = ("_phrases", "lists", "text", "view")

    def __init__(self, text: str, view: View, lists: Lists) -> None:
        self.text = text
        self.view = view
        self.lists = lists
        self._phrases: dict[int, frozenset[str]] = {}

    def word(self, index: int) -> str:
        """A token's words in lower case, "" beyond the passage."""
        passage = self.view.passage
        if not 0 <= index < len(passage.spans):
            return ""
        word = passage.text[passage.spans[index][0] : passage.spans[index][1]]
        return " ".join(word.split()) if len(word) > 1 else word

    def before(self, words: frozenset[str], at: int | None = None) -> bool:
        """Whether one of these words or phrases stands right before."""
        index = self.view.start if at is None else at
        phrases = self._phrases.get(index)
        if phrases is None:
            phrases = self._phrases[index] = self._phrases_before(index)
        return not phrases.isdisjoint(words)

    def _phrases_before(self, index: int) -> frozenset[str]:
        """The last word before a token, the last two and the last three."""
        passage = self.view.passage
        spans = passage.spans[max(0, index - 4) : index]
        if len(spans) > 1 and passage.text[spans[-1][0]] == ".":
            start, end = spans[-2]
            if end == spans[-1][0] and end - start <= _LONGEST_ABBREVIATION:
                spans.pop()
        if not spans:
            return frozenset()
        end = spans[-1][1]
        stretches = (passage.text[start:end] for start, _ in spans[-3:])
        return frozenset(" ".join(stretch.split()) for stretch in stretches)

    def behind(self, words: frozenset[str]) -> bool:
        """Whether one of these words or phrases follows."""
        first = self.word(self.view.end)
        return first in words or f"{first} {self.word(self.view.end + 1)}" in words

    @property
    def offsets(self) -> tuple[int, int]:
        """Where the form stands in the text."""
        passage = self.view.passage
        return passage.spans[self.view.start][0], passage.spans[self.view.end - 1][1]

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital in a text that is not all capitals."""
        passage = self.view.passage
        if not 0 <= index < len(passage.spans):
            return False
        start = passage.spans[index][0]
        return self.text[start].isupper() and not shouts(self.text, start)

    def opens(self) -> bool:
        """Whether the form opens a sentence or line."""
        before = self.text[max(0, self.offsets[0] - 8) : self.offsets[0]].rstrip(" \t\"'“‘«¿¡(")
        return not before or before[-1] in ".!?:\n|/•–—-"

    def next_is(self, wanted: frozenset[str]) -> bool:
        """Whether the next token is of some categories."""
        categories = self.view.passage.categories
        return self.view.end < len(categories) and categories[self.view.end] in wanted

    def in_range(self) -> bool:
        """Whether a dash joins the form to another numeric date."""
        view, numeric = self.view, CODES["numeric"]
        around = view.passage.categories
        links = category("dash|to|and")
        behind, before = around[view.end :], around[: view.start]
        return (behind[:1] in links and behind[1:2] == numeric) or (
            before[-1:] in links and before[-2:-1] == numeric
        )

    def beside_month(self) -> bool:
        """Whether a range or list joins the form to another month."""
        view = self.view
        around = view.passage.categories
        for near, other in (
            (around[view.end : view.end + 1], around[view.end + 1 : view.end + 2]),
            (around[max(0, view.start - 1) : view.start], around[max(0, view.start - 2) : view.start - 1]),
        ):
            if near in category("dash|to|and|comma") and other in category("MONTH"):
                return True
        return False

    def lower_next(self) -> bool:
        """Whether a word in lower case follows, with nothing between."""
        end = self.offsets[1]
        return self.text[end : end + 1].isspace() and self.text[end + 1 : end + 2].islower()

    def followed_by_capital(self) -> bool:
        """Whether a word with a capital follows, with a blank between."""
        end = self.offsets[1]
        return (
            self.text[end : end + 1] == " "
            and self.text[end + 1 : end + 2].isupper()
            and not shouts(self.text, end)
        )


def shouts(text: str, at: int) -> bool:
    """Whether the text around a place is in capitals only."""
    around = text[max(0, at - _LINE) : at + _LINE]
    return around.isupper()


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
    if place.before(place.lists.numbered_before) or _of_a_law(place):
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


def _date(node: Node, place: Place) -> Verdict:
    if not isinstance(node, Date):
        return Verdict.TAKE
    categories = place.view.categories
    if categories[0] in category("DIGITS") and place.word(place.view.start - 1) in _MONEY:
        return Verdict.SKIP
    if node.year is None and node.year_word is None:
        if _is_named(place):
            return Verdict.DROP
        plain = categories[-1] in category("DIGITS")
        if plain and node.day is not None and place.behind(place.lists.counted_behind):
            return Verdict.SHORTEN
        if CODES["month_weak"] in categories and not _weak_month_in_date(place):
            return Verdict.SKIP
    elif node.short and categories[-2:-1] in category("MONTH"):
        joined = place.view.passage.spans[place.view.end - 2 : place.view.end]
        return Verdict.TAKE if joined[0][1] == joined[1][0] else Verdict.SHORTEN  # "26dic15"
    elif node.short and categories[-2:-1] == CODES["of"] and place.lower_next():
        return Verdict.SHORTEN
    return Verdict.TAKE


_MONEY = frozenset("$€£¥")


def _is_named(place: Place) -> bool:
    """Whether a street, movement, club … is named after the day."""
    if place.behind(place.lists.named_behind) and place.followed_by_capital():
        return True
    view = place.view
    if place.before(place.lists.named_before):
        return True
    month = view.find(category("MONTH"))
    if place.lists.name_like_months or not place.capital(month):
        return False
    # Where months are written small, a capital makes a name of it: "Movimiento 26 de Julio".
    return place.capital(view.start - 1) or place.before(place.lists.named_before, view.start - 1)


def _weak_month_in_date(place: Place) -> bool:
    month = place.view.find(category("month_weak"))
    if not place.lists.name_like_months:
        return bool(set(place.view.categories) & category("of|dash|slash|nth"))
    start = place.view.passage.spans[month][0]
    written_small = place.text[start].islower()
    exact = set(place.view.categories) & category("nth|ordinal|weekday|slash")
    numbered = set(place.view.categories) & category("DIGITS|cardinal")
    return bool(exact) or not written_small or bool(numbered and place.text.islower())


def _numbers_only(node: Node, place: Place) -> Verdict:
    """A day and month in numbers with a contracted article between ("el 17 del 11")."""
    assert isinstance(node, Date)  # noqa: S101 -- what the form reads
    contracted = place.word(place.view.start + 1) in {"del", "do"}
    return Verdict.TAKE if node.year is not None or contracted else Verdict.SKIP


def _month(node: Node, place: Place) -> Verdict:
    assert isinstance(node, Date)  # noqa: S101 -- what the form reads
    if node.year is not None or node.year_word is not None:
        return _date(node, place)
    view, known = place.view, place.lists
    code = view.categories[-1]
    if len(view.categories) > 1:  # "month of May"
        return Verdict.TAKE
    licensed = place.before(known.month_before)
    if view.follows(category("hedge")):
        licensed = place.before(known.month_before, view.start - 1)
    if known.name_like_months:
        return _english_month(place, code, licensed=licensed)
    if code != CODES["month"]:
        return Verdict.TAKE if place.beside_month() else Verdict.SKIP
    if place.before(known.saint_before):
        return Verdict.DROP
    if place.capital(view.start) and not place.opens():
        in_name = place.followed_by_capital() or place.capital(view.start - 1)
        in_name |= view.follows(category("of")) and place.capital(view.start - 2)
        return Verdict.TAKE if licensed and not in_name else Verdict.SKIP
    if place.capital(view.start) and place.opens():
        return Verdict.SKIP
    return Verdict.TAKE


def _english_month(place: Place, code: str, *, licensed: bool) -> Verdict:
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


def _weekday(node: Node, place: Place) -> Verdict:
    view, known = place.view, place.lists
    categories = view.categories
    at = view.find(category("WEEKDAY"))
    code = view.passage.categories[at]
    alone = len(categories) == 1
    day_behind = isinstance(node, Date) and node.day is not None
    if place.before(known.saint_before):
        return Verdict.DROP
    if day_behind and categories[-1] in category("DIGITS") and place.behind(known.counted_behind):
        return Verdict.SHORTEN
    if code == CODES["weekday_ordinal"]:
        if not (place.before(known.weekday_ordinal_before) or at > view.start):
            return Verdict.SKIP
        following = place.word(view.end)
        ends = not following[:1].isalpha() or following in known.weekday_ordinal_behind
        return Verdict.TAKE if ends or not alone else Verdict.SKIP
    if code in category("weekday_short|month_weekday"):
        licensed = place.before(known.weekday_before) or at > view.start or day_behind
        small = place.text[view.passage.spans[at][0]].islower() and bool(known.name_like_months)
        if alone and code == CODES["month_weekday"] and not _ends_weekdays(view):
            return Verdict.SKIP
        return Verdict.TAKE if licensed and not (small and alone) else Verdict.SKIP
    if day_behind and view.follows(category("article|in")) and not known.name_like_months:
        return Verdict.DROP  # "un martes 13"
    if place.capital(at) and not known.name_like_months and not place.opens() and alone:
        in_name = place.followed_by_capital() or place.capital(view.start - 1)
        return Verdict.DROP if in_name else Verdict.TAKE
    return Verdict.TAKE


def _ends_weekdays(view: View) -> bool:
    """Whether a word for a month or weekday closes a range of weekdays ("de lunes a mar")."""
    before = view.passage.categories[max(0, view.start - 2) : view.start]
    return before[:1] in category("weekday|weekday_short") and before[1:] in category("to|dash|and")


def _relative_unit(node: Node, place: Place) -> Verdict:
    if not isinstance(node, Shift):
        return Verdict.TAKE
    view = place.view
    if view.categories[0] in category("MOD") and place.before(place.lists.not_modifier_before):
        if node.word in {"last", "following", "past"}:
            return Verdict.SKIP
    if node.word == "following" and view.categories[1] in category("COUNT"):
        return Verdict.TAKE if view.follows(category("the")) else Verdict.SKIP
    if node.word in {"this", "that"} and node.count is not None:
        return Verdict.SKIP if node.count else Verdict.DROP
    if node.word == "this" and node.unit is Unit.DAY and view.follows(category("to")):
        return Verdict.DROP  # "to this day"
    return Verdict.TAKE


def _length(node: Node, place: Place) -> Verdict:
    view, known = place.view, place.lists
    categories = view.categories
    if isinstance(node, Ago | Offset):
        return Verdict.TAKE
    first_unit = view.passage.values[view.find(ANY)]
    years = first_unit == "Y" and not place.next_is(category("of"))
    if (years and place.before(known.age_before)) or _is_age(node, place):
        return Verdict.DROP
    if first_unit in {"H", "MIN"} and place.before(known.clock_before):
        return Verdict.DROP
    if categories[0] in ANY and len(categories) == 1:
        return Verdict.TAKE if place.before(known.units_before) else Verdict.SKIP
    if categories[0] == CODES["few"] and view.follows(category("on")):
        return Verdict.DROP  # "on some days"
    if categories[0] == CODES["y4"] and view.passage.values[view.start] in _YEARS:
        return Verdict.SKIP
    if categories[0] in category("article") or (
        first_unit == "D" and len(categories) == 2 and view.passage.values[view.start] == 1  # noqa: PLR2004
    ):
        long = categories[-1] == CODES["long"] or CODES["dash"] in categories
        return Verdict.TAKE if long or place.before(known.article_before) else Verdict.DROP
    return Verdict.TAKE


def _is_age(node: Node, place: Place) -> bool:
    """Whether a number of years is how old somebody is ("Juan Pérez, de 34 años")."""
    view = place.view
    if not isinstance(node, Length) or not place.lists.person_before:
        return False
    around = place.word(view.start - 1), place.word(view.end)
    if around in {("(", ")"), (",", ",")} and len(view.categories) == 2:  # noqa: PLR2004 -- "45 años"
        return place.capital(view.start - 2)  # "Rosa Quispe (45 años)"
    if not view.follows(category("of")) or view.find(category("units_year|unit_year")) < 0:
        return False
    years = node.lengths[0][0] if node.lengths else None
    if years is not None and not _YOUNGEST <= years <= _OLDEST:
        return False
    before = place.word(view.start - 2)
    known = place.lists
    if before in {",", "("} or before in known.person_before:
        return True
    if before in known.lasting_nouns or before.endswith("ón"):
        return False
    if before.endswith(tuple(known.person_endings)):
        return True
    in_apposition = place.word(view.start - 3) == "," and place.word(view.end) == ","
    return in_apposition or place.capital(view.start - 2)


def _year(node: Node, place: Place) -> Verdict:
    if not isinstance(node, Date) or node.year is None:
        return Verdict.TAKE
    view, known = place.view, place.lists
    if len(view.categories) > 1:
        return Verdict.TAKE
    start, end = place.offsets
    text = place.text
    if place.before(known.numbered_before) or _of_a_law(place):
        return Verdict.DROP
    if _in_a_code(text, start, end) or place.behind(known.counted_behind):
        return Verdict.DROP
    if place.word(view.start - 1)[:1].isdigit() or _is_an_address(place):
        return Verdict.DROP
    if view.follows(category("hedge|few")) or place.before(known.quantity_before):
        licensed = place.before(known.year_before, view.start - 1)
        licensed &= not place.lower_next() or place.next_is(category("and|to|or"))
        return Verdict.TAKE if licensed else Verdict.DROP
    licensed = place.before(known.year_before)
    if node.year not in _YEARS:
        ends = not place.lower_next() or place.next_is(category("and|to|or"))
        return Verdict.TAKE if licensed and ends else Verdict.DROP
    if licensed:
        round_count = node.year % _ROUND == 0 and place.word(view.end).endswith("s")
        return Verdict.DROP if round_count and place.lower_next() else Verdict.TAKE
    if place.lower_next() and (node.year % _ROUND == 0 or node.year not in _PLAUSIBLE_YEARS):
        return Verdict.DROP
    return Verdict.TAKE


def _is_an_address(place: Place) -> bool:
    """Whether a street follows ("1998 Park Street")."""
    end = place.view.end
    words = {place.word(end + 1), place.word(end + 2)}
    return place.capital(end) and not words.isdisjoint(place.lists.named_behind)


def _of_a_law(place: Place) -> bool:
    """Whether the year is part of the name of a law ("Law 1908 of 2018", "Lei 11.343/2006")."""
    view = place.view
    if not view.follows(category("of|slash")):
        return False
    number = place.word(view.start - 2)
    return number[:1].isdigit() and place.before(place.lists.numbered_before, view.start - 2)


_MONEY_AND_CODES = frozenset("$€£¥#@_&%ºª°")
_DIVIDERS, _JOINERS = frozenset(".,:"), frozenset("-–/")
_YEAR_LIKE = re.compile(r"(?:1[4-9]|20|21)\d\d")
_LOWER_WORD = re.compile(r"[^\W\d_A-Z]{3,}")
_LONGEST_PIECE = 12
_MOST_PIECES = 4


def _in_a_code(text: str, start: int, end: int) -> bool:
    """Whether digits belong to a code or sum ("AB-2014", "138-2010-2015", "$2014", "2014.5")."""
    if text[start - 1 : start] in _MONEY_AND_CODES or text[end : end + 1] in _MONEY_AND_CODES:
        return True
    for mark, piece in (*_pieces(text, start, -1), *_pieces(text, end, 1)):
        if mark in _DIVIDERS:
            if piece.isdigit():
                return True
        elif not (_YEAR_LIKE.fullmatch(piece) or _LOWER_WORD.fullmatch(piece)):
            return True
    return False


def _pieces(text: str, at: int, step: int) -> Iterator[tuple[str, str]]:
    """The words joined to a place without a blank, outward, each with the mark that joins it."""
    size = len(text)
    for _ in range(_MOST_PIECES):
        mark = at - 1 if step < 0 else at
        if not 0 <= mark < size or text[mark] not in _DIVIDERS | _JOINERS:
            return
        near = mark + step
        far = near
        while 0 <= far < size and text[far].isalnum() and abs(far - near) < _LONGEST_PIECE:
            far += step
        if far == near:
            return
        yield text[mark], text[far + 1 : mark] if step < 0 else text[near:far]
        at = far + 1 if step < 0 else far


def _decade(node: Node, place: Place) -> Verdict:
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


def _recurrence(node: Node, place: Place) -> Verdict:
    view = place.view
    if view.categories != CODES["recurrence"]:
        return Verdict.TAKE
    if place.before(place.lists.not_recurrence_before) or place.followed_by_capital():
        return Verdict.DROP
    return Verdict.DROP if place.capital(view.start) and not place.opens() else Verdict.TAKE


def _relative_day(node: Node, place: Place) -> Verdict:
    view = place.view
    name = place.capital(view.start) and place.capital(view.start - 1) and not place.opens()
    return Verdict.DROP if name and len(view.categories) == 1 else Verdict.TAKE


def _quarter(node: Node, place: Place) -> Verdict:
    """A code such as H1 is a half only beside a year; "second quarter" speaks for itself."""
    code = place.word(place.view.start)
    alone = len(place.view.categories) == 1
    return Verdict.DROP if alone and not {"q"} & set(code) else Verdict.TAKE


def _season(node: Node, place: Place) -> Verdict:
    view = place.view
    if len(view.categories) > 1:
        return Verdict.TAKE
    licensed = view.follows(category("the|in|of|to"))
    return Verdict.TAKE if licensed and not place.capital(view.start) else Verdict.DROP


def _year_range(_node: Node, place: Place) -> Verdict:
    numbered = place.before(place.lists.numbered_before) or _of_a_law(place)
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
