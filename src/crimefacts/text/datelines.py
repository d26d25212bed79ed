"""Lines in which a page says when it was published, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum, auto
from functools import cache

import regex
from attrs import frozen

from crimefacts.document import Span
from crimefacts.text.bylines import LONGEST_LINE, is_byline
from crimefacts.text.cues import Cue, Match, is_row, opening_cues
from crimefacts.text.lines import Line, is_closed, is_name_like, words
from crimefacts.text.publication import PrintedDate, alternation, collect, find_dates, fold

_LONGEST_DATE = 45
_LABEL_REACH = 80
_LABEL_WORDS = 5
_FEW_NAMES = 4
_PIECE_WORDS = 5
_REST_WORDS = 4
_HALF_DAY_REACH = 6

_TIME = regex.compile(
    r"T?\b\d{1,2}(?:[:.]\d\d){1,2}(?:Z\b|[+-]\d\d:?\d\d)?+|\b\d{1,2}\ ?h(?:\ ?\d\d)?(?:min)?\b"
    r"|\b\d{1,2}(?=\ ?[ap]\.?\ ?m\b)",
    regex.IGNORECASE,
)
_HALF_DAY = regex.compile(r"\b[ap]\.?\ ?m\b\.?", regex.IGNORECASE)
_ZONE = regex.compile(r"\b(?:GMT|UTC)?[+-]\d{1,2}\b|\b[\p{Lu}]{2,5}\b")
_SEPARATORS = regex.compile(r"[|·•»>]|(?<!\S)/(?!\S)|\s[-–—]{1,2}\s")
_HARD_SEPARATORS = re.compile(r"[|·•]| / ")
# Where words have been glued to each other or to a time zone ("GMTUpdated").
_GLUE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}{3})(?=\p{Lu}\p{Ll})")
_GLUED = re.compile(r"[a-z][A-Z]|[A-Z]{4}[a-z]")  # a cheap test for the most of it
_PLACE = regex.compile(
    r"\p{Lu}[\p{L}.'’\-]*+(?:\ (?:\p{Lu}[\p{L}.'’\-]*+|d[aeo]s?|del|l[ao]s?|el)){0,4}"
    r"(?:\ ?[,/(]\ ?\p{Lu}[\p{L}. \-]{1,30}\)?){0,2}(?:,|\ \(|(?<=\p{Lu}{3})|\ [-–—|])\ ?"
)
_BEHIND_DATELINE = regex.compile(
    r"(?P<firm>\)?\s*+(?:[(\[/][^)\]/\n]{2,40}[)\]/]\s*+(?:[.:]?\s*+[-–—])?|[.:]?\s*+[-–—]))"
    r"|(?P<stop>\)?\.\s++(?=[\p{Lu}\"“‘«¿¡]))"
)
# (What may come first are two characters, to which `re` leaps: it would try a boundary everywhere.)
_YEAR = re.compile(r"(?:1(?<!\w.)9|2(?<!\w.)0)\d\d\b")
_NEW_TEXT = regex.compile(r"\s*+[-–—|:.]*+\s*+(?=[\p{Lu}\p{N}\"“‘'«¿¡(#$])")
_MARGIN = " \t\u00a0,.:;()[]-–—"


class Evidence(IntEnum):
    """How plainly a page says that a date is that of its publication."""

    UPDATED = 0
    BARE = 1
    SHAPED = 2
    LABELLED = 3


@frozen(kw_only=True)
class Dated:
    """The dates of a line.

    Args:
        dates: The dates, in text order.
        furniture: The rest of the line, as far as it is not the article.
        rest: Where the article goes on in the same line; None where it does not.
    """

    dates: tuple[tuple[Evidence, PrintedDate], ...]
    furniture: tuple[Span, ...] = ()
    rest: int | None = None


def read_dates(text: str, line: Line, language: str | None, *, paragraph: bool) -> Dated | None:
    """Read a line that may say when its page was published.

    Args:
        text: A page's text, or its head.
        line: The line.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
        paragraph: Whether the line is a paragraph of the article.

    Returns:
        The dates, or None where the line has none or tells of something else.
    """
    dated = None
    if line[1] - line[0] <= LONGEST_LINE:
        dated = _date_line(text, line, language)
    if dated is None:
        dated = _labelled_opening(text, line, language)
    if dated is None and paragraph:
        dated = _dateline(text, line, language)
    return dated


def is_time(content: str) -> bool:
    """Whether a line is a time of day and nothing else.

    Args:
        content: The line.
    """
    if not content[0].isdigit():
        return False
    bare = _ZONE.sub("", _HALF_DAY.sub("", _TIME.sub("", content)))
    return bare != content and _time_words().issuperset(fold(word) for word in words(bare))


def label_evidence(content: str) -> Evidence | None:
    """What a line says of a date on the next one, if it is a label ("Published").

    Args:
        content: The line.
    """
    label = _labels().fullmatch(content)
    if label is None:
        return None
    return Evidence.UPDATED if label["updated"] else Evidence.LABELLED


def _labelled_opening(text: str, line: Line, language: str | None) -> Dated | None:
    """The date of a line that goes on with the article ("date 2021-05-03 The police …")."""
    start, end = line
    label = _labels().match(text, start, min(end, start + _LABEL_REACH))
    if label is None:
        return None
    date = next(find_dates(text, start, min(end, start + _LABEL_REACH), language), None)
    if date is None or text[label.end() : date.start].strip(" :\u00a0"):
        return None
    behind = _NEW_TEXT.match(text, date.end, end)
    if behind is None or not _is_plain(label, text[date.start : date.end]):
        return None
    rest = behind.end()
    if _HALF_DAY.match(text, rest) or _TIME.match(text, rest):
        return None
    evidence = Evidence.UPDATED if label["updated"] else Evidence.LABELLED
    return Dated(dates=((evidence, date),), furniture=around((start, rest), (date,)), rest=rest)


def _is_plain(label: re.Match[str], date: str) -> bool:
    """Whether a label is plain enough: "date" by itself is so before an ISO date only."""
    return bool(label["updated"] or ":" in label[0] or " " in label[0].strip() or "-" in date)


def _dateline(text: str, line: Line, language: str | None) -> Dated | None:
    """The dateline of an article's first paragraph ("Lima, 3 may. 2021 (EFE).- …")."""
    place = _PLACE.match(text, *line)
    if place is None:
        return None
    date = next(find_dates(text, place.end(), place.end() + _LONGEST_DATE, language), None)
    if date is None or date.start != place.end() or date.day is None:
        return None
    behind = _BEHIND_DATELINE.match(text, date.end, line[1])
    if behind is None or (behind["stop"] is not None and _is_past(text, date)):
        return None
    return Dated(dates=((Evidence.SHAPED, date),), rest=line[0])


