"""Money amounts with currency, bounds and period."""

from __future__ import annotations

from crimefacts import ExtractorFactory, hookimpl
from crimefacts_money.extractor import MoneyExtractor

__all__ = ["MoneyExtractor", "crimefacts_extractors"]


@hookimpl
def crimefacts_extractors() -> list[ExtractorFactory]:
    """Offer the extractor."""
    return [MoneyExtractor]
