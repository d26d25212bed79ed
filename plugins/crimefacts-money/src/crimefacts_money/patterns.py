"""Patterns made of the phrases in the language data."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from crimefacts.text.number_tables import spellings
from crimefacts.text.words import trie_pattern
from crimefacts_money.tries import fold

# What parts two words: blanks and at most one line end.
BLANK = r"(?:[^\S\r\n]++(?>(?:\r?\n[^\S\r\n]*+)?)|\r?\n[^\S\r\n]*+)"

# What `\s` stands for as a set of characters, to which `re` leaps.
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))


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
    return re.compile(rf"[{_BLANKS}](?:{trie_pattern(spellings(words))})\b")
