"""How far Spanish and Portuguese names go: right over adjectives and complements."""

from __future__ import annotations

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import Head
from crimefacts_organizations.words import Words

# A given name behind their noun is of a person who speaks for them or to them.
_NEVER_WITH_PEOPLE = frozenset((OrganizationKind.GOVERNMENT, OrganizationKind.MEDIA))
# "N° 1": a capital that is no word.
_NUMBER_SIGNS = frozenset(("N", "No", "Nro", "Núm"))
_LINKS = frozenset({"de", "del", "la", "las", "los", "do", "da", "dos", "das", "y", "e"})


def stands_first(words: Words, index: int, head: Head, free: int) -> bool:
    """Whether a noun stands before its adjectives, as nouns of these languages do.

    A noun of both word orders ("Tribunal", "Radio") is told by the words beside it.
    """
    if not head.romance:
        return False
    if not head.english:
        return True
    end = index + len(head.words)
    if end < len(words):
        following = words.written[end]
        if following in _LINKS or following in words.lexicon.modifiers:
            return True
        if following in ("of", "for"):
            return False
    before = index - 1
    return not (
        index > free
        and words.capital(before)
        and words.written[before] not in words.lexicon.openers
    )


def follow(words: Words, index: int, head: Head, free: int) -> tuple[int, int]:
    """Follow the name of a Spanish or Portuguese noun to both ends.

    Args:
        words: The words of the sequence.
        index: Where the noun begins.
        head: The noun.
        free: The first word that belongs to no other name.

    Returns:
        The first word and the word behind the last.
    """
    ordinal = index > free and words.written[index - 1] in words.lexicon.ordinals
    first = end = index + len(head.words)
    while end < len(words) and words.whole(end):
        if words.capital(end):
            if _ends(words, end, head):
                break
            end += 1
            continue
        target = words.next_capital(end)
        if target >= len(words):
            break
        alone = _unspecified(words, first, end, head)
        if not _links(words, words.link(end, target), target, head, alone=alone):
            break
        end = target + 1
    return index - ordinal, end


def _ends(words: Words, end: int, head: Head) -> bool:
    """Whether a capitalised word behind a name is none of it."""
    word = words.written[end]
    if (
        words.ends_name(end)
        or word in _NUMBER_SIGNS
        or (not head.extends and not words.institutional(end))
    ):
        return True
    person = word in words.people and words.written[end - 1] not in words.lexicon.saints
    if person and head.kind in _NEVER_WITH_PEOPLE:
        return True
    other = words.head_at(end)
    return (
        other is not None
        and other.solo
        and not other.weak
        and other.kind is not head.kind
        and not words.is_subject(end)
    )


def _unspecified(words: Words, first: int, end: int, head: Head) -> bool:
    """Whether a noun has not said yet what it is about, so that a body behind it tells."""
    if end == first:
        return True
    unit = " ".join(head.words) in words.lexicon.units
    return not unit and all(word in words.lexicon.modifiers for word in words.written[first:end])


def _links(words: Words, link: str, target: int, head: Head, *, alone: bool) -> bool:
    """Whether a name goes on over small words to the word behind them."""
    known = words.lexicon
    if words.ends_name(target):
        return False
    word = words.plain[target]
    if link in known.genitives:
        # A unit without a subject of its own goes on: "Dirección de la Policía Nacional".
        article = link not in ("de", "of") and not alone
        foreign = link in ("of", "of the") and not head.english
        return not foreign and not words.opens_body(target, article=article)
    first = link.split(maxsplit=1)[0]
    if first in known.conjunctions and first not in ("and", "&"):
        other = words.head_at(target)
        another = other is not None and (
            other.kind is OrganizationKind.COMPANY or (other.solo and word not in known.subjects)
        )
        # "Asociación de Bancos e Instituciones Financieras"
        many = word.endswith("s") and words.written[target - 2].endswith("s") and other is None
        return not another and (words.is_subject(target) or many)
    return link in known.extenders and word in known.subjects
