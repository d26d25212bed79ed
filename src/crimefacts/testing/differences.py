"""How two lists of facts differ, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from enum import Enum
from itertools import zip_longest
from typing import Any

_Row = Mapping[str, Any]


def describe_differences(expected: Sequence[_Row], found: Sequence[_Row]) -> list[str]:
    """Say how facts differ, a line a fact and a line a field.

    Args:
        expected: Facts in the JSON form; keys left out are not compared.
        found: Facts in the JSON form, whole.

    Returns:
        Lines in text order; none where nothing differs.
    """
    lines = []
    for wanted, got in _pairs(expected, found):
        if got is None and wanted is not None:
            lines.append(f"- missing: {_brief(wanted)}")
        elif wanted is None and got is not None:
            lines.append(f"+ extra:   {_brief(got)}")
        elif wanted is not None and got is not None:
            fields = [key for key in wanted if not _same(wanted[key], got.get(key, _ABSENT))]
            if fields:
                lines.append(f"  differs: {_brief(got)}")
            for key in fields:
                lines.append(f"  - {key}: {wanted[key]!r}")
                lines.append(f"  + {key}: {got.get(key, _ABSENT)!r}")
    return lines


class _Absent:
    def __repr__(self) -> str:
        return "(no such field)"


_ABSENT = _Absent()


def _same(wanted: object, got: object) -> bool:
    """Whether values agree; a number agrees with its decimal text, as the JSON form has it."""
    left, right = _plain(wanted), _plain(got)
    if isinstance(left, int | float) and not isinstance(left, bool) and isinstance(right, str):
        try:
            return Decimal(str(left)) == Decimal(right)
        except InvalidOperation:
            return False
    return left == right


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _pairs(
    expected: Sequence[_Row], found: Sequence[_Row]
) -> list[tuple[_Row | None, _Row | None]]:
    """Pair facts in text order: those that agree, then those that quote the same, then the rest."""
    names = [_label(row) for row in found]
    wanted_names = [_name(wanted, found) for wanted in expected]
    pairs: list[tuple[_Row | None, _Row | None]] = []
    matcher = SequenceMatcher(None, wanted_names, names, autojunk=False)
    for _, low, high, other_low, other_high in matcher.get_opcodes():
        pairs += zip_longest(expected[low:high], found[other_low:other_high])
    return pairs


def _name(wanted: _Row, found: Sequence[_Row]) -> tuple[object, object]:
    alike = [got for got in found if _agree(wanted, got)]
    alike = alike or [got for got in found if got.get("quote") == wanted.get("quote")]
    return _label(alike[0] if alike else wanted)


def _agree(wanted: _Row, got: _Row) -> bool:
    return all(_same(value, got.get(key, _ABSENT)) for key, value in wanted.items())


def _label(row: _Row) -> tuple[object, object]:
    return row.get("type"), row.get("quote")


def _brief(row: _Row) -> str:
    hidden = {"type", "start", "end", "quote", "rule", "extractor"}
    shown = {
        key: _plain(value)
        for key, value in row.items()
        if key not in hidden and value not in (None, [], ())
    }
    where = f" at {row['start']}:{row['end']}" if "start" in row and "end" in row else ""
    kind = f"{row['type']} " if "type" in row else ""
    values = ", ".join(f"{key}={value!r}" for key, value in shown.items())
    return f"{kind}{row.get('quote', '')!r}{where}" + (f" ({values})" if values else "")
