"""What a run gains and loses against a former one."""

from __future__ import annotations

from attrs import frozen

from crimefacts.evaluation.scoring import EvaluationError, Score


@frozen(kw_only=True)
class Change:
    """A figure that differs between two runs.

    Args:
        type: Tag of the fact type, or `context`.
        figure: Name of the figure, as in `Score.summary`.
        before: The former run's.
        after: This run's.
    """

    type: str
    figure: str
    before: float
    after: float

    @property
    def difference(self) -> float:
        """How much was gained; negative for a loss."""
        return self.after - self.before


@frozen(kw_only=True)
class Comparison:
    """Two runs side by side.

    Args:
        changes: The figures that differ, by type.
        gains: Errors of the former run that this one does not make.
        losses: Errors of this run that the former one did not make.
    """

    changes: tuple[Change, ...]
    gains: tuple[EvaluationError, ...]
    losses: tuple[EvaluationError, ...]


def compare(before: Score, after: Score) -> Comparison:
    """Compare two runs over the same gold documents.

    Args:
        before: The former run.
        after: This run.
    """
    old, new = before.summary(), after.summary()
    changes = [
        Change(type=kind, figure=figure, before=old[kind][figure], after=value)
        for kind, row in new.items()
        for figure, value in row.items()
        if kind in old
        and isinstance(value, int | float)
        and isinstance(old[kind].get(figure), int | float)
        and old[kind][figure] != value
    ]
    former, latter = set(before.errors), set(after.errors)
    return Comparison(
        changes=tuple(changes),
        gains=tuple(error for error in before.errors if error not in latter),
        losses=tuple(error for error in after.errors if error not in former),
    )
