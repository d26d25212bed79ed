"""Lines that name the author."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from crimefacts.text.cues import Cue, Match
from crimefacts.text.lines import is_name_like, words

#: The longest line that says nothing but by whom and when.
LONGEST_LINE = 160
_FEW_NAMES = 4
_MOST_NAMES = 8
_PIECE_WORDS = 5
_BETWEEN_NAMES = regex.compile(r"\s[|•·–—-]\s")
_HANDLE = regex.compile(r"@\w+")


def is_byline(content: str, cues: Sequence[Match], *, strict: bool = False) -> bool:
    """Whether a line names the author.

    Args:
        content: The line.
        cues: What it opens with.
        strict: Whether it could be a title as well ("Por tierra, mar y aire").
    """
    if not cues or len(content) > LONGEST_LINE or (strict and content.isupper()):
        return False
    for match in cues:
        if match.cue is not Cue.BYLINE:
            continue
        names, *others = _BETWEEN_NAMES.split(_HANDLE.sub("", content[match.end :]))
        if others and (strict or any(len(words(other)) > _PIECE_WORDS for other in others)):
            continue
        if is_name_like(names, _FEW_NAMES if strict else _MOST_NAMES):
            return True
        count = len(words(names))
        if (count == 0 and match.words > 1) or (count == 1 and not strict):  # "by admin"
            return True
    return False
