"""Find the names that the lists have, and weigh those that are ordinary words too."""

from __future__ import annotations

import re

from crimefacts import OrganizationKind
from crimefacts_organizations.gazetteers import Alias, Entry, known_names
from crimefacts_organizations.lexicon import data_lines, given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.readings import Reading
from crimefacts_organizations.sequences import sequences
from crimefacts_organizations.spelling import is_acronym
from crimefacts_organizations.surroundings import Surroundings

_ARTICLES = ("El ", "La ", "Los ", "Las ", "O ", "A ", "Os ", "As ")
# In capitals acronyms of two letters are not to be told from words.
_SHORTEST_IN_CAPITALS = 2
# How far around an acronym capitals make it invisible, and how many letters that takes.
_NEAR = 12
_FEW_LETTERS = 3
_LONGEST_WORD = 24
_COUNTRY_BEHIND = re.compile(r"-([A-ZÀ-Þ][^\W\d_]+)")


def find_known(
    around: Surroundings, read: list[tuple[int, int, Reading]]
) -> tuple[list[Mention], list[Mention]]:
    """Find the names of the lists.

    Args:
        around: The document.
        read: The capitalised sequences of its text, read.

    Returns:
        The mentions, and those names that are ordinary words too and lack a cue.
    """
    names = known_names()
    text = around.text
    candidates = [(start, one.known) for start, _, one in read if one.known]
    if text is not around.original:
        # Names are known as they were written, and capitals may make one sequence of many.
        candidates = [
            (start, names.index.within(words))
            for start, _, words in sequences(around.original, around.boundary)
        ]
    hits = names.index.find(around.original, candidates)
    present = {name for name, _, _ in hits}
    sure: list[Mention] = []
    doubted: list[Mention] = []
    for name, start, end in hits:
        alias = names.aliases[name]
        entry = _choose(around, alias, present)
        if text[end : end + 1] == "-":
            if text[end + 1 : end + 2].isdigit():
                continue
            if country := _COUNTRY_BEHIND.match(text, end):
                # "UIF-Perú"
                end = country.end() if country[1] in lexicon().countries else end  # noqa: PLW2901
        if text[start - 1 : start] == "-" and entry.kind is not OrganizationKind.MEDIA:
            continue
        cues = _cues(around, name, alias, entry, start, end)
        mention = Mention(
            start=start,
            end=end,
            text=around.original[start:end],
            kind=entry.kind,
            rule="known-name",
            evidence=[f"known name: {entry.name}", *(cues or ())],
            country=entry.country,
            entry=entry,
        )
        (doubted if cues is None else sure).append(mention)
    return sure, doubted


def _choose(around: Surroundings, alias: Alias, present: set[str]) -> Entry:
    """Whom a name of several stands for: who is named otherwise too, or is of the country."""
    if len(alias.entries) == 1:
        return alias.entries[0]
    names = known_names().aliases
    for entry in alias.entries:
        if any(names[other].entries == (entry,) for other in present):
            return entry
    country = around.context.country
    for entry in alias.entries:
        if country is not None and entry.country == country:
            return entry
    return next((entry for entry in alias.entries if entry.country is None), alias.entries[0])


def _cues(  # noqa: C901, PLR0911, PLR0913, PLR0917 -- one name, its cues in turn
    around: Surroundings, name: str, alias: Alias, entry: Entry, start: int, end: int
) -> list[str] | None:
    """The cues that a known name has or needs; None where it needs what it has not."""
    acronym = is_acronym(name)
    if around.in_capitals(start):
        common = len(name) <= _SHORTEST_IN_CAPITALS or name in data_lines("words_in_capitals.txt")
        return None if alias.needs_cue or (acronym and common) else []
    if acronym and (
        around.text[start - 1 : start] == "/" or among_capitals(around.text, start, end)
    ):
        return None
    if not alias.needs_cue and not _doubtful(around, name, start, end, acronym=acronym):
        return []
    if alias.needs_cue and _goes_on(around.text, end):
        return None
    if around.text[max(0, start - 4) : start] == "The " and not around.starts_sentence(start - 4):
        return ["article with a capital"]
    before = around.kinds_before(around.words_before(start))
    after, phrase = around.kinds_after(end)
    if entry.kind in before.nouns:
        return [f"noun before: {before.noun}"]
    if entry.kind in before.roles and not around.title_case(start):
        return [f"role: {before.role}"]
    if entry.kind in after:
        return [f"noun behind: {phrase}"]
    if not alias.needs_cue and around.speaks(end):
        return [f"speaks: {around.words_after(end)[0]}"]
    if entry.kind is OrganizationKind.CRIMINAL and around.quoted(start, end):
        return ["quotation marks"]
    return None


def _doubtful(around: Surroundings, name: str, start: int, end: int, *, acronym: bool) -> bool:
    """Whether a known name may be something else just here."""
    if acronym:
        return False
    if " " not in name and _behind_given_name(around.text, start):
        return True
    if name.count(" ") == 1 and name.startswith(_ARTICLES) and around.starts_sentence(start):
        return True
    return around.is_place(start, end)


def among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside are in capitals too, so that an acronym does not stand out."""
    beside = text[max(0, start - _NEAR) : start] + text[end : end + _NEAR]
    if not beside.isupper():
        return False
    letters = [letter for letter in beside if letter.isalpha()]
    return len(letters) > _FEW_LETTERS and all(map(str.isupper, letters))


def _behind_given_name(text: str, start: int) -> bool:
    """Whether a given name before makes a person's name of it ("Carlos Conti")."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    words = before.split()
    return before.endswith(" ") and bool(words) and words[-1] in given_names()


def _goes_on(text: str, end: int) -> bool:
    """Whether a further capitalised word makes another name of it ("Semana Santa")."""
    behind = text[end : end + _LONGEST_WORD]
    if behind[:1] != " " or not behind[1:2].isupper():
        return False
    following = behind.split()[0].rstrip(".,;:)")
    return following not in lexicon().titles and following not in lexicon().openers
