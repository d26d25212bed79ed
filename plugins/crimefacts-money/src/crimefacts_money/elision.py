"""Sums whose currency was said before: "40 millones de soles … y otros 25 millones"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import evolve

from crimefacts_money.amounts import Quantity
from crimefacts_money.hedges import HedgeReader
from crimefacts_money.ranges import Amount, AmountReader
from crimefacts_money.surroundings import BackwardPhrases, words_before

_REACH = 400
_THOUSAND = 1000
_YEARS = range(1800, 2101)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n")
_CLAUSE_END = re.compile(r"\s?(?:[.,;:!?)»”\"]|\(|\n|$)")


class ElisionReader:
    """Reads sums without a currency of their own, where the words leave no doubt.

    Args:
        table: The section `elided` of a language's `money.toml`.
        amounts: Reads the number or range.
        hedges: Reads what may stand between the telling word and the number.
    """

    def __init__(
        self, table: Mapping[str, Any], amounts: AmountReader, hedges: HedgeReader
    ) -> None:
        self._others = BackwardPhrases(dict.fromkeys(table["others"], True))
        self._verbs = BackwardPhrases(dict.fromkeys(table["verbs"], True))
        self._behind = re.compile(
            rf"{_CLAUSE_END.pattern}|\s(?:{'|'.join(map(re.escape, table['behind']))})\b",
            re.IGNORECASE,
        )
        self._amounts = amounts
        self._hedges = hedges

    def read(self, text: str, first: Quantity, last: Amount) -> Amount | None:
        """The sum that begins with a number, in the currency of the sum before.

        Args:
            text: The text.
            first: A number without a currency.
            last: The last sum before it that names its currency.
        """
        if first.start - last.end > _REACH or first.number.vague:
            return None
        scaled = first.number.multiplier >= _THOUSAND
        if not scaled and not self._amounts.may_join(text, first.start, first.end):
            return None
        between = text[last.end : first.start]
        if "\n\n" in between:
            return None
        amount = self._amounts.amount_in(text, first, evolve(last.marker, factor=Decimal(1)))
        if amount.high is None and amount.scale < _THOUSAND:
            return None
        ends = len(_SENTENCE_END.findall(between))
        if amount.low in _YEARS or ends > 1 or not self._behind.match(text, amount.end):
            return None
        words = words_before(text, amount.start, self._hedges.abbreviations)
        taken = self._hedges.before(words)[1]
        if amount.high is not None:
            told = self._verbs.longest(words, taken) is not None
        elif ends:
            told = False
        else:
            told = self._others.longest(words, taken) is not None or (
                taken > 0 and self._stands_in_gap(text, amount.start, words[:taken])
            )
        return evolve(amount, countries=last.countries) if told else None

    @staticmethod
    def _stands_in_gap(text: str, start: int, hedge: list[str]) -> bool:
        """Whether only a comma is before the hedge: "one put in 400 pesos; another, up to 3"."""
        before = text[max(0, start - 60) : start].rstrip()
        for _ in hedge:
            before = before.rpartition(" ")[0].rstrip()
        return before.endswith((",", ";"))
