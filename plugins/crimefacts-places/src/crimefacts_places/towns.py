"""Towns and first-level subdivisions, found by their capitalised names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import without_accents
from crimefacts.text.locales import package_text
from crimefacts_places.vocabulary import PACKAGE

# A capitalised word of Latin script, and the words behind it that may belong to its name.
_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:['’](?![sS]\b)\w+)*")
_NEXT = r"(?:\.? |-|, )\w+(?:['’](?![sS]\b)\w+)*\.?(?:\w\.)*"
_RUN = re.compile(rf"({_NEXT})?({_NEXT})?({_NEXT})?({_NEXT})?({_NEXT})?")
_SMALL = (
    "a al am an aux da das de del des di do dos e el en la las le les los of on sous sur the und"
)
_SMALL_WORDS = tuple(f"{word}{joint}" for word in _SMALL.split() for joint in " -")
_ARTICLES = frozenset({"El", "La", "Las", "Los"})
_SMALL_INSIDE = _ARTICLES | {"Da", "Das", "De", "Del", "Do", "Dos", "E", "Of", "On", "The", "Y"}
_MOST_WORDS = 6
_SHORTEST_IN_CAPITALS = 4


_SIZES = ((1_000_000, 2.4), (500_000, 2.0), (250_000, 1.5), (50_000, 1.0), (15_000, 0.5))

_Index = dict[str, int | list[int]]


@frozen(eq=False)
class Town:
    """A town or a first-level subdivision.

    Args:
        names: Its names, the usual one first.
        country: ISO 3166-1 alpha-2 code.
        kind: City or region.
        subdivision: GeoNames code of the first-level subdivision it is or lies in.
        latitude: Degrees north.
        longitude: Degrees east.
        people: How many live there, to two figures.
        size: Points for that.
    """

    names: tuple[str, ...]
    country: str
    kind: PlaceKind
    subdivision: str
    latitude: float
    longitude: float
    people: int
    size: float

    @property
    def name(self) -> str:
        """Its usual name."""
        return self.names[0]

    def spelt(self, written: str) -> str:
        """The name that a text has in capitals, as it is usually written."""
        capitals = without_accents(written)
        return next(
            (name for name in self.names if without_accents(name.upper()) == capitals), self.name
        )


class Towns:
    """The gazetteer of towns and subdivisions, read at first use."""

    def __init__(self) -> None:
        text = package_text(PACKAGE, "towns.tsv")
        self._rows = [line for line in text.split("\n") if line and line[0] != "#"]
        # A number where one place bears the name, a list where several do: tens of thousands of
        # lists would keep the garbage collector busy.
        index: _Index = {}
        for number, row in enumerate(self._rows):
            names = row.partition("\t")[0]
            for name in names.split("|") if "|" in names else (names,):
                if name in index:
                    known = index[name]
                    index[name] = [*([known] if isinstance(known, int) else known), number]
                else:
                    index[name] = number
        self._index = index
        self._starts = _longest_by_first_word(index)
        self._known: dict[int, Town] = {}
        self._regions: dict[tuple[str, str], str] = {}
        for row in self._rows:
            if "\tR\t" in row:
                names, country, _, subdivision, *_ = row.split("\t")
                self._regions[country, subdivision] = names.split("|", 1)[0]

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Town, ...]]]:
        """Yield `(start, end, towns of that name)`, the longest names, without overlap."""
        free = 0
        starts, index = self._starts, self._index
        for match in _CAPITALISED.finditer(text):
            word = match[0]
            start, end = match.span()
            if start < free:
                continue
            words = starts.get(word)
            if words == 1:
                known = index.get(word)
                found = None if known is None else (end, _as_list(known))
            elif words is not None:
                found = self._longest(text, start, end, words, capitals=False)
            elif end - start > 1 and word.isupper() and word.title() in starts:
                found = self._longest(text, start, end, starts[word.title()], capitals=True)
            else:
                continue
            if found is not None:
                free, numbers = found
                yield start, free, tuple(map(self._town, numbers))

    def named(self, name: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name as it is usually written."""
        return tuple(map(self._town, _as_list(self._index.get(name))))

    def subdivision(self, town: Town) -> str | None:
        """The name of the subdivision that a town lies in, where it is known."""
        return self._regions.get((town.country, town.subdivision))

    def _longest(
        self, text: str, start: int, end: int, words: int, *, capitals: bool
    ) -> tuple[int, list[int]] | None:
        """The longest name that begins at `start`."""
        behind = text[end + 1 : end + 2]
        if words > 1 and (behind.isupper() or text.startswith(_SMALL_WORDS, end + 1)):
            run = _RUN.match(text, end)
            for number in range(words - 1, 0, -1):
                stop = run.end(number) if run else -1
                while stop > end:
                    known = self._numbers(text[start:stop], capitals=capitals)
                    if known:
                        return stop, known
                    if text[stop - 1] != ".":
                        break
                    stop -= 1
        known = self._numbers(text[start:end], capitals=capitals)
        return (end, known) if known else None

    def _numbers(self, written: str, *, capitals: bool) -> list[int]:
        """The rows of a name as a text has it."""
        if not capitals:
            return _as_list(self._index.get(written))
        if len(written) < _SHORTEST_IN_CAPITALS:
            return []
        found = map(self._index.get, _as_usual(written))
        return next((_as_list(known) for known in found if known is not None), [])

    def _town(self, number: int) -> Town:
        if number not in self._known:
            names, country, kind, subdivision, latitude, longitude, people = self._rows[
                number
            ].split("\t")
            self._known[number] = Town(
                names=tuple(names.split("|")),
                country=country,
                kind=PlaceKind.CITY if kind == "C" else PlaceKind.REGION,
                subdivision=subdivision,
                latitude=float(latitude),
                longitude=float(longitude),
                people=int(people),
                size=next((points for least, points in _SIZES if int(people) >= least), 0.0),
            )
        return self._known[number]


@cache
def towns() -> Towns:
    """The gazetteer, read at first use."""
    return Towns()


def _as_list(known: int | list[int] | None) -> list[int]:
    if known is None:
        return []
    return [known] if isinstance(known, int) else known


def _longest_by_first_word(index: _Index) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    longest: dict[str, int] = {}
    for name in index:
        if " " in name or "-" in name:
            first = name.partition(" ")[0].partition("-")[0].rstrip(".")
            words = 1 + name.count(" ") + name.count("-")
            if longest.get(first, 0) < words:
                longest[first] = min(words, _MOST_WORDS)
        elif name not in longest:
            longest[name] = 1
    return longest


def _as_usual(capitals: str) -> Iterator[str]:
    """How a name in capitals may be written otherwise: "Santa Cruz de la Sierra", "Villa El …"."""
    first, *others = capitals.title().split(" ")
    for small in (_SMALL_INSIDE, _SMALL_INSIDE - _ARTICLES):
        yield " ".join([first, *(word.lower() if word in small else word for word in others)])
