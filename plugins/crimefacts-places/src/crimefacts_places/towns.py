"""Towns and first-level subdivisions, found by their capitalised names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from attrs import frozen

from crimefacts import PlaceKind
from crimefacts.text.countries import without_accents
from crimefacts.text.locales import package_text
from crimefacts_places.naming import MOST_FURTHER_WORDS, first_word, plain_word
from crimefacts_places.vocabulary import PACKAGE

_NEXT = r"(?:\.? |-|, )\w+(?:['’](?![sS]\b)\w+)*\.?(?:\w\.)*"
_SMALL = (
    "a al am an aux da das de del des di do dos e el en la las le les los of on sous sur the und"
)
# Whether a name may go on behind a word; how it goes on by one word, by two, and so on.
_GOES_ON = re.compile(rf"[ -](?:[^\W\d_a-z]|(?:{'|'.join(_SMALL.split())})[ -])")
_RUNS = tuple(re.compile(f"({_NEXT})?" * words) for words in range(MOST_FURTHER_WORDS + 1))
# A set of numbers of further words as bits, and the same numbers, the largest first.
_FURTHER_WORDS = tuple(
    tuple(words for words in range(MOST_FURTHER_WORDS, 0, -1) if bits & 1 << words)
    for bits in range(2 << MOST_FURTHER_WORDS)
)
_ARTICLES = frozenset({"El", "La", "Las", "Los"})
_SMALL_INSIDE = _ARTICLES | {"Da", "Das", "De", "Del", "Do", "Dos", "E", "Of", "On", "The", "Y"}
_SHORTEST_IN_CAPITALS = 4


# What joins the first words of a name; in a text only these count.
_JOINTS = frozenset(" -")
# Numbers of lines, and what stands behind the first word of a name.
_ENTRY = re.compile(r"([\d,]+)(.*)")
_SIZES = ((1_000_000, 2.4), (500_000, 2.0), (250_000, 1.5), (50_000, 1.0), (15_000, 0.5))


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


class NamesOfWord:
    """The names that begin with a word.

    Args:
        word: The word.
        written: Its line in `town_words.txt`.
        in_capitals: Whether a text has the names in capitals.

    Attributes:
        alone: The towns and subdivisions that have the word alone for a name.
        seconds: What may stand behind the word in a longer name, as `next_word` tells it;
            not asked for names in capitals.
    """

    __slots__ = ("_lengths", "_names", "_word", "alone", "in_capitals", "seconds")

    def __init__(self, word: str, written: str, *, in_capitals: bool) -> None:
        lengths, *entries = written.split("|")
        # By how many words the names go on: bit 2 stands for two words more.
        self._lengths = int(lengths)
        self._word = word
        self.in_capitals = in_capitals
        # The numbers of their lines, or the towns themselves once they were asked for.
        self._names: dict[str, str | tuple[Town, ...]] = {}
        seconds = set()
        for entry in entries:
            numbers, behind = _ENTRY.fullmatch(entry).groups()  # type: ignore[union-attr]
            self._names[word + behind] = numbers
            if behind[:1] in _JOINTS:
                seconds.add(plain_word(behind[1:]))
        self.seconds = frozenset(seconds)
        self.alone: tuple[Town, ...] = ()
        if self._lengths & 1:
            self.alone = self._in_capitals(word.upper()) if in_capitals else self.named(word)

    def longest(self, text: str, start: int, end: int) -> tuple[int, tuple[Town, ...]]:
        """Where the longest name ends, and what bears it; else nothing.

        Args:
            text: The text.
            start: Where the word begins.
            end: Where it ends.
        """
        further = _FURTHER_WORDS[self._lengths]
        if further and _GOES_ON.match(text, end):
            named = self._in_capitals if self.in_capitals else self.named
            run = _RUNS[further[0]].match(text, end)
            for words in further:
                stop = run.end(words) if run else -1
                while stop > end:
                    bearers = named(text[start:stop])
                    if bearers:
                        return stop, bearers
                    if text[stop - 1] != ".":
                        break
                    stop -= 1
        return end, self.alone

    def named(self, name: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name as it is usually written."""
        known = self._names.get(name, ())
        if isinstance(known, str):
            known = self._names[name] = tuple(map(towns().town, map(int, known.split(","))))
        return known

    def _in_capitals(self, written: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name that a text has in capitals."""
        if len(written) >= _SHORTEST_IN_CAPITALS:
            for name in _as_usual(written):
                bearers = self.named(name)
                if bearers:
                    return bearers
        return ()


class Towns:
    """The gazetteer of towns and subdivisions, read at first use."""

    def __init__(self) -> None:
        lines = package_text(PACKAGE, "town_words.txt").partition("\n\n")[2].split("\n")
        # Lines are read when their words are met: tens of thousands never are.
        self._words = dict(zip(lines[:-1:2], lines[1::2], strict=True))
        rows = package_text(PACKAGE, "towns.tsv").split("\n")
        self._rows = [row for row in rows if row[:1] != "#"]
        self._known: dict[int, Town] = {}
        self._met: dict[tuple[str, bool], NamesOfWord] = {}

    def names(self, word: str) -> NamesOfWord | None:
        """The names that begin with a word of a text, which may have it in capitals."""
        in_capitals = word not in self._words
        if in_capitals:
            if len(word) == 1 or not word.isupper():
                return None
            word = word.title()
            if word not in self._words:
                return None
        names = self._met.get((word, in_capitals))
        if names is None:
            names = NamesOfWord(word, self._words[word], in_capitals=in_capitals)
            self._met[word, in_capitals] = names
        return names

    def named(self, name: str) -> tuple[Town, ...]:
        """The towns and subdivisions of a name as it is usually written."""
        word = first_word(name)
        names = self.names(word) if word else None
        return names.named(name) if names else ()

    def town(self, number: int) -> Town:
        """The town of a line, counted from 0."""
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

    def subdivision(self, town: Town) -> str | None:
        """The name of the subdivision that a town lies in, where it is known."""
        return self._regions.get((town.country, town.subdivision))

    @cached_property
    def _regions(self) -> dict[tuple[str, str], str]:
        regions: dict[tuple[str, str], str] = {}
        for row in self._rows:
            if "\tR\t" in row:
                names, country, _, subdivision, *_ = row.split("\t")
                regions[country, subdivision] = names.split("|", 1)[0]
        return regions


@cache
def towns() -> Towns:
    """The gazetteer, read at first use."""
    return Towns()


def _as_usual(capitals: str) -> Iterator[str]:
    """How a name in capitals may be written otherwise: "Santa Cruz de la Sierra", "Villa El …"."""
    first, *others = capitals.title().split(" ")
    for small in (_SMALL_INSIDE, _SMALL_INSIDE - _ARTICLES):
        yield " ".join([first, *(word.lower() if word in small else word for word in others)])
