"""The grammar of names: which words of a capitalised sequence make an organization.

A noun ("Ministry", "Fiscalía", "Cartel") is found first; then the name is followed to both sides,
to the left over modifiers in English, to the right over adjectives and complements in Spanish and
Portuguese, over "of" in English, and no further than the name goes: not into a person, a title, or
the body that a unit belongs to.
"""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from crimefacts import OrganizationKind
from crimefacts_organizations import english, romance
from crimefacts_organizations.lexicon import Head
from crimefacts_organizations.words import Words, may_have_head

# Names recur, so that most sequences of a collection have been seen before.
_REMEMBERED = 32_768


@frozen
class Part:
    """A stretch of a sequence that is built like the name of an organization.

    Args:
        start: Offset of its first code point in the sequence.
        end: Offset behind its last.
        kind: What its noun makes of it.
        noun: The noun.
        bare: Whether there is nothing but the noun.
        solo: Whether the noun alone is a name.
        weak: Whether further evidence is needed.
        first: Whether it begins with the first word of the sequence.
        open: Whether it ends with the sequence, so that it may go on behind it.
        left: Words before the noun.
        country: Code of a country or nationality in the name.
    """

    start: int
    end: int
    kind: OrganizationKind
    noun: str
    bare: bool
    solo: bool
    weak: bool
    first: bool
    open: bool
    left: int
    country: str | None


@lru_cache(maxsize=_REMEMBERED)
def parse(
    sequence: str, *, title_case: bool = False, places: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """Find the organizations in a capitalised sequence by the nouns in it.

    Args:
        sequence: Capitalised words, with the small words that may join them.
        title_case: Whether capitals tell nothing here, as in headlines: names are then followed
            only over words that institutions are named with.
        places: Names of places that the text has, for sequences whose capitals tell nothing.
    """
    if not may_have_head(sequence):
        return ()
    words = Words(sequence, title_case=title_case, places=places)
    parts: list[Part] = []
    index = free = 0
    while index < len(words):
        head = words.head_at(index)
        if head is None or _is_field(words, index) or _modifies(words, index, head):
            index += 1
            continue
        if romance.stands_first(words, index, head, free):
            start, end = romance.follow(words, index, head, free)
            noun = head
        else:
            start, end, noun = english.follow(words, index, head, free)
        parts.append(_part(words, start, end, index, noun))
        index = free = end
    return tuple(parts)


def _modifies(words: Words, index: int, head: Head) -> bool:
    """Whether a common noun only modifies what follows ("Global Fish Trading")."""
    behind = index + len(head.words)
    return (
        head.weak
        and head.english
        and not head.romance
        and words.capital(behind)
        and words.written[behind] not in words.lexicon.titles
    )


def _is_field(words: Words, index: int) -> bool:
    """Whether an office takes a noun as its field ("Secretary of the Treasury")."""
    known = words.lexicon
    left = index - 1
    while left >= 0 and (
        words.written[left] in known.genitives or words.written[left] in known.articles
    ):
        left -= 1
    return 0 <= left < index - 1 and words.written[left] in known.offices


def _part(words: Words, start: int, end: int, index: int, noun: Head) -> Part:
    last, plain = words.written[end - 1], words.plain[end - 1]
    possessive = last != plain
    stop = words.ends[end - 1]
    if possessive and last not in words.lexicon.owners:
        stop -= len(last) - len(plain)
    inside = words.plain[start:end]
    nationalities, countries = words.lexicon.nationalities, words.lexicon.countries
    codes = (nationalities.get(word) or countries.get(word) for word in inside)
    return Part(
        start=words.starts[start],
        end=stop,
        kind=_kind(words, noun, inside),
        noun=" ".join(noun.words),
        bare=end - start == len(noun.words),
        solo=noun.solo,
        weak=noun.weak,
        first=start == 0,
        open=end == len(words) and not possessive,
        left=max(0, (inside.index(noun.words[0]) if noun.words[0] in inside else index - start)),
        country=next((code for code in codes if code), None),
    )


def _kind(words: Words, noun: Head, inside: tuple[str, ...]) -> OrganizationKind:
    """What a name makes of its organization, its noun and the words beside it taken together."""
    known = words.lexicon
    kind = noun.kind
    if kind is OrganizationKind.GOVERNMENT:
        if inside[0] in known.worldwide or " ".join(inside[:2]) in known.worldwide:
            return OrganizationKind.INTERNATIONAL
        if noun.words[-1] in known.committees and known.rights.intersection(inside):
            return OrganizationKind.CIVIL_SOCIETY
        force = noun.words[-1] in known.forces or " ".join(noun.words) in known.forces
        if force and known.insurgent.intersection(inside):
            return OrganizationKind.CRIMINAL
    scholarly = kind is OrganizationKind.CIVIL_SOCIETY and noun.words[-1] in known.institutes
    if scholarly and any(word in known.national or word in known.nationalities for word in inside):
        return OrganizationKind.GOVERNMENT
    return kind
