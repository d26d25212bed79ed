"""Money amounts with currency, bounds and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import ClassVar

from attrs import evolve, frozen

from crimefacts import Context, Fact, MoneyAmount, Period, Qualifier
from crimefacts_money.evidence import Evidence
from crimefacts_money.hedges import HedgeReader
from crimefacts_money.ranges import Amount, AmountReader
from crimefacts_money.rates import RateReader
from crimefacts_money.resolution import CurrencyResolver
from crimefacts_money.starts import StartFinder
from crimefacts_money.surroundings import words_before
from crimefacts_money.vocabulary import LOCALES, Vocabulary, vocabulary

# Hedges and what they lean on stand within so many code points before a sum.
_REACH = 70
_IN_BRACKET = re.compile(r"\s?[(/\[]\s?(?:[^\W\d_]+\.?\s){0,3}")


@frozen(kw_only=True)
class _Tools:
    """The rules of one language, compiled."""

    vocabulary: Vocabulary
    starts: StartFinder
    amounts: AmountReader
    evidence: Evidence
    hedges: HedgeReader
    rates: RateReader


@cache
def _tools(language: str | None) -> _Tools:
    words = vocabulary(language)
    table = words.table
    return _Tools(
        vocabulary=words,
        starts=StartFinder(words),
        amounts=AmountReader(words),
        evidence=Evidence(table["evidence"]),
        hedges=HedgeReader(table["hedges"]),
        rates=RateReader(table["rates"]),
    )


@frozen(kw_only=True)
class _Sum:
    """An amount with what the words around it say of it."""

    amount: Amount
    qualifier: Qualifier
    per: Period | None = None


@frozen(kw_only=True)
class MoneyExtractor:
    """Money amounts with currency, bounds and period."""

    name = "money"
    produces = (MoneyAmount,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[MoneyAmount]:
        """Yield the facts of a document."""
        language = context.language
        known = language is None or language in LOCALES.names()
        tools = _tools(language if known else "*")
        sums = list(_carry(context, _sums(context, tools)))
        explicit = {
            found.amount.marker.codes[0] for found in sums if len(found.amount.marker.codes) == 1
        }
        resolver = CurrencyResolver(context, tools.vocabulary, explicit)
        for found in sums:
            amount = found.amount
            currency = resolver.currency(amount.marker, amount.countries, amount.start, amount.end)
            low, high = _bounds(found)
            yield context.fact(
                MoneyAmount,
                amount.start,
                amount.end,
                rule=amount.rule,
                currency=currency,
                minimum=low,
                maximum=high,
                qualifier=found.qualifier,
                per=found.per,
            )


def _sums(context: Context, tools: _Tools) -> Iterator[_Sum]:
    text = context.text
    read = tools.amounts.read
    free = 0
    for start in tools.starts.starts(text):
        if start < free:
            continue
        amount = read(text, start)
        if amount is None or amount.start < free:
            continue
        if not tools.evidence.is_money(text, amount, lambda: context.country):
            continue
        free = amount.end
        yield _described(text, amount, tools)


def _described(text: str, amount: Amount, tools: _Tools) -> _Sum:
    hedges, rates = tools.hedges, tools.rates
    words = words_before(text, amount.start, hedges.abbreviations, reach=_REACH)
    before, taken = hedges.before(words)
    behind, end = hedges.behind(text, amount.end)
    words = words[taken:]
    if amount.high is not None:
        qualifier = Qualifier.RANGE
    elif amount.vague:
        qualifier = Qualifier.AT_LEAST
    else:
        qualifier = (
            behind
            or before
            or hedges.sign_before(text, amount.start)
            or hedges.over_clause(text, amount.start)
            or Qualifier.EXACT
        )
    per = rates.behind(text, end) or rates.before(words, text, amount.start)
    return _Sum(amount=amount, qualifier=qualifier, per=per)


def _carry(context: Context, sums: Iterator[_Sum]) -> Iterator[_Sum]:
    """Give the period of a rate to what is said of the same in another currency."""
    last: _Sum | None = None
    for found in sums:
        if found.per is None and last is not None and last.per is not None:
            between = context.text[last.amount.end : found.amount.start]
            if _IN_BRACKET.fullmatch(between):
                found = evolve(found, per=last.per)  # noqa: PLW2901
        last = found
        yield found


def _bounds(found: _Sum) -> tuple[Decimal | None, Decimal | None]:
    low, high = found.amount.low, found.amount.high
    if high is not None:
        return _plain(low), _plain(high)
    value = _plain(low)
    if found.qualifier is Qualifier.AT_LEAST:
        return value, None
    if found.qualifier is Qualifier.AT_MOST:
        return None, value
    return value, value


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent and without zeros behind the decimal mark."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
