"""Tables of examples: texts with the facts that an extractor should find in them."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.facts import Fact
from crimefacts.serialization import fact_to_dict
from crimefacts.testing.differences import describe_differences

_KEYS = frozenset(
    {"id", "text", "language", "published", "title", "country", "facts", "use", "optional"}
)


def _to_tuple(value: Sequence[Mapping[str, Any]] | None) -> Sequence[Mapping[str, Any]] | None:
    return None if value is None else tuple(value)


@frozen(kw_only=True)
class Example:
    """A text, and the facts that should be found in it.

    Args:
        text: The text.
        facts: The facts in text order, each with the keys of the JSON form that matter:
            `{"quote": "2 kilos", "kilograms": "2"}`. Keys left out are not compared. None where
            only the text matters, as a text for the rules of the conformance suite.
        id: A short name for test reports.
        use: What the example is for: "developed on", "held out", "trap" or a word of your own.
        language: ISO 639-1 code.
        published: Day of publication.
        title: Headline.
        country: ISO 3166-1 alpha-2 code of the country that the text is about.
    """

    text: str
    facts: Sequence[Mapping[str, Any]] | None = field(default=None, converter=_to_tuple)
    id: str = ""
    use: str = "developed on"
    language: str | None = "en"
    published: dt.date | str | None = None
    title: str | None = None
    country: str | None = None

    @property
    def document(self) -> Document:
        """The text as a document."""
        return Document(
            text=self.text,
            id=self.id,
            language=self.language,
            published=self.published,
            title=self.title,
            country=self.country,
        )

    def check(self, found: Iterable[Fact]) -> None:
        """Compare what was found with the example's facts.

        Args:
            found: Facts, or an Extraction.

        Raises:
            AssertionError: If they differ; the message shows how, fact by fact and field by field.
        """
        assert_facts(found, self.facts or (), text=self.text)


def assert_facts(
    found: Iterable[Fact], expected: Iterable[Mapping[str, Any] | Fact], *, text: str = ""
) -> None:
    """Compare facts with what is expected of them.

    Args:
        found: Facts, or an Extraction.
        expected: Facts in text order, each as a mapping with the keys of the JSON form that matter
            (keys left out are not compared), or as a fact, which is compared in full.
        text: The text, to be shown with a difference.

    Raises:
        AssertionError: If they differ; the message shows how.
    """
    wanted = [fact_to_dict(fact) if isinstance(fact, Fact) else dict(fact) for fact in expected]
    got = [fact_to_dict(fact) for fact in found]
    differences = describe_differences(wanted, got)
    if differences:
        shown = [f"in the text {text!r}:"] if text else []
        raise AssertionError("\n".join(["the facts differ", *shown, *differences]))


def read_examples(path: str | Path) -> tuple[Example, ...]:
    """Read a table of examples.

    Args:
        path: A file of JSON Lines (`.jsonl`), an example a line, or TOML (`.toml`) with the
            examples in `[[examples]]`. Keys are the fields of `Example`.

    Raises:
        ReadError: If the file or an example in it is malformed; the message names the place.
    """
    file = Path(path)
    if file.suffix == ".toml":
        try:
            rows = tomllib.loads(file.read_text(encoding="utf-8")).get("examples", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ReadError(str(path), str(error)) from error
        return tuple(_example(row, file, number, "") for number, row in enumerate(rows, 1))
    if file.suffix != ".jsonl":
        reason = "a table of examples is a .jsonl or a .toml file"
        raise ReadError(str(path), reason)
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), str(error)) from error
    examples: list[Example] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ReadError(str(path), f"this is no JSON: {error}", number) from error
            examples.append(_example(row, file, len(examples) + 1, f"line {number}: "))
    return tuple(examples)


def _example(row: object, file: Path, number: int, where: str) -> Example:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ReadError(str(file), f"{where}example {number} has no text")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        known = ", ".join(sorted(_KEYS))
        reason = f"{where}example {number} has the unknown key {unknown[0]!r}; there are: {known}"
        raise ReadError(str(file), reason)
    try:
        example = Example(**{"id": f"{file.stem}-{number}", **row})
        assert example.document  # noqa: S101 -- its codes and dates are checked here
    except (ValueError, TypeError) as error:
        raise ReadError(str(file), f"{where}example {number}: {error}") from error
    return example
