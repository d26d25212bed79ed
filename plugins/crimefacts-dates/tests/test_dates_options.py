"""Options, TIMEX3 values, and the example of the README."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from crimefacts import Context, Document, Pipeline
from crimefacts_dates import DatesExtractor


def test_readme_example() -> None:
    readme = Path(__file__).parent.parent / "README.md"
    results = doctest.testfile(str(readme), module_relative=False)
    assert results.attempted
    assert not results.failed


def timex(text: str, language: str = "en", *, vague: bool = False) -> list[tuple[str, str, str]]:
    context = Context(Document(text=text, language=language, published="2021-05-04"))
    return [
        (fact.quote, fact.timex3.type, fact.timex3.value or "-")
        for fact in DatesExtractor(vague=vague).extract(context)
        if fact.timex3 is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended last week.", [("last week", "DATE", "2021-W17")]),
        ("It ended two weeks ago.", [("two weeks ago", "DATE", "2021-W16")]),
        ("It ended two years ago.", [("two years ago", "DATE", "2019")]),
        ("It ended on Tuesday night.", [("Tuesday night", "TIME", "2021-05-04TNI")]),
        ("It ended on 3 May 2021, 4:10 PM.", [("3 May 2021", "TIME", "2021-05-03T16:10")]),
        ("It ended in the 1980s.", [("1980s", "DATE", "198")]),
        ("It ended in the 19th century.", [("19th century", "DATE", "18")]),
        ("It grew over the past two years.", [("past two years", "DURATION", "P2Y")]),
        ("It took two decades.", [("two decades", "DURATION", "P2DE")]),
        ("It is due every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("It is paid monthly.", [("monthly", "SET", "P1M")]),
        ("It ended in the summer of 2019.", [("summer of 2019", "DATE", "2019-SU")]),
        ("Over the weekend it ended.", [("weekend", "DATE", "2021-W17-WE")]),
        ("In recent months it grew.", [("recent months", "DATE", "PAST_REF")]),
    ],
)
def test_timex3_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert timex(text) == expected


def test_vague_references_come_only_when_asked_for() -> None:
    text = "They are now in custody; recently a third man fled. He may soon be found."
    assert timex(text) == []
    assert timex(text, vague=True) == [
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("soon", "DATE", "FUTURE_REF"),
    ]
    assert timex("Hoy en día nadie denuncia.", "es", vague=True) == [
        ("Hoy en día", "DATE", "PRESENT_REF")
    ]


def test_the_option_goes_through_the_pipeline() -> None:
    pipeline = Pipeline(only=["dates"], options={"dates": {"vague": True}})
    extraction = pipeline.extract(Document(text="They are now in custody.", language="en"))
    assert [fact.quote for fact in extraction] == ["now"]


def test_words_shared_by_passages_are_read_once() -> None:
    text = "in 2014 " * 2_000
    context = Context(Document(text=text, language="en", published="2021-05-04"))
    facts = list(DatesExtractor().extract(context))
    assert len(facts) == len({fact.span for fact in facts}) == 2_000
