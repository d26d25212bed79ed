"""Whether it is the cargo that a verb moves, and not a minister or a bus."""

from __future__ import annotations

from crimefacts import Cargo
from crimefacts_routes.cargo import CargoPhrase
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame
from crimefacts_routes.governing import is_seizure
from crimefacts_routes.members import (
    ARGUMENT_ANY,
    ARGUMENT_COMPLEMENT,
    ARGUMENT_NAMED,
    ARGUMENT_OBJECT,
    CARGO_PEOPLE,
    CARGO_UNKNOWN,
    FORM_PEOPLE,
    MARK_COMPANION,
)
from crimefacts_routes.tags import (
    ACTOR,
    ADJECTIVE,
    AGENCY,
    CARGO,
    CLAUSE,
    CLITIC,
    COUNTRY,
    DEMONYM,
    DETERMINER,
    FROM_WHERE,
    GEO,
    LAWFUL,
    MARKET,
    MEANS,
    NAME,
    PERSON,
    PLACE,
    PRONOUN,
    RELATIVE,
    SILENT,
    SMUGGLER,
    THROUGH_WHERE,
    TO_WHERE,
    TOPIC,
)
from crimefacts_routes.words import Chunk

# How far from its verb a subject or object stands, in chunks.
_REACH = 16
_WITH_REACH = 6
_NAMED_REACH = 9
_NOUN_PHRASE = 3
_LEGS = frozenset({"from", "to", "of", "via"})
# What begins another clause behind a verb.
_ENDS = RELATIVE | CLAUSE | FROM_WHERE | THROUGH_WHERE | TO_WHERE
_THINGS = tuple(set(Cargo) - {Cargo.PEOPLE, Cargo.UNKNOWN})
_COMPLEMENT = frozenset({"for", "of"})
_NOUNS = ACTOR | AGENCY | GEO | MARKET | COUNTRY
# What stands behind a preposition that governs no infinitive.
_NOMINAL = _NOUNS | PLACE | NAME | DETERMINER | CARGO
_MAY_BE_CARGO = CARGO | SMUGGLER | DEMONYM | NAME | PERSON | PRONOUN | MEANS
_HEADS = _NOUNS | NAME | PERSON


