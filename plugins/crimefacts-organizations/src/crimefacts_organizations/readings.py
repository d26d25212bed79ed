"""All that a capitalised sequence tells by itself, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from crimefacts_organizations.cores import Core, cores
from crimefacts_organizations.gazetteers import known_names, legal_forms
from crimefacts_organizations.phrases import Part, parse

# Sequences recur, so that most of those of a collection have been seen before.
_REMEMBERED = 32_768
# "Los Lobos y Los Choneros" are two, "Johnson & Sons" is one.
_CONJUNCTION = re.compile(r"\s(?:and|y|e)\s")


@frozen
class Reading:
    """What a capitalised sequence tells by itself.

    Args:
        parts: The stretches that are built with a noun of organizations.
        known: The known names that may begin in it, and where.
        forms: The forms of company law that may begin in it, and where.
        inside: Its core inside a sentence.
        opening: Its core at the beginning of one; the same object where equal.
        several: Whether a conjunction parts it.
    """

    parts: tuple[Part, ...]
    known: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]
    inside: Core | None
    opening: Core | None
    several: bool


@lru_cache(maxsize=_REMEMBERED)
def reading(sequence: str) -> Reading:
    """Read a capitalised sequence.

    Args:
        sequence: Capitalised words, with the small words that may join them.
    """
    inside, opening = cores(sequence)
    return Reading(
        parse(sequence),
        known_names().index.within(sequence),
        legal_forms().within(sequence),
        inside,
        opening,
        _CONJUNCTION.search(sequence) is not None,
    )
