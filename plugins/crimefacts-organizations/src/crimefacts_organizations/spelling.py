"""Acronyms and the names that they are made of."""

from __future__ import annotations

import re

from crimefacts_organizations.lexicon import lexicon

_SHORT = re.compile(r"[A-ZÀ-Þ][\w.&/+-]{1,13}")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_FEWEST_CAPITALS = 2
_LONGEST_ACRONYM = 9
_REACH = 160
_ENDS = ".!?;:("
_SMALL = frozenset(("the", "a", "en", "in", "on", "contra", "para", "against"))

#: What may stand between the end that a rule found for a name and the bracket with its acronym.
REST_OF_NAME = re.compile(
    r"(?:,?(?: (?:of|the|and|for|on|against|to|in|de|del|la|las|los|el|y|e|do|da|dos|das|para"
    r"|contra|en|a|al)){0,3} [A-ZÀ-Þ][\w'’-]*+){1,6}"
)


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym."""
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and word[0].isalpha()


def is_short(words: str, *, capitals: int = _FEWEST_CAPITALS) -> bool:
    """Whether words are one short word with so many capitals at least."""
    return _SHORT.fullmatch(words) is not None and len(_CAPITAL.findall(words)) >= capitals


def short_at(text: str, start: int) -> str | None:
    """The acronym that begins at an offset, if there is one."""
    match = _SHORT.match(text, start)
    return match[0] if match is not None and is_short(match[0]) else None


def initials(name: str) -> str:
    """The first letters of the words of a name that have a capital."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def spells(one: str, other: str) -> bool:
    """Whether one of two names is made of the initials of the other."""
    short, full = sorted((one, other), key=len)
    return short.replace(".", "").upper() == initials(full).upper()


def spelled(text: str, end: int, short: str) -> int | None:
    """Where the words begin whose initials spell an acronym.

    Args:
        text: The document's text.
        end: Where the words end.
        short: The acronym.

    Returns:
        Offset of the first word, or None where the words before `end` do not spell it.
    """
    letters = [letter.lower() for letter in short if letter.isalpha()]
    first = max(0, end - _REACH)
    window = text[first:end]
    links = lexicon().connectors
    position = len(letters) - 1
    behind = len(window)
    for match in reversed(list(_WORD.finditer(window))):
        gap = window[match.end() : behind]
        if "\n\n" in gap or any(mark in gap for mark in _ENDS):
            return None
        behind = match.start()
        word = match[0]
        if word[0].lower() == letters[position] and word[0].isupper():
            if position == 0:
                return first + match.start()
            position -= 1
        elif word not in links and word not in _SMALL:
            return None
    return None
