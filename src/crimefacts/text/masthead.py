"""The lines around a page's title: menu, label, byline, day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

import regex
from attrs import field, frozen

from crimefacts.document import Span
from crimefacts.text.cues import Cue, Match, glued_menu, is_row, may_open, opening_cues
from crimefacts.text.lines import Line, is_closed, is_name_like, split_lines, words
from crimefacts.text.publication import YEAR, PrintedDate, alternation, collect, find_dates

# How far into a page its masthead can reach: some pages print the author below the lead.
REACH = 1_500
# Chronicles head their entries with dates; a page whose text has several is one.
_CHRONICLE_REACH = 6_000
_LONGEST_LINE = 160
_LONGEST_TITLE = 250
_SENTENCE = 80
_LONGEST_DATE = 45
_TITLE_WORDS = 4
_MOST_NAMES = 8
_CRUMB_WORDS = 3
_PIECE_WORDS = 5

# `re` is the faster one for what is looked for in every line.
_ALPHANUMERIC = re.compile(r"[^\W_]")
_CRUMBS = re.compile(r"[>»›/|·•]")
_SETTINGS = frozenset({Cue.LABEL, Cue.LINE, Cue.BOTTOM, Cue.TAIL})
_TIME = regex.compile(
    r"T?\b\d{1,2}(?:[:.]\d\d){1,2}(?:Z\b|[+-]\d\d:?\d\d)?+|\b\d{1,2}\ ?h(?:\ ?\d\d)?(?:min)?\b"
    r"|\b\d{1,2}(?=\ ?[ap]\.?\ ?m\b)",
    regex.IGNORECASE,
)
_HALF_DAY = regex.compile(r"\b[ap]\.?\ ?m\b\.?", regex.IGNORECASE)
_ZONE = regex.compile(r"\b(?:GMT|UTC)?[+-]\d{1,2}\b|\b[\p{Lu}]{2,5}\b")
_SEPARATORS = regex.compile(r"[|·•»>]|(?<!\S)/(?!\S)|\s[-–—]{1,2}\s")
_GLUE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}{3})(?=\p{Lu}\p{Ll})")
_PLACE = regex.compile(
    r"\p{Lu}[\p{L}.'’\-]*+(?:\ (?:\p{Lu}[\p{L}.'’\-]*+|d[aeo]s?|del|l[ao]s?|el)){0,4}"
    r"(?:\ ?[,/(]\ ?\p{Lu}[\p{L}. \-]{1,30}\)?){0,2}(?:,|\ \(|(?<=\p{Lu}{3})|\ [-–—|])\ ?"
)
_BETWEEN_NAMES = regex.compile(r"\s[|•·–—-]\s")
_BEHIND_DATELINE = regex.compile(
    r"(?P<firm>\)?\s*+(?:[(\[/][^)\]/\n]{2,40}[)\]/]\s*+(?:[.:]?\s*+[-–—])?|[.:]?\s*+[-–—]))"
    r"|(?P<stop>\)?\.\s++(?=[\p{Lu}\"“‘«¿¡]))"
)
_ANY_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_NEW_TEXT = regex.compile(r"\s*+[-–—|:.]*+\s*+(?=[\p{Lu}\p{N}\"“‘'«¿¡(#$])")


class Evidence(IntEnum):
    """How plainly a page says that a date is that of its publication."""

    UPDATED = 0
    BARE = 1
    SHAPED = 2
    LABELLED = 3


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


@frozen(kw_only=True)
class _Dated:
    """Dates of a line, and the rest of the line."""

    dates: tuple[tuple[Evidence, PrintedDate], ...]
    furniture: tuple[Span, ...] = ()
    rest: int | None = None  # where the article goes on in the same line


@frozen
class _Head:
    text: str
    language: str | None
    lines: Sequence[Line]
    furniture: list[Span] = field(factory=list)
    dates: list[tuple[Evidence, PrintedDate]] = field(factory=list)
    titles: list[Span] = field(factory=list)


def read_masthead(text: str, language: str | None) -> Masthead:
    """Read the head of a page.

    Args:
        text: The page's text.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
    """
    return _read(text[:_CHRONICLE_REACH], language)


@lru_cache(maxsize=4)  # furniture and head of a document ask one after the other
def _read(text: str, language: str | None) -> Masthead:
    head = _Head(text, language, split_lines(text, REACH))
    prose = 0
    for index, line in enumerate(head.lines):
        if prose and may_open(head.text, *line) and _is_below(head.text[slice(*line)]):
            break
        prose += _read_line(head, index, line, prose)
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


def _read_line(head: _Head, index: int, line: Line, prose: int) -> bool:
    """Note what a line of the head is; say whether it is one of the article's paragraphs."""
    content = head.text[line[0] : line[1]]
    length = len(content)
    is_prose = length > _LONGEST_LINE or (length >= _SENTENCE and is_closed(content))
    if YEAR.search(content, 0, _LONGEST_LINE):
        dated = _prefixed(head, line, content)
        if dated is None and is_prose:
            dated = _dateline(head, line)
        if dated is None and length <= _LONGEST_LINE:
            dated = _date_line(head, line, content)
        if dated is not None:
            head.dates.extend(dated.dates)
            head.furniture.extend(dated.furniture)
            if dated.rest is None:
                return is_prose
            line = dated.rest, line[1]
            content = head.text[line[0] : line[1]]
            is_prose = is_prose and len(content) > _LONGEST_TITLE
    if is_prose:
        if not prose and length <= _LONGEST_TITLE and not is_closed(content):
            head.titles.append(Span(*line))
        return True
    if prose:
        if _is_byline(content, opening_cues(content)):
            head.furniture.append(Span(*line))
        return False
    menu = glued_menu(content)
    if menu:
        _read_glued(head, index, line, menu)
        return False
    cues = opening_cues(content)
    if is_name_like(content, _TITLE_WORDS) and _names_follow(head, index):
        head.furniture.append(Span(*line))
        return False
    if _is_setting(content, cues) or _is_byline(content, cues, strict=not head.titles):
        head.furniture.append(Span(*line))
    else:
        head.titles.append(Span(*line))
    return False


