"""How well facts agree with gold facts: the measures of the comparison with other tools."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from crimefacts.serialization import PLACE_ROLES

_Fact = Mapping[str, Any]
_ARTICLES = ("the ", "el ", "la ", "los ", "las ", "o ", "a ", "os ", "as ")


@frozen(kw_only=True)
class Figures:
    """What a tool reaches on one type of fact, all figures between 0 and 1.

    Args:
        recall: Share of the gold facts that a found fact overlaps, one to one.
        found: F1 of the same.
        value: F1 where the normalised value must be right too.
        strict: F1 where the span must be equal.
        kind: Share of the found ones whose kind is right; None where the gold has no kinds.
        qualifier: The same for the qualifiers of money.
        role: F1 of (document, place, role) for routes; None for other types.
    """

    recall: float
    found: float
    value: float
    strict: float
    kind: float | None = None
    qualifier: float | None = None
    role: float | None = None


def measure(
    gold: Mapping[str, Mapping[str, Any]], found: Mapping[str, Sequence[_Fact]], tag: str
) -> Figures:
    """Compare what was found with the gold.

    Optional gold facts count neither as missed nor as found; what overlaps one counts as no error.

    Args:
        gold: Lines of a gold file by document id.
        found: Facts of the type in JSON form by document id.
        tag: The type of fact.
    """
    count: Counter[str] = Counter()
    for name, line in gold.items():
        asked = [fact for fact in line["facts"] if fact["type"] == tag]
        answers = found.get(name, ())
        _count_matches(asked, answers, count)
        if tag == "route":
            must = _triples(fact for fact in asked if not fact.get("optional"))
            got = _triples(answers) - (_triples(asked) - must)
            count.update(role_right=len(must & got), role_gold=len(must), role_found=len(got))

    def f1(right: str) -> float:
        return _f1(count[right], count["found"], count["gold"])

    def share(field: str) -> float | None:
        of = count[f"{field}_of"]
        return count[field] / of if of else None

    return Figures(
        recall=count["right"] / count["gold"] if count["gold"] else 1.0,
        found=f1("right"),
        value=f1("value"),
        strict=f1("strict"),
        kind=share("kind"),
        qualifier=share("qualifier"),
        role=_f1(count["role_right"], count["role_found"], count["role_gold"])
        if tag == "route"
        else None,
    )


def _count_matches(asked: Sequence[_Fact], answers: Sequence[_Fact], count: Counter[str]) -> None:
    pairs = _pairs(asked, answers)
    count["gold"] += sum(not fact.get("optional") for fact in asked)
    for number, answer in enumerate(answers):
        expected = pairs.get(number)
        if expected is None:
            excused = any(fact.get("optional") and _overlap(fact, answer) > 0 for fact in asked)
            count["found"] += not excused
            continue
        if expected.get("optional"):
            continue
        count["found"] += 1
        count["right"] += 1
        count["value"] += _same_value(expected, answer)
        count["strict"] += _ends(expected) == _ends(answer)
        for field in ("kind", "qualifier"):
            if expected.get(field) is not None:
                count[f"{field}_of"] += 1
                count[field] += expected[field] == answer.get(field)


def _pairs(asked: Sequence[_Fact], answers: Sequence[_Fact]) -> dict[int, _Fact]:
    """Gold facts by the number of the answer that they belong to, the best overlap first."""
    candidates = []
    for row, fact in enumerate(asked):
        for column, answer in enumerate(answers):
            shared = _overlap(fact, answer)
            if shared > 0:
                union = max(fact["end"], answer["end"]) - min(fact["start"], answer["start"])
                candidates.append((-shared / union, row, column))
    rows: set[int] = set()
    pairs: dict[int, _Fact] = {}
    for _, row, column in sorted(candidates):
        if row not in rows and column not in pairs:
            rows.add(row)
            pairs[column] = asked[row]
    return pairs


def _ends(fact: _Fact) -> tuple[int, int]:
    return fact["start"], fact["end"]


def _overlap(one: _Fact, other: _Fact) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _same_value(expected: _Fact, answer: _Fact) -> bool:
    match expected["type"]:
        case "money":
            return expected["currency"] == answer["currency"] and all(
                _decimal(expected[field]) == _decimal(answer[field])
                for field in ("minimum", "maximum")
            )
        case "date" if expected["kind"] == "date":
            days = answer["earliest"], answer["latest"]
            readings = expected.get("alternatives") or (expected,)
            return any((reading["earliest"], reading["latest"]) == days for reading in readings)
        case "date":
            return expected["value"] in {None, answer["value"]}
        case "organization":
            return _fold(expected["name"]) == _fold(answer["name"])
        case "route":
            return bool(expected["cargo"] == answer["cargo"])
    return True


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _fold(name: str) -> str:
    """A name without case, accents, full stops and article."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    plain = " ".join(plain.split())
    article = next((article for article in _ARTICLES if plain.startswith(article)), "")
    return plain.removeprefix(article)


def _triples(routes: Iterable[_Fact]) -> set[tuple[str, str]]:
    """The places of one document's routes with their roles; countries by their codes."""
    return {
        (place if len(place) == len("PE") and place.isupper() else _fold(place), role)
        for route in routes
        for role in PLACE_ROLES.values()
        for place in route[role] or ()
    }


def _f1(right: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
    return 2 * right / (found + gold) if found + gold else 1.0
