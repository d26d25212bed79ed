"""Brackets, and the names that they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACKET = re.compile(r"[\"'”’»]?+[ \n]?\((?P<inside>[^()\n]{2,120})\)")
_SEPARATOR = re.compile(r"[ ]?[–—-][ ]|[,;][ ]|/")
_QUOTES = "\"'“”‘’«»"
# A quotation mark and a blank may stand between a name and its bracket.
_MOST_BETWEEN = 2


def brackets(text: str) -> Iterator[tuple[int, str, int]]:
    """The brackets of a text.

    Yields:
        Where what precedes a bracket ends, what it holds, and where that begins.
    """
    position = text.find("(")
    while position >= 0:
        start = position
        while (
            start
            and position - start < _MOST_BETWEEN
            and (text[start - 1] in " \n" or text[start - 1] in _QUOTES)
        ):
            start -= 1
        match = _BRACKET.match(text, start)
        if match:
            yield start, match["inside"], match.start("inside")
        position = text.find("(", position + 1)


def forms(inside: str, offset: int, remarks: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a bracket that may be an acronym or a name.

    Args:
        inside: What the bracket holds.
        offset: Where that begins in the text.
        remarks: Words that may stand before the name ("formerly").

    Yields:
        Start and end in the text, of what begins with a capital.
    """
    position = 0
    for piece in _SEPARATOR.split(inside):
        start = inside.find(piece, position)
        position = start + len(piece)
        words = piece.strip()
        for remark in remarks:
            if words.startswith(f"{remark} "):
                words = words[len(remark) + 1 :].lstrip()
        words = words.strip(_QUOTES)
        if words and words[0].isupper():
            begin = offset + inside.find(words, start)
            yield begin, begin + len(words)
