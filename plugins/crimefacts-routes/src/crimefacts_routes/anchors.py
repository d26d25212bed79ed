"""Tells by its words alone whether a sentence may hold a route."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crimefacts import Span
from crimefacts_routes import tags
from crimefacts_routes.grammar import Licence, Role
from crimefacts_routes.tags import (
    AND,
    BE,
    CLITIC,
    DETERMINER,
    HOME,
    LIST,
    OR,
    PERSON,
    PREPOSITION,
    PRONOUN,
    REFERENCE,
    RELATIVE,
    SMUGGLER,
)
from crimefacts_routes.words import Entry

# Word classes of words too common to tell that a sentence is worth reading.
_COMMON = PREPOSITION | DETERMINER | BE | AND | OR | PRONOUN | PERSON | LIST | RELATIVE | CLITIC


# What a word tells of the sentence that it stands in, as bits (flags of `enum` cost much more).
#: It may make a statement of trafficking.
LICENCE = 1
#: It may name a cargo.
CARGO = 2
#: It may stand for a cargo named before, or carry it.
ANAPHORA = 4
#: It may speak of a place without naming it.
PLACE_UNSAID = 8
#: It speaks of crime.
CRIME = 16


class Anchors:
    """What single words tell of the sentences that they stand in.

    Args:
        entries: The phrases of a lexicon. Of each, the word that tells most is looked for.
    """

    def __init__(self, entries: Mapping[tuple[str, ...], Entry]) -> None:
        self._words: dict[str, int] = {}
        for words, entry in entries.items():
            told = sum(anchor for anchor, tells in _TELLS.items() if tells(entry))
            if told:
                word = max(words, key=lambda each: _weight(each, entries.get((each,))))
                self._words[word] = self._words.get(word, 0) | told

    def told(self, plain: str, sentence: Span) -> int:
        """What the words of a sentence tell together, as bits of this module.

        Args:
            plain: The text as `plain_words` gives it.
            sentence: Where the sentence stands.
        """
        words = self._words
        told = 0
        for word in words.keys() & plain[sentence.start : sentence.end].split():
            told |= words[word]
        return told


# Marks that stand at words and inside of them. Blanks in their place part words at a fraction of
# what a pattern costs, and a mark that is none of these hides no more than one word.
_PUNCTUATION = ".,;:!?\"'()[]{}-/&%$*+#@=|<>“”„‘’«»‹›–—…¿¡•·€£"


def plain_words(text: str) -> str:
    """A text in lower case with blanks for marks; offsets stay."""
    plain = text.lower()
    if len(plain) != len(text):  # "İ" is two code points in lower case
        plain = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for mark in _PUNCTUATION:
        plain = plain.replace(mark, " ")
    return plain


def _licenses(entry: Entry) -> bool:
    construction = entry.construction
    return construction is not None and (
        construction.licence is not Licence.NEVER
        or construction.roles("in", None) == (Role.SEIZURE,)
    )


def _names_cargo(entry: Entry) -> bool:
    implied = entry.construction is not None and entry.construction.cargo is not None
    return entry.cargo is not None or implied or bool(entry.tags & SMUGGLER)


_TELLS: Mapping[int, Callable[[Entry], bool]] = {
    LICENCE: _licenses,
    CARGO: _names_cargo,
    ANAPHORA: lambda entry: entry.means is not None or bool(entry.tags & (PRONOUN | PERSON)),
    PLACE_UNSAID: lambda entry: (
        (entry.construction is not None and entry.construction.role_noun)
        or bool(entry.tags & (REFERENCE | HOME))
    ),
    CRIME: lambda entry: bool(entry.tags & (tags.CRIME | SMUGGLER)),
}


def _weight(word: str, entry: Entry | None) -> tuple[bool, bool, int]:
    """Sort key of the words of a phrase: the one that tells most is the greatest."""
    common = entry is not None and entry.tags & _COMMON
    return word.isalnum(), not common, len(word)
