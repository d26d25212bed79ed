"""The sample reports: what comes out of them is their gold facts, no more and no less."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crimefacts import Pipeline, read
from crimefacts.serialization import to_dict

_SEEDS = Path(__file__).parent.parent / "seeds"
_REPORTS = sorted(path.name for path in _SEEDS.iterdir() if path.suffix in {".txt", ".md"})
_TYPES = {"money", "date", "organization", "route"}

Json = dict[str, Any]


@cache
def pipeline() -> Pipeline:
    return Pipeline(on_error="raise")


def test_there_are_eight_reports_each_with_its_facts() -> None:
    assert len(_REPORTS) == 8
    assert [path.stem.removesuffix(".facts") for path in sorted(_SEEDS.glob("*.facts.json"))] == [
        Path(name).stem for name in _REPORTS
    ]


def place(fact: Json) -> tuple[str, int, int]:
    return fact["type"], fact["start"], fact["end"]


@pytest.mark.parametrize("name", _REPORTS)
def test_extraction_matches_the_gold_facts(name: str) -> None:
    gold = json.loads((_SEEDS / name).with_suffix(".facts.json").read_text(encoding="utf-8"))
    (document,) = read(_SEEDS / name)
    result = to_dict(pipeline().extract(document))
    assert (result["language"], result["published"], result["country"]) == (
        gold["language"],
        gold["published"],
        gold["country"],
    )
    expected = {place(fact): fact for fact in gold["facts"]}
    optional = {key for key, fact in expected.items() if fact.pop("optional", False)}
    found = {place(fact): fact for fact in result["facts"] if fact["type"] in _TYPES}
    assert sorted(expected.keys() - optional - found.keys()) == [], "missed"
    assert sorted(found.keys() - expected.keys()) == [], "found but not gold"
    for key in found.keys() & expected.keys():
        of_gold = {field: found[key][field] for field in expected[key]}
        assert of_gold == expected[key]
