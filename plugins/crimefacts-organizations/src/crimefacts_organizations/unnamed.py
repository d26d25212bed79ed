"""Bodies without a name that a nationality makes specific ("Salvadoran police")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crimefacts import OrganizationKind, Place, PlaceKind
from crimefacts_organizations.contexts import contexts
from crimefacts_organizations.lexicon import LOCALES
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.surroundings import Surroundings

_FEW = 3
_OWNERS = frozenset("'’")
_AND = re.compile(r" (?:and|y|e) ")


@cache
def _behind(locale: str) -> re.Pattern[str]:
    nouns = sorted(contexts(locale).unnamed, key=len, reverse=True)
    return re.compile(rf"(?P<owner>['’]s?)? (?P<noun>{'|'.join(map(re.escape, nouns))})(?![\w-])")


@cache
def _before(locale: str) -> re.Pattern[str]:
    nouns = sorted(contexts(locale).unnamed, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?P<noun>{'|'.join(map(re.escape, nouns))})(?: (?:de|do|da|del))? $"
    )


@cache
def _letters(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last letters of the nouns: next to most nationalities stand others."""
    nouns = contexts(locale).unnamed
    return (
        frozenset(noun[:_FEW] for noun in nouns),
        frozenset(noun[-_FEW:] for noun in nouns),
    )


def unnamed(around: Surroundings) -> Iterator[Mention]:
    """Find the unnamed bodies beside nationalities and owners.

    Args:
        around: The document.
    """
    locale = LOCALES.choose(around.context.language)
    behind, before = _behind(locale), _before(locale)
    first_letters, last_letters = _letters(locale)
    places = [
        place
        for place in around.all_places
        if place.country is not None and place.kind is PlaceKind.COUNTRY
    ]
    text = around.text
    kinds = contexts(locale).unnamed
    for index, place in enumerate(places):
        start, end = place.span.start, place.span.end
        sign = text[end : end + 1]
        match = None
        if sign == " ":
            if text[end + 1 : end + 1 + _FEW] in first_letters:
                match = behind.match(text, end)
        elif sign in _OWNERS:
            match = behind.match(text, end)
        if match is not None and (
            place.demonym or (match["owner"] and not match["noun"].endswith("s"))
        ):
            first, countries = _coordinated(text, places, index)
            yield _mention(
                text,
                match.start("noun") if match["owner"] else first,
                match.end(),
                kinds[match["noun"]],
                countries,
            )
        elif place.demonym:
            if text[start - 1 : start] != " " or (
                text[max(0, start - 1 - _FEW) : start - 1] not in last_letters
            ):
                continue
            match = before.search(text, max(0, start - 48), start)
            if match is not None and match[0].endswith(f"{match['noun']} "):
                _, countries = _coordinated(text, places, index)
                yield _mention(text, match.start("noun"), end, kinds[match["noun"]], countries)


def _coordinated(text: str, places: list[Place], index: int) -> tuple[int, tuple[str, ...]]:
    """Where the nationalities that share a noun begin, and all their countries."""
    countries = [places[index].country or ""]
    start = places[index].span.start
    while index and places[index - 1].demonym:
        gap = text[places[index - 1].span.end : start]
        if _AND.fullmatch(gap) is None and gap != ", ":
            break
        index -= 1
        start = places[index].span.start
        countries.insert(0, places[index].country or "")
    return start, tuple(dict.fromkeys(countries))


def _mention(
    text: str, start: int, end: int, kind: OrganizationKind, countries: tuple[str, ...]
) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        rule="nationality-and-noun",
        evidence=[f"nationality: {', '.join(countries)}"],
        country=countries[0] if len(countries) == 1 else None,
        named=False,
        countries=countries,
    )
