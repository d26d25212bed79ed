"""How a text hedges a sum: "around", "más de", "up to", "or more"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crimefacts import Qualifier
from crimefacts.text.number_tables import spellings
from crimefacts_money.patterns import BLANK, first_words, phrases
from crimefacts_money.surroundings import BackwardPhrases, words_before
from crimefacts_money.tries import fold

_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_KINDS = (Qualifier.APPROXIMATELY, *_BOUNDS)
_MOST_STACKED = 3
_MOST_LINKS = 2
# How far before a sum what is said of its whole clause may stand, in code points.
CLAUSE_REACH = 170


class HedgeReader:
    """Reads the hedges before and behind sums.

    Args:
        table: The section `hedges` of a language's `money.toml`.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._before = BackwardPhrases(
            {phrase: (kind, phrase) for kind in _KINDS for phrase in table[kind]}
        )
        self._signs = {sign: kind for kind in _KINDS for sign in table[kind] if len(sign) == 1}
        self._links = spellings(table["links"])
        self._topics = frozenset(table["topics"])
        self._not_after = spellings(table["not_after"])
        # "$5, or more than ten times" compares and does not hedge the sum.
        compared = rf"{BLANK}(?:{phrases(table['not_before'])})(?!\w)"
        behind = {kind: table[f"after_{kind}"] for kind in _KINDS}
        self._behind_first = first_words(phrase for known in behind.values() for phrase in known)
        self._behind = re.compile(
            "|".join(
                rf"(?:,?{BLANK}|-)?(?P<{kind}>{phrases(known)})(?!\w|{compared})"
                for kind, known in behind.items()
            ),
            re.IGNORECASE,
        )
        self._clause = BackwardPhrases(
            dict.fromkeys(table["clause_approximately"], Qualifier.APPROXIMATELY)
        )
        #: One word of each hedge of a whole clause.
        self.clause_words = frozenset(
            max(phrase.split(), key=len) for phrase in table["clause_approximately"]
        )
        #: Words of hedges that end in a dot.
        self.abbreviations = frozenset(
            word for kind in _KINDS for word in table[kind] if word.endswith(".")
        )

    def before(self, words: list[str]) -> tuple[Qualifier | None, int]:
        """The hedge right before a sum, and how many words it takes.

        Args:
            words: The words before the sum, nearest first.
        """
        qualifier: Qualifier | None = None
        position = 0
        for _ in range(_MOST_STACKED):
            found = None
            for links in range(_MOST_LINKS + 1):
                found = self._before.longest(words, position + links)
                if found or words[position + links : position + links + 1] == []:
                    break
                if words[position + links] not in self._links:
                    break
            if found is None:
                break
            (kind, phrase), end = found
            if phrase in self._topics and words[end : end + 1] and words[end] in self._not_after:
                break
            position = end
            if qualifier not in _BOUNDS:
                qualifier = kind
        return qualifier, position

    def sign_before(self, text: str, start: int) -> Qualifier | None:
        """The hedge that a sign says: "~$5", "< 10 euros"."""
        sign = text[max(0, start - 2) : start].strip()
        return self._signs.get(sign[-1:])

    def behind(self, text: str, end: int) -> tuple[Qualifier | None, int]:
        """The hedge that begins where a sum ends, and its end."""
        following = text[end : end + 24]
        first = fold(following.lstrip(", -").partition(" ")[0])
        if first not in self._behind_first and following[:1] != "+":
            return None, end
        match = self._behind.match(text, end)
        if match is None:
            return None, end
        return Qualifier(next(kind for kind in _KINDS if match[kind])), match.end()

    def over_clause(self, text: str, start: int) -> Qualifier | None:
        """The hedge of the clause that a sum stands in: "estimates that they hand over $5"."""
        found: Qualifier | None = self._clause.anywhere(
            words_before(text, start, self.abbreviations, reach=CLAUSE_REACH)
        )
        return found
