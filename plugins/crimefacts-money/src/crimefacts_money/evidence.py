"""Whether words that may be a currency are one here: pounds and people, crowns and codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from crimefacts.text.number_tables import spellings
from crimefacts_money.currencies import Caution, Marker, currency_in
from crimefacts_money.patterns import BLANK
from crimefacts_money.ranges import Amount
from crimefacts_money.surroundings import BackwardPhrases
from crimefacts_money.tries import PhraseTrie

Country = Callable[[], str | None]

_THOUSAND = 1000
_MILLION = 1_000_000
_REACH = 90
_REACH_BEHIND = 45
_SHORT_REACH = 25
_FEW = 100
_YEARS = range(1900, 2101)
# More than all Bolivians, and than all Guaraní.
_MEMBERS = {Caution.NATION: 20_000_000, Caution.PEOPLE: 1_000_000}
_LINE_REACH = 60
_GAP = re.compile(rf"{BLANK}|-")
_WORD = re.compile(r"[^\W\d_]+")
_GROUPED = re.compile(r"[^\W\d_]++(?:\. ?)?\d{1,3}(?>(?:[.,']\d{3})+)(?>(?:[.,]\d\d?)?)")
# Where the words that count stop: a sentence or paragraph further nobody speaks of the same sum.
_END = re.compile(r"[.!?;]\s|\n\s*\n")


class Evidence:
    """Weighs what stands around an amount whose currency may be another word.

    Args:
        table: The section `evidence` of a language's `money.toml`.
        partitives: What stands between a measure and what is measured ("pounds of").
    """

    def __init__(self, table: Mapping[str, Any], partitives: Iterable[str]) -> None:
        self._partitives = spellings(partitives)
        self._cue_words = spellings(table["cues"])
        self._one_is_article: bool = table["one_is_article"]
        self._cues = BackwardPhrases(dict.fromkeys(table["cues"], True))
        self._not_after = BackwardPhrases(dict.fromkeys(table["not_after"], True))
        self._not_before: PhraseTrie[bool] = PhraseTrie()
        for phrase in table["not_before"]:
            self._not_before.add(phrase, payload=True)
        self._checks: dict[Caution, Callable[[str, Amount, Country], bool]] = {
            Caution.NONE: lambda *_: True,
            Caution.LOWER: _in_lower_case,
            Caution.CODE: _is_code,
            Caution.UNIT: _is_one,
            Caution.HOME: self._has_home,
            Caution.COUNTRY: self._is_measured,
            Caution.SCALE: self._has_scale,
            Caution.NATION: self._is_no_people,
            Caution.PEOPLE: self._is_no_people,
            Caution.CUE: self._has_cue,
        }

    def is_money(self, text: str, amount: Amount, country: Country) -> bool:
        """Whether the amount is one of money.

        Args:
            text: The text it stands in.
            amount: What was read.
            country: Tells the country that the text is about; asked only where it matters.
        """
        if self._one_is_article and _is_one_in_words(text, amount):
            return self._is_spoken_of(text, amount)
        if amount.countries:
            return True
        return self._checks[amount.marker.caution](text, amount, country)

    def _has_scale(self, text: str, amount: Amount, country: Country) -> bool:
        return self._is_measured(text, amount, country) or self._is_spoken_of(text, amount)

    def _is_measured(self, text: str, amount: Amount, country: Country) -> bool:
        counted = amount.scale >= _THOUSAND or _is_grouped(text, amount)
        if not counted and not self._is_at_home(amount.marker, country()):
            return False
        return amount.marker.source != "name" or not self._is_other(text, amount)

    def _has_home(self, _text: str, amount: Amount, country: Country) -> bool:
        return self._is_at_home(amount.marker, country())

    def _is_no_people(self, text: str, amount: Amount, _country: Country) -> bool:
        most = _MEMBERS[amount.marker.caution]
        return amount.low > most or self._is_spoken_of(text, amount)

    def _has_cue(self, text: str, amount: Amount, country: Country) -> bool:
        if self._is_other(text, amount):
            return False
        if amount.scale >= _MILLION or (amount.vague and amount.low >= _MILLION):
            return True  # "361 million pounds", "a multimillion-pound heist"
        return self._is_spoken_of(text, amount) or self._is_at_home(amount.marker, country())

    def _is_at_home(self, marker: Marker, country: str | None) -> bool:
        return country is not None and currency_in(country, marker.codes, None) is not None

    def _is_other(self, text: str, amount: Amount) -> bool:
        """Whether the words around speak of weights, people or anything else but money."""
        gap = _GAP.match(text, amount.end)
        if gap is not None:
            if self._not_before.longest(text, gap.end()) is not None:
                return True
            word = _WORD.match(text, gap.end())
            if word is not None and word[0] in self._partitives:
                measured = _WORD.match(text, word.end() + 1)  # "pounds of cocaine", "of debt"
                if measured is not None and measured[0] not in self._cue_words:
                    return True
        near = text[max(0, amount.start - _SHORT_REACH) : amount.start]
        return self._not_after.anywhere(_words(near)) is not None

    def _is_spoken_of(self, text: str, amount: Amount) -> bool:
        """Whether words of money stand near, in the same sentence."""
        if self._is_other(text, amount):
            return False
        before = _END.split(text[max(0, amount.start - _REACH) : amount.start])[-1]
        behind = _END.split(text[amount.end : amount.end + _REACH_BEHIND], maxsplit=1)[0]
        return any(self._cues.anywhere(_words(stretch)) for stretch in (before, behind))


def _words(stretch: str) -> list[str]:
    """The words of a stretch of text, in lower case, the last one first."""
    return _WORD.findall(stretch.lower())[::-1]


def _is_grouped(text: str, amount: Amount) -> bool:
    """Whether letters stand right before thousands in groups: "N15,140,000"."""
    sign_first = amount.rule == "symbol-before-number"
    return sign_first and _GROUPED.fullmatch(text, amount.start, amount.end) is not None


def _in_lower_case(text: str, amount: Amount, _country: Country) -> bool:
    """Whether the name is in lower case, or the text in capitals: "500 soles", "7 MIL SOLES"."""
    start = max(
        text.rfind(" ", amount.start, amount.end), text.rfind("-", amount.start, amount.end)
    )
    name = text[start + 1 : amount.end]
    return not name.istitle() or len(name) == 1


def _is_code(text: str, amount: Amount, _country: Country) -> bool:
    """Whether letters that are also a word are a code here: "COP 120 mil", not "ALL 5 MEN"."""
    if amount.low in _YEARS and text[amount.end - 4 : amount.end].isdecimal():  # "CAD 2000"
        return False
    if amount.scale >= _THOUSAND or amount.low >= _THOUSAND:
        return True
    before = text[max(0, amount.start - _LINE_REACH) : amount.start]
    behind = text[amount.end : amount.end + _LINE_REACH]
    around = before.rpartition("\n")[2] + behind.partition("\n")[0]
    return any(map(str.islower, around)) and amount.low >= _FEW


def _is_one_in_words(text: str, amount: Amount) -> bool:
    written = amount.rule == "number-before-name" and text[amount.start].isalpha()
    return written and amount.low == 1 and amount.scale == 1


def _is_one(_text: str, amount: Amount, _country: Country) -> bool:
    """Whether the singular fits: "1 real", "1,5 milhão de real", not "3 real"."""
    return amount.low < 2 or amount.scale > 1  # noqa: PLR2004 -- the plural begins there
