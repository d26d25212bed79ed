"""Which currency is meant: names and signs, the countries that use them, and the times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from attrs import frozen

# Tickers of what is no currency by ISO 4217.
TICKERS = frozenset(
    {"BTC", "ETH", "USDT", "USDC", "XMR", "LTC", "BCH", "XRP", "BNB", "TRX", "DOGE"}
    | {"DASH", "ZEC", "BUSD", "DAI"}
)


class Caution(StrEnum):
    """What words need, beside a number, before they count as a currency."""

    NONE = "none"
    LOWER = "lower"
    SCALE = "scale"
    COUNTRY = "country"
    HOME = "home"
    CUE = "cue"
    NATION = "nation"
    PEOPLE = "people"
    UNIT = "unit"
    CODE = "code"


@frozen
class Marker:
    """Words or a sign that make money of a number.

    Args:
        codes: The currencies that it can mean, as ISO 4217 codes or tickers.
        family: The currencies that it can mean together with a country ("Canadian dollars").
        default: What it means unless the text is about a country that says otherwise.
        fallback: What it means where no country is spoken of near it; None where that stays open.
        dollar: Whether it is the dollar sign or its word, which follow the subject country.
        caution: What it needs to count.
        factor: What it multiplies the number by ("mdp": a million).
        source: What sort of words: "symbol", "code", "name" or "slang".
    """

    codes: tuple[str, ...]
    family: frozenset[str]
    default: str | None = None
    fallback: str | None = None
    dollar: bool = False
    caution: Caution = Caution.NONE
    factor: Decimal = Decimal(1)
    source: str = "symbol"


@frozen
class Tender:
    """A currency that is or was legal tender, with its first and last day where known."""

    code: str
    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether it was legal tender on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated file of this package, without comments."""
    text = (files("crimefacts_money") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def tenders() -> dict[str, tuple[Tender, ...]]:
    """What is or was legal tender in each territory, in the order of its end."""
    found: dict[str, list[Tender]] = {}
    for territory, code, first, last in rows("tenders.tsv"):
        tender = Tender(code, _day(first), _day(last))
        found.setdefault(territory, []).append(tender)
    return {
        territory: tuple(sorted(known, key=lambda tender: tender.last or dt.date.max))
        for territory, known in found.items()
    }


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


@cache
def known_codes() -> frozenset[str]:
    """All currencies of the tables."""
    return frozenset(tender.code for known in tenders().values() for tender in known)


def currency_in(country: str, codes: Iterable[str], day: dt.date | None) -> str | None:
    """Which of some currencies a country uses, or used on a day.

    Args:
        country: ISO 3166-1 alpha-2 code.
        codes: The currencies that come into question.
        day: When; None takes the newest.

    Returns:
        ISO 4217 code, or None where the country uses none of them.
    """
    wanted = frozenset(codes)
    known = [tender for tender in tenders().get(country, ()) if tender.code in wanted]
    if not known:
        return None
    then = [tender for tender in known if day is not None and tender.holds(day)]
    return (then or known)[-1].code


@cache
def home(codes: tuple[str, ...]) -> str | None:
    """The country whose currencies these are one after the other, if there is just one."""
    wanted = frozenset(codes)
    at_home = [
        territory
        for territory, known in tenders().items()
        if wanted <= {tender.code for tender in known}
    ]
    return at_home[0] if at_home else None
