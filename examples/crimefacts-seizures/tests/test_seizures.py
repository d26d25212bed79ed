"""The extractor against its examples, and against what every extractor promises."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import crimefacts_seizures
import pytest
from crimefacts_seizures import DrugWeight, SeizureExtractor
from hypothesis import given, settings

from crimefacts import Pipeline, Registry
from crimefacts.testing import (
    Example,
    Extract,
    ExtractorSuite,
    Planted,
    facts,
    planted,
)


class TestSeizures(ExtractorSuite):
    extractor = SeizureExtractor
    examples = Path(__file__).with_name("examples.toml")


@pytest.mark.crimefacts_examples("examples.toml")
def test_examples(example: Example, extract: Extract) -> None:
    example.check(extract(example, only="seizures"))


@pytest.mark.crimefacts_examples("examples.toml", use="trap")
def test_traps(example: Example, extract: Extract) -> None:
    assert extract(example, only="seizures").facts == ()


@settings(deadline=None)  # the first run compiles the patterns
@given(planted(DrugWeight))
def test_planted_weights_are_found(plant: Planted) -> None:
    extraction = Pipeline(Registry({"seizures": crimefacts_seizures})).extract(plant.document)
    assert [(fact.quote, fact.kilograms) for fact in extraction] == [
        (fact.quote, fact.kilograms) for fact in plant.facts
    ]


@given(facts(DrugWeight))
def test_made_up_weights_are_valid(fact: DrugWeight) -> None:
    assert fact.drug in {"cocaine", "heroin"}


def test_small_weights_can_be_left_out(extract: Extract) -> None:
    text = "They found 300 grams of heroin and 2 kilos of heroin."
    options = {"seizures": {"least": Decimal(1)}}
    found = extract(text, only="seizures", options=options, language="en")
    assert [fact.quote for fact in found] == ["2 kilos of heroin"]
