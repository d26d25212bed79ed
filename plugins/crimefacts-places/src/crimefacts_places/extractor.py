"""Countries, regions, cities and waters with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place


@frozen(kw_only=True)
class PlacesExtractor:
    """Countries, regions, cities and waters with coordinates."""

    name = "places"
    produces = (Place,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[Place]:
        """Yield the facts of a document."""
        yield from ()
