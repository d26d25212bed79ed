"""The examples of `dates_examples`, case by case."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from crimefacts import Context, Document
from crimefacts_dates import DatesExtractor

_SPEC = importlib.util.spec_from_file_location(
    "dates_examples", Path(__file__).with_name("dates_examples.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
examples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(examples)

PUBLISHED = "2021-05-04"
Expected = list[tuple[str, ...]]


def cases(block: str, language: str | None = None) -> list[tuple[str, str, Expected]]:
    found = []
    for line in block.strip().splitlines():
        text, _, rest = line.partition(" => ")
        own, text = (language, text) if language else (text[:2], text[4:])
        facts = [tuple(part.strip() for part in fact.split(" ; ")) for fact in rest.split(" | ")]
        found.append((str(own), text, facts))
    return found


DATED = (
    cases(examples.ENGLISH, "en") + cases(examples.SPANISH, "es") + cases(examples.PORTUGUESE, "pt")
)


def read(text: str, language: str, published: str | None) -> Expected:
    context = Context(Document(text=text, language=language, published=published, country="PE"))
    return [
        (
            fact.quote,
            str(fact.earliest or "-"),
            str(fact.latest or "-"),
            fact.value or "-",
        )
        for fact in DatesExtractor().extract(context)
    ]


def check(text: str, language: str, published: str | None, expected: Expected) -> None:
    found = read(text, language, published)
    # "*" for a value that follows from the days.
    for index, fact in enumerate(expected):
        if fact[-1] == "*" and index < len(found):
            found[index] = (*found[index][:-1], "*")
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"), DATED, ids=[case[1] for case in DATED]
)
def test_example(language: str, text: str, expected: Expected) -> None:
    check(text, language, PUBLISHED, expected)


UNDATED = cases(examples.UNDATED)


@pytest.mark.parametrize(
    ("language", "text", "expected"), UNDATED, ids=[case[1] for case in UNDATED]
)
def test_example_without_publication(language: str, text: str, expected: Expected) -> None:
    check(text, language, None, expected)
