"""What holds for every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Document, Pipeline, TraffickingRoute
from crimefacts.testing import texts

PIPELINE = Pipeline(only=["routes"], on_error="raise")
COUNTRIES = {
    "Peru": "PE", "Bolivia": "BO", "Ghana": "GH", "the Philippines": "PH", "Saudi Arabia": "SA",
    "Kenya": "KE", "Burkina Faso": "BF", "the United States": "US", "Vietnam": "VN", "Spain": "ES",
    "Bosnia and Herzegovina": "BA", "Mexico": "MX", "Albania": "AL", "South Africa": "ZA",
}  # fmt: skip
NAMES = st.lists(st.sampled_from(sorted(COUNTRIES)), unique=True, min_size=3, max_size=3)
LISTS = st.lists(st.sampled_from(sorted(COUNTRIES)), unique=True, min_size=1, max_size=12)
SENTENCES = st.sampled_from(
    [
        "Cocaine is smuggled from {0} through {1} to {2}.",
        "{1} is a transit country for heroin from {0} destined for {2}.",
        "Migrants from {0} reach {2} by way of {1}.",
        "Weapons bought in {0} are shipped to {2} via {1}.",
        "Women from {0} are trafficked through {1} to {2}.",
        "A container of ivory on its way from {0} to {2} was opened in {1}.",
    ]
)
WORDS = st.sampled_from(
    [
        *("cocaine", "smuggled", "from", "to", "via", "Peru", "Brazil", "and", ",", ";", "(", ")"),
        *(
            "transit",
            "point",
            "for",
            "the",
            "country",
            "bound",
            "-",
            "US",
            "Afghan",
            "women",
            "not",
        ),
        *("droga", "de", "a", "por", "llega", "peruana", "país", "tránsito", "El", "Callao", ":"),
        *(
            "maconha",
            "do",
            "para",
            "onde",
            "where",
            "there",
            "which",
            "'s",
            "\n",
            "\n\n",
            "💩",
            ".",
        ),
        *("between", "including", "Port", "of", "Hong", "Kong", "customs", "seized", "in", "é"),
    ]
)


def routes(text: str, language: str | None = "en") -> list[TraffickingRoute]:
    found = PIPELINE.extract(Document(text=text, language=language)).facts
    return [fact for fact in found if isinstance(fact, TraffickingRoute)]


def codes(route: TraffickingRoute) -> tuple[list[str], list[str], list[str]]:
    return (
        [place.label for place in route.origins],
        [place.label for place in route.transits],
        [place.label for place in route.destinations],
    )


@given(SENTENCES, NAMES)
@settings(max_examples=60, deadline=None)
def test_another_country_in_the_sentence_is_another_in_the_route(
    sentence: str, names: list[str]
) -> None:
    text = sentence.format(*names)
    (route,) = routes(text[0].upper() + text[1:])
    assert codes(route) == tuple([COUNTRIES[name]] for name in names)


@given(LISTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_list_gives_its_places_whatever_their_number_and_order(
    names: list[str], random: object
) -> None:
    *head, last = names
    listed = f"{', '.join(head)} and {last}" if head else last
    (route,) = routes(f"Captagon is smuggled from Syria through Jordan to {listed}.")
    assert codes(route) == (["SY"], ["JO"], [COUNTRIES[name] for name in names])
    (route,) = routes(f"Women from {listed} are trafficked to Norway.")
    assert codes(route) == ([COUNTRIES[name] for name in names], [], ["NO"])


@given(SENTENCES, NAMES, texts())
@settings(max_examples=40, deadline=None)
def test_a_later_paragraph_changes_nothing(sentence: str, names: list[str], later: str) -> None:
    text = sentence.format(*names)
    before = routes(text)
    after = [route for route in routes(f"{text}\n\n{later}") if route.span.end <= len(text)]
    assert after == before


@given(
    st.text(max_size=150) | st.lists(WORDS, max_size=60).map(" ".join),
    st.sampled_from(["en", "es", "pt", "fr", None]),
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str, language: str | None) -> None:
    for route in routes(text, language):
        assert route.legs
        assert route.quote == route.span.of(text)
        for place in (*route.legs, *([route.seized_at] if route.seized_at else ())):
            assert place.quote == place.span.of(text)
