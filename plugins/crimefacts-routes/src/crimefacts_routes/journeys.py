"""From the roles of single places to one journey: origins, stops in order, goals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from crimefacts_routes.assigned import Assigned
from crimefacts_routes.frames import Frame
from crimefacts_routes.grammar import Role
from crimefacts_routes.members import (
    CARGO_PEOPLE,
    CARGO_UNKNOWN,
    ROLE_DESTINATION,
    ROLE_ENTRY,
    ROLE_ORIGIN,
    ROLE_PRESENT,
    ROLE_SEIZURE,
    ROLE_STAGE,
    ROLE_TRANSIT,
    ROLE_WITHIN,
)
from crimefacts_routes.mentions import Mention
from crimefacts_routes.tags import DEFINITE, ONWARD, OR, RELATIVE
from crimefacts_routes.words import Chunk


@define
class Journey:
    """The places of a route by role, each in text order."""

    origins: list[Mention] = field(factory=list)
    transits: list[Mention] = field(factory=list)
    destinations: list[Mention] = field(factory=list)
    seized_at: Mention | None = None

    def __bool__(self) -> bool:
        return bool(self.origins or self.transits or self.destinations)


def travel(chunks: Sequence[Chunk], assigned: Sequence[Assigned]) -> Journey:
    """Put the places of a clause into the order of a journey.

    In a chain every place but the first and the last is on the way.

    Args:
        chunks: The sentence.
        assigned: The places with the roles that their clause gives them, in text order.
    """
    roles = [found.role for found in assigned]
    _starts(assigned, roles)
    _goals(chunks, assigned, roles)
    _exploited_on_the_way(assigned, roles)
    _settle(roles)
    journey = Journey()
    role_of = dict(zip(map(id, assigned), roles, strict=True))
    for found in _order(assigned):
        role = role_of[id(found)]
        if role in (ROLE_ORIGIN, ROLE_WITHIN):
            journey.origins += found.mentions
        if role in (ROLE_DESTINATION, ROLE_WITHIN):
            journey.destinations += found.mentions
        if role is ROLE_TRANSIT:
            journey.transits += found.mentions
    _seizure(journey, assigned)
    if journey.origins and not journey.destinations:
        present = (found.mentions for found in assigned if found.role is ROLE_PRESENT)
        journey.destinations += [mention for mentions in present for mention in mentions]
    return journey


def _settle(roles: list[Role]) -> None:
    """Decide roles that depend on what else is named."""
    stage = ROLE_TRANSIT if ROLE_ORIGIN in roles else ROLE_ORIGIN
    entry = ROLE_TRANSIT if ROLE_DESTINATION in roles else ROLE_DESTINATION
    settled = {ROLE_STAGE: stage, ROLE_ENTRY: entry}
    roles[:] = [settled.get(role, role) for role in roles]


# Within a leg one sets out, passes, and arrives.
_STEPS = {"from": 0, "of": 0, "via": 1}


def _order(assigned: Sequence[Assigned]) -> list[Assigned]:
    """Leg by leg: where one passes comes before where one gets to ("enter X through Y")."""
    return sorted(assigned, key=lambda found: (_leg(found), _STEPS.get(found.slot, 2), found.index))


def _leg(found: Assigned) -> int:
    frame = found.frame
    return frame.index if frame is not None and frame.construction.motion else found.index


def _starts(assigned: Sequence[Assigned], roles: list[Role]) -> None:
    """Where the cargo is from is the origin; where a leg starts is then on the way."""
    from_cargo = {
        _label(mention)
        for found, role in zip(assigned, roles, strict=True)
        if role is ROLE_ORIGIN and found.of_cargo
        for mention in found.mentions
    }
    first: Assigned | None = None
    for position, found in enumerate(assigned):
        if roles[position] is not ROLE_ORIGIN or found.of_cargo or found.slot == "subject":
            continue
        labels = {_label(mention) for mention in found.mentions}
        if (from_cargo and not labels <= from_cargo) or (
            first is not None
            and found.frame is not first.frame
            and (_moves(first.frame) or _recruits(first.frame))
            and _moves(found.frame)
        ):
            roles[position] = ROLE_TRANSIT
        elif first is None:
            first = found


def _goals(chunks: Sequence[Chunk], assigned: Sequence[Assigned], roles: list[Role]) -> None:
    """The goal of a leg that is followed by another leg is on the way."""
    goals = [
        position
        for position, role in enumerate(roles)
        if role is ROLE_DESTINATION and assigned[position].slot != "subject"
    ]
    for left, right in pairwise(goals):
        one, other = assigned[left], assigned[right]
        onward = _has(chunks, one.mentions[-1].last + 1, other.index, ONWARD)
        if one.frame is other.frame:
            if onward or _adjacent(one, other):
                roles[left] = ROLE_TRANSIT
            continue
        if not (_moves(one.frame) and _moves(other.frame)):
            continue
        if _has_cargo(chunks, one, other) or _has(
            chunks, one.mentions[-1].last + 1, other.governor, OR
        ):
            continue
        marks_cargo = one.of_cargo and one.frame is not None and one.frame.construction.of_cargo
        if marks_cargo and not onward:
            if not other.of_cargo:
                roles[right] = ROLE_TRANSIT
        else:
            for position in goals:
                if position <= left and assigned[position].frame is one.frame:
                    roles[position] = ROLE_TRANSIT


def _exploited_on_the_way(assigned: Sequence[Assigned], roles: list[Role]) -> None:
    """Where people on their way to somewhere are exploited is on the way."""
    if any(
        role is ROLE_DESTINATION and found.of_cargo and found.slot != "modifier"
        for found, role in zip(assigned, roles, strict=True)
    ):
        for position, found in enumerate(assigned):
            if (
                roles[position] is ROLE_DESTINATION
                and found.slot == "in"
                and found.frame is not None
                and found.frame.construction.abroad
            ):
                roles[position] = ROLE_TRANSIT


def _recruits(frame: Frame | None) -> bool:
    return frame is not None and frame.construction.cargo is CARGO_PEOPLE


def _moves(frame: Frame | None) -> bool:
    return frame is not None and (frame.construction.motion or frame.construction.of_cargo)


def _has(chunks: Sequence[Chunk], start: int, end: int, tag: int) -> bool:
    return any(chunk.tags & tag for chunk in chunks[start:end])


def _has_cargo(chunks: Sequence[Chunk], one: Assigned, other: Assigned) -> bool:
    """Whether another cargo stands between two legs."""
    start = one.mentions[-1].last + 1
    return any(
        chunks[index].entry.cargo not in (None, CARGO_UNKNOWN)
        and not chunks[index - 1].tags & DEFINITE
        and not chunks[index + 1].tags & RELATIVE
        for index in range(start, other.governor)
    )


def _adjacent(one: Assigned, other: Assigned) -> bool:
    """Whether a second "to" follows the first at once: "to A to B"."""
    return one.slot == other.slot == "to" and other.governor == one.mentions[-1].last + 1


def _seizure(journey: Journey, assigned: Sequence[Assigned]) -> None:
    """The place of a seizure is on the way if there is a goal, and the goal if there is none."""
    for found in assigned:
        if found.role is not ROLE_SEIZURE:
            continue
        journey.seized_at = journey.seized_at or found.mentions[0]
        known = {_label(m) for m in (*journey.origins, *journey.transits, *journey.destinations)}
        new = [mention for mention in found.mentions if _label(mention) not in known]
        if journey.destinations:
            journey.transits += new
        elif journey.origins:
            journey.destinations += new


def _label(mention: Mention) -> str:
    return mention.place.label if mention.place is not None else str(mention.index)
