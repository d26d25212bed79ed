"""Countries, regions, cities and waters with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place
from crimefacts_places.reading import Reading


@frozen(kw_only=True)
class PlacesExtractor:
    """Countries, nationalities, regions, cities and waters, with coordinates where they are known.

    A name that is shared is told by the country that the text is about, the countries it names, the
    words behind the name and the size of the places; all places of that name are kept in
    `candidates`. A name that is also a word or a person's name is a place only where the words
    around it say so.
    """

    name = "places"
    produces = (Place,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages = None

    def extract(self, context: Context) -> Iterator[Place]:
        """Yield the places of a document."""
        yield from Reading(context).places()
