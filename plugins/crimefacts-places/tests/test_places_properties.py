"""What holds for every text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Document, Pipeline, Place
from crimefacts.text.countries import CountryFormKind, country_forms

PIPELINE = Pipeline(only=["places"], on_error="raise")
LANGUAGES = st.sampled_from(["en", "es", "pt"])
WORDS = st.sampled_from(
    [
        "Peru",
        "Lima",
        "San",
        "Juan",
        "de",
        "del",
        "Río",
        "el",
        "the",
        "port",
        "of",
        "North",
        "and",
        "South",
        "America",
        "GOLFO",
        "DE",
        "PARIA",
        ",",
        ".",
        "(",
        "\n",
        "Gulf",
        "Víctor",
        "İzmir",
        "💩",
        "Santa",
        "Cruz",
        "-",
        "’s",
        "U.S.",
        "EE.",
        "UU.",
    ]
)


def places(text: str, language: str) -> list[Place]:
    found = PIPELINE.extract(Document(text=text, language=language)).facts
    return [fact for fact in found if isinstance(fact, Place)]


@given(st.text(max_size=200) | st.lists(WORDS, max_size=40).map(" ".join), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, language: str) -> None:
    for place in places(text, language):
        assert place.quote == text[place.span.start : place.span.end]
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.longitude is None or -180 <= place.longitude <= 180


def test_half_a_surrogate_pair_hides_nothing() -> None:
    assert [place.label for place in places("\ud800 from Lima, Peru", "en")] == ["Lima", "PE"]


@given(st.lists(WORDS, max_size=40).map(" ".join), LANGUAGES)
@settings(max_examples=60, deadline=None)
def test_no_two_places_overlap(text: str, language: str) -> None:
    found = places(text, language)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


def names(language: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(
        [
            (entry.form, entry.code)
            for entry in country_forms(language)
            if entry.kind is CountryFormKind.NAME and not entry.ambiguous
        ]
    )


@given(names("en"), names("en"))
@settings(max_examples=60, deadline=None)
def test_another_country_in_a_sentence_is_another_country_in_the_fact(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    for form, code in (one, other):
        found = places(f"The cocaine was shipped from {form} in banana boxes.", "en")
        assert [place.label for place in found] == [code]


@given(names("es"))
@settings(max_examples=40, deadline=None)
def test_every_spanish_name_is_its_country(country: tuple[str, str]) -> None:
    form, code = country
    found = places(f"La cocaína fue enviada desde {form} en cajas de banano.", "es")
    assert code in [place.label for place in found]


@given(st.integers(min_value=0, max_value=60))
@settings(max_examples=20, deadline=None)
def test_blanks_before_a_text_move_its_places_and_nothing_else(blanks: int) -> None:
    text = "Traffickers moved the cocaine from Guayaquil, Ecuador, to Antwerp."
    plain = places(text, "en")
    moved = places("\n" * blanks + text, "en")
    assert [place.label for place in plain] == [place.label for place in moved]
    assert [place.span.start + blanks for place in plain] == [place.span.start for place in moved]
