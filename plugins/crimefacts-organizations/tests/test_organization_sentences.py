"""Sentences with their organizations, acronyms and short forms, countries, evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crimefacts import Document, Organization, Pipeline
from crimefacts_organizations import OrganizationsExtractor

_MARK = re.compile(r"⟦([^⟧]*)⟧")

_FILE = Path(__file__).parent / "organization_sentences.txt"
SENTENCES = [
    line.split(" | ", 2)
    for line in _FILE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(only=["organizations"], on_error="raise")


def _organizations(pipeline: Pipeline, text: str, language: str) -> list[Organization]:
    return list(pipeline.extract(Document(text=text, language=language)).of(Organization))


@pytest.mark.parametrize(("language", "use", "marked"), SENTENCES)
def test_spans(language: str, use: str, marked: str, pipeline: Pipeline) -> None:
    marked = marked.replace("\\n", "\n")
    text = _MARK.sub(r"\1", marked)
    expected, shift = [], 0
    for match in _MARK.finditer(marked):
        expected.append((match.start() - shift, match[1]))
        shift += 2
    found = _organizations(pipeline, text, language)
    assert [(fact.span.start, fact.quote) for fact in found if fact.named] == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Central Crime Bureau (CCB) acted. Later the CCB left.", "Central Crime Bureau"),
        ("en", "Police praised the NCU (National Cybercrime Unit).", "National Cybercrime Unit"),
        ("en", "The National Roads Agency (ANV, in Spanish) sued.", "National Roads Agency"),
        ("es", "La Agencia Vial del Sur (AVS), o simplemente AVS.", "Agencia Vial del Sur"),
        ("pt", "A PRX (Polícia Rural de Xapuri) chegou.", "Polícia Rural de Xapuri"),
    ],
)
def test_acronyms_are_resolved(language: str, text: str, name: str, pipeline: Pipeline) -> None:
    found = _organizations(pipeline, text, language)
    assert len(found) > 1
    assert {fact.name for fact in found} == {name}


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "La Fiscalía General de la Nación acusó. La Fiscalía apeló.",
            "Fiscalía",
            "Fiscalía General de la Nación",
        ),
        (
            "La Policía Nacional del Perú llegó. La Policía calló.",
            "Policía",
            "Policía Nacional del Perú",
        ),
        ("El Ejército de Liberación Nacional huyó. El Ejército avanzó.", "Ejército", "Ejército"),
    ],
)  # fmt: skip
def test_short_forms(text: str, short: str, name: str, pipeline: Pipeline) -> None:
    found = _organizations(pipeline, text, "es")
    assert [fact.name for fact in found if fact.quote == short] == [name]


@pytest.mark.parametrize(
    ("language", "text", "quote", "countries"),
    [
        ("en", "Salvadoran police seized it.", "Salvadoran police", ("SV",)),
        ("en", "Peru's national police froze it.", "national police", ("PE",)),
        ("en", "Colombian and Mexican mafias", "Colombian and Mexican mafias", ("CO", "MX")),
        ("es", "La policía peruana lo halló.", "policía peruana", ("PE",)),
    ],
)  # fmt: skip
def test_unnamed(
    language: str, text: str, quote: str, countries: tuple[str, ...], pipeline: Pipeline
) -> None:
    (fact,) = _organizations(pipeline, text, language)
    assert (fact.quote, fact.named, fact.countries) == (quote, False, countries)


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "The Honduran National Police left.", "HN"),
        ("en", "Peru's National Confederation of Traders left.", "PE"),
        ("es", "El Banco Central de Venezuela calló.", "VE"),
        ("en", "He joined Boko Haram.", "NG"),
        ("en", "Interpol wants him.", None),
    ],
)
def test_country(language: str, text: str, country: str | None, pipeline: Pipeline) -> None:
    (fact,) = _organizations(pipeline, text, language)
    assert fact.country == country


def test_evidence_and_rule_tell_why(pipeline: Pipeline) -> None:
    text = "The gang Los Duros attacked; according to Reforma, Minera Sol S.A.C. paid."
    gang, paper, company = _organizations(pipeline, text, "en")
    assert gang.evidence[0] == "noun before: gang"
    assert paper.rule == "known-name"
    assert company.evidence[-1] == "legal form: S.A.C."


def test_without_the_lists_the_rules_go_on() -> None:
    text = "Members of Los Choneros and the Sinaloa Cartel met, the DEA said. Reuters reported it."
    rules = Pipeline(
        only=["organizations"], options={"organizations": {"gazetteers": False}}, on_error="raise"
    )
    found = [fact.quote for fact in _organizations(rules, text, "en")]
    assert found == ["Los Choneros", "Sinaloa Cartel", "DEA"]
    assert OrganizationsExtractor(gazetteers=False).gazetteers is False
