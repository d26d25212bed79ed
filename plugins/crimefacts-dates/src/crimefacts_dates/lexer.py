"""Cut passages around anchors into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import define

from crimefacts_dates.grammar import CODES, OTHER, chars
from crimefacts_dates.lexicon import Entry, Lexicon
from crimefacts_dates.tokens import Cutter, Token

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
_DOT, _MARK = CODES["dot"], CODES["mark"]
_SHORT_DOT = re.compile(
    f"[{chars('month_short|month_weak|month_weekday|month_number|weekday_short')}]{_DOT}"
)
_PARAGRAPH = re.compile(r"(\n[^\S\n]*\n\s*)")
_YEAR = range(1000, 3000)
_TEEN_HUNDREDS = range(11, 21)
_HUNDRED = 100


@define(eq=False)
class Passage:
    """A stretch of a text, cut up; the lists and the string run in parallel.

    Args:
        text: The whole text in lower case.
        start: Where the stretch begins.
        written: The tokens in lower case.
        categories: One category character a token.
        values: What the tokens mean: numbers of months, codes of units, the words themselves.
    """

    text: str
    start: int
    written: list[str]
    categories: str
    values: list[Any]
    _spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets of the tokens' first code points and behind their last ones."""
        if self._spans is None:
            find, behind = self.text.find, self.start
            self._spans = [
                (place := find(word, behind), behind := place + len(word)) for word in self.written
            ]
        return self._spans

    def join(self, first: int, behind: int, entry: Entry | None) -> None:
        """Make one token of several, or of one none."""
        spans = self.spans
        code = ""
        replacement = slice(first, behind)
        if entry is None:
            del self.written[replacement], self.values[replacement], spans[replacement]
        else:
            code, value = entry
            span = spans[first][0], spans[behind - 1][1]
            self.written[replacement] = [" ".join(self.text[span[0] : span[1]].split())]
            self.values[replacement] = [value]
            spans[replacement] = [span]
        self.categories = self.categories[:first] + code + self.categories[behind:]


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
        closing = max(near.categories.rfind(OTHER), near.categories.rfind(_MARK))
        if near.spans[closing][0] >= last:
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
    stretch = lower[start:end]
    cutter = _cutter(lexicon)
    if "\n" in stretch and _PARAGRAPH.search(stretch):
        tokens: list[Token] = []
        for index, part in enumerate(_PARAGRAPH.split(stretch)):
            if index % 2:
                tokens.append((part, _MARK, None))
            else:
                tokens += [token for word in part.split() for token in cutter[word]]
    else:
        tokens = [token for word in stretch.split() for token in cutter[word]]
    if not tokens:
        return Passage(lower, start, [], "", [])
    written, codes, values = zip(*tokens, strict=True)
    passage = Passage(lower, start, list(written), "".join(codes), list(values))
    if _SHORT_DOT.search(passage.categories):
        _drop_dots(passage, lexicon)
    if not lexicon.pairs.isdisjoint(pairwise(passage.written)):
        _join_phrases(passage, lexicon)
    if _COMPOUND.search(passage.categories):
        _join_numbers(passage, lexicon)
    return passage


@cache
def _cutter(lexicon: Lexicon) -> Cutter:
    return Cutter(lexicon)


def _drop_dots(passage: Passage, lexicon: Lexicon) -> None:
    """Drop the full stops of abbreviations behind which an expression may go on, in place."""
    index = passage.categories.rfind(_DOT)
    while index > 0:
        short = passage.written[index - 1] in lexicon.abbreviations
        if short and _goes_on(passage.text, passage.spans[index][1], lexicon):
            passage.join(index, index + 1, None)
        index = passage.categories.rfind(_DOT, 0, index)


_WORD_BEHIND = re.compile(r"[^\S\n]*(\w+)?")
_LINKS = frozenset(chars("of|to|and|or"))


def _goes_on(lower: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an expression may go on behind the full stop of an abbreviation ("Dec. 13")."""
    match = _WORD_BEHIND.match(lower, at)
    word = match and match[1]
    if not word:
        return True
    return word[0].isdigit() or lexicon.words.get(word, (OTHER, None))[0] in _LINKS


def _join_phrases(passage: Passage, lexicon: Lexicon) -> None:
    """Make one token of each phrase, in place."""
    phrases = lexicon.phrases
    written = passage.written
    index = 0
    while index < len(written) - 1:
        seconds = phrases.get(written[index])
        if seconds is not None:
            for rest, entry, joined in seconds.get(written[index + 1], ()):
                behind = index + 1 + len(rest)
                fits = tuple(written[index + 1 : behind]) == rest
                if fits and not (joined and _apart(passage.spans[index:behind])):
                    passage.join(index, behind, entry)
                    break
        index += 1


def _apart(spans: list[tuple[int, int]]) -> bool:
    """Whether there is a gap between tokens."""
    return any(left[1] != right[0] for left, right in pairwise(spans))


def _join_numbers(passage: Passage, lexicon: Lexicon) -> None:
    """Make one token of each number of several words, in place."""
    categories = passage.categories
    for match in reversed(list(_COMPOUND.finditer(categories))):
        position = match.start()
        groups: list[tuple[int, int, int]] = []
        while position < match.end():
            after, number = _compound(lexicon, categories, passage.values, position, match.end())
            groups.append((position, after, number))
            position = after
            while position < match.end() and categories[position] in _JOINT:
                position += 1
        for first, after, number in reversed(groups):
            if after - first == 1:
                continue
            last = categories[after - 1]
            code = CODES["y4"] if number in _YEAR else CODES["cardinal"]
            passage.join(first, after, (last if last == CODES["ordinal"] else code, number))


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
