"""What the words of names tell: the word lists of all languages, merged.

Names keep their own language wherever they stand ("Fiscalía" in an English article), so the nouns of
all languages are known in every text; contexts are those of the text's language.
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
        extends: Whether more than words of institutions may follow it ("Fiscalía de Lima"); "Marina"
            alone is the navy, "Marina Silva" is not.
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


@frozen
class Contexts:
    """What words around a name tell, in one language.

    Every table leads from words, in lower case and without articles, to the kinds that they speak
    for.

    Args:
        articles: Definite articles, in lower case.
        indefinite: Indefinite articles.
        before: Nouns just before a name ("the gang X").
        after: Nouns just behind it ("X gang").
        role: What leads to a name ("leader of X").
        decisive: Those of the words behind a name and of the roles that need no further evidence.
        ends: The last words of all phrases of `before` and `role`.
        speech: Verbs that an organization takes as a speaker.
        locative: Words that lead to places rather than to gangs ("in Los Olivos").
        locations: Words that make a place of a name ("Los Olivos Avenue").
        nameless: Names behind these are of people, operations or works.
        nouns_behind: Nouns behind a family's name that belong to it ("Hutch gang").
        nouns_before: Nouns before one ("cartel de | Cali").
        joined: Words between a name and another name of the same body ("known as").
        inside: Words beside an acronym in brackets ("in Spanish").
        unnamed: Nouns of unnamed bodies that a nationality makes specific.
    """

    articles: frozenset[str]
    indefinite: frozenset[str]
    before: dict[str, tuple[OrganizationKind, ...]]
    after: dict[str, tuple[OrganizationKind, ...]]
    role: dict[str, tuple[OrganizationKind, ...]]
    decisive: frozenset[str]
    ends: frozenset[str]
    speech: frozenset[str]
    locative: frozenset[str]
    locations: frozenset[str]
    nameless: frozenset[str]
    nouns_behind: frozenset[str]
    nouns_before: tuple[str, ...]
    joined: tuple[str, ...]
    inside: tuple[str, ...]
    unnamed: dict[str, OrganizationKind]


@cache
def contexts(locale: str) -> Contexts:
    """The contexts of a language, read at first use."""
    table = LOCALES.toml(locale, "contexts.toml")
    before, role = _kinds(table["before"]), _kinds(table["role"])
    words = LOCALES.toml(locale, "words.toml")
    return Contexts(
        articles=frozenset(article.lower() for article in words["definite"]),
        indefinite=frozenset(words["indefinite"]),
        before=before,
        after=_kinds(table["after"]),
        role=role,
        ends=frozenset(phrase.rsplit(None, 1)[-1] for phrase in (*before, *role)),
        decisive=frozenset(table["decisive"]["after"])
        | frozenset(" ".join(map(plain_word, role.split())) for role in table["decisive"]["role"]),
        speech=frozenset(table["speech"]["verbs"]),
        locative=frozenset(table["locative"]["words"]),
        locations=frozenset(table["locative"]["names"]),
        nameless=frozenset(table["nameless"]["words"]),
        nouns_behind=frozenset(table["inside"]["after"]),
        nouns_before=tuple(sorted(table["inside"]["before"], key=len, reverse=True)),
        joined=tuple(table["definition"]["joined"]),
        inside=tuple(sorted(table["definition"]["inside"], key=len, reverse=True)),
        unnamed={
            noun: OrganizationKind(kind)
            for kind, nouns in table["unnamed"].items()
            for noun in nouns
        },
    )


def _kinds(table: dict[str, list[str]]) -> dict[str, tuple[OrganizationKind, ...]]:
    found: dict[str, tuple[OrganizationKind, ...]] = {}
    for kind, phrases in table.items():
        for phrase in phrases:
            key = " ".join(map(plain_word, phrase.split()))
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), OrganizationKind(kind))))
    return found


# Prepositions that hold an article, by the preposition alone.
_CONTRACTIONS = {
    "del": "de",
    "al": "a",
    "do": "de",
    "da": "de",
    "dos": "de",
    "das": "de",
    "ao": "a",
    "aos": "a",
    "à": "a",
    "às": "a",
    "no": "em",
    "na": "em",
    "nos": "em",
    "nas": "em",
    "pelo": "por",
    "pela": "por",
    "pelos": "por",
    "pelas": "por",
}


@cache
def determiners() -> frozenset[str]:
    """Definite articles of all languages and the prepositions that hold one, in lower case."""
    return frozenset(article.lower() for article in lexicon().articles) | frozenset(_CONTRACTIONS)


def plain_word(word: str) -> str:
    """A word of a context in lower case, without the article that it may hold ("del": "de")."""
    lower = word.lower()
    return _CONTRACTIONS.get(lower, lower)


@cache
def data_lines(name: str) -> frozenset[str]:
    """The lines of a file of `data/`, without comments."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def given_names() -> frozenset[str]:
    """Common given names."""
    return data_lines("given_names.txt")
