"""The examples of `examples_*.txt`, case by case: what the rules were developed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from crimefacts import Context, Document
from crimefacts_dates import DatesExtractor

PUBLISHED = "2021-05-04"
Expected = list[tuple[str, ...]]
Case = tuple[str, str, Expected]


def cases(name: str) -> list[Case]:
    """Language, text and expected facts of each line of a file."""
    found = []
    path = Path(__file__).with_name(f"examples_{name}.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, rest = line.partition(" => ")
        language = name
        if name == "undated":
            language, _, text = text.partition(": ")
        facts = [tuple(part.strip() for part in fact.split(" ; ")) for fact in rest.split(" | ")]
        found.append((language, text, facts))
    return found


def read(text: str, language: str, published: str | None) -> Expected:
    context = Context(Document(text=text, language=language, published=published, country="PE"))
    return [
        (fact.quote, str(fact.earliest or "-"), str(fact.latest or "-"), fact.value or "-")
        for fact in DatesExtractor().extract(context)
    ]


def check(text: str, language: str, published: str | None, expected: Expected) -> None:
    found = read(text, language, published)
    for index, fact in enumerate(expected):
        if fact[-1] == "*" and index < len(found):
            found[index] = (*found[index][:-1], "*")
    assert found == expected


DATED = [case for language in ("en", "es", "pt") for case in cases(language)]
UNDATED = cases("undated")


@pytest.mark.parametrize(("language", "text", "expected"), DATED, ids=[case[1] for case in DATED])
def test_example(language: str, text: str, expected: Expected) -> None:
    check(text, language, PUBLISHED, expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"), UNDATED, ids=[case[1] for case in UNDATED]
)
def test_example_without_publication(language: str, text: str, expected: Expected) -> None:
    check(text, language, None, expected)
