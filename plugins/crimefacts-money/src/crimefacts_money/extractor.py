"""Money amounts with currency, bounds and period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, MoneyAmount


@frozen(kw_only=True)
class MoneyExtractor:
    """Money amounts with currency, bounds and period."""

    name = "money"
    produces = (MoneyAmount,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[MoneyAmount]:
        """Yield the facts of a document."""
        yield from ()
