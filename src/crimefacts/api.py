"""The verbs for those who just want facts."""

from __future__ import annotations

import datetime as dt
from functools import cache

from attrs import evolve

from crimefacts.document import Document
from crimefacts.extraction import Extraction
from crimefacts.pipeline import Pipeline


@cache
def default_pipeline() -> Pipeline:
    """The pipeline of all installed extractors, made at first use and kept."""
    return Pipeline()


def extract(
    text: str | Document,
    *,
    published: dt.date | str | None = None,
    language: str | None = None,
    country: str | None = None,
    pipeline: Pipeline | None = None,
) -> Extraction:
    """Find the facts of one text.

    Args:
        text: The article, as text or as a Document.
        published: Its day of publication, if known; relative dates count from it.
        language: Its ISO 639-1 code, if known; recognised otherwise.
        country: ISO 3166-1 alpha-2 code of the country it is about, if known; recognised otherwise.
        pipeline: What to read it with; None takes all installed extractors.

    Raises:
        ValueError: If a date or code is malformed.

    Example:
        >>> extract("They paid $3 million.", language="en").facts[0].quote
        '$3 million'
    """
    document = Document(text=text) if isinstance(text, str) else text
    document = evolve(
        document,
        published=document.published if published is None else published,
        language=document.language if language is None else language,
        country=document.country if country is None else country,
    )
    return (pipeline or default_pipeline()).extract(document)
