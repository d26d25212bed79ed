"""Cut passages around anchors into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any

from crimefacts_dates.anchors import Spot, find_anchors
from crimefacts_dates.grammar import CODES, OTHER, chars
from crimefacts_dates.lexicon import Entry, Lexicon, fold
from crimefacts_dates.tokens import Cut, Cutter, Token, phrase_marks

# How far from an anchor the rest of its expression may be, in code points.
_REACH = 46
# Anchors that are nearer to each other share a passage.
_NEAR = 60
# A word that phrases begin with before one that is the second of some.
_PHRASE = re.compile("[13](?=[23])")
# Few texts have so many words of time in a row; what has is cut, where there is a gap if possible,
# so that it takes no longer.
_LONG_PASSAGE, _LONGEST_PASSAGE = 1_000, 1_500
_GAP = 16
_WORD = re.compile(r"\S+")
_COMPOUND = re.compile(
    f"[{chars('cardinal|month_number|multiplier')}]"
    f"(?:[{chars('dash|and')}]?[{chars('cardinal|month_number|multiplier|ordinal')}])+"
)
_JOINT = frozenset(chars("dash|and"))
_DOT, _MARK = CODES["dot"], CODES["mark"]
_SHORT_DOT = re.compile(
    f"(?<=[{chars('month_short|month_weak|month_weekday|month_number|weekday_short')}]){_DOT}"
)
_YEAR = range(1000, 3000)
_TEEN_HUNDREDS = range(11, 21)
_HUNDRED = 100

#: First token, token behind, and what replaces them: one token or, where None, nothing.
Join = tuple[int, int, Entry | None]


class Passage:
    """A stretch of a text, cut up; the lists and the string run in parallel.

    The lists are there once `spell_out` was called: many passages turn out to hold nothing when
    their categories are looked at.

    Args:
        text: The whole text.
        begin: Where the stretch begins.
        words: What its words are cut into.
        gaps: How many blanks stand behind each word; one where it is None.

    Attributes:
        categories: One category character a token.
        tokens: Words, numbers and marks.
        starts: Offsets of the tokens' first code points.
    """

    __slots__ = ("_begin", "_gaps", "_words", "categories", "starts", "text", "tokens")

    def __init__(self, text: str, begin: int, words: list[Cut], gaps: list[int] | None) -> None:
        self.text = text
        self._begin = begin
        self._words = words
        self._gaps = gaps
        self.categories = "".join([word[0] for word in words])
        self.tokens: list[Token] = []
        self.starts: list[int] = []

    def spell_out(self) -> None:
        """Fill the lists."""
        tokens, starts = self.tokens, self.starts
        if tokens:
            return
        start = self._begin
        for (_, word, _, length), gap in zip(self._words, self._gaps or repeat(1), strict=False):
            if len(word) == 1:
                tokens.append(word[0])
                starts.append(start)
            else:
                tokens += word
                inside = start
                for token in word:
                    starts.append(inside)
                    inside += token[2]
            start += length + gap

    def end(self, index: int) -> int:
        """The offset behind a token's last code point."""
        return self.starts[index] + self.tokens[index].length

    def join(self, joins: Sequence[Join]) -> None:
        """Make one token of several, or of one none.

        Args:
            joins: What to join, in text order.
        """
        tokens: list[Token] = []
        starts: list[int] = []
        categories: list[str] = []
        done = 0
        for first, behind, entry in joins:
            tokens += self.tokens[done:first]
            starts += self.starts[done:first]
            categories.append(self.categories[done:first])
            if entry is not None:
                code, value = entry
                start, end = self.starts[first], self.end(behind - 1)
                written = " ".join(fold(self.text[start:end]).split())
                tokens.append(Token(written, value, end - start))
                starts.append(start)
                categories.append(code)
            done = behind
        self.tokens = tokens + self.tokens[done:]
        self.starts = starts + self.starts[done:]
        self.categories = "".join(categories) + self.categories[done:]


def passages(text: str, lexicon: Lexicon, *, vague: bool = False) -> Iterator[Passage]:
    """Find where expressions may be, and cut the text up there.

    Args:
        text: A text.
        lexicon: The words of its language.
        vague: Whether words such as "now" count.
    """
    groups: list[Spot] = []
    first = last = -1
    for start, end in find_anchors(text, lexicon.anchors_vague if vague else lexicon.anchors):
        if last < 0 or start - last > _NEAR or _is_long(text, first, last, start):
            if last >= 0:
                groups.append((first, last))
            first = start
        last = end
    if last >= 0:
        groups.append((first, last))
    floor = 0  # no passage reaches into the anchors of another
    for index, (first, last) in enumerate(groups, 1):
        ceiling = groups[index][0] if index < len(groups) else len(text)
        yield _cut(text, _begin(text, first, floor), _end(text, last, ceiling), lexicon)
        floor = last


def _is_long(text: str, first: int, last: int, start: int) -> bool:
    """Whether a passage is to end before the anchor that begins at `start`."""
    if start - first <= _LONG_PASSAGE:
        return False
    return start - last > _GAP or "\n" in text[last:start] or start - first > _LONGEST_PASSAGE


