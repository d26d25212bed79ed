"""The lines around a page's title: menu, label, byline, day of publication."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import field, frozen

from crimefacts.document import Span
from crimefacts.text.bylines import LONGEST_LINE, is_byline
from crimefacts.text.cues import (
    Cue,
    glued_menu,
    is_menu,
    is_row,
    is_telling,
    may_open,
    opening_cues,
)
from crimefacts.text.datelines import Evidence, is_time, label_evidence, read_dates
from crimefacts.text.lines import Line, is_closed, is_name_like, split_lines, words
from crimefacts.text.publication import YEAR, PrintedDate
from crimefacts.text.verdicts import judge

# How far into a page its masthead can reach: some pages print the author below the lead.
_REACH = 1_500
# Chronicles head their entries with dates; a page whose text has several is one.
_CHRONICLE_REACH = 6_000
_LONGEST_TITLE = 250
_SENTENCE = 80
_TITLE_WORDS = 4
_TITLE_BELOW = 8
_CRUMB_WORDS = 3
_LONGEST_CRUMBS = 120
_CRUMBS = re.compile(r"[>»›/|·•]")
_ARROWS = re.compile(r"[>»›]")
_ALPHANUMERIC = re.compile(r"[^\W_]")


@frozen(kw_only=True)
class Masthead:
    """What the head of a page says, and where.

    Args:
        title: Where the title is.
        published: Day of publication.
        furniture: What of the head is not the article, in text order; the dates of publication and
            update are not part of it.
    """

    title: Span | None = None
    published: dt.date | None = None
    furniture: tuple[Span, ...] = ()


@frozen
class _Head:
    """What has been read of a head so far."""

    text: str
    language: str | None
    lines: Sequence[Line]
    openings: Sequence[str]
    furniture: list[Span] = field(factory=list)
    dates: list[tuple[Evidence, PrintedDate]] = field(factory=list)
    titles: list[Span] = field(factory=list)


def read_masthead(text: str, language: str | None) -> Masthead:
    """Read the head of a page.

    Args:
        text: The page's text.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
    """
    return _read(text, language)


@lru_cache(maxsize=4)  # furniture and head of a document ask one after the other
def _read(text: str, language: str | None) -> Masthead:
    lines, openings = split_lines(text)
    reach = bisect_left(lines, (_REACH, 0))
    head = _Head(text, language, lines[:reach], openings[:reach])
    in_article = False
    for index, line in enumerate(head.lines):
        if not in_article:
            in_article = _read_above_lead(head, index, line)
        elif _reads_on_below_lead(head, index, line):
            continue
        else:
            break
    return Masthead(
        title=_choose_title(head),
        published=_choose_date(head),
        furniture=tuple(head.furniture),
    )


def _is_below(content: str) -> bool:
    """Whether this is a heading of what stands below an article."""
    return any(
        match.cue is Cue.TAIL and not words(content[match.end :]) for match in opening_cues(content)
    )


def _is_paragraph(content: str) -> bool:
    return len(content) > LONGEST_LINE or (len(content) >= _SENTENCE and is_closed(content))


def _reads_on_below_lead(head: _Head, index: int, line: Line) -> bool:
    """Note date and author where they stand below the first paragraph.

    Returns:
        Whether there may be more of them below this line.
    """
    start, end = line
    telling = is_telling(head.openings[index])
    dated = YEAR.search(head.text, start, min(end, start + LONGEST_LINE)) is not None
    if not telling and not dated:
        return True
    content = head.text[start:end]
    if telling and may_open(head.text, line, head.openings[index]) and _is_below(content):
        return False
    paragraph = _is_paragraph(content)
    if dated and _note_dates(head, index, line, paragraph) is None:
        return True
    if telling and not paragraph and is_byline(content, opening_cues(content)):
        head.furniture.append(Span(*line))
    return True


def _read_above_lead(head: _Head, index: int, line: Line) -> bool:
    """Note what a line at the top is; say whether it is the article's first paragraph."""
    content = head.text[slice(*line)]
    paragraph = _is_paragraph(content)
    if YEAR.search(content, 0, LONGEST_LINE):
        start = _note_dates(head, index, line, paragraph)
        if start is None:
            return paragraph
        if start > line[0]:
            line = start, line[1]
            content = head.text[slice(*line)]
            paragraph = paragraph and len(content) > _LONGEST_TITLE
    if paragraph:
        if len(content) <= _LONGEST_TITLE and not is_closed(content):
            head.titles.append(Span(*line))
        return True
    start = _glued_part(head, index, line)
    if start > line[0]:
        head.furniture.append(Span(line[0], start))
        if start < line[1]:
            head.titles.append(Span(start, line[1]))
    elif _is_setting(head, index, content):
        head.furniture.append(Span(*line))
    else:
        head.titles.append(Span(*line))
    return False


