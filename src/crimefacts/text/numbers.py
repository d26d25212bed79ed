"""Numbers as written: digits grouped in any manner, and numbers in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

import regex

from crimefacts.text.digits import NUMBER, digits_value, end_of_digits, parse_number
from crimefacts.text.locales import Locales
from crimefacts.text.number_reading import (
    TOKEN,
    VULGAR_FRACTIONS,
    Reading,
    WrittenNumber,
    is_suffix,
    value_before_scale,
)
from crimefacts.text.number_tables import NumberTables

__all__ = ["NUMBER", "NumberWords", "WrittenNumber", "number_words", "parse_number"]

_LOCALES = Locales("crimefacts.text")

_THOUSAND = 1000
# "hundreds of thousands of millions"
_MOST_MAGNITUDES = 3


class NumberWords:
    """Numbers in words of one language ("two and a half million", "medio millón").

    Args:
        locale: ISO 639-1 code of a locale folder of `crimefacts.text`.
    """

    def __init__(self, locale: str) -> None:
        self.tables = NumberTables.load(locale)
        tables = self.tables
        self._behind_scales = frozenset({*tables.scales, *tables.units, *tables.fractions})
        self._behind_joiners = frozenset({*tables.units, *tables.fractions, *tables.articles})
        word = _alternatives({*tables.units, *tables.scales, *tables.fractions})
        joiner = _alternatives({*tables.joiners, *tables.partitives, *tables.articles})
        #: Source of a pattern for a number in words; case is the caller's.
        self.pattern = (
            rf"\b(?:(?:{joiner})[ \u00a0])?(?:{word})\b"
            rf"(?:[ \u00a0-](?:(?:{joiner})[ \u00a0]){{0,2}}(?:{word})\b)*+"
        )

    def scale(self, word: str) -> Decimal | None:
        """The number that a scale word stands for ("million"), if it is one."""
        scales = self.tables.scales
        return scales.get(word) or scales.get(word.casefold())

    @property
    def scales(self) -> tuple[str, ...]:
        """The scale words in lower case, longest first."""
        return tuple(_by_length(word for word in self.tables.scales if word.islower()))

    @property
    def starters(self) -> frozenset[str]:
        """The words that a number may begin with, in lower, title and upper case."""
        tables = self.tables
        starting = (
            tables.units,
            tables.scales,
            tables.fractions,
            tables.magnitudes,
            tables.several,
        )
        return frozenset(word for table in starting for word in table)

    def parse(self, written: str) -> Decimal | None:
        """Read a number in words.

        Args:
            written: Words, with blanks or hyphens between them.

        Returns:
            The number, or None where the words are no number of this language.
        """
        words = written.strip()
        found = self.read(words)
        return found.value if found and found.end == len(words) and not found.vague else None

    def read(
        self, text: str, start: int = 0, suffixes: Mapping[str, Decimal] | None = None
    ) -> WrittenNumber | None:
        """Read the longest number that begins at an offset, in digits, in words or in both.

        Args:
            text: Any text.
            start: Where the number begins.
            suffixes: Abbreviated scales that may follow digits, case as here (`{"bn": …}`).

        Returns:
            The number, or None where none begins there.
        """
        if text[start : start + 1].isdecimal():
            plain = self._read_plain(text, start, suffixes or {})
            return plain or Reading(self.tables, text, suffixes or {}).read(start)
        return self._read_magnitude(text, start) or Reading(self.tables, text, suffixes or {}).read(
            start
        )

    def _read_plain(
        self, text: str, start: int, suffixes: Mapping[str, Decimal]
    ) -> WrittenNumber | None:
        """Read what most numbers are, digits alone or with one scale; None for all others."""
        end = end_of_digits(text, start)
        following = TOKEN.match(text, end)
        word = following["word"] if following else None
        scale = None
        if following is not None and word is not None:
            if word in suffixes and is_suffix(text, following["gap"], following.end()):
                scale = suffixes[word]
            scale = scale or self.tables.scales.get(word)
            if scale is None and self._goes_on(text, word, following.end()):
                return None
        if following is None or scale is None:
            value = digits_value(text[start:end])
            return None if value is None else WrittenNumber(value, end)
        beyond = TOKEN.match(text, following.end())
        if scale < _THOUSAND or "\n" in following["gap"]:
            return None
        if beyond is not None and (
            beyond["digit"] is not None
            or beyond["word"] in self._behind_scales
            or self._goes_on(text, beyond["word"], beyond.end())
        ):
            return None
        value = value_before_scale(text[start:end], self.tables.decimal)
        if value is None:
            return None
        return WrittenNumber(value * scale, following.end(), scale)

    def _goes_on(self, text: str, word: str, end: int) -> bool:
        """Whether a word between two parts of a number stands there: "2 and a half"."""
        if word not in self.tables.joiners:
            return word in VULGAR_FRACTIONS
        following = TOKEN.match(text, end)
        return following is not None and following["word"] in self._behind_joiners

    def _read_magnitude(self, text: str, start: int) -> WrittenNumber | None:
        """Read a mere magnitude: "tens of thousands", "varios cientos de miles"."""
        token = TOKEN.match(text, start)
        if token is None or token["word"] is None or token.end("gap") != start:
            return None
        if token["word"] in self.tables.several:
            of = TOKEN.match(text, token.end())  # "a couple of million"
            partitive = of is not None and of["word"] in self.tables.partitives
            first = self._magnitude(text, of.end() if of and partitive else token.end())
        elif token["word"] in self.tables.magnitudes:
            first = self._magnitude(text, start)
        else:
            return None
        if first is None:
            return None
        value, end = first
        for _ in range(_MOST_MAGNITUDES - 1):
            following = TOKEN.match(text, end)
            if following is None:
                break
            behind = following.end() if following["word"] in self.tables.partitives else end
            more = self._magnitude(text, behind)
            if more is None:
                break
            value, end = value * more[0], more[1]
        return WrittenNumber(value, end, vague=True)

    def _magnitude(self, text: str, start: int) -> tuple[Decimal, int] | None:
        token = TOKEN.match(text, start)
        if token is None or token["word"] is None:
            return None
        value = self.tables.magnitudes.get(token["word"]) or self.tables.scales.get(token["word"])
        return None if value is None else (value, token.end())


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(regex.escape, _by_length({word.casefold() for word in words})))


@cache
def number_words(language: str | None) -> NumberWords:
    """The number words of a language, or the English ones where it has none of its own."""
    return NumberWords(_LOCALES.choose(language))
