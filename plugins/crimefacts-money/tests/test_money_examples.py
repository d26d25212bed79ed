"""Sums of money in sentences, as tables: what is found, what is held out, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crimefacts import MoneyAmount

Read = Callable[..., list[MoneyAmount]]

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def unescaped(cell: str) -> str:
    return cell.encode("latin-1", "backslashreplace").decode("unicode-escape")


def written(fact: MoneyAmount) -> str:
    low, high = (
        "-" if value is None else format(value, "f") for value in (fact.minimum, fact.maximum)
    )
    period = f" {fact.per}" if fact.per else ""
    return f"{fact.quote} => {fact.currency or '?'} {low}..{high} {fact.qualifier}{period}"


EXAMPLES = rows("money_examples.tsv")
TRAPS = rows("money_traps.tsv")


@pytest.mark.parametrize(
    ("language", "country", "text", "sums"),
    [row[1:] for row in EXAMPLES if row[0] == "developed"],
)
def test_what_the_rules_were_developed_on(
    money: Read, language: str, country: str | None, text: str, sums: str
) -> None:
    found = money(unescaped(text), language, None if country == "-" else country)
    assert [written(fact) for fact in found] == unescaped(sums).split(" | ")


@pytest.mark.parametrize(
    ("language", "country", "text", "sums"),
    [row[1:] for row in EXAMPLES if row[0] == "held-out"],
)
def test_what_was_held_out(
    money: Read, language: str, country: str | None, text: str, sums: str
) -> None:
    found = money(unescaped(text), language, None if country == "-" else country)
    assert [written(fact) for fact in found] == unescaped(sums).split(" | ")


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_is_no_money(money: Read, language: str, text: str) -> None:
    assert money(text, language) == []


def test_there_are_traps_in_each_language() -> None:
    assert len(TRAPS) >= 150
    assert {language for language, _ in TRAPS} == {"en", "es", "pt"}
