"""Numbers as written: digits grouped in any manner, and numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from crimefacts.text.locales import Locales

_LOCALES = Locales("crimefacts.text")

# Digits with the separators that the world groups and divides them by: comma, dot, apostrophes,
# blank, no-break blanks and thin blanks.
NUMBER = r"\d++(?:[.,'’\u00a0\u2009\u202f ]\d++)*+"

_GROUP_SEPARATORS = "'’ \u00a0\u2009\u202f"
_GROUP = 3


def parse_number(written: str) -> Decimal | None:
    """Read a number written in digits.

    Separators are told from the grouping of the digits, not from the language: a separator that
    occurs twice, or that stands before another kind, groups; a last comma or dot before other than
    three digits divides. A single comma or dot before exactly three digits groups ("15.000" is
    fifteen thousand), unless what is before it could not be a group ("0.125", "2014.500").

    Args:
        written: Digits and separators, beginning and ending with a digit.

    Returns:
        The number, or None where the grouping fits no custom ("1,23,4.5.6").
    """
    clean = written
    for separator in _GROUP_SEPARATORS:
        if separator in clean:
            if not _well_grouped(clean.replace(",", ".").split(".")[0].split(separator)):
                return None
            clean = clean.replace(separator, "")
    marks = [character for character in clean if character in ".,"]
    if not marks:
        return Decimal(clean)
    last = marks[-1]
    if len(set(marks)) == 2:  # noqa: PLR2004 -- both kinds: the last one divides
        head, _, fraction = clean.rpartition(last)
        groups = head.split(marks[0])
        if last in head or not _well_grouped(groups):
            return None
        return Decimal("".join(groups) + "." + fraction)
    groups = clean.split(last)
    if _well_grouped(groups):
        return Decimal("".join(groups))
    return Decimal(f"{groups[0]}.{groups[1]}") if len(groups) == 2 else None  # noqa: PLR2004


def _well_grouped(groups: Sequence[str]) -> bool:
    """Whether these are groups of three behind a head of one to three, or Indian groups of two."""
    head, *middle, tail = groups
    if not 1 <= len(head) <= _GROUP or len(tail) != _GROUP or head.startswith("0"):
        return False
    sizes = {len(group) for group in middle}
    return sizes <= {_GROUP} or (sizes == {2} and len(head) <= 2)  # noqa: PLR2004


class NumberWords:
    """Numbers in words of one language ("two and a half million", "medio millón").

    Args:
        locale: ISO 639-1 code of a locale folder of `crimefacts.text`.
    """

    def __init__(self, locale: str) -> None:
        table = _LOCALES.toml(locale, "numbers.toml")
        self._units: dict[str, Decimal] = _decimals(table["units"])
        self._scales: dict[str, Decimal] = _decimals(table["scales"])
        self._fractions: dict[str, Decimal] = _decimals(table["fractions"])
        self._joiners: frozenset[str] = frozenset(table["joiners"])
        self._articles: frozenset[str] = frozenset(table["articles"])
        words = sorted(
            {*self._units, *self._scales, *self._fractions}, key=lambda word: (-len(word), word)
        )
        joiners = sorted({*self._joiners, *self._articles}, key=lambda word: (-len(word), word))
        word = "|".join(map(regex.escape, words))
        joiner = "|".join(map(regex.escape, joiners))
        #: Source of a pattern for a number in words; case is the caller's.
        self.pattern = (
            rf"\b(?:(?:{joiner})[ \u00a0])?(?:{word})\b"
            rf"(?:[ \u00a0-](?:(?:{joiner})[ \u00a0]){{0,2}}(?:{word})\b)*+"
        )

    def scale(self, word: str) -> Decimal | None:
        """The number that a scale word stands for ("million", "mil millones"), if it is one."""
        return self._scales.get(word.casefold())

    @property
    def scales(self) -> tuple[str, ...]:
        """The scale words, longest first."""
        return tuple(sorted(self._scales, key=lambda word: (-len(word), word)))

    def parse(self, written: str) -> Decimal | None:
        """Read a number in words.

        Args:
            written: Words, with blanks or hyphens between them.

        Returns:
            The number, or None where the words are no number of this language.
        """
        total = Decimal(0)  # what closed scales add up to
        group = Decimal(0)  # below the scale that is being read
        last_scale = Decimal(0)
        seen = False
        tokens = _join_compounds(written.casefold().replace("-", " ").split(), self._scales)
        for token in tokens:
            if token in self._units:
                group += self._units[token]
            elif token in self._fractions:
                # "two and a half million": the half is of the scale that follows, "a million and
                # a half": of the one before.
                group += self._fractions[token] * (last_scale or 1)
            elif token in self._scales:
                scale = self._scales[token]
                if last_scale and scale > last_scale:
                    total = (total + group) * scale
                elif scale < 1000:  # noqa: PLR2004 -- "two hundred thousand": hundred is in the group
                    group = (group or 1) * scale
                    seen = True
                    continue
                else:
                    total += (group or 1) * scale
                group = Decimal(0)
                last_scale = scale
            elif token not in self._joiners and token not in self._articles:
                return None
            else:
                continue
            seen = True
        return total + group if seen else None


def _join_compounds(tokens: list[str], known: dict[str, Decimal]) -> list[str]:
    """Make one token of compounds of two words that have an entry of their own ("mil millones")."""
    joined: list[str] = []
    for token in tokens:
        if joined and f"{joined[-1]} {token}" in known:
            joined[-1] = f"{joined[-1]} {token}"
        else:
            joined.append(token)
    return joined


def _decimals(table: dict[str, Any]) -> dict[str, Decimal]:
    return {word.casefold(): Decimal(str(value)) for word, value in table.items()}


@cache
def number_words(language: str | None) -> NumberWords:
    """The number words of a language, or the English ones where it has none of its own."""
    return NumberWords(_LOCALES.choose(language))
