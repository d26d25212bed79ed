"""Which currency is meant, and the tables that tell."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from crimefacts import MoneyAmount
from crimefacts_money.currencies import currency_in, known_codes, tenders
from crimefacts_money.vocabulary import LOCALES, vocabulary

Read = Callable[..., list[MoneyAmount]]

GENERATOR = Path(__file__).parent.parent / "generate" / "currencies.py"


def test_generating_the_tables_gives_the_same_bytes() -> None:
    specification = importlib.util.spec_from_file_location("generate_currencies", GENERATOR)
    assert specification is not None
    assert specification.loader is not None
    generator = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(generator)
    for path, text in generator.tables().items():
        assert path.read_bytes() == text.encode("utf-8"), path.name


def test_all_locales_say_the_same_things() -> None:
    shapes = set()
    for name in LOCALES.names():
        table = LOCALES.toml(name, "money.toml")
        sections = {"ranges", "hedges", "rates", "elided", "evidence"}
        shapes.add((frozenset(table), *(frozenset(table[section]) for section in sorted(sections))))
    assert LOCALES.names() == ("en", "es", "pt")
    assert len(shapes) == 1


def test_currencies_of_the_world_are_known() -> None:
    current = {t.code for known in tenders().values() for t in known if t.last is None}
    assert len(current) > 150
    assert {"DEM", "ITL", "FRF", "ESP", "VEF", "VEB", "ECS", "PEI"} <= known_codes()


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_every_current_currency_is_found_by_its_name(money: Read, language: str) -> None:
    current = {t.code for known in tenders().values() for t in known if t.last is None}
    missed = []
    for code, *names in LOCALES.rows(language, "currencies.tsv"):
        for name in names:
            text = f"x 3 million {name}." if language == "en" else f"pagó 3 mil {name}."
            found = [fact.currency for fact in money(text, language)]
            if code in current and found != [code]:
                missed.append((code, name, found))
    assert missed == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["{code} 5,000", "5,000 {code}", "{code}5,000", "5,000{code}"])
def test_every_code_is_found_before_and_behind_a_number(
    money: Read, language: str, form: str
) -> None:
    for code in sorted(known_codes()):
        text = f"it came to {form.format(code=code)} in all"
        assert [(fact.currency, fact.minimum) for fact in money(text, language)] == [
            (code, Decimal(5000))
        ], text


@pytest.mark.parametrize(
    ("country", "published", "currency"),
    [
        ("VE", "2005-01-01", "VEB"),
        ("VE", "2015-01-01", "VEF"),
        ("VE", "2020-01-01", "VES"),
        ("VE", None, "VES"),
        (None, "2015-01-01", "VEF"),
        (None, None, "VES"),
    ],
)
def test_the_bolivar_is_that_of_its_time(
    money: Read, country: str | None, published: str | None, currency: str | None
) -> None:
    (fact,) = money("Pagó 3 mil bolívares.", "es", country, published)
    assert fact.currency == currency


@pytest.mark.parametrize(
    ("text", "country", "published", "currency"),
    [
        ("He paid 3 million francs.", "FR", "1998-01-01", "FRF"),
        ("He paid 3 million francs.", "CH", "2020-01-01", "CHF"),
        ("He paid 3 million francs.", "SN", "2020-01-01", "XOF"),
        ("He paid 3 million francs.", None, "2020-01-01", "CHF"),
        ("He paid 3 million francs.", None, "1998-01-01", None),
        ("He paid 3 million marks.", "DE", "1995-01-01", "DEM"),
        ("He paid 3 million pesos.", None, None, None),
        ("He paid 3 million pesos.", "PE", None, None),
        ("He paid 3 million dinars.", None, None, None),
        ("He paid 3 million pounds.", None, None, "GBP"),
        ("He paid 3 million pounds.", "EG", None, "EGP"),
        ("He paid 3 million Egyptian pounds.", "GB", None, "EGP"),
        ("He paid 3 million Argentinian pesos.", None, None, "ARS"),
        ("He paid 3 million Ecuadorian dollars.", None, None, "USD"),
    ],
)
def test_a_shared_name_follows_country_and_time(
    money: Read, text: str, country: str | None, published: str | None, currency: str | None
) -> None:
    (fact,) = money(text, "en", country, published)
    assert fact.currency == currency


def test_a_country_without_such_a_currency_has_none() -> None:
    assert currency_in("PE", ["USD", "MXN"], None) is None
    assert currency_in("XX", ["USD"], None) is None


def test_names_do_not_leak_into_other_languages(money: Read) -> None:
    assert money("3 soles y 5 pesos", "de") == []
    assert vocabulary("de").spelled is False
