"""Which of the places that bear a name a text means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from crimefacts import PlaceKind
from crimefacts_places.towns import Town

# Points for a place, added to those for how many people live there.
WHOLE_NAMED = 3.0
SUBDIVISION = 1.5
SUBJECT = 2.0
MENTIONED = 1.0
TOLD = 0.5
UNMENTIONED = -0.25
CAPITAL = 1.75
NEAR = 0.5
# Only in the order of the places of one name, not in whether there is a place.
FOREIGN = -1.0

# A city of this size needs no mention of its country.
KNOWN_EVERYWHERE = 250_000
_METROPOLIS = 1_000_000
_NEARBY = 100


@frozen
class Countries:
    """Which countries a text is about.

    Args:
        subject: The country that it is about, if one stands out.
        mentioned: How often each country is named or told by a town, nationalities included.
        positions: Where, in text order.
        by_name: The countries that are named.
    """

    subject: str | None
    mentioned: Counter[str] = field(factory=Counter)
    positions: list[tuple[int, str]] = field(factory=list)
    by_name: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, subject: str | None, named: list[tuple[int, str]], told: list[tuple[int, str]]
    ) -> Countries:
        """From where in a text which countries are named, and told by their towns."""
        positions = sorted([*named, *told])
        mentioned = Counter(country for _, country in positions)
        return cls(subject, mentioned, positions, frozenset(country for _, country in named))

    def near(self, start: int, end: int) -> dict[str, float]:
        """Points for the countries that are named near a place in the text, more for the nearer."""
        first = bisect_left(self.positions, (start - _NEARBY, ""))
        last = bisect_left(self.positions, (end + _NEARBY, ""))
        points: dict[str, float] = {}
        for position, country in self.positions[first:last]:
            # What the text is about is named everywhere.
            if position != start and country != self.subject:
                nearness = NEAR * (2 - abs(position - start) / (2 * _NEARBY))
                points[country] = max(points.get(country, 0.0), nearness)
        return points

    def fits(self, country: str) -> bool:
        """Whether the text is about a country or names it."""
        return country == self.subject or country in self.mentioned

    def may_mean(self, town: Town) -> bool:
        """Whether a place is named, or so large that it needs no mention of its country."""
        return self.fits(town.country) or (
            town.people >= _METROPOLIS and town.kind is PlaceKind.CITY
        )

    def reason(self, country: str) -> str:
        """How a country fits the text, in words."""
        if country == self.subject:
            return f"the text is about {country}"
        times = self.mentioned[country]
        return f"{country} is named {times}x" if times else f"{country} is not named"

    def points(self, country: str, people: int) -> float:
        """How well a country fits the text; a city of the world needs no mention of its country."""
        if country == self.subject:
            return SUBJECT
        if country in self.mentioned:
            return MENTIONED if country in self.by_name else TOLD
        return UNMENTIONED if people < KNOWN_EVERYWHERE else 0.0


def choose(
    towns: Iterable[Town],
    countries: Countries,
    wanted: tuple[str | None, str | None],
    near: Mapping[str, float],
    capital_of: str | None = None,
) -> list[tuple[float, Town]]:
    """The places of one name, the likeliest first, with their points.

    Args:
        towns: All places that bear the name.
        countries: What countries the text is about.
        wanted: Country and subdivision that the words behind the name give ("Paita, Perú").
        near: Points for countries that are named near by.
        capital_of: The country whose capital bears the name.
    """
    country, subdivision = wanted
    rated = []
    for town in towns:
        points = countries.points(town.country, town.people) + town.size
        if town.country == capital_of:
            points += CAPITAL
        points += near.get(town.country, 0.0)
        if town.kind is PlaceKind.REGION:
            points += SUBDIVISION + (0 if countries.fits(town.country) else UNMENTIONED)
        if country is not None and town.country == country:
            points += WHOLE_NAMED
            if subdivision is not None and town.subdivision == subdivision:
                points += WHOLE_NAMED
        rated.append((points, town))
    # More people decide between equals, then the order of the table.
    rated.sort(
        key=lambda pair: (
            -pair[0] - (0 if countries.may_mean(pair[1]) else FOREIGN),
            -pair[1].people,
        )
    )
    return rated
