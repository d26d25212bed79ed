"""All words and signs of money of one language, ready for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from attrs import evolve, field, frozen

from crimefacts.text.countries import CountryFormKind, country_forms
from crimefacts.text.locales import Locales
from crimefacts.text.number_tables import spellings
from crimefacts.text.numbers import NumberWords, number_words
from crimefacts_money.currencies import (
    TICKERS,
    Caution,
    Marker,
    currency_in,
    home,
    known_codes,
    rows,
    tenders,
)
from crimefacts_money.tries import PhraseTrie, fold

LOCALES = Locales("crimefacts_money")

_LETTERS = re.compile(r"[^\W\d_]+")

# Codes that upper-case texts and headlines have as words.
_WORD_CODES = frozenset(
    {"ALL", "ANG", "BAM", "BOB", "CAD", "COP", "CUP", "DOP", "GEL", "LAK", "MAD", "MOP", "MUR"}
    | {"NAD", "PEN", "RON", "SAR", "SOS", "TOP", "TRY", "DASH", "DAI", "DOGE", "MIR"}
)
# Codes that people write in lower case too, and that are no words.
_LOWER_CODES = frozenset(
    {"USD", "EUR", "GBP", "CHF", "AUD", "JPY", "CNY", "MXN", "BRL", "CLP", "ARS", "UYU", "PYG"}
    | {"INR", "NGN", "ZAR", "RUB", "BTC", "ETH", "XMR", "USDT", "USDC", "LTC"}
)


@frozen(kw_only=True, slots=False)
class Vocabulary:
    """What the language data says of money, ready for matching.

    Args:
        locale: The locale whose tables these are.
        words: The numbers of the language.
        table: `money.toml` of the language as it stands.
        names: Names of currencies.
        minor: Names of hundredths.
        before: Signs and codes that stand before a number.
        after: Signs and codes that stand behind one.
        suffixes: Abbreviated scales behind digits.
        spelled: Whether numbers in words are read, not digits only.
    """

    locale: str
    words: NumberWords
    table: Mapping[str, Any] = field(repr=False)
    names: PhraseTrie[Marker]
    minor: PhraseTrie[Decimal]
    before: Mapping[str, Marker] = field(repr=False)
    after: Mapping[str, Marker] = field(repr=False)
    suffixes: Mapping[str, Decimal] = field(repr=False)
    spelled: bool

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that names, signs and countries behind a number can begin with."""
        words = spellings(self.names.first_words())
        words |= {match[0] for form in self.after if (match := _LETTERS.match(form))}
        if self.locale == "en":
            words |= spellings(country_phrases(self.locale, proof=False).first_words())
        return words


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language; where it has no tables, signs, codes and digits only.

    Args:
        language: ISO 639-1 code; None is read as English.
    """
    spoken = language is None or language in LOCALES.names()
    locale = LOCALES.choose(language)
    table: Mapping[str, Any] = LOCALES.toml(locale, "money.toml")
    if not spoken:
        table = {**table, "partitives": _neutral()["partitives"]}
    words = number_words(locale)
    names = _names(locale, table) if spoken else _plain_names(_neutral()["names"])
    suffixes = table["suffixes"] if spoken else _neutral()["suffixes"]
    before, after = _signs(_sign_family())
    minor: PhraseTrie[Decimal] = PhraseTrie()
    for word, value in table["minor"].items():
        minor.add(word, Decimal(str(value)))
    return Vocabulary(
        locale=locale,
        words=words,
        table=table,
        names=names,
        minor=minor,
        before=before,
        after=after,
        suffixes={word: Decimal(value) for word, value in suffixes.items()},
        spelled=spoken,
    )


@cache
def _neutral() -> dict[str, Any]:
    text = (files("crimefacts_money") / "neutral.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _plain_names(names: Mapping[str, Iterable[str]]) -> PhraseTrie[Marker]:
    trie: PhraseTrie[Marker] = PhraseTrie()
    for code, forms in names.items():
        for form in forms:
            trie.add(form, _single(code))
    return trie


def _single(code: str, source: str = "name") -> Marker:
    return Marker((code,), frozenset({code}), default=code, source=source)


def _names(locale: str, table: Mapping[str, Any]) -> PhraseTrie[Marker]:
    """The trie of currency names: those of CLDR, what they share, and our own."""
    full, heads = _cldr_names(locale)
    for head, codes in table["heads"].items():
        heads[head] = codes
    trie: PhraseTrie[Marker] = PhraseTrie()
    for head, codes in heads.items():
        if codes:
            trie.add(head, _shared(head, codes, table))
    for name, codes in full.items():
        trie.add(name, Marker(tuple(codes), frozenset(codes), _default(codes), source="name"))
    for code, forms in table["names"].items():
        for form in forms:
            family = frozenset({code, *heads.get(form, ())})
            caution = Caution(table["caution"].get(form, Caution.NONE))
            trie.add(form, evolve(_single(code), family=family, caution=caution))
    for word in table["dollar_words"]:
        marker = Marker(("USD",), frozenset(heads[word]), "USD", dollar=True, source="name")
        trie.add(word, marker)
    for word, meaning in table["slang"].items():
        trie.add(word, _slang(word, meaning, heads, table))
    return trie


def _cldr_names(locale: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Full names, and the nouns that they have at their head, each with its currencies."""
    full: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    for code, *forms in LOCALES.rows(locale, "currencies.tsv"):
        for form in forms:
            full.setdefault(form, []).append(code)
            parts = form.split()
            head = parts[-1] if locale == "en" else parts[0]
            known = heads.setdefault(head, [])
            if code not in known:
                known.append(code)
    return {name: codes for name, codes in full.items() if " " in name}, heads


