"""Where one statement ends and the next begins inside a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from attrs import define

from crimefacts_routes.chunks import Row
from crimefacts_routes.frames import Frame, within
from crimefacts_routes.members import CARGO_UNKNOWN, LICENCE_NEVER, MARK_BREAK, MARK_CARGO
from crimefacts_routes.mentions import Mention, PlaceList
from crimefacts_routes.tags import (
    ADJECTIVE,
    AND,
    BE,
    CLAUSE,
    DEFINITE,
    DEMONYM,
    DETERMINER,
    LIST,
    LOCATION,
    NAME,
    PLACE,
    RELATIVE,
    UNKNOWN,
)
from crimefacts_routes.words import Chunk

# Longer clauses are cut; in chunks.
_LONGEST = 150
_BEFORE_NOUN = DETERMINER | ADJECTIVE | LIST | UNKNOWN | DEMONYM


@define(eq=False)
class Clause:
    """A stretch of a sentence that makes one statement.

    Args:
        row: The sentence.
        start: Index of its first chunk.
        end: Index behind its last one.
        frames: Its constructions, in text order.
        mentions: Its places, in text order.
        lists: The same as lists that share a slot.
    """

    row: Row
    start: int
    end: int
    frames: Sequence[Frame] = ()
    mentions: Sequence[Mention] = ()
    lists: Sequence[PlaceList] = ()

    @property
    def chunks(self) -> list[Chunk]:
        """Its chunks."""
        return self.row[self.start : self.end]

    def inside(self, indexes: list[int]) -> list[int]:
        """Those of a sentence's indexes, in rising order, that stand in the clause."""
        first = bisect_left(indexes, self.start)
        return indexes[first : bisect_left(indexes, self.end, lo=first)]


def split_clauses(
    row: Row, frames: Sequence[Frame], mentions: Sequence[Mention], lists: Sequence[PlaceList]
) -> list[Clause]:
    """Cut a sentence where a new statement begins.

    That is at a semicolon, at a conjunction that opens a contrasting clause, and where, after a
    complete statement, another cargo becomes the subject or object of another verb.

    Args:
        row: The sentence.
        frames: Its constructions, in text order.
        mentions: Its places, in text order.
        lists: The same as lists that share a slot.
    """
    main = [frame for frame in frames if _is_main(frame)]
    cuts = [0]
    breaks, cargo = row.at(MARK_BREAK), row.at(MARK_CARGO)
    for index in sorted((*breaks, *cargo, *range(_LONGEST, len(row), _LONGEST))):
        cut = index  # no one wrote that: a table, or a text without full stops
        if index - cuts[-1] < _LONGEST:
            cut = _Boundary(row, main, cuts[-1], index).cut
        if cut > cuts[-1]:
            cuts.append(cut)
    cuts.append(len(row))
    return [
        Clause(
            row,
            start,
            end,
            within(frames, start, end),
            _within(mentions, start, end, attrgetter("index")),
            _within(lists, start, end, attrgetter("first")),
        )
        for start, end in pairwise(cuts)
        if start < end
    ]


_ItemT = TypeVar("_ItemT")


def _within(
    items: Sequence[_ItemT], start: int, end: int, where: Callable[[Any], int]
) -> Sequence[_ItemT]:
    first = bisect_left(items, start, key=where)
    return items[first : bisect_left(items, end, lo=first, key=where)]


def _is_main(frame: Frame) -> bool:
    construction = frame.construction
    return construction.licence is not LICENCE_NEVER and not construction.of_cargo


