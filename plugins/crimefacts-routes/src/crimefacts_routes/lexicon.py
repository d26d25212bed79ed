"""What each word of a language is to a route, and how to find the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from attrs import define, frozen

from crimefacts import Cargo, Means, Place
from crimefacts_routes.grammar import LOCALES, Construction, Role, constructions, expand

#: A word or a single mark; words are parted at apostrophes and hyphens.
TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


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
        marked: Whether sentences are searched for it, rather than read past it.
    """

    cargo: Cargo | None = None
    plain: bool = False
    means: Means | None = None
    preposition: str | None = None
    construction: Construction | None = None
    role: Role | None = None
    tags: frozenset[str] = frozenset()
    marked: bool = False


class Chunk:
    """A word, phrase, place, name or mark of a sentence.

    Those of words that the lexicon knows are made once and shared by all sentences.

    Args:
        word: Its words in lower case.
        entry: What the lexicon says of it.
        place: The place that it is, if another extractor recognised one.
        name: Whether it is a capitalised name that no one has recognised.
    """

    __slots__ = ("entry", "name", "place", "tags", "word")

    def __init__(
        self,
        word: str,
        entry: Entry,
        place: Place | None = None,
        name: bool = False,  # noqa: FBT001, FBT002 -- made for every word: keywords cost
    ) -> None:
        self.word = word
        self.entry = entry
        self.tags = entry.tags
        self.place = place
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.word}>"

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that the lexicon does not know, and no name or place."""
        return (
            self.entry is UNKNOWN and self.place is None and not self.name and self.word.isalpha()
        )


class Node:
    """A word in the tree of phrases: the phrase that ends with it, and the words that may follow."""

    __slots__ = ("branches", "chunk")

    def __init__(self) -> None:
        self.chunk: Chunk | None = None
        self.branches: dict[str, Node] = {}


# Word classes that sentences are searched for.
_LOOKED_UP = frozenset(
    {
        *("reference", "home", "clause", "semicolon", "bracket", "with"),
        *("from_where", "through_where", "to_where"),
    }
)
# Word classes of words too common to tell that a sentence is worth reading.
_COMMON = frozenset({"determiner", "be", "and", "or", "pronoun", "person", "list", "relative"})

#: The entry of words that no lexicon has.
UNKNOWN = Entry()
#: The entry of what other extractors recognised as a place.
PLACE = Entry(tags=frozenset({"place"}))


@frozen(eq=False)
class Lexicon:
    """The words of one language.

    Args:
        locale: ISO 639-1 code.
        phrases: The phrases as a tree: by first word, then by second, and so on.
        adjectives_before: Whether nationalities stand before their noun.
        licensing: Words of which one is in every construction that can make a statement of
            trafficking; the next four likewise.
        cargo: Of names of cargo.
        anaphora: Of pronouns and carriers, which may stand for a cargo named before.
        own_subject: Of constructions and references whose place may be left out.
        crime: Words of crime.
        named_place: Pattern of a capitalised word where places stand ("to X").
        stop: First or last words of capitalised names that are no places.
    """

    locale: str
    phrases: Mapping[str, Node]
    adjectives_before: bool
    licensing: frozenset[str]
    cargo: frozenset[str]
    anaphora: frozenset[str]
    own_subject: frozenset[str]
    crime: frozenset[str]
    named_place: re.Pattern[str]
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
    forms.tag([";"], "semicolon")
    forms.tag([")"], "bracket")
    forms.compose(before=data["adjectives"] == "before")
    for entry in entries.values():
        entry.marked = (
            entry.construction is not None
            or entry.cargo is not None
            or not _LOOKED_UP.isdisjoint(entry.tags)
        )
    phrases: dict[str, Node] = {}
    for words, entry in entries.items():
        branch = phrases
        for word in words[:-1]:
            branch = branch.setdefault(word, Node()).branches
        branch.setdefault(words[-1], Node()).chunk = Chunk(" ".join(words), entry)
    anchors = _Anchors(entries)
    return Lexicon(
        locale=locale,
        phrases=phrases,
        adjectives_before=data["adjectives"] == "before",
        licensing=anchors(_licenses),
        cargo=anchors(
            lambda entry: (
                entry.cargo is not None
                or "smuggler" in entry.tags
                or (entry.construction is not None and entry.construction.cargo is not None)
            )
        ),
        anaphora=anchors(
            lambda entry: (
                entry.means is not None or not entry.tags.isdisjoint({"pronoun", "person"})
            )
        ),
        own_subject=anchors(
            lambda entry: (
                (entry.construction is not None and entry.construction.role_noun)
                or not entry.tags.isdisjoint({"reference", "home"})
            )
        ),
        crime=anchors(lambda entry: not entry.tags.isdisjoint({"crime", "smuggler"})),
        named_place=_named_place(data["prepositions"]),
        single={words[0]: entry for words, entry in entries.items() if len(words) == 1},
        stop=frozenset(expand(data["names"]["stop"], data["inflection"])),
        particles=frozenset(data["names"]["particles"]),
    )


def _named_place(prepositions: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    words = {
        word
        for kind in ("from", "to", "via", "in", "of")
        for word in prepositions[kind]
        if word.isalpha()
    }
    choices = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{choices})\s[A-ZÀ-ÖØ-Þ]\w")


def _licenses(entry: Entry) -> bool:
    construction = entry.construction
    return construction is not None and (
        construction.licence != "never" or construction.roles("in", None) == (Role.SEIZURE,)
    )


class _Anchors:
    """Picks, of each phrase, the word that tells most."""

    def __init__(self, entries: Mapping[tuple[str, ...], Entry]) -> None:
        self._entries = entries

    def __call__(self, chosen: Callable[[Entry], bool]) -> frozenset[str]:
        return frozenset(
            max(words, key=self._weight) for words, entry in self._entries.items() if chosen(entry)
        )

    def _weight(self, word: str) -> tuple[bool, bool, int]:
        entry = self._entries.get((word,))
        common = entry is not None and (
            entry.preposition is not None or not _COMMON.isdisjoint(entry.tags)
        )
        return word.isalnum(), not common, len(word)


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