def _begin(text: str, first: int, floor: int) -> int:
    """Where the passage around an anchor begins: with its paragraph, or behind a blank."""
    before = text[max(first - _REACH, floor) : first]
    near = before.rpartition("\n\n")[2]
    if len(near) == _REACH:
        _, blank, near = before.partition(" ")
        if not blank:
            begin = first - _REACH
            while 0 < begin < first and text[begin - 1].isalnum() and text[begin].isalnum():
                begin += 1
            return begin
    return first - len(near)


def _end(text: str, last: int, ceiling: int) -> int:
    """Where the passage around an anchor ends: with its paragraph, or at a blank."""
    behind = text[last : min(last + _REACH, ceiling)]
    near = behind.partition("\n\n")[0]
    if len(near) == _REACH:
        near, blank, _ = behind.rpartition(" ")
        if not blank:
            end = last + _REACH
            while last < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
                end -= 1
            return end
    return last + len(near)


def _cut(text: str, begin: int, end: int, lexicon: Lexicon) -> Passage:
    """Cut up a stretch of a text."""
    stretch = text[begin:end]
    pieces = stretch.split()
    words = [*map(_cutter(lexicon).__getitem__, pieces)]
    gaps = None
    if len(" ".join(pieces)) != len(stretch):
        begin += len(stretch) - len(stretch.lstrip())
        gaps = _gaps(stretch, words)
    passage = Passage(text, begin, words, gaps)
    phrases = "".join([word[2] for word in words])
    if _DOT in passage.categories and _SHORT_DOT.search(passage.categories):
        _drop_dots(passage, lexicon)
        phrases = phrase_marks(passage.tokens, lexicon)
    if _PHRASE.search(phrases):
        _join_phrases(passage, phrases, lexicon)
    if _COMPOUND.search(passage.categories):
        _join_numbers(passage, lexicon)
    return passage


@cache
def _cutter(lexicon: Lexicon) -> Cutter:
    return Cutter(lexicon)


def _gaps(stretch: str, words: list[Cut]) -> list[int]:
    """How many blanks stand behind each word; those that part paragraphs are made a mark."""
    places = [match.span() for match in _WORD.finditer(stretch)]
    gaps = [following - behind for (_, behind), (following, _) in pairwise(places)]
    for index, gap in enumerate(gaps):
        behind = places[index][1]
        if gap > 1 and stretch.count("\n", behind, behind + gap) > 1:
            codes, tokens, phrases, length = words[index]
            tokens = *tokens, Token("\n\n", None, gap)
            words[index] = codes + _MARK, tokens, phrases + "0", length + gap
            gaps[index] = 0
    return [*gaps, 0]


def _drop_dots(passage: Passage, lexicon: Lexicon) -> None:
    """Drop the full stops of abbreviations behind which an expression may go on, in place."""
    passage.spell_out()
    dots = [match.start() for match in _SHORT_DOT.finditer(passage.categories)]
    passage.join(
        [
            (dot, dot + 1, None)
            for dot in dots
            if passage.tokens[dot - 1].written in lexicon.abbreviations
            and _goes_on(passage.text, passage.end(dot), lexicon)
        ]
    )


_WORD_BEHIND = re.compile(r"[^\S\n]*(\w+)?")
# What a number or link is told by; longer words behind a full stop are neither.
_LONGEST_LINK = 24
_LINKS = frozenset(chars("of|to|and|or"))


def _goes_on(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an expression may go on behind the full stop of an abbreviation ("Dec. 13")."""
    match = _WORD_BEHIND.match(fold(text[at : at + _LONGEST_LINK]))
    word = match and match[1]
    if not word:
        return True
    return word[0].isdigit() or lexicon.words.get(word, (OTHER, None))[0] in _LINKS


def _join_phrases(passage: Passage, marks: str, lexicon: Lexicon) -> None:
    """Make one token of each phrase, in place.

    Args:
        passage: Where to look.
        marks: From `phrase_marks`.
        lexicon: The phrases of the text's language.
    """
    joins: list[Join] = []
    free = 0
    for match in _PHRASE.finditer(marks):
        index = match.start()
        if index < free:
            continue
        passage.spell_out()
        pair = passage.tokens[index].written, passage.tokens[index + 1].written
        for rest, entry, joined in lexicon.phrases.get(pair, ()):
            behind = index + 1 + len(rest)
            written = tuple([token.written for token in passage.tokens[index + 1 : behind]])
            if written == rest and not (joined and _apart(passage, index, behind)):
                joins.append((index, behind, entry))
                free = behind
                break
    if joins:
        passage.join(joins)


def _apart(passage: Passage, first: int, behind: int) -> bool:
    """Whether there is a gap between tokens."""
    return any(
        passage.end(index) != passage.starts[index + 1] for index in range(first, behind - 1)
    )


def _join_numbers(passage: Passage, lexicon: Lexicon) -> None:
    """Make one token of each number of several words, in place."""
    passage.spell_out()
    categories = passage.categories
    values = [token.value for token in passage.tokens]
    joins: list[Join] = []
    for match in _COMPOUND.finditer(categories):
        position = match.start()
        while position < match.end():
            after, number = _compound(lexicon, categories, values, position, match.end())
            if after - position > 1:
                last = categories[after - 1]
                code = CODES["y4"] if number in _YEAR else CODES["cardinal"]
                code = last if last == CODES["ordinal"] else code
                joins.append((position, after, (code, number)))
            position = after
            while position < match.end() and categories[position] in _JOINT:
                position += 1
    if joins:
        passage.join(joins)


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
