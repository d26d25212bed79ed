"""Reading one sum of money: number, scale, currency, and cents."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import evolve, frozen

from crimefacts.text.digits import BLANKS
from crimefacts.text.numbers import WrittenNumber
from crimefacts_money.currencies import Marker
from crimefacts_money.markers import FoundMarker, MarkerReader, merge
from crimefacts_money.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]++")
# A scale behind the sign: "75 USD million".
_WORD_BEHIND = re.compile(rf"(?:-|[{BLANKS}])([^\W\d_]++)")
# Cents without their name stand at the end of a clause: "It cost 3 dollars 50."
_CLAUSE_END = re.compile(r"[.,;:!?)»”\"]*(?:\s*$|[.;:!?)]\s|,\s)")
_TIME = re.compile(r":\d\d")
_SMALL = re.compile(r"\d\d?(?![\d.,]*\d)")
_THOUSAND = 1000
_CENTS = 100
_SOURCES = ("symbol", "code", "name", "slang")
_BEFORE_NUMBER = {source: f"{source}-before-number" for source in _SOURCES}
_BEHIND_NUMBER = {source: f"number-before-{source}" for source in _SOURCES}
_LONGEST_ARTICLE = 3


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


class QuantityReader:
    """Reads sums of money at known places.

    Args:
        vocabulary: What the language says of money.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._markers = MarkerReader(vocabulary)
        self._articles = frozenset(vocabulary.words.tables.articles)
        self._minor_links = tuple(f" {link} " for link in vocabulary.table["minor_links"])

    def read(self, text: str, start: int, free: int = 0) -> Quantity | None:
        """Read the number at an offset together with its sign before and its name behind.

        Args:
            text: Any text.
            start: Where the number begins.
            free: Where the text begins that belongs to no sum before.

        Returns:
            The quantity, with marker None where it is a mere number; None where no number is.
        """
        before = self._markers.before(text, start)
        if before is not None and before.start < free:
            before = None
        if before is None and start and (text[start - 1].isalnum() or text[start - 1] in "_/"):
            return None
        number = self._vocabulary.words.read(text, start, self._vocabulary.suffixes)
        if number is None or _TIME.match(text, number.end):
            return None
        behind = self._markers.behind(text, number, before)
        if behind is None and number.shorter is not None:
            shorter = self._markers.behind(text, number.shorter, before)
            if shorter is not None or self._is_count(text, number.end):
                number, behind = number.shorter, shorter
        return self._quantity(text, start, number, before, behind)

    def _quantity(
        self,
        text: str,
        start: int,
        number: WrittenNumber,
        before: FoundMarker | None,
        behind: FoundMarker | None,
    ) -> Quantity:
        if before is None:
            start = self._with_article(text, start)
            if behind is None:
                return Quantity(
                    start=start, end=number.end, number=number, value=number.value, marker=None
                )
        marker, end, countries = self._merged(before, behind, number.end)
        if before is not None:
            start = before.start
        value = number.value * marker.factor
        if behind is not None and end == behind.end and behind.marker.source != "name":
            end, value, number = self._scale_behind(text, end, value, number)
        if number.multiplier == 1 and text[end : end + 1] == " " and not number.vague:
            end, value = self._with_minor(text, end, value)
        return Quantity(
            start=start,
            end=end,
            number=number,
            value=value,
            marker=marker,
            countries=countries,
            rule=_rule(number, before, behind),
        )

    @staticmethod
    def _merged(
        before: FoundMarker | None, behind: FoundMarker | None, end: int
    ) -> tuple[Marker, int, tuple[str, ...]]:
        """What sign and name say together, where it ends, and the countries beside the name."""
        if before is None:
            assert behind is not None  # noqa: S101 -- one of them is there
            return behind.marker, behind.end, behind.countries
        merged = merge(before.marker, behind.marker) if behind is not None else None
        if behind is None or merged is None:
            return before.marker, end, ()
        return merged, behind.end, behind.countries

    def _with_article(self, text: str, start: int) -> int:
        """Where "a million", "a quarter of a million" begins."""
        blank = start - 1
        if text[start].isalpha() and self._articles and text[blank:start] == " ":
            reach = max(0, blank - _LONGEST_ARTICLE - 1)
            begin = max(text.rfind(" ", reach, blank) + 1, reach)
            if text[begin:blank].lower() in self._articles:
                return begin
        return start

    def _is_count(self, text: str, end: int) -> bool:
        """Whether the number counts what follows it: "$5 millones 300 personas"."""
        word = _WORD.match(text, end + 1)
        return word is not None and text[end] in BLANKS and len(word[0]) > _LONGEST_ARTICLE

    def _scale_behind(
        self,
        text: str,
        end: int,
        value: Decimal,
        number: WrittenNumber,
    ) -> tuple[int, Decimal, WrittenNumber]:
        """A scale that follows the sign: "75 USD million"."""
        if number.multiplier != 1 or number.vague:
            return end, value, number
        word = _WORD_BEHIND.match(text, end)
        scale = self._vocabulary.words.scale(word[1]) if word else None
        if word is None or scale is None or scale < _THOUSAND:
            return end, value, number
        return word.end(), value * scale, evolve(number, multiplier=scale, value=value * scale)

    def _with_minor(self, text: str, end: int, value: Decimal) -> tuple[int, Decimal]:
        """Cents behind: "3 dollars and 50 cents", "15 dólares con 50"."""
        position = end
        if text.startswith(self._minor_links, end):
            position = text.index(" ", end + 1)
        count, stop = self._small_number(text, position + 1)
        if count is None:
            return end, value
        minor = self._vocabulary.minor.longest(text, stop + 1)
        if minor is not None and text[stop : stop + 1] == " ":
            return minor[1], value + count * minor[0]
        if count >= _CENTS / 10 and _CLAUSE_END.match(text, stop):
            return stop, value + count / _CENTS
        return end, value

    def _small_number(self, text: str, start: int) -> tuple[Decimal | None, int]:
        """A number below a hundred, in digits or words, and its end."""
        digits = _SMALL.match(text, start)
        if digits is not None:
            return Decimal(digits[0]), digits.end()
        word = _WORD.match(text, start)
        if word is None or word[0] not in self._vocabulary.words.tables.units:
            return None, start
        number = self._vocabulary.words.read(text, start)
        if number is None or number.vague or number.value >= _CENTS:
            return None, start
        return number.value, number.end


def _rule(number: WrittenNumber, before: FoundMarker | None, behind: FoundMarker | None) -> str:
    if number.vague:
        return "vague-magnitude"
    if before is not None:
        return _BEFORE_NUMBER[before.marker.source]
    return _BEHIND_NUMBER[behind.marker.source] if behind else "number"
