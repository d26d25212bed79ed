"""Which capitalised names of a document are towns or subdivisions, and which of those so named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from crimefacts import Context, Place, PlaceCandidate, PlaceKind
from crimefacts_places.choosing import KNOWN_EVERYWHERE, Countries
from crimefacts_places.directions import Compass
from crimefacts_places.evidence import (
    ENOUGH,
    LISTED,
    ORDINARY_WORD,
    PERSON_HERE,
    SEEN,
    UNCUED,
    UNWEIGHED,
    Clues,
)
from crimefacts_places.making import make_place
from crimefacts_places.mention import Mention
from crimefacts_places.surroundings import Surroundings
from crimefacts_places.towns import Town, towns
from crimefacts_places.vocabulary import Known, Meaning

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


class Candidate(Mention):
    """A capitalised name that may be a town or a subdivision.

    Args:
        text: The text.
        start: Where the name begins.
        end: Where it ends.
        towns: All places of that name.
        second: Whether it is also a doubtful country's name ("Georgia"), which comes first.

    Attributes:
        written: The name as written.
        points: What speaks for it.
        evidence: What the words around it say.
        rated: The places, the likeliest first.
        within: The country that the words behind it give.
    """

    __slots__ = ("evidence", "points", "rated", "second", "towns", "within", "written")

    def __init__(
        self, text: str, start: int, end: int, towns: tuple[Town, ...], *, second: bool = False
    ) -> None:
        super().__init__(text, start, end)
        self.written = text[start:end]
        self.towns = towns
        self.second = second
        self.points = 0.0
        self.evidence = UNWEIGHED
        self.rated: tuple[Town, ...] = ()
        self.within: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether what else the text tells of countries changes nothing."""
        if self.points >= ENOUGH:
            return len(self.towns) == 1
        return self.points < ENOUGH - _MOST_BY_TOWNS


