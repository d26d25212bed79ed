"""All that may begin the name of a place, found in one pass over the words of a text."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from crimefacts_places.features import features
from crimefacts_places.naming import WordFinder, capitalised_word, joins
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
        self._beginnings = lru_cache(_REMEMBERED)(self._look_up)

    def scan(self, text: str) -> Scan:
        """Find what a text may name."""
        known: list[Known] = []
        found: list[tuple[int, int, tuple[Town, ...]]] = []
        nouns: list[tuple[int, int]] = []
        free = town_free = 0
        for start, end, begun, behind, whole in self._words.find(text, self._beginnings):
            only, forms, is_noun, names = begun or _NOTHING
            if start >= free and (whole or not (start and joins(text[start - 1]))):
                if only and whole:
                    free = end
                    known.append(Known(start, end, only))
                elif forms:
                    for form, length, meanings in forms:
                        if text.startswith(form, start) and not _goes_on(text, start + length):
                            free = start + length
                            known.append(Known(start, free, meanings))
                            break
            if is_noun and (whole or not (_goes_on(text, start) or _goes_on(text, end))):
                nouns.append((start, end))
            if start < town_free:
                continue
            if whole:
                if names is None:
                    continue
                if behind in names.seconds or names.in_capitals:
                    end, bearers = names.longest(text, start, end)  # noqa: PLW2901
                else:
                    bearers = names.alone
            else:
                span = capitalised_word(text, start)
                if span is None or span[0] < town_free:
                    continue
                start, end = span  # noqa: PLW2901 -- the whole word in place of a part
                names = self._towns.names(text[start:end])
                if names is None:
                    continue
                end, bearers = names.longest(text, start, end)  # noqa: PLW2901
            if bearers:
                found.append((start, end, bearers))
                town_free = end
        return Scan(known, found, nouns)

    def _look_up(self, written: bytes) -> Beginnings | None:
        word = written.decode("latin-1")
        forms = self._forms.get(word, [])
        is_noun = word in self._nouns
        names = self._towns.names(word)
        if not (forms or is_noun or names):
            return None
        only = forms[0][2] if len(forms) == 1 and forms[0][0] == word else None
        return Beginnings(only, forms, is_noun, names)


_NOTHING = Beginnings(None, [], is_noun=False, names=None)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind the end of a name."""
    return end < len(text) and joins(text[end]) and joins(text[end - 1])


@cache
def scanner(locale: str) -> Scanner:
    """The scanner of a locale, built at first use."""
    return Scanner(locale)
