"""The extractor inside a pipeline."""

from __future__ import annotations

import pytest

from crimefacts import Document, MoneyAmount, Pipeline, Registry
from crimefacts_money import MoneyExtractor, crimefacts_extractors

STORY = """\
Prosecutors in Lima said on Monday that the ring had laundered about $3 million a month through
casinos. Its bookkeeper carried banknotes of 200 soles and was paid 5,000 soles for each trip.

"They asked me for between $3,500 and $355,000", a shopkeeper told the court.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Registry.discover(), only=["money"], on_error="raise")


def test_it_is_offered_to_the_registry() -> None:
    assert crimefacts_extractors() == [MoneyExtractor]
    assert MoneyExtractor.produces == (MoneyAmount,)


def test_it_reads_a_story(pipeline: Pipeline) -> None:
    facts = pipeline.extract(Document(text=STORY, language="en")).facts
    assert [fact.quote for fact in facts] == [
        "$3 million",
        "200 soles",
        "5,000 soles",
        "between $3,500 and $355,000",
    ]
    assert {fact.extractor for fact in facts} == {"money"}


def test_every_fact_says_its_rule(pipeline: Pipeline) -> None:
    facts = pipeline.extract(Document(text=STORY, language="en")).facts
    rules = [fact.rule for fact in facts]
    assert rules == ["symbol-before-number", "number-before-name", "number-before-name", "range"]


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        ("He carried $100 bills and $500 in coins.", "en", ["$500"]),
        ("Llevaba billetes de 100 dólares y 300 soles.", "es", ["300 soles"]),
        ("Tinha notas de 50 reais e R$ 300.", "pt", ["R$ 300"]),
        ("The dinner bill came to $1,200.", "en", ["$1,200"]),
    ],
)
def test_denominations_can_be_left_out(text: str, language: str, quotes: list[str]) -> None:
    options = {"money": {"denominations": False}}
    story = f"The men were arrested in a hotel on Monday. {text}"
    found = Pipeline(only=["money"], options=options).extract(
        Document(text=story, language=language)
    )
    assert [fact.quote for fact in found.facts] == quotes


def test_it_reads_an_unknown_language_and_an_empty_text(pipeline: Pipeline) -> None:
    assert pipeline.extract(Document(text="", language="en")).facts == ()
    assert pipeline.extract(Document(text="🚔", language=None)).facts == ()
