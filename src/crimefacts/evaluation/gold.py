"""Gold files: documents with the facts that stand in them, a document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.pipeline import Pipeline
from crimefacts.serialization import to_dict

#: The fact types that a gold document annotates in full unless it says otherwise.
DEFAULT_TYPES = ("money", "date", "organization", "route")

FactRow = Mapping[str, Any]


@frozen(kw_only=True)
class GoldDocument:
    """A text with the facts that should be found in it.

    Args:
        document: The text and what is known about it.
        facts: The facts in the JSON form. `"optional": true` marks one that may be found or not.
        types: The fact types that are annotated in full, and so can be scored.
        context: Whether facts carry an assertion, a cue and a source, to be scored as well.
    """

    document: Document
    facts: tuple[FactRow, ...] = ()
    types: tuple[str, ...] = DEFAULT_TYPES
    context: bool = False


def read_gold(path: str | Path) -> tuple[GoldDocument, ...]:
    """Read a gold file.

    Args:
        path: JSON Lines with the keys `id`, `text`, `facts` and, where known, `language`,
            `published`, `title`, `country`, `types`, `context`. Of two documents with one id the
            last one counts.

    Raises:
        ReadError: If a line is malformed; the message names it.
    """
    rows: dict[str, GoldDocument] = {}
    for number, row in _rows(path):
        try:
            facts = tuple(_checked_fact(fact, row["text"]) for fact in row["facts"])
            rows[str(row["id"])] = GoldDocument(
                document=Document(
                    text=row["text"],
                    id=str(row["id"]),
                    language=row.get("language"),
                    published=row.get("published"),
                    title=row.get("title"),
                    country=row.get("country"),
                ),
                facts=facts,
                types=tuple(row.get("types", DEFAULT_TYPES)),
                context=bool(row.get("context")),
            )
        except KeyError as error:
            raise ReadError(str(path), f"the key {error} is missing", number) from error
        except (TypeError, ValueError, AttributeError) as error:
            raise ReadError(str(path), str(error), number) from error
    return tuple(rows.values())


def read_predictions(path: str | Path) -> dict[str, tuple[FactRow, ...]]:
    """Read what was found: facts in the JSON form by document id.

    Args:
        path: JSON Lines as `crimefacts extract` writes them.

    Raises:
        ReadError: If a line is malformed; the message names it.
    """
    found: dict[str, tuple[FactRow, ...]] = {}
    for number, row in _rows(path):
        try:
            facts = tuple(row["facts"])
            for fact in facts:
                _ = fact["type"], fact["start"] + 0, fact["end"] + 0
            found[str(row["id"])] = facts
        except KeyError as error:
            raise ReadError(str(path), f"the key {error} is missing", number) from error
        except TypeError as error:
            raise ReadError(str(path), f"this is no line of facts: {error}", number) from error
    return found


def predict(
    gold: Iterable[GoldDocument], pipeline: Pipeline, *, jobs: int = 1
) -> dict[str, tuple[FactRow, ...]]:
    """Find the facts of gold documents.

    Args:
        gold: The documents.
        pipeline: What to read them with.
        jobs: Processes to share the work among.
    """
    documents = [entry.document for entry in gold]
    return {
        extraction.id: tuple(to_dict(extraction)["facts"])
        for extraction in pipeline.map(documents, jobs=jobs)
    }


def _rows(path: str | Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        row = json.loads(line)
                    except ValueError as error:
                        raise ReadError(str(path), f"this is no JSON: {error}", number) from error
                    if not isinstance(row, dict):
                        reason = "a line holds a JSON object"
                        raise ReadError(str(path), reason, number)
                    yield number, row
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), str(error)) from error


def _checked_fact(fact: FactRow, text: str) -> FactRow:
    if text[fact["start"] : fact["end"]] != fact["quote"]:
        msg = (
            f"the fact at {fact['start']}:{fact['end']} quotes {fact['quote']!r}, the text differs"
        )
        raise ValueError(msg)
    return fact
