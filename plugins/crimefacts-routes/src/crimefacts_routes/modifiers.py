"""What a nationality before or behind the cargo says of its way: "Afghan heroin"."""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts import Cargo
from crimefacts_routes.grammar import Role
from crimefacts_routes.members import (
    CARGO_PEOPLE,
    CARGO_UNKNOWN,
    FORM_BOUND,
    FORM_CARGO,
    FORM_PEOPLE,
    ROLE_DESTINATION,
    ROLE_ORIGIN,
)
from crimefacts_routes.mentions import Mention
from crimefacts_routes.words import Chunk


def role_of_modifier(chunks: Sequence[Chunk], mention: Mention, cargo: Cargo | None) -> Role | None:
    """The role of a place that modifies the cargo, or that people are named by.

    Args:
        chunks: The sentence.
        mention: The place.
        cargo: What moves, if known.

    Returns:
        Where the cargo is from, or bound; None where the place says nothing of it.
    """
    if not _is_moved(chunks, mention, cargo):
        return None
    to = mention.form is FORM_BOUND or _comes_from_elsewhere(chunks, mention)
    return ROLE_DESTINATION if to else ROLE_ORIGIN


def _is_moved(chunks: Sequence[Chunk], mention: Mention, cargo: Cargo | None) -> bool:
    """Whether what a nationality modifies, or means, is the cargo, and not who carries it."""
    if mention.form is FORM_PEOPLE:
        before = chunks[mention.index - 1] if mention.index else None
        by = before is not None and before.entry.preposition == "by"
        return cargo in (None, CARGO_PEOPLE) and not by
    modified = chunks[mention.head].entry.cargo
    return modified is None or cargo is None or modified in (cargo, CARGO_UNKNOWN)


def _comes_from_elsewhere(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """Whether a place is where the cargo is used: "X's guns come from Y"."""
    if mention.form is not FORM_CARGO or mention.place is None or mention.place.demonym:
        return False
    following = chunks[mention.head + 1 : mention.head + 2]
    constructions = [chunk.entry.construction for chunk in following]
    return any(c is not None and c.acts_as == "from" for c in constructions)
