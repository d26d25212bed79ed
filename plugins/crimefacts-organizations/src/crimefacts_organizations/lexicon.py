"""What the words of names tell: the word lists of all languages, merged.

Names keep their own language wherever they stand ("Fiscalía" in an English article), so the nouns
of all languages are known in every text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from crimefacts import OrganizationKind
from crimefacts.text.countries import CountryFormKind, country_forms, without_accents
from crimefacts.text.locales import Locales

LOCALES = Locales("crimefacts_organizations")

ENGLISH = "en"

_STRENGTHS = ("solo", "head", "weak")


@frozen
class Head:
    """A noun that organizations are named with.

    Args:
        words: Its words.
        kind: What it makes of an organization.
        solo: Whether the capitalised noun alone is a name ("Treasury").
        weak: Whether it is too common to carry a name without further evidence ("Group").
        english: Whether it stands behind its modifiers, as English nouns do.
        romance: Whether it stands before them, as Spanish and Portuguese nouns do.
        extends: Whether more than words of institutions may follow it ("Fiscalía de Lima");
            "Marina" alone is the navy, "Marina Silva" is not.
    """

    words: tuple[str, ...]
    kind: OrganizationKind
    solo: bool
    weak: bool
    english: bool
    romance: bool
    extends: bool


@frozen
class Lexicon:
    """The words that names of organizations are built with, in all languages.

    Args:
        heads: Nouns by their first word, the longest first.
        connectors: Lower-case words that join the words of a name.
        extenders: Prepositions that join only before a subject.
        genitives: Those that mean "of".
        conjunctions: Those that mean "and".
        articles: Definite articles.
        indefinite: Indefinite articles.
        subjects: What institutions are about ("Justice").
        modifiers: Adjectives of institutions ("National").
        openers: Words that open sentences and no names.
        titles: Titles of office and forms of address.
        offices: Offices whose field is no body ("Secretary of the Treasury").
        owners: Possessives inside names ("Prosecutor's").
        ordinals: Words that stand before a Romance noun ("Primer Juzgado").
        units: Nouns of units that stand apart from the body they belong to.
        fields: Nouns of goods and fields, in the names of firms and societies ("Mining").
        ordinary: Adjectives that go with those where nothing is named ("Illegal").
        insurgent: Words that make an army a guerrilla.
        territorial: Nouns that with the name of a region mean the region.
        generic: Nouns that alone are names inside a sentence only.
        forces: Armed bodies, guerrillas with a word of `insurgent`.
        institutes: Bodies of scholars, of the state with a word of `national`.
        national: Words that make an institute one of the state.
        committees: Bodies of citizens where they are about `rights`.
        rights: What those are about.
        saints: Titles that open names of places.
        worldwide: Openings of names of international bodies.
        boards: Bodies that every firm has.
        nationalities: Demonyms by form, with the country's code.
        countries: Names of countries by form, with the code.
    """

    heads: dict[str, tuple[Head, ...]]
    connectors: frozenset[str]
    extenders: frozenset[str]
    genitives: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    subjects: frozenset[str]
    modifiers: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    owners: frozenset[str]
    ordinals: frozenset[str]
    units: frozenset[str]
    fields: frozenset[str]
    ordinary: frozenset[str]
    insurgent: frozenset[str]
    territorial: frozenset[str]
    generic: frozenset[str]
    forces: frozenset[str]
    institutes: frozenset[str]
    national: frozenset[str]
    committees: frozenset[str]
    rights: frozenset[str]
    saints: frozenset[str]
    worldwide: frozenset[str]
    boards: tuple[str, ...]
    nationalities: dict[str, str]
    countries: dict[str, str]

    def head_at(self, words: tuple[str, ...], index: int) -> Head | None:
        """The longest noun that begins at a word."""
        for head in self.heads.get(words[index], ()):
            if words[index : index + len(head.words)] == head.words:
                return head
        return None


@cache
def lexicon() -> Lexicon:
    """The word lists, read at first use."""
    tables = {locale: LOCALES.toml(locale, "words.toml") for locale in LOCALES.names()}

    def union(key: str) -> frozenset[str]:
        return frozenset(word for table in tables.values() for word in table[key])

    joined = union("connectors")
    subjects = union("subjects")
    modifiers = union("modifiers")
    return Lexicon(
        heads=_heads(),
        connectors=frozenset(word for phrase in joined for word in phrase.split()),
        extenders=union("extenders"),
        genitives=union("genitives"),
        conjunctions=union("conjunctions"),
        articles=union("definite"),
        indefinite=union("indefinite"),
        subjects=_with_plain_spelling(subjects),
        modifiers=_with_plain_spelling(modifiers),
        openers=union("openers") - modifiers - subjects,
        titles=union("titles"),
        offices=union("offices"),
        owners=frozenset(word.replace("'", mark) for word in union("owners") for mark in "'’"),
        ordinals=union("ordinals"),
        units=union("units"),
        fields=union("fields"),
        ordinary=union("ordinary"),
        insurgent=_with_plain_spelling(union("insurgent")),
        territorial=union("territorial"),
        generic=union("generic"),
        forces=_with_plain_spelling(union("forces")),
        institutes=_with_plain_spelling(union("institutes")),
        national=union("national"),
        committees=_with_plain_spelling(union("committees")),
        rights=union("rights"),
        saints=union("saints"),
        worldwide=union("worldwide"),
        boards=tuple(sorted(union("boards"))),
        nationalities=_country_forms(CountryFormKind.DEMONYM),
        countries=_country_forms(CountryFormKind.NAME, CountryFormKind.ALIAS),
    )


def _with_plain_spelling(words: Iterable[str]) -> frozenset[str]:
    """Words and their forms without accents, as other languages and wires write them."""
    words = frozenset(words)
    return words | frozenset(map(without_accents, words))


def _country_forms(*kinds: CountryFormKind) -> dict[str, str]:
    forms: dict[str, str] = {}
    for locale in LOCALES.names():
        for entry in country_forms(locale):
            if entry.kind in kinds:
                forms.setdefault(entry.form, entry.code)
                forms.setdefault(entry.form[:1].upper() + entry.form[1:], entry.code)
    return forms


def _heads() -> dict[str, tuple[Head, ...]]:
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for locale in LOCALES.names():
        own: dict[tuple[str, ...], tuple[OrganizationKind, set[str]]] = {}
        # A noun listed twice takes its kind from where it is strongest.
        for strength in _STRENGTHS:
            for kind, lists in LOCALES.toml(locale, "heads.toml").items():
                for noun in lists[strength]:
                    for spelling in _spellings(noun):
                        words = tuple(spelling.split())
                        own.setdefault(words, (OrganizationKind(kind), set()))[1].add(strength)
        for words, (kind, strengths) in own.items():
            entry = found.setdefault(
                words, {"kind": kind, "strengths": set(), "english": False, "romance": False}
            )
            entry["strengths"] |= strengths
            entry["english" if locale == ENGLISH else "romance"] = True
    heads: dict[str, list[Head]] = {}
    for words, entry in found.items():
        heads.setdefault(words[0], []).append(
            Head(
                words,
                entry["kind"],
                solo="solo" in entry["strengths"],
                weak=not entry["strengths"] & {"solo", "head"},
                english=entry["english"],
                romance=entry["romance"],
                extends=bool(entry["strengths"] & {"head", "weak"}) or len(words) > 1,
            )
        )
    return {
        first: tuple(sorted(group, key=lambda head: -len(head.words)))
        for first, group in heads.items()
    }


def _spellings(noun: str) -> set[str]:
    curly = noun.replace("'", "’")
    return {noun, curly, without_accents(noun)}


@cache
def lower_titles() -> frozenset[str]:
    """Titles of office as they stand before names inside a sentence."""
    return frozenset(title.lower() for title in lexicon().titles)


@cache
def data_lines(name: str) -> frozenset[str]:
    """The lines of a file of `data/`, without comments."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def given_names() -> frozenset[str]:
    """Common given names."""
    return data_lines("given_names.txt")
