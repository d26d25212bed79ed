"""Sums with two ends: "between $3,500 and $355,000", "de cinco a diez soles"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import regex
from attrs import evolve, frozen

from crimefacts_money.amounts import Quantity, QuantityReader
from crimefacts_money.currencies import Marker
from crimefacts_money.markers import merge
from crimefacts_money.patterns import BLANK, phrases
from crimefacts_money.vocabulary import Vocabulary

_SIGN_AHEAD = re.compile(r"(?>(?:[^\s\d]{1,7}[ \u00a0]?)?)(?=\d)|(?=[^\W\d_])")
_END_OF_CLAUSE = re.compile(r"\s*(?:$|[.,;:)!?»”])")
_COUNTED = re.compile(r"[ \u00a0]([^\W\d_]{4,})")
_CHANGE_REACH = 60
_OTHER_END_REACH = 40
_MOST_WORDS = 6
_OPENER_REACH = 16
_OPENING = "([{\"'“‘«¿¡"
_DASHES = frozenset("-–—")
_ELIDED = "elided-currency"


@frozen(kw_only=True)
class Amount:
    """A sum of money with one end or two, before its hedges are read.

    Args:
        start: Offset of its first code point.
        end: Offset behind its last code point.
        low: Lower end.
        high: Upper end; None for a single figure.
        marker: The currency's sign or name.
        countries: Countries that stand beside the currency's name.
        vague: Whether it is a mere magnitude.
        scale: The scale of its (last) number, 1 where it has none.
        rule: How it is written.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    marker: Marker
    countries: tuple[str, ...]
    vague: bool
    scale: Decimal
    rule: str


