"""Criminal groups, agencies, companies, media and other organizations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Organization, Place


@frozen(kw_only=True)
class OrganizationsExtractor:
    """Criminal groups, agencies, companies, media and other organizations."""

    name = "organizations"
    produces = (Organization,)
    requires: ClassVar[tuple[type[Fact], ...]] = (Place,)
    languages = None

    def extract(self, context: Context) -> Iterator[Organization]:
        """Yield the facts of a document."""
        yield from ()
