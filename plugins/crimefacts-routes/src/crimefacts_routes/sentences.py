"""Reads one sentence: chunks, clauses, roles, journeys, facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from crimefacts import Cargo, Context, Means, Place, PlaceKind, Span, TraffickingRoute
from crimefacts_routes.arguments import Arguments
from crimefacts_routes.cargo import CargoPhrase, find_cargo
from crimefacts_routes.chunks import Chunk, chunk
from crimefacts_routes.clauses import Clause, Frame, find_frames, split_clauses
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.grammar import Licence, Role
from crimefacts_routes.journeys import Journey, travel
from crimefacts_routes.lexicon import Lexicon
from crimefacts_routes.mentions import Form, Mention, PlaceList, find_mentions, make_lists
from crimefacts_routes.roles import Assigned, Reader

_LAWFUL_CARGO = frozenset({Cargo.PEOPLE, Cargo.MONEY})


def read_sentence(
    context: Context,
    sentence: Span,
    places: Sequence[Place],
    words: Lexicon,
    discourse: Discourse,
    *,
    crime: bool,
) -> Iterator[TraffickingRoute]:
    """Yield the routes of a sentence."""
    chunks = chunk(context.text, sentence.start, sentence.end, places, words)
    frames = find_frames(chunks)
    if not frames:
        return
    reading = _Reading(context, chunks, discourse, words, crime=crime)
    mentions = find_mentions(chunks, words, discourse.country_at(sentence.start, sentence.end))
    lists = make_lists(chunks, mentions)
    inherited: CargoPhrase | None = None
    for clause in split_clauses(chunks, frames):
        here = [frame for frame in frames if clause.start <= frame.index < clause.end]
        yield from reading.clause(
            clause,
            here,
            [m for m in mentions if clause.start <= m.index < clause.end],
            [p for p in lists if clause.start <= p.first < clause.end],
        )


class _Reading:
    """The state that the clauses of a sentence share."""

    def __init__(
        self,
        context: Context,
        chunks: Sequence[Chunk],
        discourse: Discourse,
        words: Lexicon,
        *,
        crime: bool,
    ) -> None:
        self.context = context
        self.chunks = chunks
        self.discourse = discourse
        self.crime = crime
        self.words = words
        self.cargo: CargoPhrase | None = None
        self.subject: Sequence[Mention] = ()
        self.goals: Sequence[Mention] = ()

    def clause(
        self,
        clause: Clause,
        frames: Sequence[Frame],
        mentions: Sequence[Mention],
        lists: Sequence[PlaceList],
    ) -> Iterator[TraffickingRoute]:
        chunks = self.chunks
        phrase = find_cargo(chunks, clause, frames, crime=self.crime)
        if phrase is not None and phrase.cargo is not Cargo.UNKNOWN:
            cargo = phrase
        elif any(m.form is Form.PEOPLE for m in mentions):
            people = next(m for m in mentions if m.form is Form.PEOPLE)
            cargo = CargoPhrase(Cargo.PEOPLE, people.index, illicit=self.crime)
        else:
            cargo = self._inherited(clause, phrase)
        implied = next((f.construction.cargo for f in frames if f.construction.cargo), None)
        if cargo is None and implied is not None:
            cargo = CargoPhrase(implied, -1, illicit=True)
        if (
            cargo is not None
            and not cargo.illicit
            and _move_people(chunks, frames, mentions, cargo)
        ):
            cargo = evolve(cargo, illicit=True)
        if cargo is None and any("smuggler" in c.tags for c in chunks[clause.start : clause.end]):
            people = any("pronoun" in c.tags for c in chunks[clause.start : clause.end])
            cargo = CargoPhrase(Cargo.PEOPLE if people else Cargo.UNKNOWN, -1, illicit=True)
        if cargo is not None and cargo.index >= 0:
            self.cargo = cargo
        if not frames:
            return
        fitting = Arguments(
            chunks,
            clause,
            mentions,
            cargo.cargo if cargo else None,
            free_order=not self.words.adjectives_before,
        ).fitting(frames)
        licence = self._licence(clause, [f for f in frames if f.index in fitting], cargo)
        if licence is None:
            return
        reader = Reader(chunks, clause, frames, cargo.cargo if cargo else None, fitting)
        assigned = reader.read(mentions, lists)
        assigned += self._own_subject(clause, frames, assigned, cargo)
        assigned.sort(key=lambda found: found.index)
        assigned += self._from_there(clause, assigned)
        assigned = _with_needs(assigned, licence)
        journey = travel(chunks, assigned)
        if not journey:
            return
        if licence.construction.abroad and not _goes_abroad(journey):
            return
        if cargo is None:
            cargo = CargoPhrase(Cargo.UNKNOWN, -1, illicit=True)
        self.goals = journey.destinations or self.goals
        yield self._fact(clause, licence, assigned, journey, cargo)

    def _inherited(self, clause: Clause, phrase: CargoPhrase | None) -> CargoPhrase | None:
        if self.cargo is not None:
            return CargoPhrase(self.cargo.cargo, phrase.index if phrase else -1, self.cargo.illicit)
        before = self.discourse.cargo
        if before is None:
            return None
        if phrase is None and not any(
            chunk.tags & {"pronoun", "there"} for chunk in self.chunks[clause.start : clause.end]
        ):
            return None
        return CargoPhrase(before, phrase.index if phrase else -1, illicit=True)

    def _licence(
        self, clause: Clause, frames: Sequence[Frame], cargo: CargoPhrase | None
    ) -> Frame | None:
        """The construction that makes the clause a statement of trafficking."""
        alone = None
        with_cargo = None
        for frame in frames:
            if frame.negated:
                continue
            licence = frame.construction.licence
            if licence is Licence.ALONE:
                alone = alone or frame
            elif licence is Licence.CARGO and (
                with_cargo is None
                or (frame.construction.role_noun and not with_cargo.construction.role_noun)
            ):
                with_cargo = frame
        if alone is not None:
            return alone
        if with_cargo is None or cargo is None or not cargo.illicit:
            return None
        if cargo.cargo in _LAWFUL_CARGO and any(
            "lawful" in chunk.tags for chunk in self.chunks[clause.start : clause.end]
        ):
            return None
        return with_cargo

    def _own_subject(
        self,
        clause: Clause,
        frames: Sequence[Frame],
        assigned: Sequence[Assigned],
        cargo: CargoPhrase | None,
    ) -> list[Assigned]:
        """The place of a role noun whose subject is left out."""
        found: list[Assigned] = []
        for frame in frames:
            if not frame.construction.role_noun or frame.negated:
                continue
            if any(a.slot == "subject" and a.frame is frame for a in assigned):
                self.subject = next(
                    a.mentions for a in assigned if a.frame is frame and a.slot == "subject"
                )
                continue
            if any(
                a.frame is frame and a.slot in ("in", "of") and a.role is not Role.DESTINATION
                for a in assigned
            ):
                continue
            chunk = self.chunks[frame.index]
            if self.subject:
                mentions = self.subject
            else:
                place = self.discourse.country_at(chunk.start, chunk.end)
                if place is None:
                    continue
                mentions = (Mention(frame.index, Form.PLACE, head=frame.index, place=place),)
            found += [
                Assigned(mentions, role, slot="subject", governor=frame.index, frame=frame)
                for role in dict.fromkeys(
                    (
                        *frame.construction.roles("subject", cargo.cargo if cargo else None),
                        *frame.roles,
                    )
                )
            ]
        return found

    def _from_there(self, clause: Clause, assigned: Sequence[Assigned]) -> list[Assigned]:
        return []

    def _fact(
        self,
        clause: Clause,
        licence: Frame,
        assigned: Sequence[Assigned],
        journey: Journey,
        cargo: CargoPhrase,
    ) -> TraffickingRoute:
        chunks = self.chunks
        indexes = [licence.index]
        if cargo.index >= 0:
            indexes.append(cargo.index)
        for found in assigned:
            for mention in found.mentions:
                indexes += [mention.index, mention.last]
        inside = [index for index in indexes if clause.start <= index < clause.end]
        first, last = min(inside), max(inside)
        start, end = chunks[first].start, chunks[last].end
        means = tuple(
            dict.fromkeys(
                chunk.entry.means
                for chunk in chunks[clause.start : clause.end]
                if chunk.entry.means is not None
            )
        )
        return self.context.fact(
            TraffickingRoute,
            start,
            end,
            rule=licence.construction.name,
            cargo=cargo.cargo,
            origins=self._places(journey.origins),
            transits=self._places(journey.transits),
            destinations=self._places(journey.destinations),
            cargo_text=self.context.document.text[
                chunks[cargo.index].start : chunks[cargo.index].end
            ]
            if cargo.index >= 0
            else None,
            means=means,
            seized_at=self._place(journey.seized_at) if journey.seized_at else None,
        )

    def _places(self, mentions: Sequence[Mention]) -> tuple[Place, ...]:
        by_label: dict[str, Place] = {}
        for mention in mentions:
            place = self._place(mention)
            by_label.setdefault(place.label, place)
        return tuple(by_label.values())

    def _place(self, mention: Mention) -> Place:
        if mention.place is not None:
            if mention.place.rule == "subject-country":
                chunk = self.chunks[mention.index]
                return self.discourse.country_at(chunk.start, chunk.end) or mention.place
            return mention.place
        chunk = self.chunks[mention.index]
        text = self.context.document.text[chunk.start : chunk.end]
        return self.context.fact(
            Place,
            chunk.start,
            chunk.end,
            rule="place-slot",
            name=text,
            kind=PlaceKind.CITY,
        )


def _with_needs(assigned: list[Assigned], licence: Frame) -> list[Assigned]:
    """Leave out what constructions say that lack the role that they need."""
    if licence.construction.licence is Licence.ALONE:
        return assigned
    roles = {found.role for found in assigned}
    kept = []
    for found in assigned:
        needs = found.frame.construction.needs if found.frame is not None else frozenset()
        if (
            needs
            and found.slot != "modifier"
            and not needs & (roles | ({Role.DESTINATION} if Role.WITHIN in roles else set()))
        ):
            continue
        kept.append(found)
    needs = licence.construction.needs
    if needs and not needs & (
        {found.role for found in kept}
        | ({Role.DESTINATION} if any(f.role is Role.WITHIN for f in kept) else set())
    ):
        return []
    return kept


def _goes_abroad(journey: Journey) -> bool:
    origins = {m.place.label for m in journey.origins if m.place}
    goals = {m.place.label for m in journey.destinations if m.place}
    return bool(goals) and goals != origins


def _move_people(
    chunks: Sequence[Chunk],
    frames: Sequence[Frame],
    mentions: Sequence[Mention],
    cargo: CargoPhrase,
) -> bool:
    """Whether people are said to cross borders or to be exploited, without a word of crime."""
    if cargo.cargo is not Cargo.PEOPLE:
        return False
    names = {frame.construction.name for frame in frames}
    country = any(
        frame.construction.role_noun and len(chunks[frame.index].word.split()) > 1
        for frame in frames
    )
    if (
        country
        or "crossing" in names
        or any(frame.construction.cargo is Cargo.PEOPLE for frame in frames)
    ):
        return True
    return any(m.form is Form.PEOPLE for m in mentions) and bool(names & {"transport", "flow"})
