"""Which country's currency is meant where several share a name or sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

import regex

from crimefacts import Context
from crimefacts_money.currencies import Marker, currency_in, home
from crimefacts_money.vocabulary import Vocabulary, country_phrases

_WORD = regex.compile(r"(?<![\p{L}\p{M}])\p{L}")
_REACH = 300
_REACH_BEHIND = 80
# Before, francs and liras were those of France, Belgium and Italy as well.
_EURO = dt.date(2002, 3, 1)


class CurrencyResolver:
    """Tells the currencies of one document.

    Args:
        context: The document.
        vocabulary: What its language says of money.
        explicit: Currencies that the document names in full somewhere.
    """

    def __init__(
        self, context: Context, vocabulary: Vocabulary, explicit: Collection[str] = ()
    ) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._explicit = frozenset(explicit)
        self._dollar: str | None = None

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
        """What "$" alone means: USD, or the peso or dollar of the country the text is about."""
        if self._dollar is None:
            self._dollar = "USD"
            country = self._context.country
            if country is not None and country in self._vocabulary.table["dollar_countries"]:
                signs = self._vocabulary.before["$"].family
                self._dollar = currency_in(country, signs, self._day) or "USD"
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
        paragraph = text.rfind("\n\n", begin, start)
        begin = paragraph + 2 if paragraph >= 0 else begin
        found = None
        for codes in self._countries_in(begin, start):
            found = self._first(codes, marker.codes) or found
        if found is not None:
            return found
        stop = text.find("\n\n", end, end + _REACH_BEHIND)
        for codes in self._countries_in(end, stop if stop >= 0 else end + _REACH_BEHIND):
            found = self._first(codes, marker.codes)
            if found is not None:
                return found
        return None

    def _first(self, countries: Iterable[str], codes: Collection[str]) -> str | None:
        """The currency of the first of some countries that has one of these."""
        for country in countries:
            code = currency_in(country, codes, self._day)
            if code is not None:
                return code
        return None

    def _countries_in(self, begin: int, end: int) -> Iterator[tuple[str, ...]]:
        places = country_phrases(self._vocabulary.locale, proof=True)
        text = self._context.text
        for word in _WORD.finditer(text, begin, end):
            found = places.longest(text, word.start())
            if found is not None and found[1] <= end:
                yield found[0]
