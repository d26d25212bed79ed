"""The JSON form is the guidelines' form, and nothing is lost on the way there and back."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

import attrs
import pytest

from crimefacts import (
    Cargo,
    Coverage,
    DateExpression,
    DateKind,
    Document,
    Extraction,
    ExtractorFailure,
    Fact,
    Means,
    MoneyAmount,
    Organization,
    OrganizationKind,
    Period,
    Place,
    PlaceCandidate,
    PlaceKind,
    Qualifier,
    SerializationError,
    Span,
    Timex3,
    TraffickingRoute,
)
from crimefacts.serialization import decimal_text, dumps, fact_to_dict, from_dict, loads, to_dict

HAITI = Place(
    span=Span(0, 7),
    quote="Haitian",
    rule="demonym",
    name="Haiti",
    kind=PlaceKind.COUNTRY,
    country="HT",
    demonym=True,
)
IQUITOS = Place(
    span=Span(30, 37),
    quote="Iquitos",
    rule="city",
    name="Iquitos",
    kind=PlaceKind.CITY,
    country="PE",
    latitude=-3.75,
    longitude=-73.25,
    candidates=(PlaceCandidate(name="Iquitos", kind=PlaceKind.CITY, country="PE", reason="only"),),
)
ROUTE = TraffickingRoute(
    span=Span(0, 40),
    quote="Haitian migrants …",
    rule="through",
    cargo=Cargo.PEOPLE,
    origins=(HAITI,),
    transits=(IQUITOS,),
    cargo_text="migrants",
    means=(Means.BOAT, Means.LAND),
    seized_at=IQUITOS,
)
MONEY = MoneyAmount(
    span=Span(3, 13),
    quote="$3 million",
    rule="symbol",
    currency="USD",
    minimum=Decimal("3E+6"),
    maximum=None,
    qualifier=Qualifier.AT_LEAST,
    per=Period.MONTH,
)
DATE = DateExpression(
    span=Span(20, 30),
    quote="since 2012",
    rule="open-range",
    kind=DateKind.DATE,
    earliest=dt.date(2012, 1, 1),
    latest=None,
    value="2012/..",
    timex3=Timex3(type="DATE", value="2012"),
)
ORGANIZATION = Organization(
    span=Span(40, 46),
    quote="Conaco",
    rule="acronym",
    name="National Confederation of Businessmen",
    kind=OrganizationKind.CIVIL_SOCIETY,
    country="PE",
    evidence=("acronym: Conaco",),
)
EXTRACTION = Extraction(
    id="report.txt",
    language="en",
    published=dt.date(2014, 3, 25),
    title="A title",
    country="PE",
    facts=(HAITI, ROUTE, MONEY, DATE, IQUITOS, ORGANIZATION),
    failures=(ExtractorFailure(extractor="x", error="ValueError", message="no"),),
    coverage=Coverage(characters=90, furniture=(Span(90, 99),), skipped=("routes",)),
)


class Shade(StrEnum):
    DARK = "dark"


@attrs.frozen(kw_only=True)
class Ship(Fact):
    """A third-party fact with every kind of field."""

    type: ClassVar[str] = "ship"

    number: int
    length: float | None
    seen: dt.date
    shade: Shade
    price: MoneyAmount
    ports: tuple[Place, ...] = ()
    tons: Decimal = Decimal(0)
    mark: Span | None = None


SHIP = Ship(
    span=Span(0, 3),
    quote="Sol",
    rule="imo",
    number=9074729,
    length=90.5,
    seen=dt.date(2014, 3, 1),
    shade=Shade.DARK,
    price=MONEY,
    ports=(IQUITOS, HAITI),
    tons=Decimal("12.50"),
    mark=Span(1, 2),
)


def test_money_has_the_guidelines_form() -> None:
    assert fact_to_dict(MONEY) == {
        "type": "money",
        "start": 3,
        "end": 13,
        "quote": "$3 million",
        "currency": "USD",
        "minimum": "3000000",
        "maximum": None,
        "qualifier": "at_least",
        "per": "month",
        "rule": "symbol",
        "extractor": "",
    }


def test_a_route_lists_labels_by_role_and_details_once() -> None:
    written = fact_to_dict(ROUTE)
    assert (written["origins"], written["transits"], written["destinations"]) == (
        ["HT"],
        ["Iquitos"],
        [],
    )
    assert written["legs"] == ["HT", "Iquitos"]
    assert written["seized_at"] == "Iquitos"
    assert [(place["role"], place["name"]) for place in written["places"]] == [
        ("origin", "Haiti"),
        ("transit", "Iquitos"),
        ("seizure", "Iquitos"),
    ]
    assert written["places"][1]["latitude"] == -3.75


def test_an_extraction_has_the_contracts_keys_in_order() -> None:
    keys = [
        "schema",
        "id",
        "language",
        "published",
        "title",
        "country",
        "facts",
        "failures",
        "coverage",
    ]
    assert list(to_dict(EXTRACTION)) == keys
    document = Document(text="x", metadata={"url": "u"})
    assert to_dict(attrs.evolve(EXTRACTION, document=document))["metadata"] == {"url": "u"}


def test_round_trip() -> None:
    assert loads(dumps(EXTRACTION)) == EXTRACTION


def test_third_party_facts_round_trip_when_their_type_is_given() -> None:
    extraction = Extraction(id="x", facts=(SHIP,))
    line = dumps(extraction)
    assert json.loads(line)["facts"][0]["price"]["minimum"] == "3000000"
    assert loads(line, fact_types=(Ship,)) == extraction
    with pytest.raises(SerializationError, match=r"'ship'.*fact_types"):
        loads(line)


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("{", "no JSON"),
        ("[]", "JSON object"),
        ("{}", "'crimefacts/1'"),
        ('{"schema": "crimefacts/2"}', "reads 'crimefacts/1'"),
        ('{"schema": "crimefacts/1"}', "'published' is missing"),
        (dumps(EXTRACTION).replace('"3000000"', '"three"'), r"\$\[2\].minimum"),
        (dumps(EXTRACTION).replace('"at_least"', '"at_last"'), r"\$\[2\].qualifier"),
        (dumps(EXTRACTION).replace('"type": "money"', '"type": "cash"'), "'cash'"),
    ],
)
def test_broken_json_is_refused_with_the_place_in_it(line: str, advice: str) -> None:
    with pytest.raises(SerializationError, match=advice):
        loads(line)


def test_from_dict_needs_no_text() -> None:
    assert from_dict(to_dict(EXTRACTION)).document is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("3E+6", "3000000"), ("0.50", "0.5"), ("100", "100"), ("1E-3", "0.001"), ("10.0", "10")],
)
def test_decimals_are_plain_digits(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text