def _is_past(text: str, date: PrintedDate) -> bool:
    """Whether the text tells of later years: then the date may be that of its own first scene."""
    return date.day is not None and any(
        int(year[0]) > date.day.year for year in _YEAR.finditer(text, date.end)
    )


class _Piece(StrEnum):
    """What a piece of a date line is."""

    NOTHING = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    TIME = auto()
    PAGE = auto()  # a section, a label, a byline
    NAME = auto()  # a place or a person, or two words of a title
    PLACE = auto()


def _date_line(text: str, line: Line, language: str | None) -> Dated | None:
    """A line that says when, and perhaps by whom and in which section, but nothing of the story."""
    content = text[slice(*line)]
    if is_closed(content) and not _HALF_DAY.search(content, len(content) - _HALF_DAY_REACH):
        return None
    dates = tuple(find_dates(text, *line, language))
    stretches = _stretches(text, line, dates)
    timed = [_TIME.sub("", stretch) for stretch in stretches]
    has_time = timed != stretches
    if has_time:
        timed = [_HALF_DAY.sub("", stretch) for stretch in timed]
    pieces = _pieces(timed, has_time=has_time)
    if not dates or pieces is None:
        return None
    kinds = {kind for group in pieces for kind in group}
    sure = has_time or not kinds.isdisjoint({_Piece.PUBLISHED, _Piece.UPDATED, _Piece.PAGE})
    if (_Piece.NAME in kinds and not sure) or (
        _Piece.PLACE in kinds and not sure and _is_past(text, dates[0])
    ):
        return None
    shape = Evidence.SHAPED if has_time or _Piece.PAGE in kinds else Evidence.BARE
    return Dated(
        dates=tuple(
            (_evidence(group, shape), date) for group, date in zip(pieces, dates, strict=False)
        ),
        furniture=around(line, dates),
    )


def _evidence(before: Iterable[_Piece], shape: Evidence) -> Evidence:
    """What the pieces before a date say of it, the last label first."""
    for kind in reversed(list(before)):
        if kind is _Piece.UPDATED:
            return Evidence.UPDATED
        if kind is _Piece.PUBLISHED:
            return Evidence.LABELLED
    return shape


