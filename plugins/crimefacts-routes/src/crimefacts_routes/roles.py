"""The role of each place of a clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from crimefacts import Cargo
from crimefacts_routes.chunks import Row
from crimefacts_routes.clauses import Clause, Frame
from crimefacts_routes.grammar import Argument, Licence, Role
from crimefacts_routes.lexicon import Lexicon
from crimefacts_routes.mentions import Form, Mention, PlaceList
from crimefacts_routes.slots import Slot, find_slot

_PREPOSITIONS = frozenset({"from", "to", "via", "in", "of", "for", "within", "between"})
# Slots that say a role by themselves, whatever the verb.
_VERBS = frozenset({Argument.SUBJECT, Argument.OBJECT})
# A phrase in front of its verb stands at the head of the clause, behind so many other words at most.
_FRONTED = 2
_LOCAL = frozenset({"in", "of", "for"})
_PLAIN = frozenset({"from", "to", "via", "between"})
_NEGATION_REACH = 3
_WHERE = {
    "from_where": Role.ORIGIN,
    "through_where": Role.TRANSIT,
    "to_where": Role.DESTINATION,
}
_WHERE_REACH = 2
_APPOSITION = frozenset({"determiner", "adjective", "be", "list", "geo"})


class Assigned:
    """A list of places with its role in a clause.

    Args:
        mentions: The places.
        role: Their role.
        index: Index of their first chunk.
        slot: Kind of what governs them.
        frame: The construction that gives them the role.
        of_cargo: Whether they describe the cargo itself rather than a leg of its way.
    """

    __slots__ = ("frame", "governor", "index", "mentions", "of_cargo", "role", "slot")

    def __init__(
        self,
        mentions: Iterable[Mention],
        role: Role,
        *,
        slot: str,
        governor: int,
        frame: Frame | None,
        of_cargo: bool = False,
    ) -> None:
        self.mentions = tuple(mentions)
        self.role = role
        self.index = self.mentions[0].index
        self.slot = slot
        self.governor = governor
        self.frame = frame
        self.of_cargo = of_cargo


class Reader:
    """Assigns the roles of one clause.

    Args:
        chunks: The sentence.
        clause: The clause.
        frames: Its constructions, in text order.
        cargo: What moves, if known.
        fitting: Indexes of the constructions that speak of the cargo.
        words: The lexicon of the language.
    """

    def __init__(
        self,
        chunks: Row,
        clause: Clause,
        frames: Sequence[Frame],
        cargo: Cargo | None,
        fitting: frozenset[int],
        words: Lexicon,
    ) -> None:
        self.words = words
        self.fitting = fitting
        self.chunks = chunks
        self.clause = clause
        self.frames = frames
        self.cargo = cargo
        self.assigned: list[Assigned] = []
        self._last: tuple[PlaceList, Slot, str | None] | None = None
        #: Lists that no word governs: subjects, perhaps.
        self.free: list[PlaceList] = []
        self.governed: list[PlaceList] = []

    def read(self, mentions: Sequence[Mention], lists: Sequence[PlaceList]) -> list[Assigned]:
        """Assign a role to each place that has one."""
        for mention in mentions:
            if mention.form in (Form.ACTOR, Form.AGENCY):
                self._people(mention)
            else:
                self._modifier(mention)
        for places in lists:
            self._list(places)
        where = self.chunks.where
        for index in where[bisect_left(where, self.clause.start) :]:
            if index >= self.clause.end:
                break
            self._where(index)
        self._subjects()
        self.assigned.sort(key=lambda found: found.index)
        return self.assigned

    def _modifier(self, mention: Mention) -> None:
        if mention.form is Form.BOUND:
            role = Role.DESTINATION
        elif (mention.form is Form.CARGO and self._is_moved(mention)) or (
            mention.form is Form.PEOPLE
            and self.cargo in (None, Cargo.PEOPLE)
            and not self._is_agent(mention)
        ):
            role = Role.ORIGIN
        else:
            return
        if not self._negated(mention.index):
            self._add([mention], role, Slot("modifier", mention.head), None, of_cargo=True)

    def _is_moved(self, mention: Mention) -> bool:
        """Whether the noun that a nationality modifies is the cargo, and not who carries it."""
        cargo = self.chunks[mention.head].entry.cargo
        return cargo is None or self.cargo is None or cargo in (self.cargo, Cargo.UNKNOWN)

    def _people(self, mention: Mention) -> None:
        """People of a place: receivers ("sold to Mexican cartels"), or customs of a port."""
        slot = find_slot(self.chunks, mention.index, self.clause.start)
        if slot.kind in ("to", "in", "for"):
            frame, roles = self._by_preposition(slot)
            if Role.DESTINATION in roles and frame is not None and _moves(frame):
                self._add([mention], Role.DESTINATION, slot, frame)
        elif (
            mention.form is Form.AGENCY
            and slot.kind in ("subject", "after", "by")
            and (mention.place is None or not mention.place.demonym)
        ):
            self._seized([mention], mention.head, slot)

    def _seized(self, mentions: Sequence[Mention], index: int, slot: Slot) -> None:
        """Whose customs or police make a seizure tells where it is made."""
        if self.cargo is Cargo.PEOPLE:
            return  # they are found where they have come to, or long after
        if slot.kind == "by":
            frame = _closest([f for f in self.frames if f.index < index], index)
        else:
            frame = next((f for f in self.frames if f.index > index), None)
        if frame is not None and frame.construction.roles("in", None) == (Role.SEIZURE,):
            self._add(mentions, Role.SEIZURE, slot, frame)

    def _where(self, index: int) -> None:
        """The place that a relative clause is about: "X, from where it is shipped"."""
        tag = next(tag for tag in _WHERE if tag in self.chunks[index].tags)
        frame = next((f for f in self.frames if f.index > index), None)
        known = {mention.index for found in self.assigned for mention in found.mentions}
        for places in (*self.free, *self.governed):
            if 0 <= index - places.last - 1 <= _WHERE_REACH and places.first not in known:
                if places in self.free:
                    self.free.remove(places)
                self._add(places.mentions, _WHERE[tag], Slot("where", index), frame)

    def _is_agent(self, mention: Mention) -> bool:
        before = self.chunks[mention.index - 1] if mention.index else None
        return before is not None and before.entry.preposition == "by"

    def _list(self, places: PlaceList) -> None:
        slot = find_slot(self.chunks, places.first, self.clause.start)
        if slot.kind == "of" and slot.of_cargo and places.mentions[0].refers:
            return  # "the dirty money of the country" has gone nowhere
        slot = self._repeated(places, slot)
        if self._starts_way(slot, places):
            slot = Slot("from", places.first - 1)
        governor = (
            slot.index if slot.kind in _PREPOSITIONS or slot.kind == "object" else places.first
        )
        if slot.kind == "blocked" or self._negated(governor):
            return
        if slot.kind == "agency":
            self._seized(places.mentions, places.last, slot)
            return
        inside = [mention for mention in places.mentions if mention.inside]
        if inside:
            self._inside(places, slot)
            return
        if slot.kind in ("subject", "after"):
            self.free.append(places)
            return
        if places.mentions[0].form is Form.NAME and not self._is_place(places, slot):
            return
        self.governed.append(places)
        if slot.kind == "for" and any(
            "market" in self.chunks[mention.last].tags for mention in places.mentions
        ):
            slot = Slot("purpose", slot.index)
        if slot.kind == "purpose":
            frame = self._nearest(places.first)
            self._add(places.mentions, Role.DESTINATION, slot, frame)
            return
        if slot.kind == "object":
            frame = next((f for f in self.frames if f.index == slot.index), None)
            roles = frame.construction.roles("object", self.cargo) if frame else ()
        else:
            frame, roles = self._by_preposition(slot)
        if slot.kind == "between":
            self._between(places, slot, frame)
            return
        for role in roles:
            self._add(
                places.mentions,
                role,
                slot,
                frame,
                of_cargo=slot.of_cargo
                or (
                    frame is not None and frame.index == slot.index and frame.construction.of_cargo
                ),
            )

    def _is_place(self, places: PlaceList, slot: Slot) -> bool:
        """Whether a capitalised name stands where places stand: "to X", not "to the X"."""
        if slot.kind not in _PREPOSITIONS and slot.kind not in ("object", "purpose"):
            return False
        before = self.chunks[slot.index + 1 : places.first]
        after = self.chunks[places.last + 1 : places.last + 2]
        if any("stop" in chunk.tags for chunk in before):
            return False
        if any("geo" in chunk.tags for chunk in (*before[-2:], *after)):
            return True
        return not any("determiner" in chunk.tags for chunk in before) and not any(
            chunk.tags & {"actor", "agency"} for chunk in after
        )

    def _repeated(self, places: PlaceList, slot: Slot) -> Slot:
        """The slot of a list that repeats its preposition: "das Filipinas e da Índia"."""
        last = self._last
        word = self.chunks[places.first - 1] if places.first > self.clause.start else None
        kind = word.entry.preposition if word is not None else None
        if last is not None and kind in _LOCAL and kind == last[2]:
            gap = self.chunks[last[0].last + 1 : places.first - 1]
            if gap and all(c.word == "," or c.tags & {"and", "or", "list"} for c in gap):
                slot = last[1]
        self._last = places, slot, kind
        return slot

    def _starts_way(self, slot: Slot, places: PlaceList) -> bool:
        """Whether "de" means "from": at the head of a clause, or with "a" behind its place."""
        before = places.first - 1
        if before < self.clause.start or self.chunks[before].entry.preposition != "of":
            return False
        if self.words.adjectives_before or slot.of_cargo or slot.kind not in ("of", "via"):
            return False
        following = places.last + 1
        return before == self.clause.start or (
            following < self.clause.end and self.chunks[following].entry.preposition == "to"
        )

    def _by_preposition(self, slot: Slot) -> tuple[Frame | None, tuple[Role, ...]]:
        own = next((frame for frame in self.frames if frame.index == slot.index), None)
        if own is not None:
            return own, own.construction.roles(slot.kind, self.cargo)
        if slot.kind in _LOCAL:
            frame = self._governing_place(slot.index)
        else:
            frame = self._governing_leg(slot.index)
        if slot.of_cargo and slot.kind in _PLAIN:
            role = {"from": Role.ORIGIN, "to": Role.DESTINATION, "via": Role.TRANSIT}.get(slot.kind)
            return frame, (role,) if role else ()
        if slot.kind == "of":
            if slot.of_cargo:
                return frame, (Role.ORIGIN,)
            adjacent = next((f for f in self.frames if f.index == slot.index - 1), None)
            if adjacent is None and self._next_share(slot.index):
                adjacent = frame
            return adjacent, adjacent.construction.roles("of", self.cargo) if adjacent else ()
        if frame is None:
            return None, ()
        if slot.kind in _PLAIN and not frame.construction.roles(slot.kind, self.cargo):
            moving = [f for f in self.frames if f.construction.motion]
            frame = _closest(moving, slot.index) or frame
        return frame, frame.construction.roles(slot.kind, self.cargo)

    def _governing_place(self, index: int) -> Frame | None:
        """The construction that tells what happens "in" a place: one before it, or a seizure."""
        before = [frame for frame in self.frames if frame.index <= index]
        if before:
            # In "picked the consignment up in X" the noun says nothing of the place.
            telling = [
                frame
                for frame in before
                if frame.construction.roles("in", self.cargo)
                or frame.construction.argument is not Argument.ANY
            ]
            return _closest(telling or before, index)
        if self.frames:
            first = self.frames[0]
            return first if first.construction.roles("in", None) == (Role.SEIZURE,) else None
        return None

    def _governing_leg(self, index: int) -> Frame | None:
        """The construction that "from" or "to" belongs to: one before it, or a verb behind it."""
        if any(frame.index <= index for frame in self.frames):
            return self._nearest(index)
        unknown = sum(
            not chunk.tags and chunk.entry.preposition is None and chunk.word.isalpha()
            for chunk in self.chunks[self.clause.start : index]
        )
        if unknown > _FRONTED:
            return None
        verbs = (f for f in self.frames if f.construction.argument in _VERBS)
        return next(verbs, None)

    def _next_share(self, index: int) -> bool:
        """Whether "of" follows a number: "41 % from A and 19 % of B"."""
        before = self.chunks[index - 1] if index else None
        return before is not None and (before.word == "%" or before.word.isdigit())

    def _between(self, places: PlaceList, slot: Slot, frame: Frame | None) -> None:
        """Between A and B: from A to B, in text order."""
        nested = any(
            chunk.place is not None for chunk in self.chunks[slot.index + 1 : places.first]
        )
        if nested:
            self._add(places.mentions, Role.DESTINATION, slot, frame)
        elif len(places.mentions) == 2:  # noqa: PLR2004 -- A and B
            first, second = places.mentions
            self._add([first], Role.ORIGIN, slot, frame)
            self._add([second], Role.DESTINATION, slot, frame)

    def _inside(self, places: PlaceList, slot: Slot) -> None:
        frame = self._nearest(places.first) or None
        if frame is None:
            return
        name = frame.construction.name
        if name == "sold-in" or slot.kind in ("to", "purpose"):
            self._add(places.mentions, Role.DESTINATION, slot, frame)
        elif frame.construction.licence is Licence.ALONE or frame.construction.cargo is not None:
            self._add(places.mentions, Role.WITHIN, slot, frame)

    def _nearest(self, index: int) -> Frame | None:
        return _closest(self.frames, index)

    def _subjects(self) -> None:
        """Give ungoverned lists the role that the verb or noun behind them gives its subject."""
        taken: dict[int, Frame] = {}
        for frame in self.frames:
            roles = frame.construction.roles("subject", self.cargo)
            if not roles:
                continue
            found = self._subject_of(frame)
            if found is None:
                continue
            other = taken.setdefault(found.first, frame)
            if other is not frame and not (
                other.construction.role_noun and frame.construction.role_noun
            ):
                continue
            listed = [found, *self._listed_behind(frame)]
            for role in dict.fromkeys((*roles, *frame.roles)):
                for places in listed:
                    self._add(places.mentions, role, Slot("subject", places.first), frame)

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
        between = self.chunks[frame.index + 1 : places.first]
        if any(chunk.word == ":" for chunk in between[-3:]):
            return not any(f.index > frame.index for f in self.frames if f.index < places.first)
        return any("list" in chunk.tags for chunk in between) and all(
            chunk.word == "," or chunk.tags & {"list", "determiner", "adjective"}
            for chunk in between
        )

    def _subject_of(self, frame: Frame) -> PlaceList | None:
        if not frame.construction.role_noun:
            return next((p for p in self.free if self._acts(p, frame)), None)
        chosen = self._antecedent(frame)
        for places in self.free:
            if places.first > frame.index:
                if not chosen and frame.construction.role_noun and places.first == frame.index + 1:
                    return places
                continue
            if places.mentions[0].form is Form.NAME and not self._apposed(places, frame):
                continue
            if any(
                places.last < other.index < frame.index
                and other.construction.licence is not Licence.NEVER
                and not other.construction.role_noun
                for other in self.frames
            ):
                continue
            chosen = places
        return chosen

    def _acts(self, places: PlaceList, frame: Frame) -> bool:
        """Whether a place is the subject of the verb behind it: "X exports"."""
        return places.last < frame.index and all(
            chunk.tags & {"be", "list"} for chunk in self.chunks[places.last + 1 : frame.index]
        )

    def _antecedent(self, frame: Frame) -> PlaceList | None:
        """A place with a role of its own that a role noun is said of: "from X, a hub for ..."."""
        for places in reversed(self.governed):
            if places.last >= frame.index:
                continue
            between = self.chunks[places.last + 1 : frame.index]
            if (
                between
                and between[0].word in ",(–—"
                and (
                    self._apposed(places, frame)
                    or any(
                        "country" in chunk.tags
                        or ("geo" in chunk.tags and "home" not in chunk.tags)
                        for chunk in between[1:3]
                    )
                )
            ):
                return places
            return None
        return None

    def _apposed(self, places: PlaceList, frame: Frame) -> bool:
        """Whether a role noun stands right behind a place: "X, the main transit point"."""
        return all(
            chunk.word in ",–—-('’s" or chunk.tags & _APPOSITION
            for chunk in self.chunks[places.last + 1 : frame.index]
        )

    def _negated(self, index: int) -> bool:
        for position in range(index - 1, max(self.clause.start, index - _NEGATION_REACH) - 1, -1):
            chunk = self.chunks[position]
            if chunk.tags & {"negation", "pretence"}:
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
        if frame is not None and (frame.negated or frame.index not in self.fitting):
            return
        self.assigned.append(
            Assigned(
                mentions, role, slot=slot.kind, governor=slot.index, frame=frame, of_cargo=of_cargo
            )
        )


def _moves(frame: Frame) -> bool:
    return frame.construction.motion or frame.construction.of_cargo


def _closest(frames: Sequence[Frame], index: int) -> Frame | None:
    """The last construction before a chunk that can govern it, else the first behind it."""
    before = [frame for frame in frames if frame.index <= index]
    while len(before) > 1 and before[-1].construction.carrier:
        before.pop()
    if before:
        return before[-1]
    return frames[0] if frames else None
