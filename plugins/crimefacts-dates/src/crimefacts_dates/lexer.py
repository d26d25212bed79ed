"""Cut passages around anchors into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import define

from crimefacts_dates.grammar import CODES, OTHER, chars
from crimefacts_dates.lexicon import Entry, Lexicon
from crimefacts_dates.numeric import read_compact, read_numeric

# How far from an anchor the rest of its expression may be, in code points.
_BEFORE = 44
_BEHIND = 48
# Nearly always it is nearer; what is looked at first.
_FEW = 22
# Anchors that are nearer to each other share a passage.
_NEAR = 48
# No text has so many words of time in a row; what does is cut, so that it takes no longer.
_LONGEST_PASSAGE = 1_000
_CLOSED = re.compile(f"[{chars('other|mark')}]")
# A passage is cut here at the latest, so that no text makes one of unbounded length.
_LONGEST_WORD = 40
_COMPOUND = re.compile(
    f"[{chars('cardinal|month_number|multiplier')}]"
    f"(?:[{chars('dash|and')}]?[{chars('cardinal|month_number|multiplier|ordinal')}])+"
)
_JOINT = frozenset(chars("dash|and"))
_DIGITS = frozenset("0123456789")
_NUMERIC = CODES["numeric"]
_DOT, _MARK = CODES["dot"], CODES["mark"]
_NUMERIC_DASH = [CODES["numeric"], CODES["dash"]]
_UNLISTED: Entry = (OTHER, None)
_YEAR = range(1000, 3000)
_TEEN_HUNDREDS = range(11, 21)
_HUNDRED = 100


@define(eq=False)
class Passage:
    """A stretch of a text, cut up; the lists and the string run in parallel.

    Args:
        text: The whole text in lower case.
        categories: One category character a token.
        values: What the tokens mean: numbers of months, codes of units, the words themselves.
        spans: Offsets of the tokens' first code points and behind their last ones.
    """

    text: str
    categories: str
    values: list[Any]
    spans: list[tuple[int, int]]


def passages(lower: str, lexicon: Lexicon, *, vague: bool = False) -> Iterator[Passage]:
    """Find where expressions may be, and cut the text up there.

    Args:
        lower: A text in lower case, code point by code point.
        lexicon: The words of its language.
        vague: Whether words such as "now" count.
    """
    pattern = lexicon.anchor_vague if vague else lexicon.anchor
    first = 0  # where the first anchor of the passage begins
    last = -1  # where the last one ends
    for match in pattern.finditer("\n" + lower):
        place, behind = match.span()
        if last < 0 or place - _NEAR > last or place - first > _LONGEST_PASSAGE:
            if last >= 0:
                yield _around(lower, first, last, lexicon)
            first = place
        last = behind
    if last >= 0:
        yield _around(lower, first, last, lexicon)


def _around(lower: str, first: int, last: int, lexicon: Lexicon) -> Passage:
    """The passage around anchors: a few words, or more where they may all belong together."""
    near = _cut(lower, _begin(lower, first, _FEW), last + _FEW, lexicon)
    opening = _CLOSED.search(near.categories)
    if opening is not None and near.spans[opening.start()][1] <= first:
        closing = _CLOSED.search(near.categories[::-1])
        assert closing is not None  # noqa: S101 -- found from the other end
        if near.spans[-1 - closing.start()][0] >= last:
            return near
    return _cut(lower, _begin(lower, first, _BEFORE), last + _BEHIND, lexicon)


def _begin(lower: str, first: int, reach: int) -> int:
    """Where the passage around an anchor begins: at a blank, or in a long word at the limit."""
    start = first - reach
    if start <= 0:
        return 0
    if lower[start].isspace() or lower[start - 1].isspace():
        return start
    blanks = lower.find(" ", start, first), lower.find("\n", start, first)
    if max(blanks) >= 0:
        return min(blanks) if min(blanks) >= 0 else max(blanks)
    limit = max(0, start - _LONGEST_WORD)
    return max(lower.rfind(" ", limit, first), lower.rfind("\n", limit, first), limit)


def _cut(lower: str, start: int, end: int, lexicon: Lexicon) -> Passage:
    """Cut up the stretch from a start to the blank behind an end."""
    blank = lower.find(" ", end, end + _LONGEST_WORD)
    end = blank if blank >= 0 else min(end + _LONGEST_WORD, len(lower))
    listed = lexicon.words.get
    matches = list(lexicon.token.finditer(lower, start, end))
    written = [match[0] for match in matches]
    entries = [listed(word, _UNLISTED) for word in written]
    codes = [entry[0] for entry in entries]
    values = [entry[1] for entry in entries]
    spans = [match.span() for match in matches]
    for index, word in enumerate(written):
        if codes[index] == OTHER and not word[0].isalpha():
            joined = index > 1 and codes[index - 2 : index] == _NUMERIC_DASH
            codes[index], values[index] = _unlisted(lower, matches[index], word, joined=joined)
    if _DOT in codes:
        _drop_dots(lower, lexicon, written, codes, values, spans)
    if not lexicon.pairs.isdisjoint(pairwise(written)):
        _join_phrases(lexicon, written, codes, values, spans)
    categories = "".join(codes)
    if _COMPOUND.search(categories):
        categories = _join_numbers(lexicon, categories, values, spans)
    return Passage(lower, categories, values, spans)


def _drop_dots(  # noqa: PLR0913, PLR0917 -- the parallel lists of a passage
    lower: str,
    lexicon: Lexicon,
    written: list[str],
    codes: list[str],
    values: list[Any],
    spans: list[tuple[int, int]],
) -> None:
    """Drop the full stops of abbreviations behind which an expression may go on."""
    for index in range(len(codes) - 1, 0, -1):
        short = codes[index] == _DOT and written[index - 1] in lexicon.abbreviations
        if short and _goes_on(lower, spans[index][1], lexicon):
            del written[index], codes[index], values[index], spans[index]


_WORD_BEHIND = re.compile(r"[^\S\n]*(\w+)?")
_LINKS = frozenset(chars("of|to|and|or"))


def _goes_on(lower: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an expression may go on behind the full stop of an abbreviation ("Dec. 13")."""
    match = _WORD_BEHIND.match(lower, at)
    word = match and match[1]
    if not word:
        return True
    return word[0].isdigit() or lexicon.words.get(word, (OTHER, None))[0] in _LINKS


