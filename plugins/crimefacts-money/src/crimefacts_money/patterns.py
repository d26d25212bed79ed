"""Patterns made of the phrases in the language data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import regex

from crimefacts.text.number_tables import spellings
from crimefacts_money.tries import fold

# What parts two words: blanks and at most one line end.
BLANK = r"(?:[^\S\r\n]++(?:\r?\n[^\S\r\n]*+)?+|\r?\n[^\S\r\n]*+)"


def phrases(words: Iterable[str], *, gap: str = BLANK) -> str:
    """Source of a pattern for any of some phrases, the longest first; case is the caller's.

    Args:
        words: The phrases.
        gap: Source of what parts their words.
    """
    distinct = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(gap.join(map(regex.escape, phrase.split())) for phrase in distinct) or "(?!)"


def first_words(words: Iterable[str]) -> frozenset[str]:
    """The folded first words of some phrases, for a cheap look before a pattern is tried."""
    return frozenset(fold(phrase.split(maxsplit=1)[0]) for phrase in words)


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A cheap pattern to tell whether any of some words stands behind a blank, in usual case."""
    return re.compile(rf"\s{trie_pattern(spellings(words))}\b")


def trie_pattern(words: Iterable[str]) -> str:
    """Source of a pattern for any of many words, which looks at each character once."""
    trie: dict[str, Any] = {}
    for word in sorted(words):
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _below(trie)


def _below(node: Mapping[str, Any]) -> str:
    choices = [re.escape(key) + _below(below) for key, below in sorted(node.items()) if key]
    if not choices:
        return ""
    pattern = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
    return f"(?:{pattern})?" if "" in node else pattern
