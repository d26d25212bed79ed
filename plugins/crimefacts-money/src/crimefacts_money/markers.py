"""Finding the sign or name that makes money of a number, before it and behind it."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from crimefacts.text.digits import BLANKS
from crimefacts.text.number_tables import spellings
from crimefacts.text.numbers import WrittenNumber
from crimefacts_money.currencies import Caution, Marker
from crimefacts_money.vocabulary import Vocabulary, country_phrases

# The text between a number and the sign or name that belongs to it.
_GAP = re.compile(
    rf"-(?=[^\W\d_])|[{BLANKS}\t]{{0,2}}+(?>(?:\r?\n[{BLANKS}\t]{{0,8}}+(?=[^\W\d_]))?)"
)
_WORD = re.compile(r"[^\W\d_]++")

_LONGEST_RUN = 8
_LONGEST_LETTERS = 5
# What may follow the letters of a sign: "Bs.F", "M.N.", "MX$".
_LONGEST_TAIL = 3
_THOUSAND = 1000
_PLAIN_SIGNS = "$€£¥"


@frozen
class FoundMarker:
    """A sign or name with its place.

    Args:
        marker: What it means.
        start: Offset of its first code point.
        end: Offset behind its last code point.
        countries: The countries that stand beside the name ("Canadian dollars").
    """

    marker: Marker
    start: int
    end: int
    countries: tuple[str, ...] = ()


class MarkerReader:
    """Reads the signs and names of currencies beside numbers.

    Args:
        vocabulary: What the language says of money.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        table = vocabulary.table
        self._ends_of_signs = frozenset(form[-2:] for form in vocabulary.before)
        self._first_of_signs = frozenset(form[0] for form in vocabulary.after)
        self._partitives = spellings(table["partitives"])
        self._not_before = frozenset(table["not_before"])
        self._first_words = vocabulary.first_words
        # In English the country stands before the currency, else behind it.
        self._prefixed = vocabulary.locale == "en"
        self._links = tuple(table["modifier_links"])

    def before(self, text: str, start: int) -> FoundMarker | None:
        """The sign or code that ends where a number begins, or one blank before.

        Args:
            text: Any text.
            start: Where the number begins.
        """
        end = start
        last = text[end - 1 : end]
        if last and (last in BLANKS or (last == "\n" and text[end - 2 : end - 1] in _PLAIN_SIGNS)):
            end -= 1
        ends = self._ends_of_signs
        if not end or (text[end - 2 : end] not in ends and text[end - 1] not in ends):
            return None
        first = end
        while first and end - first < _LONGEST_RUN and not _parts(text[first - 1]):
            first -= 1
        signs = self._vocabulary.before
        for position in range(first, end):
            form = text[position:end]
            marker = signs.get(form)
            if marker is None or (position and form[0].isalpha() and text[position - 1].isalnum()):
                continue
            if end < start and len(form) == 1 and form.isalpha():
                marker = evolve(marker, caution=Caution.HOME)
            if form[0] in _PLAIN_SIGNS and position == first and text[first - 1 : first] == " ":
                apart = self._sign_apart(text, first, form)
                if apart is not None:
                    return apart
            return FoundMarker(marker, position, end)
        return None

    def _sign_apart(self, text: str, first: int, form: str) -> FoundMarker | None:
        """A sign whose letters stand apart: "US $5", "R $ 5"."""
        for length in range(_LONGEST_LETTERS, 0, -1):
            begin = first - 1 - length
            if begin < 0 or (begin and not _parts(text[begin - 1])):
                continue
            marker = self._vocabulary.before.get(f"{text[begin : first - 1]} {form}")
            if marker is not None:
                return FoundMarker(marker, begin, first + len(form))
        return None

    def behind(
        self, text: str, number: WrittenNumber, before: FoundMarker | None
    ) -> FoundMarker | None:
        """The sign, code or name that begins where a number ends.

        Args:
            text: Any text.
            number: The number.
            before: The sign that stands before it, if one does.
        """
        start = _behind_gap(text, self._behind_dot(text, number.end))
        word = _WORD.match(text, start)
        if word is None:
            return self._sign_at(text, start, start + 1, before)
        found = self._word_at(text, word, before)
        if found is None and word[0] in self._partitives and _may_have_partitive(number):
            elided = text[word.end() : word.end() + 1] in {"'", "’"}  # "3 millions d'euros"
            start = _behind_gap(text, word.end() + elided)
            word = _WORD.match(text, start)
            if word is None:
                return self._sign_at(text, start, start + 1, before)
            found = self._word_at(text, word, before)
        return found

    def _behind_dot(self, text: str, end: int) -> int:
        """Behind the dot of an abbreviated scale: "5 Mio. EUR", "3 mill. de soles"."""
        if text[end : end + 2] != ". " or not text[end - 1].isalpha():
            return end
        begin = end
        while text[begin - 1].isalpha():
            begin -= 1
        return end + 1 if text[begin:end] in self._vocabulary.suffixes else end

    def _word_at(
        self, text: str, word: re.Match[str], before: FoundMarker | None
    ) -> FoundMarker | None:
        if word[0] not in self._first_words:
            return None
        found = self._name(text, word.start())
        if found is None and len(word[0]) <= _LONGEST_LETTERS:
            found = self._sign_at(text, word.start(), word.end(), before)
        return found

    def _sign_at(
        self, text: str, start: int, shortest: int, before: FoundMarker | None
    ) -> FoundMarker | None:
        """The longest sign or code that begins at an offset."""
        if text[start : start + 1] not in self._first_of_signs:
            return None
        signs = self._vocabulary.after
        for end in range(min(shortest + _LONGEST_TAIL, len(text)), shortest - 1, -1):
            marker = signs.get(text[start:end])
            if marker is None or (text[end - 1].isalpha() and text[end : end + 1].isalnum()):
                continue
            of_next = text[end : end + 1].isdigit() or (
                before is not None and text[end : end + 2].strip().isdigit()
            )
            return None if of_next else FoundMarker(marker, start, end)
        return None

    def _name(self, text: str, start: int) -> FoundMarker | None:
        """A currency's name with the country before or behind it."""
        plain = self._vocabulary.names.longest(text, start)
        if plain is None:
            return self._with_country_before(text, start) if self._prefixed else None
        marker, end = plain
        if self._stands_for_other(text, end):
            return None
        if self._prefixed or len(marker.family) == 1:
            return FoundMarker(marker, start, end)
        return self._with_country_behind(text, start, end, marker)

    def _with_country_before(self, text: str, start: int) -> FoundMarker | None:
        country = country_phrases(self._vocabulary.locale, proof=False).longest(text, start)
        if country is None:
            return None
        gap = _GAP.match(text, country[1])
        head = self._vocabulary.names.longest(text, gap.end()) if gap else None
        if gap is None or head is None or gap.end() == country[1] or len(head[0].family) == 1:
            return None
        return FoundMarker(head[0], start, head[1], country[0])

    def _with_country_behind(self, text: str, start: int, end: int, marker: Marker) -> FoundMarker:
        gap = _GAP.match(text, end)
        position = gap.end() if gap else end
        if position == end:
            return FoundMarker(marker, start, end)
        countries = country_phrases(self._vocabulary.locale, proof=False)
        for link in ("", *self._links):
            if text.startswith(link, position):
                begin = position + len(link) + bool(link)
                country = countries.longest(text, begin)
                if country is not None:
                    return FoundMarker(marker, start, country[1], country[0])
        return FoundMarker(marker, start, end)

    def _stands_for_other(self, text: str, end: int) -> bool:
        """Whether what follows makes something else of a name: "euro zone", "2 million won't"."""
        following = text[end : end + 1]
        if following in {"'", "’"}:
            return text[end + 1 : end + 2].isalpha()
        if following not in {" ", "-"}:
            return False
        word = _WORD.match(text, end + 1)
        return word is not None and word[0].lower() in self._not_before


def _behind_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _may_have_partitive(number: WrittenNumber) -> bool:
    """Whether "of" may follow: "millions of", "medio millón de", not "5 of"."""
    return number.vague or number.value >= _THOUSAND or number.value % 1 != 0


def _parts(character: str) -> bool:
    """Whether a character cannot belong to a sign."""
    return character.isspace() or character.isdigit() or character in "([{\"'“”‘’«»,;:|>=~≈<–—"


def merge(sign: Marker, name: Marker) -> Marker | None:
    """What sign and name say together; None where they do not fit."""
    shared = tuple(code for code in name.codes if code in sign.family)
    if not shared:
        return None
    if sign.dollar:
        return name
    return evolve(sign, codes=shared, default=shared[0] if len(shared) == 1 else sign.default)
