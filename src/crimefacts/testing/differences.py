"""How two lists of facts differ, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
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
    """Pair facts in text order so that as many as possible agree, or quote the same words."""
    # best[i][j]: how well the first i expected facts fit the first j found ones.
    best = [[0.0] * (len(found) + 1) for _ in range(len(expected) + 1)]
    for i, wanted in enumerate(expected, 1):
        for j, got in enumerate(found, 1):
            paired = best[i - 1][j - 1] + _likeness(wanted, got)
            best[i][j] = max(paired, best[i - 1][j], best[i][j - 1])
    pairs: list[tuple[_Row | None, _Row | None]] = []
    i, j = len(expected), len(found)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + _likeness(expected[i - 1], found[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((expected[i], found[j]))
        elif i and best[i][j] == best[i - 1][j]:
            i -= 1
            pairs.append((expected[i], None))
        else:
            j -= 1
            pairs.append((None, found[j]))
    return pairs[::-1]


def _likeness(wanted: _Row, got: _Row) -> float:
    if _agree(wanted, got):
        return 3
    return 2 if "quote" in wanted and wanted["quote"] == got.get("quote") else 0.5


def _agree(wanted: _Row, got: _Row) -> bool:
    return all(_same(value, got.get(key, _ABSENT)) for key, value in wanted.items())


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
