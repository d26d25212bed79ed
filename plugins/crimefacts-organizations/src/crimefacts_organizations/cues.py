"""Find the names that only the words around them tell of: gangs, firms, newspapers, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.reading import Reader, given_names, is_acronym

_ENOUGH = 2
_GANG_ARTICLES = ("Los ", "Las ")
_WORDS = re.compile(r"\S++")
_ROMANCE_NOUNS = re.compile(
    r"\b([Cc][aá]rtel(?:es)?|[Cc]lan|[Cc]lã|[Mm]afia|[Tt]ren)( (?:de|del|de los|de las|de la|do|da|dos))?$"
)
_TAIL_OF_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?[ -]$")
_ALIAS_MARKS = frozenset(
    ("alias", "apodado", "apodada", "a.k.a", "aka", "apelidado", "vulgo", "nicknamed", "dubbed")
)
_OPERATIONS = frozenset(
    (
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
    taken = iter(mentions)
    current = next(taken, None)
    for start, end in reader.rest:
        while current is not None and current.end <= start:
            current = next(taken, None)
        if current is not None and current.start < end:
            continue
        found = _judge(reader, start, end)
        if found is not None:
            yield found


def _judge(reader: Reader, start: int, end: int) -> Mention | None:
    around = reader.around
    text = reader.text
    words_ = lexicon()
    initial = around.starts_sentence(start)
    sequence = text[start:end]
    # "In Reforma", "Suspected Bloods"
    while True:
        first = sequence.split(None, 1)
        if (
            len(first) == 2
            and first[0] in words_.openers
            and not (sequence.startswith(_GANG_ARTICLES) and not initial)
        ):  # noqa: PLR2004
            if sequence.startswith(_GANG_ARTICLES) and " " not in first[1]:
                break
            start = end - len(first[1])
            sequence = first[1]
            initial = False
            while sequence.split()[0] in words_.connectors and len(sequence.split()) > 1:
                sequence = sequence.split(None, 1)[1]
                start = end - len(sequence)
            continue
        break
    for ending in ("'s", "’s", "'", "’"):
        if sequence.endswith(ending):
            sequence = sequence[: -len(ending)]
            end -= len(ending)
            break
    first_word = sequence.split()[0]
    if (
        len(sequence) < 2  # noqa: PLR2004
        or sequence in words_.openers
        or sequence in words_.titles
        or first_word in words_.titles
        or sequence in words_.countries
        or around.is_place(start, end)
        or sequence in _no_organizations()
    ):
        return None
    if around.title_case(start):
        return None
    acronym = is_acronym(sequence)
    if acronym and reader.in_capitals(start, end):
        return None
    words = around.words_before(start)
    if any(
        word.lower().rstrip(".") in _ALIAS_MARKS or word.lower() in _OPERATIONS
        for word in words[-2:]
    ):
        return None
    person = first_word in given_names()
    nationality = sequence in words_.nationalities
    points: dict[OrganizationKind, int] = {}
    evidence: list[str] = []

    def speak(kinds: tuple[OrganizationKind, ...], cue: str, weight: int) -> None:
        evidence.append(cue)
        for position, kind in enumerate(kinds):
            points[kind] = points.get(kind, 0) + max(1, weight - position)

    nouns, noun, roles, role = around.kinds_before(words)
    after, behind = around.kinds_after(end)
    decisive = around.contexts.decisive
    if nouns and not (person and " " in sequence):
        speak(nouns, f"noun before: {noun}", _ENOUGH)
    if after and not nationality:
        speak(after, f"noun behind: {behind}", _ENOUGH if behind in decisive else 1)
    if roles and not person and not nationality and len(role) > 3:  # noqa: PLR2004 -- not a mere preposition
        speak(roles, f"role: {role}", _ENOUGH if role in decisive else 1)
    criminal = OrganizationKind.CRIMINAL
    if sequence.startswith(_GANG_ARTICLES) and not person:
        speak((criminal,), f"article in the name: {first_word}", 1 if initial else _ENOUGH)
    if around.quoted(start, end) and points.get(criminal):
        speak((criminal,), "quotation marks", 1)
    if not points and not acronym:
        kinds, description = around.apposition(end) if not person else ((), "")
        if kinds and not nationality:
            speak(kinds, f"description: {description}", _ENOUGH)
    if acronym and not initial:
        article = bool(words) and words[-1].lower() in (
            "the",
            "la",
            "el",
            "del",
            "al",
            "da",
            "do",
            "o",
            "a",
            "à",
            "ao",
            "los",
            "las",
            "pela",
            "pelo",
            "na",
            "no",
        )
        if not points:
            speak((OrganizationKind.GOVERNMENT,), "acronym", 1)
        else:
            evidence.append("acronym")
            best = max(points, key=lambda kind: points[kind])
            points[best] += 1
        if article:
            best = max(points, key=lambda kind: points[kind])
            points[best] += 1
    if points and around.speaks(end) and not person and not initial:
        best = max(points, key=lambda kind: points[kind])
        points[best] += 1
        evidence.append(f"speaks: {around.words_after(end)[0]}")
    if not points:
        return None
    kind = max(points, key=lambda one: points[one])
    if points[kind] < _ENOUGH:
        return None
    if kind is criminal:
        if nationality:
            return None
        start, end = _with_noun(reader, start, end, sequence, behind, acronym=acronym)
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        rule="context" if not acronym else "acronym-in-context",
        evidence=evidence,
    )


def _with_noun(
    reader: Reader, start: int, end: int, sequence: str, behind: str, *, acronym: bool
) -> tuple[int, int]:
    """Take in the noun that belongs to the name of a family or of a place ("Hutch gang")."""
    text = reader.text
    before = text[max(0, start - 24) : start]
    if match := _TAIL_OF_NUMBER.search(before):
        start -= len(match[0])
    if (
        not sequence.startswith(_GANG_ARTICLES)
        and before.endswith(" ")
        and (match := _ROMANCE_NOUNS.search(before.rstrip()))
    ):
        return start - len(before) + match.start(), end
    gap = text[end : end + 1]
    if (
        behind in _NOUNS_INSIDE
        and not acronym
        and not sequence.startswith(_GANG_ARTICLES)
        and gap == " "
    ):
        return start, end + 1 + len(behind)
    return start, end
