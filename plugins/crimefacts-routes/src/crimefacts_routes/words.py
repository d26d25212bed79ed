"""Words and phrases as they stand in sentences, and what a language's lexicon says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from attrs import define

from crimefacts import Cargo, Means, Place
from crimefacts_routes import tags
from crimefacts_routes.grammar import Construction, Role

#: A word or a single mark; words are parted at apostrophes and hyphens.
TOKEN = re.compile(r"\w+|\S")
# So many words are remembered; an article has some thousand.
_REMEMBERED = 50_000
_NO_BRANCHES: Mapping[str, Node] = MappingProxyType({})


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
        tags: The word classes that it is of, as bits of `tags`.
        marks: What it is looked up for.
    """

    cargo: Cargo | None = None
    plain: bool = False
    means: Means | None = None
    preposition: str | None = None
    construction: Construction | None = None
    role: Role | None = None
    tags: int = 0
    marks: tuple[Mark, ...] = ()


class Chunk:
    """A word, phrase, place, name or mark of a sentence.

    Args:
        word: Its words in lower case.
        entry: What the lexicon says of it.
        tags: The word classes that it is of, as bits of `tags`.
        place: The place that it is, if another extractor recognised one.
    """

    __slots__ = ("entry", "marks", "place", "tags", "word")

    def __init__(self, word: str, entry: Entry, tags: int, place: Place | None = None) -> None:
        self.word = word
        self.entry = entry
        self.tags = tags
        self.marks = entry.marks
        self.place = place

    def __repr__(self) -> str:
        return f"<{self.word}>"


# The word classes of marks.
_MARKS = {**dict.fromkeys("-–", tags.HYPHEN), **dict.fromkeys(",;:()", tags.PAUSE)}


class Token(Chunk):
    """The chunk of a single word; made once and shared by all sentences.

    Args:
        word: The word as written.
        entry: What the lexicon says of it.
        branches: The words that may follow it in a phrase of the lexicon.
    """

    __slots__ = ("branches", "capital")

    def __init__(self, word: str, entry: Entry, branches: Mapping[str, Node]) -> None:
        lower = word.lower()
        known = entry is not NOT_IN_LEXICON
        classes = entry.tags if known else unknown(lower)
        super().__init__(lower, entry, classes | _MARKS.get(word, 0))
        self.branches = branches
        self.capital = lower != word


def unknown(word: str) -> int:
    """The word classes of a word that the lexicon does not know."""
    return tags.UNKNOWN if word.isalpha() else 0


class Node:
    """A word in the tree of phrases: the phrase that it ends, and the words that may follow.

    Args:
        word: The word.
    """

    __slots__ = ("branches", "chunk")

    def __init__(self, word: str) -> None:
        self.branches: dict[str, Node] = {}
        #: The phrase that it ends; of entry `NOT_IN_LEXICON` where phrases only pass through it.
        self.chunk = Chunk(word, NOT_IN_LEXICON, 0)


class Tokens(dict[str, Token]):
    """The chunks of single words, by the word as written; unknown words are added as they come.

    Args:
        phrases: The phrases of a lexicon as a tree.
    """

    def __init__(self, phrases: Mapping[str, Node]) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, word: str) -> Token:
        node = self._phrases.get(word.lower())
        token = (
            Token(word, node.chunk.entry, node.branches)
            if node is not None
            else Token(word, NOT_IN_LEXICON, _NO_BRANCHES)
        )
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = token
        return token


#: The entry of words that no lexicon has.
NOT_IN_LEXICON = Entry()
#: The entry of what other extractors recognised as a place.
RECOGNISED = Entry(tags=tags.PLACE)
