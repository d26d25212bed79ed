"""The period of a rate: "$3 million a month", "una cuota semanal de 50 soles"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crimefacts import Period
from crimefacts.text.number_tables import spellings
from crimefacts_money.patterns import BLANK, first_words, phrases
from crimefacts_money.surroundings import BackwardPhrases, words_before
from crimefacts_money.tries import fold

_PERIODS = tuple(Period)
_GAP = f"(?:{BLANK}|-)"  # "$50 million-a-year"
# "monthly scamming quota of RM30,000": this many words may stand between.
_MOST_BETWEEN = 4
_CLAUSE_REACH = 90


class RateReader:
    """Reads the periods around sums.

    Args:
        table: The section `rates` of a language's `money.toml`.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        periods = "|".join(
            f"(?P<{period}>{phrases(table[period], gap=_GAP)})" for period in _PERIODS
        )
        bracket = r"(?>(?:\s?\([^()\n]{0,60}\)|\s?\))?)"
        self._behind = re.compile(
            rf"{bracket},?(?:{BLANK}(?:{phrases(table['links'])})){{0,3}}?(?:{BLANK}|-|(?=/))"
            rf"(?:{periods})(?!\w)(?!{BLANK}(?:{phrases(table['not_before'])})(?!\w))",
            re.IGNORECASE,
        )
        self._behind_first = first_words(
            [*table["links"], *(phrase for period in _PERIODS for phrase in table[period])]
        )
        self._adjectives = {
            form: period for period in _PERIODS for form in spellings(table[f"before_{period}"])
        }
        self._links_before = BackwardPhrases(dict.fromkeys(table["links_before"], True))
        #: A word of whatever may tell a period before a sum.
        self.words_before = frozenset(self._adjectives) | frozenset(
            max(phrase.split(), key=len)
            for period in _PERIODS
            for phrase in table[f"clause_{period}"]
        )
        self._clause = BackwardPhrases(
            {phrase: period for period in _PERIODS for phrase in table[f"clause_{period}"]}
        )

    def behind(self, text: str, end: int) -> Period | None:
        """The period that stands behind a sum and its hedge."""
        first = text[end : end + 1]
        if first not in "()/-" and first.isspace():
            following = text[end : end + 24].split(None, 1)
            if not following or (
                following[0][0] not in "()"
                and fold(following[0].rstrip(".,;:!?)”\"»'’")) not in self._behind_first
            ):
                return None
        match = self._behind.match(text, end)
        if match is None:
            return None
        return next(period for period in _PERIODS if match[period])

    def before(self, words: list[str], text: str, start: int) -> Period | None:
        """The period that stands before a sum and its hedge.

        Args:
            words: The words before them, nearest first.
            text: The text.
            start: Where the sum begins.
        """
        if words and words[0] in self._adjectives:
            return self._adjectives[words[0]]
        link = self._links_before.longest(words)
        if link is not None:
            for word in words[link[1] : link[1] + _MOST_BETWEEN]:
                if word in self._adjectives:
                    return self._adjectives[word]
        period: Period | None = self._clause.anywhere(
            words_before(text, start, reach=_CLAUSE_REACH)
        )
        return period
