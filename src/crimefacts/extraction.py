"""The result of reading one document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from attrs import field, frozen

from crimefacts.document import Document, Span
from crimefacts.facts import Fact

FactT = TypeVar("FactT", bound=Fact)


@frozen(kw_only=True)
class ExtractorFailure:
    """An extractor broke on a document; what the others found is kept.

    Args:
        extractor: Name of the extractor.
        error: Class name of the error.
        message: What it said.
    """

    extractor: str
    error: str
    message: str


@frozen(kw_only=True)
class Coverage:
    """What of a document was read, and by whom.

    Args:
        characters: Code points that the extractors saw, page furniture not counted.
        furniture: Stretches set aside as page furniture (menus, teasers, appeals), in text order.
        skipped: Names of extractors that do not speak the document's language.
    """

    characters: int = 0
    furniture: tuple[Span, ...] = ()
    skipped: tuple[str, ...] = ()


@frozen(kw_only=True)
class Extraction:
    """The facts of one document, in text order, with what is known of the document.

    Args:
        id: The document's id.
        language: Its language, given or recognised; None where neither.
        published: Its day of publication, given or read from the page's head.
        title: Its headline, given or read from the page's head.
        country: The country it is about, given or recognised.
        facts: What was found, ordered by start, end and type.
        failures: Extractors that broke on this document.
        coverage: What of the text was read.
        document: The document itself; None where the extraction was read back from JSON. It takes
            no part in comparisons.
    """

    id: str
    language: str | None = None
    published: dt.date | None = None
    title: str | None = None
    country: str | None = None
    facts: tuple[Fact, ...] = ()
    failures: tuple[ExtractorFailure, ...] = ()
    coverage: Coverage = Coverage()
    document: Document | None = field(default=None, eq=False, repr=False)

    def of(self, fact_type: type[FactT]) -> tuple[FactT, ...]:
        """The facts of one type (subclasses included), in text order."""
        return tuple(fact for fact in self.facts if isinstance(fact, fact_type))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)
