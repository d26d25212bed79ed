"""Score found facts against gold facts, and tell what is missed, wrong and too much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import define, field, frozen

from crimefacts.evaluation.gold import FactRow, GoldDocument
from crimefacts.evaluation.matching import (
    Matching,
    has_right_value,
    match_facts,
    overlaps,
    signature,
    triples,
)
from crimefacts.evaluation.measures import ContextCounts, Measure, TypeCounts


class ErrorKind(StrEnum):
    """What is wrong with a fact."""

    MISSED = "missed"
    EXTRA = "extra"
    VALUE = "value"


@frozen(kw_only=True)
class EvaluationError:
    """A fact that was missed, found without being one, or found with a wrong value.

    Args:
        kind: Which of these.
        document: Id of the document.
        type: Tag of the fact type.
        start: Where the fact stands; of a wrong one, where the gold fact stands.
        end: Where it ends.
        quote: Its words.
        expected: The gold fact; None for one too much.
        found: The found fact; None for a missed one.
    """

    kind: ErrorKind
    document: str
    type: str
    start: int
    end: int
    quote: str
    expected: FactRow | None = field(default=None, eq=False, repr=False)
    found: FactRow | None = field(default=None, eq=False, repr=False)


@define
class Score:
    """The figures of one run.

    Args:
        types: Counts by fact type.
        context: Counts of assertions, cues and sources, where some gold document has them.
        errors: What was missed, wrong and too much, in the order of the gold file.
    """

    types: dict[str, TypeCounts] = field(factory=dict)
    context: ContextCounts | None = None
    errors: list[EvaluationError] = field(factory=list)

    def summary(self) -> dict[str, dict[str, Any]]:
        """The figures by fact type, rounded to four digits, as plain JSON values."""
        rows = {kind: counts.summary(kind) for kind, counts in self.types.items()}
        if self.context is not None:
            rows["context"] = self.context.summary()
        return dict(sorted(rows.items()))


def score(gold: Iterable[GoldDocument], found: Mapping[str, Sequence[FactRow]]) -> Score:
    """Score found facts.

    Args:
        gold: The gold documents. A document that is missing from `found` counts as having no facts.
        found: Facts in the JSON form by document id.
    """
    result = Score()
    for entry in gold:
        facts = found.get(entry.document.id, ())
        if entry.context:
            result.context = result.context or ContextCounts()
            _count_context(entry.facts, facts, result.context)
        for kind in entry.types:
            wanted = [fact for fact in entry.facts if fact["type"] == kind]
            got = [fact for fact in facts if fact["type"] == kind]
            counts = result.types.setdefault(kind, TypeCounts())
            matching = match_facts(wanted, got)
            _count_matches(wanted, got, matching, counts)
            if kind == "route":
                _count_places(wanted, got, counts)
            result.errors += _errors(entry.document.id, kind, wanted, got, matching)
    return result


def _count_matches(
    gold: Sequence[FactRow], found: Sequence[FactRow], matching: Matching, counts: TypeCounts
) -> None:
    if not gold:
        counts.bare += 1
        counts.bare_clean += not found
    excused = 0
    for i, j in matching.pairs:
        wanted, got = gold[i], found[j]
        if wanted.get("optional"):
            excused += 1
            continue
        counts.right += 1
        counts.right_span += (wanted["start"], wanted["end"]) == (got["start"], got["end"])
        counts.right_value += has_right_value(wanted, got)
        counts.right_kind += "kind" in wanted and wanted["kind"] == got.get("kind")
        counts.right_qualifier += wanted["type"] == "money" and wanted["qualifier"] == got.get(
            "qualifier"
        )
    excused += sum(
        j not in matching.found and _is_excused(got, gold) for j, got in enumerate(found)
    )
    counts.gold += sum(not fact.get("optional") for fact in gold)
    counts.found += len(found) - excused


def _is_excused(found: FactRow, gold: Iterable[FactRow]) -> bool:
    """Whether a fact that answers no gold fact touches an optional one."""
    return any(fact.get("optional") and overlaps(fact, found) for fact in gold)


def _count_places(gold: Sequence[FactRow], found: Sequence[FactRow], counts: TypeCounts) -> None:
    required = [fact for fact in gold if not fact.get("optional")]
    must, may, got = triples(required), triples(gold), triples(found)
    counts.roles_right += len(must & got)
    counts.roles_gold += len(must)
    counts.roles_found += len(got - (may - must))
    exact = {signature(fact) for fact in required}
    counts.routes_right += len(exact & {signature(fact) for fact in found})
    counts.routes_gold += len(exact)


def _count_context(
    gold: Sequence[FactRow], found: Sequence[FactRow], counts: ContextCounts
) -> None:
    """Count assertions, cues and sources; of a fact that was not found, all are wrong."""
    for kind in sorted({fact["type"] for fact in gold}):
        wanted = [
            fact
            for fact in gold
            if fact["type"] == kind and "assertion" in fact and not fact.get("optional")
        ]
        got = [fact for fact in found if fact["type"] == kind]
        partners = {i: got[j] for i, j in match_facts(wanted, got).pairs}
        counts.facts += len(wanted)
        counts.paired += len(partners)
        for i, fact in enumerate(wanted):
            partner = partners.get(i, {})
            counts.right_assertion += fact["assertion"] == partner.get("assertion")
            counts.cue = _add(counts.cue, fact.get("cue"), partner.get("cue"))
            source, other = fact.get("source"), partner.get("source")
            right_before = counts.source.right
            counts.source = _add(counts.source, source, other)
            if source and other and counts.source.right > right_before:
                counts.right_source_kind += source["kind"] == other.get("kind")


def _add(measure: Measure, gold: FactRow | None, found: FactRow | None) -> Measure:
    right = bool(gold and found and overlaps(gold, found))
    return Measure(measure.right + right, measure.found + bool(found), measure.gold + bool(gold))


def _errors(
    document: str,
    kind: str,
    gold: Sequence[FactRow],
    found: Sequence[FactRow],
    matching: Matching,
) -> list[EvaluationError]:
    errors = []
    for i, j in sorted(matching.pairs):
        if not gold[i].get("optional") and not has_right_value(gold[i], found[j]):
            errors.append(_error(ErrorKind.VALUE, document, kind, gold[i], found[j]))
    for i, fact in enumerate(gold):
        if i not in matching.gold and not fact.get("optional"):
            errors.append(_error(ErrorKind.MISSED, document, kind, fact, None))
    for j, fact in enumerate(found):
        if j not in matching.found and not _is_excused(fact, gold):
            errors.append(_error(ErrorKind.EXTRA, document, kind, None, fact))
    return sorted(errors, key=lambda error: (error.start, error.end))


def _error(
    error: ErrorKind, document: str, kind: str, gold: FactRow | None, found: FactRow | None
) -> EvaluationError:
    shown = gold if gold is not None else found or {}
    return EvaluationError(
        kind=error,
        document=document,
        type=kind,
        start=shown["start"],
        end=shown["end"],
        quote=shown["quote"],
        expected=gold,
        found=found,
    )
