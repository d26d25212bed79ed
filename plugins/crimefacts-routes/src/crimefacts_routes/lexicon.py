"""Reads the lexicon of a language: what each word is to a route."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from crimefacts import Cargo, Means
from crimefacts_routes.anchors import Anchors
from crimefacts_routes.grammar import LOCALES, Construction, Role, constructions, expand
from crimefacts_routes.tags import BITS, CARGO, CONSTRUCTION, MEANS, MOTION, ORIGIN, PREPOSITION
from crimefacts_routes.words import TOKEN, Chunk, Entry, Mark, Node, Tokens

# Word classes that sentences are searched for.
_MARKS = {
    CONSTRUCTION: Mark.CONSTRUCTION,
    CARGO: Mark.CARGO,
    BITS["reference"]: Mark.REFERENCE,
    BITS["home"]: Mark.REFERENCE,
    BITS["clause"]: Mark.BREAK,
    BITS["semicolon"]: Mark.BREAK,
    BITS["bracket"]: Mark.BREAK,
    BITS["from_where"]: Mark.WHERE,
    BITS["through_where"]: Mark.WHERE,
    BITS["to_where"]: Mark.WHERE,
    BITS["with"]: Mark.COMPANION,
    BITS["smuggler"]: Mark.SMUGGLER,
    BITS["person"]: Mark.PERSON,
    BITS["lawful"]: Mark.LAWFUL,
}


@frozen(eq=False)
class Lexicon:
    """The words of one language.

    Args:
        locale: ISO 639-1 code.
        tokens: The words, each with what may follow it in a phrase.
        openings: The first two words of every phrase.
        adjectives_before: Whether nationalities stand before their noun.
        anchors: What every sentence with a route has one of.
        named_place: Pattern of a capitalised word where places stand ("to X").
        stop: Words of capitalised names that are no places.
        particles: Small words inside of names.
        plural_articles: Articles that names of gangs begin with.
    """

    locale: str
    tokens: Tokens
    openings: frozenset[tuple[str, str]]
    adjectives_before: bool
    anchors: Anchors
    named_place: re.Pattern[str]
    stop: frozenset[str]
    particles: frozenset[str]
    plural_articles: frozenset[str]


@cache
def lexicon(locale: str) -> Lexicon:
    """The lexicon of a language."""
    data = LOCALES.toml(locale, "lexicon.toml")
    entries = _entries(data, constructions(locale))
    phrases: dict[str, Node] = {}
    for words, entry in entries.items():
        branch = phrases
        for word in words[:-1]:
            branch = branch.setdefault(word, Node(word)).branches
        branch.setdefault(words[-1], Node(words[-1])).chunk = Chunk(
            " ".join(words), entry, entry.tags
        )
    return Lexicon(
        locale=locale,
        tokens=Tokens(phrases),
        openings=frozenset((words[0], words[1]) for words in entries if len(words) > 1),
        adjectives_before=data["adjectives"] == "before",
        anchors=Anchors(entries),
        named_place=_named_place(data["prepositions"]),
        stop=frozenset(expand(data["names"]["stop"], data["inflection"])),
        particles=frozenset(data["names"]["particles"]),
        plural_articles=frozenset(data["names"]["plural_articles"]),
    )


def _entries(
    data: Mapping[str, Any], triggers: Iterable[Construction]
) -> dict[tuple[str, ...], Entry]:
    """What the tables of a locale say of each phrase."""
    entries: dict[tuple[str, ...], Entry] = {}
    forms = _Forms(entries, data["inflection"])
    for table, values in _TABLES.items():
        for name, words in data[table].items():
            forms.set(words, values(name))
    for name, words in (*data["nouns"].items(), *data["words"].items()):
        forms.tag(words, name)
    for construction in triggers:
        forms.construct(construction)
    for form in data["names"]["stop"]:
        forms.tag([form], "stop")
    forms.tag([";"], "semicolon")
    forms.tag([")"], "bracket")
    adjectives_before = data["adjectives"] == "before"
    forms.compose(before=adjectives_before)
    for entry in entries.values():
        entry.tags |= (
            (CARGO if entry.cargo is not None else 0)
            | (CONSTRUCTION if entry.construction is not None else 0)
            | (MEANS if entry.means is not None else 0)
            | (MOTION if entry.construction is not None and entry.construction.motion else 0)
            | (PREPOSITION if entry.preposition is not None else 0)
            | (ORIGIN if _tells_origin(entry, of=not adjectives_before) else 0)
        )
        entry.marks = tuple(sorted({mark for tag, mark in _MARKS.items() if entry.tags & tag}))
    return entries


def _tells_origin(entry: Entry, *, of: bool) -> bool:
    """Whether a word may give a place the role of an origin.

    Args:
        entry: What the lexicon says of it.
        of: Whether "of" may mean "from" in this language.
    """
    construction = entry.construction
    return (
        entry.preposition in ("from", "between")
        or (of and entry.preposition == "of")
        or entry.role is Role.ORIGIN
        or bool(entry.tags & (BITS["from_where"] | BITS["taken"]))
        or (construction is not None and construction.tells_origin)
    )


# What being listed under a name in a table of the lexicon says of a word.
_TABLES: Mapping[str, Callable[[str], Mapping[str, Any]]] = {
    "cargo": lambda name: {"cargo": Cargo(name)},
    "cargo-plain": lambda name: {"cargo": Cargo(name), "plain": True},
    "carriers": lambda name: {"means": Means(name)},
    "prepositions": lambda name: {"preposition": name},
    "roles": lambda name: {"role": Role(name)},
}


def _named_place(prepositions: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    words = {
        word
        for kind in ("from", "to", "via", "in", "of")
        for word in prepositions[kind]
        if word.isalpha()
    }
    choices = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{choices})\s[A-ZÀ-ÖØ-Þ]\w")


class _Forms:
    """Adds words to a lexicon under construction."""

    def __init__(
        self, entries: dict[tuple[str, ...], Entry], inflection: Mapping[str, list[str]]
    ) -> None:
        self._entries = entries
        self._inflection = inflection

    def _each(self, words: Iterable[str]) -> Iterable[Entry]:
        for form in expand(list(words), self._inflection):
            yield self._entries.setdefault(tuple(TOKEN.findall(form)), Entry())

    def set(self, words: Iterable[str], values: Mapping[str, Any]) -> None:
        for entry in self._each(words):
            for name, value in values.items():
                setattr(entry, name, value)

    def tag(self, words: Iterable[str], tag: str) -> None:
        for entry in self._each(words):
            entry.tags |= BITS[tag]

    def construct(self, construction: Construction) -> None:
        """Make its words trigger a construction.

        A form that is written out beats one that the endings of a class make.

        Raises:
            ValueError: If two constructions claim the same words with the same right.
        """
        for word in construction.words:
            words = tuple(TOKEN.findall(word))
            entry = self._entries.setdefault(words, Entry())
            if (
                len(words) == 1
                and entry.preposition is not None
                and construction.acts_as is None
                and word not in construction.literal
            ):
                continue  # "entre" is no form of "entrar" where the table has it as "between"
            other = entry.construction
            if other is not None and other is not construction:
                literal, rival = word in construction.literal, word in other.literal
                if literal == rival:
                    both = f"{other.name!r} and {construction.name!r}"
                    msg = f"{construction.locale}: {word!r} is of both {both}"
                    raise ValueError(msg)
                if rival:
                    continue
            entry.construction = construction
            entry.preposition = (
                construction.acts_as or self._last_preposition(word) or entry.preposition
            )

    def compose(self, *, before: bool) -> None:
        """Let compounds of cargo and a construction trigger it: "cocaine smuggling".

        Args:
            before: Whether the cargo stands before the noun that it belongs to.
        """
        for words, entry in self._entries.items():
            if entry.cargo is None or entry.construction is not None:
                continue
            for cut in range(1, len(words)):
                noun = words[cut:] if before else words[:-cut]
                other = self._entries.get(noun)
                if other is not None and other.construction is not None:
                    entry.construction = other.construction
                    break

    def _last_preposition(self, phrase: str) -> str | None:
        """The preposition that a phrase ends in ("stored in"): what follows is governed by it."""
        words = TOKEN.findall(phrase)
        for start in range(1, len(words)):
            entry = self._entries.get(tuple(words[start:]))
            if entry is not None and entry.preposition is not None:
                return entry.preposition
        return None
