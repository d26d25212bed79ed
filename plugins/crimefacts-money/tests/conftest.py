"""What the tests of this plugin share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crimefacts import Context, Document, MoneyAmount
from crimefacts_money import MoneyExtractor

Read = Callable[..., list[MoneyAmount]]


def read_money(
    text: str,
    language: str | None = "en",
    country: str | None = None,
    published: str | None = None,
    **options: bool,
) -> list[MoneyAmount]:
    """Run the extractor alone: all of the text is article, and no country is recognised."""
    document = Document(text=text, language=language, country=country, published=published)
    context = Context(document)
    vars(context).update(text=text, country=country, language=language)
    return list(MoneyExtractor(**options).extract(context))


@pytest.fixture(scope="session")
def money() -> Read:
    return read_money
