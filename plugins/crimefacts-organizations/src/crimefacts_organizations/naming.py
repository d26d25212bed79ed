"""Which mentions are of one organization, and what the article's fullest name for it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from crimefacts import OrganizationKind
from crimefacts.text.countries import without_accents
from crimefacts_organizations.lexicon import data_lines, lexicon
from crimefacts_organizations.mentions import Mention

_REMEMBERED = 16_384
_ARTICLES = ("the", "el", "la", "los", "las", "o", "a", "os", "as")


@lru_cache(maxsize=_REMEMBERED)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name, without accents, case, article and dots."""
    plain = without_accents(name).casefold().replace("’", "'").replace(".", "").split()
    return tuple(plain[1:] if len(plain) > 1 and plain[0] in _ARTICLES else plain)


@lru_cache(maxsize=_REMEMBERED)
def content(name: str) -> frozenset[str]:
    """The words of a name that carry meaning."""
    links = lexicon().connectors
    return frozenset(word for word in folded(name) if word not in links)


class Groups:
    """The mentions of a document, grouped by organization.

    Args:
        mentions: The mentions in text order.
        same: Pairs of mentions that the text says are of one body.
    """

    def __init__(
        self, mentions: list[Mention], same: Iterable[tuple[Mention, Mention]] = ()
    ) -> None:
        self._mentions = mentions
        self._parent = list(range(len(mentions)))
        places = {id(mention): index for index, mention in enumerate(mentions)}
        by_words: dict[frozenset[str], int] = {}
        by_entry: dict[int, int] = {}
        for index, mention in enumerate(mentions):
            if not mention.named:
                continue
            self._unite(by_words.setdefault(content(mention.text), index), index)
            if mention.entry is not None:
                self._unite(by_entry.setdefault(mention.entry.id, index), index)
        for one, other in same:
            first, second = places.get(id(one)), places.get(id(other))
            if first is not None and second is not None:
                self._unite(first, second)
        self._short_forms(by_words)

    def _find(self, index: int) -> int:
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def _unite(self, one: int, other: int) -> None:
        first, second = self._find(one), self._find(other)
        if first != second:
            self._parent[max(first, second)] = min(first, second)

    def by_group(self) -> list[list[Mention]]:
        """The mentions of each group in text order, the groups in the order of their first."""
        groups: dict[int, list[Mention]] = defaultdict(list)
        for index, mention in enumerate(self._mentions):
            groups[self._find(index)].append(mention)
        return list(groups.values())

    def _short_forms(self, names: dict[frozenset[str], int]) -> None:
        """Unite short forms with the one fuller name that has their words and nothing of its own.

        "Fiscalía" is the "Fiscalía General de la Nación" of the same text, "Treasury" the "U.S.
        Department of the Treasury"; a "Fiscalía Especializada" or an "Ejército de Liberación" is
        another body.
        """
        by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in names:
            for word in words:
                by_word[word].append(words)
        shared = {word for word, those in by_word.items() if len(those) > 1}
        for words, index in names.items():
            if not words:
                continue
            if not words <= shared:
                continue
            rarest = min(words, key=lambda word: (len(by_word[word]), word))
            short = self._mentions[index]
            fuller = [
                names[other]
                for other in by_word[rarest]
                if words < other
                and self._mentions[names[other]].kind is short.kind
                and _only_general(other - words, short, self._mentions[names[other]])
            ]
            if fuller and len({self._find(other) for other in fuller}) == 1:
                self._unite(fuller[0], index)


_EARNS_SHORT = frozenset(
    (OrganizationKind.COMPANY, OrganizationKind.CRIMINAL, OrganizationKind.MEDIA)
)


def _only_general(extra: frozenset[str], short: Mention, full: Mention) -> bool:
    """Whether what a fuller name has more tells no other body."""
    if short.kind in _EARNS_SHORT and not short.bare:
        words = full.text.split()
        # "Odebrecht" of "Odebrecht Perú", "Mawozo" of "400 Mawozo", "Nordbo" of "Nordbo Capital".
        return short.text in (words[0], words[-1], " ".join(words[1:])) or extra <= _general()
    return extra <= _general()


@cache
def _general() -> frozenset[str]:
    """Words that make no other body of one: countries, "national", forms of company law."""
    known = lexicon()
    forms = {*known.nationalities, *known.countries}
    return data_lines("general_words.txt") | {word for form in forms for word in folded(form)}


def fullest(mentions: list[Mention]) -> Mention:
    """The fullest name of a group: that of the most words, no acronym, of equals the first."""
    if len(mentions) == 1:
        return mentions[0]
    return max(
        mentions,
        key=lambda mention: (
            not _short(mention.text),
            len(content(mention.text)),
            -mention.start,
        ),
    )


def _short(name: str) -> bool:
    return " " not in name and (name.isupper() or sum(map(str.isupper, name)) > 1)
