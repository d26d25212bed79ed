"""Which word governs a list of places: a preposition, a verb, or none."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from crimefacts_routes.tags import (
    ACTOR,
    ADJECTIVE,
    AGENCY,
    AND,
    BOUND,
    COUNTRY,
    CRIME,
    DETERMINER,
    GEO,
    LIST,
    MADE,
    MARKET,
    NAME,
    ONWARD,
    OR,
    PURPOSE,
    RELATIVE,
    SILENT,
)
from crimefacts_routes.words import Chunk

# How far a preposition's phrase reaches to the right: "to consumers in all parts of", in chunks.
_LONGEST_PHRASE = 7
_UNKNOWN_WORDS = 4
_INNER = frozenset({"in", "of", "within"})
_OUTER = frozenset({"from", "to", "via", "for", "within", "between"})
_DIRECTIONS = frozenset({"from", "to", "via", "for"})
_MODIFIERS = DETERMINER | ADJECTIVE | LIST | ONWARD
_SEPARATORS = AND | OR
_JOINING = AND | OR | LIST
_COUNTRIES = COUNTRY | MARKET | GEO
_PEOPLE = ACTOR | AGENCY
# All but the classes that say nothing of how a phrase is built.
_TELLING = ~(CRIME | MADE | BOUND | SILENT)
_HEADS = _COUNTRIES | _PEOPLE


@define(eq=False)
class Slot:
    """What governs a list of places.

    Args:
        kind: A kind of preposition, or `object` of a verb, `subject`, `after` words that govern no
            place, `purpose` (where people are brought for something), `agency` (whose police or
            customs act), `blocked` (part of a phrase that says nothing of a route).
        index: Index of the governing chunk; that of the list's first chunk for a subject.
        of_cargo: Whether it describes a cargo noun right before it ("heroin from").
    """

    kind: str
    index: int
    of_cargo: bool = False


def find_slot(chunks: Sequence[Chunk], first: int, start: int) -> Slot:
    """Find what governs a list of places.

    Args:
        chunks: The sentence.
        first: Index of the list's first chunk.
        start: Index of the first chunk of the clause.
    """
    return _Finder(chunks, start).governor(first)


class _Finder:
    """Walks to the left of a place, over the words of its phrase, to what governs it."""

    def __init__(self, chunks: Sequence[Chunk], start: int) -> None:
        self._chunks = chunks
        self._start = start

    def governor(self, first: int) -> Slot:
        unknown = 0
        for index in range(first - 1, self._start - 1, -1):
            chunk = self._chunks[index]
            if chunk.entry.preposition is not None:
                return self._preposition(index)
            if chunk.entry.construction is not None and not unknown:
                return Slot("object" if _takes_object(chunk) else "after", index)
            if chunk.word == "," or chunk.tags & _SEPARATORS:
                return self._coordinated(first)
            if unknown and chunk.tags & DETERMINER:
                return self._behind_article(index, first)
            if _is_plain_word(chunk):
                unknown += 1
            elif chunk.tags & RELATIVE or not chunk.tags & (_MODIFIERS | _COUNTRIES):
                break
            if unknown > _UNKNOWN_WORDS:
                break
        return Slot("subject", first)

    def _coordinated(self, first: int) -> Slot:
        """The slot of a list's later items behind a noun: "to countries nearby and X"."""
        index = first - 1
        joined = False
        while index >= self._start and (
            self._chunks[index].word == "," or self._chunks[index].tags & (_SEPARATORS | _MODIFIERS)
        ):
            joined = joined or bool(self._chunks[index].tags & _JOINING)
            index -= 1
        noun = not joined
        for position in range(index, max(self._start, index - _LONGEST_PHRASE) - 1, -1):
            chunk = self._chunks[position]
            preposition = chunk.entry.preposition
            if not joined:
                break
            if preposition in _DIRECTIONS and noun:
                return self._preposition(position)
            if chunk.tags & _COUNTRIES:
                noun = True
            elif preposition is None and not chunk.tags & _MODIFIERS and not _is_plain_word(chunk):
                break
        return Slot("subject", first)

    def _behind_article(self, article: int, first: int) -> Slot:
        """The slot of a phrase with unknown adjectives: "to the oil-rich X"."""
        index = article - 1
        while index >= self._start and self._chunks[index].tags & _MODIFIERS:
            index -= 1
        if index >= self._start:
            chunk = self._chunks[index]
            if chunk.entry.preposition is not None:
                return self._preposition(index)
            if _takes_object(chunk):
                return Slot("object", index)
        return Slot("subject", first)

    def _preposition(self, index: int) -> Slot:
        """The slot that a preposition opens, or that of the phrase it is part of."""
        kind = self._chunks[index].entry.preposition
        assert kind is not None  # noqa: S101 -- the caller looked
        if kind == "none":
            return Slot("blocked", index)
        if kind in _INNER and index > self._start:
            outer = self._outer(index)
            if outer is not None:
                return outer
        if kind == "from" and index > self._start and self._chunks[index - 1].tags & _PEOPLE:
            return Slot("blocked", index)
        return Slot(kind, index, self._follows_cargo(index))

    def _outer(self, index: int) -> Slot | None:
        """The slot of the phrase that "in X" belongs to: "to buyers in X", "the port of X"."""
        head = self._chunks[index - 1]
        if head.tags & PURPOSE:
            return Slot("purpose", index)
        inner: Slot | None = None
        for position in range(index - 1, max(self._start, index - _LONGEST_PHRASE) - 1, -1):
            chunk = self._chunks[position]
            kind = chunk.entry.preposition
            if kind in _INNER and kind not in _OUTER:
                if kind == "in":
                    inner = inner or Slot("in", position)
                if position == index - 1 or not self._has_noun(position):
                    break
            elif kind is not None:
                return self._outer_preposition(kind, position, head)
            elif chunk.place is not None and not chunk.place.demonym:
                return self._between(position)
            elif _takes_object(chunk) and head.tags & _HEADS:
                return Slot("object", position)
            elif not self._is_inside(position, index):
                break
        return inner or _by_head(head, index)

    def _has_noun(self, index: int) -> bool:
        """Whether a noun of a place or of people stands before a preposition."""
        return index > self._start and bool(self._chunks[index - 1].tags & _HEADS)

    def _outer_preposition(self, kind: str, index: int, head: Chunk) -> Slot | None:
        if kind == "none":
            return Slot("blocked", index)
        if kind not in _OUTER or (kind == "for" and not head.tags & _HEADS):
            return None
        return Slot(kind, index, self._follows_cargo(index))

    def _is_inside(self, position: int, index: int) -> bool:
        """Whether a chunk may stand inside of a phrase that ends before `index`."""
        chunk = self._chunks[position]
        return (
            chunk.place is not None
            or bool(chunk.tags & (_HEADS | _MODIFIERS | _SEPARATORS))
            or _is_plain_word(chunk)
            or (position < index - 1 and (bool(chunk.tags & NAME) or chunk.word.isdigit()))
        )

    def _between(self, index: int) -> Slot | None:
        """The slot of the second half of "between A and the markets of B"."""
        for position in range(index, max(self._start, index - _LONGEST_PHRASE) - 1, -1):
            chunk = self._chunks[position]
            if chunk.entry.preposition == "between":
                return Slot("between", position)
            if chunk.place is None and not chunk.tags & (_SEPARATORS | _MODIFIERS | _HEADS):
                return None
        return None

    def _follows_cargo(self, index: int) -> bool:
        """Whether a cargo noun stands right before a preposition."""
        position = index - 1
        if position >= self._start and self._chunks[position].word in ",(":
            position -= 1
        if position < self._start:
            return False
        entry = self._chunks[position].entry
        return entry.cargo is not None and entry.construction is None


def _by_head(head: Chunk, index: int) -> Slot | None:
    """What the noun before "in X" tells where no verb does."""
    if head.tags & AGENCY:
        return Slot("agency", index)
    if head.tags & ACTOR and not head.tags & GEO:
        return Slot("blocked", index)
    return None


def _takes_object(chunk: Chunk) -> bool:
    construction = chunk.entry.construction
    return construction is not None and "object" in construction.slots


def _is_plain_word(chunk: Chunk) -> bool:
    """Whether it is a word that the lexicon does not know, or knows as people."""
    return not chunk.tags & _TELLING and chunk.word.isalpha()
