"""Whether words that may be a currency are one here: pounds and people, crowns and codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import regex

from crimefacts_money.currencies import Caution, Marker, currency_in
from crimefacts_money.patterns import BLANK, phrases
from crimefacts_money.ranges import Amount

_THOUSAND = 1000
_REACH = 90
_REACH_BEHIND = 45
_SHORT_REACH = 25
_FEW = 20
_LINE_REACH = 60
# Where the words that count stop: a sentence or paragraph further nobody speaks of the same sum.
_END = regex.compile(r"[.!?;]\s|\n\s*\n")


class Evidence:
    """Weighs what stands around an amount whose currency may be another word.

    Args:
        table: The section `evidence` of a language's `money.toml`.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cue = regex.compile(rf"(?<!\w)(?:{phrases(table['cues'])})(?!\w)", regex.IGNORECASE)
        self._not_before = regex.compile(
            rf"(?:{BLANK}|-)(?:{phrases(table['not_before'])})(?!\w)", regex.IGNORECASE
        )
        self._not_after = regex.compile(
            rf"(?<!\w)(?:{phrases(table['not_after'])})(?!\w)", regex.IGNORECASE
        )

    def is_money(self, text: str, amount: Amount, country: Callable[[], str | None]) -> bool:
        """Whether the amount is one of money.

        Args:
            text: The text it stands in.
            amount: What was read.
            country: Tells the country that the text is about; asked only where it matters.
        """
        marker = amount.marker
        caution = marker.caution
        if caution is Caution.NONE or amount.countries:
            return True
        if caution is Caution.LOWER:
            return _in_lower_case(text, amount)
        if caution is Caution.CODE:
            return _is_code(text, amount)
        if caution is Caution.UNIT:
            return amount.low < 2 or amount.scale > 1  # noqa: PLR2004 -- "1 real", "2 milhões de real"
        if caution in {Caution.SCALE, Caution.COUNTRY}:
            scaled = amount.scale >= _THOUSAND
            if scaled or self._is_at_home(marker, country()):
                return not self._is_other(text, amount) or marker.source != "name"
            return caution is Caution.SCALE and self._is_spoken_of(text, amount)
        if caution is Caution.PERSON:
            return self._is_spoken_of(text, amount)
        if self._is_other(text, amount):
            return False
        return self._is_spoken_of(text, amount) or self._is_at_home(marker, country())

    def _is_at_home(self, marker: Marker, country: str | None) -> bool:
        return country is not None and currency_in(country, marker.codes, None) is not None

    def _is_other(self, text: str, amount: Amount) -> bool:
        begin = max(0, amount.start - _SHORT_REACH)
        return (
            self._not_before.match(text, amount.end) is not None
            or self._not_after.search(text, begin, amount.start) is not None
        )

    def _is_spoken_of(self, text: str, amount: Amount) -> bool:
        """Whether words of money stand near, in the same sentence."""
        if self._is_other(text, amount):
            return False
        before = text[max(0, amount.start - _REACH) : amount.start]
        ends = list(_END.finditer(before))
        if ends:
            before = before[ends[-1].end() :]
        if self._cue.search(before):
            return True
        behind = text[amount.end : amount.end + _REACH_BEHIND]
        end = _END.search(behind)
        return self._cue.search(behind[: end.start()] if end else behind) is not None


def _in_lower_case(text: str, amount: Amount) -> bool:
    """Whether the name is in lower case, or the text in capitals: "500 soles", "7 MIL SOLES"."""
    name = text[amount.start : amount.end].split()[-1].split("-")[-1]
    return not name.istitle() or len(name) == 1


def _is_code(text: str, amount: Amount) -> bool:
    """Whether letters that are also a word are a code here: "COP 120 mil", not "ALL 5 MEN"."""
    if amount.scale >= _THOUSAND or amount.low >= _THOUSAND:
        return True
    before = text[max(0, amount.start - _LINE_REACH) : amount.start]
    behind = text[amount.end : amount.end + _LINE_REACH]
    around = before.rpartition("\n")[2] + behind.partition("\n")[0]
    return any(map(str.islower, around)) and amount.low >= _FEW
