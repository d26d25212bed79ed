"""Texts and lines in capitals: give them small letters again, as far as word lists allow."""

from __future__ import annotations

import re
from functools import cache

from crimefacts_organizations.lexicon import LOCALES, lexicon

# A line of capitals: no small letter, and long enough to be more than an acronym. Led by its line
# feed, for which `re` looks at full speed, while `^` would be tried at every letter.
_FIRST_LINE = re.compile(r"[^a-zß-öø-ÿ\n]{12,}+(?=\n|\Z)")
_FURTHER_LINE = re.compile(rf"\n({_FIRST_LINE.pattern})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAMPLE = 300
_CAPITALS_SHARE = 0.6
_LATIN_1 = bytes(range(256)).decode("latin-1")
_LARGE = "".join(re.findall("[A-ZÀ-ÖØ-Þ]", _LATIN_1)).encode("latin-1")
_SMALL = "".join(re.findall("[a-zß-öø-ÿ]", _LATIN_1)).encode("latin-1")


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, as old wire reports are."""
    # Bytes are counted by deleting them, which takes no step of Python's own.
    sample = text[:_SAMPLE].encode("latin-1", "replace")
    large = len(sample) - len(sample.translate(None, _LARGE))
    small = len(sample) - len(sample.translate(None, _SMALL))
    return large > _CAPITALS_SHARE * (large + small)


def recase(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Write the capitals of a text as an editor would, letter by letter, so that offsets stay.

    Common words become small, all others begin with a capital, which then tells little more than
    that the word is not a common one.

    Args:
        text: Any text.

    Returns:
        The text, and the stretches that were in capitals.
    """
    if in_capitals(text):
        return _WORD.sub(_cased, text), [(0, len(text))]
    pieces: list[str] = []
    stretches: list[tuple[int, int]] = []
    end = 0
    for start, stop in _lines(text):
        line = text[start:stop]
        words = _WORD.findall(line)
        if sum(1 for word in words if len(word) > 1) < 3:  # noqa: PLR2004 -- acronyms in a list
            continue
        pieces += [text[end:start], _WORD.sub(_cased, line)]
        end = stop
        stretches.append((start, stop))
    return ("".join([*pieces, text[end:]]), stretches) if stretches else (text, stretches)


def _lines(text: str) -> list[tuple[int, int]]:
    """Where lines in capitals begin and end."""
    first = _FIRST_LINE.match(text)
    found = [match.span(1) for match in _FURTHER_LINE.finditer(text)]
    return found if first is None else [first.span(), *found]


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    lower = "".join(map(_lower, word))
    if lower in common_words():
        return lower
    return word[0] + lower[1:]


def _lower(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


@cache
def common_words() -> frozenset[str]:
    """Words that are no part of a name when capitals tell nothing."""
    known = lexicon()
    institutional = {word.lower() for word in known.modifiers | known.subjects | set(known.heads)}
    words = {word for locale in LOCALES.names() for word in LOCALES.lines(locale, "common.txt")}
    small = {word.lower() for word in known.openers} | known.connectors
    links = {word for phrase in known.extenders for word in phrase.split()}
    return frozenset((words - institutional) | small | links | known.indefinite)
