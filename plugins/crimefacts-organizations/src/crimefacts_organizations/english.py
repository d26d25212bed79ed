"""How far English names go: left over modifiers, right over "of", "for" and "and"."""

from __future__ import annotations

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import Head
from crimefacts_organizations.words import Words

_MOST_BETWEEN = 3
_PLACE_LINKS = frozenset(("de", "del", "do", "da"))


def follow(words: Words, index: int, head: Head, free: int) -> tuple[int, int, Head]:
    """Follow the name of an English noun to both ends.

    Args:
        words: The words of the sequence.
        index: Where the noun begins.
        head: The noun.
        free: The first word that belongs to no other name.

    Returns:
        The first word, the word behind the last, and the noun that decides the kind.
    """
    end = index + len(head.words)
    noun = head
    while end < len(words) and words.whole(end):
        following = words.head_at(end)
        if following is None or not following.english or _begins_unit(words, end, following):
            break
        end += len(following.words)
        # "Federal Reserve Board": a common noun behind a telling one takes nothing from it.
        noun = noun if following.weak and not noun.weak else following
    start = _to_the_left(words, index, noun, free)
    if words.whole(end):
        end = _over_of(words, start, index, end, noun)
        later = _later_noun(words, end) if end == index + len(head.words) else None
        if later is not None and (decisive := words.head_at(later)) is not None:
            behind = later + len(decisive.words)
            return start, _over_of(words, start, later, behind, decisive), decisive
    return start, end, noun


def _later_noun(words: Words, end: int) -> int | None:
    """Where a noun stands that this one only modifies ("Senate | Banking Committee")."""
    known = words.lexicon
    worldwide = (
        " ".join(words.written[end - 2 : end]) in known.worldwide
        or words.written[end - 1] in known.worldwide
    )
    index = end
    while words.capital(index):
        head = words.head_at(index)
        if head is not None and head.english and (not head.weak or index > end):
            return index if index > end else None
        fits = worldwide or words.plain[index] in known.subjects
        if index - end > _MOST_BETWEEN or not fits:
            return None
        index += 1
    return None


def _begins_unit(words: Words, index: int, head: Head) -> bool:
    """Whether a noun opens the name of a unit ("Treasury Department | Office of …")."""
    behind = index + len(head.words)
    return (
        behind < len(words)
        and words.written[behind] in ("of", "for")
        and " ".join(head.words) in words.lexicon.units
    )


def _to_the_left(words: Words, index: int, noun: Head, free: int) -> int:
    """The first of the modifiers of a noun."""
    known = words.lexicon
    government = noun.kind is OrganizationKind.GOVERNMENT
    start = index
    unknown = 0
    while start > free:
        word = words.written[start - 1]
        if word in known.openers or word in known.titles:
            break
        if not word[:1].isupper() and not word[:1].isdigit():
            step = _joined_to_the_left(words, start, free)
            if step is None:
                break
            start = step
            continue
        if word.endswith(("'s", "’s", "'", "’")) and word not in known.owners:
            break
        if government and words.is_acronym(start - 1):
            break
        if words.title_case and not words.institutional(start - 1):
            unknown += 1
            if government or noun.weak or unknown > 1:
                break
        start -= 1
    return start


def _joined_to_the_left(words: Words, start: int, free: int) -> int | None:
    """Over "and" between subjects ("Trade and Industry Ministry") and inside a place's name."""
    word = words.written[start - 1]
    before = start - 2
    if before < free or not words.capital(before):
        return None
    if word in ("and", "&"):
        fits = words.is_subject(before) and words.is_subject(start)
        return before if fits or word == "&" else None
    return before if word in _PLACE_LINKS and words.head_at(before) is None else None


def _over_of(words: Words, start: int, index: int, end: int, noun: Head) -> int:
    """Behind the complements of a noun."""
    known = words.lexicon
    depth = 0
    subject = any(word in known.subjects for word in words.written[start:index])
    while end < len(words) - 1 and not words.capital(end):
        target = words.next_capital(end)
        link = words.link(end, target)
        if target >= len(words) or link not in known.extenders:
            break
        if link in known.conjunctions or link == "and the":
            fits = (
                depth > 0
                and words.is_subject(target)
                and not words.opens_body(target, article=True)
                and not (link == "and the" and words.head_at(target) is not None)
            )
        elif link in ("of", "of the"):
            article = link == "of the" and (depth > 0 or subject)
            fits = _may_complement(words, target, noun, alone=start == index, article=article)
        else:
            fits = words.is_subject(target)
        word = words.written[target]
        if not fits or word in known.openers or word in known.titles:
            break
        end = _over_capitals(words, target)
        depth += 1
        if not words.whole(end):
            break
    return end


def _may_complement(words: Words, target: int, noun: Head, *, alone: bool, article: bool) -> bool:
    """Whether a word behind "of" belongs to the name."""
    if words.opens_body(target, article=article):
        return False
    if words.title_case and not words.institutional(target):
        return False
    if noun.kind is OrganizationKind.CRIMINAL:
        # "Sinaloa Cartel of Mexico" ends at the noun, "Armed Forces of Colombia" does not.
        insurgent = words.lexicon.insurgent.intersection(noun.words)
        force = words.lexicon.forces.intersection(noun.words)
        return alone or words.is_subject(target) or bool(insurgent or force)
    return True


def _over_capitals(words: Words, index: int) -> int:
    """Behind the capitalised words that begin here."""
    end = index + 1
    while (
        words.capital(end)
        and words.whole(end)
        and not words.ends_name(end)
        and words.written[end] not in words.lexicon.openers
    ):
        end += 1
    return end
