"""Names in their text, and the patterns for the words beside them."""

from __future__ import annotations

from functools import lru_cache

import regex

# Longer words are asked in full.
_LONGEST_WORD = 30
# The words beside names are few, and most of them are prepositions.
_REMEMBERED = 1_024


class Mention:
    """A name where it stands.

    Args:
        text: The text.
        start: Where the name begins.
        end: Where it ends.

    Attributes:
        before: The word before the name with the blanks around it (" in ").
        after: The word behind the name with the blanks around it (", ", " police ").
    """

    __slots__ = ("after", "before", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        earliest = start - _LONGEST_WORD if start > _LONGEST_WORD else 0
        blank = text.rfind(" ", earliest, start - 1) if start else -1
        self.before = text[earliest if blank < 0 else blank : start]
        blank = text.find(" ", end + 1, end + _LONGEST_WORD)
        self.after = text[end : end + _LONGEST_WORD if blank < 0 else blank + 1]


class Before:
    """A pattern for what ends where a name begins.

    It is read backwards, which is slow. Behind most words it can match nothing, whatever stands
    before these: that is found out once for each word.

    Args:
        pattern: The pattern, for `regex`.
        reach: How far it looks.
        ignore_case: Whether capitals are as good as small letters.
    """

    __slots__ = ("_match", "_may_match", "_reach")

    def __init__(self, pattern: str, reach: int, *, ignore_case: bool = False) -> None:
        self._match = regex.compile(f"(?r{'i' * ignore_case}){pattern}").match
        self._reach = reach
        self._may_match = lru_cache(_REMEMBERED)(self._ask)

    def __call__(self, mention: Mention) -> regex.Match | None:
        """How the pattern matches before a name."""
        if not self._may_match(mention.before):
            return None
        return self.at(mention.text, mention.start)

    def at(self, text: str, start: int) -> regex.Match | None:
        """How the pattern matches before a place in a text."""
        return self._match(text, max(0, start - self._reach), start)

    def _ask(self, word: str) -> bool:
        return self._match(word, partial=True) is not None


class After:
    """A pattern for what begins where a name ends; see `Before`.

    Args:
        pattern: The pattern, for `regex`.
        reach: How far it looks.
        ignore_case: Whether capitals are as good as small letters.
    """

    __slots__ = ("_match", "_may_match", "_reach")

    def __init__(self, pattern: str, reach: int, *, ignore_case: bool = False) -> None:
        self._match = regex.compile(f"(?{'i' * ignore_case}:{pattern})").match
        self._reach = reach
        self._may_match = lru_cache(_REMEMBERED)(self._ask)

    def __call__(self, mention: Mention) -> regex.Match | None:
        """How the pattern matches behind a name."""
        if not self._may_match(mention.after):
            return None
        return self.at(mention.text, mention.end)

    def at(self, text: str, end: int) -> regex.Match | None:
        """How the pattern matches behind a place in a text."""
        return self._match(text, end, end + self._reach)

    def _ask(self, word: str) -> bool:
        return self._match(word, partial=True) is not None
