"""Which parts of a page are not the article: menus, teasers, appeals, share lines, author boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

import regex

from crimefacts.document import Span
from crimefacts.text.cues import Cue, is_row, may_open, opening_cues, talks_to_reader
from crimefacts.text.inline import find_inline
from crimefacts.text.lines import Line, is_closed, is_name_like, split_lines, words
from crimefacts.text.masthead import read_masthead
from crimefacts.text.publication import find_dates

_ALPHANUMERIC = re.compile(r"[^\W_]")  # `re` is the faster one here
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:@\w+[ ,/|]*+)+|(?:\#[\w-]+[ ,]*+)+"
)
_RIGHTS = regex.compile(r"\W*+(?:©|\(c\)\s*+(?:19|20)\d\d|copyright\b)", regex.IGNORECASE)
_INTRODUCES = regex.compile(r"[\s»>”\"')\]]*+(?:[:|»>→▶]|[-–—]{1,2}\s)")

_ADDRESS_REACH = 40
_LONGEST_ROW = 160
_LONGEST_HEADLINE = 170
_LONGEST_NOTE = 220
_LONGEST_OPENING = 700
_LONGEST_HEADING = 70
_MOST_HEADLINES = 6
_MORE_WORDS = 3
_CREDIT_WORDS = 12
_SHORT_CREDIT = 4
# An article's paragraphs are longer than the leads of teasers, most of all where two follow each other.
_PARAGRAPH = 230
_SENTENCE = 90
_LABEL = 60


class _Verdict(Enum):
    LINE = auto()  # furniture by itself
    BOTTOM = auto()  # stands below articles
    TAIL = auto()  # a heading of what is below articles
    TEASER = auto()  # a heading of headlines


def find_furniture(text: str, language: str | None) -> tuple[Span, ...]:
    """Find page furniture in plain text.

    The phrases of all languages with a locale are looked for, since pages mix them. The day of
    publication in a byline is not furniture, the rest of the byline is.

    Args:
        text: A page's text.
        language: ISO 639-1 code; decides whether 03/05/2021 is a date in a byline.

    Returns:
        Stretches of furniture in text order, without overlap.
    """
    lines = split_lines(text)
    masthead = read_masthead(text, language)
    verdicts = _judge_lines(text, lines)
    tail = _find_tail(text, lines, verdicts)
    spans = list(masthead.furniture)
    for index, verdict in verdicts.items():
        if index >= tail:
            break
        line = lines[index]
        dates = find_dates(text, line[0], min(line[1], line[0] + _LONGEST_NOTE), language)
        spans += _without(line, ((date.start, date.end) for date in dates))
        if verdict in (_Verdict.TAIL, _Verdict.TEASER):
            headlines = _headlines(text, lines, verdicts, index)
            spans += [Span(*lines[other]) for other in headlines if other < tail]
    if tail < len(lines):
        spans.append(Span(lines[tail][0], lines[-1][1]))
    spans += find_inline(text)
    return _merge([span for span in spans if not span.of(text).isspace()])


def blank(text: str, spans: Iterable[Span]) -> str:
    """Replace stretches of a text by as many line feeds, so that offsets stay.

    Args:
        text: Any text.
        spans: Stretches of it, in text order and without overlap.
    """
    pieces = []
    end = 0
    for span in spans:
        pieces += [text[end : span.start], "\n" * len(span)]
        end = span.end
    return "".join([*pieces, text[end:]]) if pieces else text


def _judge_lines(text: str, lines: Sequence[Line]) -> dict[int, _Verdict]:
    verdicts: dict[int, _Verdict] = {}
    for index, (start, end) in enumerate(lines):
        verdict: _Verdict | None = None
        if may_open(text, start, end):
            verdict = _judge(text[start:end], is_first=index == 0)
        if verdict is None and (
            not text[start].isalpha() or "@" in text[start : start + _ADDRESS_REACH]
        ):
            verdict = _judge_shape(text[start:end])
        if verdict is not None:
            verdicts[index] = verdict
    return verdicts


def _judge_shape(line: str) -> _Verdict | None:
    if _ADDRESS.fullmatch(line) or _ALPHANUMERIC.search(line) is None:
        return _Verdict.LINE
    return _Verdict.BOTTOM if _RIGHTS.match(line) and len(line) <= _LONGEST_OPENING else None


def _judge(line: str, *, is_first: bool) -> _Verdict | None:
    """What a line is that may open with a cue."""
    for cue, end, count, open_ended in opening_cues(line):
        rest = line[end:]
        if is_first and words(rest[:_LONGEST_NOTE]):
            continue
        verdict = _judge_cue(cue, line, rest, count, open_ended=open_ended)
        if verdict is not None:
            return verdict
    return _Verdict.LINE if len(line) <= _LONGEST_ROW and is_row(line) else None


def _judge_cue(  # noqa: PLR0911 -- a table of cases
    cue: Cue, line: str, rest: str, count: int, *, open_ended: bool
) -> _Verdict | None:
    bare = not words(rest[:_LONGEST_NOTE])
    introduces = not bare and _INTRODUCES.match(rest) is not None
    match cue:
        case Cue.LINE if bare or not any(map(str.isalpha, rest)):
            return _Verdict.LINE
        case Cue.BOTTOM if bare:
            return _Verdict.BOTTOM
        case Cue.TAIL if len(line) <= _LONGEST_HEADING and (
            bare or (open_ended and is_name_like(rest, _MORE_WORDS) and not is_closed(line))
        ):
            return _Verdict.TAIL
        case Cue.TEASER if bare and len(line) <= _LONGEST_HEADING:
            return _Verdict.TEASER if count > 1 else _Verdict.LINE
        case Cue.TEASER if introduces and (count > 1 or not is_closed(line)):
            return _Verdict.LINE if len(line) <= _LONGEST_NOTE else None
        case Cue.OPENING if len(line) <= _LONGEST_OPENING:
            return _Verdict.LINE
        case Cue.NOTE if len(line) <= _LONGEST_NOTE:
            is_note = introduces or (
                count > 1 and (not is_closed(line) or line[0] in "([" or ";" in line)
            )
            return _Verdict.LINE if is_note else None
        case Cue.CREDIT if introduces or (count > 1 and not bare):
            few = len(words(rest)) <= _SHORT_CREDIT
            return _Verdict.LINE if few or is_name_like(rest, _CREDIT_WORDS) else None
        case _:
            return None


def _find_tail(text: str, lines: Sequence[Line], verdicts: dict[int, _Verdict]) -> int:
    """Index of the line from which on nothing belongs to the article; behind the last if none."""
    marks = [
        index for index, verdict in verdicts.items() if verdict in (_Verdict.BOTTOM, _Verdict.TAIL)
    ]
    if not marks:
        return len(lines)
    tail = len(lines)
    article = _article_end(text, lines, verdicts, marks[0])
    for mark in marks:
        if mark > article:
            tail = mark
            break
    if tail < len(lines) and not any(index not in verdicts for index in range(tail)):
        return len(lines)  # there would be no article
    return tail


def _article_end(
    text: str, lines: Sequence[Line], verdicts: dict[int, _Verdict], first_mark: int
) -> int:
    """Index of the last line that is a paragraph of an article, not before the first mark."""
    below = None  # the line below, if it is of a sentence's length
    for index in range(len(lines) - 1, first_mark, -1):
        start, end = lines[index]
        if index in verdicts:
            below = None
            continue
        line = text[start:end]
        if end - start < _SENTENCE or not is_closed(line) or talks_to_reader(line):
            below = None
            continue
        if end - start >= _PARAGRAPH:
            return index
        if below is not None:
            return below
        weak = verdicts.get(index - 1) not in (_Verdict.TAIL, None)
        above = lines[index - 1]
        labelled = above[1] - above[0] <= _LABEL and index - 1 not in verdicts
        if weak and not labelled and _only_row_before(text, lines, verdicts, index):
            return index
        below = index
    return first_mark - 1


def _only_row_before(
    text: str, lines: Sequence[Line], verdicts: dict[int, _Verdict], index: int
) -> bool:
    """Whether the furniture above a line is a row of buttons within the article."""
    above = lines[index - 1]
    return (
        verdicts.get(index - 1) is _Verdict.LINE
        and index >= 2  # noqa: PLR2004 -- there is a line above it
        and index - 2 not in verdicts
        and is_row(text[above[0] : above[1]])
    )


def _headlines(
    text: str, lines: Sequence[Line], verdicts: dict[int, _Verdict], heading: int
) -> Iterator[int]:
    """Indexes of the headlines below a heading in the midst of an article."""
    attached = True  # no blank line since the heading
    last = lines[heading]
    for count, index in enumerate(range(heading + 1, len(lines))):
        line = lines[index]
        attached = attached and text.count("\n", last[1], line[0]) == 1
        content = text[line[0] : line[1]]
        if (
            count >= (_MOST_HEADLINES if attached or verdicts[heading] is _Verdict.TAIL else 1)
            or len(content) > _LONGEST_HEADLINE
            or is_closed(content)
            or index in verdicts
        ):
            return
        yield index
        last = line


def _without(line: Line, dates: Iterable[tuple[int, int]]) -> list[Span]:
    spans = []
    start, stop = line
    for begin, end in dates:
        if begin > start:
            spans.append(Span(start, begin))
        start = end
    if stop > start:
        spans.append(Span(start, stop))
    return spans


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    """The same stretches in text order, those that touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
