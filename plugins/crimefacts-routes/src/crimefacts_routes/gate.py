"""What no route can do without: most sentences about crime hold none, and this tells so early.

Every test is a necessary condition of what other modules decide with more care.
"""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts_routes.chunks import Row
from crimefacts_routes.frames import Frame
from crimefacts_routes.members import (
    FORM_ACTOR,
    FORM_AGENCY,
    FORM_CARGO,
    FORM_OTHER,
    FORM_PEOPLE,
    LICENCE_ALONE,
    LICENCE_CARGO,
    MARK_CARGO,
)
from crimefacts_routes.mentions import Mention
from crimefacts_routes.tags import CARGO, DEMONYM, ORIGIN, SMUGGLER

# What names the cargo or the people moved; a route needs more than that.
_MODIFIERS = (FORM_CARGO, FORM_PEOPLE)
_OFFICES = (FORM_ACTOR, FORM_AGENCY)
# What may stand before receivers: "sold to Mexican cartels".
_BEFORE_RECEIVERS = frozenset({"to", "in", "for"})
# How far behind a cargo "of" may stand, in chunks: "ivory (of ...".
_OF_REACH = 3


def may_license(row: Row, frames: Sequence[Frame], *, cargo: bool) -> bool:
    """Whether the constructions of a sentence can make a statement of trafficking.

    Args:
        row: The sentence.
        frames: Its constructions.
        cargo: Whether a cargo was named before.
    """
    licences = [frame.construction.licence for frame in frames if not frame.negated]
    if LICENCE_ALONE in licences:
        return True
    if not (
        cargo
        or row.tags & (CARGO | SMUGGLER | DEMONYM)
        or any(frame.construction.cargo for frame in frames)
    ):
        return False  # nothing moves
    # What is only found or seized has to be from somewhere.
    return LICENCE_CARGO in licences or (bool(licences) and _may_have_origin(row))


def _may_have_origin(row: Row) -> bool:
    return bool(row.tags & ORIGIN) or any(
        chunk.entry.preposition == "of"
        for index in row.at(MARK_CARGO)
        for chunk in row[index + 1 : index + _OF_REACH]
    )


def may_have_role(row: Row, frames: Sequence[Frame], mentions: Sequence[Mention]) -> bool:
    """Whether a place of a sentence, or one that it leaves unsaid, can have a role on a way.

    Args:
        row: The sentence.
        frames: Its constructions.
        mentions: Its places.
    """
    if any(frame.construction.role_noun for frame in frames):
        return True
    telling = [mention for mention in mentions if mention.form is not FORM_OTHER]
    if not telling:
        return False
    others = [mention for mention in telling if mention.form not in _MODIFIERS]
    if not others:
        return any(frame.construction.licence is LICENCE_ALONE for frame in frames) or any(
            mention.form is FORM_CARGO and mention.place is not None and not mention.place.demonym
            for mention in telling
        )
    return any(
        mention.form not in _OFFICES or _may_receive(row, mention) or _may_seize(mention)
        for mention in others
    )


def _may_receive(row: Row, mention: Mention) -> bool:
    return mention.form is FORM_ACTOR and any(
        chunk.entry.preposition in _BEFORE_RECEIVERS for chunk in row[: mention.index]
    )


def _may_seize(mention: Mention) -> bool:
    return mention.form is FORM_AGENCY and (mention.place is None or not mention.place.demonym)
