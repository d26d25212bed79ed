"""Which capitalised names of a document are towns or subdivisions, and which of those so named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import define, frozen

from crimefacts import Context, Place, PlaceCandidate, PlaceKind
from crimefacts_places.choosing import KNOWN_EVERYWHERE, Countries, choose
from crimefacts_places.directions import Compass
from crimefacts_places.evidence import (
    ENOUGH,
    LISTED,
    ORDINARY_WORD,
    PERSON_HERE,
    SEEN,
    UNCUED,
    Clues,
)
from crimefacts_places.surroundings import Surroundings
from crimefacts_places.towns import Town, towns
from crimefacts_places.vocabulary import Known

EXTRACTOR = "places"

# A town is meant rather than the subdivision of its name if it is of some size.
_SIZEABLE = 50_000
_CITY_OF_MILLIONS = 2_000_000
# ", en el " is a preposition, ", provincia de " names a region.
_LONGEST_PREPOSITION = 10
# Nothing but the name of its region makes a place of a name with so few points of its own.
_HOPELESS = -6.1
# What further towns of its country may add.
_MOST_BY_TOWNS = 4.0
# As far as the joint of a list reaches.
_JOINT = 12


@define
class Candidate:
    """A capitalised name that may be a town or a subdivision.

    Args:
        start: Where it begins.
        end: Where it ends.
        towns: All places of that name.
        points: What speaks for it.
        reasons: The same in words.
        rated: The places, the likeliest first.
        person: Whether it is part of a person's or an organization's name.
        cued: Whether any words around it speak for a place.
        second: Whether it is also a doubtful country's name ("Georgia"), which comes first.
        within: The country that the words behind it give.
    """

    start: int
    end: int
    towns: tuple[Town, ...]
    points: float = 0.0
    reasons: tuple[str, ...] = ()
    rated: tuple[Town, ...] = ()
    person: bool = False
    cued: bool = False
    second: bool = False
    within: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether what else the text tells of countries changes nothing."""
        if self.points >= ENOUGH:
            return len(self.towns) == 1
        return self.points < ENOUGH - _MOST_BY_TOWNS


def find_candidates(text: str, known: list[Known], surroundings: Surroundings) -> list[Candidate]:
    """Names of the gazetteer that are not part of a country's or an area's name.

    A longer name takes the place of a country's ("Mexico City"), which is struck from `known`.

    Args:
        text: The text.
        known: Countries, nationalities and areas of the text.
        surroundings: The patterns of its language.
    """
    found = []
    index = 0
    for start, end, bearers in towns().find(text):
        while index < len(known) and known[index].end <= start:
            index += 1
        if index < len(known) and known[index].start < end:
            other = known[index]
            covered = other.start <= start and other.end >= end
            same = covered and (other.start, other.end) == (start, end)
            if same and other.meanings and other.meanings[0].guarded:
                if not surroundings.is_town_first(text[start:end]):
                    found.append(Candidate(start, end, bearers, second=True))
                    continue
            elif covered:
                continue
            known[index] = Known(other.start, other.end, ())
        found.append(Candidate(start, end, bearers))
    return found


