"""The constructions that a sentence sets off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from attrs import define

from crimefacts_routes.chunks import Row
from crimefacts_routes.grammar import Construction, Role
from crimefacts_routes.members import MARK_BREAK, MARK_CONSTRUCTION
from crimefacts_routes.tags import (
    ACTOR,
    ADJECTIVE,
    AFFIRMATION,
    AND,
    CLAUSE,
    CONSTRUCTION,
    DETERMINER,
    GEO,
    LIST,
    MARKET,
    MOTION,
    NEGATION,
    OR,
    PAUSE,
    PLACE,
    RELATIVE,
)
from crimefacts_routes.words import Chunk

_NEGATION_REACH = 7
_LIST_GLUE = AND | OR | DETERMINER | ADJECTIVE | LIST
_ENDS = CLAUSE | RELATIVE | AND | PAUSE | PLACE | MOTION

_index = attrgetter("index")


@define(eq=False)
class Frame:
    """A construction's words in a sentence.

    Args:
        index: Index of the chunk that they are.
        construction: The construction.
        negated: Whether the clause says that it is not so.
        roles: Further roles that the words name ("a source, transit and destination country").
    """

    index: int
    construction: Construction
    negated: bool = False
    roles: tuple[Role, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether it is a leg of a journey, or tells the way of the cargo."""
        return self.construction.motion or self.construction.of_cargo


def within(frames: Sequence[Frame], start: int, end: int) -> Sequence[Frame]:
    """The constructions whose words stand in a stretch of chunks.

    Args:
        frames: Constructions in text order.
        start: Index of the stretch's first chunk.
        end: Index behind its last one.
    """
    first = bisect_left(frames, start, key=_index)
    return frames[first : bisect_left(frames, end, lo=first, key=_index)]


def closest(frames: Sequence[Frame], index: int) -> Frame | None:
    """The last construction up to a chunk, else the first behind it.

    Carriers are looked past where they can be: in "smuggled in a container to X" it is the verb
    that governs X.
    """
    before = within(frames, 0, index + 1)
    if before:
        return next((f for f in reversed(before) if not f.construction.carrier), before[-1])
    return frames[0] if frames else None


def find_frames(row: Row) -> list[Frame]:
    """The constructions that a sentence sets off, in text order."""
    triggers = [(index, _construction(row, index)) for index in row.at(MARK_CONSTRUCTION)]
    listed = {
        index: _role_words(row, index) for index, construction in triggers if construction.role_noun
    }
    joined = {neighbour for neighbours in listed.values() for neighbour in neighbours}
    frames: list[Frame] = []
    breaks = row.at(MARK_BREAK)
    denies = row.tags & NEGATION
    denied = -1
    for index, construction in triggers:
        if index in joined or _belongs_to_people(row, index):
            continue
        negated = False
        if denies:
            if denied >= 0 and bisect_left(breaks, index) > bisect_right(breaks, denied):
                denied = -1  # "not a transit country for ..." denies all that its clause says
            negated = denied >= 0 or _negated(row, index)
            if negated and construction.role_noun:
                denied = index
        roles: tuple[Role, ...] = ()
        if index in listed:
            words = [row[neighbour].entry.role for neighbour in listed[index]]
            roles = tuple([role for role in words if role is not None])
        frames.append(Frame(index, construction, negated, roles))
    return frames


def _construction(row: Row, index: int) -> Construction:
    construction = row[index].entry.construction
    assert construction is not None  # noqa: S101 -- it was noted for it
    return construction


def _role_words(chunks: Sequence[Chunk], index: int) -> list[int]:
    """The words for roles that form a list with a role noun, before or behind it."""
    found: list[int] = []
    for step in (-1, 1):
        position = index + step
        while 0 <= position < len(chunks):
            chunk = chunks[position]
            if chunk.entry.role is not None:
                construction = chunk.entry.construction
                if construction is None or not construction.role_noun:
                    found.append(position)
                elif step == 1:
                    break
            elif not (chunk.word in ",-" or chunk.tags & _LIST_GLUE):
                break
            position += step
    return sorted(found)


def _belongs_to_people(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the words are part of a name of people: "drug smuggling networks"."""
    if index + 1 >= len(chunks):
        return False
    following = chunks[index + 1]
    return (
        bool(following.tags & ACTOR)
        and not following.tags & (GEO | MARKET | CONSTRUCTION)
        and chunks[index].word.endswith(("ing", "transport", "export"))
    )


def _negated(chunks: Sequence[Chunk], index: int) -> bool:
    for chunk in reversed(chunks[max(0, index - _NEGATION_REACH) : index]):
        tags = chunk.tags
        if tags & NEGATION and not tags & AFFIRMATION:
            return True
        if tags & _ENDS:
            return False
    return False
