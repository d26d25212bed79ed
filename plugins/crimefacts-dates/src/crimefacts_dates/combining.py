"""Find the forms in a passage, and join neighbours to ranges."""

from __future__ import annotations

import re

from attrs import define, evolve

from crimefacts_dates.calendar import Unit
from crimefacts_dates.evidence import Verdict, judge
from crimefacts_dates.fitting import first_fit, runs
from crimefacts_dates.grammar import CODES, compile_form
from crimefacts_dates.lexer import Passage
from crimefacts_dates.nodes import (
    Date,
    Every,
    Length,
    Near,
    Node,
    Nth,
    Numeric,
    Offset,
    Range,
    Several,
    Today,
    Vague,
)
from crimefacts_dates.place import Lists, Place
from crimefacts_dates.reading import read
from crimefacts_dates.views import View, category

_TO = re.compile(compile_form(r"<dash|to><the|of|in|on|or|hedge|unit_day|unit_year>{0,4}"))
_AND = re.compile(compile_form(r"<and><the|of|in|on|or|hedge|unit_day|unit_year>{0,4}"))
_LIST = re.compile(compile_form(r"<and|or|comma>{1,2}<the|of|in|on>{0,2}"))
_BEFORE = category("the|in|on|or|hedge|unit_day|unit_year|UNITS|few|of|apostrophe")
_FARTHEST = 5
_OPENERS = category("between|from|since|starting|of")
_BETWEEN, _STARTING = CODES["between"], CODES["starting"]
_OPENING = category("since|starting")
_DASH, _OF = CODES["dash"], CODES["of"]
_NO_DATES = (Length, Every, Vague, Several)
_BESIDE = frozenset(("", *(CODES[name] for name in ("comma", "on", "the"))))
_MONTHS = 12


@define(eq=False)
class Item:
    """A form found in a passage.

    Args:
        form: Its name.
        node: What it says.
        start: Index of its first token, the opening word of a range included.
        end: Index behind its last token.
        since: Whether it opens a stretch without end ("since 2012").
        ahead: Whether that may begin in the future ("a partir del 1 de marzo").
    """

    form: str
    node: Node
    start: int
    end: int
    since: bool = False
    ahead: bool = False

    @property
    def rule(self) -> str:
        """The form's name for people."""
        return self.form.replace("_", "-")


def find_items(text: str, passage: Passage, lists: Lists) -> list[Item]:
    """The forms in a passage for which enough speaks, in text order."""
    items: list[Item] = []
    for match in runs(passage.categories):
        run = match[0]
        fit = first_fit(run, 0)
        if fit is not None:
            passage.spell_out()
        while fit is not None:
            form, start, end = fit
            fit = None
            position = start + 1
            view = View(passage, match.start() + start, match.start() + end)
            node = read(form, view, lists.locale)
            if node is not None:
                verdict = judge(form, node, Place(text, view, lists))
                if verdict is Verdict.TAKE:
                    _take(items, form, node, view)
                    position = end
                elif verdict is Verdict.DROP:
                    position = end
                elif verdict is Verdict.SHORTEN and end - start > 1:
                    fit = first_fit(run[: end - 1], start)
                    fit = fit if fit is not None and fit[1] == start else None
            elif form == "age":
                position = end
            if fit is None:
                fit = first_fit(run, position)
    return items


def _take(items: list[Item], form: str, node: Node, view: View) -> None:
    if isinstance(node, Several):
        items.extend(Item(form, part, start, end) for start, end, part in node.parts)
    else:
        # Not "a" of "a year-long inquiry", nor "desta" ("of this") of "desta quarta-feira".
        article = view.categories[0] == CODES["article"] and _DASH in view.categories
        contracted = form == "weekday" and view.categories[0] == CODES["contraction"]
        items.append(Item(form, node, view.start + (article or contracted), view.end))


def combine(items: list[Item], passage: Passage) -> list[Item]:
    """Join neighbours to ranges, and let them share the year that only the last one gives."""
    categories = passage.categories
    items = list(items)
    for index in range(len(items) - 2, -1, -1):
        between = categories[items[index].end : items[index + 1].start]
        if _TO.fullmatch(between) or _LIST.fullmatch(between):
            items[index] = _with_year_of(items[index], items[index + 1])
    joined: list[Item] = []
    for item in items:
        following = _opened(item, categories)
        if joined:
            range_ = _range(joined[-1], following, categories)
            if range_ is not None:
                joined[-1] = range_
                continue
        joined.append(following)
    return joined


def _opened(item: Item, categories: str) -> Item:
    """Mark what stands after "since"."""
    index = item.start - 1
    while index >= 0 and categories[index] in _BEFORE and item.start - index <= _FARTHEST:
        index -= 1
    if isinstance(item.node, Range):
        opener = _opener(item, categories)
        dashed = _DASH in categories[item.start : item.end]
        if opener < 0 or (dashed and categories[opener] == _OF):
            return item
        return evolve(item, start=opener)
    since = index >= 0 and categories[index] in _OPENING
    onward = categories[item.end : item.end + 1] == CODES["onward"]
    if categories[item.end : item.end + 1] == CODES["to_date"]:
        opener = _opener(item, categories)
        if opener >= 0:
            whole = Range(first=item.node, last=Today(days=0))
            return Item("range", whole, opener, item.end + 1)
    if not (since or onward):
        return item
    return evolve(item, since=True, ahead=onward or categories[index] == _STARTING)


