"""Reading one sum of money: number, scale, currency, and the other end of a range."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import evolve, frozen

from crimefacts.text.digits import BLANKS
from crimefacts.text.numbers import WrittenNumber
from crimefacts_money.currencies import Marker
from crimefacts_money.vocabulary import Vocabulary, country_phrases

# The text between a number and the sign or name that belongs to it.
_GAP = re.compile(rf"[{BLANKS}\t]{{0,2}}+(?:\r?\n[{BLANKS}\t]{{0,8}}+(?=[^\W\d_]))?+|-(?=[^\W\d_])")
_TOKEN = re.compile(r"(?:[^\W\d_]{1,6}\.?){1,3}[$€£¢]?|[^\w\s][^\W\d_]?")
_WORD = re.compile(r"[^\W\d_]++")
_BLANKS = frozenset(BLANKS + "\t")
# A sum of cents without their name: "3 dollars 50." at the end of a clause.
_BARE_MINOR = re.compile(r" (\d\d)(?=[.,;:!?)]*(?:\s|$)(?! ?\d))(?! [^\W_])")
_LONGEST_RUN = 8


@frozen(kw_only=True)
class Quantity:
    """A number with what says of what money.

    Args:
        start: Offset of its first code point, sign included.
        end: Offset behind its last code point, name included.
        number: The number as written.
        value: The number with its scale.
        marker: The currency's sign or name; None where there is none.
        countries: Countries that stand beside the currency's name.
        rule: How it is written.
    """

    start: int
    end: int
    number: WrittenNumber
    value: Decimal
    marker: Marker | None
    countries: tuple[str, ...] = ()
    rule: str = ""

    @property
    def mantissa(self) -> Decimal:
        """The number without its scale."""
        return self.number.value / self.number.multiplier


@frozen
class _Found:
    """A sign or name with its place and the countries beside it."""

    marker: Marker
    start: int
    end: int
    countries: tuple[str, ...] = ()


class QuantityReader:
    """Reads sums of money at known places.

    Args:
        vocabulary: What the language says of money.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        table = vocabulary.table
        self._last_of_signs = frozenset(form[-1] for form in vocabulary.before)
        self._first_of_signs = frozenset(form[0] for form in vocabulary.after)
        self._partitives = frozenset(table["partitives"])
        self._prefixed = vocabulary.locale == "en"
        self._links = tuple(table["modifier_links"])
        self._minor_links = frozenset(table["minor_links"])
        self._not_before = frozenset(table["not_before"])

    def read(self, text: str, start: int) -> Quantity | None:
        """Read the number at an offset together with its sign before and its name behind.

        Args:
            text: Any text.
            start: Where the number begins.

        Returns:
            The quantity, with marker None where it is a mere number; None where no number is.
        """
        before = self._sign_before(text, start)
        if before is None and start and (text[start - 1].isalnum() or text[start - 1] in "_/"):
            return None
        number = self._vocabulary.words.read(text, start, self._vocabulary.suffixes)
        if number is None:
            return None
        behind = self._marker_behind(text, number, before)
        if behind is None and number.shorter is not None:
            shorter = self._marker_behind(text, number.shorter, before)
            if shorter is not None or self._is_count(text, number.end):
                number, behind = number.shorter, shorter
        return self._quantity(text, start, number, before, behind)

    def _quantity(
        self,
        text: str,
        start: int,
        number: WrittenNumber,
        before: _Found | None,
        behind: _Found | None,
    ) -> Quantity:
        end, value, marker = number.end, number.value, None
        countries: tuple[str, ...] = ()
        rule = "number"
        if behind is not None:
            merged = merge(before.marker, behind.marker) if before else behind.marker
            if merged is None:
                behind = None
            else:
                marker, end, countries = merged, behind.end, behind.countries
                rule = f"number-before-{behind.marker.source}"
        if before is not None:
            start, marker = before.start, marker or before.marker
            rule = f"{before.marker.source}-before-number"
        if marker is not None:
            value *= marker.factor
            end, value, number = self._scale_behind(text, end, value, number, behind)
            if behind is not None and not number.vague:
                end, value = self._with_minor(text, end, value)
        if number.vague and marker is not None:
            rule = "vague-magnitude"
        return Quantity(
            start=start,
            end=end,
            number=number,
            value=value,
            marker=marker,
            countries=countries,
            rule=rule,
        )

    def _sign_before(self, text: str, start: int) -> _Found | None:
        end = start
        if end and text[end - 1] in _BLANKS:
            end -= 1
        elif end > 1 and text[end - 1] == "\n" and text[end - 2] in "$€£¥":
            end -= 1
        if not end or text[end - 1] not in self._last_of_signs:
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
                return None
            if form[0] in "$€£¥" and position == first and text[first - 1 : first] == " ":
                apart = self._sign_apart(text, first, form)
                if apart is not None:
                    return apart
            return _Found(marker, position, end)
        return None

    def _sign_apart(self, text: str, first: int, form: str) -> _Found | None:
        """A sign whose letters stand apart: "US $5", "R $ 5"."""
        for length in range(5, 0, -1):
            begin = first - 1 - length
            if begin < 0 or (begin and not _parts(text[begin - 1])):
                continue
            marker = self._vocabulary.before.get(f"{text[begin : first - 1]} {form}")
            if marker is not None:
                return _Found(marker, begin, first + len(form))
        return None

    def _marker_behind(
        self, text: str, number: WrittenNumber, before: _Found | None
    ) -> _Found | None:
        gap = _GAP.match(text, number.end)
        start = gap.end() if gap else number.end
        if start >= len(text):
            return None
        character = text[start]
        if character.isalpha():
            found = self._name(text, start)
            if found is None and self._may_have_partitive(number):
                word = _WORD.match(text, start)
                if word and word[0].lower() in self._partitives:
                    gap = _GAP.match(text, word.end())
                    found = self._name(text, gap.end() if gap else word.end())
            if found is not None:
                return found
        if character not in self._first_of_signs:
            return None
        token = _TOKEN.match(text, start)
        if token is None:
            return None
        for end in range(token.end(), start, -1):
            marker = self._vocabulary.after.get(text[start:end])
            if marker is not None:
                break
        else:
            return None
        if text[end - 1].isalpha() and text[end : end + 1].isalnum():
            return None
        belongs_to_next = not text[end - 1].isalpha() and (
            text[end : end + 1].isdigit()
            or (before is not None and text[end : end + 2].strip().isdigit())
        )
        return None if belongs_to_next else _Found(marker, start, end)

    @staticmethod
    def _may_have_partitive(number: WrittenNumber) -> bool:
        return (
            number.vague
            or number.multiplier > 1
            or number.value != number.value.to_integral_value()
            or number.value >= 1000
        )  # noqa: PLR2004

    def _name(self, text: str, start: int) -> _Found | None:
        """A currency's name with the country before or behind it."""
        names = self._vocabulary.names
        plain = names.longest(text, start)
        if plain is not None:
            marker, end = plain
            if self._stands_for_other(text, end):
                return None
            if self._prefixed or len(marker.family) == 1:
                return _Found(marker, start, end)
            return self._with_country_behind(text, start, end, marker)
        if not self._prefixed:
            return None
        country = country_phrases(self._vocabulary.locale, proof=False).longest(text, start)
        if country is None:
            return None
        gap = _GAP.match(text, country[1])
        head = names.longest(text, gap.end()) if gap and gap.end() > country[1] else None
        if head is None or len(head[0].family) == 1:
            return None
        return _Found(head[0], start, head[1], country[0])

    def _with_country_behind(self, text: str, start: int, end: int, marker: Marker) -> _Found:
        gap = _GAP.match(text, end)
        position = gap.end() if gap else end
        if position == end:
            return _Found(marker, start, end)
        countries = country_phrases(self._vocabulary.locale, proof=False)
        for link in ("", *self._links):
            if text.startswith(link, position):
                begin = position + len(link) + bool(link)
                country = countries.longest(text, begin)
                if country is not None:
                    return _Found(marker, start, country[1], country[0])
        return _Found(marker, start, end)

    def _stands_for_other(self, text: str, end: int) -> bool:
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap and gap.end() > end else None
        return word is not None and word[0].lower() in self._not_before

    def _is_count(self, text: str, end: int) -> bool:
        """Whether the number counts what follows it: "$5 millones 300 personas"."""
        word = _WORD.match(text, end + 1)
        return word is not None and text[end] in _BLANKS and len(word[0]) > 3  # noqa: PLR2004

    def _scale_behind(
        self,
        text: str,
        end: int,
        value: Decimal,
        number: WrittenNumber,
        behind: _Found | None,
    ) -> tuple[int, Decimal, WrittenNumber]:
        """A scale that follows the sign: "75 USD million"."""
        if behind is None or number.multiplier != 1 or number.vague:
            return end, value, number
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap and gap.end() > end else None
        scale = self._vocabulary.words.scale(word[0]) if word else None
        if word is None or scale is None or scale < 1000:  # noqa: PLR2004
            return end, value, number
        return word.end(), value * scale, evolve(number, multiplier=scale, value=value * scale)

    def _with_minor(self, text: str, end: int, value: Decimal) -> tuple[int, Decimal]:
        """Cents behind: "3 dollars and 50 cents", "15 dólares con 50"."""
        position = end
        word = _WORD.match(text, end + 1)
        linked = word is not None and text[end : end + 1] == " " and word[0] in self._minor_links
        if linked and word is not None:
            position = word.end()
        bare = _BARE_MINOR.match(text, position)
        if bare:
            return bare.end(), value + Decimal(bare[1]) / 100
        if text[position : position + 1] != " ":
            return end, value
        number = self._vocabulary.words.read(text, position + 1)
        if number is None or number.value >= 100 or number.vague:  # noqa: PLR2004
            return end, value
        minor = self._vocabulary.minor.longest(text, number.end + 1)
        if minor is None or text[number.end] not in _BLANKS:
            return end, value
        return minor[1], value + number.value * minor[0]


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
