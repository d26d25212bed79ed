"""Which country's currency is meant where several share a name or sign."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable

from crimefacts import Context
from crimefacts_money.currencies import Marker, currency_in, home
from crimefacts_money.vocabulary import Vocabulary, country_phrases

_WORD = re.compile(r"\b[^\W\d_]")
_REACH = 300
_REACH_BEHIND = 80
_BLOCK = 256
# Before, francs and liras were those of France, Belgium and Italy as well.
_EURO = dt.date(2002, 3, 1)


class CurrencyResolver:
    """Tells the currencies of one document.

    Args:
        context: The document.
        vocabulary: What its language says of money.
        explicit: Currencies that the document names in full somewhere.
        prefixed: Currencies that it writes with letters before a dollar sign ("HK$").
    """

    def __init__(
        self,
        context: Context,
        vocabulary: Vocabulary,
        explicit: Collection[str] = (),
        prefixed: Collection[str] = (),
    ) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._explicit = frozenset(explicit)
        self._prefixed = frozenset(prefixed)
        self._dollar: str | None = None
        self._blocks: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}

    def currency(
        self, marker: Marker, countries: Iterable[str], start: int, end: int
    ) -> str | None:
        """The currency of a sum, or None where the text does not tell.

        What stands beside the name wins, then the country that the text is about, then what the
        document says in full elsewhere, then the nearest country that has such a currency.

        Args:
            marker: The currency's sign or name.
            countries: Countries beside the name ("Canadian dollars").
            start: Where the sum begins.
            end: Where it ends.
        """
        beside = self._first(countries, marker.family)
        if beside is not None:
            return beside
        if marker.dollar:
            return self._local_dollar()
        if len(marker.codes) == 1:
            return marker.codes[0]
        subject = self._context.country
        return (
            (self._first([subject], marker.codes) if subject else None)
            or self._named(marker)
            or self._at_its_time(marker)
            or self._of_the_passage(marker, start, end)
            or self._fallback(marker)
        )

    def _named(self, marker: Marker) -> str | None:
        """What the document says in full elsewhere, if it is one of these only."""
        named = self._explicit.intersection(marker.codes)
        return next(iter(named)) if len(named) == 1 else None

    @property
    def _day(self) -> dt.date | None:
        return self._context.published

    def _local_dollar(self) -> str:
        """What "$" alone means: USD, or the peso or dollar of the country the text is about.

        A text that writes the local one with letters ("HK$8 million ($1 million)") means USD.
        """
        if self._dollar is None:
            self._dollar = "USD"
            country = self._context.country
            if country is not None and country in self._vocabulary.table["dollar_countries"]:
                signs = self._vocabulary.before["$"].family
                local = currency_in(country, signs, self._day)
                if local is not None and local not in self._prefixed:
                    self._dollar = local
        return self._dollar

    def _fallback(self, marker: Marker) -> str | None:
        """The usual meaning, unless the text is older than it."""
        if self._day is not None and self._day < _EURO:
            return None
        return marker.fallback

    def _at_its_time(self, marker: Marker) -> str | None:
        """The default, or what stood in its place in the same country when the text was written."""
        if self._day is None or marker.default is None:
            return marker.default
        country = home(marker.codes)
        return marker.default if country is None else currency_in(country, marker.codes, self._day)

    def _of_the_passage(self, marker: Marker, start: int, end: int) -> str | None:
        """The currency of the nearest country that has one of these, before or shortly behind."""
        text = self._context.text
        begin = max(0, start - _REACH)
        begin = max(begin, text.rfind("\n\n", begin, start))
        for mention in reversed(self._mentions(begin, start)):
            code = self._first(mention, marker.codes)
            if code is not None:
                return code
        paragraph = text.find("\n\n", end, end + _REACH_BEHIND)
        stop = paragraph if paragraph >= 0 else end + _REACH_BEHIND
        for mention in self._mentions(end, stop):
            code = self._first(mention, marker.codes)
            if code is not None:
                return code
        return None

    def _first(self, countries: Iterable[str], codes: Collection[str]) -> str | None:
        """The currency of the first of some countries that has one of these."""
        for country in countries:
            code = currency_in(country, codes, self._day)
            if code is not None:
                return code
        return None

    def _mentions(self, begin: int, end: int) -> list[tuple[str, ...]]:
        """The countries spoken of in a stretch of the text, in text order."""
        return [
            countries
            for block in range(begin // _BLOCK, end // _BLOCK + 1)
            for start, stop, countries in self._mentions_in_block(block)
            if begin <= start and stop <= end
        ]

    def _mentions_in_block(self, block: int) -> list[tuple[int, int, tuple[str, ...]]]:
        """The mentions that begin in a block, looked for once: sums often stand close together."""
        if block not in self._blocks:
            places = country_phrases(self._vocabulary.locale, proof=True)
            text = self._context.text
            found = []
            for word in _WORD.finditer(text, block * _BLOCK, (block + 1) * _BLOCK):
                mention = places.longest(text, word.start())
                if mention is not None:
                    found.append((word.start(), mention[1], mention[0]))
            self._blocks[block] = found
        return self._blocks[block]
