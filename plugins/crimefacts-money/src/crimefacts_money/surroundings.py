"""The words before a sum, nearest first, as far as they can speak of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from crimefacts_money.tries import fold

_REACH = 170
_OPENING = "([{\"'“‘«¿¡"
_CLOSING = "\"'”’»)]},"
_ENDS = frozenset(".!?;:")
_BRACKETS = frozenset("([{")


def words_before(
    text: str, start: int, abbreviations: Collection[str] = (), *, reach: int = _REACH
) -> list[str]:
    """The words of the clause before an offset, in lower case, the nearest first.

    They end with the sentence, with an opening bracket, and with a blank line.

    Args:
        text: Any text.
        start: The offset.
        abbreviations: Words that keep their dot ("approx.").
        reach: How far to look, in code points.
    """
    begin = max(0, start - reach)
    stretch = text[begin:start].lower()
    paragraph = stretch.rfind("\n\n")
    if paragraph >= 0:
        stretch = stretch[paragraph:]
    found: list[str] = []
    for written in reversed(stretch.split()):
        if written.isalpha():
            found.append(written)
            continue
        word = written.lstrip(_OPENING).rstrip(_CLOSING)
        if word:
            if word[-1] in _ENDS and word not in abbreviations:
                break
            found.append(word)
        if written[0] in _BRACKETS:
            break
    return found


class BackwardPhrases:
    """Phrases to be found in words that stand nearest first.

    Args:
        phrases: The phrases in reading order, each with what it means.
    """

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, meaning in phrases.items():
            node = self._root
            for word in reversed(phrase.lower().split()):
                below: dict[str, Any] | None = node.get(word) or node.get(fold(word))
                if below is None:
                    below = {}
                node[word] = node[fold(word)] = below
                node = below
            node[""] = meaning

    def longest(self, words: list[str], position: int = 0) -> tuple[Any, int] | None:
        """The longest phrase that ends at a position, as its meaning and the position before it."""
        node = self._root
        found = None
        for index in range(position, len(words)):
            below = node.get(words[index])
            if below is None:
                break
            node = below
            if "" in node:
                found = node[""], index + 1
        return found

    def anywhere(self, words: list[str]) -> Any | None:  # noqa: ANN401 -- whatever was given
        """The meaning of the nearest phrase among the words."""
        for position, word in enumerate(words):
            if word in self._root:
                found = self.longest(words, position)
                if found is not None:
                    return found[0]
        return None
