"""Which construction makes a clause a statement of trafficking, and what it needs for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crimefacts import Cargo
from crimefacts_routes.assigned import Assigned
from crimefacts_routes.cargo import CargoPhrase
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame
from crimefacts_routes.journeys import Journey
from crimefacts_routes.members import (
    LICENCE_ALONE,
    LICENCE_CARGO,
    LICENCE_NEVER,
    MARK_LAWFUL,
    ROLE_DESTINATION,
    ROLE_ORIGIN,
    ROLE_PRESENT,
    ROLE_SEIZURE,
    ROLE_WITHIN,
)

# Cargo that is also sent home, evacuated and laundered.
_LAWFUL_CARGO = (Cargo.PEOPLE, Cargo.MONEY)


def find_licence(
    frames: Iterable[Frame], clause: Clause, cargo: CargoPhrase | None
) -> Frame | None:
    """The construction that makes a clause a statement of trafficking.

    Args:
        frames: The constructions that speak of the cargo.
        clause: The clause.
        cargo: What moves, if known.

    Returns:
        Words that are illicit by themselves before others, a role noun before a verb; None where
        the clause says nothing of trafficking.
    """
    asserted = [frame for frame in frames if not frame.negated]
    for frame in asserted:
        if frame.construction.licence is LICENCE_ALONE:
            return frame
    if cargo is None or not cargo.illicit:
        return None
    if cargo.cargo in _LAWFUL_CARGO and clause.inside(clause.row.at(MARK_LAWFUL)):
        return None
    licensing = [f for f in asserted if f.construction.licence is LICENCE_CARGO]
    if not licensing and not cargo.plain:
        # "Ivory from A was found in B": cargo and two ends are a route without a verb of motion.
        return next(iter(asserted), None)
    nouns = (frame for frame in licensing if frame.construction.role_noun)
    verbs = sorted(licensing, key=lambda frame: bool(frame.construction.needs))
    return next(nouns, verbs[0] if verbs else None)


def keep_needed(assigned: list[Assigned], licence: Frame) -> list[Assigned]:
    """Leave out what constructions say that lack a role that they need.

    Args:
        assigned: The places of the clause.
        licence: The construction that makes it a statement of trafficking.
    """
    if licence.construction.licence is LICENCE_ALONE:
        return assigned
    kept = [
        found
        for found in assigned
        if found.frame is None or _satisfied(found.frame, assigned, but=found)
    ]
    return kept if _satisfied(licence, kept, but=None) else []


def _satisfied(frame: Frame, assigned: Iterable[Assigned], but: Assigned | None) -> bool:
    needs = frame.construction.needs
    if not needs:
        return True
    for found in assigned:
        if found is not but and (
            found.role in needs
            or found.role is ROLE_WITHIN
            or (found.role in (ROLE_SEIZURE, ROLE_PRESENT) and ROLE_DESTINATION in needs)
        ):
            return True
    return but is not None and (but.slot == "modifier" or but.role in needs)


def is_statement(journey: Journey, assigned: Sequence[Assigned], licence: Frame) -> bool:
    """Whether what a clause says of places amounts to a route.

    A nationality alone ("Afghan heroin") does not, nor does exploitation at home.

    Args:
        journey: The places by role.
        assigned: The same as the clause gives them.
        licence: The construction that makes the clause a statement of trafficking.
    """
    if not journey:
        return False
    construction = licence.construction
    if construction.licence is LICENCE_NEVER:
        named = any(f.role is ROLE_ORIGIN and f.slot != "modifier" for f in assigned)
        return named and bool(journey.destinations)
    if construction.abroad:
        origins = {m.place.label for m in journey.origins if m.place}
        goals = {m.place.label for m in journey.destinations if m.place}
        return bool(journey.destinations) and goals != origins
    return construction.licence is LICENCE_ALONE or any(
        found.slot != "modifier" or found.role is not ROLE_ORIGIN for found in assigned
    )
