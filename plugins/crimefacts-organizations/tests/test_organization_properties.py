"""What holds for every text."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Document, Organization, Pipeline
from crimefacts.text.gazetteer import Gazetteer
from crimefacts_organizations.anchored import AnchoredNames
from crimefacts_organizations.gazetteers import known_names, legal_forms
from crimefacts_organizations.phrases import parse
from crimefacts_organizations.sequences import sequences

PIPELINE = Pipeline(only=["organizations"], on_error="raise")
LANGUAGES = st.sampled_from(["en", "es", "pt", None])
# fmt: off
WORDS = st.sampled_from([
    "The", "the", "La", "la", "Los", "los", "of", "de", "del", "and", "y", "e", "(", ")",
    "(DEA)", "DEA", "PNP", ",", ".", "\n", "'", "’s", "‘", "’", "“", "”", "-", "–", "S.A.",
    "Ltd", "Police", "Policía", "Nacional", "National", "Ministry", "of", "Justice", "Fiscalía",
    "General", "Cartel", "de", "Sinaloa", "Peru's", "gang", "members", "banda", "leader", "told",
    "Reforma", "Banco", "Bank", "Group", "Workers'", "Party", "U.S.", "Treasury", "İstanbul",
    "💩", "400", "Mawozo", "3ª", "Vara", "AAAA", "Zetas", "Keiko", "said", "informó", "MS-13",
    "al-Shabaab", "'Ndrangheta",
])
# fmt: on
TEXTS = st.text(max_size=200) | st.lists(WORDS, max_size=40).map(" ".join)


def _organizations(text: str, language: str | None) -> list[Organization]:
    return list(PIPELINE.extract(Document(text=text, language=language)).of(Organization))


@given(TEXTS, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str, language: str | None) -> None:
    found = _organizations(text, language)
    for fact in found:
        assert fact.quote == text[fact.span.start : fact.span.end]
        assert fact.quote == fact.quote.strip()
        assert fact.name in text
        assert fact.evidence
        assert fact.rule
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@given(TEXTS, LANGUAGES)
@settings(max_examples=60, deadline=None)
def test_capitals_are_read(text: str, language: str | None) -> None:
    for fact in _organizations(text.upper(), language):
        assert fact.quote == text.upper()[fact.span.start : fact.span.end]


@given(TEXTS, LANGUAGES)
@settings(max_examples=40, deadline=None)
def test_the_same_text_gives_the_same_facts(text: str, language: str | None) -> None:
    assert _organizations(text, language) == _organizations(text, language)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_sequences_are_apart_and_in_order(text: str) -> None:
    found = sequences(text, lambda feed: feed % 2 == 0)
    assert all(text[start:end] == words != "" for start, end, words in found)
    for (_, end, _), (start, _, _) in pairwise(found):
        assert end <= start


@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_parts_of_a_sequence_are_apart_and_in_it(sequence: str) -> None:
    parts = parse(sequence)
    for part in parts:
        assert 0 <= part.start < part.end <= len(sequence)
    for one, other in pairwise(parts):
        assert one.end <= other.start


def test_a_paragraph_without_names_changes_nothing() -> None:
    text = "The Nordbo gang paid the Bank of Toledo. Nordbo fell.\n\n"
    alone = _organizations(text, "en")
    assert _organizations(f"{text}The rain went on for three more days.", "en") == alone


def test_long_runs_take_linear_time() -> None:
    for piece in ("A ", "Police of the ", "(DEA) ", "Los y ", "S.A. ", "' ", "Bank and "):
        _organizations(piece * 3_000, "en")


GAPS = st.sampled_from(
    [" ", "", "\n", "-", " - ", "/", "@", "#", ". ", "’s ", "\u00a0", " 18", "(", "_"]
)
NAMES = st.sampled_from(sorted(known_names().aliases))


@given(st.lists(st.tuples(NAMES | WORDS, GAPS), max_size=12))
@settings(max_examples=200, deadline=None)
def test_anchored_names_are_all_that_a_gazetteer_finds(pieces: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pieces))
    index = known_names().index
    candidates = [
        (start, index.within(words)) for start, _, words in sequences(text, lambda _: False)
    ]
    assert index.find(text, candidates) == list(gazetteer().find(text))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(known_names().aliases)


def test_names_without_a_capitalised_sequence_are_found() -> None:
    index = AnchoredNames(["’ndrangheta", "17N", "teleSUR", "al-Qaeda", "18th Street gang"])
    text = "la ’ndrangheta, teleSUR, x17N, 17N; al-Qaeda, the 18th Street gang"
    candidates = [(text.index(word), index.within(word)) for word in ("Qaeda", "Street")]
    assert [text[start:end] for _, start, end in index.find(text, candidates)] == [
        *("’ndrangheta", "teleSUR", "17N", "al-Qaeda", "18th Street gang")
    ]


def test_every_legal_form_is_found_behind_a_name() -> None:
    forms = legal_forms()
    for form in ("S.A.", "Inc.", "d.o.o.", "GmbH", "S.A. de C.V."):
        text = f"Aurora {form} said"
        candidates = [
            (start, forms.within(words)) for start, _, words in sequences(text, lambda _: False)
        ]
        assert [name for name, _, _ in forms.find(text, candidates)] == [form]
