"""What a role noun or a verb is said of: "X is a transit country", "X exports cocaine"."""

from __future__ import annotations

from collections.abc import Iterator

from crimefacts import Cargo
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame, within
from crimefacts_routes.grammar import Role
from crimefacts_routes.members import FORM_NAME, LICENCE_NEVER, ROLE_TRANSIT
from crimefacts_routes.mentions import PlaceList
from crimefacts_routes.tags import ADJECTIVE, BE, COUNTRY, DETERMINER, GEO, HOME, LIST

_APPOSITION = DETERMINER | ADJECTIVE | BE | LIST | GEO
_COPULA = BE | LIST
_LIST = LIST | DETERMINER | ADJECTIVE


class Predicates:
    """Finds the subjects of a clause.

    Args:
        clause: The clause.
        cargo: What moves, if known.
    """

    def __init__(self, clause: Clause, cargo: Cargo | None) -> None:
        self._chunks = clause.row
        self._frames = clause.frames
        self._cargo = cargo
        #: Lists that no word governs: subjects, perhaps.
        self.free: list[PlaceList] = []
        #: Lists in a slot.
        self.governed: list[PlaceList] = []

    def take_before(self, index: int, reach: int) -> Iterator[PlaceList]:
        """The lists right before a relative adverb, which are no subjects then.

        Args:
            index: Index of the adverb.
            reach: How many chunks may stand between.
        """
        for lists in (self.free, self.governed):
            for places in tuple(lists):
                if 0 <= index - places.last - 1 <= reach:
                    if lists is self.free:
                        lists.remove(places)
                    yield places

    def find(self) -> Iterator[tuple[PlaceList, Role, Frame]]:
        """The subjects with the roles that they have there."""
        yield from self._routes()
        taken: dict[int, Frame] = {}
        for frame in self._frames:
            roles = frame.construction.roles("subject", self._cargo)
            subject = self._subject_of(frame) if roles else None
            if subject is None:
                continue
            other = taken.setdefault(subject.first, frame)
            nouns = frame.construction.role_noun and other.construction.role_noun
            if other is not frame and not nouns:
                continue
            for role in dict.fromkeys((*roles, *frame.roles)):
                for places in (subject, *self._listed_behind(frame)):
                    yield places, role, frame

    def _routes(self) -> Iterator[tuple[PlaceList, Role, Frame]]:
        """Routes that carry the cargo: "the Balkan route carries heroin to Austria"."""
        for places in self.free:
            construction = self._chunks[places.last].entry.construction
            verb = next((f for f in self._frames if f.index > places.last), None)
            named = construction is not None and construction.name == "flow"
            if named and verb is not None and self._acts(places, verb):
                yield places, ROLE_TRANSIT, verb

    def _subject_of(self, frame: Frame) -> PlaceList | None:
        if not frame.construction.role_noun:
            known = (p for p in self.free if p.mentions[0].form is not FORM_NAME)
            return next((places for places in known if self._acts(places, frame)), None)
        chosen = self._antecedent(frame)
        for places in self.free:
            if places.first > frame.index:
                if chosen is None and places.first == frame.index + 1:
                    return places  # "source countries X and Y"
            elif (
                places.mentions[0].form is not FORM_NAME or self._apposed(places, frame)
            ) and not self._is_parted(places, frame):
                chosen = places
        return chosen

    def _acts(self, places: PlaceList, frame: Frame) -> bool:
        """Whether a place is the subject of the verb behind it: "X exports"."""
        return places.last < frame.index and all(
            chunk.tags & _COPULA for chunk in self._chunks[places.last + 1 : frame.index]
        )

    def _is_parted(self, places: PlaceList, frame: Frame) -> bool:
        """Whether another statement stands between a place and a role noun."""
        return any(
            other.construction.licence is not LICENCE_NEVER and not other.construction.role_noun
            for other in within(self._frames, places.last + 1, frame.index)
        )

    def _antecedent(self, frame: Frame) -> PlaceList | None:
        """A place with a role of its own that a role noun is said of: "from X, a hub for ..."."""
        before = [places for places in self.governed if places.last < frame.index]
        if not before:
            return None
        places = before[-1]
        between = self._chunks[places.last + 1 : frame.index]
        if not between or not (between[0].word in ",()–—" or between[0].tags & BE):
            return None
        noun = any(
            chunk.tags & COUNTRY or (chunk.tags & GEO and not chunk.tags & HOME)
            for chunk in between[1:3]
        )
        return places if noun or self._apposed(places, frame) else None

    def _apposed(self, places: PlaceList, frame: Frame) -> bool:
        """Whether a role noun stands right behind a place: "X, the main transit point"."""
        return all(
            chunk.word in ",–—-()'’s" or chunk.tags & _APPOSITION
            for chunk in self._chunks[places.last + 1 : frame.index]
        )

    def _listed_behind(self, frame: Frame) -> list[PlaceList]:
        """Lists that go on behind a role noun: "X is a destination, followed by Y"."""
        if not frame.construction.role_noun:
            return []
        return [
            places
            for places in self.free
            if places.first > frame.index and self._goes_on(frame, places)
        ]

    def _goes_on(self, frame: Frame, places: PlaceList) -> bool:
        between = self._chunks[frame.index + 1 : places.first]
        if any(chunk.word == ":" for chunk in between[-3:]):
            return not within(self._frames, frame.index + 1, places.first)
        return any(chunk.tags & LIST for chunk in between) and all(
            chunk.word == "," or chunk.tags & _LIST for chunk in between
        )
