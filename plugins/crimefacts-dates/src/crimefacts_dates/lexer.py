"""Cut passages around anchors into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from crimefacts_dates.grammar import CODES, OTHER, chars
from crimefacts_dates.lexicon import Entry, Lexicon
from crimefacts_dates.numeric import read_compact, read_numeric

# How far from an anchor the rest of its expression may be, in code points.
_BEFORE = 44
_BEHIND = 52
# A passage is cut here at the latest, so that no text makes one of unbounded length.
_LONGEST_WORD = 40
_COMPOUND = re.compile(
    f"[{chars('cardinal|month_number|multiplier')}]"
    f"(?:[{chars('dash|and')}]?[{chars('cardinal|month_number|multiplier|ordinal')}])+"
)
_JOINT = frozenset(chars("dash|and"))
_DIGITS = frozenset("0123456789")
_NUMERIC = CODES["numeric"]
_NUMERIC_DASH = [CODES["numeric"], CODES["dash"]]
_DOT, _MARK = CODES["dot"], CODES["mark"]
_YEAR = range(1000, 3000)
_TEEN_HUNDREDS = range(11, 21)
_HUNDRED = 100


@frozen(eq=False)
class Passage:
    """A stretch of a text, cut up; the lists and the string run in parallel.

    Args:
        text: The whole text in lower case.
        categories: One category character a token.
        values: What the tokens mean: numbers of months, codes of units, the words themselves.
        starts: Offsets of the tokens' first code points.
        ends: Offsets behind the tokens' last code points.
    """

    text: str
    categories: str
    values: list[Any]
    starts: list[int]
    ends: list[int]


def passages(lower: str, lexicon: Lexicon, *, vague: bool = False) -> Iterator[Passage]:
    """Find where expressions may be, and cut the text up there.

    Args:
        lower: A text in lower case, code point by code point.
        lexicon: The words of its language.
        vague: Whether words such as "now" count.
    """
    pattern = lexicon.anchor_vague if vague else lexicon.anchor
    start = 0
    end = -1
    for match in pattern.finditer("\n" + lower):
        place = match.start()
        if end < 0 or place - _BEFORE > end:
            if end >= 0:
                yield _cut(lower, start, end, lexicon)
            start = max(place - _BEFORE, 0)
        end = match.end() - 1 + _BEHIND
    if end >= 0:
        yield _cut(lower, start, end, lexicon)


def _cut(lower: str, start: int, end: int, lexicon: Lexicon) -> Passage:
    size = len(lower)
    if start:
        limit = start + _LONGEST_WORD
        while start < limit and not lower[start].isspace():
            start += 1
    end = min(end, size)
    limit = min(end + _LONGEST_WORD, size)
    while end < limit and not lower[end].isspace():
        end += 1
    words = lexicon.words
    phrases = lexicon.phrases
    written: list[str] = []
    codes: list[str] = []
    values: list[Any] = []
    starts: list[int] = []
    ends: list[int] = []
    has_phrases = False
    for match in lexicon.token.finditer(lower, start, end):
        word = match[0]
        entry = words.get(word)
        if entry is None:
            entry = _unlisted(lower, match, word, joined=codes[-2:] == _NUMERIC_DASH)
        elif entry[0] == _DOT and written and written[-1] in lexicon.abbreviations:
            continue
        elif word in phrases:
            has_phrases = True
        written.append(word)
        codes.append(entry[0])
        values.append(entry[1])
        starts.append(match.start())
        ends.append(match.end())
    if has_phrases:
        _join_phrases(lexicon, written, codes, values, starts, ends)
    categories = "".join(codes)
    if _COMPOUND.search(categories):
        categories = _join_numbers(lexicon, categories, values, starts, ends)
    return Passage(lower, categories, values, starts, ends)




def _unlisted(lower: str, match: re.Match[str], word: str, *, joined: bool) -> Entry:
    """The entry of a token that no table lists.

    Args:
        lower: The text.
        match: The token's match.
        word: The token.
        joined: Whether a numeric date and a dash stand before it.
    """
    if word[0] not in _DIGITS:
        return OTHER if word[0].isalpha() else _MARK, word
    compact = read_compact(word)
    if compact is not None:
        return _NUMERIC, compact
    before = match.start() - 1
    if match["numeric"] and (
        joined
        or before < 1 or lower[before] not in "-/.:" or lower[before - 1] not in _DIGITS
    ):
        date = read_numeric(word)
        if date is not None:
            return _NUMERIC, date
    return CODES["num"] if word[-1] in _DIGITS else OTHER, word


def _join_phrases(  # noqa: PLR0913, PLR0917 -- the parallel lists of a passage
    lexicon: Lexicon,
    written: list[str],
    codes: list[str],
    values: list[Any],
    starts: list[int],
    ends: list[int],
) -> None:
    """Make one token of each phrase, in place."""
    index = 0
    while index < len(written):
        for rest, entry in lexicon.phrases.get(written[index], ()):
            behind = index + 1 + len(rest)
            if tuple(written[index + 1 : behind]) == rest:
                ends[index] = ends[behind - 1]
                codes[index], values[index] = entry
                del written[index + 1 : behind], codes[index + 1 : behind]
                del values[index + 1 : behind], starts[index + 1 : behind]
                del ends[index + 1 : behind]
                break
        index += 1


def _join_numbers(
    lexicon: Lexicon, categories: str, values: list[Any], starts: list[int], ends: list[int]
) -> str:
    """Make one token of each number of several words, in place."""
    for match in reversed(list(_COMPOUND.finditer(categories))):
        position = match.start()
        groups: list[tuple[int, int, int]] = []
        while position < match.end():
            after, number = _compound(lexicon, categories, values, position, match.end())
            groups.append((position, after, number))
            position = after
            while position < match.end() and categories[position] in _JOINT:
                position += 1
        for first, after, number in reversed(groups):
            if after - first == 1:
                continue
            last = categories[after - 1]
            code = CODES["y4"] if number in _YEAR else CODES["cardinal"]
            code = last if last == CODES["ordinal"] else code
            ends[first], values[first] = ends[after - 1], number
            del values[first + 1 : after], starts[first + 1 : after], ends[first + 1 : after]
            categories = categories[:first] + code + categories[after:]
    return categories


def _compound(
    lexicon: Lexicon, categories: str, values: list[Any], position: int, end: int
) -> tuple[int, int]:
    """The end and value of the longest number in words that begins at a position."""
    multiplier, ordinal = CODES["multiplier"], CODES["ordinal"]
    number = int(values[position])
    low = _lowest(number)
    position += 1
    while position < end:
        nearer = position + (categories[position] in _JOINT)
        if nearer >= end or categories[nearer] in _JOINT:
            break
        value = int(values[nearer])
        if categories[nearer] == multiplier and nearer == position:
            number = number * value if number < value else number + value
            low = value
        elif value < low:
            number += value
            low = _lowest(value)
        elif (
            lexicon.pairs_of_years
            and nearer == position
            and number in _TEEN_HUNDREDS
            and 10 <= value < _HUNDRED  # noqa: PLR2004 -- "nineteen ten" is the first to be said so
        ):
            number = number * _HUNDRED + value
            low = _lowest(value)
        else:
            break
        position = nearer + 1
        if categories[nearer] == ordinal:
            break
    return position, number


def _lowest(number: int) -> int:
    """The power of ten below which a number still has room for more ("thirty": 10, "five": 0)."""
    for power in (1000, 100, 10):
        if number >= power and number % power == 0:
            return power
    return 0
