"""Where in a text a sum of money may begin: a quick look that spares reading most numbers.

Most numbers of a text are years, ages and counts. One pass over the digits and one over the number
words looks at what stands right before and behind them, and only what may belong to money is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from crimefacts.text.digits import BLANKS, end_of_digits
from crimefacts.text.number_tables import spellings
from crimefacts.text.words import trie_pattern
from crimefacts_money.vocabulary import Vocabulary

_GAP = rf"[{BLANKS}\t\r\n\-]{{0,2}}"
# `re` leaps to one or two ranges of characters; it would try what repeats at every place.
_DIGITS = re.compile(rf"[0-9\u0660-\uffff](?<=\d)\d*+(?:[.,'’]\d+)*(?:{_GAP}([^\W\d_]+|[^\w\s]))?")
_BEHIND = re.compile(rf"{_GAP}([^\W\d_]+|[^\w\s])")
_SIGNS = frozenset("$€£¥₡₦₱₹₩₪₫₭₮₲₴₸₺₼₽₾₿¢৳฿៛؋֏﷼￥₵₨")
# What stands before words. It is made blanks before they are looked for: `re` finds what begins
# with a blank several times faster than what begins with one of a set of characters.
_MARKS = "\n\r\t\u00a0\u2009\u202f\u2028([\"'“”‘’«»¿¡/$€£-–—:,;.…"
_OPENING = "([{\"'“‘«¿¡"
_NO_WORD = frozenset({None, "."})
_DASHES = frozenset("-–—")
_LONGEST_CODE = 5
_FIRST_REACH = 60
_CLOSING = '.,;:)!?»”"'
_RANGE_REACH = 40
_MOST_WORDS = 6
_YEAR = 4


class StartFinder:
    """Finds the places where sums of money may begin.

    Args:
        vocabulary: What the language says of money.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        table = vocabulary.table
        tables = vocabulary.words.tables
        # What may follow digits, and what may follow a number word.
        self._behind_digits = vocabulary.first_words | {
            *tables.scales,
            *vocabulary.suffixes,
            *(form[0] for form in vocabulary.after if not form[0].isalpha()),
            *"½¼¾",
        }
        self._behind_words = self._behind_digits | vocabulary.words.starters
        joiners = {joiner.split()[0] for _, joiner in table["ranges"]["pairs"]}
        joiners |= set(table["ranges"]["free"]) | set(tables.joiners)
        self._joiners = spellings(joiners)
        self._before = frozenset(vocabulary.before)
        # The last two characters of what may stand before a number and a blank.
        self._ends_before = frozenset(
            f" {form}"[-2:] for form in self._before if form[-1] not in _SIGNS
        ) | frozenset(f"({form}"[-2:] for form in self._before if len(form) == 1)
        self._starters = vocabulary.words.starters
        self._scales = frozenset(tables.scales) if tables.digits_close else frozenset()
        # "millions of …", "half a …"
        self._particles = spellings({*tables.partitives, *tables.articles})
        self._articles = spellings(tables.articles)
        self._whole = frozenset(
            {*tables.magnitudes, *tables.scales, *tables.fractions, *tables.several}
        )
        self._spelled = self._number_words = None
        if vocabulary.spelled:
            number_words = trie_pattern(self._starters)
            self._spelled = _spelled(number_words)
            self._number_words = re.compile(rf" (?:{number_words})(?![^\W\d_])")

    def starts(self, text: str) -> list[int]:
        """Offsets in text order."""
        found = list(self._digits(text))
        if self._spelled is not None:
            found += self._words(text)
            found.sort()
        return found

    def _digits(self, text: str) -> Iterator[int]:
        behind = self._behind_digits
        for match in _DIGITS.finditer(text):
            token = match[1]
            if (
                token in behind
                or self._is_money_behind(text, token, match.end(), behind)
                or self._is_money_before(text, match.start())
                or (token in _NO_WORD and self._is_grouped(text, match.start(), match.end()))
            ):
                yield match.start()

    def _is_grouped(self, text: str, start: int, end: int) -> bool:
        """Whether blanks group the digits, and money is behind them: "11 969.7 millones"."""
        whole = end_of_digits(text, start)
        following = _BEHIND.match(text, whole) if whole > end else None
        return following is not None and self._is_money_behind(
            text, following[1], following.end(), self._behind_digits
        )

    def _words(self, text: str) -> Iterator[int]:
        assert self._spelled is not None and self._number_words is not None  # noqa: S101, PT018 -- for the type checker
        first = self._spelled.match("\n" + text[:_FIRST_REACH])
        if first is not None and self._may_count(first, text, first.end() - 1):
            yield 0
        plain = text
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
        free = 0
        for found in self._number_words.finditer(plain):
            if found.start() < free:
                continue
            match = self._spelled.match(text, found.start())
            if match is None:
                continue
            free = match.end()
            start = match.start(1)
            if (
                self._may_count(match, text, free)
                or text[start - 1] in _SIGNS
                or (start > 1 and text[start - 2] in _SIGNS)
            ):
                yield start

    def _may_count(self, match: re.Match[str], text: str, end: int) -> bool:
        """Whether what follows a number word may make money of it."""
        word, following = match[1], match[2]
        if following is None:  # "mil 200 mdp"
            return word in self._scales and text[end : end + 2].strip().isdecimal()
        if following in self._particles and word in self._whole:
            beyond = _BEHIND.match(text, end)
            return beyond is not None and (
                beyond[1] in self._behind_words or beyond[1] in self._articles
            )
        return self._is_money_behind(text, following, end, self._behind_words)

    def _is_money_behind(
        self, text: str, token: str | None, end: int, ahead: frozenset[str]
    ) -> bool:
        """Whether what follows a number may make money of it."""
        if token is None:
            return False
        if token in ahead or (len(token) <= _LONGEST_CODE and token.isupper()):
            return True
        if token in _DASHES:  # "5-10 euros", no date
            other_end = _DIGITS.match(text, end + (text[end : end + 1] == " "))
            return other_end is not None and other_end[1] in self._behind_digits
        return token in self._joiners and self._is_other_end_money(text, end)

    def _is_other_end_money(self, text: str, end: int) -> bool:
        """Whether behind a joining word stands a number with money, or one without anything."""
        words = text[end : end + _RANGE_REACH].split(None, _MOST_WORDS)[:_MOST_WORDS]
        for word, following in zip_longest(words, words[1:], fillvalue=""):
            number = word.rstrip(_CLOSING)
            if not (number[:1].isdecimal() or number in self._starters):
                if word[0] in _SIGNS or word[-1].isdecimal():  # "$5", "US$5"
                    return True
            elif following.rstrip(_CLOSING) in self._behind_words or number[-1] in _SIGNS:
                return True
            elif number[0].isdecimal() and (number[-1].isalpha() or number != word):
                return len(number) != _YEAR or not number.isdecimal()  # "20k", "17.000."
        return False

    def _is_money_before(self, text: str, start: int) -> bool:
        """Whether a sign or code stands before a number."""
        last = text[start - 1 : start]
        if last in BLANKS:
            if text[start - 3 : start - 1] not in self._ends_before:
                return text[start - 2 : start - 1] in _SIGNS
            written = text[max(0, start - 9) : start - 1].split()
            return bool(written) and written[-1].lstrip(_OPENING) in self._before
        if last == "\n":
            return text[start - 2 : start - 1] in _SIGNS
        return last in _SIGNS or last.isalpha() or last in "./"


def _spelled(number_words: str) -> re.Pattern[str]:
    """Where a number in words begins, with what stands before it and the word behind it."""
    return re.compile(
        rf"[\s{re.escape(_MARKS)}]({number_words})(?![^\W\d_])(?:{_GAP}([^\W\d_]+|[^\w\s]))?"
    )
