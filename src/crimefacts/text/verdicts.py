"""What each line of a page is, as far as the line itself tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

import regex

from crimefacts.text.appeals import talks_to_reader
from crimefacts.text.cues import Cue, is_button, is_row, is_telling, may_open, opening_cues
from crimefacts.text.lines import Line, is_closed, is_name_like, words

_ALPHANUMERIC = re.compile(r"[^\W_]")  # `re` is the faster one here
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:@\w+[ ,/|]*+)+|(?:\#[\w-]+[ ,]*+)+",
    regex.IGNORECASE,
)
_RIGHTS = regex.compile(
    r"[^\w©]*+(?:©|\(c\)\s*+(?:19|20)\d\d|copyright[^\w©(]*+(?:©|\(c\)|\d{4}))", regex.IGNORECASE
)
_NUMBER = re.compile(r"[\d.,]{1,9}[KkMm]?|[^\d\n]{0,30}[:.]? *[(+]{0,2}\d[\d()+ /-]{7,20}")
_PHONE = re.compile(r"[.:]? *[(+\d][\d()+ /-]{6,}")
# As in "Le puede interesar leer: …".
_WORDS_AND_COLON = re.compile(r"(?: \w+){1,2}:")
_QUOTES = "“\"«‘'"
_INTRODUCES = regex.compile(r"[\s”\"')\]]*+(?:[:|»>→▶►•]|[-–—]{1,2}\s)")

_ADDRESS_REACH = 40
_SHAPES = ("http", "HTTP", "www.", "WWW.", "Copyright", "COPYRIGHT", "copyright")
_LONGEST_ADDRESS = 300
_LONGEST_ROW = 160
_LONGEST_NOTE = 220
_LONGEST_OPENING = 700
_LONGEST_HEADING = 70
_MORE_WORDS = 3
_CREDIT_WORDS = 12
_SHORT_CREDIT = 4
_MANY_WORDS = 3


class Verdict(Enum):
    """What a line of furniture is."""

    LINE = auto()
    #: A credit or note; a date in it is that of the page.
    NOTE = auto()
    #: Something that stands below articles, and within them.
    BOTTOM = auto()
    #: A heading of what is below articles.
    TAIL = auto()
    #: A heading of a box about the author or the medium.
    BOX = auto()
    #: A heading of headlines.
    TEASER = auto()


_BELOW_ARTICLES = frozenset({Verdict.BOTTOM, Verdict.TAIL, Verdict.BOX})


def judge_lines(text: str, lines: Sequence[Line], openings: Sequence[str]) -> dict[int, Verdict]:
    """The lines that are furniture by themselves.

    Args:
        text: A page's text.
        lines: Its lines.
        openings: The first word of each line, empty where there is none.

    Returns:
        Verdicts by the index of the line, in text order.
    """
    verdicts: dict[int, Verdict] = {}
    addressed = "@" in text
    for index, (line, opening) in enumerate(zip(lines, openings, strict=True)):
        start, end = line
        has_address = addressed and "@" in text[start : start + _ADDRESS_REACH]
        # Nearly all lines of articles end here.
        if not is_telling(opening) and text[start].isalpha() and not has_address:
            continue
        verdict: Verdict | None = None
        if may_open(text, line, opening):
            verdict = judge(text[start:end], is_first=index == 0)
        if verdict is None and (
            has_address or not text[start].isalpha() or text.startswith(_SHAPES, start)
        ):
            verdict = _judge_shape(text[start:end])
        if verdict is not None:
            verdicts[index] = verdict
    return _with_talk(text, lines, verdicts) if verdicts else verdicts


def _with_talk(
    text: str, lines: Sequence[Line], verdicts: dict[int, Verdict]
) -> dict[int, Verdict]:
    """Add the lines beside furniture in which the page speaks to its reader."""
    beside = [
        (index + step, step)
        for index, verdict in verdicts.items()
        if verdict in _BELOW_ARTICLES
        for step in (-1, 1)
    ]
    found: dict[int, Verdict] = {}
    for start, step in beside:
        index = start
        while 0 <= index < len(lines) and index not in verdicts and index not in found:
            line = text[slice(*lines[index])]
            if not (talks_to_reader(line) or _NUMBER.fullmatch(line)):
                break
            found[index] = Verdict.LINE
            index += step
    return dict(sorted((verdicts | found).items())) if found else verdicts


def _judge_shape(line: str) -> Verdict | None:
    if len(line) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(line):
        return Verdict.LINE
    if _ALPHANUMERIC.search(line) is None:
        return Verdict.LINE
    return Verdict.BOTTOM if _RIGHTS.match(line) and len(line) <= _LONGEST_OPENING else None


def judge(line: str, *, is_first: bool) -> Verdict | None:
    """What a line is that may open with a cue.

    Args:
        line: The line.
        is_first: Whether it is the first line of its page, which most often is the title.
    """
    if line[0] in _QUOTES:
        return None
    for cue, end, count, open_ended in opening_cues(line):
        rest = line[end:]
        if is_first and words(rest[:_LONGEST_NOTE]) and not _is_sure(cue, count, rest):
            continue
        verdict = _judge_cue(cue, line, rest, count, open_ended=open_ended)
        if verdict is not None:
            return verdict
    if len(line) <= _LONGEST_ROW and is_row(line):
        return Verdict.BOTTOM if is_button(line) else Verdict.LINE
    return None


def _is_sure(cue: Cue, count: int, rest: str) -> bool:
    """Whether a first line is furniture, which is most often the title."""
    return count > 1 and (
        _INTRODUCES.match(rest) is not None or (cue is Cue.OPENING and count >= _MANY_WORDS)
    )


def _judge_cue(  # noqa: PLR0911 -- a table of cases
    cue: Cue, line: str, rest: str, count: int, *, open_ended: bool
) -> Verdict | None:
    bare = not words(rest[:_LONGEST_NOTE])
    introduces = not bare and _INTRODUCES.match(rest) is not None
    match cue:
        case Cue.LINE if bare and rest.strip() != ":":
            return Verdict.LINE
        case Cue.BOTTOM if bare:
            return Verdict.BOTTOM
        case Cue.TAIL | Cue.BOX if len(line) <= _LONGEST_HEADING and (
            bare or (open_ended and is_name_like(rest, _MORE_WORDS) and not is_closed(line))
        ):
            return Verdict.TAIL if cue is Cue.TAIL else Verdict.BOX
        case Cue.TEASER if bare and len(line) <= _LONGEST_HEADING:
            return Verdict.TEASER if count > 1 else Verdict.LINE
        case Cue.TEASER if (introduces and (count > 1 or not is_closed(line))) or (
            count > 1 and _WORDS_AND_COLON.match(rest)
        ):
            return Verdict.LINE if len(line) <= _LONGEST_NOTE else None
        case Cue.OPENING if len(line) <= _LONGEST_OPENING:
            certain = count >= _MANY_WORDS or not is_closed(line) or talks_to_reader(line)
            return Verdict.BOTTOM if certain else None
        case Cue.NOTE if len(line) <= _LONGEST_NOTE:
            is_note = (
                introduces
                or _PHONE.match(rest) is not None
                or (count > 1 and (not is_closed(line) or line[0] in "([" or ";" in line))
            )
            return Verdict.NOTE if is_note else None
        case Cue.CREDIT if introduces or (count > 1 and not bare):
            few = len(words(rest)) <= _SHORT_CREDIT
            return Verdict.LINE if few or is_name_like(rest, _CREDIT_WORDS) else None
        case _:
            return None
