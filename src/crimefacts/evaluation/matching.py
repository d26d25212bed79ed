"""Which found fact answers which gold fact, and whether its value is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from attrs import frozen

from crimefacts.evaluation.gold import FactRow
from crimefacts.serialization import PLACE_ROLES

ROLES = tuple(PLACE_ROLES.values())

_ARTICLES = ("the ", "el ", "la ", "los ", "las ", "o ", "a ", "os ", "as ")
_COUNTRY_CODE = 2
# Where a fact stands, how it was found, and what is scored apart: no part of its value.
_NO_VALUE = frozenset(
    {"type", "start", "end", "quote", "optional", "rule", "extractor"}
    | {"assertion", "cue", "source", "outlet", "quoted"}
)


@frozen
class Matching:
    """Gold facts and found facts, paired one to one.

    Args:
        pairs: Indices of the gold and of the found fact, the best fit first.
    """

    pairs: tuple[tuple[int, int], ...]

    @property
    def gold(self) -> frozenset[int]:
        """Indices of the gold facts that were found."""
        return frozenset(gold for gold, _ in self.pairs)

    @property
    def found(self) -> frozenset[int]:
        """Indices of the found facts that answer a gold fact."""
        return frozenset(found for _, found in self.pairs)


def match_facts(gold: Sequence[FactRow], found: Sequence[FactRow]) -> Matching:
    """Pair facts whose spans overlap, those that share the largest part first.

    Args:
        gold: Facts that should be found.
        found: Facts that were found.
    """
    candidates = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            shared = min(wanted["end"], got["end"]) - max(wanted["start"], got["start"])
            if shared > 0:
                whole = max(wanted["end"], got["end"]) - min(wanted["start"], got["start"])
                candidates.append((-shared / whole, i, j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return Matching(tuple(pairs))


def overlaps(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two facts share a part of the text."""
    return min(one["end"], other["end"]) > max(one["start"], other["start"])


def has_right_value(gold: FactRow, found: FactRow) -> bool:
    """Whether the value of a found fact is that of the gold fact.

    Money agrees in currency and bounds, a date in its days or else its duration, an organization
    and a person in the name, a route in its cargo; a fact of another type in every field that the
    gold gives.

    Args:
        gold: What should be found.
        found: What was found.
    """
    match gold["type"]:
        case "money":
            return gold["currency"] == found.get("currency") and all(
                _number(gold[end]) == _number(found.get(end)) for end in ("minimum", "maximum")
            )
        case "date":
            return _has_right_days(gold, found)
        case "organization" | "person":
            return fold(gold["name"]) == fold(found.get("name"))
        case "route":
            return bool(gold["cargo"] == found.get("cargo"))
        case _:
            given = gold.keys() - _NO_VALUE
            return all(gold[key] == found.get(key) for key in given)


def _has_right_days(gold: FactRow, found: FactRow) -> bool:
    if gold["kind"] != "date":
        return gold["value"] is None or gold["value"] == found.get("value")
    # `alternatives` holds further readings where more than one is accepted.
    readings = gold.get("alternatives") or [gold]
    days = found.get("earliest"), found.get("latest")
    return any((reading["earliest"], reading["latest"]) == days for reading in readings)


def fold(name: str | None) -> str:
    """A name without case, accents, dots and leading article.

    Args:
        name: A name; None counts for an empty one.
    """
    letters = unicodedata.normalize("NFKD", name or "")
    text = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    text = " ".join(text.replace("’", "'").replace(".", "").split())
    for article in _ARTICLES:
        if text.startswith(article):
            return text.removeprefix(article)
    return text


def place_key(label: str) -> str:
    """A place of a route in comparable form: a country code as it is, a name folded."""
    return label if len(label) == _COUNTRY_CODE and label.isupper() else fold(label)


def triples(facts: Iterable[FactRow]) -> set[tuple[str, str]]:
    """Place and role of every place in some routes."""
    return {
        (place_key(label), role)
        for fact in facts
        for role in ROLES
        for label in fact.get(role) or ()
    }


def signature(fact: FactRow) -> tuple[frozenset[str], ...]:
    """The places of a route by role, whatever their order."""
    return tuple(frozenset(place_key(label) for label in fact.get(role) or ()) for role in ROLES)


def _number(value: object) -> object:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return value
