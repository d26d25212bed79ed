"""The country that a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts.text.subject import rank_countries, subject_country

TEXTS = [
    (
        "en",
        (
            "Peruvian police raided a print shop in the outskirts of Lima on Friday and found "
            "forged "
            "dollar bills. Prosecutors in Peru believe they were meant for the United States."
        ),
        "PE",
    ),
    (
        "en",
        (
            "Detectives from the National Crime Agency arrested four men in Leeds and Glasgow. "
            "Cocaine "
            "worth £40m had come in lorries from the Netherlands, the UK agency said."
        ),
        "GB",
    ),
    (
        "en",
        (
            "A Perth court jailed the courier for life. Australian Border Force officers "
            "had found "
            "the drugs in his case. Police in Sydney look for his contact in Mexico."
        ),
        "AU",
    ),
    (
        "es",
        (
            "La Policía Nacional (PNP) detuvo en Trujillo a cinco extorsionadores que "
            "cobraban S/ 50 "
            "diarios a cada chofer. El Ministerio Público pidió prisión preventiva en Chiclayo."
        ),
        "PE",
    ),
    (
        "es",
        (
            "El fiscal de la provincia de Buenos Aires imputó a dos policías bonaerenses "
            "por cobrar "
            "400 mil pesos. La Gendarmería Nacional allanó sus casas en Rosario y en Jujuy."
        ),
        "AR",
    ),
    (
        "es",
        (
            "Carabineros incautó en Iquique media tonelada de hierba que cruzó "
            "desde Bolivia. "
            "La PDI chilena busca al conductor."
        ),
        "CL",
    ),
    (
        "pt",
        (
            "A Polícia Federal apreendeu R$ 2 milhões em Manaus. O dinheiro, diz a "
            "Receita Federal, "
            "vinha do garimpo em Roraima e seguiria para a Venezuela."
        ),
        "BR",
    ),
    ("pt", "A Polícia Judiciária deteve em Lisboa dois homens. A GNR apreendeu haxixe.", "PT"),
    ("en", "Kenya and Tanzania signed the treaty. Kenyan and Tanzanian police will meet.", None),
    ("en", "The price of a kilo has doubled in two years.", None),
    ("es", "", None),
]


@pytest.mark.parametrize(("language", "text", "country"), TEXTS)
def test_a_text_is_about_the_country_that_stands_out(
    language: str, text: str, country: str | None
) -> None:
    assert subject_country(text, language) == country


def test_the_headline_weighs_more_than_a_sentence() -> None:
    text = "Mexican traders bought the copper; the Chilean police looked on."
    assert subject_country(text, "en") is None
    assert subject_country(text, "en", title="Stolen copper leaves Chile") == "CL"


def test_capitals_tell_as_much() -> None:
    text = "LA POLICÍA DE PANAMÁ DECOMISÓ DOS TONELADAS EN CHIRIQUÍ, PANAMÁ."
    assert subject_country(text, "es") == "PA"


@pytest.mark.parametrize(("one", "other"), [("Peru", "Ghana"), ("Ghana", "Sri Lanka")])
def test_another_country_in_the_same_words_is_another_subject(one: str, other: str) -> None:
    text = f"Police in {one} seized the boat. The government of {one} had asked for help."
    first = subject_country(text, "en")
    assert first is not None
    assert subject_country(text.replace(one, other), "en") not in {first, None}


@given(st.text(max_size=300), st.sampled_from(["en", "es", "pt", None, "xx"]))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str, language: str | None) -> None:
    country = subject_country(text, language, title=text[:40])
    ranked = rank_countries(text, language, title=text[:40])
    assert country is None or country == ranked[0][0]
