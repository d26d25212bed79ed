"""Names in their text, and the patterns for the words beside them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import regex

# Longer words are asked in full.
_LONGEST_WORD = 30
# The words beside names are few, and most of them are prepositions.
_REMEMBERED = 4_096


class Mention:
    """A name where it stands.

    Args:
        text: The text.
        start: Where the name begins.
        end: Where it ends.

    Attributes:
        before: The word before the name with the blanks around it (" in ").
        told_before: What patterns are known to find behind that word; see `Before`.
    """

    __slots__ = ("_after", "_told_after", "before", "end", "start", "text", "told_before")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        # Most names of countries need nothing of what is behind them.
        self._after: str | None = None
        self._told_after: _Told | None = None
        earliest = start - _LONGEST_WORD if start > _LONGEST_WORD else 0
        blank = text.rfind(" ", earliest, start - 1) if start else -1
        self.before = before = text[earliest if blank < 0 else blank : start]
        self.told_before = _told(before)

    @property
    def after(self) -> str:
        """The word behind the name with the blanks around it (", ", " police ")."""
        if self._after is None:
            text, end = self.text, self.end
            blank = text.find(" ", end + 1, end + _LONGEST_WORD)
            self._after = text[end : end + _LONGEST_WORD if blank < 0 else blank + 1]
        return self._after

    @property
    def told_after(self) -> _Told:
        """What patterns are known to find from that word on; see `After`."""
        if self._told_after is None:
            self._told_after = _told(self.after)
        return self._told_after


# Whether patterns match beside a word; None where the words further off decide.
_Told = dict[object, bool | None]


@lru_cache(_REMEMBERED)
def _told(_word: str) -> _Told:
    return {}


class Before:
    """A pattern for what ends where a name begins.

    It is read backwards, which is slow. Beside most words it cannot match, and beside some it
    always does, whatever stands before these: that is found out once for each word.

    Args:
        pattern: The pattern, for `regex`.
        reach: How far it looks.
        ignore_case: Whether capitals are as good as small letters.
    """

    __slots__ = ("_match", "_reach")

    def __init__(self, pattern: str, reach: int, *, ignore_case: bool = False) -> None:
        self._match = regex.compile(f"(?r{'i' * ignore_case}){pattern}").match
        self._reach = reach

    def __call__(self, mention: Mention) -> bool:
        """Whether the pattern matches before a name."""
        known = mention.told_before
        told = known[self] if self in known else self._ask(mention)
        return self.at(mention.text, mention.start) is not None if told is None else told

    def match(self, mention: Mention) -> regex.Match | None:
        """How the pattern matches before a name."""
        known = mention.told_before
        told = known[self] if self in known else self._ask(mention)
        return None if told is False else self.at(mention.text, mention.start)

    def at(self, text: str, start: int) -> regex.Match | None:
        """How the pattern matches before a place in a text."""
        return self._match(text, start - self._reach if start > self._reach else 0, start)

    def _ask(self, mention: Mention) -> bool | None:
        word = mention.before
        match = self._match(word)
        # A match that reaches the edge of the word may depend on what stands there.
        told = True if match and match.start() else _may_match(self._match, word)
        mention.told_before[self] = told
        return told


class After:
    """A pattern for what begins where a name ends; see `Before`.

    Args:
        pattern: The pattern, for `regex`.
        reach: How far it looks.
        ignore_case: Whether capitals are as good as small letters.
    """

    __slots__ = ("_match", "_reach")

    def __init__(self, pattern: str, reach: int, *, ignore_case: bool = False) -> None:
        self._match = regex.compile(f"(?{'i' * ignore_case}:{pattern})").match
        self._reach = reach

    def __call__(self, mention: Mention) -> bool:
        """Whether the pattern matches behind a name."""
        known = mention.told_after
        told = known[self] if self in known else self._ask(mention)
        return self.at(mention.text, mention.end) is not None if told is None else told

    def match(self, mention: Mention) -> regex.Match | None:
        """How the pattern matches behind a name."""
        known = mention.told_after
        told = known[self] if self in known else self._ask(mention)
        return None if told is False else self.at(mention.text, mention.end)

    def at(self, text: str, end: int) -> regex.Match | None:
        """How the pattern matches behind a place in a text."""
        return self._match(text, end, end + self._reach)

    def _ask(self, mention: Mention) -> bool | None:
        word = mention.after
        match = self._match(word)
        told = True if match and match.end() < len(word) else _may_match(self._match, word)
        mention.told_after[self] = told
        return told


def _may_match(match: Any, word: str) -> bool | None:  # noqa: ANN401 -- regex has no types
    """False where a pattern cannot match beside a word, None where further words decide."""
    return None if match(word, partial=True) else False