@frozen
class Settlements:
    """Judges the candidates of a document.

    Args:
        context: The document.
        clues: The patterns of its language that tell towns from persons and things.
        surroundings: Those that tell regions from towns, and lists.
        compass: Those that tell points of the compass.
    """

    context: Context
    clues: Clues
    surroundings: Surroundings
    compass: Compass

    def places(
        self, known: list[Known], candidates: list[Candidate], sure_ends: set[int]
    ) -> Iterator[Place]:
        """Yield the candidates that are places, in text order.

        Args:
            known: Countries, nationalities and areas of the text.
            candidates: The names to judge.
            sure_ends: Where places end that are beyond doubt; more are added.
        """
        text = self.context.text
        named = [
            (each.start, each.meanings[0].country)
            for each in known
            if each.meanings and each.meanings[0].country and not each.meanings[0].guarded
        ]
        regions = {candidate.start: candidate.towns for candidate in candidates}
        behind = {each.start: each for each in known}
        wanted = [self._named_behind(each, behind, regions) for each in candidates]
        own = [self._weigh(candidate) for candidate in candidates]
        countries = self._choose(candidates, own, wanted, named)
        seen = {text[each.start : each.end] for each in candidates if each.points >= ENOUGH}
        persons = {text[each.start : each.end] for each in candidates if each.person} - seen
        for candidate in candidates:
            name = text[candidate.start : candidate.end]
            if name in persons and not self._is_well_known(candidate, countries):
                candidate.points += PERSON_HERE
            elif name in seen and not candidate.person:
                candidate.points += SEEN
            if self._is_listed(candidate.start, sure_ends):
                candidate.points += LISTED
            if candidate.points >= ENOUGH and candidate.rated:
                sure_ends.add(candidate.end)
                yield self._place(candidate, countries)

    def _choose(
        self,
        candidates: list[Candidate],
        own: list[float],
        wanted: list[tuple[str | None, str | None]],
        named: list[tuple[int, str]],
    ) -> Countries:
        """Choose among the places of each name.

        Towns that are beyond doubt tell of their countries, and so of further towns.
        """
        text = self.context.text
        countries = Countries.of(self.context.country, named, [])
        for again in (False, True):
            for candidate, points, within in zip(candidates, own, wanted, strict=True):
                if points <= _HOPELESS and within[0] is None:
                    candidate.points = points
                    continue
                if again and candidate.is_settled:
                    continue
                near = countries.near(candidate.start, candidate.end)
                capital_of = self.clues.capitals.get(text[candidate.start : candidate.end])
                rated = choose(candidate.towns, countries, within, near, capital_of)
                candidate.rated = tuple(town for _, town in rated)
                candidate.points = points + rated[0][0]
                if not (candidate.cued or countries.fits(rated[0][1].country)):
                    candidate.points += UNCUED
            told = [
                (each.start, each.rated[0].country)
                for each in candidates
                if each.points >= ENOUGH and not self.clues.is_common(text[each.start : each.end])
            ]
            if not told:
                break
            countries = Countries.of(self.context.country, named, told)
        return countries

    def _weigh(self, candidate: Candidate) -> float:
        """Points that the words around a name give it, whatever place it is."""
        text, start, end = self.context.text, candidate.start, candidate.end
        capitals = text[start:end].isupper()
        among = capitals and _among_capitals(text, start, end)
        large = text[start:end] in self.clues.capitals or any(
            town.people >= _CITY_OF_MILLIONS for town in candidate.towns
        )
        evidence = self.clues.weigh(text, start, end, capitals=among, large=large)
        candidate.person = evidence.name_beside
        candidate.cued = evidence.cued
        candidate.reasons = evidence.reasons
        acronym = capitals and not among and not evidence.dateline
        return evidence.points + (ORDINARY_WORD if acronym else 0.0)

    @staticmethod
    def _is_well_known(candidate: Candidate, countries: Countries) -> bool:
        """Whether it is a large city of a country that the text names; then no person's name."""
        town = candidate.rated[0] if candidate.rated else candidate.towns[0]
        return (
            not candidate.person
            and town.people >= KNOWN_EVERYWHERE
            and countries.fits(town.country)
        )

    def _named_behind(
        self, candidate: Candidate, behind: dict[int, Known], regions: dict[int, tuple[Town, ...]]
    ) -> tuple[str | None, str | None]:
        """Country and subdivision that stand behind a name: "Paita, Perú", "Cobija (Pando)"."""
        link = self.surroundings.region_link.match(self.context.text, candidate.end)
        if link is None:
            return None, None
        country, subdivision = self._standing_at(link.end(), behind, regions)
        # "In Cobija, in Rio" are two places, whatever countries they lie in.
        if len(link[0]) == len(", ") or len(link[0]) > _LONGEST_PREPOSITION:
            candidate.within = country
        return country, subdivision

    @staticmethod
    def _standing_at(
        start: int, behind: dict[int, Known], regions: dict[int, tuple[Town, ...]]
    ) -> tuple[str | None, str | None]:
        if start in behind:
            for meaning in behind[start].meanings:
                if meaning.country and not meaning.demonym and not meaning.river:
                    return meaning.country, None
        for town in regions.get(start, ()):
            if town.kind is PlaceKind.REGION:
                return town.country, town.subdivision
        return None, None

    def _is_listed(self, start: int, sure_ends: set[int]) -> bool:
        """Whether a place that is beyond doubt stands before a name in the same list."""
        joint = self.surroundings.joint_before.match(
            self.context.text, max(0, start - _JOINT), start
        )
        return joint is not None and joint.start() in sure_ends

    def _place(self, candidate: Candidate, countries: Countries) -> Place:
        text = self.context.text
        start, end = candidate.start, candidate.end
        written = text[start:end]
        chosen = self._town_or_region(candidate)
        name = chosen.spelt(written) if written.isupper() else written
        if chosen.kind is PlaceKind.REGION:
            # "South Florida" is a name of its own, "southern Texas" is not.
            first = self.compass.start(text, start)
            if first < start and text[first].isupper() and text[start - 1] in " -":
                name, start = text[first:start] + name, first
        # What many places are called is told by no one place far from what the text is about.
        doubtful = (
            self.clues.is_common(written)
            and chosen.people < KNOWN_EVERYWHERE
            and (len(candidate.rated) > 1 or chosen.people < _SIZEABLE)
        )
        elsewhere = candidate.within not in {None, chosen.country}
        resolved = not elsewhere and (countries.fits(chosen.country) or not doubtful)
        country = candidate.within if elsewhere else chosen.country if resolved else None
        return self.context.fact(
            Place,
            start,
            end,
            rule="gazetteer" if resolved else "gazetteer-unresolved",
            extractor=EXTRACTOR,
            name=name,
            kind=chosen.kind,
            country=country,
            latitude=chosen.latitude if resolved else None,
            longitude=chosen.longitude if resolved else None,
            candidates=_alternatives(candidate, chosen, countries, resolved=resolved),
        )

    def _town_or_region(self, candidate: Candidate) -> Town:
        """A subdivision gives way to the town of its name, unless the words say it is meant."""
        chosen = candidate.rated[0]
        if chosen.kind is PlaceKind.REGION and not self.surroundings.is_region(
            self.context.text, candidate.start, candidate.end
        ):
            for town in candidate.rated:
                if (
                    town.kind is PlaceKind.CITY
                    and (town.country, town.subdivision) == (chosen.country, chosen.subdivision)
                    and town.people >= _SIZEABLE
                ):
                    return town
        return chosen


