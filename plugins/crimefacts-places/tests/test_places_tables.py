"""The data of the places plugin: complete, consistent, and made by its generator."""

from __future__ import annotations

import doctest
import runpy
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from crimefacts import Pipeline, Place, PlaceKind, Span, extract
from crimefacts.text.countries import country_codes
from crimefacts_places.making import make_place
from crimefacts_places.towns import towns
from crimefacts_places.vocabulary import LOCALES, rows

GENERATOR = Path(__file__).parents[1] / "generate/towns.py"
FOLDER = files("crimefacts_places")


def test_generating_the_gazetteer_again_gives_the_same_bytes() -> None:
    generator = runpy.run_path(str(GENERATOR))
    table = generator["table"]()
    assert (FOLDER / "towns.tsv").read_text(encoding="utf-8") == table
    assert (FOLDER / "town_words.txt").read_text(encoding="utf-8") == generator["words"](table)


def test_every_country_has_a_middle() -> None:
    assert {row[0] for row in rows("centres.tsv")} == country_codes()


def test_every_locale_defines_the_same_keys() -> None:
    locales = LOCALES.names()
    assert locales == ("en", "es", "pt")
    words = {
        locale: tomllib.loads(
            (FOLDER / "locales" / locale / "words.toml").read_text(encoding="utf-8")
        )
        for locale in locales
    }
    assert {frozenset(table) for table in words.values()} == {frozenset(words["en"])}
    files_of = {
        locale: {entry.name for entry in (FOLDER / "locales" / locale).iterdir()}
        for locale in locales
    }
    assert files_of["en"] == files_of["es"] == files_of["pt"]


@pytest.mark.parametrize("locale", ["en", "es", "pt"])
def test_every_locale_knows_every_area(locale: str) -> None:
    areas = [row[0] for row in rows("areas.tsv")]
    assert len(areas) == len(set(areas))
    assert {row[0] for row in LOCALES.rows(locale, "areas.tsv")} == set(areas)


@pytest.mark.parametrize(
    ("name", "kind", "country", "latitude", "longitude"),
    [
        ("Madre de Dios", PlaceKind.REGION, "PE", -12, -70),
        ("Sinaloa", PlaceKind.REGION, "MX", 25, -108),
        ("Antioquia", PlaceKind.REGION, "CO", 6, -75),
        ("Buenaventura", PlaceKind.CITY, "CO", 4, -77),
        ("Posorja", PlaceKind.CITY, "EC", -3, -80),
        ("Amberes", PlaceKind.CITY, "BE", 51, 4),
        ("Nova York", PlaceKind.CITY, "US", 41, -74),
        ("San Juan de Lurigancho", PlaceKind.CITY, "PE", -12, -77),
    ],
)
def test_places_lie_where_they_are(
    name: str, kind: PlaceKind, country: str, latitude: int, longitude: int
) -> None:
    assert any(
        (town.kind, town.country) == (kind, country)
        and abs(town.latitude - latitude) < 1.5
        and abs(town.longitude - longitude) < 1.5
        for town in towns().named(name)
    )


def test_the_example_of_the_readme_runs() -> None:
    readme = Path(__file__).parents[1] / "README.md"
    failed, attempted = doctest.testfile(str(readme), module_relative=False)
    assert attempted
    assert not failed


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("El Perú es país de origen.", "es", "PE"),
        ("La Argentina recibe la carga.", "es", "AR"),
        ("El Salvador recibe la carga.", "es", "SV"),
    ],
)
def test_no_town_hides_a_country_behind_an_article(text: str, language: str, code: str) -> None:
    (place,) = extract(text, language=language, pipeline=Pipeline(only=["places"])).of(Place)
    assert (place.kind, place.country) == (PlaceKind.COUNTRY, code)


def test_a_place_made_in_haste_is_a_place_like_any_other() -> None:
    made = make_place("in Lima", 3, 7, "name", "Lima", PlaceKind.CITY, "PE", -12.0, -77.0)
    assert made == Place(
        span=Span(3, 7),
        quote="Lima",
        rule="name",
        extractor="places",
        name="Lima",
        kind=PlaceKind.CITY,
        country="PE",
        latitude=-12.0,
        longitude=-77.0,
    )
