"""Drugs by weight: a plugin of crimefacts."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_seizures.extractor import DrugWeight, SeizureExtractor

__all__ = ["DrugWeight", "SeizureExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [SeizureExtractor]
