"""Dates, durations and recurrences as EDTF and calendar days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, DateExpression, Fact


@frozen(kw_only=True)
class DatesExtractor:
    """Dates, durations and recurrences as EDTF and calendar days."""

    name = "dates"
    produces = (DateExpression,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[DateExpression]:
        """Yield the facts of a document."""
        yield from ()