def _names_follow(head: _Head, index: int) -> bool:
    """Whether the lines above are "Reported by" and perhaps names."""
    for above in range(index - 1, max(-1, index - 4), -1):
        content = head.text[slice(*head.lines[above])]
        if any(m.cue is Cue.BYLINE and not words(content[m.end :]) for m in opening_cues(content)):
            return True
        if not is_name_like(content, _TITLE_WORDS):
            return False
    return False


def _read_glued(head: _Head, index: int, line: Line, menu: int) -> None:
    """Take a menu from before a title; take both where the title stands below once more."""
    start, end = line
    title = head.text[start + menu : end].strip()
    repeated = any(
        head.text[other[0] : other[1]] == title for other in head.lines[index + 1 : index + 8]
    )
    if repeated or is_row(head.text[start:end]):
        head.furniture.append(Span(start, end))
    else:
        head.furniture.append(Span(start, start + menu))
        head.titles.append(Span(start + menu, end))


def _is_setting(content: str, cues: Sequence[Match]) -> bool:
    """Whether a line of the head is a menu, a breadcrumb, a label or the like."""
    if is_row(content) or not _ALPHANUMERIC.search(content) or _is_time(content):
        return True
    if any(match.cue in _SETTINGS and not words(content[match.end :]) for match in cues):
        return True
    crumbs = _CRUMBS.split(content)
    return (
        len(crumbs) > 2  # noqa: PLR2004
        and not is_closed(content)
        and (is_row(crumbs[0]) or all(is_name_like(crumb, _CRUMB_WORDS) for crumb in crumbs))
    )


def _is_time(content: str) -> bool:
    if not content[0].isdigit():
        return False
    bare = _ZONE.sub("", _HALF_DAY.sub("", _TIME.sub("", content)))
    return bare != content and not words(_time_words().sub("", bare))


def _is_byline(content: str, cues: Sequence[Match], *, strict: bool = False) -> bool:
    """Whether a line names the author.

    Args:
        content: The line.
        cues: What it opens with.
        strict: Whether it could be a title as well ("Por tierra, mar y aire").
    """
    if not cues or len(content) > _LONGEST_LINE or (strict and content.isupper()):
        return False
    for match in cues:
        if match.cue is Cue.BYLINE:
            rest, *others = _BETWEEN_NAMES.split(content[match.end :])
            if others and (strict or any(len(words(other)) > _PIECE_WORDS for other in others)):
                continue
            most = _TITLE_WORDS if strict else _MOST_NAMES
            if is_name_like(rest, most) or (not words(rest) and match.words > 1):
                return True
            if not strict and len(words(rest)) == 1:  # "by admin"
                return True
    return False


