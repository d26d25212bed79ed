"""The grammar of names: which words of a capitalised sequence make an organization.

A noun ("Ministry", "Fiscalía", "Cartel") is found first; then the name is followed to both sides, to
the left over modifiers in English, to the right over adjectives and complements in Spanish and
Portuguese, over "of" in English, and no further than the name goes: not into a person, a title, or the
body that a unit belongs to.
"""

from __future__ import annotations

from functools import lru_cache

import regex
from attrs import frozen

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import Head, Lexicon, given_names, lexicon

_WORD = regex.compile(r"\S++")

# Names recur, so that most sequences of a collection have been seen before.
_REMEMBERED = 32_768

# A given name behind their noun is of a person who speaks for them or to them.
_NEVER_WITH_PEOPLE = frozenset((OrganizationKind.GOVERNMENT, OrganizationKind.MEDIA))
_STATE_INSTITUTES = frozenset(
    (
        "Institute",
        "Instituto",
        "Center",
        "Centre",
        "Centro",
        "Observatory",
        "Observatorio",
        "Observatório",
        "Fund",
        "Fondo",
        "Fundo",
        "Council",
        "Laboratory",
    )
)
_STATE_WORDS = frozenset(("National", "Nacional", "Federal", "State", "Estatal", "Estadual"))
_COMMITTEES = frozenset(("Committee", "Comité", "Comitê", "Network", "Red", "Rede"))
_RIGHTS = frozenset(("Rights", "Derechos", "Direitos"))
_SAINTS = frozenset(("San", "Santa", "Santo", "São", "Saint", "St", "St."))
_ROMANCE_LINKS = frozenset({"de", "del", "la", "las", "los", "do", "da", "dos", "das", "y", "e"})
_SHORTEST_ACRONYM = 2


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
        title_case: Whether capitals tell nothing here, as in headlines: names are then followed only
            over words that institutions are named with.
        places: Names of places that the text has, for sequences whose capitals tell nothing.
    """
    return tuple(_Parser(sequence, title_case, places).parts())


class _Parser:
    def __init__(self, sequence: str, title_case: bool, places: frozenset[str]) -> None:
        self.lexicon: Lexicon = lexicon()
        found = [(match.start(), match.end()) for match in _WORD.finditer(sequence)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.words = tuple(sequence[start:end] for start, end in found)
        # "Cartel's": the noun without its ending, which is no part of the name.
        self.bare_words = tuple(map(_without_possessive, self.words))
        self.title_case = title_case
        self.people = given_names()
        self.places = places

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        index = free = 0
        count = len(self.words)
        while index < count:
            head = self.head_at(index)
            if head is None or self.blocked(index) or self.modifies(index, head):
                index += 1
                continue
            part_words = self.follow(index, head, free)
            if part_words is None:
                index += len(head.words)
                continue
            start, end, noun = part_words
            parts.append(self.part(start, end, index, noun))
            index = free = end
        return parts

    def head_at(self, index: int) -> Head | None:
        words = self.words
        if not words[index][:1].isupper():
            return None
        head = self.lexicon.head_at(words, index) or _compound(words[index])
        if (
            head is None
            and words[index] != self.bare_words[index]
            and words[index] not in self.lexicon.owners
        ):
            words = (*words[:index], self.bare_words[index])
            head = self.lexicon.head_at(words, index)
        if head is None and index + 1 < len(words):
            # The possessive may stand at the last of several words ("State Department's").
            head = self.lexicon.head_at(self.bare_words, index)
            if head is not None and self.words[index + len(head.words) - 1] in self.lexicon.owners:
                return None
        return head

    def modifies(self, index: int, head: Head) -> bool:
        """Whether a common noun only modifies what follows ("Global Fish Trading")."""
        behind = index + len(head.words)
        return (
            head.weak
            and head.english
            and not head.romance
            and behind < len(self.words)
            and self.words[behind][:1].isupper()
            and self.words[behind] not in self.lexicon.titles
        )

    def blocked(self, index: int) -> bool:
        """Whether an office takes this noun as its field ("Secretary of the Treasury")."""
        left = index - 1
        while left >= 0 and self.words[left] in self.lexicon.genitives | {"the", "la", "el"}:
            left -= 1
        return 0 <= left < index - 1 and self.words[left] in self.lexicon.offices

    def follow(self, index: int, head: Head, free: int) -> tuple[int, int, Head] | None:
        """First word, word behind the last, and the noun that decides the kind."""
        end = index + len(head.words)
        if head.romance and not (head.english and self.looks_english(index, end, free)):
            start = index
            if start > free and self.words[start - 1] in self.lexicon.ordinals:
                start -= 1
            return start, self.to_the_right(end, head), head
        noun = head
        while end < len(self.words) and self.words[end - 1] == self.bare_words[end - 1]:
            following = self.head_at(end)
            if following is None or not following.english or self.begins_unit(end, following):
                break
            end += len(following.words)
            # "Federal Reserve Board": a common noun behind a telling one takes nothing from it.
            noun = noun if following.weak and not noun.weak else following
        start = self.to_the_left(index, noun, free)
        if self.words[end - 1] == self.bare_words[end - 1]:
            end = self.over_of(start, index, end, noun)
            later = self.later_noun(end) if end == index + len(head.words) else None
            if later is not None:
                return self.follow_later(start, later)
        return start, end, noun

    def later_noun(self, end: int) -> int | None:
        """Where a noun stands that this one only modifies ("Senate | Banking Committee")."""
        index = end
        while index < len(self.words) and self.words[index][:1].isupper():
            head = self.head_at(index)
            if head is not None and head.english and not head.weak:
                return index if index > end else None
            within = (
                self.words[end - 2 : end] == ("United", "Nations") or self.words[end - 1] == "UN"
            )
            if index - end > 3 or not (within or self.bare_words[index] in self.lexicon.subjects):  # noqa: PLR2004
                return None
            index += 1
        return None

    def follow_later(self, start: int, index: int) -> tuple[int, int, Head] | None:
        """The name that begins with one noun and is decided by a later one."""
        head = self.head_at(index)
        if head is None:
            return None
        return start, self.over_of(start, index, index + len(head.words), head), head

    def looks_english(self, index: int, end: int, free: int) -> bool:
        """Whether a noun of both word orders ("Tribunal", "Radio") stands behind its modifiers."""
        if end < len(self.words):
            following = self.words[end]
            if following in _ROMANCE_LINKS or following in self.lexicon.modifiers:
                return False
            if following in ("of", "for"):
                return True
        return (
            index > free
            and self.words[index - 1][:1].isupper()
            and self.words[index - 1] not in self.lexicon.openers
        )

    def begins_unit(self, index: int, head: Head) -> bool:
        """Whether a noun opens the name of a unit ("Treasury Department | Office of …")."""
        behind = index + len(head.words)
        return (
            behind < len(self.words)
            and self.words[behind] in ("of", "for")
            and " ".join(head.words) in self.lexicon.units
        )

    def is_subject(self, index: int) -> bool:
        word = self.bare_words[index]
        return word in self.lexicon.subjects or word in self.lexicon.modifiers

    def institutional(self, index: int) -> bool:
        """Whether a word is one that institutions are named with, or tells where they are."""
        word = self.bare_words[index]
        lexicon_ = self.lexicon
        return (
            word in lexicon_.modifiers
            or word in lexicon_.subjects
            or word in lexicon_.nationalities
            or word in lexicon_.countries
            or word in self.places
            or word in lexicon_.heads
        )

    def to_the_left(self, index: int, noun: Head, free: int) -> int:
        """Over the modifiers of an English noun."""
        lexicon_ = self.lexicon
        start = index
        unknown = 0
        while start > free:
            word = self.words[start - 1]
            if word in lexicon_.openers or word in lexicon_.titles:
                break
            if not word[:1].isupper() and not word[:1].isdigit():
                step = self.joined_to_the_left(start, free)
                if step is None:
                    break
                start = step
                continue
            if _is_possessive(word) and word not in lexicon_.owners:
                break
            if (
                noun.kind is OrganizationKind.GOVERNMENT
                and _is_acronym(word)
                and word not in lexicon_.modifiers
            ):
                break
            if self.title_case and not self.institutional(start - 1):
                unknown += 1
                if noun.kind is OrganizationKind.GOVERNMENT or noun.weak or unknown > 1:
                    break
            start -= 1
        return start

    def joined_to_the_left(self, start: int, free: int) -> int | None:
        """Over "and" between subjects ("Trade and Industry Ministry") and inside a place's name."""
        word = self.words[start - 1]
        before = start - 2
        if before < free or not self.words[before][:1].isupper():
            return None
        if word in ("and", "&"):
            fits = self.is_subject(before) and self.is_subject(start)
            return before if fits or word == "&" else None
        if word in ("de", "del", "do", "da") and self.head_at(before) is None:
            return before
        return None

    def over_of(self, start: int, index: int, end: int, noun: Head) -> int:
        """Over the complements of an English noun ("of", "for", "and")."""
        lexicon_ = self.lexicon
        words = self.words
        count = len(words)
        depth = 0
        alone = start == index
        while end < count - 1 and not words[end][:1].isupper():
            target = end
            while target < count and not words[target][:1].isupper():
                target += 1
            link = " ".join(words[end:target])
            if target >= count or link not in lexicon_.extenders:
                break
            if link in lexicon_.conjunctions or link == "and the":
                body = self.opens_body(target, article=True)
                if not depth or not self.is_subject(target) or body:
                    break
                if link == "and the" and self.head_at(target) is not None:
                    break
            elif link in ("of", "of the"):
                subject = any(word in lexicon_.subjects for word in words[start:index])
                article = link == "of the" and (bool(depth) or subject)
                if not self.may_complement(target, noun, alone=alone, article=article):
                    break
            elif not self.is_subject(target):
                break
            if words[target] in lexicon_.openers or words[target] in lexicon_.titles:
                break
            end = self.over_capitals(target)
            depth += 1
            if self.words[end - 1] != self.bare_words[end - 1]:
                break
        return end

    def may_complement(self, target: int, noun: Head, *, alone: bool, article: bool) -> bool:
        word = self.bare_words[target]
        if self.opens_body(target, article=article):
            return False
        if self.title_case and not self.institutional(target):
            return False
        if noun.kind is OrganizationKind.CRIMINAL:
            # "Sinaloa Cartel of Mexico" ends at the noun, "Revolutionary Armed Forces of Colombia" does not.
            return (
                alone
                or self.is_subject(target)
                or set(noun.words) & self.lexicon.insurgent != set()
                or "Forces" in noun.words
            )
        return not (_is_acronym(word) and word not in self.lexicon.modifiers)

    def over_capitals(self, index: int) -> int:
        """Behind the capitalised words that begin here."""
        words = self.words
        end = index + 1
        while (
            end < len(words)
            and words[end][:1].isupper()
            and words[end - 1] == self.bare_words[end - 1]
            and words[end] not in self.lexicon.titles
            and words[end] not in self.lexicon.openers
            and not (self.title_case and not self.institutional(end))
        ):
            end += 1
        return end

    def opens_body(self, index: int, *, article: bool) -> bool:
        """Whether another body's name begins here, of which this would be a unit."""
        word = self.bare_words[index]
        if _is_acronym(word) and word not in self.lexicon.modifiers:
            return True
        head = self.head_at(index)
        if head is None or head.weak:
            # English bodies begin with their modifiers ("of the National Police").
            return article and self.english_body(index)
        if word in self.lexicon.subjects:
            return len(head.words) > 1 and head.solo and article
        if head.english and not head.romance:
            return article or head.solo
        return article or (head.solo and len(head.words) > 1)

    def english_body(self, index: int) -> bool:
        end = index
        while end < len(self.words) and self.words[end][:1].isupper():
            head = self.head_at(end)
            if head is not None and head.english and not head.weak and end > index:
                return True
            end += 1
        return False

    def to_the_right(self, end: int, head: Head) -> int:
        """Over adjectives and complements of a Spanish or Portuguese noun."""
        words = self.words
        lexicon_ = self.lexicon
        count = len(words)
        first = end
        while end < count and words[end - 1] == self.bare_words[end - 1]:
            word = words[end]
            if word[:1].isupper():
                if word in lexicon_.titles or (
                    (self.title_case or not head.extends) and not self.institutional(end)
                ):
                    break
                if (
                    word in self.people
                    and head.kind in _NEVER_WITH_PEOPLE
                    and words[end - 1] not in _SAINTS
                ):
                    break
                other = self.head_at(end)
                if (
                    other is not None
                    and not self.is_subject(end)
                    and other.kind is not head.kind
                    and not other.weak
                    and other.solo
                ):
                    break
                end += 1
                continue
            target = end
            while target < count and not words[target][:1].isupper():
                target += 1
            link = " ".join(words[end:target])
            if target >= count or not self.links(
                link, target, head, alone=self.unspecified(first, end, head)
            ):
                break
            end = target + 1
        return end

    def unspecified(self, first: int, end: int, head: Head) -> bool:
        """Whether a noun has not said yet what it is about, so that a body behind it tells."""
        if end == first:
            return True
        unit = " ".join(head.words) in self.lexicon.units
        return not unit and all(word in self.lexicon.modifiers for word in self.words[first:end])

    def links(self, link: str, target: int, head: Head, *, alone: bool) -> bool:
        """Whether a name goes on over small words to the word behind them."""
        lexicon_ = self.lexicon
        word = self.bare_words[target]
        if word in lexicon_.titles or (self.title_case and not self.institutional(target)):
            return False
        if link in lexicon_.genitives:
            # A unit without a subject of its own goes on: "Dirección de la Policía Nacional".
            article = link not in ("de", "of") and not alone
            if _is_acronym(word):
                return False
            if self.opens_body(target, article=article):
                return False
            return not (link in ("of", "of the") and not head.english)
        first = link.split()[0]
        if first in lexicon_.conjunctions and first not in ("and", "&"):
            other = self.head_at(target)
            if other is not None and (
                other.kind is OrganizationKind.COMPANY
                or (other.solo and word not in lexicon_.subjects)
            ):
                return False
            return word in lexicon_.subjects or word in lexicon_.modifiers
        return link in lexicon_.extenders and word in lexicon_.subjects

    def is_state_body(self, noun: Head, inside: tuple[str, ...]) -> bool:
        """Whether an institute is one of the state ("Instituto Nacional de …")."""
        return noun.words[-1] in _STATE_INSTITUTES and any(
            word in _STATE_WORDS or word in self.lexicon.nationalities for word in inside
        )

    def part(self, start: int, end: int, index: int, noun: Head) -> Part:
        stop = self.ends[end - 1]
        last = self.words[end - 1]
        stop -= len(last) - len(self.bare_words[end - 1]) if last not in self.lexicon.owners else 0
        kind = noun.kind
        inside = self.bare_words[start:end]
        if (
            kind is OrganizationKind.GOVERNMENT
            and _is_force(noun)
            and self.lexicon.insurgent.intersection(inside)
        ):
            kind = OrganizationKind.CRIMINAL
        if kind is OrganizationKind.GOVERNMENT and (
            inside[:2] == ("United", "Nations") or inside[0] in ("UN", "U.N.", "Inter-American")
        ):
            kind = OrganizationKind.INTERNATIONAL
        elif noun.words[-1] in _COMMITTEES and _RIGHTS.intersection(inside):
            kind = OrganizationKind.CIVIL_SOCIETY
        bare = end - start == len(noun.words)
        if kind is OrganizationKind.CIVIL_SOCIETY and self.is_state_body(noun, inside):
            kind = OrganizationKind.GOVERNMENT
        country = next(
            (
                code
                for word in inside
                if (
                    code := self.lexicon.nationalities.get(word) or self.lexicon.countries.get(word)
                )
            ),
            None,
        )
        return Part(
            start=self.starts[start],
            end=stop,
            kind=kind,
            noun=" ".join(noun.words),
            bare=bare,
            solo=noun.solo,
            weak=noun.weak,
            first=start == 0,
            open=end == len(self.words) and last == self.bare_words[end - 1],
            left=max(0, index - start),
            country=country,
        )


_FORCES = frozenset(
    (
        "Army",
        "Forces",
        "Force",
        "Command",
        "Brigade",
        "Battalion",
        "Ejército",
        "Ejercito",
        "Fuerzas",
        "Fuerza",
        "Comando",
        "Exército",
        "Exercito",
        "Forças",
        "Corps",
        "Front",
        "Frente",
        "Armed Forces",
        "Fuerzas Armadas",
        "Forças Armadas",
        "Movimiento",
        "Movement",
    )
)


_BANK = "bank"


def _compound(word: str) -> Head | None:
    """The noun in a Germanic compound ("Nordbank")."""
    if word.lower().endswith(_BANK) and len(word) > len(_BANK) + 1:
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


def _is_force(noun: Head) -> bool:
    return " ".join(noun.words) in _FORCES


def _without_possessive(word: str) -> str:
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’")) else word


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "'", "’"))


def _is_acronym(word: str) -> bool:
    return len(word) >= _SHORTEST_ACRONYM and word.isupper() and word.isalpha()
