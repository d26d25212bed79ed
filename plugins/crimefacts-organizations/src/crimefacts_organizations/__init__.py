"""Criminal groups, agencies, companies, media and other organizations."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_organizations.extractor import OrganizationsExtractor

__all__ = ["OrganizationsExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [OrganizationsExtractor]
