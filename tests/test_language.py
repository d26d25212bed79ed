"""Recognising the language of a text."""

# ruff: noqa: E501 -- texts have long lines

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts.text import language as module
from crimefacts.text.language import detect_language

_TEXTS = [
    ("en", "The police said on Monday that three men had been arrested in a raid on a house in the north of the city."),
    ("es", "La policía dijo el lunes que tres hombres habían sido detenidos en una casa del norte de la ciudad."),
    ("pt", "A polícia disse na segunda-feira que três homens foram presos em uma casa na zona norte da cidade."),
    ("en", "FEDERAL AGENTS SEIZED $3 MILLION AND ARRESTED TWO MEN WHO WERE ON THEIR WAY TO THE BORDER, OFFICIALS SAID."),
    ("es", "LA POLICÍA NACIONAL INCAUTÓ 3 TONELADAS DE COCAÍNA EN EL PUERTO DEL CALLAO Y DETUVO A DOS HOMBRES."),
    ("pt", "A POLÍCIA FEDERAL APREENDEU 3 TONELADAS DE COCAÍNA NO PORTO DE SANTOS E PRENDEU DOIS HOMENS."),
    ("es", "LA POLICIA DETUVO A CINCO PERSONAS QUE PEDIAN CUPOS A LOS COMERCIANTES DEL MERCADO SEGUN LA FISCALIA"),
    ("fr", "La police a arrêté trois hommes dans la nuit de lundi à mardi à Marseille, dans le cadre d'une enquête sur un trafic de cocaïne."),
    ("it", "La polizia ha arrestato tre uomini nella notte di lunedì a Napoli, nell'ambito di un'indagine sul traffico di cocaina."),
    ("ca", "Els Mossos han detingut tres homes a Barcelona en el marc d'una investigació sobre el tràfic de cocaïna."),
    ("de", "Die Polizei hat in der Nacht zum Dienstag drei Männer in Hamburg festgenommen, die mit Kokain gehandelt haben sollen."),
    ("nl", "De politie heeft in de nacht van maandag op dinsdag drie mannen aangehouden die met cocaïne zouden hebben gehandeld."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), _TEXTS)
def test_languages(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("language", "text"), _TEXTS)
def test_small_words_are_enough_for_a_sentence(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_identifier", lambda: None)
    assert detect_language(text) == language


def test_menus_at_the_top_do_not_decide() -> None:
    menu = "Home News Sports Weather Sign in Subscribe About us Contact us " * 3
    article = _TEXTS[1][1] * 12
    assert detect_language(f"{menu}\n\n{article}") == "es"


@pytest.mark.parametrize("text", ["", "   \n", "12.345,67", "¿? ¡!"])
def test_no_language_without_words(text: str) -> None:
    assert detect_language(text) is None


def test_a_few_words_without_the_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_identifier", lambda: None)
    assert detect_language("Lima Callao Piura") is None
    assert detect_language("They paid for it with the money") == "en"


def test_an_article_does_not_load_the_recogniser() -> None:
    code = (
        "import json, sys; from crimefacts.text.language import detect_language;"
        "text = json.loads(sys.stdin.read());"
        "print(detect_language(text), 'py3langid' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(_TEXTS[1][1]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.split() == ["es", "False"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    language = detect_language(text)
    assert language is None or len(language) == 2
