"""Finding the names of a long list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts.text.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (["Peru"], "Peru, Peru; Perugia and iPeru", ["Peru", "Peru"]),
        (["Niger", "Nigeria"], "Niger and Nigeria", ["Niger", "Nigeria"]),
        (["New York", "York", "New York City"], "New York City, York", ["New York City", "York"]),
        (["Mali", "Mali Empire"], "Mali Empires", ["Mali"]),
        (["US"], "US-bound, US$5, USA, _US", ["US", "US"]),
        (["U.S."], "the U.S. and U.S.", ["U.S.", "U.S."]),
        (["S/"], "S/ 30 y S/40", ["S/", "S/"]),
        ([""], "anything", []),
        ([], "anything", []),
    ],
)
def test_names_are_found_as_whole_words(names: list[str], text: str, found: list[str]) -> None:
    assert [name for name, _, _ in Gazetteer(names).find(text)] == found


@pytest.mark.parametrize("before", ["", "💩 ", "İstanbul ", "e\u0301 ", "\ud800 "])
def test_offsets_are_code_points(before: str) -> None:
    text = before + "Perú"
    ((name, start, end),) = Gazetteer(["Perú"]).find(text)
    assert text[start:end] == name


def test_the_number_of_names_is_known() -> None:
    assert len(Gazetteer(["a", "b", "a", ""])) == 2


@given(
    st.lists(st.text(alphabet="ab .", min_size=1, max_size=4), max_size=6),
    st.text(alphabet="ab .", max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_what_is_found_stands_there_in_order(names: list[str], text: str) -> None:
    free = 0
    for name, start, end in Gazetteer(names).find(text):
        assert text[start:end] == name
        assert start >= free
        free = end
