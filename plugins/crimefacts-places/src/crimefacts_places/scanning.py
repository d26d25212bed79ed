"""All that may begin the name of a place, found in one pass over the words of a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from crimefacts_places.features import features
from crimefacts_places.naming import Word, WordFinder, capitalised_word, joins, next_word
from crimefacts_places.towns import NamesOfWord, Town, towns
from crimefacts_places.vocabulary import Known, Meaning, vocabulary

# Words that stand in every other article, and names that come by once.
_REMEMBERED = 16_384


class Scan(NamedTuple):
    """What a text may name.

    Args:
        known: Countries, nationalities and areas, in text order and without overlap.
        towns: Where names of the gazetteer stand, with all that bear them; likewise.
        nouns: Where generic nouns stand ("river", "Gulf").
    """

    known: list[Known]
    towns: list[tuple[int, int, tuple[Town, ...]]]
    nouns: list[tuple[int, int]]


class Beginnings(NamedTuple):
    """What a word may begin.

    Args:
        only: The meanings of the word, if it is all there is of its only form.
        forms: Forms of the vocabulary, with their lengths and meanings, the longest first.
        is_noun: Whether the word is a generic noun.
        names: Names of the gazetteer.
    """

    only: tuple[Meaning, ...] | None
    forms: list[tuple[str, int, tuple[Meaning, ...]]]
    is_noun: bool
    names: NamesOfWord | None


class Scanner:
    """Finds all names of a language at once.

    Args:
        locale: The language.
    """

    def __init__(self, locale: str) -> None:
        self._forms = vocabulary(locale).first_words
        self._nouns = features(locale).nouns
        self._towns = towns()
        words = dict.fromkeys((*self._forms, *self._nouns))
        self._words = WordFinder(word for word in words if word[0].islower())
        self._beginnings = _Remembered(self._look_up)

    def scan(self, text: str) -> Scan:
        """Find what a text may name."""
        data, words = self._words.find(text, self._beginnings)
        return Scan(
            _read_known(text, words),
            self._read_towns(text, data, words),
            [
                (start, end)
                for start, end, begun, whole in words
                if begun is not None
                and begun.is_noun
                and (whole or not (_is_inside(text, start) or _is_inside(text, end)))
            ],
        )

    def _read_towns(
        self, text: str, data: bytes, words: list[Word[Beginnings]]
    ) -> list[tuple[int, int, tuple[Town, ...]]]:
        """The longest names of the gazetteer."""
        found: list[tuple[int, int, tuple[Town, ...]]] = []
        free = 0
        for start, end, begun, whole in words:
            first, last = start, end
            if whole:
                names = begun and begun.names
            else:
                first, last = capitalised_word(text, start) or (start, start)
                names = self._towns.names(text[first:last])
            if not names or first < free:
                continue
            bearers = names.alone
            seconds = names.seconds
            if not whole or names.in_capitals or (seconds and next_word(data, end) in seconds):
                last, bearers = names.longest(text, first, last)
            if bearers:
                found.append((first, last, bearers))
                free = last
        return found

    def _look_up(self, written: bytes) -> Beginnings | None:
        word = written.decode("latin-1")
        forms = self._forms.get(word, [])
        is_noun = word in self._nouns
        names = self._towns.names(word)
        if not (forms or is_noun or names):
            return None
        only = forms[0][2] if len(forms) == 1 and forms[0][0] == word else None
        return Beginnings(only, forms, is_noun, names)


class _Remembered(dict[bytes, Beginnings | None]):
    """What words begin, looked up once."""

    def __init__(self, look_up: Callable[[bytes], Beginnings | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: bytes) -> Beginnings | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        begun = self[word] = self._look_up(word)
        return begun


def _read_known(text: str, words: list[Word[Beginnings]]) -> list[Known]:
    """The longest forms of the vocabulary."""
    found: list[Known] = []
    free = 0
    for start, end, begun, whole in words:
        if begun is None or start < free or (not whole and _is_inside(text, start)):
            continue
        if begun.only and whole:
            free = end
            found.append(Known(start, end, begun.only))
            continue
        for form, length, meanings in begun.forms:
            if text.startswith(form, start) and not _is_inside(text, start + length):
                free = start + length
                found.append(Known(start, free, meanings))
                break
    return found


def _is_inside(text: str, offset: int) -> bool:
    """Whether a place in a text is inside a word."""
    return 0 < offset < len(text) and joins(text[offset]) and joins(text[offset - 1])


@cache
def scanner(locale: str) -> Scanner:
    """The scanner of a locale, built at first use."""
    return Scanner(locale)
