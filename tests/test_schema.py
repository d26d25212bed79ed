"""The JSON Schema says exactly what `serialization` writes."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Literal

import attrs
import jsonschema
import pytest
from attrs import frozen

from crimefacts import (
    Coverage,
    Extraction,
    Fact,
    MoneyAmount,
    Organization,
    OrganizationKind,
    Place,
    PlaceKind,
    Qualifier,
    SerializationError,
    Span,
    TraffickingRoute,
)
from crimefacts.schema import json_schema
from crimefacts.serialization import dumps, loads


class Grade(StrEnum):
    HIGH = "high"
    LOW = "low"


@frozen(kw_only=True)
class Port:
    """A harbour.

    Args:
        name: Its name.
        berth: Where in it.
    """

    name: str
    berth: Span | None = None


@frozen(kw_only=True)
class Bribe(Fact):
    """A sum paid to someone.

    Args:
        amount: How much; this line
            goes on.
        to: Who got it.
    """

    type: ClassVar[str] = "bribe"

    amount: MoneyAmount
    to: tuple[Organization, ...] = ()
    days: tuple[dt.date, dt.date] | None = None
    share: float | None = None
    count: int = 0
    grade: Grade | None = None
    manner: Literal["cash", "wire"] = "cash"
    ports: tuple[Port, ...] = ()
    about: Fact | None = None


@frozen(kw_only=True)
class Payment(Fact):
    """A bribe that was paid."""

    type: ClassVar[str] = "payment"

    bribe: Bribe


@frozen(kw_only=True)
class HugeAmount(MoneyAmount):
    """A sum too big to count."""

    type: ClassVar[str] = "huge"

    zeros: int


def cite(**values: Any) -> dict[str, Any]:
    return {"span": Span(3, 6), "quote": "abc", "rule": "test", **values}


MONEY = MoneyAmount(
    **cite(currency=None, minimum=Decimal("1e6"), maximum=None, qualifier=Qualifier.AT_LEAST)
)
HUGE = HugeAmount(
    **cite(currency="USD", minimum=None, maximum=None, qualifier=Qualifier.EXACT, zeros=30)
)
PERU = Place(**cite(name="Peru", kind=PlaceKind.COUNTRY, country="PE", latitude=-9.2))
CALLAO = Place(**cite(name="Callao", kind=PlaceKind.CITY, country="PE"))
BRIBE = Bribe(
    **cite(
        amount=MONEY,
        to=(Organization(**cite(name="Los Gallegos", kind=OrganizationKind.CRIMINAL)),),
        days=(dt.date(2020, 1, 2), dt.date(2020, 1, 3)),
        share=0.5,
        grade=Grade.LOW,
        ports=(Port(name="Callao", berth=Span(1, 2)),),
        about=PERU,
    )
)
ROUTE = TraffickingRoute(**cite(cargo="drugs", origins=(PERU,), transits=(CALLAO,), seized_at=PERU))


def extraction(*facts: Fact, **values: Any) -> Extraction:
    return Extraction(id="a", facts=facts, **values)


def problems(result: Extraction | dict[str, Any], *fact_types: type[Fact]) -> list[str]:
    schema = json_schema(fact_types)
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(dumps(result)) if isinstance(result, Extraction) else result
    return [error.message for error in validator.iter_errors(data)]


def test_the_schema_is_a_schema_and_plain_json() -> None:
    schema = json_schema((Bribe, HugeAmount))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert json.dumps(schema) == json.dumps(json_schema((Bribe, HugeAmount)))


@pytest.mark.parametrize("fact", [MONEY, PERU, ROUTE], ids=lambda fact: fact.type)
def test_first_party_facts_fit(fact: Fact) -> None:
    coverage = Coverage(characters=3, furniture=(Span(0, 2),), skipped=("money",))
    assert not problems(extraction(fact, coverage=coverage, published=dt.date(2020, 2, 3)))


@pytest.mark.parametrize(
    "fact", [BRIBE, HUGE, attrs.evolve(BRIBE, amount=HUGE, about=None)], ids=repr
)
def test_third_party_facts_fit_and_come_back(fact: Fact) -> None:
    whole = extraction(fact)
    assert not problems(whole, Bribe, HugeAmount)
    assert loads(dumps(whole), (Bribe, HugeAmount)) == whole


def test_a_fact_type_is_known_through_the_field_that_holds_it() -> None:
    whole = extraction(Payment(**cite(bribe=attrs.evolve(BRIBE, about=None))))
    assert loads(dumps(whole), (Payment,)) == whole
    assert not problems(whole, Payment)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"schema": "crimefacts/2"}, "was expected"),
        ({"published": "yesterday"}, "does not match"),
        ({"id": None}, "is not of type 'string'"),
        ({"facts": [{"type": "bribe"}]}, "is not valid under any of the given schemas"),
        ({"coverage": {"characters": 1, "furniture": [[1]], "skipped": []}}, "is too short"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], complaint: str) -> None:
    data = json.loads(dumps(extraction(MONEY)))
    assert not problems(data)
    (problem,) = problems(data | change)
    assert complaint in problem


@pytest.mark.parametrize(
    ("key", "value"),
    [("minimum", 1000000), ("minimum", "1e6"), ("qualifier", "roughly"), ("start", -1), ("end", 0)],
)
def test_wrong_values_of_a_fact_are_refused(key: str, value: object) -> None:
    data = json.loads(dumps(extraction(MONEY)))
    data["facts"][0][key] = value
    assert problems(data)


def test_every_key_that_is_written_is_in_the_schema() -> None:
    schema = json_schema((Bribe,))
    definitions = schema["$defs"]
    for fact in (MONEY, PERU, ROUTE, BRIBE):
        written = json.loads(dumps(extraction(fact)))["facts"][0]
        definition = definitions[type(fact).__name__]
        assert set(written) == set(definition["properties"]) == set(definition["required"])


def test_unknown_keys_are_allowed_as_the_reader_allows_them() -> None:
    data = json.loads(dumps(extraction(MONEY)))
    data["facts"][0]["added-later"] = True
    assert not problems(data)
    assert loads(json.dumps(data)) == extraction(MONEY)


def test_docstrings_become_descriptions() -> None:
    bribe = json_schema((Bribe,))["$defs"]["Bribe"]
    assert bribe["description"] == "A sum paid to someone."
    assert bribe["properties"]["amount"]["description"] == "How much; this line goes on."
    assert bribe["properties"]["rule"]["description"].startswith("The rule that found it")


def test_every_field_of_a_first_party_fact_is_described() -> None:
    missing = [
        f"{name}.{key}"
        for name, definition in json_schema()["$defs"].items()
        for key, value in definition["properties"].items()
        if not value.get("description") and key != "type"
    ]
    assert not missing


def test_two_types_of_one_tag_are_refused() -> None:
    @frozen(kw_only=True)
    class Sum(MoneyAmount):
        pass

    with pytest.raises(SerializationError, match=r"share the tag 'money'.*type.*of its own"):
        json_schema((Sum,))


@pytest.mark.parametrize("hint", [dict[str, str], list[str], str | int, object, dt.timedelta])
def test_a_type_without_json_form_is_refused_with_advice(hint: Any) -> None:
    strange = attrs.make_class(
        "Strange",
        {"value": attrs.field(type=hint)},
        bases=(Fact,),
        kw_only=True,
        class_body={"type": "strange"},
    )
    with pytest.raises(SerializationError, match=r"Strange\.value (has the type|is a union)"):
        json_schema((strange,))


def test_annotations_that_cannot_be_resolved_are_refused_with_advice() -> None:
    @frozen
    class Inner:
        pass

    @frozen(kw_only=True)
    class Lost(Fact):
        type: ClassVar[str] = "lost"

        value: Inner

    with pytest.raises(SerializationError, match="at the top of a module"):
        json_schema((Lost,))
