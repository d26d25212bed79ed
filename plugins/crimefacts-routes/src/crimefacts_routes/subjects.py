"""The place that a role noun is said of where the clause leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts import Cargo
from crimefacts_routes.assigned import Assigned
from crimefacts_routes.chunks import Row
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.frames import Frame
from crimefacts_routes.grammar import Role
from crimefacts_routes.members import CARGO_PEOPLE, FORM_PLACE, ROLE_DESTINATION, ROLE_ORIGIN
from crimefacts_routes.mentions import Mention
from crimefacts_routes.tags import ACTOR, AND, BE, CLAUSE, HOME, NAME, OURS, PRONOUN, SILENT
from crimefacts_routes.words import Chunk

_SUBJECT_REACH = 20


class Subjects:
    """Remembers what the role nouns of a sentence are said of.

    Args:
        chunks: The sentence.
        discourse: What the text has spoken of.
    """

    def __init__(self, chunks: Row, discourse: Discourse) -> None:
        self._chunks = chunks
        self._discourse = discourse
        self._last: Sequence[Mention] = ()
        self._roles: frozenset[Role] = frozenset()
        self._actor: Sequence[Mention] = ()

    def complete(
        self, frames: Sequence[Frame], assigned: Sequence[Assigned], cargo: Cargo | None
    ) -> list[Assigned]:
        """The places of a clause, and those that it leaves to be understood.

        Args:
            frames: The clause's constructions that speak of the cargo.
            assigned: The places with the roles that the clause gives them.
            cargo: What moves, if known.
        """
        found = list(assigned)
        for frame in frames:
            if not frame.construction.role_noun or frame.negated:
                continue
            own = [a for a in assigned if a.frame is frame]
            named = [a for a in own if a.slot == "subject"]
            if named:
                self._last = tuple(mention for a in named for mention in a.mentions)
                self._roles = frozenset(a.role for a in named)
            elif not any(a.slot in ("in", "of") and a.role is not ROLE_DESTINATION for a in own):
                found += self._understood(frame, cargo)
        found += self._same_actor(frames, assigned, cargo)
        found += self._goal_of_recruits(frames, found)
        found.sort(key=lambda a: a.index)
        return found

    def _understood(self, frame: Frame, cargo: Cargo | None) -> list[Assigned]:
        if self._has_other_subject(frame.index):
            return []
        mentions = self._last or self._country(frame.index)
        if not mentions:
            return []
        roles = dict.fromkeys((*frame.construction.roles("subject", cargo), *frame.roles))
        if not self._last:
            self._roles |= frozenset(roles)
        return [Assigned(mentions, role, "subject", frame.index, frame) for role in roles]

    def _has_other_subject(self, index: int) -> bool:
        """Whether something other than a place is said to be it: "the airline is a conduit"."""
        verb = False
        for position in range(index - 1, max(-1, index - _SUBJECT_REACH), -1):
            chunk = self._chunks[position]
            if chunk.word == ";" or chunk.tags & CLAUSE:
                return False
            if chunk.tags & (HOME | OURS | PRONOUN):
                return False
            if chunk.tags & BE:
                verb = True
            elif verb and (chunk.entry.cargo is not None or self._is_noun(chunk)):
                return True
        return False

    @staticmethod
    def _is_noun(chunk: Chunk) -> bool:
        if chunk.tags & (NAME | ACTOR):
            return True
        return not chunk.tags & ~SILENT and chunk.word.isalpha()

    def _same_actor(
        self, frames: Sequence[Frame], assigned: Sequence[Assigned], cargo: Cargo | None
    ) -> list[Assigned]:
        """The subject that a verb shares with the one before: "X exports ... and receives"."""
        found: list[Assigned] = []
        for frame in frames:
            construction = frame.construction
            roles = () if construction.role_noun else construction.roles("subject", cargo)
            own = [a for a in assigned if a.frame is frame and a.slot == "subject"]
            if own:
                self._actor = () if construction.role_noun else own[0].mentions
            elif roles and self._chunks[frame.index - 1].tags & AND:
                found += [
                    Assigned(self._actor, role, "subject", frame.index, frame)
                    for role in roles
                    if self._actor
                ]
        return found

    def _country(self, index: int) -> Sequence[Mention]:
        place = self._discourse.country_at(self._chunks.span(index))
        return (Mention(index, FORM_PLACE, head=index, place=place),) if place is not None else ()

    def _goal_of_recruits(
        self, frames: Sequence[Frame], assigned: Sequence[Assigned]
    ) -> list[Assigned]:
        """A country of destination is where those recruited elsewhere are brought."""
        if ROLE_DESTINATION not in self._roles or not self._last:
            return []
        roles = {a.role for a in assigned}
        frame = next((f for f in frames if f.construction.cargo is CARGO_PEOPLE), None)
        if frame is None or ROLE_DESTINATION in roles or ROLE_ORIGIN not in roles:
            return []
        here = {m.place.label for a in assigned for m in a.mentions if m.place}
        if any(m.place is None or m.place.label in here for m in self._last):
            return []
        return [Assigned(self._last, ROLE_DESTINATION, "subject", frame.index, frame)]
