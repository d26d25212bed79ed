"""What the words around names tell, language by language."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import LOCALES, lexicon


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
        after_starts: The first words of all phrases of `after`.
        after_letters: The first three letters of these, and those that have no three.
        ends: The last words of all phrases of `before` and `role`.
        end_letters: The last three letters of these, of their contractions and of the articles,
            and those that have no three, with a blank before single letters.
        leads: The last two words of the phrases of `before` and `role`, or their only one.
        speech: Verbs that an organization takes as a speaker.
        locative: Words that lead to places rather than to gangs ("in Los Olivos").
        description_ends: Words that end a description before its noun has come.
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
    after_starts: frozenset[str]
    after_letters: frozenset[str]
    ends: frozenset[str]
    end_letters: frozenset[str]
    leads: frozenset[str]
    speech: frozenset[str]
    locative: frozenset[str]
    description_ends: frozenset[str]
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
    after = _kinds(table["after"])
    words = LOCALES.toml(locale, "words.toml")
    articles = frozenset(article.lower() for article in words["definite"])
    after_starts = frozenset(phrase.split(None, 1)[0] for phrase in after)
    leading = [phrase.split() for phrase in (*before, *role)]
    ends = frozenset(phrase[-1] for phrase in leading)
    surface = ends | articles | {word for word, plain in _CONTRACTIONS.items() if plain in ends}
    return Contexts(
        articles=articles,
        indefinite=frozenset(words["indefinite"]),
        before=before,
        after=after,
        after_starts=after_starts,
        after_letters=frozenset(word[:3] for word in after_starts),
        role=role,
        ends=ends,
        end_letters=frozenset(word[-3:] if len(word) > 1 else f" {word}" for word in surface),
        leads=frozenset(" ".join(phrase[-2:]) for phrase in leading),
        decisive=frozenset(table["decisive"]["after"])
        | frozenset(" ".join(map(plain_word, role.split())) for role in table["decisive"]["role"]),
        speech=frozenset(table["speech"]["verbs"]),
        locative=frozenset(table["locative"]["words"]),
        description_ends=frozenset(table["description"]["ends"]),
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
