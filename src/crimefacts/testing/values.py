"""Whether the fields of a fact hold what their annotations say."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from crimefacts.document import Span
from crimefacts.facts import Fact


def wrong_values(value: Any) -> Iterator[str]:  # noqa: ANN401 -- an attrs instance
    """Say of each field whose content does not fit its annotation what is wrong.

    Args:
        value: A fact, or another instance of an attrs class; facts inside it are looked at too.
    """
    owner: Any = type(value)
    hints = _hints(owner)
    for field in attrs.fields(owner):
        content = getattr(value, field.name)
        if not _is_a(content, hints[field.name]):
            written = f"{content!r} of type {type(content).__name__}"
            wanted = getattr(hints[field.name], "__name__", hints[field.name])
            yield f"{field.name} is {written}, declared as {wanted}"
        elif attrs.has(type(content)):
            yield from wrong_values(content)
        elif isinstance(content, tuple):
            for item in content:
                if attrs.has(type(item)):
                    yield from wrong_values(item)


@cache
def _hints(owner: Any) -> dict[str, Any]:  # noqa: ANN401 -- a class
    return get_type_hints(owner)


def _is_a(value: object, hint: Any) -> bool:  # noqa: ANN401, PLR0911 -- an annotation
    origin, members = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_is_a(value, member) for member in members)
    if hint is None or hint is types.NoneType:
        return value is None
    if origin is Literal:
        return value in members
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if members[1:] == (Ellipsis,):
            return all(_is_a(item, members[0]) for item in value)
        return len(value) == len(members) and all(map(_is_a, value, members))
    if hint is float:
        return isinstance(value, float | int) and not isinstance(value, bool)
    if hint in (str, int, bool, Decimal, dt.date, Span):
        return type(value) is hint
    if isinstance(hint, type) and issubclass(hint, Enum | Fact):
        return isinstance(value, hint)
    return not isinstance(hint, type) or isinstance(value, hint)
