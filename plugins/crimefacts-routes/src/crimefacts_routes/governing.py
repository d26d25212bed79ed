"""Which construction governs a preposition, and what role it gives the places behind it."""

from __future__ import annotations

from crimefacts import Cargo
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame, closest, within
from crimefacts_routes.grammar import Argument, Role
from crimefacts_routes.members import ARGUMENT_ANY, ROLE_ORIGIN, ROLE_PRESENT, ROLE_SEIZURE
from crimefacts_routes.slots import Slot
from crimefacts_routes.tags import RELATIVE, TAKEN, UNKNOWN

_LOCAL = frozenset({"in", "of", "for"})
# What these say does not depend on the verb.
_OF_CARGO = {"from": Role.ORIGIN, "to": Role.DESTINATION, "via": Role.TRANSIT}
_VERBS = (Argument.SUBJECT, Argument.OBJECT)
# A phrase in front of its verb stands at the head of the clause, behind this many words at most.
_FRONTED = 2

Governed = tuple[Frame | None, tuple[Role, ...]]


class Government:
    """Looks up what the prepositions of a clause say.

    Args:
        clause: The clause.
        cargo: What moves, if known.
    """

    def __init__(self, clause: Clause, cargo: Cargo | None) -> None:
        self._clause = clause
        self._chunks = clause.row
        self._frames = clause.frames
        self._cargo = cargo

    def at(self, slot: Slot) -> Governed:
        """The construction that a slot belongs to, and the roles that places have in it."""
        own = self._at(slot.index)
        if own is not None:
            return own, own.construction.roles(slot.kind, self._cargo)
        if slot.kind in _LOCAL:
            return self._local(slot)
        frame = self._leg(slot.index)
        if frame is None and slot.kind == "from" and slot.index == self._clause.start:
            frame = closest(self._frames, slot.index)  # "From X, the gang organises shipments"
        if slot.of_cargo and slot.kind in _OF_CARGO:
            return frame, (_OF_CARGO[slot.kind],)
        if frame is None:
            return None, ()
        roles = frame.construction.roles(slot.kind, self._cargo)
        if not roles and slot.kind in _OF_CARGO:
            moving = [f for f in self._frames if f.construction.motion]
            frame = closest(moving, slot.index) or frame
            roles = frame.construction.roles(slot.kind, self._cargo)
        return frame, roles

    def object_of(self, slot: Slot) -> Governed:
        """The verb that a place is the object of, and the roles that it has there."""
        frame = self._at(slot.index)
        return frame, frame.construction.roles("object", self._cargo) if frame else ()

    def _at(self, index: int) -> Frame | None:
        return next(iter(within(self._frames, index, index + 1)), None)

    def _local(self, slot: Slot) -> Governed:
        if slot.kind == "of" and slot.of_cargo:
            return closest(self._frames, slot.index), (ROLE_ORIGIN,)
        frame = self._place(slot.index)
        if slot.kind == "of":
            adjacent = self._at(slot.index - 1)
            frame = frame if adjacent is None and self._next_share(slot.index) else adjacent
        roles = frame.construction.roles(slot.kind, self._cargo) if frame else ()
        if not roles and slot.kind == "in" and slot.of_cargo:
            taken = self._chunks[slot.index - 1].tags & TAKEN
            roles = (ROLE_ORIGIN,) if taken else (ROLE_PRESENT,)  # "the ecstasy in Australia"
        return frame, roles

    def _place(self, index: int) -> Frame | None:
        """The construction that tells what happens "in" a place: one before it, or a seizure."""
        before = within(self._frames, 0, index + 1)
        if before:
            # In "picked the consignment up in X" the noun says nothing of the place.
            telling = [
                frame
                for frame in before
                if frame.construction.roles("in", self._cargo)
                or frame.construction.argument is not ARGUMENT_ANY
            ]
            frame = closest(telling or before, index)
            return None if frame is None or self._is_parted(frame.index, index) else frame
        first = self._frames[0] if self._frames else None
        seized = first is not None and ROLE_SEIZURE in first.construction.roles("in", self._cargo)
        return first if seized else None

    def _is_parted(self, start: int, end: int) -> bool:
        """Whether a relative clause of its own begins between: "a gang that operates in X"."""
        return any(chunk.tags & RELATIVE for chunk in self._chunks[start + 1 : end])

    def _leg(self, index: int) -> Frame | None:
        """The construction that "from" or "to" belongs to: one before it, or a verb behind it."""
        if within(self._frames, 0, index + 1):
            return closest(self._frames, index)
        before = self._chunks[self._clause.start : index]
        if sum(1 for chunk in before if chunk.tags & UNKNOWN) > _FRONTED:
            return None
        return next((f for f in self._frames if f.construction.argument in _VERBS), None)

    def _next_share(self, index: int) -> bool:
        """Whether "of" follows a number: "41 % from A and 19 % of B"."""
        before = self._chunks[index - 1] if index else None
        return before is not None and (before.word == "%" or before.word.isdigit())


def is_seizure(frame: Frame) -> bool:
    """Whether a construction says that cargo is found or seized."""
    return frame.construction.roles("in", None) == (ROLE_SEIZURE,)
