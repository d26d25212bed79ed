"""Texts and lines in capitals: give them small letters again, as far as word lists allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crimefacts_organizations.lexicon import LOCALES, lexicon

# A line of capitals: no small letter, and long enough to be more than an acronym. It is asked for
# at the beginning of each line; nearly every other line gives up at its second letter.
_LINE = re.compile(r"[^a-zß-öø-ÿ\n]{12,}+(?=\n|\Z)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAMPLE = 300
_CAPITALS_SHARE = 0.6
_LARGE = re.compile("[A-ZÀ-ÖØ-Þ]")
_SMALL = re.compile("[a-zß-öø-ÿ]+")


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, as old wire reports are."""
    sample = text[:_SAMPLE]
    large = len(_LARGE.findall(sample))
    small = sum(map(len, _SMALL.findall(sample)))
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
    for match in _lines(text):
        words = _WORD.findall(match[0])
        if sum(1 for word in words if len(word) > 1) < 3:  # noqa: PLR2004 -- acronyms in a list
            continue
        pieces += [text[end : match.start()], _WORD.sub(_cased, match[0])]
        end = match.end()
        stretches.append(match.span())
    return ("".join([*pieces, text[end:]]), stretches) if stretches else (text, stretches)


def _lines(text: str) -> Iterator[re.Match[str]]:
    """The lines in capitals."""
    start = 0
    while True:
        match = _LINE.match(text, start)
        if match is not None:
            yield match
        start = text.find("\n", start) + 1
        if not start:
            return


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
