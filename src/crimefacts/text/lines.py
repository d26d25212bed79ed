"""The lines of a page, and what their shape says."""

from __future__ import annotations

import re
from functools import lru_cache

# `re` is the faster one here.
# A closed line ends like a sentence; an ellipsis leaves it open, as teasers do.
# A line, and the first word of it within reach.
_LINE = re.compile(r"(?=\S)(?>(?:[^\w\n]{0,99}+(\w++))?)(?>(?:[^\n]*\S)?)")
_CLOSED = re.compile(r"[.!?](?<![.…].)[\"'”’»)\]]*+\Z")
_WORD = re.compile(r"\w++(?>(?:['’.&\-]\w++)*)")
_SMALL_WORD = 3


# Where a line begins and ends, without the blanks around it.
Line = tuple[int, int]


@lru_cache(maxsize=4)  # whoever reads a document asks for them, one after the other
def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a text that are not blank, in text order, without the blanks around them.

    Args:
        text: Any text; lines end with a line feed, and a carriage return before it is a blank.

    Returns:
        The lines, and the first word of each, empty where there is none at its beginning.
    """
    lines = []
    openings = []
    for match in _LINE.finditer(text):
        lines.append(match.span())
        openings.append(match[1] or "")
    return tuple(lines), tuple(openings)


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
