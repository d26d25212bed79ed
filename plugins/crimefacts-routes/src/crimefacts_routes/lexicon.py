"""What each word of a language is to a route, and how to find the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import regex
from attrs import define, frozen

from crimefacts import Cargo, Means
from crimefacts_routes.grammar import LOCALES, Construction, Role, constructions, expand

#: A word or a single mark; words are parted at apostrophes and hyphens.
TOKEN = regex.compile(r"[^\W_]++|[^\w\s]")


@define
class Entry:
    """What the lexicon says of a word or phrase. All of one spelling share one entry.

    Args:
        cargo: What it is as cargo.
        plain: Whether that cargo moves lawfully as well.
        means: How it carries.
        preposition: The kind of preposition that it is.
        construction: The construction that it triggers.
        role: The role that it names in a list ("source, transit and destination country").
        tags: The word classes of the lexicon that it is of.
    """

    cargo: Cargo | None = None
    plain: bool = False
    means: Means | None = None
    preposition: str | None = None
    construction: Construction | None = None
    role: Role | None = None
    tags: frozenset[str] = frozenset()


#: The entry of words that no lexicon has.
UNKNOWN = Entry()
#: The entry of what other extractors recognised as a place.
PLACE = Entry(tags=frozenset({"place"}))


@frozen(eq=False)
class Lexicon:
    """The words of one language.

    Args:
        locale: ISO 639-1 code.
        phrases: By first word, the rests of the phrases that it begins, longest first.
        adjectives_before: Whether nationalities stand before their noun.
        triggers: Words that begin a construction.
        licensing: Words that begin a construction which can make a statement of trafficking.
        cargo: Words that begin a name of cargo.
        own_subject: Words that begin a construction or reference whose place may be left out.
        crime: Words of crime.
        stop: First or last words of capitalised names that are no places.
    """

    locale: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    adjectives_before: bool
    triggers: frozenset[str]
    licensing: frozenset[str]
    cargo: frozenset[str]
    own_subject: frozenset[str]
    crime: frozenset[str]
    stop: frozenset[str]
    _single: Mapping[str, Entry]
    particles: frozenset[str]

    def single(self, word: str) -> Entry | None:
        """What the lexicon says of a single word."""
        return self._single.get(word)


@cache
def lexicon(locale: str) -> Lexicon:
    """The lexicon of a language."""
    data = LOCALES.toml(locale, "lexicon.toml")
    entries: dict[tuple[str, ...], Entry] = {}
    forms = _Forms(entries, data["inflection"])
    for name, words in data["cargo"].items():
        forms.set(words, cargo=Cargo(name))
    for name, words in data["cargo-plain"].items():
        forms.set(words, cargo=Cargo(name), plain=True)
    for name, words in data["carriers"].items():
        forms.set(words, means=Means(name))
    for name, words in data["prepositions"].items():
        forms.set(words, preposition=name)
    for name, words in data["roles"].items():
        forms.set(words, role=Role(name))
    for group in ("nouns", "words"):
        for name, words in data[group].items():
            forms.tag(words, name)
    for construction in constructions(locale):
        forms.construct(construction)
    for form in data["names"]["stop"]:
        forms.tag([form], "stop")
    forms.compose(before=data["adjectives"] == "before")
    first_words: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in entries.items():
        first_words.setdefault(words[0], []).append((words[1:], entry))
    phrases = {
        word: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest[0])))
        for word, rests in first_words.items()
    }
    return Lexicon(
        locale=locale,
        phrases=phrases,
        adjectives_before=data["adjectives"] == "before",
        triggers=_first(entries, lambda entry: entry.construction is not None),
        licensing=frozenset(
            words[0]
            for words, entry in entries.items()
            if entry.construction is not None and entry.construction.licence != "never"
        ),
        cargo=_first(entries, lambda entry: entry.cargo is not None or "smuggler" in entry.tags),
        own_subject=_first(
            entries,
            lambda entry: (
                (entry.construction is not None and entry.construction.role_noun)
                or "reference" in entry.tags
            ),
        ),
        crime=_first(entries, lambda entry: "crime" in entry.tags),
        single={words[0]: entry for words, entry in entries.items() if len(words) == 1},
        stop=frozenset(expand(data["names"]["stop"], data["inflection"])),
        particles=frozenset(data["names"]["particles"]),
    )


def _first(entries: Mapping[tuple[str, ...], Entry], chosen: Any) -> frozenset[str]:  # noqa: ANN401
    return frozenset(words[0] for words, entry in entries.items() if chosen(entry))


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

    def set(self, words: Iterable[str], **values: Any) -> None:  # noqa: ANN401 -- fields of Entry
        for entry in self._each(words):
            for name, value in values.items():
                setattr(entry, name, value)

    def tag(self, words: Iterable[str], tag: str) -> None:
        for entry in self._each(words):
            entry.tags |= {tag}

    def construct(self, construction: Construction) -> None:
        """Make its words trigger a construction.

        A form that is written out beats one that the endings of a class make.

        Raises:
            ValueError: If two constructions claim the same words with the same right.
        """
        for word in construction.words:
            entry = self._entries.setdefault(tuple(TOKEN.findall(word)), Entry())
            other = entry.construction
            if other is not None and other is not construction:
                literal, rival = word in construction.literal, word in other.literal
                if literal == rival:
                    msg = f"{construction.locale}: {word!r} is of {other.name!r} already"
                    raise ValueError(f"{msg}, and of {construction.name!r} too")
                if rival:
                    continue
            entry.construction = construction
            entry.preposition = construction.acts_as or self._last_preposition(word)

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