def _unlisted(lower: str, match: re.Match[str], word: str, *, joined: bool) -> Entry:
    """The entry of digits or a mark that no table lists.

    Args:
        lower: The text.
        match: The token's match.
        word: The token.
        joined: Whether a numeric date and a dash stand before it.
    """
    if word[0] not in _DIGITS:
        return _MARK, None
    if match["numeric"]:
        before = match.start() - 1
        code = before > 0 and lower[before] in "-/.:" and lower[before - 1] in _DIGITS
        date = None if code and not joined else read_numeric(word)
        if date is not None:
            return _NUMERIC, date
    compact = read_compact(word)
    if compact is not None:
        return _NUMERIC, compact
    return CODES["num"] if word[-1] in _DIGITS else OTHER, word


def _join_phrases(
    lexicon: Lexicon,
    written: list[str],
    codes: list[str],
    values: list[Any],
    spans: list[tuple[int, int]],
) -> None:
    """Make one token of each phrase, in place."""
    phrases = lexicon.phrases
    index = 0
    while index < len(written) - 1:
        seconds = phrases.get(written[index])
        if seconds is not None:
            for rest, entry, joined in seconds.get(written[index + 1], ()):
                behind = index + 1 + len(rest)
                fits = tuple(written[index + 1 : behind]) == rest
                if fits and not (joined and _apart(spans[index:behind])):
                    spans[index] = spans[index][0], spans[behind - 1][1]
                    codes[index], values[index] = entry
                    for parallel in (written, codes, values, spans):
                        del parallel[index + 1 : behind]
                    break
        index += 1


def _apart(spans: list[tuple[int, int]]) -> bool:
    """Whether there is a gap between tokens."""
    return any(left[1] != right[0] for left, right in pairwise(spans))


def _join_numbers(
    lexicon: Lexicon, categories: str, values: list[Any], spans: list[tuple[int, int]]
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
            spans[first], values[first] = (spans[first][0], spans[after - 1][1]), number
            del values[first + 1 : after], spans[first + 1 : after]
            categories = categories[:first] + code + categories[after:]
    return categories


def _compound(
    lexicon: Lexicon, categories: str, values: list[Any], position: int, end: int
) -> tuple[int, int]:
    """The end and value of the longest number in words that begins at a position."""
    multiplier, ordinal = CODES["multiplier"], CODES["ordinal"]
    number = _plain(values[position])
    low = _lowest(number)
    position += 1
    while position < end:
        nearer = position + (categories[position] in _JOINT)
        if nearer >= end or categories[nearer] in _JOINT:
            break
        value = _plain(values[nearer])
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


def _plain(value: int | list[int]) -> int:
    """The number that a word stands for, which may name a month too."""
    return value if isinstance(value, int) else value[1]


def _lowest(number: int) -> int:
    """The power of ten below which a number still has room for more ("thirty": 10, "five": 0)."""
    for power in (1000, 100, 10):
        if number >= power and number % power == 0:
            return power
    return 0
