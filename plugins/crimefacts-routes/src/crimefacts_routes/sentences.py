"""Reads one sentence: chunks, clauses, roles, journeys, facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from attrs import evolve

from crimefacts import Place, Span, TraffickingRoute
from crimefacts_routes.arguments import Arguments
from crimefacts_routes.assigned import Assigned
from crimefacts_routes.cargo import CargoPhrase, complete_cargo, find_cargo, other_cargoes
from crimefacts_routes.chunks import Row
from crimefacts_routes.clauses import Clause, split_clauses
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.frames import Frame, find_frames
from crimefacts_routes.gate import may_have_role, may_license
from crimefacts_routes.journeys import Journey, travel
from crimefacts_routes.licences import find_licence, is_statement, keep_needed
from crimefacts_routes.lists import make_lists
from crimefacts_routes.members import CARGO_UNKNOWN, KIND_CITY
from crimefacts_routes.mentions import Mention, find_mentions
from crimefacts_routes.nationalities import resolver
from crimefacts_routes.roles import Reader
from crimefacts_routes.subjects import Subjects
from crimefacts_routes.tags import MEANS


def read_sentence(
    discourse: Discourse, sentence: Span, places: Sequence[Place], *, crime: bool
) -> Iterator[TraffickingRoute]:
    """Yield the routes of a sentence.

    Args:
        discourse: What the text has spoken of so far; brought up to date.
        sentence: Where the sentence stands.
        places: Its places, in text order.
        crime: Whether words of crime stand in the sentence or not far before it.
    """
    row = Row(discourse.context.text, sentence, places, discourse.words)
    reading = _Reading(row, discourse, crime=crime)
    if not reading.may_hold_route():
        discourse.remember_later(reading.cargo_named)
        return
    found = False
    for route in reading.routes():
        found = True
        yield route
    if reading.cargo is not None and (found or reading.cargo.memorable):
        discourse.remember(reading.cargo)


def cargo_of(discourse: Discourse, sentence: Span, *, crime: bool) -> CargoPhrase | None:
    """The cargo that a sentence without a route speaks of.

    Args:
        discourse: What the text has spoken of so far.
        sentence: Where the sentence stands.
        crime: As for `read_sentence`.
    """
    row = Row(discourse.context.text, sentence, (), discourse.words)
    phrase = find_cargo(Clause(row, 0, len(row)), crime=crime)
    return phrase if phrase is not None and phrase.memorable else None


def _may_be_route(clause: Clause) -> bool:
    """Whether a clause has what every route needs: a construction, and a place or its noun."""
    return bool(clause.frames) and (
        bool(clause.mentions) or any(frame.construction.role_noun for frame in clause.frames)
    )


class _Reading:
    """Reads a sentence clause by clause."""

    def __init__(self, row: Row, discourse: Discourse, *, crime: bool) -> None:
        self._row = row
        self._context = discourse.context
        self._words = discourse.words
        self._discourse = discourse
        self._crime = crime
        self._subjects = Subjects(row, discourse)
        #: The cargo that the sentence has named so far.
        self.cargo: CargoPhrase | None = None

    @cached_property
    def _frames(self) -> Sequence[Frame]:
        return find_frames(self._row)

    @cached_property
    def _mentions(self) -> Sequence[Mention]:
        resolve = resolver(adjectives_before=self._words.adjectives_before)
        return find_mentions(self._row, resolve, self._country)

    def may_hold_route(self) -> bool:
        """Whether the sentence has what every route needs."""
        return may_license(
            self._row, self._frames, cargo=self._discourse.may_have_cargo
        ) and may_have_role(self._row, self._frames, self._mentions)

    def routes(self) -> Iterator[TraffickingRoute]:
        """Yield the routes of the sentence."""
        for clause in self._clauses():
            yield from self._routes(clause)

    def _clauses(self) -> Sequence[Clause]:
        mentions = self._mentions
        lists = make_lists(self._row, mentions)
        return split_clauses(self._row, self._frames, mentions, lists)

    def cargo_named(self) -> CargoPhrase | None:
        """The cargo that the sentence names last, where it holds no route."""
        if self._mentions or any(frame.construction.role_noun for frame in self._frames):
            for clause in self._clauses():
                self._cargo_of(clause, before=lambda: self.cargo)
        else:
            whole = Clause(self._row, 0, len(self._row), self._frames)
            self.cargo = find_cargo(whole, crime=self._crime)
        return self.cargo if self.cargo is not None and self.cargo.memorable else None

    def _cargo_of(
        self, clause: Clause, before: Callable[[], CargoPhrase | None]
    ) -> CargoPhrase | None:
        cargo = complete_cargo(find_cargo(clause, crime=self._crime), before, clause)
        if cargo is not None and not cargo.inherited and cargo.index >= 0:
            self.cargo = cargo
        return cargo

    def _country(self, nation: Place | None) -> Place | None:
        code = nation.country if nation is not None else None
        return self._discourse.country_at(self._row.span(0), code)

    def _routes(self, clause: Clause) -> Iterator[TraffickingRoute]:
        before_noun = self._words.adjectives_before
        cargo = self._cargo_of(clause, before=lambda: self.cargo or self._discourse.cargo)
        if not _may_be_route(clause):
            return
        fitting = Arguments(clause, cargo, free_order=not before_noun).fitting()
        speaking = [frame for frame in clause.frames if frame.index in fitting]
        licence = find_licence(speaking, clause, cargo)
        if licence is None:
            return
        moved = cargo.cargo if cargo is not None else None
        reader = Reader(clause, fitting, cargo=moved, adjectives_before=before_noun)
        assigned = self._subjects.complete(speaking, reader.read(), moved)
        assigned = keep_needed(assigned, licence)
        journey = travel(clause.row, assigned)
        if not is_statement(journey, assigned, licence):
            return
        cargo = cargo or CargoPhrase(CARGO_UNKNOWN)
        route = self._fact(clause, licence, assigned, journey, cargo)
        yield route
        for other in other_cargoes(cargo, clause):
            yield evolve(route, cargo=other.cargo, cargo_text=self._row.quote(other.index))

    def _fact(
        self,
        clause: Clause,
        licence: Frame,
        assigned: Sequence[Assigned],
        journey: Journey,
        cargo: CargoPhrase,
    ) -> TraffickingRoute:
        chunks = self._row
        indexes = {licence.index, cargo.index}
        for found in assigned:
            for mention in found.mentions:
                indexes |= {mention.index, mention.last}
        inside = [index for index in indexes if clause.start <= index < clause.end]
        means = [chunk.entry.means for chunk in clause.chunks if chunk.tags & MEANS]
        return self._context.fact(
            TraffickingRoute,
            chunks.span(min(inside)).start,
            chunks.span(max(inside)).end,
            rule=licence.construction.name,
            cargo=cargo.cargo,
            origins=self._places(journey.origins),
            transits=self._places(journey.transits),
            destinations=self._places(journey.destinations),
            cargo_text=chunks.quote(cargo.index) if cargo.index >= 0 else None,
            means=tuple(dict.fromkeys(mean for mean in means if mean is not None)),
            seized_at=self._place(journey.seized_at) if journey.seized_at else None,
            evidence=self._evidence(licence, assigned),
        )

    def _evidence(self, licence: Frame, assigned: Sequence[Assigned]) -> tuple[str, ...]:
        frames = {found.frame.index: found.frame for found in assigned if found.frame is not None}
        frames[licence.index] = licence
        return tuple(
            f"{frames[index].construction.name}: {self._row.quote(index)}"
            for index in sorted(frames)
        )

    def _places(self, mentions: Sequence[Mention]) -> tuple[Place, ...]:
        by_label: dict[str, Place] = {}
        for mention in mentions:
            place = self._place(mention)
            by_label.setdefault(place.label, place)
        return tuple(by_label.values())

    def _place(self, mention: Mention) -> Place:
        if mention.place is None:
            words = self._row.span(mention.index)
            return self._context.fact(
                Place,
                words.start,
                words.end,
                rule="place-slot",
                name=self._row.quote(mention.index),
                kind=KIND_CITY,
            )
        if self._row[mention.index].place is not mention.place:
            # A word that refers to the subject country, or a role noun said of it.
            words = self._row.span(mention.index)
            return self._discourse.country_at(words, mention.place.country) or mention.place
        return mention.place
