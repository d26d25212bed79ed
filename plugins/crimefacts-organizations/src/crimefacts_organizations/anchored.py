"""Names of a list, found by the capitalised sequences that they begin in.

Nearly every name of an organization begins a capitalised sequence or stands inside one, and these
are found for other reasons anyway. What a sequence may hold is remembered with it, so that a text
costs no pass of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from crimefacts_organizations.sequences import first_sequence

_CAPITAL_TOKEN = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]\w*+")
# Capitals that open no sequence.
_BEHIND_SIGN = re.compile(r"(?<=[@#])[A-ZÀ-ÖØ-Þ]")


class AnchoredNames:
    """Names to be found in texts, as written here and at word boundaries only.

    Where names overlap, the leftmost wins, and of those that start together the longest.

    Args:
        names: The names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        by_token: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
        unanchored: list[str] = []
        self._longest = 0
        for name in sorted(names):
            self._longest = max(self._longest, len(name))
            sequence = first_sequence(name)
            if sequence is None:
                # "’ndrangheta", "teleSUR"
                unanchored.append(name)
                continue
            start, end = sequence
            token = _CAPITAL_TOKEN.match(name, start)
            if token is not None:
                by_token[token[0]].append((name, start, end == len(name)))
        self._by_token = {token: tuple(found) for token, found in by_token.items()}
        self._unanchored = unanchored
        # They are rare: of most texts this says in no time that there are none.
        self._automaton = AhoCorasick(unanchored, matchkind=MatchKind.LeftmostLongest)

    def within(self, sequence: str) -> tuple[tuple[str, int], ...]:
        """The names that may begin in a capitalised sequence, as far as that tells.

        Args:
            sequence: A capitalised sequence.

        Returns:
            Names, and where each begins; before the sequence (below 0) for one like "al-Qaeda".
        """
        found: list[tuple[str, int]] = []
        for token in _CAPITAL_TOKEN.finditer(sequence):
            anchor = token.start()
            for name, lead, whole in self._by_token.get(token[0], ()):
                # What goes beyond the sequence is compared where the sequence stands.
                rest = name[lead : lead + len(sequence) - anchor]
                if not (whole and len(rest) < len(name) - lead) and sequence.startswith(
                    rest, anchor
                ):
                    found.append((name, anchor - lead))
        return tuple(found)

    def find(
        self, text: str, candidates: Iterable[tuple[int, tuple[tuple[str, int], ...]]]
    ) -> list[tuple[str, int, int]]:
        """The names in a text, with their start and end, in text order and without overlap.

        Args:
            text: Any text.
            candidates: The starts of its capitalised sequences and what `within` says of them.
        """
        hits = [
            (start, -start - len(name), name)
            for base, names in candidates
            for name, offset in names
            if (start := base + offset) >= 0 and text.startswith(name, start)
        ]
        hits += self._elsewhere(text)
        hits.sort()
        found: list[tuple[str, int, int]] = []
        free = 0
        for start, minus_end, name in hits:
            if start >= free and _stands_apart(text, start, -minus_end):
                free = -minus_end
                found.append((name, start, free))
        return found

    def _elsewhere(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names begin outside sequences."""
        try:
            none = not self._automaton.find_matches_as_strings(text)
        except UnicodeEncodeError:  # half a surrogate pair
            none = False
        for name in () if none else self._unanchored:
            start = text.find(name)
            while start >= 0:
                yield start, -start - len(name), name
                start = text.find(name, start + 1)
        if "@" in text or "#" in text:
            for match in _BEHIND_SIGN.finditer(text):
                start = match.start()
                for name, offset in self.within(text[start : start + self._longest]):
                    if not offset and text.startswith(name, start):
                        yield start, -start - len(name), name


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends with whole words."""
    if end < len(text) and _joins(text[end]) and _joins(text[end - 1]):
        return False
    return not (start and _joins(text[start - 1]) and _joins(text[start]))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