def _with_year_of(item: Item, following: Item) -> Item:  # noqa: PLR0911 -- one return a case
    first, last = item.node, following.node
    if isinstance(last, Range):
        last = last.first
    if isinstance(first, Numeric) and isinstance(last, Numeric):
        if first.date.year is None and last.date.year is not None:
            date = evolve(first.date, year=last.date.year, short=last.date.short)
            return evolve(item, node=evolve(first, date=date))
        return item
    if not isinstance(last, Date):
        return item
    if last.week_word and isinstance(first, Date) and first == Date(weekday=first.weekday):
        return evolve(item, node=evolve(first, week_word=last.week_word))
    if last.year is None and last.year_word is None:
        return item
    if isinstance(first, Range) and isinstance(first.first, Date) and isinstance(first.last, Date):
        inner = [_dated(part, last) for part in (first.first, first.last)]
        return evolve(item, node=Range(first=inner[0], last=inner[1]))
    return evolve(item, node=_dated(first, last))


def _dated(node: Node, other: Date) -> Node:
    """A date without a year in the year of another, or in the one before if it is later in it."""
    if not isinstance(node, Date) or node.month is None or other.month is None:
        return node
    if node.year is not None or node.year_word is not None or node.word is not None:
        return node
    if other.year is None:
        return evolve(node, year_word=other.year_word)
    later = (node.month, node.day or 0) > (other.month, other.day or _MONTHS * 3)
    return evolve(node, year=other.year - later, short=other.short)


def _range(  # noqa: C901, PLR0911 -- one return a case
    item: Item, following: Item, categories: str
) -> Item | None:
    """Two neighbours as one range, if the words between and before them make it one."""
    if item.end > following.start:
        return None
    between = categories[item.end : following.start]
    first, last = _present(item.node), _present(following.node)
    if isinstance(first, _NO_DATES) or isinstance(last, _NO_DATES):
        return None
    opener = _opener(item, categories)
    code = categories[opener] if opener >= 0 else ""
    start = item.start if opener < 0 else opener
    near = _near(first, last, between)
    if near is not None:
        return Item("weekday", near, item.start, following.end)
    if isinstance(first, Range) and _start(first) is not first:
        # Ranges of ranges would be as deep as the text is long; only months go on in a list.
        if _AND.fullmatch(between) and _follow_each_other(first, last):
            return Item("months", Range(first=first.first, last=last), item.start, following.end)
        return None
    if _TO.fullmatch(between):
        if between[0] == _DASH and not _alike(first, last):
            return None
        if code == _OF and between[0] == _DASH:
            start = item.start
        return Item("range", Range(first=first, last=last), start, following.end)
    if _AND.fullmatch(between):
        if code == _BETWEEN:
            return Item("range", Range(first=first, last=last), start, following.end)
        if _follow_each_other(item.node, last):
            return Item(
                "months", Range(first=_start(item.node), last=last), item.start, following.end
            )
    return None


def _near(first: Node, last: Node, between: str) -> Node | None:
    """A weekday beside a length of time from here ("Monday two weeks from now")."""
    if between not in _BESIDE:
        return None
    for weekday, other in ((first, last), (last, first)):
        if not isinstance(weekday, Date) or weekday.weekday is None:
            continue
        counted = isinstance(other, Offset) and other.origin is not None
        week = isinstance(other, Nth) and other.unit is Unit.WEEK and between != CODES["comma"]
        if weekday == Date(weekday=weekday.weekday) and (counted or week):
            return Near(of=other, weekday=weekday.weekday)
    return None


def _present(node: Node) -> Node:
    """The day of publication for "now"."""
    now = isinstance(node, Vague) and node.reference == "PRESENT_REF"
    return Today(days=0) if now else node


def _opener(item: Item, categories: str) -> int:
    """Index of the word that opens a range before an item, or -1."""
    index = item.start - 1
    while index >= 0 and categories[index] in _BEFORE and item.start - index <= _FARTHEST:
        if categories[index] == _OF and categories[index - 1 : index] != _BETWEEN:
            break
        index -= 1
    return index if index >= 0 and categories[index] in _OPENERS else -1


def _alike(first: Node, last: Node) -> bool:
    """Whether a dash between two makes a range: both are years, months or days."""
    if isinstance(first, Date) and isinstance(last, Date):
        return (first.month is None) == (last.month is None) or first.year is None
    if isinstance(first, Numeric) or isinstance(last, Numeric):
        return isinstance(first, Numeric | Date) and isinstance(last, Numeric | Date)
    return True


def _start(node: Node) -> Node:
    return node.first if isinstance(node, Range) else node


def _follow_each_other(first: Node, last: Node) -> bool:
    """Whether these are months on end ("October and November 2021")."""
    if isinstance(first, Range):
        first = first.last
    if not isinstance(first, Date) or not isinstance(last, Date):
        return False
    if None in {first.month, last.month} or {first.day, last.day} != {None}:
        return False
    assert first.month is not None  # noqa: S101 -- just asked
    return first.month % _MONTHS + 1 == last.month and first.weekday is last.weekday is None
