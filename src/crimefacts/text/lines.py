"""The lines of a page, and what their shape says."""

from __future__ import annotations

from typing import NamedTuple

import regex

# A closed line ends like a sentence; an ellipsis leaves it open, as teasers do.
_CLOSED = regex.compile(r"(?<![.…])[.!?][\"'”’»)\]]*+\Z")
_WORD = regex.compile(r"[^\W_]++(?:['’.&\-][^\W_]++)*+")
_SMALL_WORD = 3


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int


def split_lines(text: str, end: int | None = None) -> list[Line]:
    """The lines of a text that are not blank, in text order.

    Args:
        text: Any text; lines end with a line feed, and a carriage return before it is a blank.
        end: Where to stop; a line that begins before it is taken whole. None reads all.
    """
    found: list[Line] = []
    start = 0
    limit = len(text) if end is None else min(end, len(text))
    while start < limit:
        stop = text.find("\n", start)
        if stop < 0:
            stop = len(text)
        line = text[start:stop]
        stripped = line.strip()
        if stripped:
            begin = start if line[0] == stripped[0] else start + len(line) - len(line.lstrip())
            found.append(Line(begin, begin + len(stripped)))
        start = stop + 1
    return found


def is_closed(line: str) -> bool:
    """Whether a line ends like a sentence."""
    return _CLOSED.search(line, max(0, len(line) - 8)) is not None


def words(stretch: str) -> list[str]:
    """The words of a short stretch of text."""
    found: list[str] = _WORD.findall(stretch)
    return found


def is_name_like(stretch: str, most: int) -> bool:
    """Whether a stretch could be names: few words, all but the small ones capitalised.

    Args:
        stretch: What to look at.
        most: How many words names may have.
    """
    tokens = words(stretch)
    return 0 < len(tokens) <= most and all(
        len(token) <= _SMALL_WORD or not token[0].islower() for token in tokens
    )
