"""Words and phrases as they stand in sentences, and what a language's lexicon says of them."""

from __future__ import annotations

import re
from enum import IntEnum

from attrs import define

from crimefacts import Cargo, Means, Place
from crimefacts_routes.grammar import Construction, Role

#: A word or a single mark; words are parted at apostrophes and hyphens.
TOKEN = re.compile(r"\w+|\S")


class Mark(IntEnum):
    """What chunks are looked up for."""

    #: What sets off a construction.
    CONSTRUCTION = 0
    #: Names of cargo.
    CARGO = 1
    #: Words that may refer to the country that the text is about.
    REFERENCE = 2
    #: Marks and conjunctions that may end a clause.
    BREAK = 3
    #: Relative adverbs ("from where").
    WHERE = 4
    #: Words that part a traveller from the cargo ("with").
    COMPANION = 5
    SMUGGLER = 6
    #: Personal pronouns.
    PERSON = 7
    #: Words of lawful movement.
    LAWFUL = 8


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
        marks: What it is looked up for.
    """

    cargo: Cargo | None = None
    plain: bool = False
    means: Means | None = None
    preposition: str | None = None
    construction: Construction | None = None
    role: Role | None = None
    tags: frozenset[str] = frozenset()
    marks: tuple[Mark, ...] = ()


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
    """A word in the tree of phrases: the phrase that it ends, and the words that may follow.

    Args:
        word: The word.
    """

    __slots__ = ("branches", "chunk")

    def __init__(self, word: str) -> None:
        #: The phrase that it ends; of entry `UNKNOWN` where phrases only pass through it.
        self.chunk = Chunk(word, UNKNOWN)
        self.branches: dict[str, Node] = {}


#: The entry of words that no lexicon has.
UNKNOWN = Entry()
#: The entry of what other extractors recognised as a place.
PLACE = Entry(tags=frozenset({"place"}))