def _stretches(text: str, line: Line, dates: Iterable[PrintedDate]) -> list[str]:
    """What stands before, between and behind the dates of a line."""
    stretches = []
    start, end = line
    for date in dates:
        stretches.append(text[start : date.start])
        start = date.end
    return [*stretches, text[start:end]]


def _pieces(stretches: Iterable[str], *, has_time: bool) -> list[list[_Piece]] | None:
    """The pieces of each stretch; None if one of them does not belong into a date line."""
    unglued = [
        _GLUE.sub(" | ", stretch) if _GLUED.search(stretch) else stretch for stretch in stretches
    ]
    hard = any(_HARD_SEPARATORS.search(stretch) for stretch in unglued)
    groups = []
    for position, stretch in enumerate(unglued):
        group = []
        for piece in _SEPARATORS.split(stretch):
            kind = _piece(piece, first=position == 0, hard=hard, has_time=has_time)
            if kind is None:
                return None
            group.append(kind)
        groups.append(group)
    return groups


def _piece(  # noqa: PLR0911 -- a table of cases
    piece: str, *, first: bool, hard: bool, has_time: bool
) -> _Piece | None:
    bare = piece.strip(_MARGIN)
    if not bare:
        return _Piece.NOTHING
    tokens = [fold(word) for word in words(bare)]
    label = _label_at_end(tokens)
    if label is not None and len(tokens) <= _PIECE_WORDS:
        return label
    if _is_about_time(tokens) or (has_time and _ZONE.fullmatch(bare)):
        return _Piece.TIME
    cues = opening_cues(bare)
    if is_byline(bare, cues) or is_row(bare) or any(_is_label(bare, match) for match in cues):
        return _Piece.PAGE
    if hard and len(tokens) <= _PIECE_WORDS and not bare[0].islower():
        return _Piece.PAGE
    if not is_name_like(bare, _FEW_NAMES):
        return None
    if first and piece.rstrip().endswith(","):
        return _Piece.PLACE
    if not first and piece.strip().startswith(("(", "-", "–", "—")):
        return _Piece.PAGE  # an agency or a place behind the date
    return _Piece.NAME


def _label_at_end(tokens: Sequence[str]) -> _Piece | None:
    """The label that these words end with, the longest first."""
    known = _label_kinds()
    for start in range(max(0, len(tokens) - _LABEL_WORDS), len(tokens)):
        kind = known.get(" ".join(tokens[start:]))
        if kind is not None:
            return kind
    return None


def _is_about_time(tokens: Sequence[str]) -> bool:
    """Whether these words only stand around a time of day, or are of "Updated 2 years ago"."""
    if _time_words().issuperset(tokens):
        return True
    known = _label_kinds()
    return len(tokens) < _LABEL_WORDS + _REST_WORDS and any(
        " ".join(tokens[:end]) in known and len(tokens) - end < _REST_WORDS
        for end in range(1, min(len(tokens), _LABEL_WORDS) + 1)
    )


def _is_label(bare: str, match: Match) -> bool:
    return match.cue in {Cue.LABEL, Cue.LINE, Cue.BOTTOM} and not words(bare[match.end :])


def around(line: Line, dates: Iterable[PrintedDate]) -> tuple[Span, ...]:
    """What is left of a stretch without its dates.

    Args:
        line: Where the stretch begins and ends.
        dates: Dates in it, in text order.
    """
    spans = []
    start, end = line
    for date in dates:
        if date.start > start:
            spans.append(Span(start, date.start))
        start = date.end
    if end > start:
        spans.append(Span(start, end))
    return tuple(spans)


def _label_words() -> str:
    published, updated = alternation(collect("published")), alternation(collect("updated"))
    return rf"(?:(?P<updated>{updated})|(?P<published>{published}))"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\W*+{_label_words()}\b\s*+:?+\s*+", re.IGNORECASE)


@cache
def _label_kinds() -> dict[str, _Piece]:
    """What labels say, by their folded words."""
    kinds = {"updated": _Piece.UPDATED, "published": _Piece.PUBLISHED}
    return {
        " ".join(fold(word) for word in words(label)): kind
        for key, kind in kinds.items()
        for label in collect(key)
    }


@cache
def _time_words() -> frozenset[str]:
    return frozenset(fold(word) for phrase in collect("times") for word in words(phrase))
