"""Countries, regions, cities and waters with coordinates."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_places.extractor import PlacesExtractor

__all__ = ["PlacesExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [PlacesExtractor]
