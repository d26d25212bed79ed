"""Texts that repeat a word of time without end are read piece by piece, like any other."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from crimefacts import Context, DateExpression, Document
from crimefacts_dates import DatesExtractor
from crimefacts_dates.lexer import passages
from crimefacts_dates.lexicon import lexicon

LONGEST_PASSAGE = 2_000
# What is repeated, by what makes a row of it hard: each is read in another part of the rules.
ENGLISH = (
    *("2014-", "2014/", "2014, ", "2014\n", "2014  ", "2014\xa0", "(2014) ", "2014 2015 "),
    *("in 2014 ", "from 2014 to ", "between 2014 and ", "early ", "since ", "2014t", "20140506 "),
    *(
        "1,",
        "1/",
        "1.1.",
        "1-1-",
        "12/05/2014/",
        "7",
        "7 ",
        "0a",
        "0aaa",
        "1990-95-",
        "$",
        "(",
        "’",
    ),
    *("'90s ", "80's", "nineteen ", "nineteen ninety-", "one hundred and ", "twenty-"),
    *("May ", "May. ", "May, ", "May to ", "May 5 ", "January and ", "Jan.Feb.", "5 May and "),
    *("Monday ", "last ", "the last year of the ", "every day ", "Q1", "Q1 ", "5th of the "),
    *("year ", "years ", "5years", "years5", "half a ", "two years and ", "a year and a half and "),
    *("2 weeks ago ", "today ", "tomorrow morning ", "will on Monday ", "new year's ", "the "),
)
SPANISH = (
    *("1 de ", "1 de mayo de ", "del año pasado ", "los años ", "de lunes a ", "mar. ", "hace "),
    *("5, 6 y 7 de ", "el 17 del 11 del ", "día de la ", "entre enero y ", "segundo semestre "),
)
ROWS = [*((row, "en") for row in ENGLISH), *((row, "es") for row in SPANISH)]
ENDS = {
    "en": ("The trial began on 3 May 2011.", "3 May 2011"),
    "es": ("El juicio empezó el 3 de mayo de 2011.", "3 de mayo de 2011"),
}


def read(text: str, language: str) -> list[DateExpression]:
    document = Document(text=text, language=language, published=dt.date(2016, 6, 7), country="PE")
    return list(DatesExtractor().extract(Context(document)))


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_rows_hide_no_date_behind_them(row: str, language: str) -> None:
    """A date is found behind a row of any length, and nothing is said twice."""
    sentence, date = ENDS[language]
    facts = read(row * (4_000 // len(row)) + "\n\n" + sentence, language)
    assert (facts[-1].quote, facts[-1].value) == (date, "2011-05-03")
    spans = [fact.span for fact in facts]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_rows_are_read_piece_by_piece(row: str, language: str) -> None:
    """What is far away changes nothing: half of a row holds what it holds by itself."""
    half = row * (4_000 // len(row))
    near = len(half) - LONGEST_PASSAGE
    alone, within = read(half, language), read(half * 2, language)
    assert [fact for fact in alone if fact.span.end < near] == [
        fact for fact in within if fact.span.end < near
    ]


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_passages_are_short(row: str, language: str) -> None:
    for passage in passages(row * (9_000 // len(row)), lexicon(language)):
        passage.spell_out()
        assert passage.end(-1) - passage.starts[0] <= LONGEST_PASSAGE
