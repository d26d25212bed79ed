"""The number words of a language as tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen

from crimefacts.text.locales import Locales

_LOCALES = Locales("crimefacts.text")


@frozen(kw_only=True)
class NumberTables:
    """What `locales/<language>/numbers.toml` says, every word in all its spellings.

    Args:
        decimal: The mark that divides numbers, empty where the language's countries differ.
        joins: Where a joiner may stand: behind "tens", behind "scales", or at "any" place.
        digits_close: Whether digits may follow a scale ("113 millones 708 mil 76").
        units: Words below a hundred, and hundreds that are one word.
        scales: Words that multiply what is before them.
        fractions: Parts of one.
        magnitudes: The least that a plural without a number can mean ("tens of thousands").
        joiners: Words that join the parts of a number.
        partitives: Words between a fraction or magnitude and what it is of.
        articles: Words for one that are dropped ("half a million").
        several: Words that make a mere magnitude of a scale ("several million").
    """

    decimal: str
    joins: str
    digits_close: bool
    units: dict[str, Decimal]
    scales: dict[str, Decimal]
    fractions: dict[str, Decimal]
    magnitudes: dict[str, Decimal]
    joiners: frozenset[str]
    partitives: frozenset[str]
    articles: frozenset[str]
    several: frozenset[str]

    @classmethod
    def load(cls, locale: str) -> NumberTables:
        """Read the tables of a locale.

        Args:
            locale: ISO 639-1 code of a locale folder of `crimefacts.text`.
        """
        table = _LOCALES.toml(locale, "numbers.toml")
        return cls(
            decimal=table["decimal"],
            joins=table["joins"],
            digits_close=table["digits_close"],
            units=_values(table["units"]),
            scales=_values(table["scales"]),
            fractions=_values(table["fractions"]),
            magnitudes=_values(table["magnitudes"]),
            joiners=spellings(table["joiners"]),
            partitives=spellings(table["partitives"]),
            articles=spellings(table["articles"]),
            several=spellings(table["several"]),
        )


def spellings(words: Iterable[str]) -> frozenset[str]:
    """Words as they are found in texts: in lower, title and upper case, with and without accents.

    Upper-case texts often drop accents, and so do careless ones.
    """
    found = set()
    for word in words:
        for form in (word, without_accents(word)):
            found |= {form, form.capitalize(), form.upper()}
    return frozenset(found)


def without_accents(word: str) -> str:
    """A word without its accents and other marks ("millón": "millon")."""
    characters = unicodedata.normalize("NFD", word)
    return "".join(filter(lambda character: not unicodedata.combining(character), characters))


def _values(table: dict[str, Any]) -> dict[str, Decimal]:
    return {
        form: Decimal(str(value)) for word, value in table.items() for form in spellings([word])
    }
