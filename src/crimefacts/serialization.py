"""Extractions to JSON and back: the format `crimefacts/1`.

The form of facts is that of the annotation guidelines: `type`, `start`, `end`, `quote`, the fields
of the type, then `rule` and `extractor`. Decimals are strings, dates ISO 8601, spans a pair of
offsets.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

import attrs

from crimefacts.document import Span
from crimefacts.errors import SerializationError
from crimefacts.extraction import Coverage, Extraction, ExtractorFailure
from crimefacts.facts import FIRST_PARTY_FACTS, Fact, Place, TraffickingRoute

SCHEMA = "crimefacts/1"

#: The roles that a place has in a route, and the fields of the route that hold them.
PLACE_ROLES = {"origin": "origins", "transit": "transits", "destination": "destinations"}
SEIZURE_ROLE = "seizure"


def fact_to_dict(fact: Fact) -> dict[str, Any]:
    """Turn a fact into plain JSON values.

    Args:
        fact: A fact of any type, third-party ones included.
    """
    return cast("dict[str, Any]", _converter(()).unstructure(fact, type(fact)))


def fact_from_dict(data: Mapping[str, Any], fact_types: Iterable[type[Fact]] = ()) -> Fact:
    """Read a fact back.

    Args:
        data: What `fact_to_dict` gave, perhaps through JSON.
        fact_types: As in `from_dict`.

    Raises:
        SerializationError: If the data is not of this format; the message names the place in it.
    """
    try:
        return cast("Fact", _converter(tuple(fact_types)).structure(data, Fact))
    except Exception as error:
        raise SerializationError(_explain(error)) from error


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """Turn an extraction into plain JSON values, in the order of the format.

    The document's text is not part of it. Its metadata is, under `metadata`, where there is any.
    """
    result: dict[str, Any] = {
        "schema": SCHEMA,
        "id": extraction.id,
        "language": extraction.language,
        "published": extraction.published and extraction.published.isoformat(),
        "title": extraction.title,
        "country": extraction.country,
        "facts": [fact_to_dict(fact) for fact in extraction.facts],
        "failures": [attrs.asdict(failure) for failure in extraction.failures],
        "coverage": {
            "characters": extraction.coverage.characters,
            "furniture": [[span.start, span.end] for span in extraction.coverage.furniture],
            "skipped": list(extraction.coverage.skipped),
        },
    }
    if extraction.document is not None and extraction.document.metadata:
        result["metadata"] = dict(extraction.document.metadata)
    return result


def dumps(extraction: Extraction) -> str:
    """Write an extraction as one line of JSON."""
    return json.dumps(to_dict(extraction), ensure_ascii=False, default=str)


def from_dict(data: Mapping[str, Any], fact_types: Iterable[type[Fact]] = ()) -> Extraction:
    """Read an extraction back.

    Args:
        data: What `to_dict` gave, perhaps through JSON.
        fact_types: Third-party fact types that may occur in it, e.g. `registry.fact_types`.

    Returns:
        An extraction equal to the original, without its document.

    Raises:
        SerializationError: If the data is not of this format; the message names the place in it.
    """
    if data.get("schema") != SCHEMA:
        msg = f"schema is {data.get('schema')!r}, this version of crimefacts reads {SCHEMA!r}"
        raise SerializationError(msg)
    converter = _converter(tuple(fact_types))
    try:
        coverage = data.get("coverage") or {}
        published = data["published"]
        return Extraction(
            id=data["id"],
            language=data["language"],
            published=published and dt.date.fromisoformat(published),
            title=data["title"],
            country=data["country"],
            facts=converter.structure(data["facts"], tuple[Fact, ...]),
            failures=converter.structure(data["failures"], tuple[ExtractorFailure, ...]),
            coverage=converter.structure(coverage, Coverage),
        )
    except Exception as error:
        raise SerializationError(_explain(error)) from error


def loads(line: str | bytes, fact_types: Iterable[type[Fact]] = ()) -> Extraction:
    """Read an extraction from one line of JSON.

    Args:
        line: What `dumps` gave.
        fact_types: As in `from_dict`.

    Raises:
        SerializationError: If the line is no JSON or not of this format.
    """
    try:
        data = json.loads(line)
    except ValueError as error:
        msg = f"this is no JSON: {error}"
        raise SerializationError(msg) from error
    if not isinstance(data, dict):
        msg = f"an extraction is a JSON object, not {type(data).__name__}"
        raise SerializationError(msg)
    return from_dict(data, fact_types)


def decimal_text(value: Decimal) -> str:
    """A decimal in plain digits, without exponent and without zeros at the end of its fraction."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _explain(error: BaseException) -> str:
    from cattrs import transform_error  # noqa: PLC0415 -- see _converter

    if isinstance(error, KeyError):
        return f"the key {error} is missing"
    return "; ".join(transform_error(error)) or str(error)


