"""Towns and first-level subdivisions, found by their capitalised names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from attrs import frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import without_accents
from crimefacts.text.locales import package_text
from crimefacts_places.vocabulary import PACKAGE

# A capitalised word of Latin script, and the words behind it that may belong to its name.
_LARGE = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_CAPITALISED = re.compile(rf"({_LARGE}(?<![^\W_]{_LARGE})\w*+(?:['’](?![sS]\b)\w++)*+)")
_NEXT = r"(?:\.? |-|, )\w+(?:['’](?![sS]\b)\w+)*\.?(?:\w\.)*"
_SMALL = (
    "a al am an aux da das de del des di do dos e el en la las le les los of on sous sur the und"
)
# Whether a name may go on behind a word; how it goes on by one word, by two, and so on.
_GOES_ON = re.compile(rf"[ -](?:[^\W\d_a-z]|(?:{'|'.join(_SMALL.split())})[ -])")
_MOST_WORDS = 6
_RUNS = tuple(re.compile(f"({_NEXT})?" * words) for words in range(_MOST_WORDS))
# A set of numbers of further words as bits, and the same numbers, the largest first.
_FURTHER_WORDS = tuple(
    tuple(words for words in range(_MOST_WORDS - 1, 0, -1) if bits & 1 << words)
    for bits in range(1 << _MOST_WORDS)
)
_ARTICLES = frozenset({"El", "La", "Las", "Los"})
_SMALL_INSIDE = _ARTICLES | {"Da", "Das", "De", "Del", "Do", "Dos", "E", "Of", "On", "The", "Y"}
_SHORTEST_IN_CAPITALS = 4


_SIZES = ((1_000_000, 2.4), (500_000, 2.0), (250_000, 1.5), (50_000, 1.0), (15_000, 0.5))

_Index = dict[str, int | list[int] | tuple["Town", ...]]


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
        # lists would keep the garbage collector busy. A name that was asked for has its towns.
        index: dict[str, int | list[int]] = {}
        for number, row in enumerate(self._rows):
            names = row.partition("\t")[0]
            for name in names.split("|") if "|" in names else (names,):
                if name in index:
                    known = index[name]
                    index[name] = [*([known] if isinstance(known, int) else known), number]
                else:
                    index[name] = number
        self._index: _Index = {**index}
        self._starts = _lengths_by_first_word(index)
        self._known: dict[int, Town] = {}
        self._regions: dict[tuple[str, str], str] = {}
        for row in self._rows:
            if "\tR\t" in row:
                names, country, _, subdivision, *_ = row.split("\t")
                self._regions[country, subdivision] = names.split("|", 1)[0]

    def find(self, text: str) -> list[tuple[int, int, tuple[Town, ...]]]:
        """`(start, end, towns of that name)`, the longest names, without overlap."""
        found: list[tuple[int, int, tuple[Town, ...]]] = []
        free = 0
        starts, named = self._starts, self.named
        # What stands between capitalised words, and these, by turns.
        pieces = _CAPITALISED.split(text)
        offsets = list(accumulate(map(len, pieces)))
        for number in range(1, len(pieces), 2):
            word = pieces[number]
            lengths = starts.get(word)
            capitals = False
            if lengths is None:
                if not word.isupper() or len(word) == 1:
                    continue
                lengths = starts.get(word.title())
                if lengths is None:
                    continue
                capitals = True
            start, end = offsets[number - 1], offsets[number]
            if start < free:
                continue
            if capitals or lengths > 1:
                end, towns = self._longest(text, start, end, lengths, capitals=capitals)
            else:
                towns = named(word)
            if towns:
                found.append((start, end, towns))
                free = end
        return found

    def named(self, name: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name as it is usually written."""
        known = self._index.get(name, ())
        if isinstance(known, tuple):
            return known
        numbers = [known] if isinstance(known, int) else known
        towns = self._index[name] = tuple(map(self._town, numbers))
        return towns

    def subdivision(self, town: Town) -> str | None:
        """The name of the subdivision that a town lies in, where it is known."""
        return self._regions.get((town.country, town.subdivision))

    def _longest(
        self, text: str, start: int, end: int, lengths: int, *, capitals: bool
    ) -> tuple[int, tuple[Town, ...]]:
        """The longest name that begins with the word between `start` and `end`."""
        named = self._in_capitals if capitals else self.named
        further = _FURTHER_WORDS[lengths]
        if further and _GOES_ON.match(text, end):
            run = _RUNS[further[0]].match(text, end)
            for words in further:
                stop = run.end(words) if run else -1
                while stop > end:
                    towns = named(text[start:stop])
                    if towns:
                        return stop, towns
                    if text[stop - 1] != ".":
                        break
                    stop -= 1
        return end, named(text[start:end]) if lengths & 1 else ()

    def _in_capitals(self, written: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name that a text has in capitals."""
        if len(written) >= _SHORTEST_IN_CAPITALS:
            for name in _as_usual(written):
                if name in self._index:
                    return self.named(name)
        return ()

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


def _lengths_by_first_word(names: Iterable[str]) -> dict[str, int]:
    """By how many words the names go on that begin with a word: bit 2 stands for two words more."""
    lengths: dict[str, int] = {}
    for name in names:
        if " " in name or "-" in name:
            first = name.partition(" ")[0].partition("-")[0].rstrip(".")
            words = name.count(" ") + name.count("-")
            if words < _MOST_WORDS:
                lengths[first] = lengths.get(first, 0) | 1 << words
        else:
            lengths[name] = lengths.get(name, 0) | 1
    return lengths


def _as_usual(capitals: str) -> Iterator[str]:
    """How a name in capitals may be written otherwise: "Santa Cruz de la Sierra", "Villa El …"."""
    first, *others = capitals.title().split(" ")
    for small in (_SMALL_INSIDE, _SMALL_INSIDE - _ARTICLES):
        yield " ".join([first, *(word.lower() if word in small else word for word in others)])
