"""Trafficking routes with origins, transits and destinations."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_routes.extractor import RoutesExtractor

__all__ = ["RoutesExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [RoutesExtractor]
