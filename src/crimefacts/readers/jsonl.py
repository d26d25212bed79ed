"""JSON Lines: a document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.readers.sources import Input
from crimefacts.readers.text import decode

_FIELDS = ("language", "published", "title", "country")
# Results of crimefacts, should its output come back as input: they are about to be made anew.
_RESULTS = frozenset({"schema", "facts", "failures", "coverage"})
_OWN = frozenset({"id", "text", *_FIELDS}) | _RESULTS


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object.

    Args:
        line: Bytes without byte order mark.
    """
    return line.startswith(b"{") and isinstance(_parse(line), dict)


def read_lines(lines: Iterable[bytes], source: Input) -> Iterator[Document | ReadError]:
    """Read the documents of JSON Lines; blank lines are skipped.

    Args:
        lines: The lines, as a binary file gives them.
        source: Where they come from.
    """
    empty = True
    for number, data in enumerate(lines, 1):
        line = decode(data, source, number)
        if isinstance(line, ReadError):
            empty = False
            yield line
        elif line.strip():
            empty = False
            yield _read_line(line, source, number)
    if empty:
        yield ReadError(source.path, "it is empty: there is nothing to read")


def _read_line(line: str, source: Input, number: int) -> Document | ReadError:
    data = _parse(line)
    if isinstance(data, _Broken):
        return ReadError(source.path, f"this is no JSON: {data.reason}", number)
    if not isinstance(data, dict):
        kind = "a JSON array: write one object a line (jq -c '.[]')"
        reason = kind if isinstance(data, list) else f"no JSON object but {_kind(data)}"
        return ReadError(source.path, f"a line must be an object, this is {reason}", number)
    problem = _problem(data)
    if problem:
        return ReadError(source.path, problem, number)
    identifier = data.get("id")
    try:
        return Document(
            text=data["text"],
            id=f"{source.name}:{number}" if identifier in (None, "") else str(identifier),
            **{key: data.get(key) for key in _FIELDS},
            metadata={key: value for key, value in data.items() if key not in _OWN},
        )
    except ValueError as error:
        return ReadError(source.path, str(error), number)


def _problem(data: dict[str, Any]) -> str | None:  # noqa: PLR0911 -- a list of checks
    """What is wrong with the types of an object, if anything is."""
    if "text" not in data:
        return "the object has no key 'text' with the article in it"
    text = data["text"]
    if not isinstance(text, str):
        return f"'text' must be a string, not {_kind(text)}"
    if not text.strip():
        return "'text' is empty: there is nothing to read"
    if not _is_encodable(text):
        return "'text' holds half a character (a lone surrogate): escape it as a pair"
    for key in _FIELDS:
        value = data.get(key)
        if not (value is None or isinstance(value, str)):
            return f"'{key}' must be a string, not {_kind(value)}"
    identifier = data.get("id")
    if identifier is not None and (
        not isinstance(identifier, str | int) or isinstance(identifier, bool)
    ):
        return f"'id' must be a string, not {_kind(identifier)}"
    return None


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: object) -> str:
    kinds = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
    }
    return kinds.get(type(value), "null" if value is None else "an object")


class _Broken:
    """Not JSON."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _parse(line: str | bytes) -> Any:  # noqa: ANN401 -- JSON
    try:
        return json.loads(line)
    except RecursionError:
        return _Broken("it is nested too deeply")
    except ValueError as error:
        return _Broken(str(error))
