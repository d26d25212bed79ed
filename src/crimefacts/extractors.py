"""What an extractor is, and what it is given to read."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from crimefacts.document import Document, Span
from crimefacts.facts import Fact
from crimefacts.text.furniture import blank, find_furniture
from crimefacts.text.head import Head, read_head
from crimefacts.text.language import detect_language
from crimefacts.text.sentences import split_sentences
from crimefacts.text.subject import subject_country

FactT = TypeVar("FactT", bound=Fact)


class Context:
    """A document, what is known about its text, and the facts found so far.

    Everything is worked out at first use and kept for the document's other extractors.

    Args:
        document: What to read.
        facts: Facts of extractors that ran before.
    """

    def __init__(self, document: Document, facts: Iterable[Fact] = ()) -> None:
        self.document = document
        #: Name of the extractor that is reading; facts made with `fact` bear it.
        self.reader = ""
        self._facts: list[Fact] = list(facts)
        self._facts_by_type: dict[type[Fact], tuple[tuple[Fact, ...], list[int]]] = {}

    @cached_property
    def text(self) -> str:
        """The document's text with page furniture blanked out; offsets are those of the document.

        Every code point of furniture is a line feed here, so that no pattern finds words in it or
        reaches across it unless it crosses blank lines.
        """
        return blank(self.document.text, self.furniture)

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """Menus, teasers, appeals and the like, in text order and without overlap."""
        return find_furniture(self.document.text, self.language)

    @cached_property
    def head(self) -> Head:
        """Title and publication date as the page's own head gives them."""
        return read_head(self.document.text, self.language)

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1 code, given or recognised; None where the text is too short to tell."""
        return self.document.language or detect_language(self.document.text)

    @cached_property
    def published(self) -> dt.date | None:
        """Day of publication, given or read from the page's head. The clock is never asked."""
        return self.document.published or self.head.published

    @cached_property
    def title(self) -> str | None:
        """Headline, given or read from the page's head."""
        return self.document.title or self.head.title

    @cached_property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code of the country that the text is about, given or recognised."""
        return self.document.country or subject_country(self.text, self.language, title=self.title)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text outside furniture, in text order."""
        return split_sentences(self.text, self.language)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that covers an offset, or the last one before it.

        Args:
            offset: A code point offset into the text.

        Returns:
            The sentence; in a text without sentences the whole text.
        """
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0:
            return self.sentences[0] if self.sentences else Span(0, max(len(self.text), 1))
        return self.sentences[index]

    def facts(self, fact_type: type[FactT]) -> tuple[FactT, ...]:
        """Facts of one type that extractors before this one found, in text order.

        Declare the type in `requires` so that its extractor runs first.
        """
        return cast("tuple[FactT, ...]", self._of_type(fact_type)[0])

    def facts_in(self, fact_type: type[FactT], span: Span) -> tuple[FactT, ...]:
        """Facts of one type that begin in a stretch of the text, in text order.

        Takes no longer for a long text than for a short one.

        Args:
            fact_type: Class of the facts; declare it in `requires`, as for `facts`.
            span: The stretch, for example a sentence.
        """
        facts, starts = self._of_type(fact_type)
        found = facts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return cast("tuple[FactT, ...]", found)

    def _of_type(self, fact_type: type[Fact]) -> tuple[tuple[Fact, ...], list[int]]:
        entry = self._facts_by_type.get(fact_type)
        if entry is None:
            facts = [fact for fact in self._facts if isinstance(fact, fact_type)]
            facts.sort(key=text_order)
            starts = [fact.span.start for fact in facts]
            entry = self._facts_by_type[fact_type] = tuple(facts), starts
        return entry

    def fact(
        self,
        fact_type: type[FactT],
        start: int,
        end: int,
        *,
        rule: str,
        **values: Any,  # noqa: ANN401 -- the fields of any fact class
    ) -> FactT:
        """Make a fact that cites the words `text[start:end]`.

        Args:
            fact_type: Class of the fact.
            start: Offset of its first code point.
            end: Offset behind its last code point.
            rule: The rule that found it, in words for people.
            **values: The fields of the fact's own.
        """
        values.setdefault("extractor", self.reader)
        return fact_type(
            span=Span(start, end), quote=self.document.text[start:end], rule=rule, **values
        )

    def add(self, facts: Iterable[Fact]) -> None:
        """Make facts known to the extractors that follow; for whoever runs extractors."""
        self._facts.extend(facts)
        self._facts_by_type.clear()


#: Sort key of facts: by start, then end, then type and rule.
text_order: Callable[[Fact], tuple[int, int, str, str]] = attrgetter(
    "span.start", "span.end", "type", "rule"
)


@runtime_checkable
class Extractor(Protocol):
    """Finds facts of one or more types in a document.

    An instance holds settings and compiled rules, never anything of a document: the same instance
    reads many documents, in several threads at once. Data and patterns are loaded at first use.
    """

    @property
    def name(self) -> str:
        """Unique short name ("money")."""
        ...

    @property
    def produces(self) -> tuple[type[Fact], ...]:
        """The fact types it returns."""
        ...

    @property
    def requires(self) -> tuple[type[Fact], ...]:
        """Fact types of other extractors that it reads through `Context.facts`."""
        ...

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the languages it reads; None for any."""
        ...

    def extract(self, context: Context) -> Iterable[Fact]:
        """Yield the facts of a document, in any order.

        Args:
            context: The document and what is known about it.
        """
        ...