class Arguments:
    """Looks for the cargo among the subjects and objects of a clause's verbs.

    Args:
        clause: The clause.
        cargo: What it is about.
        free_order: Whether subjects stand behind their verbs too, and may be left out.
    """

    def __init__(self, clause: Clause, cargo: CargoPhrase | None, *, free_order: bool) -> None:
        self._chunks = clause.row
        self._clause = clause
        self._people = {m.index for m in clause.mentions if m.form is FORM_PEOPLE}
        self._cargo = cargo.cargo if cargo is not None else None
        # A story of people names them, or has no subject at all.
        self._persons = (
            cargo is not None
            and cargo.cargo is CARGO_PEOPLE
            and cargo.index < 0
            and not cargo.inherited
        )
        self._free_order = free_order
        self._accompanied = self._has_companion()

    def fitting(self) -> frozenset[int]:
        """Indexes of the clause's constructions that speak of the cargo."""
        fitting: set[int] = set()
        for frame in self._clause.frames:
            if self._fits(frame, fitting):
                fitting.add(frame.index)
        return frozenset(fitting)

    def _fits(self, frame: Frame, fitting: set[int]) -> bool:
        index, kind = frame.index, frame.construction.argument
        if frame.construction.carrier:
            return self._moves_on(index)
        if kind in (ARGUMENT_NAMED, ARGUMENT_COMPLEMENT):
            named = kind is ARGUMENT_NAMED
            return self._names_cargo(index) if named else not self._other_complement(index)
        if kind is ARGUMENT_ANY or self._accompanied:
            return True
        if kind is ARGUMENT_OBJECT and self._is_clitic(index - 1):
            return self._cargo is not None
        return not (kind is ARGUMENT_OBJECT and self._other_object(index)) and (
            self._before(index, fitting)
            or (self._may_follow(frame) and self._behind(index))
            or (frame.construction.acts_as == "to" and self._found_inside(index))
        )

    def _moves_on(self, index: int) -> bool:
        """Whether a carrier comes from or goes to a place: "a container from X"."""
        following = self._chunks[index + 1 : min(index + 2, self._clause.end)]
        return any(chunk.entry.preposition in _LEGS for chunk in following)

    def _names_cargo(self, index: int) -> bool:
        """Whether a hub is one of cargo: "a cocaine hub", "a hub for cocaine"."""
        if self._chunks[index].entry.cargo is not None:
            return True
        if self._other_complement(index):
            return False
        first = max(self._clause.start, index - 1)
        for position in range(first, min(self._clause.end, index + _NAMED_REACH)):
            chunk = self._chunks[position]
            if chunk.entry.cargo is not None:
                return True
            if self._is_cargo(position) and (chunk.entry.means is None or chunk.tags & ACTOR):
                return True
            if position > index and chunk.word == ",":
                return False
        return False

    def _other_complement(self, index: int) -> bool:
        """Whether a role noun is said of something else: "a hub for money laundering"."""
        start = index + 1
        if start >= self._clause.end or self._chunks[start].entry.preposition not in _COMPLEMENT:
            return False
        unknown = False
        for position in range(start + 1, min(self._clause.end, start + _WITH_REACH)):
            chunk = self._chunks[position]
            if chunk.entry.cargo is not None or self._is_cargo(position):
                return False
            if chunk.tags & LAWFUL:
                return True
            if chunk.entry.preposition is not None or not chunk.word.isalpha():
                break
            if chunk.place is not None or chunk.tags & _NOUNS & ~ACTOR:
                continue
            if chunk.entry.construction is not None:
                return False
            unknown = unknown or bool(chunk.tags & ACTOR) or self._is_noun(chunk)
        return unknown

    def _may_follow(self, frame: Frame) -> bool:
        """Whether the cargo may stand behind the words."""
        if frame.construction.of_cargo and frame.construction.argument is not ARGUMENT_OBJECT:
            return frame.index == self._clause.start
        return (
            self._free_order
            or frame.construction.argument is ARGUMENT_OBJECT
            or frame.index == self._clause.start
        )

    def _found_inside(self, index: int) -> bool:
        """Whether the cargo is found in what is on its way: "crates bound for X"."""
        found = next((f for f in self._clause.frames if f.index > index), None)
        return found is not None and is_seizure(found) and self._behind(found.index)

    def _is_clitic(self, position: int) -> bool:
        """Whether a pronoun stands right before its verb: "las trasladaban"."""
        return position >= self._clause.start and bool(self._chunks[position].tags & CLITIC)

    def _other_object(self, index: int) -> bool:
        """Whether something else is the object: "brought ministers"."""
        for position in range(index + 1, min(self._clause.end, index + _WITH_REACH)):
            if self._is_cargo(position):
                return False
            chunk = self._chunks[position]
            if chunk.tags & (ACTOR | AGENCY) and not chunk.tags & GEO:
                return True
            if not (chunk.tags & (DETERMINER | ADJECTIVE) or chunk.place is not None):
                return False
        return False

    def _before(self, index: int, fitting: set[int]) -> bool:
        """Whether the subject on the left is the cargo, or is left out."""
        bare = True
        for position in range(index - 1, max(self._clause.start, index - _REACH) - 1, -1):
            chunk = self._chunks[position]
            if chunk.tags & _MAY_BE_CARGO and self._is_cargo(position):
                return True
            if position in fitting:
                return True
            if chunk.word in ";:" or chunk.tags & CLAUSE:
                break
            bare = bare and not self._is_noun(chunk)
        return bare and self._cargo is not None

    def _behind(self, index: int) -> bool:
        """Whether the cargo follows the verb before the next clause begins."""
        for position in range(index + 1, min(self._clause.end, index + _REACH)):
            chunk = self._chunks[position]
            if chunk.tags & _MAY_BE_CARGO and self._is_cargo(position):
                return True
            if chunk.tags & _ENDS or chunk.word in ";:":
                return False
            preposition = chunk.entry.preposition
            if preposition is None or preposition == "of":
                continue
            if preposition == "for" or not (self._free_order and self._opens_place(position)):
                return False
        return False

    def _opens_place(self, position: int) -> bool:
        """Whether a preposition governs a noun or a year, and not an infinitive."""
        following = self._chunks[position + 1 : position + 2]
        return any(chunk.tags & _NOMINAL or chunk.word.isdigit() for chunk in following)

    def _is_cargo(self, position: int) -> bool:
        chunk = self._chunks[position]
        if not chunk.tags & _MAY_BE_CARGO:
            return False
        entry = chunk.entry
        if entry.cargo is not None:
            following = position + 1
            if entry.plain and entry.cargo is CARGO_PEOPLE and self._cargo in _THINGS:
                return False  # "two men flew to X to talk about the drugs"
            return not self._is_topic(position) and not (
                following < len(self._chunks)
                and self._chunks[following].tags & (ACTOR | AGENCY)
                and not self._chunks[following].tags & SMUGGLER
            )
        if (
            position in self._people
            or chunk.tags & SMUGGLER
            or (self._persons and chunk.tags & (NAME | PERSON))
        ):
            return True
        if chunk.tags & PRONOUN:
            return self._cargo is not None
        return entry.means is not None and not chunk.tags & ACTOR

    def _is_topic(self, position: int) -> bool:
        """Whether a cargo is only talked of: "talks about drugs", not "... that come from X"."""
        if any(chunk.tags & RELATIVE for chunk in self._chunks[position + 1 : position + 2]):
            return False
        for index in range(position - 1, max(self._clause.start, position - _NOUN_PHRASE) - 1, -1):
            chunk = self._chunks[index]
            if chunk.tags & TOPIC:
                return True
            if not chunk.tags & (DETERMINER | ADJECTIVE):
                return False
        return False

    def _is_noun(self, chunk: Chunk) -> bool:
        """Whether a chunk may be the head of a subject that is no cargo."""
        if chunk.tags & PLACE:
            return False
        if chunk.tags & _HEADS:
            return True
        return not chunk.tags & ~(CARGO | SILENT) and chunk.word.isalpha()

    def _has_companion(self) -> bool:
        """Whether someone or something moves "with" the cargo, "carrying" or "hiding" it."""
        for position in self._clause.inside(self._chunks.at(MARK_COMPANION)):
            end = min(position + _WITH_REACH, self._clause.end)
            for chunk in self._chunks[position + 1 : end]:
                if chunk.entry.cargo not in (None, CARGO_UNKNOWN) and not chunk.entry.plain:
                    return True
        return False