def _shared(head: str, codes: Iterable[str], table: Mapping[str, Any]) -> Marker:
    known = tuple(codes)
    default = table["defaults"].get(head, _default(known))
    caution = Caution(table["caution"].get(head, Caution.NONE))
    fallback = table["fallbacks"].get(head)
    return Marker(
        known, frozenset(known), default or None, fallback, caution=caution, source="name"
    )


def _default(codes: Iterable[str]) -> str | None:
    """The newest of some currencies, if they followed each other in one country."""
    known = tuple(codes)
    country = home(known)
    return None if country is None else currency_in(country, known, None)


def _slang(
    word: str,
    meaning: Mapping[str, Any],
    heads: Mapping[str, Iterable[str]],
    table: Mapping[str, Any],
) -> Marker:
    codes = [code for head in meaning.get("heads", ()) for code in heads[head]]
    for country in meaning.get("countries", ()):
        codes += [tender.code for tender in tenders()[country]]
    default = meaning.get("code")
    known = tuple(dict.fromkeys([*codes, *([default] if default else [])]))
    return Marker(
        known,
        frozenset(known),
        default,
        caution=Caution(table["caution"].get(word, Caution.NONE)),
        factor=Decimal(meaning["factor"]),
        source="slang",
    )


def _sign_family() -> frozenset[str]:
    """The currencies whose sign at home is a dollar sign, alone or behind letters ("RD$")."""
    signs = {symbol: codes for symbol, *codes in rows("symbols-cldr.tsv") if symbol[-1] == "$"}
    return frozenset(code for codes in signs.values() for code in codes) - {"BRL"}


def _signs(dollars: frozenset[str]) -> tuple[dict[str, Marker], dict[str, Marker]]:
    """Signs and codes that stand before and behind a number."""
    before: dict[str, Marker] = {}
    after: dict[str, Marker] = {}
    for code in sorted(known_codes() | TICKERS):
        caution = Caution.CODE if code in _WORD_CODES else Caution.NONE
        marker = evolve(_single(code, "code"), caution=caution)
        for form in {code, code.lower() if code in _LOWER_CODES else code}:
            before[form] = after[form] = marker
        for form in (f"{code}$", f"{code.lower()}$", f"{code} $"):
            before[form] = after[form] = _single(code, "code")
    for symbol, *codes in rows("symbols-cldr.tsv"):
        short = len(symbol) <= 2 and symbol.isalpha()  # noqa: PLR2004
        caution = Caution.COUNTRY if short else Caution.NONE
        marker = Marker(
            tuple(codes), frozenset(codes), codes[0] if len(codes) == 1 else None, caution=caution
        )
        before.setdefault(symbol, marker)
        after.setdefault(symbol, marker)
    for row in rows("symbols.tsv"):
        form, marker, side = _sign(row)
        if form == "$":
            marker = evolve(marker, family=dollars | {"USD"}, dollar=True)
        # In capitals letters prove less: "RS. 78 LAKH".
        capitals = form.upper()
        shouted = evolve(marker, caution=Caution.COUNTRY)
        if side != "after":
            before[form] = marker
            before.setdefault(capitals, shouted)
        if side != "before":
            after[form] = marker
            after.setdefault(capitals, shouted)
    return before, after


def _sign(row: list[str]) -> tuple[str, Marker, str]:
    form, codes, side, *rest = row
    needs = rest[0] if rest and rest[0] != "-" else "none"
    factor = Decimal(rest[1]) if len(rest) > 1 else Decimal(1)
    known = tuple(code for code in codes.split() if code.isalpha())
    guess = [code.removeprefix("~") for code in codes.split() if code.startswith("~")]
    told = [code.removeprefix("=") for code in codes.split() if code.startswith("=")]
    default = told[0] if told else _default(known)
    marker = Marker(
        known,
        frozenset(known),
        default,
        guess[0] if guess else None,
        caution=Caution(needs),
        factor=factor,
        source="symbol",
    )
    return form, marker, side


@cache
def country_phrases(locale: str, *, proof: bool) -> PhraseTrie[tuple[str, ...]]:
    """Names and demonyms of countries, with their ISO 3166-1 alpha-2 codes.

    Args:
        locale: ISO 639-1 code.
        proof: Whether to take only what by itself proves a country: capitals too, but not
            "Georgia". Beside a currency's name, any name and demonym will do ("Georgian lari").
    """
    found: dict[str, list[str]] = {}
    for form in country_forms(locale):
        if form.kind is CountryFormKind.CAPITAL and not proof:
            continue
        if not (proof and form.ambiguous):
            found.setdefault(fold(form.form), []).append(form.code)
    trie: PhraseTrie[tuple[str, ...]] = PhraseTrie()
    for phrase, codes in found.items():
        trie.add(phrase, tuple(dict.fromkeys(codes)))
    return trie
