"""Towns and first-level subdivisions, found by their capitalised names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from attrs import frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import without_accents
from crimefacts_places.vocabulary import PACKAGE

# A capitalised word of Latin script, and the words behind it that may belong to its name.
_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:['’](?![sS]\b)\w+)*")
_NEXT = r"(?:[ -]|, )\w+(?:['’](?![sS]\b)\w+)*\.?(?:\w\.)*"
_RUN = re.compile(rf"({_NEXT})?({_NEXT})?({_NEXT})?({_NEXT})?({_NEXT})?")
_SMALL_WORDS = (
    *(
        "al ",
        "am ",
        "an ",
        "aux ",
        "da ",
        "das ",
        "de ",
        "del ",
        "des ",
        "di ",
        "do ",
        "dos ",
        "e ",
    ),
    *("el ", "en ", "la ", "las ", "le ", "les ", "los ", "of ", "on ", "sous ", "sur ", "the "),
    *("und ", "upon ", "v ", "y ", "al-", "am-", "aux-", "de-", "del-", "di-", "du-", "el-", "en-"),
    *("i-", "la-", "le-", "les-", "of-", "on-", "sous-", "sur-", "the-", "upon-", "e-"),
)
_MOST_WORDS = 6
_SHORTEST_IN_CAPITALS = 4


_Index = dict[str, int | list[int]]


@frozen
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
    """

    names: tuple[str, ...]
    country: str
    kind: PlaceKind
    subdivision: str
    latitude: float
    longitude: float
    people: int

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
        text = (files(PACKAGE) / "towns.tsv").read_text(encoding="utf-8")
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
        self._capitals: _Index | None = None
        self._capital_starts: dict[str, int] = {}
        self._known: dict[int, Town] = {}
        self._regions: dict[tuple[str, str], str] = {}
        for row in self._rows:
            if "\tR\t" in row:
                names, country, _, subdivision, *_ = row.split("\t")
                self._regions[country, subdivision] = names.split("|", 1)[0]

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Town, ...]]]:
        """Yield `(start, end, towns of that name)`, the longest names, without overlap."""
        free = 0
        starts = self._starts
        for match in _CAPITALISED.finditer(text):
            word = match[0]
            start, end = match.span()
            if start < free:
                continue
            if word in starts:
                longest, index = starts[word], self._index
            elif word.isupper() and len(word) > 1:
                longest, index = self._in_capitals(word)
                if not longest:
                    continue
            else:
                continue
            found = _longest(text, start, end, longest, index)
            if found is not None:
                free, numbers = found
                yield start, free, tuple(map(self._town, numbers))

    def named(self, name: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name as it is usually written."""
        return tuple(map(self._town, _numbers(self._index.get(name))))

    def subdivision(self, town: Town) -> str | None:
        """The name of the subdivision that a town lies in, where it is known."""
        return self._regions.get((town.country, town.subdivision))

    def _in_capitals(self, word: str) -> tuple[int, _Index]:
        """The longest name that begins with a word in capitals, and the names in capitals."""
        if self._capitals is None:
            capitals: dict[str, dict[int, None]] = {}
            for name, written in self._index.items():
                if len(name) >= _SHORTEST_IN_CAPITALS:
                    upper = name.upper()
                    for key in {upper, upper if upper.isascii() else without_accents(upper)}:
                        capitals.setdefault(key, {}).update(dict.fromkeys(_numbers(written)))
            self._capitals = {name: list(numbers) for name, numbers in capitals.items()}
            self._capital_starts = _longest_by_first_word(self._capitals)
        return self._capital_starts.get(word, 0), self._capitals

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
            )
        return self._known[number]


@cache
def towns() -> Towns:
    """The gazetteer, read at first use."""
    return Towns()


def _numbers(known: int | list[int] | None) -> list[int]:
    if known is None:
        return []
    return [known] if isinstance(known, int) else known


def _longest_by_first_word(index: _Index) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    longest: dict[str, int] = {}
    for name in index:
        if " " in name or "-" in name:
            first = name.partition(" ")[0].partition("-")[0]
            words = 1 + name.count(" ") + name.count("-")
            if longest.get(first, 0) < words:
                longest[first] = min(words, _MOST_WORDS)
        elif name not in longest:
            longest[name] = 1
    return longest


def _longest(
    text: str, start: int, end: int, words: int, index: _Index
) -> tuple[int, list[int]] | None:
    """The longest name that begins at `start`."""
    behind = text[end + 1 : end + 2]
    if words > 1 and (behind.isupper() or text.startswith(_SMALL_WORDS, end + 1)):
        run = _RUN.match(text, end)
        for number in range(words - 1, 0, -1):
            stop = run.end(number) if run else -1
            while stop > end:
                known = index.get(text[start:stop])
                if known is not None:
                    return stop, _numbers(known)
                if text[stop - 1] != ".":
                    break
                stop -= 1
    known = index.get(text[start:end])
    return None if known is None else (end, _numbers(known))