def find_candidates(
    text: str,
    known: list[Known],
    named: list[tuple[int, int, tuple[Town, ...]]],
    surroundings: Surroundings,
) -> list[Candidate]:
    """Names of the gazetteer that are not part of a country's or an area's name.

    A longer name takes the place of a country's ("Mexico City"), which is struck from `known`.

    Args:
        text: The text.
        known: Countries, nationalities and areas of the text.
        named: Where names of the gazetteer stand, with the places that bear them.
        surroundings: The patterns of its language.
    """
    found = []
    index = 0
    for start, end, bearers in named:
        while index < len(known) and known[index].end <= start:
            index += 1
        second = False
        if index < len(known) and known[index].start < end:
            first, last, meanings = known[index]
            covered = first <= start and last >= end
            doubtful = (first, last) == (start, end) and meanings and meanings[0].guarded
            second = bool(doubtful) and not surroundings.is_town_first(text[start:end])
            if covered and not doubtful:
                continue
            if not second:
                known[index] = Known(first, last, ())
        found.append(Candidate(text, start, end, bearers, second=second))
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
        countries = self._choose(known, candidates)
        seen = {each.written for each in candidates if each.points >= ENOUGH}
        persons = {each.written for each in candidates if each.evidence.name_beside} - seen
        for candidate in candidates:
            name = candidate.written
            if name in persons and not _is_well_known(candidate, countries):
                candidate.points += PERSON_HERE
            elif name in seen and not candidate.evidence.name_beside:
                candidate.points += SEEN
            if not candidate.rated or candidate.points + LISTED < ENOUGH:
                continue
            if candidate.points >= ENOUGH or self._is_listed(candidate, sure_ends):
                sure_ends.add(candidate.end)
                yield self._place(candidate, countries)

    def _choose(self, known: list[Known], candidates: list[Candidate]) -> Countries:
        """Choose among the places of each name.

        Towns that are beyond doubt tell of their countries, and so of further towns.
        """
        named = [
            (start, meanings[0].country)
            for start, _, meanings in known
            if meanings and meanings[0].country and not meanings[0].guarded
        ]
        behind = {start: meanings for start, _, meanings in known}
        regions = {candidate.start: candidate.towns for candidate in candidates}
        countries = Countries(self.context.country, named)
        hopeful = []
        for candidate in candidates:
            wanted = self._named_behind(candidate, behind, regions)
            points = self._weigh(candidate)
            if points <= _HOPELESS and wanted[0] is None:
                candidate.points = points
            else:
                hopeful.append((candidate, points, wanted))
                self._rate(candidate, points, wanted, countries)
        told = self._told(candidates)
        if told:
            countries = Countries(self.context.country, named, told)
            for candidate, points, wanted in hopeful:
                if not candidate.is_settled:
                    self._rate(candidate, points, wanted, countries)
            told = self._told(candidates)
            if told:
                countries = Countries(self.context.country, named, told)
        return countries

    def _rate(
        self,
        candidate: Candidate,
        points: float,
        wanted: tuple[str | None, str | None],
        countries: Countries,
    ) -> None:
        """Choose among the places of a name by the countries that are known so far."""
        near = countries.near(candidate.start, candidate.end)
        capital_of = self.clues.capitals.get(candidate.written)
        best, candidate.rated = countries.choose(candidate.towns, wanted, near, capital_of)
        candidate.points = points + best
        if not (candidate.evidence.cued or countries.fits(candidate.rated[0].country)):
            candidate.points += UNCUED

    def _told(self, candidates: list[Candidate]) -> list[tuple[int, str]]:
        """Where which countries are told by their towns."""
        return [
            (each.start, each.rated[0].country)
            for each in candidates
            if each.points >= ENOUGH and not self.clues.is_common(each.written)
        ]

    def _weigh(self, candidate: Candidate) -> float:
        """Points that the words around a name give it, whatever place it is."""
        name = candidate.written
        capitals = name.isupper()
        among = capitals and _among_capitals(candidate.text, candidate.start, candidate.end)
        large = name in self.clues.capitals or _largest(candidate.towns) >= _CITY_OF_MILLIONS
        evidence = self.clues.weigh(candidate, name, capitals=among, large=large)
        candidate.evidence = evidence
        acronym = capitals and not among and not evidence.dateline
        return evidence.points + (ORDINARY_WORD if acronym else 0.0)

    def _named_behind(
        self,
        candidate: Candidate,
        behind: dict[int, tuple[Meaning, ...]],
        regions: dict[int, tuple[Town, ...]],
    ) -> tuple[str | None, str | None]:
        """Country and subdivision that stand behind a name: "Paita, Perú", "Cobija (Pando)"."""
        link = self.surroundings.region_link.match(candidate)
        if link is None:
            return None, None
        country, subdivision = _standing_at(link.end(), behind, regions)
        # "In Cobija, in Rio" are two places, whatever countries they lie in.
        if len(link[0]) == len(", ") or len(link[0]) > _LONGEST_PREPOSITION:
            candidate.within = country
        return country, subdivision

    def _is_listed(self, candidate: Candidate, sure_ends: set[int]) -> bool:
        """Whether a place that is beyond doubt stands before a name in the same list."""
        joint = self.surroundings.joint_before.match(candidate)
        return joint is not None and joint.start() in sure_ends

    def _place(self, candidate: Candidate, countries: Countries) -> Place:
        start, end, written = candidate.start, candidate.end, candidate.written
        chosen = self._town_or_region(candidate)
        name = chosen.spelt(written) if written.isupper() else written
        if chosen.kind is PlaceKind.REGION:
            # "South Florida" is a name of its own, "southern Texas" is not.
            text = candidate.text
            first = self.compass.start(candidate)
            if first < start and text[first].isupper() and text[start - 1] in " -":
                name, start = text[first:start] + name, first
        # What many places are called is told by no one place far from what the text is about.
        doubtful = (
            chosen.people < KNOWN_EVERYWHERE
            and (len(candidate.rated) > 1 or chosen.people < _SIZEABLE)
            and self.clues.is_common(written)
        )
        elsewhere = candidate.within not in {None, chosen.country}
        resolved = not elsewhere and (countries.fits(chosen.country) or not doubtful)
        country = candidate.within if elsewhere else chosen.country if resolved else None
        return make_place(
            self.context.document.text,
            start,
            end,
            "gazetteer" if resolved else "gazetteer-unresolved",
            name,
            chosen.kind,
            country,
            chosen.latitude if resolved else None,
            chosen.longitude if resolved else None,
            candidates=_alternatives(candidate, chosen, countries, resolved=resolved),
        )

    def _town_or_region(self, candidate: Candidate) -> Town:
        """A subdivision gives way to the town of its name, unless the words say it is meant."""
        chosen = candidate.rated[0]
        if chosen.kind is PlaceKind.REGION and not self.surroundings.is_region(candidate):
            for town in candidate.rated:
                if (
                    town.kind is PlaceKind.CITY
                    and (town.country, town.subdivision) == (chosen.country, chosen.subdivision)
                    and town.people >= _SIZEABLE
                ):
                    return town
        return chosen


def _is_well_known(candidate: Candidate, countries: Countries) -> bool:
    """Whether it is a large city of a country that the text names; then no person's name."""
    town = candidate.rated[0] if candidate.rated else candidate.towns[0]
    return (
        not candidate.evidence.name_beside
        and town.people >= KNOWN_EVERYWHERE
        and countries.fits(town.country)
    )


def _standing_at(
    start: int, behind: dict[int, tuple[Meaning, ...]], regions: dict[int, tuple[Town, ...]]
) -> tuple[str | None, str | None]:
    """The country, or the country and the subdivision, whose name begins at a place."""
    for meaning in behind.get(start, ()):
        if meaning.country and not meaning.demonym and not meaning.river:
            return meaning.country, None
    for town in regions.get(start, ()):
        if town.kind is PlaceKind.REGION:
            return town.country, town.subdivision
    return None, None


def _alternatives(
    candidate: Candidate, chosen: Town, countries: Countries, *, resolved: bool
) -> tuple[PlaceCandidate, ...]:
    """All places of the name, the chosen one first, each with why it was or was not chosen."""
    if resolved and len(candidate.rated) == 1:
        return ()
    verdict = "chosen" if resolved else "likeliest, but its country is not named"
    reasons = [*candidate.evidence.reasons, countries.reason(chosen.country)]
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


def _largest(bearers: tuple[Town, ...]) -> int:
    """How many people live in the largest of some places."""
    return bearers[0].people if len(bearers) == 1 else max([town.people for town in bearers])


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name in capitals are in capitals too."""
    before = text[max(0, start - _JOINT) : start].split()
    after = text[end : end + _JOINT].split()
    beside = [word for word in (*before[-1:], *after[:1]) if len(word) > 1]
    return bool(beside) and all(word.upper() == word for word in beside)