@cache
def _converter(fact_types: tuple[type[Fact], ...]) -> Any:  # noqa: ANN401 -- imported lazily
    """A cattrs converter that knows the first-party facts and these.

    cattrs is imported here and not above: programs that only extract need not pay for it.
    """
    from cattrs import Converter  # noqa: PLC0415

    converter = Converter(forbid_extra_keys=False)
    tags = {fact.type: fact for fact in (*FIRST_PARTY_FACTS, *fact_types)}
    converter.register_unstructure_hook(Decimal, decimal_text)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(value))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda value, _: Span(*value))
    converter.register_unstructure_hook_factory(
        _is_fact_class, lambda fact_type: _fact_writer(fact_type, converter)
    )
    converter.register_structure_hook_factory(
        _is_fact_class, lambda fact_type: _fact_reader(fact_type, converter, tags)
    )
    return converter


def _is_fact_class(candidate: object) -> bool:
    return isinstance(candidate, type) and issubclass(candidate, Fact)


def _fact_writer(fact_type: type[Fact], converter: Any) -> Callable[[Fact], dict[str, Any]]:  # noqa: ANN401
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415

    omit = override(omit=True)
    overrides: dict[str, Any] = dict.fromkeys(("span", "quote", "rule", "extractor"), omit)
    if fact_type is TraffickingRoute:
        overrides |= dict.fromkeys((*PLACE_ROLES.values(), "seized_at"), omit)
    write_fields = make_dict_unstructure_fn(fact_type, converter, **overrides)

    def write(fact: Fact) -> dict[str, Any]:
        if type(fact) is not fact_type:  # a subclass in a field of the base's type
            return fact_to_dict(fact)
        places = _write_places(fact) if isinstance(fact, TraffickingRoute) else {}
        return {
            "type": fact.type,
            "start": fact.span.start,
            "end": fact.span.end,
            "quote": fact.quote,
            **write_fields(fact),
            **places,
            "rule": fact.rule,
            "extractor": fact.extractor,
        }

    return write


def _fact_reader(
    fact_type: type[Fact],
    converter: Any,  # noqa: ANN401
    tags: Mapping[str, type[Fact]],
) -> Callable[[Any, Any], Fact]:
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415

    read_fields = make_dict_structure_fn(fact_type, converter)

    def read(data: Any, _: object) -> Fact:  # noqa: ANN401 -- JSON
        actual = fact_type if data.get("type") == fact_type.type else tags.get(data.get("type"))
        if actual is None:
            msg = f"unknown fact type {data.get('type')!r}; pass its class in fact_types"
            raise SerializationError(msg)
        if not issubclass(actual, fact_type):
            msg = f"a fact of type {actual.type!r} stands where {fact_type.type!r} belongs"
            raise SerializationError(msg)
        if actual is not fact_type:
            return cast("Fact", converter.structure(data, actual))
        fields = {**data, "span": [data["start"], data["end"]]}
        if fact_type is TraffickingRoute:
            fields |= _read_places(data)
        return read_fields(fields, fact_type)

    return read


def _write_places(route: TraffickingRoute) -> dict[str, Any]:
    """The places of a route: labels by role, and the details once."""
    roles: dict[str, tuple[Place, ...]] = {
        role: getattr(route, field) for role, field in PLACE_ROLES.items()
    }
    if route.seized_at is not None:
        roles[SEIZURE_ROLE] = (route.seized_at,)
    return {
        **{field: [place.label for place in roles[role]] for role, field in PLACE_ROLES.items()},
        "legs": [place.label for place in route.legs],
        "seized_at": route.seized_at and route.seized_at.label,
        "places": [
            {**fact_to_dict(place), "role": role}
            for role, places in roles.items()
            for place in places
        ],
    }


def _read_places(data: Mapping[str, Any]) -> dict[str, Any]:
    of_role: dict[str, list[Any]] = {role: [] for role in (*PLACE_ROLES, SEIZURE_ROLE)}
    for place in data["places"]:
        of_role[place["role"]].append(place)
    seizures = of_role.pop(SEIZURE_ROLE)
    return {
        **{PLACE_ROLES[role]: places for role, places in of_role.items()},
        "seized_at": seizures[0] if seizures else None,
    }
