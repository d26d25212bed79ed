"""The JSON Schema of the format that `crimefacts.serialization` writes.

It is derived from the attrs classes themselves, so that a field added to a fact is in the schema at
once and a third-party fact type needs no schema of its own.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from crimefacts.document import Span
from crimefacts.errors import SerializationError
from crimefacts.extraction import Extraction
from crimefacts.facts import FIRST_PARTY_FACTS, Fact, Place, TraffickingRoute
from crimefacts.serialization import PLACE_ROLES, SCHEMA, SEIZURE_ROLE

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Schema = dict[str, Any]

_TEXT: _Schema = {"type": "string"}
_TEXTS: _Schema = {"type": "array", "items": {"type": "string"}}
_OFFSET: _Schema = {"type": "integer", "minimum": 0}
_SCALARS: dict[object, _Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    # Decimals are text, so that no reader rounds them.
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    dt.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Span: {
        "description": "Half-open code-point offsets into the text.",
        "type": "array",
        "prefixItems": [_OFFSET, {"type": "integer", "minimum": 1}],
        "items": False,
        "minItems": 2,
    },
}
_JSON_SCALARS = (str, int, float, bool)


def json_schema(fact_types: Iterable[type[Fact]] = ()) -> dict[str, Any]:
    """The schema of one extraction, i.e. of one line of JSON Lines.

    Keys that the schema does not name are allowed, as `serialization.from_dict` reads past them:
    later versions may add some.

    Args:
        fact_types: Third-party fact types that may occur, e.g. `registry.fact_types`. The types
            that crimefacts itself defines are always part of it.

    Returns:
        A JSON Schema of draft 2020-12, self-contained, as plain JSON values.

    Raises:
        SerializationError: If two fact types share a tag, or a field's type has no JSON form.

    Example:
        >>> json_schema()["properties"]["schema"]
        {'const': 'crimefacts/1'}
    """
    return _Builder(fact_types).build()


class _Builder:
    """Collects the definitions of one schema."""

    def __init__(self, fact_types: Iterable[type[Fact]]) -> None:
        self._facts: dict[str, type[Fact]] = {}
        for fact_type in (*FIRST_PARTY_FACTS, *fact_types):
            other = self._facts.setdefault(fact_type.type, fact_type)
            if other is not fact_type:
                msg = (
                    f"{_path(other)} and {_path(fact_type)} share the tag {fact_type.type!r}: give "
                    "one of them a `type` of its own"
                )
                raise SerializationError(msg)
        self._names: dict[type, str] = {}
        self._definitions: dict[str, _Schema] = {}

    def build(self) -> _Schema:
        properties = self._properties(Extraction, without=("document",))
        return {
            "$schema": DIALECT,
            "$id": f"urn:{SCHEMA.replace('/', ':')}",
            "title": SCHEMA,
            "description": "The facts of one document, in text order.",
            "type": "object",
            "properties": {
                "schema": {"const": SCHEMA},
                **properties,
                "metadata": {
                    "description": "What travelled with the document; only where there is any.",
                    "type": "object",
                },
            },
            "required": ["schema", *properties],
            "$defs": dict(sorted(self._definitions.items())),
        }

    def _properties(self, owner: type, without: Iterable[str] = ()) -> dict[str, _Schema]:
        """A schema for each attrs field of a class, described as its docstring does."""
        try:
            hints = get_type_hints(owner)
        except NameError as error:
            msg = (
                f"the annotations of {_path(owner)} cannot be resolved ({error}); define the class "
            )
            msg += "and what its annotations name at the top of a module"
            raise SerializationError(msg) from error
        descriptions = _argument_descriptions(owner)
        result: dict[str, _Schema] = {}
        for field in attrs.fields(owner):
            if field.name in without:
                continue
            schema = self._of(hints[field.name], where=f"{_path(owner)}.{field.name}")
            described = {"description": descriptions.get(field.name, "")}
            result[field.name] = {**described, **schema} if described["description"] else schema
        return result

    def _of(self, hint: Any, where: str) -> _Schema:  # noqa: ANN401 -- an annotation
        if hint in _SCALARS:
            return dict(_SCALARS[hint])
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._optional(hint, where)
        if origin is tuple:
            return self._tuple(get_args(hint), where)
        values = _enumerated(hint)
        if values is not None:
            return {"enum": values}
        if isinstance(hint, type):
            if issubclass(hint, Fact):
                return self._any_of_kind(hint)
            if attrs.has(hint):
                return self._reference(hint)
        msg = (
            f"{where} has the type {hint}, which has no JSON form: use str, int, float, bool, "
            "Decimal, date, an enumeration, Span, an attrs class, or optional and tuple forms of "
            "these"
        )
        raise SerializationError(msg)

    def _optional(self, hint: Any, where: str) -> _Schema:  # noqa: ANN401 -- an annotation
        members = [member for member in get_args(hint) if member is not types.NoneType]
        if len(members) != 1 or len(get_args(hint)) == 1:
            msg = f"{where} is a union of several types; facts know only `X` and `X | None`"
            raise SerializationError(msg)
        schema = self._of(members[0], where)
        if "enum" in schema:
            return {"enum": [*schema["enum"], None]}
        if isinstance(schema.get("type"), str):
            return {**schema, "type": [schema["type"], "null"]}
        return {"anyOf": [schema, {"type": "null"}]}

    def _tuple(self, members: tuple[Any, ...], where: str) -> _Schema:
        if len(members) == 2 and members[1] is Ellipsis:  # noqa: PLR2004 -- tuple[X, ...]
            return {"type": "array", "items": self._of(members[0], where)}
        items = [self._of(member, where) for member in members]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}

    def _any_of_kind(self, fact_type: type[Fact]) -> _Schema:
        """A fact class as the type of a field: the class itself or any known subclass."""
        kinds = [kind for _, kind in sorted(self._facts.items()) if issubclass(kind, fact_type)]
        if fact_type not in kinds and fact_type is not Fact:
            kinds.insert(0, fact_type)
        references = [self._reference(kind) for kind in kinds]
        return references[0] if len(references) == 1 else {"anyOf": references}

    def _reference(self, owner: type) -> _Schema:
        if owner not in self._names:
            taken = self._names.values()
            name = owner.__name__ if owner.__name__ not in taken else _path(owner)
            self._names[owner] = name  # before the fields: a class may refer to itself
            self._definitions[name] = self._definition(owner)
        return {"$ref": f"#/$defs/{self._names[owner]}"}

    def _definition(self, owner: type) -> _Schema:
        if issubclass(owner, Fact):
            properties = self._fact_properties(owner)
        else:
            properties = self._properties(owner)
        summary = (owner.__doc__ or "").strip().partition("\n")[0]
        return {
            **({"description": summary} if summary else {}),
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }

    def _fact_properties(self, fact_type: type[Fact]) -> dict[str, _Schema]:
        properties = self._properties(fact_type, without=("span",))
        if issubclass(fact_type, TraffickingRoute):
            properties |= self._route_properties(properties)
        return {
            "type": {"const": fact_type.type},
            "start": {"description": "Code-point offset of the quote in the text.", **_OFFSET},
            "end": {"description": "Code-point offset behind it.", "type": "integer", "minimum": 1},
            "quote": properties.pop("quote"),
            **properties,
        }

    def _route_properties(self, properties: Mapping[str, _Schema]) -> dict[str, _Schema]:
        """Places stand in a route by their labels, and once in full with the role they have."""
        place = self._reference(Place)
        roles = {"enum": [*PLACE_ROLES, SEIZURE_ROLE]}
        labels = {
            name: {"description": properties[name].get("description", ""), **_TEXTS}
            for name in PLACE_ROLES.values()
        }
        seized_at = properties["seized_at"].get("description", "")
        return {
            **labels,
            "legs": {
                "description": "All places in the order of the journey.",
                **_TEXTS,
            },
            "seized_at": {"description": seized_at, "type": ["string", "null"]},
            "places": {
                "description": "The places in full, each with its role.",
                "type": "array",
                "items": {
                    "allOf": [place, {"properties": {"role": roles}, "required": ["role"]}],
                },
            },
        }


def _path(owner: type) -> str:
    return f"{owner.__module__}.{owner.__qualname__}"


def _enumerated(hint: Any) -> list[Any] | None:  # noqa: ANN401 -- an annotation
    """The values of an enumeration or a Literal, if it is one that JSON can hold."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = [member.value for member in hint]
    elif get_origin(hint) is Literal:
        values = list(get_args(hint))
    else:
        return None
    return values if all(isinstance(value, _JSON_SCALARS) for value in values) else None


def _argument_descriptions(owner: type) -> dict[str, str]:
    """What the `Args:` sections of a class and its bases say of each field."""
    found: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        found |= _read_arguments(base.__doc__ or "")
    return found


def _read_arguments(docstring: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    indent = None
    _, _, section = docstring.partition("Args:\n")
    for line in section.splitlines():
        depth = len(line) - len(line.lstrip())
        if indent is None:
            indent = depth
        if not line.strip() or depth < indent:
            break
        if depth == indent:
            name, _, text = line.strip().partition(": ")
            found[name] = text
        elif name:
            found[name] += " " + line.strip()
    return found
