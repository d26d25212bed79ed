"""The lines of a page, and what their shape says."""

from __future__ import annotations

import re

# `re` is the faster one here.
# A closed line ends like a sentence; an ellipsis leaves it open, as teasers do.
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_CLOSED = re.compile(r"(?<![.…])[.!?][\"'”’»)\]]*+\Z")
_WORD = re.compile(r"\w++(?:['’.&\-]\w++)*+")
_SMALL_WORD = 3


# Where a line begins and ends, without the blanks around it.
Line = tuple[int, int]


def split_lines(text: str, reach: int | None = None) -> list[Line]:
    """The lines of a text that are not blank, in text order, without the blanks around them.

    Args:
        text: Any text; lines end with a line feed, and a carriage return before it is a blank.
        reach: Where to stop; a line that begins before it is taken whole. None reads all.
    """
    if reach is not None and reach < len(text):
        stop = text.find("\n", reach)
        text = text if stop < 0 else text[:stop]
    return [match.span() for match in _LINE.finditer(text)]


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
