"""Pieces of patterns: words of a list, and what parts two words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import regex

#: Source of a pattern for what parts two words of a sentence: blanks, with at most one line end
#: among them. It never crosses a blank line, and so neither a paragraph nor page furniture.
GAP = r"(?:[^\S\n]++(?>(?:\n[^\S\n]*+)?)|\n[^\S\n]*+)(?!\n)"


def any_of(words: Iterable[str]) -> str:
    r"""Source of a pattern for one of these words, the longest that fits, as a whole word.

    Blanks in the words stand for any `GAP`; case is as written.

    Args:
        words: The words or phrases; at least one.

    Raises:
        ValueError: If there are none.

    Example:
        >>> any_of(["kilo", "kilos"])
        '(?>(?<!\\w)(?:kilos|kilo)(?!\\w))'
    """
    tidy = {" ".join(word.split()) for word in words} - {""}
    distinct = sorted(tidy, key=lambda word: (-len(word), word))
    if not distinct:
        msg = "a pattern of no words would match anywhere: give at least one"
        raise ValueError(msg)
    choices = "|".join(GAP.join(map(regex.escape, word.split())) for word in distinct)
    return rf"(?>(?<!\w)(?:{choices})(?!\w))"


def trie_pattern(words: Iterable[str]) -> str:
    """Source of a pattern for any of many words, which looks at each character once.

    Of the words that fit, the longest is tried first.

    Args:
        words: The words; signs that mean something in patterns stand for themselves.

    Example:
        >>> trie_pattern(["may", "mayo", "june"])
        '(?:june|may(?:o)?)'
    """
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
