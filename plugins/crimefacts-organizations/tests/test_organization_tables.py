"""The word lists and tables themselves."""

from __future__ import annotations

import runpy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from crimefacts import OrganizationKind
from crimefacts.text.countries import country_codes
from crimefacts_organizations.contexts import contexts
from crimefacts_organizations.gazetteers import known_names
from crimefacts_organizations.lexicon import LOCALES, lexicon

DATA = files("crimefacts_organizations") / "data"
PLUGIN = Path(__file__).parent.parent


def _keys(table: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _keys(value) if isinstance(value, dict) else type(value)
        for key, value in table.items()
    }


@pytest.mark.parametrize("name", ["heads.toml", "words.toml", "contexts.toml"])
def test_all_locales_define_the_same_keys(name: str) -> None:
    english = _keys(LOCALES.toml("en", name))
    assert {
        locale: _keys(LOCALES.toml(locale, name)) for locale in LOCALES.names()
    } == dict.fromkeys(LOCALES.names(), english)


def test_all_locales_have_common_words() -> None:
    assert all(LOCALES.lines(locale, "common.txt") for locale in LOCALES.names())
    assert all(contexts(locale).before for locale in LOCALES.names())


def test_kinds_of_nouns_are_kinds_of_organizations() -> None:
    assert set(LOCALES.toml("en", "heads.toml")) == {kind.value for kind in OrganizationKind}
    assert lexicon().heads["Police"][-1].kind is OrganizationKind.GOVERNMENT


@pytest.mark.parametrize("kind", list(OrganizationKind))
def test_lists_of_names_are_well_formed(kind: OrganizationKind) -> None:
    lines = (DATA / f"{kind.value}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert rows
    for row in rows:
        assert len(row) == 3, row
        name, country, aliases = row
        assert name == name.strip() != "", row
        assert country in ("-", "*") or country in country_codes(), row
        assert all(alias == alias.strip() != "" for alias in aliases.split("|")), row
    names = [row[0] for row in rows]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def test_there_are_names_of_criminal_groups_of_the_whole_world() -> None:
    criminal = [
        entry
        for alias in known_names().aliases.values()
        for entry in alias.entries
        if entry.kind is OrganizationKind.CRIMINAL
    ]
    assert len({entry.id for entry in criminal}) > 300
    assert len({entry.country for entry in criminal}) > 50


def test_the_table_of_legal_forms_is_what_its_generator_writes() -> None:
    generator = runpy.run_path(str(PLUGIN / "generate" / "legal_forms.py"))
    written = (DATA / "legal_forms.tsv").read_text(encoding="utf-8")
    assert generator["table"]() == written
