"""Reading one number from left to right, in digits, in words or in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from attrs import frozen

from crimefacts.text.digits import BLANKS, digits_value, end_of_digits
from crimefacts.text.number_tables import NumberTables

_COMMA = ", "
_HUNDRED = 100
_THOUSAND = 1000

# What may stand between two parts of one number: a blank, a hyphen ("twenty-five"), or the line end
# of a hard-wrapped text.
# (`re` has less overhead on short matches than `regex`, and this one is tried for every number.)
TOKEN = re.compile(
    rf"(?P<gap>[{BLANKS}\t]*+(?>(?:\r?\n[{BLANKS}\t]*+)?)|-)"
    r"(?:(?P<digit>\d)|(?P<word>[^\W\d_½¼¾]++|[½¼¾]))"
)
VULGAR_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# Nobody writes a decimal fraction that ends in two zeros before a scale word: "31.000 million".
_THOUSANDS_AFTER_ALL = "00"


@frozen
class WrittenNumber:
    """A number found in a text.

    Args:
        value: The number.
        end: Offset behind its last code point.
        multiplier: The scale that closes it and holds for all of it ("10 mil": 1000), else 1.
        vague: True for a mere magnitude ("tens of thousands", "varios millones"); `value` is then
            the least that it can mean.
        shorter: Where digits follow a scale ("5 millones 300"), the number without them: what
            comes next decides whether they belong to it.
    """

    value: Decimal
    end: int
    multiplier: Decimal = Decimal(1)
    vague: bool = False
    shorter: WrittenNumber | None = None


def value_before_scale(written: str, decimal: str) -> Decimal | None:
    """The value of digits that a scale word follows.

    Args:
        written: The digits.
        decimal: The mark that divides numbers in the language, empty where countries differ.
    """
    divides = written[-4:-3] == decimal and not written.endswith(_THOUSANDS_AFTER_ALL)
    return digits_value(written, decimal=decimal if divides else "")


def is_suffix(text: str, gap: str, end: int) -> bool:
    """Whether letters behind digits abbreviate a scale: "$5 M", not "$5 M.N." or a line on."""
    return "\n" not in gap and not (
        text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha()
    )


class Reading:
    """One number being read from left to right.

    It is kept as closed parts, each a scale and what was counted in it, largest first ("2 million",
    "300 thousand"), and the group of units that the next scale will multiply.
    """

    def __init__(self, words: NumberTables, text: str, suffixes: Mapping[str, Decimal]) -> None:
        self._words = words
        self._text = text
        self._suffixes = suffixes
        self._parts: list[tuple[Decimal, Decimal]] = []
        self._group: Decimal | None = None
        self._mantissa: Decimal | None = None
        self._kind = "start"  # of the last token
        self._parts_before_joiner = 0
        self._before_joiner: WrittenNumber | None = None
        self._best: WrittenNumber | None = None

    def read(self, start: int) -> WrittenNumber | None:
        """The longest number at `start`."""
        position = start
        spelled = not self._text[start : start + 1].isdecimal()
        while True:
            end = self._take_token(position, start)
            if end is None and spelled and self._goes_on_behind_comma(position):
                end = position + 1  # the blank is the gap to what follows
            if end is None:
                return self._best
            position = end

    def _take_token(self, position: int, start: int) -> int | None:
        """Take what comes next into the number; None where it does not belong to it."""
        token = TOKEN.match(self._text, position)
        if token is None or (self._kind == "start" and token.end("gap") != start):
            return None
        end: int = token.end()
        if token["digit"] is not None:
            end = end_of_digits(self._text, end - 1)
            taken = self._take_digits(token["gap"], token.end() - 1, end)
        else:
            taken = self._take_word(token["gap"], token["word"], end)
        return end if taken else None

    def _goes_on_behind_comma(self, position: int) -> bool:
        """Whether a lesser scale follows: "One Million, Two Hundred Thousand"."""
        if self._kind != "scale" or not self._text.startswith(_COMMA, position):
            return False
        unit = TOKEN.match(self._text, position + len(_COMMA))
        if unit is None or unit["gap"] or unit["word"] not in self._words.units:
            return False
        scale = self._scale_behind(unit.end())
        if scale is None:
            tens = TOKEN.match(self._text, unit.end())
            scale = self._scale_behind(tens.end()) if tens and tens["gap"] == "-" else None
        return scale is not None and scale < self._parts[-1][0]

    def _take_digits(self, gap: str, start: int, end: int) -> bool:
        shorter = None
        if self._kind != "start":
            if self._kind != "scale" or not gap or gap == "-" or "\n" in gap:
                return False
            if not self._words.digits_close and self._scale_behind(end) is None:
                return False
            shorter = self._best
        written = self._text[start:end]
        if self._scale_behind(end) is None:
            value = digits_value(written)
        else:
            value = value_before_scale(written, self._words.decimal)
        if value is None or (shorter and value >= self._parts[-1][0]):
            return False
        self._group = value
        self._close("digits", end, shorter)
        return True

    def _scale_behind(self, end: int) -> Decimal | None:
        token = TOKEN.match(self._text, end)
        if token is None or token["word"] is None:
            return None
        return self._suffixes.get(token["word"]) or self._words.scales.get(token["word"])

    def _take_word(self, gap: str, word: str, end: int) -> bool:
        words = self._words
        if "\n" in gap and not (word.islower() or word.isupper()):
            return False
        if self._kind == "digits" and word in self._suffixes and is_suffix(self._text, gap, end):
            return self._take_scale(self._suffixes[word], end)
        if not gap and self._kind not in {"start", "digits"}:
            return False
        for table, take in (
            (words.scales, self._take_scale),
            (words.units, self._take_unit),
            (words.fractions, self._take_fraction),
            (VULGAR_FRACTIONS, self._take_vulgar),
        ):
            if word in table:
                return take(table[word], end)
        return self._take_particle(word)

    def _take_particle(self, word: str) -> bool:
        """Joiners, partitives and articles: they count only with what follows them."""
        words = self._words
        if word in words.joiners and self._kind in {"unit", "scale", "digits"}:
            self._before_joiner = self._best
            self._parts_before_joiner = len(self._parts)
            self._kind = "joiner"
        elif word in words.partitives and self._kind == "fraction":
            self._kind = "partitive"
        elif word in words.articles and self._kind in {"start", "joiner", "partitive", "fraction"}:
            self._kind = "joiner" if self._kind == "joiner" else "article"
        else:
            return False
        return True

    def _take_unit(self, value: Decimal, end: int) -> bool:
        room = self._group_room() if self._group is not None else self._part_room()
        if self._kind in {"digits", "fraction", "partitive"} or (room and value >= room):
            return False
        if self._kind == "joiner" and not self._may_join(value):
            return False
        self._group = (self._group or 0) + value
        self._close("unit", end)
        return True

    def _may_join(self, value: Decimal) -> bool:
        if self._words.joins == "tens":
            return self._group is not None and self._group % _HUNDRED >= 20 and value < 10  # noqa: PLR2004
        return self._words.joins == "any" or self._group is None

    def _group_room(self) -> Decimal:
        """What may still be added to the group: below its last counting place."""
        assert self._group is not None  # noqa: S101 -- for the type checker
        place = Decimal(1)
        while self._group and self._group % (place * 10) == 0:
            place *= 10
        return place

    def _part_room(self) -> Decimal | None:
        return self._parts[-1][0] if self._parts else None

    def _take_fraction(self, value: Decimal, end: int) -> bool:
        if self._kind == "joiner":
            if self._group is not None:
                self._group += value
            else:
                scale = self._parts[-1][0]
                self._parts.append((Decimal(0), scale * value))
        elif self._kind in {"start", "article"} and self._group is None:
            self._group = value
        elif self._kind == "unit" and self._group is not None:
            self._group *= value
        else:
            return False
        self._close("fraction", end)
        return True

    def _take_vulgar(self, value: Decimal, end: int) -> bool:
        if self._kind not in {"start", "digits", "unit"}:
            return False
        self._group = (self._group or 0) + value
        self._close("fraction", end)
        return True

    def _take_scale(self, scale: Decimal, end: int) -> bool:
        counted = self._group
        parts = list(self._parts)
        while parts and parts[-1][0] < scale:
            part_scale, amount = parts.pop()
            across_joiner = len(parts) < self._parts_before_joiner
            if part_scale == 0 or (
                across_joiner and part_scale != _HUNDRED and (counted or 0) < _HUNDRED
            ):
                return self._retreat()
            counted = amount + (counted or 0)
        if self._kind == "joiner" or (parts and parts[-1][0] <= scale):
            return self._retreat()
        if counted is None:
            counted = Decimal(1)
        if parts:
            self._mantissa = None
        elif scale >= _THOUSAND and (self._group is not None or self._mantissa is None):
            self._mantissa = counted
        self._parts = [*parts, (scale, counted * scale)]
        self._group = None
        self._close("scale", end)
        return True

    def _retreat(self) -> bool:
        """What follows a joiner is a number of its own: "between one million and two million"."""
        if self._before_joiner is not None:
            self._best = self._before_joiner
        return False

    def _close(self, kind: str, end: int, shorter: WrittenNumber | None = None) -> None:
        value = sum((amount for _, amount in self._parts), self._group or Decimal(0))
        whole = kind == "scale" and len(self._parts) == 1 and self._mantissa
        multiplier = value / self._mantissa if whole and self._mantissa else Decimal(1)
        self._kind = kind
        self._best = WrittenNumber(value, end, multiplier, shorter=shorter)
