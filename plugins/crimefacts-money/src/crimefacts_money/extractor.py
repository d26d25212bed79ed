"""Money amounts with currency, bounds and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import ClassVar

from attrs import evolve, frozen

from crimefacts import Context, Fact, MoneyAmount, Period, Qualifier
from crimefacts_money.denominations import DENOMINATION, Denominations
from crimefacts_money.elision import ElisionReader
from crimefacts_money.evidence import Evidence
from crimefacts_money.hedges import CLAUSE_REACH, HedgeReader
from crimefacts_money.patterns import any_word
from crimefacts_money.ranges import Amount, AmountReader
from crimefacts_money.rates import RateReader
from crimefacts_money.resolution import CurrencyResolver
from crimefacts_money.starts import StartFinder
from crimefacts_money.surroundings import words_before
from crimefacts_money.vocabulary import LOCALES, Vocabulary, vocabulary

# Hedges and what they lean on stand within so many code points before a sum.
_REACH = 70
_SAME_BREATH = 160
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n")
_LETTERS_AND_DOLLAR = re.compile(r"[^\W\d_]{1,4}\$")
_WORLD_CURRENCY = "USD"
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
    elision: ElisionReader
    carriers: frozenset[str]
    denominations: Denominations
    far_words: re.Pattern[str]


@cache
def _tools(language: str | None) -> _Tools:
    words = vocabulary(language)
    table = words.table
    amounts = AmountReader(words)
    hedges = HedgeReader(table["hedges"])
    rates = RateReader(table["rates"])
    return _Tools(
        vocabulary=words,
        starts=StartFinder(words),
        amounts=amounts,
        evidence=Evidence(table["evidence"], table["partitives"]),
        hedges=hedges,
        rates=rates,
        far_words=any_word(hedges.clause_words | rates.words_before),
        denominations=Denominations(table),
        carriers=frozenset(table["rates"]["carriers"]),
        elision=ElisionReader(table["elided"], amounts, hedges),
    )


@frozen(kw_only=True)
class _Sum:
    """An amount with what the words around it say of it."""

    amount: Amount
    qualifier: Qualifier
    per: Period | None = None


@frozen(kw_only=True)
class MoneyExtractor:
    """Money amounts with currency, bounds and period.

    Args:
        denominations: Whether to report what a banknote or coin is worth ("billetes de 100
            dólares"); such a fact has the rule "denomination".
    """

    denominations: bool = True

    name = "money"
    produces = (MoneyAmount,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[MoneyAmount]:
        """Yield the facts of a document."""
        language = context.language
        known = language is None or language in LOCALES.names()
        tools = _tools(language if known else "*")
        sums = [
            found
            for found in _carry(context.text, _sums(context, tools), tools)
            if self.denominations or found.amount.rule != DENOMINATION
        ]
        explicit = {
            found.amount.marker.codes[0] for found in sums if len(found.amount.marker.codes) == 1
        }
        prefixed = {
            found.amount.marker.codes[0]
            for found in sums
            if _LETTERS_AND_DOLLAR.match(context.text, found.amount.start)
        }
        resolver = CurrencyResolver(context, tools.vocabulary, explicit, prefixed)
        last_amount: Amount | None = None
        last_currency: str | None = None
        for found in sums:
            amount = found.amount
            currency = resolver.currency(amount.marker, amount.countries, amount.start, amount.end)
            if currency == last_currency and _explains(context.text, amount, last_amount):
                currency = _WORLD_CURRENCY
            last_amount, last_currency = amount, currency
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


def _explains(text: str, amount: Amount, last: Amount | None) -> bool:
    """Whether a "$" in brackets tells what a sum in local money is worth elsewhere.

    "300 mil pesos ($15 mil)"; what explains a sum in pesos is in other money.
    """
    if last is None or not amount.marker.dollar or last.marker.dollar:
        return False
    return _IN_BRACKET.fullmatch(text, last.end, amount.start) is not None


def _sums(context: Context, tools: _Tools) -> Iterator[_Sum]:
    text = context.text
    amounts = tools.amounts
    free = 0
    tried = 0  # "361 millones de libras" that are none are no "millones de libras" either
    last: Amount | None = None
    for start in tools.starts.starts(text):
        if start < tried:
            continue
        number = amounts.number(text, start, free)
        if number is None:
            continue
        tried = number.end
        amount = amounts.amount(text, number)
        if amount is None and last is not None:
            amount = tools.elision.read(text, number, last)
        if amount is None:
            continue
        if not tools.evidence.is_money(text, amount, lambda: context.country):
            continue
        free = tried = amount.end
        if last is None or not _in_brackets(text, amount.start):
            last = amount
        yield _described(text, amount, tools)


def _in_brackets(text: str, start: int) -> bool:
    """Whether a sum stands in brackets, and so only explains another."""
    before = text[max(0, start - _REACH) : start]
    return before.rfind("(") > before.rfind(")")


def _described(text: str, amount: Amount, tools: _Tools) -> _Sum:
    hedges, rates = tools.hedges, tools.rates
    start = amount.start
    words = words_before(text, start, hedges.abbreviations, reach=_REACH)
    before, taken = hedges.before(words)
    behind, end = hedges.behind(text, amount.end)
    qualifier = behind or before or hedges.sign_before(text, start)
    per = rates.behind(text, end)
    if tools.far_words.search(text, max(0, start - CLAUSE_REACH), start):
        qualifier = qualifier or hedges.over_clause(text, start)
        per = per or rates.before(words[taken:], text, start)
    if amount.high is not None:
        qualifier = Qualifier.RANGE
    elif amount.vague:
        qualifier = Qualifier.AT_LEAST
    if tools.denominations.is_one(text, amount, words):
        amount = evolve(amount, rule=DENOMINATION)
    return _Sum(amount=amount, qualifier=qualifier or Qualifier.EXACT, per=per)


def _carry(text: str, sums: Iterator[_Sum], tools: _Tools) -> Iterator[_Sum]:
    """Give the period of a rate to the sums that are said in the same breath."""
    last: _Sum | None = None
    for found in sums:
        if found.per is None and last is not None and last.per is not None:
            yield (last := _with_period_of(last, text, found, tools))
        else:
            yield (last := found)


def _with_period_of(last: _Sum, text: str, found: _Sum, tools: _Tools) -> _Sum:
    if found.amount.start - last.amount.end > _SAME_BREATH:
        return found
    between = text[last.amount.end : found.amount.start]
    if _IN_BRACKET.fullmatch(between):
        return evolve(found, per=last.per)
    if _SENTENCE_END.search(between):
        return found
    words = words_before(text, found.amount.start, tools.hedges.abbreviations, reach=_REACH)
    taken = tools.hedges.before(words)[1]
    if not words[taken:] or words[taken] not in tools.carriers:
        return found
    if found.qualifier is Qualifier.EXACT and last.qualifier is Qualifier.APPROXIMATELY:
        return evolve(found, per=last.per, qualifier=last.qualifier)
    return evolve(found, per=last.per)


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
