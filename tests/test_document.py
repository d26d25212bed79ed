"""Documents and spans accept what they say they accept."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crimefacts import Document, Span


@pytest.mark.parametrize(
    ("field", "given_value", "kept"),
    [
        ("published", "2014-03-25", dt.date(2014, 3, 25)),
        ("published", "2014-03-25T10:00:00Z", dt.date(2014, 3, 25)),
        ("published", dt.datetime(2014, 3, 25, 23, 59, tzinfo=dt.UTC), dt.date(2014, 3, 25)),
        ("language", "pt-BR", "pt"),
        ("language", "ES", "es"),
        ("language", "", None),
        ("country", "pe", "PE"),
        ("country", None, None),
    ],
)
def test_known_facts_of_a_document_are_normalised(
    field: str, given_value: object, kept: object
) -> None:
    assert getattr(Document(text="x", **{field: given_value}), field) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "bad", "advice"),
    [
        ("published", "last week", "last week"),
        ("language", "english", "ISO 639-1"),
        ("country", "Peru", "ISO 3166-1"),
        ("country", "PER", "ISO 3166-1"),
    ],
)
def test_malformed_knowledge_is_refused(field: str, bad: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        Document(text="x", **{field: bad})  # type: ignore[arg-type]


def test_bytes_are_no_text() -> None:
    with pytest.raises(TypeError, match="decode"):
        Document(text=b"x")  # type: ignore[arg-type]


def test_documents_pickle_with_their_metadata() -> None:
    document = Document(text="x", id="a", published="2014-03-25", metadata={"url": ["u"]})
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 -- our own bytes


def test_metadata_cannot_be_changed_through_the_document() -> None:
    given_metadata = {"url": "u"}
    document = Document(text="x", metadata=given_metadata)
    given_metadata["url"] = "v"
    assert document.metadata["url"] == "u"
    with pytest.raises(TypeError):
        document.metadata["url"] = "w"  # type: ignore[index]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_empty_and_reversed_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start < end"):
        Span(start, end)


spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(spans, spans)
def test_spans_agree_with_sets_of_offsets(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.contains(other) == (theirs <= mine)
    assert len(one) == len(mine)