def _note_dates(head: _Head, index: int, line: Line, paragraph: bool) -> int | None:  # noqa: FBT001
    """Note the dates of a line; say where the article goes on in it, if it does."""
    dated = read_dates(head.text, line, head.language, paragraph=paragraph)
    if dated is None:
        return line[0]
    label = _label_above(head, index)
    head.dates.extend(
        (label if kind is Evidence.BARE and label is not None else kind, date)
        for kind, date in dated.dates
    )
    head.furniture.extend(dated.furniture)
    return dated.rest


def _label_above(head: _Head, index: int) -> Evidence | None:
    """What a label alone on the line above says of a date."""
    if index == 0:
        return None
    return label_evidence(head.text[slice(*head.lines[index - 1])])


def _glued_part(head: _Head, index: int, line: Line) -> int:
    """Where the title begins in a line that menu entries are glued to; the line's end if below.

    That is if the title stands once more below: then the line is a menu and nothing else.
    """
    content = head.text[slice(*line)]
    for other in head.lines[index + 1 : index + _TITLE_BELOW]:
        if other[1] - other[0] >= len(content):
            continue
        title = head.text[slice(*other)]
        if content.endswith(title) and is_menu(content.removesuffix(title)):
            return line[1]
    menu = glued_menu(content)
    return line[1] if menu and is_row(content) else line[0] + menu


def _is_setting(head: _Head, index: int, content: str) -> bool:
    """Whether a line of the head is a menu, a breadcrumb, a label, a name or the like."""
    if is_row(content) or not _ALPHANUMERIC.search(content) or is_time(content):
        return True
    cues = opening_cues(content)
    return (
        any(match.cue is Cue.LABEL and not words(content[match.end :]) for match in cues)
        or (bool(cues) and judge(content, is_first=index == 0) is not None)
        or is_byline(content, cues, strict=not head.titles)
        or _is_breadcrumb(content)
        or (is_name_like(content, _TITLE_WORDS) and _names_follow(head, index))
    )


def _is_breadcrumb(content: str) -> bool:
    if _CRUMBS.search(content) is None or len(content) > _LONGEST_CRUMBS or is_closed(content):
        return False
    crumbs = [crumb.strip() for crumb in _CRUMBS.split(content)]
    if is_row(crumbs[0]) and (len(crumbs) > 2 or len(words(crumbs[1])) <= _CRUMB_WORDS):  # noqa: PLR2004
        return True
    return len(crumbs) > (1 if _ARROWS.search(content) else 2) and all(
        len(words(crumb)) <= _CRUMB_WORDS and not crumb[:1].islower() for crumb in crumbs
    )


def _names_follow(head: _Head, index: int) -> bool:
    """Whether the lines above are "Reported by" and perhaps names."""
    for above in range(index - 1, max(-1, index - 4), -1):
        content = head.text[slice(*head.lines[above])]
        if any(
            match.cue is Cue.BYLINE and not words(content[match.end :])
            for match in opening_cues(content)
        ):
            return True
        if not is_name_like(content, _TITLE_WORDS):
            return False
    return False


def _choose_title(head: _Head) -> Span | None:
    """The first line that is long enough for a title, or else the first one."""
    found = [span for span in head.titles if len(span) <= _LONGEST_TITLE]
    if not found or (len(head.lines) == 1 and not head.dates):
        return None
    for span in found:
        if len(words(span.of(head.text))) >= _TITLE_WORDS:
            return span
    return found[0] if len(words(found[0].of(head.text))) > 1 else None


def _choose_date(head: _Head) -> dt.date | None:
    """The date with the best evidence, the first of several."""
    best: tuple[Evidence, dt.date] | None = None
    for evidence, date in head.dates:
        if date.day is not None and (best is None or evidence > best[0]):
            best = evidence, date.day
    if best is None or (best[0] is Evidence.BARE and _is_chronicle(head, best[1])):
        return None
    return best[1]


def _is_chronicle(head: _Head, day: dt.date) -> bool:
    """Whether other days stand alone on a line as well."""
    days = {day} | _bare_days(head.dates)
    lines = split_lines(head.text)[0]
    for line in lines[len(head.lines) : bisect_left(lines, (_CHRONICLE_REACH, 0))]:
        if line[1] - line[0] <= _SENTENCE and YEAR.search(head.text, *line):
            dated = read_dates(head.text, line, head.language, paragraph=False)
            days |= _bare_days(dated.dates if dated else ())
    return len(days) > 1


def _bare_days(dates: Iterable[tuple[Evidence, PrintedDate]]) -> set[dt.date]:
    return {date.day for kind, date in dates if kind is Evidence.BARE and date.day}
