"""Dates, durations and recurrences as EDTF and calendar days."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_dates.extractor import DatesExtractor

__all__ = ["DatesExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [DatesExtractor]
