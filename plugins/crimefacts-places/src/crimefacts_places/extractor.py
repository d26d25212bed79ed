"""Countries, regions, cities and waters with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import evolve, frozen

from crimefacts import Context, Fact, Place, PlaceCandidate, PlaceKind
from crimefacts_places.directions import Compass, compass
from crimefacts_places.surroundings import Surroundings, surroundings
from crimefacts_places.vocabulary import LOCALES, Meaning, Vocabulary, vocabulary


@frozen(kw_only=True)
class PlacesExtractor:
    """Countries, regions, cities and waters with coordinates."""

    name = "places"
    produces = (Place,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[Place]:
        """Yield the facts of a document."""
        locale = LOCALES.choose(context.language)
        reader = _Reader(context, vocabulary(locale), compass(locale), surroundings(locale))
        yield from reader.places()


@frozen
class _Reader:
    context: Context
    vocabulary: Vocabulary
    compass: Compass
    surroundings: Surroundings

    def places(self) -> Iterator[Place]:
        text = self.context.text
        found = list(self.vocabulary.find(text))
        sure_end = -1
        for index, (start, end, meanings) in enumerate(found):
            if not meanings:
                continue
            beside = meanings[0].guarded and (
                self._joined(text, sure_end, start)
                or (
                    index + 1 < len(found)
                    and any(not meaning.guarded for meaning in found[index + 1][2])
                    and self._joined(text, end, found[index + 1][0])
                )
            )
            meaning = self.surroundings.choose(text, start, end, meanings, beside=beside)
            if meaning is not None:
                sure_end = end
                yield from self._with_points(text, start, end, meaning, meanings)

    def _joined(self, text: str, end: int, start: int) -> bool:
        """Whether only a joint of a list stands between two names."""
        joint = self.surroundings.list_joint
        return 0 <= end < start and joint.fullmatch(text, end, start) is not None

    def _with_points(
        self, text: str, start: int, end: int, meaning: Meaning, meanings: tuple[Meaning, ...]
    ) -> Iterator[Place]:
        """A place with its point of the compass, and those that share its name."""
        rule = "nationality" if meaning.demonym else "name"
        first, last = self.compass.start(text, start), self.compass.end(text, end)
        if meaning.kind is PlaceKind.COUNTRY:
            if first < start and not meaning.demonym:
                start, rule = first, "point-of-compass"
        elif (first, last) != (start, end):
            meaning = self._part(text, first, start, end, last, meaning)
            start, end, rule = first, last, "point-of-compass"
        yield self._place(start, end, meaning, meanings, rule)
        if meaning.kind in {PlaceKind.REGION, PlaceKind.CONTINENT}:
            for point_start, point_end, behind in self.compass.elided(text, start, end):
                point = text[point_start:point_end]
                words = (text[start:end] if behind else meaning.usual).split(" ")
                name = f"{words[0]} {point}" if behind else f"{point} {words[-1]}"
                part = self._named(name, meaning)
                yield self._place(point_start, point_end, part, (), "shared-name")

    def _part(  # noqa: PLR0913, PLR0917 -- where the parts of the name stand
        self, text: str, first: int, start: int, end: int, last: int, meaning: Meaning
    ) -> Meaning:
        """The part of an area that a point of the compass tells."""
        own = meaning.name if meaning.demonym else text[start:end]
        return self._named(text[first:start] + own + text[end:last], meaning)

    def _named(self, name: str, whole: Meaning) -> Meaning:
        """An area by its name, or else as a part of a larger one."""
        for known in self.vocabulary.meanings(name):
            if not known.demonym:
                return evolve(known, name=name, demonym=whole.demonym)
        kind = PlaceKind.REGION if whole.kind is PlaceKind.CONTINENT else whole.kind
        return evolve(whole, kind=kind, name=name, usual=name, latitude=None, longitude=None)

    def _place(
        self, start: int, end: int, meaning: Meaning, meanings: tuple[Meaning, ...], rule: str
    ) -> Place:
        candidates: tuple[PlaceCandidate, ...] = ()
        if len(meanings) > 1:
            others = [other for other in meanings if other is not meaning]
            candidates = (
                _candidate(meaning, "chosen"),
                *(_candidate(other, "less usual") for other in others),
            )
        return self.context.fact(
            Place,
            start,
            end,
            rule=rule,
            extractor=PlacesExtractor.name,
            name=meaning.name,
            kind=meaning.kind,
            country=meaning.country,
            latitude=meaning.latitude,
            longitude=meaning.longitude,
            demonym=meaning.demonym,
            candidates=candidates,
        )


def _candidate(meaning: Meaning, reason: str) -> PlaceCandidate:
    return PlaceCandidate(
        name=meaning.usual,
        kind=meaning.kind,
        country=meaning.country,
        latitude=meaning.latitude,
        longitude=meaning.longitude,
        reason=reason,
    )