class _Boundary:
    """Decides whether a statement begins at, or before, a chunk.

    Args:
        chunks: The sentence.
        main: The constructions that can make a statement.
        start: Index of the clause's first chunk.
        index: Index of a mark, a conjunction or a name of cargo.
    """

    def __init__(
        self, chunks: Sequence[Chunk], main: Sequence[Frame], start: int, index: int
    ) -> None:
        self._chunks = chunks
        self._main = main
        self._start = start
        self._index = index

    @property
    def cut(self) -> int:
        """Index of the first chunk of the new statement; 0 where there is none."""
        chunk = self._chunks[self._index]
        if chunk.word == ";" or (chunk.tags & CLAUSE and self._follows_mark()):
            return self._index + 1
        if chunk.word == ")":
            return self._index + 1 if self._closes_statement() else 0
        if chunk.entry.cargo is None or not self._main:
            return 0
        if self._is_new_subject():
            return self._phrase_start()
        return self._new_verb()

    def _follows_mark(self) -> bool:
        return self._index > 0 and self._chunks[self._index - 1].word in ",;—–("

    def _closes_statement(self) -> bool:
        """Whether a bracket ends a statement in parentheses: "cocaine (shipped from X), heroin"."""
        for position in range(self._index - 1, self._start - 1, -1):
            if self._chunks[position].word == "(":
                return bool(within(self._main, position + 1, self._index))
        return False

    def _is_new_subject(self) -> bool:
        """Whether this cargo noun is the subject of a new statement."""
        before = within(self._main, self._start, self._index)
        boundary = self._phrase_start()
        if not before or boundary <= before[-1].index or not self._has_place():
            return False
        verb = self._index + 1
        relative = verb < len(self._chunks) and self._chunks[verb].tags & RELATIVE
        if relative:
            if not self._is_other_cargo():
                return False
            verb += 1
        elif not self._opens(boundary):
            return False
        return self._has_statement(verb)

    def _opens(self, boundary: int) -> bool:
        """Whether what stands before a phrase parts statements, and not items of a list."""
        if not boundary:
            return False
        opening = self._chunks[boundary - 1]
        if opening.tags & AND:
            return boundary == 1 or self._chunks[boundary - 2].entry.cargo is None
        return (
            opening.word in ",:"
            or bool(opening.tags & CLAUSE)
            or bool(opening.tags & RELATIVE and self._chunks[boundary].tags & DEFINITE)
        )

    def _has_statement(self, verb: int) -> bool:
        """Whether a verb of motion follows, behind auxiliaries at most, and then a place."""
        chunks = self._chunks
        while verb < len(chunks) and (chunks[verb].tags & (BE | LIST | DEMONYM)):
            verb += 1
        construction = chunks[verb].entry.construction if verb < len(chunks) else None
        if construction is None or construction.of_cargo or construction.role_noun:
            return False
        return any(chunk.tags & (NAME | PLACE) for chunk in chunks[verb:])

    def _new_verb(self) -> int:
        """Index of the verb that has this cargo as its object, if another cargo moved before it.

        As in "X exports drugs to Y and receives guns from Z".
        """
        verb = self._phrase_start() - 1
        chunks = self._chunks
        if (
            verb <= self._start
            or not within(self._main, verb, verb + 1)
            or not chunks[verb - 1].tags & AND
        ):
            return 0
        before = {c.entry.cargo for c in chunks[self._start : verb]} - {None, CARGO_UNKNOWN}
        other = before and chunks[self._index].entry.cargo not in {*before, CARGO_UNKNOWN}
        complete = _has_place(chunks[self._start : verb]) and _has_place(chunks[self._index :])
        return verb if other and complete else 0

    def _has_place(self) -> bool:
        return _has_place(self._chunks[self._start : self._index])

    def _is_other_cargo(self) -> bool:
        """Whether the clause so far spoke of another cargo."""
        words = {c.word for c in self._chunks[self._start : self._index] if c.entry.cargo}
        return bool(words) and self._chunks[self._index].word not in words

    def _phrase_start(self) -> int:
        """Index of the first chunk of the phrase that this noun is the head of."""
        position = self._index
        while position > 0:
            chunk = self._chunks[position - 1]
            if not chunk.tags & _BEFORE_NOUN:
                break
            position -= 1
        return position


def _has_place(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.tags & LOCATION for chunk in chunks)