def _prefixed(head: _Head, line: Line, content: str) -> _Dated | None:
    """A line that opens with a labelled date and goes on with the article ("date 2021-05-03 The …")."""
    label = _labels().match(content)
    if label is None:
        return None
    date = next(find_dates(head.text, line[0], min(line[1], line[0] + 80), head.language), None)
    if date is None or head.text[line[0] + label.end() : date.start].strip(" :\u00a0"):
        return None
    behind = _NEW_TEXT.match(head.text, date.end, line[1])
    if behind is None or (
        not label["updated"]
        and ":" not in label[0]
        and " " not in label[0].strip()
        and "-" not in head.text[date.start : date.end]
    ):
        return None
    if _HALF_DAY.match(head.text, behind.end()) or _TIME.match(head.text, behind.end()):
        return None
    evidence = Evidence.UPDATED if label["updated"] else Evidence.LABELLED
    if len(words(head.text[behind.end() : line[1]])) < _TITLE_WORDS and not is_closed(content):
        return _Dated(dates=((evidence, date),), furniture=_around(line[0], line[1], (date,)))
    return _Dated(
        dates=((evidence, date),),
        furniture=_around(line[0], behind.end(), (date,)),
        rest=behind.end(),
    )


def _dateline(head: _Head, line: Line) -> _Dated | None:
    """The dateline of an article's first paragraph ("Lima, 3 may. 2021 (EFE).- …")."""
    place = _PLACE.match(head.text, *line)
    if place is None:
        return None
    date = next(
        find_dates(head.text, place.end(), place.end() + _LONGEST_DATE, head.language), None
    )
    if date is None or date.start != place.end():
        return None
    behind = _BEHIND_DATELINE.match(head.text, date.end, line[1])
    if behind is None or date.day is None:
        return None
    if behind["stop"] is not None and any(
        int(year[0]) > date.day.year for year in _ANY_YEAR.finditer(head.text, date.end)
    ):
        return None  # a story that opens with its own scene
    return _Dated(dates=((Evidence.SHAPED, date),), rest=line[0])


def _date_line(head: _Head, line: Line, content: str) -> _Dated | None:
    """A line that says when, and perhaps by whom and in which section, but nothing of the story."""
    dates = tuple(find_dates(head.text, line[0], line[1], head.language))
    if not dates or (is_closed(content) and not _HALF_DAY.search(content, len(content) - 6)):
        return None
    rest = content
    for date in reversed(dates):
        begin, end = date.start - line[0], date.end - line[0]
        rest = f"{rest[:begin]}\0{rest[end:]}"
    timed = _TIME.sub("", rest)
    shaped = timed != rest
    if shaped:
        timed = _HALF_DAY.sub("", timed)
    timed = _GLUE.sub(" | ", timed)
    hard = _SEPARATORS.search(timed) is not None and any(
        sign in timed for sign in ("|", " / ", "·", "•")
    )
    evidence: list[tuple[Evidence, PrintedDate]] = []
    unsure, sure = False, shaped
    stretches = timed.split("\0")
    for position, stretch in enumerate(stretches):
        label = None
        for piece in _SEPARATORS.split(stretch):
            kind = _piece(piece, first=position == 0, hard=hard, timed=sure)
            if kind is None:
                return None
            if kind in ("published", "updated"):
                label = kind
            elif kind in ("byline", "page", "piece"):
                shaped = True
            unsure = unsure or kind == "name"
            sure = sure or kind in ("published", "updated", "byline")
        if position < len(dates):
            date = dates[position]
            if label == "updated":
                evidence.append((Evidence.UPDATED, date))
            elif label == "published":
                evidence.append((Evidence.LABELLED, date))
            else:
                evidence.append((Evidence.BARE, date))
    if unsure and not sure:
        return None
    if shaped:
        evidence = [(max(kind, Evidence.SHAPED) if kind else kind, date) for kind, date in evidence]
    return _Dated(dates=tuple(evidence), furniture=_around(line[0], line[1], dates))


