"""The table of countries and what is asked of it."""

from __future__ import annotations

import runpy
from importlib.resources import files
from pathlib import Path

import pytest

from crimefacts.text.countries import (
    CountryFormKind,
    countries_of,
    country_codes,
    country_forms,
    country_name,
    country_of,
)

GENERATOR = Path(__file__).parents[1] / "generate/countries/generate.py"
LANGUAGES = ("en", "es", "pt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_generating_again_gives_the_same_bytes(language: str) -> None:
    table = runpy.run_path(str(GENERATOR))["table"]
    committed = files("crimefacts.text") / "locales" / language / "countries.tsv"
    assert committed.read_text(encoding="utf-8") == table(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_every_country(language: str) -> None:
    named = {entry.code for entry in country_forms(language) if entry.kind is CountryFormKind.NAME}
    assert named == country_codes()


@pytest.mark.parametrize(
    ("form", "language", "codes"),
    [
        ("Burma", "en", ("MM",)),
        ("Holland", "en", ("NL",)),
        ("Holanda", "es", ("NL",)),
        ("Türkiye", "en", ("TR",)),
        ("Turkiye", "es", ("TR",)),
        ("EE.UU.", "es", ("US",)),
        ("EE. UU.", "es", ("US",)),
        ("EEUU", "es", ("US",)),
        ("EUA", "pt", ("US",)),
        ("U.S.", "en", ("US",)),
        ("us", "en", ()),
        ("DRC", "en", ("CD",)),
        ("UAE", "en", ("AE",)),
        ("EAU", "es", ("AE",)),
        ("Ghanian", "en", ("GH",)),
        ("peruanas", "es", ("PE",)),
        ("Peruanas", "es", ("PE",)),
        ("franceses", "es", ("FR",)),
        ("frances", "es", ("FR",)),
        ("alemanas", "es", ("DE",)),
        ("iraníes", "es", ("IR",)),
        ("alemães", "pt", ("DE",)),
        ("espanhóis", "pt", ("ES",)),
        ("Irão", "pt", ("IR",)),
        ("Irã", "pt", ("IR",)),
        ("chinas", "es", ("CN",)),
        ("China", "es", ("CN",)),
        ("PERU", "es", ("PE",)),
        ("PANAMÁ", "es", ("PA",)),
        ("PANAMA", "es", ("PA",)),
        ("Congolese", "en", ("CD", "CG")),
        ("Dominican", "en", ("DO", "DM")),
        ("Chinese", "en", ("CN",)),
        ("Chineses", "en", ()),
        ("Bogotá", "es", ()),
        ("", "en", ()),
    ],
)
def test_forms_stand_for_countries(form: str, language: str, codes: tuple[str, ...]) -> None:
    assert countries_of(form, language) == codes
    assert country_of(form, language) == (codes[0] if codes else None)


def test_capitals_count_where_they_are_asked_for() -> None:
    assert country_of("Bogotá", "es", frozenset({CountryFormKind.CAPITAL})) == "CO"


def test_names_are_those_of_the_language() -> None:
    assert country_name("MM", "es") == "Birmania"
    assert country_name("US", "en") == "United States"
    assert country_name("US", "xx") == "United States"
    assert country_name("QQ", "en") is None
