"""A list of places with its role in a clause."""

from __future__ import annotations

from collections.abc import Iterable

from crimefacts_routes.frames import Frame
from crimefacts_routes.grammar import Role
from crimefacts_routes.mentions import Mention


class Assigned:
    """A list of places with its role in a clause.

    Args:
        mentions: The places.
        role: Their role.
        slot: Kind of what governs them; `modifier` for nationalities, `where` for relative clauses.
        governor: Index of the chunk that governs them.
        frame: The construction that gives them the role; None where a noun does.
        of_cargo: Whether they describe the cargo itself rather than a leg of its way.
    """

    __slots__ = ("frame", "governor", "index", "mentions", "of_cargo", "role", "slot")

    def __init__(  # noqa: PLR0913 -- two of them by keyword
        self,
        mentions: Iterable[Mention],
        role: Role,
        slot: str,
        governor: int,
        frame: Frame | None,
        *,
        of_cargo: bool = False,
    ) -> None:
        self.mentions = tuple(mentions)
        self.role = role
        self.index = self.mentions[0].index
        self.slot = slot
        self.governor = governor
        self.frame = frame
        self.of_cargo = of_cargo
