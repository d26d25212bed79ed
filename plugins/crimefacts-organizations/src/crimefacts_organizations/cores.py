"""What is left of a capitalised sequence when the words around a name are cut off."""

from __future__ import annotations

import re

from attrs import frozen

from crimefacts_organizations.lexicon import data_lines, given_names, lexicon
from crimefacts_organizations.spelling import is_acronym
from crimefacts_organizations.words import without_possessive

_WORDS = re.compile(r"\S++")
_SHORTEST = 2
_ARTICLES = frozenset(("El", "La", "Los", "Las", "O", "A", "Os", "As"))
_GANG_ARTICLES = frozenset(("Los", "Las"))


@frozen
class Core:
    """A sequence without opening words and possessive ending.

    Args:
        start: Its offset in the sequence.
        end: Offset behind it.
        text: The words.
        cut: Whether opening words were cut off.
        person: Whether it begins with a given name.
        nationality: Whether it is a nationality.
        acronym: Whether it is written like an acronym.
        gang: Whether it has the article of gangs ("Los Gallegos").
        noun: Its first word in lower case where more follow, for one may be the noun.
    """

    start: int
    end: int
    text: str
    cut: bool
    person: bool
    nationality: bool
    acronym: bool
    gang: bool
    noun: str


def cores(sequence: str) -> tuple[Core | None, Core | None]:
    """The core of a sequence inside a sentence, and at its beginning; one object where equal.

    None stands for a sequence in which nothing may be a name.
    """
    inside = _core(sequence, initial=False)
    opening = _core(sequence, initial=True)
    return inside, (inside if inside == opening else opening)


def _core(sequence: str, *, initial: bool) -> Core | None:
    known = lexicon()
    words = [(match.start(), match.end()) for match in _WORDS.finditer(sequence)]
    index = 0
    while index < len(words) - 1:
        word = sequence[words[index][0] : words[index][1]]
        # An article with a capital inside a sentence belongs to the name ("El Rápido").
        article = word in _ARTICLES and not (initial and not index)
        gang = word in _GANG_ARTICLES and len(words) == index + 2
        opening = word in known.openers or (index and word in known.connectors)
        if article or gang or not opening:
            break
        index += 1
    start = words[index][0] if words else 0
    text = without_possessive(sequence[start:])
    first = text.split(None, 1)[0] if text.strip() else ""
    if (
        len(text) < _SHORTEST
        or text in known.openers
        or first in known.titles
        or text in known.countries
        or text in data_lines("not_organizations.txt")
    ):
        return None
    return Core(
        start,
        start + len(text),
        text,
        cut=index > 0,
        person=first in given_names(),
        nationality=text in known.nationalities,
        acronym=is_acronym(text),
        gang=first in _GANG_ARTICLES and " " in text,
        noun=first.lower() if " " in text else "",
    )
