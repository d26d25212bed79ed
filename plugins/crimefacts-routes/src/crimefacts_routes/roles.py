"""The role of each place of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crimefacts import Cargo
from crimefacts_routes.assigned import Assigned
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame, closest
from crimefacts_routes.governing import Government, is_seizure
from crimefacts_routes.grammar import Role
from crimefacts_routes.members import (
    ARGUMENT_SUBJECT,
    CARGO_PEOPLE,
    FORM_ACTOR,
    FORM_AGENCY,
    FORM_BOUND,
    FORM_CARGO,
    FORM_NAME,
    FORM_PEOPLE,
    LICENCE_ALONE,
    MARK_WHERE,
    ROLE_DESTINATION,
    ROLE_ORIGIN,
    ROLE_SEIZURE,
    ROLE_WITHIN,
)
from crimefacts_routes.mentions import Mention, PlaceList
from crimefacts_routes.modifiers import role_of_modifier
from crimefacts_routes.predicates import Predicates
from crimefacts_routes.slots import Slot, find_slot
from crimefacts_routes.tags import (
    ACTOR,
    AGENCY,
    AND,
    DETERMINER,
    FROM_WHERE,
    GEO,
    LIST,
    MARKET,
    NEGATION,
    OR,
    PRETENCE,
    STOP,
    THROUGH_WHERE,
    TO_WHERE,
    UNKNOWN,
)

_PREPOSITIONS = frozenset({"from", "to", "via", "in", "of", "for", "within", "between"})
_PLACED = _PREPOSITIONS | {"object", "purpose"}
_LOCAL = frozenset({"in", "of", "for"})
_SEPARATORS = AND | OR | LIST
_NO_PLACE = STOP | ACTOR | AGENCY
_QUOTES = frozenset('"“”«»')
# How many unknown words may part a name that no one knows from what governs it.
_NEAR = 2
_NEGATION = NEGATION | PRETENCE
_NEGATION_REACH = 3
_WHERE = {
    FROM_WHERE: Role.ORIGIN,
    THROUGH_WHERE: Role.TRANSIT,
    TO_WHERE: Role.DESTINATION,
}
_WHERE_REACH = 2


class Reader:
    """Assigns the roles of one clause.

    Args:
        clause: The clause.
        fitting: Indexes of the constructions that speak of the cargo.
        cargo: What moves, if known.
        adjectives_before: Whether nationalities stand before their noun in this language.
    """

    def __init__(
        self,
        clause: Clause,
        fitting: frozenset[int],
        *,
        cargo: Cargo | None,
        adjectives_before: bool,
    ) -> None:
        self._clause = clause
        self._chunks = clause.row
        self._frames = clause.frames
        self._fitting = fitting
        self._cargo = cargo
        self._adjectives_before = adjectives_before
        self._government = Government(clause, cargo)
        self._predicates = Predicates(clause, cargo)
        self._assigned: list[Assigned] = []
        self._last: tuple[PlaceList, Slot, str | None] | None = None

    def read(self) -> list[Assigned]:
        """The places that have a role, in text order."""
        for mention in self._clause.mentions:
            if mention.form in (FORM_ACTOR, FORM_AGENCY):
                self._people(mention)
            elif mention.form in (FORM_BOUND, FORM_CARGO, FORM_PEOPLE):
                self._modifier(mention)
        for places in self._clause.lists:
            self._list(places)
        for index in self._clause.inside(self._chunks.at(MARK_WHERE)):
            self._where(index)
        for places, role, frame in self._predicates.find():
            self._add(places.mentions, role, Slot("subject", places.first), frame)
        self._assigned.sort(key=lambda found: found.index)
        return self._assigned

    def _modifier(self, mention: Mention) -> None:
        """A nationality: where the cargo or the people moved are from, or bound."""
        role = role_of_modifier(self._chunks, mention, self._cargo)
        if role is not None and not self._negated(mention.index):
            self._add([mention], role, Slot("modifier", mention.head), None, of_cargo=True)

    def _people(self, mention: Mention) -> None:
        """People of a place: receivers ("sold to Mexican cartels"), or customs of a port."""
        slot = find_slot(self._chunks, mention.index, self._clause.start)
        if slot.kind in {"to", "in", "for"} and mention.form is FORM_ACTOR:
            frame, roles = self._government.at(slot)
            if ROLE_DESTINATION in roles and frame is not None and frame.moves:
                self._add([mention], ROLE_DESTINATION, slot, frame)
        elif (
            mention.form is FORM_AGENCY
            and slot.kind in {"subject", "after", "by"}
            and (mention.place is None or not mention.place.demonym)
        ):
            self._seized([mention], mention.head, slot)

    def _seized(self, mentions: Sequence[Mention], index: int, slot: Slot) -> None:
        """Whose customs or police make a seizure tells where it is made."""
        if self._cargo is CARGO_PEOPLE:
            return  # they are found where they have come to, or long after
        if slot.kind == "by":
            frame = closest([f for f in self._frames if f.index < index], index)
        else:
            frame = next((f for f in self._frames if f.index > index), None)
        if frame is not None and is_seizure(frame):
            self._add(mentions, ROLE_SEIZURE, slot, frame)

    def _where(self, index: int) -> None:
        """The place that a relative clause is about: "X, from where it is shipped"."""
        tag = next(tag for tag in _WHERE if self._chunks[index].tags & tag)
        frame = next((f for f in self._frames if f.index > index), None)
        known = {mention.index for found in self._assigned for mention in found.mentions}
        for places in self._predicates.take_before(index, _WHERE_REACH):
            if places.first not in known:
                self._add(places.mentions, _WHERE[tag], Slot("where", index), frame)

    def _list(self, places: PlaceList) -> None:
        slot = find_slot(self._chunks, places.first, self._clause.start)
        if slot.kind == "of" and slot.of_cargo and places.mentions[0].refers:
            return  # "the dirty money of the country" has gone nowhere
        slot = self._repeated(places, slot)
        if self._starts_way(slot, places):
            slot = Slot("from", places.first - 1)
        if slot.kind == "blocked" or self._negated(
            slot.index if slot.kind in _PLACED else places.first
        ):
            return
        if slot.kind == "agency":
            self._seized(places.mentions, places.last, slot)
        elif any(mention.inside for mention in places.mentions):
            self._inside(places, slot)
        elif slot.kind in {"subject", "after"}:
            self._predicates.free.append(places)
        elif places.mentions[0].form is not FORM_NAME or self._is_place(places, slot):
            self._predicates.governed.append(places)
            self._governed(places, slot)

    def _governed(self, places: PlaceList, slot: Slot) -> None:
        if slot.kind == "between":
            self._between(places, slot)
        elif slot.kind == "purpose" or (slot.kind == "for" and self._is_market(places)):
            frame = closest(self._frames, places.first)
            self._add(places.mentions, ROLE_DESTINATION, Slot("purpose", slot.index), frame)
        else:
            look_up = self._government.object_of if slot.kind == "object" else self._government.at
            frame, roles = look_up(slot)
            unknown = places.mentions[0].form is FORM_NAME
            if unknown and frame is not None and frame.index > places.first:
                return  # "condenó a X por enviar": no verb says that X is a place
            marks_cargo = (
                frame is not None and frame.index == slot.index and frame.construction.of_cargo
            )
            for role in roles:
                self._add(places.mentions, role, slot, frame, of_cargo=slot.of_cargo or marks_cargo)

    def _is_market(self, places: PlaceList) -> bool:
        return any(self._chunks[mention.last].tags & MARKET for mention in places.mentions)

    def _is_place(self, places: PlaceList, slot: Slot) -> bool:
        """Whether a capitalised name stands where places stand: "to X", not "to the X"."""
        if slot.kind not in _PLACED or self._is_far(slot.index):
            return False
        before = self._chunks[slot.index + 1 : places.first]
        inner = [n for n, chunk in enumerate(before, 1) if chunk.entry.preposition is not None]
        before = before[max(inner, default=0) :]
        after = self._chunks[places.last + 1 : places.last + 2]
        if any(chunk.tags & _NO_PLACE for chunk in before):
            return False
        if slot.kind == "of" and not self._follows_verb(slot.index):
            return False
        if any(chunk.tags & GEO for chunk in (*before[-2:], *after)):
            return True
        return not any(chunk.tags & DETERMINER for chunk in before) and not any(
            chunk.tags & (ACTOR | AGENCY) for chunk in after
        )

    def _is_far(self, index: int) -> bool:
        """Whether a preposition stands far from what it could belong to: verb, cargo or place."""
        unknown = 0
        for position in range(index, self._clause.start - 1, -1):
            chunk = self._chunks[position]
            entry = chunk.entry
            if chunk.place is not None or entry.cargo is not None or entry.construction is not None:
                return False
            unknown += bool(chunk.tags & UNKNOWN)
            if unknown > _NEAR or chunk.word in _QUOTES or (chunk.word == "," and unknown):
                return True
        return True

    def _follows_verb(self, index: int) -> bool:
        """Whether "de" belongs to a verb right before it: "salen de X"."""
        before = self._chunks[index - 1].entry.construction if index else None
        own = self._chunks[index].entry.construction
        return any(c is not None and c.argument is ARGUMENT_SUBJECT for c in (before, own))

    def _repeated(self, places: PlaceList, slot: Slot) -> Slot:
        """The slot of a list that repeats its preposition: "das Filipinas e da Índia"."""
        last = self._last
        word = self._chunks[places.first - 1] if places.first > self._clause.start else None
        plain = word is not None and word.entry.construction is None
        kind = word.entry.preposition if word is not None and plain else None
        if last is not None and kind in _LOCAL and kind == last[2]:
            gap = self._chunks[last[0].last + 1 : places.first - 1]
            if gap and all(chunk.word == "," or chunk.tags & _SEPARATORS for chunk in gap):
                slot = last[1]
        self._last = places, slot, kind
        return slot

    def _starts_way(self, slot: Slot, places: PlaceList) -> bool:
        """Whether "de" means "from": at the head of a clause, or with "a" behind its place."""
        before = places.first - 1
        if before < self._clause.start or self._chunks[before].entry.preposition != "of":
            return False
        if self._adjectives_before or slot.kind not in {"of", "via", "object"}:
            return False
        following = places.last + 1
        return before == self._clause.start or (
            following < self._clause.end and self._chunks[following].entry.preposition == "to"
        )

    def _between(self, places: PlaceList, slot: Slot) -> None:
        """Between A and B: from A to B, in text order."""
        frame, _ = self._government.at(slot)
        if any(chunk.place is not None for chunk in self._chunks[slot.index + 1 : places.first]):
            self._add(places.mentions, ROLE_DESTINATION, slot, frame)
        elif len(places.mentions) == 2:  # noqa: PLR2004 -- A and B
            first, second = places.mentions
            self._add([first], ROLE_ORIGIN, slot, frame)
            self._add([second], ROLE_DESTINATION, slot, frame)

    def _inside(self, places: PlaceList, slot: Slot) -> None:
        """Movement or use "domestically"."""
        frame = closest(self._frames, places.first)
        if frame is None:
            return
        construction = frame.construction
        if construction.name == "sold-in" or slot.kind in {"to", "purpose"}:
            self._add(places.mentions, ROLE_DESTINATION, slot, frame)
        elif construction.licence is LICENCE_ALONE or construction.cargo is not None:
            self._add(places.mentions, ROLE_WITHIN, slot, frame)

    def _negated(self, index: int) -> bool:
        """Whether a word before a place denies it: "not X", "declared as from X"."""
        if not self._chunks.tags & _NEGATION:
            return False
        first = max(self._clause.start, index - _NEGATION_REACH)
        for position in range(index - 1, first - 1, -1):
            chunk = self._chunks[position]
            if chunk.tags & _NEGATION:
                return True
            if chunk.place is not None or chunk.word in ",;":
                return False
        return False

    def _add(
        self,
        mentions: Iterable[Mention],
        role: Role,
        slot: Slot,
        frame: Frame | None,
        *,
        of_cargo: bool = False,
    ) -> None:
        if frame is None or (not frame.negated and frame.index in self._fitting):
            self._assigned.append(
                Assigned(mentions, role, slot.kind, slot.index, frame, of_cargo=of_cargo)
            )
