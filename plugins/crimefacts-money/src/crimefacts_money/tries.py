"""Phrases found word by word, whatever their case, accents and line breaks."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Generic, TypeVar

PayloadT = TypeVar("PayloadT")

# Letters with their marks, so that texts in decomposed form are read too.
_WORD = re.compile(r"[^\W\d_]+(?>(?:[\u0300-\u036f]+[^\W\d_]*+)*)")
# Between two words of a name: a blank, a hyphen, the dot of an abbreviation, one line end.
_GAP = re.compile(
    r"(?>(?: &)?)\.?[^\S\r\n]{0,2}+(?>(?:\r?\n[^\S\r\n]{0,8}+)?)(?=[^\W\d_])|[-’'](?=[^\W\d_])"
)


def fold(word: str) -> str:
    """The form by which words are compared: lower case, without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(filter(lambda character: not unicodedata.combining(character), decomposed))


class PhraseTrie(Generic[PayloadT]):
    """Phrases with what they mean, for matching at a known place in a text."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._first_words: set[str] = set()

    def add(self, phrase: str, payload: PayloadT) -> None:
        """Add a phrase; one that is there already gets the new meaning."""
        node = self._root
        self._first_words.add(_WORD.findall(phrase)[0])
        for word in _WORD.findall(phrase):
            below = node.get(word.lower()) or node.get(fold(word))
            if below is None:
                below = {}
            node[word.lower()] = node[fold(word)] = below
            node = below
        node[""] = payload

    def get(self, phrase: str) -> PayloadT | None:
        """What exactly this phrase means."""
        node = self._root
        for word in _WORD.findall(phrase):
            node = node.get(fold(word), {})
        meaning: PayloadT | None = node.get("")
        return meaning

    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with, as they were added."""
        return frozenset(self._first_words)

    def longest(self, text: str, start: int) -> tuple[PayloadT, int] | None:
        """The longest phrase that begins at an offset, as its meaning and its end."""
        node = self._root
        found = None
        word = _WORD.match(text, start)
        while word:
            written = word[0]
            below = node.get(written.lower())
            if below is None and not written.isascii():
                below = node.get(fold(written))
            if below is None:
                break
            node = below
            if "" in node:
                found = node[""], word.end()
            gap = _GAP.match(text, word.end())
            word = _WORD.match(text, gap.end()) if gap else None
        return found
