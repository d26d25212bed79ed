"""One pass over a text for the words without which no sentence holds a route."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import IntFlag

import ahocorasick_rs

from crimefacts import Span
from crimefacts_routes.grammar import Licence, Role
from crimefacts_routes.words import Entry

# Word classes of words too common to tell that a sentence is worth reading.
_COMMON = frozenset(
    {"determiner", "be", "and", "or", "pronoun", "person", "list", "relative", "clitic"}
)


class Anchor(IntFlag):
    """What a word tells of the sentence that it stands in."""

    #: It may make a statement of trafficking.
    LICENCE = 1
    #: It may name a cargo.
    CARGO = 2
    #: It may stand for a cargo named before, or carry it.
    ANAPHORA = 4
    #: It may speak of a place without naming it.
    PLACE_UNSAID = 8
    #: It speaks of crime.
    CRIME = 16


class Anchors:
    """Finds anchors in texts, in time linear in the text.

    Args:
        entries: The phrases of a lexicon. Of each, the word that tells most is looked for.
    """

    def __init__(self, entries: Mapping[tuple[str, ...], Entry]) -> None:
        anchors: dict[str, int] = {}
        for words, entry in entries.items():
            told = sum(anchor for anchor, tells in _TELLS.items() if tells(entry))
            if told:
                word = max(words, key=lambda each: _weight(each, entries.get((each,))))
                anchors[word] = anchors.get(word, 0) | told
        self._anchors = list(anchors.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(anchors))

    def find(self, text: str) -> Found:
        """Look for the anchors in a text."""
        lower = text.lower()
        if len(lower) != len(text):  # "İ" is two code points in lower case
            lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
        starts: list[int] = []
        anchors: list[int] = []
        end = len(lower)
        for index, first, last in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if (first == 0 or not lower[first - 1].isalnum()) and (
                last == end or not lower[last].isalnum()
            ):
                starts.append(first)
                anchors.append(self._anchors[index])
        return Found(starts, anchors)


class Found:
    """The anchors of a text.

    Args:
        starts: Their offsets, in text order.
        anchors: What they tell.
    """

    def __init__(self, starts: Sequence[int], anchors: Sequence[int]) -> None:
        self._starts = starts
        self._anchors = anchors

    def within(self, sentence: Span) -> int:
        """What the anchors of a sentence tell together, as flags of `Anchor`."""
        told = 0
        first = bisect_left(self._starts, sentence.start)
        for index in range(first, bisect_left(self._starts, sentence.end, lo=first)):
            told |= self._anchors[index]
        return told


def _licenses(entry: Entry) -> bool:
    construction = entry.construction
    return construction is not None and (
        construction.licence is not Licence.NEVER
        or construction.roles("in", None) == (Role.SEIZURE,)
    )


def _names_cargo(entry: Entry) -> bool:
    implied = entry.construction is not None and entry.construction.cargo is not None
    return entry.cargo is not None or implied or "smuggler" in entry.tags


_TELLS: Mapping[Anchor, Callable[[Entry], bool]] = {
    Anchor.LICENCE: _licenses,
    Anchor.CARGO: _names_cargo,
    Anchor.ANAPHORA: lambda entry: (
        entry.means is not None or not entry.tags.isdisjoint({"pronoun", "person"})
    ),
    Anchor.PLACE_UNSAID: lambda entry: (
        (entry.construction is not None and entry.construction.role_noun)
        or not entry.tags.isdisjoint({"reference", "home"})
    ),
    Anchor.CRIME: lambda entry: not entry.tags.isdisjoint({"crime", "smuggler"}),
}


def _weight(word: str, entry: Entry | None) -> tuple[bool, bool, int]:
    """Sort key of the words of a phrase: the one that tells most is the greatest."""
    common = entry is not None and (
        entry.preposition is not None or not _COMMON.isdisjoint(entry.tags)
    )
    return word.isalnum(), not common, len(word)
