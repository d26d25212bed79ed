"""Find the names that only the words around them tell of: gangs, firms, newspapers, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from typing import NamedTuple

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.sequences import LINK
from crimefacts_organizations.reading import Reader, is_acronym

_ENOUGH = 2
_REMEMBERED = 32_768
_GANG_ARTICLES = frozenset(("Los", "Las"))
_ARTICLES = frozenset(("El", "La", "Los", "Las", "O", "A", "Os", "As"))
_PLURAL_ARTICLES = frozenset(("los", "las", "os", "the"))
_ARTICLES_OF_ACRONYMS = frozenset(
    (
        "the",
        "la",
        "el",
        "los",
        "las",
        "del",
        "al",
        "o",
        "a",
        "os",
        "as",
        "do",
        "da",
        "ao",
        "à",
        "no",
        "na",
        "pelo",
        "pela",
    )
)
# A role that is a mere preposition ("in", "by") proves nothing of an unknown name.
_PREPOSITION = 3
_LOCATION = re.compile(
    r"\b(?:Boulevard|Street|Avenue|Road|Beach|Hills|Park|Avenida|Calle|Plaza|Vegas|Angeles|Ángeles|Valley|Cruces|Palmas)\b"
)
_WORDS = re.compile(r"\S++")
_ROMANCE_NOUNS = re.compile(
    r"\b([Cc][aá]rtel(?:es)?|[Cc]lan|[Cc]lã|[Mm]afia|[Tt]ren)( (?:de|del|de los|de las|de la|do|da|dos))?$"
)
_NUMBER_BEHIND = re.compile(r" \d{1,3}(?= )")
_PIECES = re.compile(rf"(?<!\S)(?!{LINK}(?:\s|$))[^\s]++(?:\s(?!{LINK}(?:\s|$))[^\s]++)*+")
# "Los Lobos y Los Choneros" are two, "Johnson & Sons" is one.
_CONJUNCTS = re.compile(
    r"(?<!\S)(?!(?:and|y|e|the|el|la|los|las)\s)[^\s]++(?:\s(?!(?:and|y|e)\s)[^\s]++)*+"
)
_TAIL_OF_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?[ -]$")
# Names behind these are of people, operations or works.
_NO_NAMES_AFTER = frozenset(
    (
        "alias",
        "apodado",
        "apodada",
        "a.k.a",
        "aka",
        "apelidado",
        "vulgo",
        "nicknamed",
        "dubbed",
        "operation",
        "operación",
        "operativo",
        "operação",
        "caso",
        "case",
        "plan",
        "megaoperativo",
        "film",
        "song",
        "book",
        "libro",
        "serie",
        "series",
    )
)
_AND = r"(?:, | (?:and|y|e|o|ou|or|&) )(?:the |el |la |los |las |del |al |o |a |os |as )?"
_AND_BEHIND = re.compile(_AND)
_AND_BEFORE = re.compile(r"\)?" + _AND + "$")
# The noun behind belongs to the name where the name alone is a family or a place ("Hutch gang").
_NOUNS_INSIDE = frozenset(
    (
        "cartel",
        "clan",
        "gang",
        "ring",
        "syndicate",
        "triad",
        "brothers",
        "crime family",
        "crew",
        "mafia",
        "mob",
        "crime syndicate",
    )
)


@cache
def _no_organizations() -> frozenset[str]:
    text = (files(__package__) / "data" / "not_organizations.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def by_cues(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """The names among the capitalised sequences left over that their surroundings speak for."""
    index = 0
    count = len(mentions)
    text = reader.text
    for start, end in reader.rest:
        while index < count and mentions[index].end <= start:
            index += 1
        free = index >= count or mentions[index].start >= end
        pieces = [match.span() for match in _CONJUNCTS.finditer(text, start, end)]
        if not free:
            # "CPI do INSS", "Keiko y la DEA": what is left beside the names found.
            near = mentions[index : index + len(text[start:end].split())]
            pieces = [
                match.span()
                for match in _PIECES.finditer(text, start, end)
                if not any(one.overlaps(*match.span()) for one in near)
            ]
        found = [(piece, _judge(reader, *piece)) for piece in pieces]
        yield from _conjuncts(reader, found)


def _conjuncts(
    reader: Reader, found: list[tuple[tuple[int, int], Mention | None]]
) -> Iterator[Mention]:
    """The names found among conjuncts, and those that share a noun of many with one of them."""
    yield from (mention for _, mention in found if mention is not None)
    for (_, mention), (other, nothing) in permutations(found, 2):
        if mention is None or nothing is not None or mention.kind is not OrganizationKind.CRIMINAL:
            continue
        cue = mention.evidence[0]
        if not (cue.startswith(("noun before", "noun behind")) and cue.endswith("s")):
            continue
        core = _cores(reader.text[other[0] : other[1]])[0]
        if core is None or core.nationality or reader.around.is_place(*other):
            continue
        start, end = other[0] + core.start, other[0] + core.end
        yield Mention(
            start=start,
            end=end,
            text=reader.text[start:end],
            kind=mention.kind,
            rule="context",
            evidence=[cue, f"beside: {mention.text}"],
        )


class _Core(NamedTuple):
    """What is left of a sequence without opening words and possessive ending.

    Args:
        start: Its offset in the sequence.
        end: Offset behind it.
        text: The words.
        cut: Whether opening words were cut off.
        person: Whether it begins with a given name.
        nationality: Whether it is a nationality.
        acronym: Whether it is written like an acronym.
        gang: Whether it has the article of gangs ("Los Gallegos").
    """

    start: int
    end: int
    text: str
    cut: bool
    person: bool
    nationality: bool
    acronym: bool
    gang: bool


def _core(sequence: str, *, initial: bool) -> _Core | None:
    """Cut a sequence down to what may be a name, None where nothing may."""
    known = lexicon()
    words = [(match.start(), match.end()) for match in _WORDS.finditer(sequence)]
    index = 0
    while index < len(words) - 1:
        word = sequence[words[index][0] : words[index][1]]
        # An article with a capital inside a sentence belongs to the name ("El Rápido").
        article = word in _ARTICLES and not (initial and not index)
        gang = word in _GANG_ARTICLES and len(words) == index + 2
        if article or gang or not (word in known.openers or (index and word in known.connectors)):
            break
        index += 1
    start, end = words[index][0], words[-1][1]
    for ending in ("'s", "’s", "'", "’"):
        if sequence.endswith(ending):
            end -= len(ending)
            break
    text = sequence[start:end]
    first = text.split(None, 1)[0] if text.strip() else ""
    if (
        len(text) < 2  # noqa: PLR2004
        or text in known.openers
        or first in known.titles
        or text in known.countries
        or text in _no_organizations()
    ):
        return None
    return _Core(
        start,
        end,
        text,
        cut=index > 0,
        person=first in given_names(),
        nationality=text in known.nationalities,
        acronym=is_acronym(text),
        gang=first in _GANG_ARTICLES and " " in text,
    )


@lru_cache(maxsize=_REMEMBERED)
def _cores(sequence: str) -> tuple[_Core | None, _Core | None]:
    """The core of a sequence inside a sentence, and at its beginning; one object where equal."""
    inside = _core(sequence, initial=False)
    opening = _core(sequence, initial=True)
    return inside, (inside if inside == opening else opening)


class _Ballot:
    """What speaks for which kind."""

    def __init__(self) -> None:
        self.points: dict[OrganizationKind, int] = {}
        self.evidence: list[str] = []

    def speak(self, kinds: tuple[OrganizationKind, ...], cue: str, weight: int) -> None:
        self.evidence.append(cue)
        for position, kind in enumerate(kinds):
            self.points[kind] = self.points.get(kind, 0) + max(1, weight - position)

    def strengthen(self, cue: str) -> None:
        """One more point for the kind that leads."""
        self.points[self.best()] += 1
        self.evidence.append(cue)

    def best(self) -> OrganizationKind:
        return max(self.points, key=lambda kind: self.points[kind])


def _judge(reader: Reader, start: int, end: int) -> Mention | None:
    around = reader.around
    text = reader.text
    inside, opening = _cores(text[start:end])
    if inside is opening:
        core, initial = inside, None
    else:
        initial = around.starts_sentence(start)
        core = opening if initial else inside
    if core is None:
        return None
    start, end = start + core.start, start + core.end
    if around.is_place(start, end):
        return None
    if numbered := _NUMBER_BEHIND.match(text, end):
        # "the Sureños 13 gang"
        number_end = numbered.end()
        after, behind = around.kinds_after(number_end)
        end = number_end if OrganizationKind.CRIMINAL in after else end
    else:
        after, behind = around.kinds_after(end)
    quoted = around.quoted(start, end)
    if not (
        after
        or quoted
        or core.acronym
        or core.gang
        or text[end : end + 1] == ","
        or around.may_lead(start)
    ):
        return None
    if core.cut:
        initial = False
    elif initial is None:
        initial = around.starts_sentence(start)
    # "small business association (CONAPES)": the bracket explains the noun before it.
    bracket = core.acronym and text[start - 1 : start] == "("
    words = around.words_before(start - 2 if bracket else start)
    before = around.kinds_before(words)
    ballot = _Ballot()
    decisive = around.contexts.decisive
    if before.nouns and not (core.person and " " in core.text):
        ballot.speak(before.nouns, f"noun before: {before.noun}", _ENOUGH)
    if after and not core.nationality:
        ballot.speak(after, f"noun behind: {behind}", _ENOUGH if behind in decisive else 1)
    if (
        before.roles
        and not core.person
        and not core.nationality
        and len(before.role) > _PREPOSITION
    ):
        weight = _ENOUGH if before.role in decisive else 1
        ballot.speak(before.roles, f"role: {before.role}", weight)
    criminal = OrganizationKind.CRIMINAL
    if core.gang and not core.person and not _LOCATION.search(core.text):
        weak = initial or (bool(words) and words[-1].lower() in around.contexts.locative)
        ballot.speak((criminal,), "article in the name", 1 if weak else _ENOUGH)
    elif quoted and words and words[-1].lower() in _PLURAL_ARTICLES and not core.person:
        ballot.speak((criminal,), "article of many before quotation marks", _ENOUGH)
    if quoted and ballot.points.get(criminal):
        ballot.speak((criminal,), "quotation marks", 1)
    lonely = not ballot.points and not core.acronym and not core.person and not core.nationality
    # "In Manaus, a gang …" describes no Manaus.
    place = core.cut or (bool(words) and words[-1].lower() in around.contexts.locative)
    if lonely and not place:
        kinds, description = around.apposition(end)
        if kinds:
            ballot.speak(kinds, f"description: {description}", _ENOUGH)
    if core.acronym and not initial:
        if ballot.points:
            ballot.strengthen("acronym")
        else:
            ballot.speak((OrganizationKind.GOVERNMENT,), "acronym", 1)
        if words and words[-1].lower() in _ARTICLES_OF_ACRONYMS:
            ballot.strengthen("article before")
    if ballot.points and core.acronym and not core.person and not initial and around.speaks(end):
        ballot.strengthen(f"speaks: {around.words_after(end)[0]}")
    if not ballot.points:
        return None
    kind = ballot.best()
    if (
        ballot.points[kind] < _ENOUGH
        or (kind is criminal and core.nationality)
        or around.title_case(start)
        or (core.acronym and reader.in_capitals(start, end))
        or any(word.lower().rstrip(".") in _NO_NAMES_AFTER for word in words[-2:])
    ):
        return None
    if kind is criminal:
        start, end = _with_noun(reader, start, end, core, behind)
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        rule="acronym-in-context" if core.acronym else "context",
        evidence=ballot.evidence,
    )


def _with_noun(reader: Reader, start: int, end: int, core: _Core, behind: str) -> tuple[int, int]:
    """Take in the noun that belongs to the name of a family or of a place ("Hutch gang")."""
    text = reader.text
    before = text[max(0, start - 24) : start]
    if match := _TAIL_OF_NUMBER.search(before):
        start -= len(match[0])
    if core.gang:
        return start, end
    if before.endswith(" ") and (match := _ROMANCE_NOUNS.search(before.rstrip())):
        return start - len(before) + match.start(), end
    if behind in _NOUNS_INSIDE and not core.acronym and text[end : end + 1] == " ":
        return start, end + 1 + len(behind)
    return start, end


def in_company(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """The doubtful known names that stand beside a sure one of their kind ("el PP y Vox")."""
    ends = {mention.end: mention for mention in mentions}
    starts = {mention.start: mention for mention in mentions}
    for mention in reader.doubted:
        behind = _AND_BEHIND.match(reader.text, mention.end)
        before = _AND_BEFORE.search(reader.text, max(0, mention.start - 12), mention.start)
        neighbour = (ends.get(before.start()) if before else None) or (
            starts.get(behind.end()) if behind else None
        )
        if neighbour is not None and neighbour.kind is mention.kind:
            mention.evidence.append(f"beside: {neighbour.text}")
            yield mention
