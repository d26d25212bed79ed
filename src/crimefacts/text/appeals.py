"""Whether a page speaks of itself to its reader, as appeals, sign-ups and notices do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crimefacts.text.publication import collect, fold

_FILE = "furniture.toml"
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_LONGEST = 500
_STATES = 2  # letters of "US"


def talks_to_reader(line: str) -> bool:
    """Whether a page speaks of itself to its reader in this line.

    What stands in quotation marks does not count: there somebody else speaks.

    Args:
        line: The line; one longer than appeals are is none.
    """
    if len(line) > _LONGEST:
        return False
    words = _WORD.findall(_QUOTED.sub(" ", line))
    folded = [fold(word) for word in words]
    if next(_phrases_in(folded, "talk"), None):
        return True
    appeals = set(_phrases_in(folded, "appeals"))
    return bool(appeals) and (
        _has_word(words, "reader") or (len(appeals) > 1 and _has_word(words, "page"))
    )


def speaks_to_reader(line: str) -> bool:
    """Whether a line speaks for its page or to its reader ("we", "your").

    Args:
        line: The line; one longer than appeals are is none.
    """
    if len(line) > _LONGEST:
        return False
    words = _WORD.findall(_QUOTED.sub(" ", line))
    return _has_word(words, "reader") or _has_word(words, "page")


def _has_word(words: list[str], key: str) -> bool:
    known = _single_words(key)
    return any(
        fold(word) in known and not (len(word) == _STATES and word.isupper())  # not "US"
        for word in words
    )


def _phrases_in(words: list[str], key: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a key that occur among these words."""
    index = _by_first_word(key)
    for position, word in enumerate(words):
        for phrase in index.get(word, ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                yield phrase


@cache
def _single_words(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in collect(key, _FILE))


@cache
def _by_first_word(key: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a key as folded words, by the first of them."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in dict.fromkeys(collect(key, _FILE)):
        words = tuple(map(fold, _WORD.findall(phrase)))
        index.setdefault(words[0], []).append(words)
    return index