def _piece(piece: str, *, first: bool, hard: bool, timed: bool) -> str | None:  # noqa: PLR0911 -- a table of cases
    """What a piece of a date line is; None where it does not belong into one."""
    bare = piece.strip(" \t\u00a0,.:;()[]-–—")
    if not bare:
        return ""
    label = _labels().fullmatch(bare)
    if label is not None:
        return "updated" if label["updated"] else "published"
    trailing = _trailing_label().search(bare)
    if trailing is not None and len(words(bare)) <= _PIECE_WORDS:
        return "updated" if trailing["updated"] else "published"
    if not words(_time_words().sub("", bare)) or (timed and _ZONE.fullmatch(bare)):
        return "time"
    if _is_byline(bare, opening_cues(bare)):
        return "byline"
    if is_row(bare) or any(
        match.cue in (Cue.LABEL, Cue.LINE, Cue.BOTTOM) and not words(bare[match.end :])
        for match in opening_cues(bare)
    ):
        return "page"
    if hard and len(words(bare)) <= _PIECE_WORDS and not bare[0].islower():
        return "piece"
    if first and piece.rstrip().endswith(",") and is_name_like(bare, _TITLE_WORDS):
        return "place"
    if (
        not first
        and piece.strip().startswith(("(", "-", "–", "—"))
        and is_name_like(bare, _TITLE_WORDS)
    ):
        return "byline"  # an agency or a place behind the date
    if _is_loose_label(bare):
        return "time"  # "updated 2 years ago"
    return "name" if is_name_like(bare, _TITLE_WORDS) else None


def _is_loose_label(bare: str) -> bool:
    """Whether this is a label before a time that is no date ("Updated 2 years ago")."""
    label = _labels().match(bare)
    return label is not None and len(words(bare[label.end() :])) < _TITLE_WORDS


def _around(start: int, end: int, dates: Iterable[PrintedDate]) -> tuple[Span, ...]:
    """What is left of a stretch without its dates."""
    spans = []
    for date in dates:
        if date.start > start:
            spans.append(Span(start, date.start))
        start = date.end
    if end > start:
        spans.append(Span(start, end))
    return tuple(spans)


def _choose_title(head: _Head) -> Span | None:
    found = [span for span in head.titles if len(span) <= _LONGEST_TITLE]
    if not found or (len(head.lines) == 1 and not head.dates):
        return None
    long_enough = (span for span in found if len(words(span.of(head.text))) >= _TITLE_WORDS)
    first = found[0]
    return next(long_enough, first if len(words(first.of(head.text))) > 1 else None)


def _choose_date(head: _Head) -> dt.date | None:
    best: tuple[Evidence, dt.date] | None = None
    for evidence, date in head.dates:
        if date.day is not None and (best is None or evidence > best[0]):
            best = evidence, date.day
    if best is None:
        return None
    if best[0] is Evidence.BARE and _is_chronicle(head, best[1]):
        return None
    return best[1]


def _is_chronicle(head: _Head, day: dt.date) -> bool:
    """Whether other days stand alone on a line as well."""
    days = {day} | _bare_days(head.dates)
    for line in split_lines(head.text):
        if line[0] >= REACH and line[1] - line[0] <= _SENTENCE:
            content = head.text[line[0] : line[1]]
            if YEAR.search(content):
                dated = _date_line(head, line, content)
                days |= _bare_days(dated.dates if dated else ())
    return len(days) > 1


def _bare_days(dates: Iterable[tuple[Evidence, PrintedDate]]) -> set[dt.date]:
    return {date.day for kind, date in dates if kind is Evidence.BARE and date.day}


@cache
def _labels() -> Any:  # noqa: ANN401 -- regex has no types
    published, updated = alternation(collect("published")), alternation(collect("updated"))
    return regex.compile(
        rf"\W*+(?:(?P<updated>{updated})|(?P<published>{published}))\b\s*+:?+\s*+", regex.IGNORECASE
    )


@cache
def _trailing_label() -> Any:  # noqa: ANN401 -- regex has no types
    published, updated = alternation(collect("published")), alternation(collect("updated"))
    return regex.compile(
        rf"\b(?:(?P<updated>{updated})|(?P<published>{published}))\s*+:?+\s*+\Z", regex.IGNORECASE
    )


@cache
def _time_words() -> Any:  # noqa: ANN401 -- regex has no types
    return regex.compile(rf"\b(?:{alternation(collect('times'))})\b", regex.IGNORECASE)
