"""Find the names of a long list in a text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crimefacts.errors import MissingExtraError

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Gazetteer:
    """Names to be found in texts, as written here and at word boundaries only.

    Where names overlap, the leftmost wins, and of those that start together the longest. Takes time
    linear in the text, whatever the number of names.

    Args:
        names: The names; duplicates and empty ones do not matter.

    Raises:
        MissingExtraError: If `ahocorasick-rs` is not installed.
    """

    def __init__(self, names: Iterable[str]) -> None:
        try:
            import ahocorasick_rs  # noqa: PLC0415 -- needed by those who bring a gazetteer only
        except ImportError as error:
            feature = "matching a gazetteer"
            raise MissingExtraError(feature, "standard") from error
        self._names = sorted({name for name in names if name})
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._names, matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def __len__(self) -> int:
        return len(self._names)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield `(name, start, end)` for the names in a text, in text order, without overlap.

        Args:
            text: Any text.
        """
        names = self._names
        end_of_text = len(text)
        whole_words = []
        for index, start, end in self._matches(text):
            # Most that is found lies inside a longer word; that is told by one character.
            if end < end_of_text and _joins(text[end]) and _joins(text[end - 1]):
                continue
            if start and _joins(text[start - 1]) and _joins(text[start]):
                continue
            whole_words.append((start, -end, names[index]))
        whole_words.sort()
        free = 0
        for start, minus_end, name in whole_words:
            if start >= free:
                free = -minus_end
                yield name, start, free

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # Half a surrogate pair is no character; another one of one code point takes its place.
            whole = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
            found = self._automaton.find_matches_as_indexes(whole, overlapping=True)
        return list(found)


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
