"""The fact, and the extractor that finds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from crimefacts import Fact, PatternExtractor, PatternMatch
from crimefacts.text.locales import Locales
from crimefacts.text.numbers import parse_number
from crimefacts.text.words import GAP, any_of

LOCALES = Locales("crimefacts_seizures")


@frozen(kw_only=True)
class DrugWeight(Fact):
    """A drug by weight.

    Args:
        drug: Its usual English name.
        kilograms: The weight in kilograms.
    """

    type: ClassVar[str] = "drug_weight"

    drug: str
    kilograms: Decimal


@frozen(kw_only=True)
class SeizureExtractor(PatternExtractor):
    """Finds drugs by weight.

    Args:
        least: Kilograms below which a weight is not reported.
    """

    name = "seizures"
    produces = (DrugWeight,)

    least: Decimal = Decimal(0)

    def locales(self) -> Sequence[str]:
        """The languages that there are word lists for."""
        return LOCALES.names()

    def patterns_in(self, locale: str) -> Mapping[str, str]:
        """The pattern of one language, made from its word lists."""
        words = LOCALES.toml(locale, "words.toml")
        units, drugs, of = any_of(words["units"]), any_of(words["drugs"]), any_of(words["of"])
        return {
            "weight-of-drug": (
                rf"(?i)(?<![\w.,])(?P<number>\d++(?:[.,]\d++)*+){GAP}(?P<unit>{units})"
                rf"{GAP}{of}{GAP}(?P<drug>{drugs})"
            )
        }

    def to_fact(self, match: PatternMatch) -> DrugWeight | None:
        """Read number, unit and drug."""
        number = parse_number(match["number"])
        if number is None:
            return None
        words = LOCALES.toml(match.locale, "words.toml")
        kilograms = number * Decimal(words["units"][plain(match["unit"])])
        if kilograms < self.least:
            return None
        drug = words["drugs"][plain(match["drug"])]
        return match.fact(DrugWeight, drug=drug, kilograms=kilograms)


def plain(words: str) -> str:
    """Words as the word lists have them: in lower case, with single blanks."""
    return " ".join(words.lower().split())
