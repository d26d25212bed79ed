"""Trafficking routes with origins, transits and destinations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place, TraffickingRoute


@frozen(kw_only=True)
class RoutesExtractor:
    """Trafficking routes with origins, transits and destinations."""

    name = "routes"
    produces = (TraffickingRoute,)
    requires: ClassVar[tuple[type[Fact], ...]] = (Place,)
    languages = None

    def extract(self, context: Context) -> Iterator[TraffickingRoute]:
        """Yield the facts of a document."""
        yield from ()
