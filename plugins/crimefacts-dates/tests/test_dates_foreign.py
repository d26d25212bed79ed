"""Dates in languages without a locale folder, in articles of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crimefacts import Context, Document
from crimefacts_dates import DatesExtractor

FRENCH = """Saisie record au port du Havre

Publié le 3 mai 2021

La douane a intercepté le 1er mai 2,4 tonnes de cocaïne cachées sous des bananes.
L'enquête, ouverte en
février 2019 par le parquet de Lille, visait 14 personnes.
Le 14/07/2020, un docker de 2014 kilos de dettes
avait été enlevé. Quatre hommes seront jugés le 12 déc. 2021.
Le mars de la planète n'a rien à voir."""

GERMAN = """Razzia gegen Rockerbande

Am 3. Mai 2021 durchsuchten 300 Beamte Wohnungen in Hagen.
Seit Januar 2018 lief das Verfahren; ein erster
Zugriff am 12.04.2020 blieb ohne Ergebnis. Der Prozess beginnt am 7. Dezember.
Die Mai GmbH äußerte sich nicht."""

ITALIAN = """Blitz contro la 'ndrangheta

Il 1º aprile 2019 il clan incassò 2 milioni.
Nel marzo del 2018 era stato arrestato il contabile. Il 29 aprile
la Procura ha chiuso l'indagine. Marzo Rossi non è indagato."""


def read(text: str, language: str, published: str | None = "2021-05-04") -> list[tuple[str, str]]:
    context = Context(Document(text=text, language=language, published=published))
    return [(fact.quote, fact.value or "-") for fact in DatesExtractor().extract(context)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            FRENCH,
            [
                ("3 mai 2021", "2021-05-03"),
                ("1er mai", "2021-05-01"),
                ("février 2019", "2019-02"),
                ("14/07/2020", "2020-07-14"),
                ("12 déc. 2021", "2021-12-12"),
            ],
        ),
        (
            "de",
            GERMAN,
            [
                ("3. Mai 2021", "2021-05-03"),
                ("Januar 2018", "2018-01"),
                ("12.04.2020", "2020-04-12"),
                ("7. Dezember", "2020-12-07"),
            ],
        ),
        (
            "it",
            ITALIAN,
            [
                ("1º aprile 2019", "2019-04-01"),
                ("marzo del 2018", "2018-03"),
                ("29 aprile", "2021-04-29"),
            ],
        ),
        ("nl", "Op 3 maart 2020 werd hij gepakt.", [("3 maart 2020", "2020-03-03")]),
        ("zz", "kuva 2021-05-03 ma 30/02/2020", [("2021-05-03", "2021-05-03")]),
    ],
)
def test_absolute_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language) == expected


def test_nothing_is_filled_in_from_the_clock() -> None:
    assert read("Am 7. Dezember begann es.", "de", published=None) == [
        ("7. Dezember", "XXXX-12-07")
    ]


def test_dateparser_is_imported_only_for_these_languages() -> None:
    program = """
import sys
from crimefacts import Context, Document
from crimefacts_dates import DatesExtractor
for language in ("en", "es", "pt", None):
    document = Document(text="On 3 May 2021 / el 3 de mayo, 12/05/2019", language=language)
    list(DatesExtractor().extract(Context(document)))
assert "dateparser" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
