"""Words and phrases as they stand in sentences, and what a language's lexicon says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, frozen

from crimefacts import Cargo, Means, Place
from crimefacts_routes.grammar import Construction, Role

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
    """A word in the tree of phrases: the phrase that it ends, and the words that may follow."""

    __slots__ = ("branches", "chunk")

    def __init__(self) -> None:
        self.chunk: Chunk | None = None
        self.branches: dict[str, Node] = {}


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
        stop: Words of capitalised names that are no places.
        particles: Small words inside of names.
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
