"""What holds for any text whatever, through the whole pipeline."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from crimefacts import Document, Extraction, Pipeline
from crimefacts.extractors import text_order
from crimefacts.serialization import dumps, loads

# Pieces that rules react to, so that arbitrary texts reach the rules' insides.
_PIECES = st.sampled_from(
    [
        *(
            "$",
            "$3 million",
            "US$ 1,5",
            "S/. 3,500",
            "R$ 2 mil",
            "€",
            "between $1 and $2",
            "1,1,1",
            "k",
        ),
        *(
            "2014",
            "25 MAR 2014",
            "may",
            "last week",
            "early 19",
            "el 3 de",
            "since",
            "1990s",
            "-",
            "/",
        ),
        *(
            "Peru",
            "peruanos",
            "Haitian migrants",
            "from Haiti via Peru to",
            "rumbo a",
            "Brazil",
            "bound",
        ),
        *(
            "Los Gallegos",
            "Policía Nacional (PNP)",
            "Ministry of",
            "Bank",
            "“",
            "”",
            "cocaine",
            "gold",
        ),
        *(
            "Related Content\n",
            "DONATE\n",
            "SEE ALSO: ",
            "BY A B EN\n",
            "Publicado el ",
            "HomeNews",
            "\n\n",
        ),
        *("İ", "ß", "e\u0301", "👩‍👧", "\u202e", "\x00", "\r\n", "\u00a0", "ﬁ", "٣", "१", "ʼ"),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
)
_DOCUMENTS = st.builds(
    Document,
    text=_TEXTS,
    language=st.sampled_from(["en", "es", "pt", "fr", "xx"]),
    published=st.one_of(st.none(), st.dates()),
    country=st.one_of(st.none(), st.sampled_from(["PE", "MX", "US", "XX"])),
)


@cache
def pipeline() -> Pipeline:
    """One pipeline for all examples; any error of an extractor comes through."""
    return Pipeline(on_error="raise")


def extract(document: Document) -> Extraction:
    return pipeline().extract(document)


@given(_DOCUMENTS)
def test_every_fact_cites_the_text_outside_furniture(document: Document) -> None:
    extraction = extract(document)
    for fact in extraction:
        assert fact.quote == document.text[fact.span.start : fact.span.end]
        assert fact.rule
        assert fact.extractor
        assert not any(fact.span.overlaps(stretch) for stretch in extraction.coverage.furniture)


@given(_DOCUMENTS)
def test_facts_come_in_text_order_and_once(document: Document) -> None:
    facts = extract(document).facts
    assert list(facts) == sorted(facts, key=text_order)
    assert len(set(facts)) == len(facts)


@given(_DOCUMENTS)
def test_same_document_same_answer(document: Document) -> None:
    assert extract(document) == extract(document)


@given(_DOCUMENTS)
def test_json_round_trip(document: Document) -> None:
    extraction = extract(document)
    assert loads(dumps(extraction)) == extraction
