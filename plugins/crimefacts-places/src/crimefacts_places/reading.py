"""How the places of one document are found: candidates, evidence, choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import define, evolve

from crimefacts import Context, Place, PlaceCandidate, PlaceKind
from crimefacts_places.directions import compass
from crimefacts_places.evidence import (
    ENOUGH,
    KNOWN_EVERYWHERE,
    LISTED,
    ORDINARY_WORD,
    PERSON_HERE,
    SEEN,
    Countries,
    choose,
    clues,
)
from crimefacts_places.features import Feature, features
from crimefacts_places.surroundings import surroundings
from crimefacts_places.towns import Town, towns
from crimefacts_places.vocabulary import LOCALES, Meaning, vocabulary

EXTRACTOR = "places"

# A town is meant rather than the subdivision of its name if it is of some size.
_SIZEABLE = 50_000


@define
class _Candidate:
    """A capitalised name that may be a town or a subdivision."""

    start: int
    end: int
    towns: tuple[Town, ...]
    points: float = 0.0
    reasons: tuple[str, ...] = ()
    rated: tuple[tuple[float, Town], ...] = ()
    person: bool = False


class Reading:
    """The places of one document.

    Args:
        context: The document.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.text
        locale = LOCALES.choose(context.language)
        self.vocabulary = vocabulary(locale)
        self.compass = compass(locale)
        self.surroundings = surroundings(locale)
        self.clues = clues(locale)
        self.features = features(locale)
        self.sure_ends: set[int] = set()

    def places(self) -> Iterator[Place]:
        """Yield the places, by kind of rule and then in text order."""
        known = list(self.vocabulary.find(self.text))
        candidates = self._candidates(known)
        told = self._told_by_nouns(known, candidates)
        taken = [(feature.start, feature.end) for feature in told]
        for feature in told:
            yield self._feature(feature)
        yield from self._known(known, taken)
        yield from self._towns(known, candidates, taken)

    # Countries, nationalities and areas.

    def _known(
        self, known: list[tuple[int, int, tuple[Meaning, ...]]], taken: list[tuple[int, int]]
    ) -> Iterator[Place]:
        text = self.text
        sure_end = -1
        for index, (start, end, meanings) in enumerate(known):
            if not meanings or _inside(taken, start, end):
                continue
            beside = meanings[0].guarded and (
                self._joined(sure_end, start)
                or (
                    index + 1 < len(known)
                    and any(not meaning.guarded for meaning in known[index + 1][2])
                    and self._joined(end, known[index + 1][0])
                )
            )
            meaning = self.surroundings.choose(text, start, end, meanings, beside=beside)
            if meaning is not None:
                sure_end = end
                self.sure_ends.add(end)
                yield from self._with_points(start, end, meaning, meanings)

    def _joined(self, end: int, start: int) -> bool:
        """Whether only a joint of a list stands between two names."""
        joint = self.surroundings.list_joint
        return 0 <= end < start and joint.fullmatch(self.text, end, start) is not None

    def _with_points(
        self, start: int, end: int, meaning: Meaning, meanings: tuple[Meaning, ...]
    ) -> Iterator[Place]:
        """A place with its point of the compass, and those that share its name."""
        text = self.text
        rule = "nationality" if meaning.demonym else "name"
        first, last = self.compass.start(text, start), self.compass.end(text, end)
        if meaning.kind is PlaceKind.COUNTRY:
            if first < start and not meaning.demonym:
                start, rule = first, "point-of-compass"
        elif (first, last) != (start, end):
            own = meaning.name if meaning.demonym else text[start:end]
            meaning = self._named(text[first:start] + own + text[end:last], meaning)
            start, end, rule = first, last, "point-of-compass"
        yield self._place(start, end, meaning, meanings, rule)
        if meaning.kind in {PlaceKind.REGION, PlaceKind.CONTINENT}:
            for point_start, point_end, behind in self.compass.elided(text, start, end):
                point = text[point_start:point_end]
                words = (text[start:end] if behind else meaning.usual).split(" ")
                name = f"{words[0]} {point}" if behind else f"{point} {words[-1]}"
                part = self._named(name, meaning)
                yield self._place(point_start, point_end, part, (), "shared-name")

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
            candidates = tuple(
                PlaceCandidate(
                    name=other.usual,
                    kind=other.kind,
                    country=other.country,
                    latitude=other.latitude,
                    longitude=other.longitude,
                    reason="chosen: the usual meaning" if other is meaning else "less usual",
                )
                for other in sorted(meanings, key=lambda other: other is not meaning)
            )
        return self.context.fact(
            Place,
            start,
            end,
            rule=rule,
            extractor=EXTRACTOR,
            name=meaning.name,
            kind=meaning.kind,
            country=meaning.country,
            latitude=meaning.latitude,
            longitude=meaning.longitude,
            demonym=meaning.demonym,
            candidates=candidates,
        )

    # Waters, valleys and unknown towns.

    def _told_by_nouns(
        self,
        known: list[tuple[int, int, tuple[Meaning, ...]]],
        candidates: list[_Candidate],
    ) -> list[Feature]:
        """What a generic noun tells, save what is known better by name."""
        named = {(start, end) for start, end, meanings in known if meanings}
        listed = {(candidate.start, candidate.end) for candidate in candidates}
        told: list[Feature] = []
        free = 0
        for feature in sorted(self.features.find(self.text), key=lambda each: each.start):
            own = (feature.name_start, feature.name_end)
            if feature.start < free or any(
                start <= feature.start and feature.end <= end for start, end in named
            ):
                continue
            bare = feature.name == self.text[feature.name_start : feature.name_end]
            if feature.kind is not PlaceKind.WATER and bare and (own in named or own in listed):
                continue
            free = feature.end
            told.append(feature)
        return told

    def _feature(self, feature: Feature) -> Place:
        water = (
            feature.kind is PlaceKind.WATER
            or feature.name != self.text[feature.name_start : feature.name_end]
        )
        start, end = (
            (feature.start, feature.end) if water else (feature.name_start, feature.name_end)
        )
        return self.context.fact(
            Place,
            start,
            end,
            rule="generic-noun",
            extractor=EXTRACTOR,
            name=feature.name,
            kind=feature.kind,
            country=feature.country,
            latitude=feature.latitude,
            longitude=feature.longitude,
        )

    # Towns and subdivisions.

    def _candidates(self, known: list[tuple[int, int, tuple[Meaning, ...]]]) -> list[_Candidate]:
        """Names of the gazetteer that are not part of a country's or an area's name.

        A longer name takes the place of a country's ("Mexico City").
        """
        found = []
        index = 0
        for start, end, bearers in towns().find(self.text):
            while index < len(known) and known[index][1] <= start:
                index += 1
            if index < len(known) and known[index][0] < end:
                known_start, known_end, meanings = known[index]
                same = (known_start, known_end) == (start, end)
                if same and meanings and self.surroundings.is_town_first(self.text[start:end]):
                    pass
                elif known_start <= start and known_end >= end:
                    continue
                known[index] = (known_start, known_end, ())
            found.append(_Candidate(start, end, bearers))
        return found

    def _towns(
        self,
        known: list[tuple[int, int, tuple[Meaning, ...]]],
        candidates: list[_Candidate],
        taken: list[tuple[int, int]],
    ) -> Iterator[Place]:
        if not candidates:
            return
        mentioned = Counter(
            meanings[0].country
            for _, _, meanings in known
            if meanings and meanings[0].country and not meanings[0].guarded
        )
        countries = Countries(self.context.country, mentioned)
        starts = {start: meanings for start, _, meanings in known if meanings}
        regions = {candidate.start: candidate.towns for candidate in candidates}
        for candidate in candidates:
            self._weigh(candidate, countries, starts, regions)
        persons = {
            self.text[candidate.start : candidate.end]
            for candidate in candidates
            if candidate.person
        }
        seen: set[str] = set()
        for candidate in candidates:
            if candidate.points >= ENOUGH:
                seen.add(self.text[candidate.start : candidate.end])
        for candidate in candidates:
            name = self.text[candidate.start : candidate.end]
            points = candidate.points
            if name in persons and name not in seen:
                points += PERSON_HERE
            elif name in seen and not candidate.person:
                points += SEEN
            if any(self._joined(end, candidate.start) for end in self._ends_near(candidate.start)):
                points += LISTED
            if points >= ENOUGH and not _inside(taken, candidate.start, candidate.end):
                self.sure_ends.add(candidate.end)
                yield self._town(candidate)

    def _ends_near(self, start: int) -> list[int]:
        return [end for end in range(start - 1, max(start - 12, 0), -1) if end in self.sure_ends]

    def _weigh(
        self,
        candidate: _Candidate,
        countries: Countries,
        starts: dict[int, tuple[Meaning, ...]],
        regions: dict[int, tuple[Town, ...]],
    ) -> None:
        text, start, end = self.text, candidate.start, candidate.end
        capitals = text[start:end].isupper()
        among = capitals and self._among_capitals(start, end)
        large = any(town.people >= KNOWN_EVERYWHERE for town in candidate.towns)
        evidence = self.clues.weigh(text, start, end, capitals=among, large=large)
        candidate.person = evidence.name_beside
        points = evidence.points
        if capitals and not among and "dateline" not in evidence.reasons:
            points += ORDINARY_WORD
        wanted = self._behind(end, starts, regions)
        rated = choose(candidate.towns, countries, wanted)
        candidate.rated = tuple(rated)
        candidate.reasons = evidence.reasons
        candidate.points = points + rated[0][0]

    def _among_capitals(self, start: int, end: int) -> bool:
        """Whether the words beside a name in capitals are in capitals too."""
        before = self.text[max(0, start - 12) : start].split()
        after = self.text[end : end + 12].split()
        beside = [word for word in (*before[-1:], *after[:1]) if len(word) > 1]
        return bool(beside) and all(word.upper() == word for word in beside)

    def _behind(
        self,
        end: int,
        starts: dict[int, tuple[Meaning, ...]],
        regions: dict[int, tuple[Town, ...]],
    ) -> tuple[str | None, str | None]:
        """Country and subdivision that stand behind a name: "Paita, Perú", "Sonsonate (El Salvador)"."""
        gap = 2 if self.text[end : end + 2] in {", ", " ("} else 0
        if not gap:
            return None, None
        for meaning in starts.get(end + gap, ()):
            if meaning.country and not meaning.demonym:
                return meaning.country, None
        for town in regions.get(end + gap, ()):
            if town.kind is PlaceKind.REGION:
                return town.country, town.subdivision
        return None, None

    def _town(self, candidate: _Candidate) -> Place:
        text = self.text
        written = text[candidate.start : candidate.end]
        chosen = self._town_or_region(candidate)
        name = chosen.name if written.isupper() and not chosen.name.isupper() else written
        candidates: tuple[PlaceCandidate, ...] = ()
        if len(candidate.rated) > 1:
            reason = "chosen: " + "; ".join(
                (*candidate.reasons, f"{chosen.country} fits the text best")
            )
            others = [town for _, town in candidate.rated if town is not chosen]
            candidates = (
                _as_candidate(chosen, reason),
                *(_as_candidate(other, "fits the text less well") for other in others),
            )
        start = candidate.start
        if chosen.kind is PlaceKind.REGION and written[0].isupper():
            # "South Florida" is a name of its own, "southern Texas" is not.
            first = self.compass.start(text, start)
            if first < start and text[first].isupper() and text[start - 1] in " -":
                name, start = text[first:start] + name, first
        return self.context.fact(
            Place,
            start,
            candidate.end,
            rule="gazetteer",
            extractor=EXTRACTOR,
            name=name,
            kind=chosen.kind,
            country=chosen.country,
            latitude=chosen.latitude,
            longitude=chosen.longitude,
            candidates=candidates,
        )

    def _town_or_region(self, candidate: _Candidate) -> Town:
        """A subdivision gives way to the town of its name, unless the words say it is meant."""
        chosen = candidate.rated[0][1]
        if chosen.kind is PlaceKind.REGION and not self.surroundings.is_region(
            self.text, candidate.start, candidate.end
        ):
            for _, town in candidate.rated:
                if (
                    town.kind is PlaceKind.CITY
                    and (town.country, town.subdivision) == (chosen.country, chosen.subdivision)
                    and town.people >= _SIZEABLE
                ):
                    return town
        return chosen


def _as_candidate(town: Town, reason: str) -> PlaceCandidate:
    region = towns().subdivision(town)
    return PlaceCandidate(
        name=f"{town.name}, {region}" if region and town.kind is PlaceKind.CITY else town.name,
        kind=town.kind,
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
        reason=reason,
    )


def _inside(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)
