"""The words of a capitalised sequence, and what can be told of each."""

from __future__ import annotations

import regex

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import Head, Lexicon, given_names, lexicon

_WORD = regex.compile(r"\S++")
_SHORTEST_ACRONYM = 2
_BANK = "bank"


class Words:
    """The words of a sequence.

    Args:
        sequence: Capitalised words, with the small words that may join them.
        title_case: Whether capitals tell nothing here.
        places: Names of places that the text has.
    """

    def __init__(self, sequence: str, *, title_case: bool, places: frozenset[str]) -> None:
        self.lexicon: Lexicon = lexicon()
        self.people = given_names()
        self.title_case = title_case
        self.places = places
        found = [(match.start(), match.end()) for match in _WORD.finditer(sequence)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.written = tuple(sequence[start:end] for start, end in found)
        # "Cartel's": the noun without its ending, which is no part of the name.
        self.plain = tuple(map(without_possessive, self.written))

    def __len__(self) -> int:
        return len(self.written)

    def head_at(self, index: int) -> Head | None:
        """The noun that begins at a word, a possessive ending aside."""
        written = self.written
        word, plain = written[index], self.plain[index]
        if not word[:1].isupper():
            return None
        head = self.lexicon.head_at(written, index) or _compound(word)
        if head is None and "." in word:
            # "Faso News.com"
            head = self.lexicon.head_at((word.partition(".")[0],), 0)
        if head is None and word != plain and word not in self.lexicon.owners:
            head = self.lexicon.head_at((plain,), 0)
        if head is None and index + 1 < len(written):
            # The possessive may stand at the last of several words ("State Department's").
            head = self.lexicon.head_at(self.plain, index)
            if head is not None and written[index + len(head.words) - 1] in self.lexicon.owners:
                return None
        return head

    def capital(self, index: int) -> bool:
        """Whether there is a word, and with a capital."""
        return index < len(self.written) and self.written[index][:1].isupper()

    def whole(self, end: int) -> bool:
        """Whether the word before an index has no possessive ending, so that a name may go on."""
        return self.written[end - 1] == self.plain[end - 1]

    def next_capital(self, index: int) -> int:
        """The first word with a capital from an index on, or the number of words."""
        while index < len(self.written) and not self.written[index][:1].isupper():
            index += 1
        return index

    def link(self, start: int, end: int) -> str:
        """The small words between two indices."""
        return " ".join(self.written[start:end])

    def ends_name(self, index: int) -> bool:
        """Whether a word opens something else: a title, a common word of the next clause."""
        return self.written[index] in self.lexicon.titles or (
            self.title_case and not self.institutional(index)
        )

    def is_subject(self, index: int) -> bool:
        """Whether a word tells what an institution is about, or of what sort it is."""
        word = self.plain[index]
        return word in self.lexicon.subjects or word in self.lexicon.modifiers

    def institutional(self, index: int) -> bool:
        """Whether a word is one that institutions are named with, or tells where they are."""
        word = self.plain[index]
        known = self.lexicon
        return (
            word in known.modifiers
            or word in known.subjects
            or word in known.nationalities
            or word in known.countries
            or word in self.places
            or word in known.heads
        )

    def is_acronym(self, index: int) -> bool:
        """Whether a word is an acronym of a body, not one like "US"."""
        word = self.plain[index]
        return (
            len(word) >= _SHORTEST_ACRONYM
            and word.isupper()
            and word.isalpha()
            and word not in self.lexicon.modifiers
        )

    def opens_body(self, index: int, *, article: bool) -> bool:
        """Whether another body's name begins here, of which what precedes would be a unit.

        Args:
            index: A word behind "of".
            article: Whether an article stands before it, as before the names of whole bodies.
        """
        if self.is_acronym(index):
            return True
        head = self.head_at(index)
        if head is None or head.weak:
            # English bodies begin with their modifiers ("of the National Police").
            return article and self._english_body(index)
        if self.plain[index] in self.lexicon.subjects:
            return len(head.words) > 1 and head.solo and article
        if head.english and not head.romance:
            return article or head.solo
        return article or (head.solo and len(head.words) > 1)

    def _english_body(self, index: int) -> bool:
        end = index
        while self.capital(end):
            head = self.head_at(end)
            if head is not None and head.english and not head.weak and end > index:
                return True
            end += 1
        return False


def may_have_head(sequence: str) -> bool:
    """Whether `Words.head_at` may find a noun in a sequence; most have none, and need no more."""
    heads = lexicon().heads
    for word in sequence.split():
        if (
            word in heads
            or "." in word
            or without_possessive(word) in heads
            or word[-len(_BANK) :].lower() == _BANK
        ):
            return True
    return False


def without_possessive(word: str) -> str:
    """A word without "'s" or the apostrophe of a plural."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’")) else word


def _compound(word: str) -> Head | None:
    """The noun in a Germanic compound ("Nordbank")."""
    if len(word) > len(_BANK) + 1 and word.lower().endswith(_BANK):
        return Head(
            (word,),
            OrganizationKind.COMPANY,
            solo=True,
            weak=False,
            english=True,
            romance=False,
            extends=True,
        )
    return None
