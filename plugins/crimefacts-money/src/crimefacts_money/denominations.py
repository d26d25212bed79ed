"""Banknotes and coins: "billetes de 100 dólares", "$100 bills"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crimefacts_money.patterns import BLANK, phrases
from crimefacts_money.ranges import Amount
from crimefacts_money.surroundings import BackwardPhrases

DENOMINATION = "denomination"

_LEADING_DIGITS = frozenset({1, 2, 5})


class Denominations:
    """Tells the worth of a banknote or coin from a sum.

    Args:
        table: `money.toml` of a language.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._before = BackwardPhrases(dict.fromkeys(table["denominations_before"], True))
        self._behind = re.compile(
            rf"(?:{BLANK}|-)(?:{phrases(table['denominations_after'])})(?!\w)", re.IGNORECASE
        )

    def is_one(self, text: str, amount: Amount, words: list[str]) -> bool:
        """Whether an amount is the worth of a banknote or coin.

        Args:
            text: The text.
            amount: The amount.
            words: The words before it, nearest first.
        """
        if amount.high is not None or amount.vague or not _may_be_printed(amount.low):
            return False
        return (
            self._before.longest(words) is not None
            or self._behind.match(text, amount.end) is not None
        )


def _may_be_printed(value: Decimal) -> bool:
    """Whether banknotes and coins have such a number: 1, 2 or 5, and zeros."""
    digits = value.normalize().as_tuple().digits
    return len(digits) == 1 and digits[0] in _LEADING_DIGITS
