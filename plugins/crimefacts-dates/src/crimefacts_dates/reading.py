"""From a form that fits to what it says."""

from __future__ import annotations

from attrs import evolve

from crimefacts_dates.calendar import Unit
from crimefacts_dates.grammar import CODES, whole_form
from crimefacts_dates.nodes import (
    FromDate,
    Node,
    Nth,
    Offset,
    Part,
    Shift,
    SpanFrom,
    ToDate,
    Today,
)
from crimefacts_dates.plain import PLAIN_READERS, Reader
from crimefacts_dates.views import (
    ANY,
    LINKS,
    View,
    category,
    ordinal_of,
    read_lengths,
)

_INNER = (
    *(
        "calendar_date",
        "year_first",
        "holiday",
        "weekday",
        "relative_day",
        "shifted_month",
        "month",
    ),
    *("decade", "century", "relative_unit", "year", "numeric_date"),
)
_BIG, _NTH, _NUMBER = category("BIG"), category("NTH"), category("NUMBER")
_MARKER = category("later|earlier|before|after|from|since|starting|from_now")
_BACKWARD, _FROM_NOW = category("earlier|before"), category("from_now")
_LAST = -1
_MOST_REMEMBERED = 4096
_remembered: dict[tuple[object, ...], Node | None] = {}
_UNREAD = Node()
# Forms that tell where in the passage something stands, or look farther around.
_PLACED = frozenset(("day_range", "year_range"))
_BACK_WORDS = frozenset(("last", "past"))


def read(form: str, view: View, language: str) -> Node | None:
    """What a form says; None where it says nothing after all.

    Texts say the same things over and over: what was read once is remembered.

    Args:
        form: Name of the form.
        view: The tokens it covers.
        language: Code of the locale whose words they are.
    """
    if form in _PLACED:
        return _READERS[form](view)
    passage, start, end = view.passage, view.start, view.end
    # Some forms look at the two words before.
    codes = passage.categories[max(start - 2, 0) : end]
    written = [token.written for token in passage.tokens[start:end]]
    key = language, form, start == 0, codes, *written
    node = _remembered.get(key, _UNREAD)
    if node is _UNREAD:  # other threads may read at the same time, and forget
        node = _READERS[form](view)
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        _remembered[key] = node
    return node


def read_inner(view: View) -> Node | None:
    """What a stretch says that is part of a longer form; a bare unit is the current one."""
    while view.start < view.end and view.passage.categories[view.start] in LINKS:
        view = view.since(view.start + 1)
    for form in _INNER:
        if whole_form(form).fullmatch(view.passage.categories, view.start, view.end):
            return _READERS[form](view)
    if view.end - view.start == 1 and view.passage.categories[view.start] in _BIG:
        return Shift(word="this", unit=Unit(view.passage.tokens[view.start].value))
    return None


def _part(view: View) -> Node | None:
    inner = read_inner(view.since(view.start + 1))
    return inner and Part(of=inner, number=view.passage.tokens[view.start].value)


def _nth_part(view: View) -> Node | None:
    categories, tokens = view.passage.categories, view.passage.tokens
    at = view.since(view.start + 1).find(ANY | category("half|part_noun"))
    first = tokens[view.start].value
    if categories[view.start] in _NTH:
        number = ordinal_of(view, view.start)
    elif first in _BACK_WORDS:
        number = _LAST
    else:
        return None
    inner = read_inner(view.since(at + 1))
    if inner is None:
        return None
    if isinstance(inner, Shift) and inner.word == "past" and inner.count is None:
        inner = evolve(inner, word="last", definite=False)  # a whole year, month …
    if categories[at] not in ANY:
        if categories[at] == CODES["part_noun"] and tokens[at].value != 1:
            return None
        return Nth(of=inner, number=2 if number == _LAST else number, unit=Unit.HALF, half=True)
    at_number = view.until(at).since(view.start + 1).find(_NUMBER)
    count = ordinal_of(view, at_number) if at_number >= 0 else None
    if count is None and categories[at] in category("UNITS") and abs(number) == 1:
        return Part(of=inner, number=0 if number > 0 else 2)  # "the first months of 2014"
    return Nth(of=inner, number=number, unit=Unit(tokens[at].value), count=int(count or 1))


def _span_from(view: View) -> Node | None:
    if view.passage.categories[view.end - 1] in _FROM_NOW:
        return SpanFrom(lengths=read_lengths(view.until(view.end - 1)), first=Today(days=0))
    at = view.find(category("beginning_on|from|since|starting"))
    behind = at + 1 + (view.passage.categories[at + 1] in category("from"))
    inner = read_inner(view.since(behind))
    return inner and SpanFrom(lengths=read_lengths(view.until(at)), first=inner)


def _offset(view: View) -> Node | None:
    first = view.find(ANY)
    if first == view.start and view.end - view.start == 2:  # noqa: PLR2004 -- "the day before"
        sign = _LAST if view.passage.categories[first + 1] in _BACKWARD else 1
        return Shift(word="previous" if sign < 0 else "following", unit=Unit.DAY)
    at = view.since(first).find(_MARKER)
    lengths = read_lengths(view.until(at))
    sign = _LAST if view.passage.categories[at] in _BACKWARD else 1
    if view.passage.categories[at] in _FROM_NOW:
        return Offset(lengths=lengths, sign=1, origin=Today(days=0))
    if at + 1 == view.end:
        return Offset(lengths=lengths, sign=sign)
    origin = read_inner(view.since(at + 1))
    return origin and Offset(lengths=lengths, sign=sign, origin=origin)


def _to_date(view: View) -> Node | None:
    if view.passage.categories[view.start] in category("earlier|so_far"):
        inner = read_inner(view.since(view.start + 1))
        return inner and ToDate(of=inner)
    return ToDate(of=Shift(word="this", unit=Unit.YEAR))


def _from_date(view: View) -> Node | None:
    inner = read_inner(view.since(view.start + 1))
    return inner and FromDate(of=inner)


_READERS: dict[str, Reader] = {
    **PLAIN_READERS,
    "part": _part,
    "nth_part": _nth_part,
    "span_from": _span_from,
    "offset": _offset,
    "to_date": _to_date,
    "from_date": _from_date,
}