class AmountReader:
    """Reads sums of money with one end or two.

    Args:
        vocabulary: What the language says of money.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        table: Mapping[str, Any] = vocabulary.table
        ranges = table["ranges"]
        self._quantities = QuantityReader(vocabulary)
        self._starters = vocabulary.words.starters
        self._pairs = frozenset((opener, joiner) for opener, joiner in ranges["pairs"])
        self._enclosing = frozenset(ranges["enclosing"])
        self._alternatives = frozenset(ranges["alternatives"])
        self._free = frozenset(ranges["free"])
        joiners = {joiner for _, joiner in self._pairs} | self._free
        self._first_joiners = frozenset(joiner.split()[0] for joiner in joiners)
        determiners = f"(?:(?:{phrases(table['determiners'])}){BLANK})?"
        hedges = phrases(
            phrase
            for kind in ("approximately", "at_least", "at_most")
            for phrase in table["hedges"][kind]
        )
        self._joiner = re.compile(
            rf"{BLANK}?(?P<dash>[-–—]){BLANK}?|"
            rf",?{BLANK}(?P<word>{phrases(joiners)}){BLANK}(?:(?P<hedge>{hedges}){BLANK})?"
            rf"{determiners}",
            re.IGNORECASE,
        )
        # The last words of what may stand between an opening word and the lower end.
        self._before_lower_end = frozenset(
            phrase.rsplit(maxsplit=1)[-1]
            for phrase in (
                *(opener for opener, _ in self._pairs),
                *table["determiners"],
                *table["hedges"]["approximately"],
            )
        )
        openers = phrases(opener for opener, _ in self._pairs)
        approximately = phrases(table["hedges"]["approximately"])
        self._opener = regex.compile(
            rf"(?r)(?<!\w)(?P<word>{openers}){BLANK}(?:(?:{approximately}){BLANK})?{determiners}",
            regex.IGNORECASE,
        )
        self._change = regex.compile(
            rf"(?<!\w)(?:{phrases(ranges['changes'])})(?!\w)", regex.IGNORECASE
        )
        rates = table["rates"]
        self._periods = frozenset(
            word for period in ("day", "week", "month", "year") for word in rates[period]
        ) | frozenset({"cada", "each", "every"})

    def number(self, text: str, start: int, free: int = 0) -> Quantity | None:
        """The number that begins at an offset, with its currency if it has one.

        Args:
            text: Any text.
            start: Where the number begins.
            free: Where the text begins that belongs to no sum before.
        """
        return self._quantities.read(text, start, free)

    def amount(self, text: str, first: Quantity) -> Amount | None:
        """The sum that begins with a number, None where it is none of money."""
        found = self._range(text, first)
        if found is not None or first.marker is None:
            return found
        return _single(first, first.marker, first.rule)

    def amount_in(self, text: str, first: Quantity, marker: Marker) -> Amount:
        """A mere number, or an opened range, as a sum in a given currency."""
        found = self._range(text, evolve(first, marker=marker), bare=True)
        return found or _single(first, marker, _ELIDED)

    def _range(self, text: str, first: Quantity, *, bare: bool = False) -> Amount | None:
        """The range whose lower end was read.

        Args:
            text: Any text.
            first: The lower end.
            bare: Whether its currency was given to it, so that only an opened range counts.
        """
        if first.number.vague or not self.may_join(text, first.start, first.end):
            return None
        joiner = self._joiner.match(text, first.end)
        second = self._other_end(text, joiner, first) if joiner else None
        marker = _common_marker(first, second) if second else None
        if joiner is None or second is None or marker is None:
            return None
        low = _with_shared_scale(text, first, second)
        if low >= second.value or (second.marker is None and self._counts(text, second.end)):
            return None
        start = self._start(text, joiner, first, second, bare=bare)
        if start is None:
            return None
        return Amount(
            start=start,
            end=second.end,
            low=low,
            high=second.value,
            marker=marker,
            countries=second.countries or first.countries,
            vague=False,
            scale=second.number.multiplier * marker.factor,
            rule=_ELIDED if bare else "range",
        )

    def _other_end(self, text: str, joiner: re.Match[str], first: Quantity) -> Quantity | None:
        """The number behind a joining word, if that word can join."""
        if not self._may_open(text, joiner, first):
            return None
        ahead = _SIGN_AHEAD.match(text, joiner.end())
        second = self._quantities.read(text, ahead.end()) if ahead else None
        if second is None or second.start != joiner.end() or second.number.vague:
            return None
        return second

    def _may_open(self, text: str, joiner: re.Match[str], first: Quantity) -> bool:
        """Whether the joining word needs no opening one, or has one."""
        word = joiner["word"]
        if word is None or word.lower() in self._free:
            return True
        return self._opener.match(text, 0, first.start) is not None

    def may_join(self, text: str, start: int, end: int) -> bool:
        """A cheap look for what may make a number the lower end of a range.

        Args:
            text: Any text.
            start: Where the number begins.
            end: Where it ends.
        """
        words = text[end : end + _OTHER_END_REACH].split(None, _MOST_WORDS)
        first = words[0].lstrip(",").lower() if words else ""
        if first[:1] in _DASHES:
            return True
        if first not in self._first_joiners:
            return False
        if first not in self._free:
            before = text[max(0, start - _OPENER_REACH) : start].split()
            if not before or before[-1].lstrip(_OPENING).lower() not in self._before_lower_end:
                return False
        return any(word in self._starters or not word.isalpha() for word in words[1:])

    def _start(
        self,
        text: str,
        joiner: re.Match[str],
        first: Quantity,
        second: Quantity,
        *,
        bare: bool,
    ) -> int | None:
        """Where the range begins, with its opening word; None where two numbers make no range."""
        if joiner["word"] is None:
            return first.start if not bare and _is_dashed(joiner[0], first, second) else None
        word = " ".join(joiner["word"].lower().split())
        opener = self._opener.match(text, 0, first.start)
        opening = " ".join(opener["word"].lower().split()) if opener else ""
        if opener is not None and (opening, word) in self._pairs:
            start: int = opener.start("word")
        elif bare or joiner["hedge"] or not self._may_stand_alone(text, word, first, second):
            return None
        else:
            start, opening = first.start, ""
        is_firm = opening in self._enclosing or word in self._alternatives
        return None if not is_firm and self._is_change(text, start) else start

    def _may_stand_alone(self, text: str, joiner: str, first: Quantity, second: Quantity) -> bool:
        if joiner not in self._free:
            return False
        if joiner in self._alternatives:  # two sums unless they share one currency
            return first.marker is None or second.marker is None
        if joiner != "a":
            return first.marker is None or _sign_first(first) or second.marker is not None
        # "a" is also the preposition of the receiver: "pagó 5 soles a 30 personas".
        scaled = second.number.multiplier > first.number.multiplier
        ends = _END_OF_CLAUSE.match(text, second.end) is not None
        return _sign_first(first) and (_sign_first(second) or scaled or ends)

    def _is_change(self, text: str, start: int) -> bool:
        """Whether a rise or fall is told, from one sum to another, and no range."""
        return self._change.search(text, max(0, start - _CHANGE_REACH), start) is not None

    def _counts(self, text: str, end: int) -> bool:
        word = _COUNTED.match(text, end)
        return word is not None and word[1].islower() and word[1] not in self._periods


def _single(quantity: Quantity, marker: Marker, rule: str) -> Amount:
    return Amount(
        start=quantity.start,
        end=quantity.end,
        low=quantity.value,
        high=None,
        marker=marker,
        countries=quantity.countries,
        vague=quantity.number.vague,
        scale=quantity.number.multiplier * marker.factor,
        rule=rule,
    )


def _sign_first(quantity: Quantity) -> bool:
    return quantity.rule.endswith("before-number")


def _common_marker(first: Quantity, second: Quantity) -> Marker | None:
    if first.marker is None or second.marker is None:
        return first.marker or second.marker
    return merge(first.marker, second.marker) or merge(second.marker, first.marker)


def _is_dashed(joiner: str, first: Quantity, second: Quantity) -> bool:
    """Whether a dash joins two ends: "$5-10 million", "5 - 10 euros", not "5 euros -10"."""
    balanced = joiner[0].isspace() == joiner[-1].isspace()
    named_already = first.marker is not None and not _sign_first(first) and second.marker is None
    return balanced and not named_already


def _with_shared_scale(text: str, first: Quantity, second: Quantity) -> Decimal:
    """The lower end, with the scale of the upper one where it is for both.

    "between 7,800 and 10,000 million" shares it, "from $500,000 to $1 million" cannot.
    """
    value = first.value
    hundreds = second.mantissa / 100
    if value < hundreds == hundreds.to_integral_value() < 10 and text[second.start].isalpha():  # noqa: PLR2004 -- "two or three hundred"
        value *= 100
    if first.number.multiplier == 1 and value < second.mantissa:
        value *= second.number.multiplier
    if first.marker is None and second.marker is not None:
        value *= second.marker.factor
    return value
