"""Which mentions are of one organization, and what the article's fullest name for it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from crimefacts import OrganizationKind
from crimefacts.text.countries import without_accents
from crimefacts_organizations.lexicon import lexicon
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
    """The mentions of a document, grouped by organization."""

    def __init__(self, mentions: list[Mention], same: Iterable[tuple[Mention, Mention]]) -> None:
        self._mentions = mentions
        self._parent: dict[object, object] = {}
        for mention in mentions:
            for key in self._keys(mention):
                self.unite(self._own(mention), key)
        for one, other in same:
            self.unite(self._own(one), self._own(other))
        self._short_forms()

    @staticmethod
    def _own(mention: Mention) -> object:
        return ("mention", mention.start, mention.end)

    @staticmethod
    def _keys(mention: Mention) -> Iterable[object]:
        if not mention.named:
            return
        yield ("words", content(mention.text))
        if mention.entry is not None:
            yield ("entry", mention.entry.id)

    def find(self, key: object) -> object:
        """The representative of a group."""
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = above
        return root

    def unite(self, one: object, other: object) -> None:
        """Make one group of two."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._parent[second] = first

    def by_group(self) -> dict[object, list[Mention]]:
        """The mentions of each group in text order."""
        groups: dict[object, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            groups[self.find(self._own(mention))].append(mention)
        return groups

    def _short_forms(self) -> None:
        """Unite short forms with the one fuller name that has their words and nothing of its own.

        "Fiscalía" is the "Fiscalía General de la Nación" of the same text, "Treasury" the "U.S.
        Department of the Treasury"; a "Fiscalía Especializada" or an "Ejército de Liberación" is
        another body.
        """
        names: dict[frozenset[str], list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.named:
                names[content(mention.text)].append(mention)
        ordered = sorted(names, key=lambda words: (len(words), sorted(words)))
        by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in ordered:
            for word in words:
                by_word[word].append(words)
        for words in ordered:
            short = names[words][0]
            if not words:
                continue
            rarest = min(words, key=lambda word: (len(by_word[word]), word))
            fuller = [
                other
                for other in by_word[rarest]
                if words < other
                and names[other][0].kind is short.kind
                and _only_general(other - words, short, names[other][0])
            ]
            if not fuller:
                continue
            groups = {self.find(self._own(names[other][0])) for other in fuller}
            if len(groups) == 1:
                self.unite(self._own(names[fuller[-1]][0]), self._own(short))


_GENERAL = frozenset(
    "nacional national federal general generale geral republica republic nacion nation estado state us usa uk united states department ministry office departamento ministerio secretaria pueblo del de la justicia publico credito armed royal central sa sac sas saa srl ltd ltda inc corp llc cv plc sl ca eirl".split()
)
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


def _general() -> frozenset[str]:
    global _GENERAL_AND_COUNTRIES  # noqa: PLW0603 -- read at first use
    if _GENERAL_AND_COUNTRIES is None:
        words = lexicon()
        forms = {*words.nationalities, *words.countries}
        _GENERAL_AND_COUNTRIES = _GENERAL | {word for form in forms for word in folded(form)}
    return _GENERAL_AND_COUNTRIES


_GENERAL_AND_COUNTRIES: frozenset[str] | None = None


def fullest(mentions: list[Mention]) -> Mention:
    """The fullest name of a group: that of the most words, no acronym, of equals the first."""
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
