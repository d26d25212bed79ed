"""Which word governs a list of places: a preposition, a verb, or none."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from crimefacts_routes.chunks import Chunk

# How far a preposition's phrase reaches to the right: "to consumers in all parts of", in chunks.
_LONGEST_PHRASE = 7
_UNKNOWN_WORDS = 4
_INNER = frozenset({"in", "of"})
_OUTER = frozenset({"from", "to", "via", "for", "within", "between"})
_MODIFIERS = frozenset({"determiner", "adjective", "list", "onward"})
_DIRECTIONS = frozenset({"from", "to", "via", "for"})
_JOINING = frozenset({"and", "or", "list"})
_SEPARATORS = frozenset({"and", "or"})
_COUNTRIES = frozenset({"country", "market", "geo"})
_PEOPLE = frozenset({"actor", "agency"})
_HEADS = frozenset({"geo", "market", "country", "actor"})


@frozen
class Slot:
    """What governs a list of places.

    Args:
        kind: A kind of preposition, or `object` of a verb, `subject`, `purpose` (a place where people
            are brought for something), `blocked` (part of a phrase that says nothing of a route).
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
    index = first - 1
    unknown = 0
    while index >= start:
        chunk = chunks[index]
        entry = chunk.entry
        tags = chunk.tags
        if entry.preposition is not None:
            return _preposition(chunks, index, start)
        if entry.construction is not None:
            if not unknown and "object" in entry.construction.slots:
                return Slot("object", index)
            return Slot("subject" if unknown else "after", first if unknown else index)
        if tags & _MODIFIERS or ("geo" in tags or "country" in tags or "market" in tags):
            if "determiner" in tags and unknown:
                return _behind_article(chunks, index, first, start)
        elif chunk.word == "," or tags & _SEPARATORS:
            return _coordinated(chunks, first, start)
        elif chunk.place is not None or not chunk.word.isalpha() or tags or entry.cargo is not None:
            break
        else:
            unknown += 1
            if unknown > _UNKNOWN_WORDS:
                break
        index -= 1
    return Slot("subject", first)


def _coordinated(chunks: Sequence[Chunk], first: int, start: int) -> Slot:
    """The slot of a list's later items behind a noun: "to countries nearby and X"."""
    index = first - 1
    joined = False
    while index >= start and (
        chunks[index].word == "," or chunks[index].tags & (_SEPARATORS | _MODIFIERS)
    ):
        joined = joined or bool(chunks[index].tags & _JOINING)
        index -= 1
    if not joined:
        return Slot("subject", first)
    noun = False
    for position in range(index, max(start, index - _LONGEST_PHRASE) - 1, -1):
        chunk = chunks[position]
        preposition = chunk.entry.preposition
        if preposition in _DIRECTIONS and noun:
            return _preposition(chunks, position, start)
        if chunk.tags & _COUNTRIES:
            noun = True
        elif not (
            preposition is not None
            or chunk.tags & _MODIFIERS
            or (
                chunk.word.isalpha()
                and not chunk.tags
                and chunk.entry.construction is None
                and chunk.entry.cargo is None
                and chunk.place is None
            )
        ):
            break
    return Slot("subject", first)


def _behind_article(chunks: Sequence[Chunk], article: int, first: int, start: int) -> Slot:
    """The slot of a phrase with unknown adjectives: "to the oil-rich X"."""
    index = article - 1
    while index >= start and chunks[index].tags & _MODIFIERS:
        index -= 1
    if index >= start:
        entry = chunks[index].entry
        if entry.preposition is not None:
            return _preposition(chunks, index, start)
        if entry.construction is not None and "object" in entry.construction.slots:
            return Slot("object", index)
    return Slot("subject", first)


def _preposition(chunks: Sequence[Chunk], index: int, start: int) -> Slot:
    """The slot that a preposition opens, or that of the phrase it is part of."""
    kind = chunks[index].entry.preposition
    assert kind is not None  # noqa: S101 -- the caller looked
    if kind == "none":
        return Slot("blocked", index)
    if kind in _INNER:
        outer = _outer(chunks, index, start)
        if outer is not None:
            return outer
    if kind == "from" and index > start and chunks[index - 1].tags & _PEOPLE:
        return Slot("blocked", index)
    return Slot(kind, index, of_cargo=_follows_cargo(chunks, index, start))


def _outer(chunks: Sequence[Chunk], index: int, start: int) -> Slot | None:
    """The slot of the phrase that "in X" or "of X" belongs to: "to buyers in X", "the port of X"."""
    if index == start:
        return None
    head = chunks[index - 1]
    if "purpose" in head.tags:
        return Slot("purpose", index)
    position = index - 1
    inner: Slot | None = None
    while position >= max(start, index - _LONGEST_PHRASE):
        chunk = chunks[position]
        entry = chunk.entry
        tags = chunk.tags
        if entry.preposition is not None:
            if entry.preposition in _OUTER:
                if entry.preposition == "for" and not head.tags & _HEADS:
                    return None
                return Slot(entry.preposition, position, _follows_cargo(chunks, position, start))
            if entry.preposition == "none":
                return Slot("blocked", position)
            if position == index - 1:
                return None
            if entry.preposition == "in":
                inner = inner or Slot("in", position)
        elif tags & _HEADS or tags & _MODIFIERS or "and" in tags:
            pass
        elif entry.construction is not None:
            if "object" in entry.construction.slots and head.tags & _HEADS:
                return Slot("object", position)
            break
        elif chunk.place is not None:
            return _between(chunks, position, start)
        elif entry.cargo is not None or tags or not chunk.word.isalnum():
            break
        position -= 1
    if inner is not None:
        return inner
    if "agency" in head.tags:
        return Slot("agency", index)
    if "actor" in head.tags and "geo" not in head.tags:
        return Slot("blocked", index)
    return None


def _between(chunks: Sequence[Chunk], index: int, start: int) -> Slot | None:
    """The slot of the second half of "between A and the markets of B"."""
    for position in range(index, max(start, index - _LONGEST_PHRASE) - 1, -1):
        chunk = chunks[position]
        if chunk.entry.preposition == "between":
            return Slot("between", position)
        if (
            chunk.place is None
            and not chunk.tags & (_SEPARATORS | _MODIFIERS | _HEADS)
            and (chunk.entry.construction is None)
        ):
            return None
    return None


def _follows_cargo(chunks: Sequence[Chunk], index: int, start: int) -> bool:
    """Whether a cargo noun or its carrier stands right before a preposition."""
    position = index - 1
    if position >= start and chunks[position].word in ",(":
        position -= 1
    if position < start:
        return False
    chunk = chunks[position]
    return chunk.entry.cargo is not None and chunk.entry.construction is None
