"""Countries and territories: their names, aliases, demonyms and capitals in each language."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache

from attrs import frozen

from crimefacts.text.locales import Locales

_LOCALES = Locales("crimefacts.text")

# A shorter word in capitals ("MALI", "CUBA" aside) is as likely an acronym.
_SHORTEST_IN_CAPITALS = 4


class CountryFormKind(StrEnum):
    """What a form is to its country."""

    NAME = "name"
    ALIAS = "alias"
    DEMONYM = "demonym"
    CAPITAL = "capital"


@frozen
class CountryForm:
    """Words that stand for a country.

    Args:
        form: The words as written inside a sentence: demonyms of Spanish and Portuguese are in
            lower case.
        code: ISO 3166-1 alpha-2 code, and `XK` for Kosovo.
        kind: Usual name, other name, nationality (any gender and number), or capital.
        ambiguous: Whether the form is also a word, a person's name or the name of other places
            ("Georgia", "Jordan"), so that alone it proves nothing.
    """

    form: str
    code: str
    kind: CountryFormKind
    ambiguous: bool = False


NAMES = frozenset({CountryFormKind.NAME, CountryFormKind.ALIAS, CountryFormKind.DEMONYM})


@cache
def country_forms(language: str | None) -> tuple[CountryForm, ...]:
    """All forms of a language, grouped by country.

    Where a form stands for several countries ("Congolese"), the usual one comes first.

    Args:
        language: ISO 639-1 code; English for a language without a table.
    """
    locale = _LOCALES.choose(language)
    return tuple(
        CountryForm(row[0], row[1], CountryFormKind(row[2]), len(row) > 3)  # noqa: PLR2004
        for row in _LOCALES.rows(locale, "countries.tsv")
    )


@cache
def country_codes() -> frozenset[str]:
    """The codes of all countries and territories: ISO 3166-1 alpha-2, and `XK`."""
    return frozenset(form.code for form in country_forms("en"))


def country_of(
    form: str, language: str | None, kinds: frozenset[CountryFormKind] = NAMES
) -> str | None:
    """The country that some words stand for.

    Args:
        form: A name, alias or demonym as a text has it: also with a capital at the beginning of a
            sentence ("Peruano"), in capitals with or without accents ("PANAMÁ", "PERU").
        language: ISO 639-1 code of the text.
        kinds: Which kinds of forms count; capitals of countries by default do not.

    Returns:
        ISO 3166-1 alpha-2 code, of the usual country where there are several, or None.
    """
    countries = countries_of(form, language, kinds)
    return countries[0] if countries else None


def countries_of(
    form: str, language: str | None, kinds: frozenset[CountryFormKind] = NAMES
) -> tuple[str, ...]:
    """All countries that some words stand for, the usual one first ("Congolese": CD, CG).

    Args:
        form: As for `country_of`.
        language: ISO 639-1 code of the text.
        kinds: Which kinds of forms count.
    """
    locale = _LOCALES.choose(language)
    for table, key in (
        (_by_form(locale), form),
        (_by_form(locale), form[:1].lower() + form[1:]),
        (_by_capitals(locale), form),
    ):
        found = [entry.code for entry in table.get(key, ()) if entry.kind in kinds]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def country_name(code: str, language: str | None) -> str | None:
    """The usual name of a country in a language.

    Args:
        code: ISO 3166-1 alpha-2 code.
        language: ISO 639-1 code; English for a language without a table.
    """
    return _names(_LOCALES.choose(language)).get(code)


@cache
def _names(locale: str) -> dict[str, str]:
    return {
        entry.code: entry.form
        for entry in country_forms(locale)
        if entry.kind is CountryFormKind.NAME
    }


@cache
def _by_form(locale: str) -> dict[str, tuple[CountryForm, ...]]:
    table: dict[str, tuple[CountryForm, ...]] = {}
    for entry in country_forms(locale):
        table[entry.form] = (*table.get(entry.form, ()), entry)
    return table


@cache
def _by_capitals(locale: str) -> dict[str, tuple[CountryForm, ...]]:
    """The forms as a text in capitals has them, with and without accents."""
    table: dict[str, tuple[CountryForm, ...]] = {}
    for entry in country_forms(locale):
        if len(entry.form) >= _SHORTEST_IN_CAPITALS:
            capitals = entry.form.upper()
            for key in dict.fromkeys((capitals, without_accents(capitals))):
                # "CHINA" of a Spanish text is the country before it is the nationality.
                known = table.get(key, ())
                named = entry.kind is not CountryFormKind.DEMONYM
                table[key] = (entry, *known) if named and known else (*known, entry)
    return table


def without_accents(text: str) -> str:
    """A text with its accents dropped ("Perú": "Peru", "España": "Espana")."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
