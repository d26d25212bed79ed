"""Which of the places that bear a name a text means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

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


class Countries:
    """Which countries a text is about.

    Args:
        subject: The country that it is about, if one stands out.
        named: Where which countries are named, nationalities included.
        told: Where towns tell which countries.
    """

    __slots__ = ("_mentioned", "_points", "_positions", "_subject")

    def __init__(
        self,
        subject: str | None,
        named: list[tuple[int, str]],
        told: Iterable[tuple[int, str]] = (),
    ) -> None:
        self._subject = subject
        self._positions = sorted([*named, *told])
        mentioned: dict[str, int] = {}
        for _, country in self._positions:
            mentioned[country] = mentioned.get(country, 0) + 1
        self._mentioned = mentioned
        self._points = dict.fromkeys(mentioned, TOLD)
        for _, country in named:
            self._points[country] = MENTIONED
        if subject is not None:
            self._points[subject] = SUBJECT

    def near(self, start: int, end: int) -> dict[str, float]:
        """Points for the countries that are named near a place in the text, more for the nearer."""
        positions = self._positions
        first = bisect_left(positions, (start - _NEARBY, ""))
        last = bisect_left(positions, (end + _NEARBY, ""), first)
        points: dict[str, float] = {}
        for position, country in positions[first:last]:
            # What the text is about is named everywhere.
            if position != start and country != self._subject:
                nearness = NEAR * (2 - abs(position - start) / (2 * _NEARBY))
                if nearness > points.get(country, 0.0):
                    points[country] = nearness
        return points

    def fits(self, country: str | None) -> bool:
        """Whether the text is about a country or names it."""
        return country in self._points

    def reason(self, country: str) -> str:
        """How a country fits the text, in words."""
        if country == self._subject:
            return f"the text is about {country}"
        times = self._mentioned.get(country)
        return f"{country} is named {times}x" if times else f"{country} is not named"

    def choose(
        self,
        towns: tuple[Town, ...],
        wanted: tuple[str | None, str | None],
        near: Mapping[str, float],
        capital_of: str | None = None,
    ) -> tuple[float, tuple[Town, ...]]:
        """The places of one name, the likeliest first, and the points of that one.

        Args:
            towns: All places that bear the name.
            wanted: Country and subdivision that the words behind the name give ("Paita, Perú").
            near: Points for countries that are named near by.
            capital_of: The country whose capital bears the name.
        """
        wanted_country, wanted_subdivision = wanted
        rated: list[tuple[float, int, int, float]] = []
        for number, town in enumerate(towns):
            country, people = town.country, town.people
            fitting = self._points.get(country)
            # A city of the world needs no mention of its country.
            unnamed = UNMENTIONED if people < KNOWN_EVERYWHERE else 0.0
            points = (unnamed if fitting is None else fitting) + town.size
            if country == capital_of:
                points += CAPITAL
            if near:
                points += near.get(country, 0.0)
            is_city = town.kind is PlaceKind.CITY
            if not is_city:
                points += SUBDIVISION + (UNMENTIONED if fitting is None else 0)
            if country == wanted_country:
                points += WHOLE_NAMED
                if wanted_subdivision is not None and town.subdivision == wanted_subdivision:
                    points += WHOLE_NAMED
            if len(towns) == 1:
                return points, towns
            at_home = fitting is not None or (people >= _METROPOLIS and is_city)
            # More people decide between equals, then the order of the table.
            rated.append((-points - (0 if at_home else FOREIGN), -people, number, points))
        rated.sort()
        return rated[0][3], tuple([towns[number] for _, _, number, _ in rated])
