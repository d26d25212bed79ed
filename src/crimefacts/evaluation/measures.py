"""Precision, recall and their kin, as counts that add up."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

_DIGITS = 4


@frozen
class Measure:
    """How many of the found are right, and how many of the right are found.

    Args:
        right: How many were found that should be.
        found: How many were found.
        gold: How many there are.
    """

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the found that is right, 0 to 1."""
        if self.found:
            return self.right / self.found
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        """Share of the right that is found, 0 to 1."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        precision, recall = self.precision, self.recall
        total = precision + recall
        return 2 * precision * recall / total if total else 0.0


@define
class TypeCounts:
    """What is counted for one fact type over all documents.

    Args:
        gold: Gold facts that are not optional.
        found: Found facts, without those that answer an optional gold fact.
        right: Gold facts that a found fact overlaps, one to one.
        right_value: Of these, those whose value is right as well.
        right_span: Of these, those whose span is equal.
        right_kind: Of these, those whose kind is right.
        right_qualifier: Of these, those whose qualifier is right (money).
        bare: Documents without any such gold fact.
        bare_clean: Of these, those where none was found.
        roles_gold: (document, place, role) triples of routes.
        roles_found: Found triples, without those of optional routes.
        roles_right: Triples that were found.
        routes_gold: Routes by their places.
        routes_right: Routes found with exactly these places.
    """

    gold: int = 0
    found: int = 0
    right: int = 0
    right_value: int = 0
    right_span: int = 0
    right_kind: int = 0
    right_qualifier: int = 0
    bare: int = 0
    bare_clean: int = 0
    roles_gold: int = 0
    roles_found: int = 0
    roles_right: int = 0
    routes_gold: int = 0
    routes_right: int = 0

    @property
    def found_measure(self) -> Measure:
        """Facts whose span overlaps."""
        return Measure(self.right, self.found, self.gold)

    @property
    def value_measure(self) -> Measure:
        """Facts whose span overlaps and whose value is right."""
        return Measure(self.right_value, self.found, self.gold)

    @property
    def strict_measure(self) -> Measure:
        """Facts whose span is equal."""
        return Measure(self.right_span, self.found, self.gold)

    @property
    def role_measure(self) -> Measure:
        """Places of routes with their roles."""
        return Measure(self.roles_right, self.roles_found, self.roles_gold)

    def summary(self, fact_type: str) -> dict[str, Any]:
        """The figures, rounded to four digits, as plain JSON values.

        Args:
            fact_type: Tag of the type; routes, money, dates and organizations have figures of their
                own.
        """
        row: dict[str, Any] = {"gold": self.gold}
        for name, measure in (
            ("found", self.found_measure),
            ("value", self.value_measure),
            ("strict", self.strict_measure),
        ):
            row |= _figures(name, measure)
        row["n_found"] = self.found
        if fact_type == "route":
            row |= _figures("role", self.role_measure)
            row["bare_documents_clean"] = f"{self.bare_clean}/{self.bare}"
            row["exact_share"] = _share(self.routes_right, self.routes_gold)
        if fact_type in ("organization", "date"):
            row["kind_share"] = _share(self.right_kind, self.right)
        if fact_type == "money":
            row["qualifier_share"] = _share(self.right_qualifier, self.right)
        return row


@define
class ContextCounts:
    """What is counted of the words around facts: who says so, and is it so.

    Args:
        facts: Gold facts that carry an assertion.
        paired: Of these, those that were found.
        right_assertion: Of these, those whose assertion is right.
        right_source_kind: Of the sources found, those whose kind is right.
        cue: Right, found and gold cues.
        source: Right, found and gold sources.
    """

    facts: int = 0
    paired: int = 0
    right_assertion: int = 0
    right_source_kind: int = 0
    cue: Measure = field(default=Measure(0, 0, 0))
    source: Measure = field(default=Measure(0, 0, 0))

    def summary(self) -> dict[str, Any]:
        """The figures, rounded to four digits, as plain JSON values."""
        return {
            "facts": self.facts,
            "assertion_share": round(self.right_assertion / max(self.facts, 1), _DIGITS),
            "assertion_of_found": round(self.right_assertion / max(self.paired, 1), _DIGITS),
            "cue_f1": round(self.cue.f1, _DIGITS),
            "source_f1": round(self.source.f1, _DIGITS),
            "source_kind_share": round(self.right_source_kind / max(self.source.right, 1), _DIGITS),
        }


def _figures(name: str, measure: Measure) -> dict[str, float]:
    return {
        f"{name}_p": round(measure.precision, _DIGITS),
        f"{name}_r": round(measure.recall, _DIGITS),
        f"{name}_f1": round(measure.f1, _DIGITS),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None
