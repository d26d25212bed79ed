"""Find time expressions in a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from attrs import frozen

from crimefacts import Context, DateExpression, Fact
from crimefacts_dates import clock
from crimefacts_dates.calendar import Stretch, Unit
from crimefacts_dates.combining import Item, combine, find_items
from crimefacts_dates.foreign import find_foreign
from crimefacts_dates.grammar import CODES
from crimefacts_dates.lexer import Passage, passages
from crimefacts_dates.lexicon import LOCALES, Lexicon, fold, lexicon
from crimefacts_dates.nodes import (
    Ago,
    Date,
    DayOfMonth,
    Every,
    Holiday,
    Length,
    Near,
    Node,
    Nth,
    Numeric,
    Offset,
    Part,
    Range,
    Season,
    Shift,
    SpanFrom,
    Today,
    Vague,
)
from crimefacts_dates.numeric import NumericDate, usual_order
from crimefacts_dates.outcome import Outcome, outcome
from crimefacts_dates.place import lists
from crimefacts_dates.reference import SOUTHERN, Reference
from crimefacts_dates.resolve import resolve
from crimefacts_dates.tense import lasts, speaks_of_future

_SENTENCE_END = re.compile(r"[.!?;][\s\"'”’»)]|\n[^\S\n]*\n")
_LONGEST_SENTENCE = 600
_IN, _WITHIN, _AHEAD = CODES["in"], CODES["within"], CODES["ahead"]
_NUMERIC = CODES["numeric"]
_REMEMBERED = (Unit.DAY, Unit.MONTH, Unit.YEAR)


@frozen(kw_only=True)
class DatesExtractor:
    """Dates, durations and recurrences as EDTF and calendar days.

    Args:
        vague: Whether references to no particular time ("now", "recently") are returned too, with
            null `value` and the TIMEX3 values PRESENT_REF, PAST_REF and FUTURE_REF.
    """

    name = "dates"
    produces = (DateExpression,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    vague: bool = False

    def extract(self, context: Context) -> Iterator[DateExpression]:
        """Yield the time expressions of a document, in text order."""
        language = context.language
        if language is not None and language not in LOCALES.names():
            return _foreign(context, language)
        locale = LOCALES.choose(language)
        return _Reading(context, lexicon(locale), vague=self.vague).expressions()


def _foreign(context: Context, language: str) -> Iterator[DateExpression]:
    """The absolute dates of a text in a language without a locale folder."""
    found = sorted(find_foreign(fold(context.text), language), key=lambda date: date[:2])
    order = usual_order(
        [node.date for _, _, node in found if isinstance(node, Numeric)],
        language=language,
        country=context.country,
        published=context.published,
    )
    reference = Reference(published=context.published, order=order)
    free = 0
    for start, end, node in found:
        if start >= free:
            free = end
            result = outcome(node, reference, since=False)
            yield _fact(context, "foreign-date", (start, end), result)


def _fact(context: Context, rule: str, span: tuple[int, int], result: Outcome) -> DateExpression:
    return context.fact(
        DateExpression,
        *span,
        rule=rule,
        kind=result.kind,
        earliest=result.earliest,
        latest=result.latest,
        value=result.value,
        timex3=result.timex3,
    )


class _Reading:
    """One document being read."""

    def __init__(self, context: Context, words: Lexicon, *, vague: bool) -> None:
        self.context = context
        self.text = context.text
        self.lexicon = words
        self.vague = vague
        self.frame: tuple[int, int] | None = None
        self.free = 0

    def expressions(self) -> Iterator[DateExpression]:
        known = lists(self.lexicon.locale)
        cut = [
            (passage, combine(find_items(self.text, passage, known), passage))
            for passage in passages(self.text, self.lexicon, vague=self.vague)
        ]
        self.reference = self._reference([passage for passage, _ in cut])
        for passage, items in cut:
            for item in items:
                yield from self._expression(item, passage)

    def _reference(self, cut: list[Passage]) -> Reference:
        context = self.context
        numeric: list[NumericDate] = []
        for passage in cut:
            if _NUMERIC in passage.categories:
                passage.spell_out()
                pairs = zip(passage.categories, passage.tokens, strict=True)
                numeric += [token.value for code, token in pairs if code == _NUMERIC]
        order = None
        if numeric:
            order = usual_order(
                numeric,
                language=context.language,
                country=context.country,
                published=context.published,
            )
        country = context.country
        southern = country in SOUTHERN if country else False if context.language == "en" else None
        return Reference(
            published=context.published,
            order=order,
            southern=southern,
            this_is_ahead=self.lexicon.this_is_ahead,
        )

    def _expression(self, item: Item, passage: Passage) -> Iterator[DateExpression]:
        start, end = passage.starts[item.start], passage.end(item.end - 1)
        node = item.node
        if start < self.free or (isinstance(node, Vague) and not self.vague):
            return
        self.free = end  # passages may share words
        if isinstance(node, Every) or (isinstance(node, Length) and not node.lengths):
            result = outcome(node, self.reference, since=False)
            yield _fact(self.context, item.rule, (start, end), result)
            return
        reference = self.reference
        reference.future, reference.frame = False, None
        if not (isinstance(node, Date) and node.year is not None):
            future = (
                (item.ahead or not item.since)
                and _depends_on_tense(node, item, passage)
                and speaks_of_future(self.text, start, end, self.lexicon.locale)
            )
            frame = self._frame_year(node, start)
            reference.future, reference.frame = future, frame
            node = self._in_context(node, item, passage, future=future)
        result = outcome(node, reference, since=item.since)
        self._remember(item, node, result, end, passage)
        if result.stretch is not None and result.stretch.unit is Unit.DAY:
            result = clock.with_time_of_day(result, self.text, end)
        yield _fact(self.context, item.rule, (start, end), result)

    def _in_context(self, node: Node, item: Item, passage: Passage, *, future: bool) -> Node:
        """Tell lengths of time from the days that lie so far ahead or back."""
        before = passage.categories[item.start - 1] if item.start else ""
        if isinstance(node, Length) and node.lengths:
            first = passage.categories[item.start]
            if first == _AHEAD or (before == _IN and (future or _in_time(passage, item.end))):
                return Offset(lengths=node.lengths, sign=1, origin=Today(days=0))
            if first == _WITHIN and future:
                end = Offset(lengths=node.lengths, sign=1, origin=Today(days=0))
                return Range(first=Today(days=0), last=end)
        if isinstance(node, Shift) and node.word == "next" and node.count and before == _WITHIN:
            lengths = ((node.count, node.unit), *node.rest)
            end = Offset(lengths=lengths, sign=1, origin=Today(days=0))
            return Range(first=Today(days=0), last=end)
        if isinstance(node, Ago) and lasts(
            self.text, passage.starts[item.start], self.lexicon.locale
        ):
            return Length(lengths=node.lengths)
        return node

    def _frame_year(self, node: Node, start: int) -> int | None:
        """The year that the sentence has named for its frame ("In 2021, … in March")."""
        if self.frame is None or not isinstance(node, Date | Range):
            return None
        year, end = self.frame
        if start - end > _LONGEST_SENTENCE or _SENTENCE_END.search(self.text, end, start):
            self.frame = None
            return None
        return year

    def _remember(
        self, item: Item, node: Node, result: Outcome, end: int, passage: Passage
    ) -> None:
        stretch: Stretch | None = result.stretch
        if isinstance(node, Part) and isinstance(node.of, Date):
            node = node.of
            stretch = resolve(node, self.reference)
        if not isinstance(node, Date | Numeric) or stretch is None or stretch.first is None:
            return
        if stretch.unit not in _REMEMBERED or stretch.first == self.context.published:
            return
        self.reference.last = stretch
        bare = item.form == "year" and item.start
        if bare and passage.categories[item.start - 1] == _IN:
            self.frame = (stretch.first.year, end)


def _in_time(passage: Passage, index: int) -> bool:
    """Whether "time" follows, as in "two years' time"."""
    possessive = passage.categories[index : index + 1] == CODES["apostrophe"]
    return possessive and "time" in [token.written for token in passage.tokens[index : index + 3]]


def _depends_on_tense(node: Node, item: Item, passage: Passage) -> bool:
    """Whether it matters to an expression if its verb is in the future."""
    decide = _DEPENDS.get(type(node))
    return decide is not None and decide(node, item, passage)


def _length_depends(_node: Node, item: Item, passage: Passage) -> bool:
    before = passage.categories[item.start - 1] if item.start else ""
    return before == _IN or passage.categories[item.start] == _WITHIN


_DEPENDS: dict[type[Node], Callable[[Any, Item, Passage], bool]] = {
    Range: lambda node, item, passage: _depends_on_tense(node.first, item, passage),
    Offset: lambda node, item, passage: _depends_on_tense(node.origin, item, passage),
    Near: lambda node, item, passage: _depends_on_tense(node.of, item, passage),
    SpanFrom: lambda node, item, passage: _depends_on_tense(node.first, item, passage),
    Date: lambda node, _item, _passage: node.year is None and node.year_word is None,
    Numeric: lambda node, _item, _passage: node.date.year is None,
    Length: _length_depends,
    Shift: lambda node, _item, _passage: node.word == "near",
    Season: lambda node, _item, _passage: node.year is None,
    Holiday: lambda node, _item, _passage: node.year is None,
    Nth: lambda node, _item, _passage: node.of is None,
    DayOfMonth: lambda node, _item, _passage: node.word is None,
}