def _alternatives(
    candidate: Candidate, chosen: Town, countries: Countries, *, resolved: bool
) -> tuple[PlaceCandidate, ...]:
    """All places of the name, the chosen one first, each with why it was or was not chosen."""
    if resolved and len(candidate.rated) == 1:
        return ()
    verdict = "chosen" if resolved else "likeliest, but its country is not named"
    reasons = [*candidate.reasons, countries.reason(chosen.country)]
    return (
        _alternative(chosen, f"{verdict}: {'; '.join(reasons)}"),
        *(
            _alternative(other, f"set aside: {countries.reason(other.country)}")
            for other in candidate.rated
            if other is not chosen
        ),
    )


# The namesakes of San Juan come by in every other article.
@lru_cache(maxsize=10_000)
def _alternative(town: Town, reason: str) -> PlaceCandidate:
    region = towns().subdivision(town) if town.kind is PlaceKind.CITY else None
    return PlaceCandidate(
        name=f"{town.name}, {region}" if region else town.name,
        kind=town.kind,
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
        reason=reason,
    )


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name in capitals are in capitals too."""
    before = text[max(0, start - _JOINT) : start].split()
    after = text[end : end + _JOINT].split()
    beside = [word for word in (*before[-1:], *after[:1]) if len(word) > 1]
    return bool(beside) and all(word.upper() == word for word in beside)
