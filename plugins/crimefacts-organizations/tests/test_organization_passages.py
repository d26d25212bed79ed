"""Article-like passages of our own, in three languages, with all their organizations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from crimefacts import Document, Organization, Pipeline

_MARK = re.compile(r"\[\[([^|\]]+)\|([a-z_]+)(?:\|([^\]]+))?\]\]")


@frozen
class Passage:
    language: str
    country: str | None
    use: str
    text: str
    expected: tuple[tuple[int, int, str, str, str], ...]


def _passages() -> Iterator[Passage]:
    source = (Path(__file__).parent / "organization_passages.txt").read_text(encoding="utf-8")
    body = source[source.index("\n== ") + 1 :]
    for block in re.split(r"^== ", body, flags=re.MULTILINE)[1:]:
        head, marked = block.split("\n", 1)
        language, country, use = head.split()
        text, expected, position = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[position : match.start()]
            words, kind, name = match.groups()
            expected.append((len(text), len(text) + len(words), words, kind, name or words))
            text += words
            position = match.end()
        text += marked[position:]
        yield Passage(language, None if country == "-" else country, use, text, tuple(expected))


PASSAGES = tuple(_passages())


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(only=["organizations"], on_error="raise")


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: f"{one.language}-{one.text[:24]!r}")
def test_passage(passage: Passage, pipeline: Pipeline) -> None:
    document = Document(text=passage.text, language=passage.language, country=passage.country)
    found = [
        (fact.span.start, fact.span.end, fact.quote, fact.kind.value, fact.name)
        for fact in pipeline.extract(document).of(Organization)
        if fact.named
    ]
    assert found == list(passage.expected)
