"""What Recognizers-Text, quantulum3 and price-parser find in the way of money."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from crimefacts import Document, MoneyAmount, Qualifier, Span
from crimefacts.text.sentences import split_sentences
from peer_imports import quiet_import

# What the tools leave without an ISO code, by their names for it. An unmarked dollar is USD.
_CURRENCIES = {
    "$": "USD",
    "bitcoin": "BTC",
    "dollar": "USD",
    "dollars": "USD",
    "dólar": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "finnish markka": "FIM",
    "florín neerlandés": "NLG",
    "franc": "CHF",
    "franco": "CHF",
    "libra": "GBP",
    "marco finlandés": "FIM",
    "netherlands guilder": "NLG",
    "peseta": "ESP",
    "pound": "GBP",
    "pounds": "GBP",
    "rupee": "INR",
    "s/.": "PEN",
    "us$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "€": "EUR",
}


def load_recognizers_currency(language: str) -> Callable[[Document], Iterator[MoneyAmount]]:
    """`recognize_currency` of Recognizers-Text.

    Args:
        language: ISO 639-1 code.
    """
    recognize = quiet_import("ms_recognizers_number_with_unit").recognize_currency
    culture = {"en": "en-us", "es": "es-es", "pt": "pt-br"}[language]

    def read(document: Document) -> Iterator[MoneyAmount]:
        for result in recognize(document.text, culture):
            resolution: Mapping[str, str] = result.resolution or {}
            if not resolution.get("value"):  # a currency without an amount
                continue
            currency = resolution.get("isoCurrency") or _code(resolution.get("unit"))
            amount = Decimal(resolution["value"].replace(",", "."))  # the comma is Spanish
            yield _money(document, result.start, result.end + 1, currency, amount, amount)

    return read


def load_quantulum(_language: str) -> Callable[[Document], Iterator[MoneyAmount]]:
    """`quantulum3.parser.parse`, for English: its quantities with a currency in their unit."""
    parse = quiet_import("quantulum3.parser").parse
    names = quiet_import("quantulum3.load").units("en_US").names

    def currency_of(unit: object) -> str | None:
        # "$3 million a month" has the dimensions dollar and month; the first one tells.
        for dimension in getattr(unit, "dimensions", None) or ():
            known = names.get(dimension["base"])
            if known is not None and known.entity.name == "currency":
                return known.currency_code or _code(known.name) or ""
        return None

    def read(document: Document) -> Iterator[MoneyAmount]:
        for quantity in parse(document.text):
            currency = currency_of(quantity.unit)
            if currency is None:
                continue
            start, end = quantity.span
            value, spread = _decimal(quantity.value), _decimal(quantity.uncertainty or 0)
            yield _money(document, start, end, currency or None, value - spread, value + spread)

    return read


def load_price_parser(language: str) -> Callable[[Document], Iterator[MoneyAmount]]:
    """`price_parser.Price.fromstring`, which finds one price in a text, on a sentence at a time.

    Without a currency sign it takes any number for a price; these are left out.

    Args:
        language: ISO 639-1 code, for the sentences.
    """
    price_of = quiet_import("price_parser").Price.fromstring

    def read(document: Document) -> Iterator[MoneyAmount]:
        for sentence in split_sentences(document.text, language):
            words = sentence.of(document.text)
            price = price_of(words)
            if price.amount is None or price.currency is None:
                continue
            start = sentence.start + max(words.find(price.amount_text), 0)
            end = min(start + len(price.amount_text), sentence.end)
            yield _money(document, start, end, _code(price.currency), price.amount, price.amount)

    return read


def _code(name: str | None) -> str | None:
    """The ISO code behind a tool's name or sign for a currency."""
    if name is None:
        return None
    is_code = len(name) == len("USD") and name.isascii() and name.isupper()
    return name if is_code else _CURRENCIES.get(name.casefold())


def _decimal(number: float) -> Decimal:
    return Decimal(repr(float(number)))


def _money(  # noqa: PLR0913, PLR0917 -- one parameter a field
    document: Document,
    start: int,
    end: int,
    currency: str | None,
    minimum: Decimal,
    maximum: Decimal,
) -> MoneyAmount:
    end = min(end, len(document.text))
    return MoneyAmount(
        span=Span(start, end),
        quote=document.text[start:end],
        rule="peer",
        currency=currency,
        minimum=minimum,
        maximum=maximum,
        qualifier=Qualifier.EXACT if minimum == maximum else Qualifier.RANGE,
    )
