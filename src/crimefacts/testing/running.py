"""Runs an extractor alone on a document, with the facts that it requires."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

import attrs

from crimefacts.document import Document
from crimefacts.extractors import Context, Extractor
from crimefacts.facts import Fact


class Watched(Context):
    """A context that notes which fact types are asked for.

    Args:
        document: What to read.
        facts: Facts of extractors that ran before.
        furniture: False leaves page furniture in the text.
    """

    def __init__(
        self, document: Document, facts: Iterable[Fact] = (), *, furniture: bool = True
    ) -> None:
        super().__init__(document, facts)
        self.asked: set[type[Fact]] = set()
        if not furniture:
            # cached_property lets itself be filled in.
            self.__dict__["furniture"] = ()

    def _of_type(self, fact_type: type[Fact]) -> tuple[tuple[Fact, ...], list[int]]:
        self.asked.add(fact_type)
        return super()._of_type(fact_type)


def required_facts(
    producers: Sequence[Extractor], document: Document, *, furniture: bool = True
) -> tuple[Fact, ...]:
    """The facts of other extractors that one may read.

    Args:
        producers: Those extractors, in running order.
        document: The document.
        furniture: False leaves page furniture in the text.
    """
    if not producers:
        return ()
    context = Watched(document, furniture=furniture)
    for producer in producers:
        found: list[Fact] = []
        # A producer that breaks loses nothing else, as in a pipeline.
        with suppress(Exception):
            found.extend(
                attrs.evolve(fact, extractor=producer.name)
                for fact in producer.extract(context)
                if not any(fact.span.overlaps(other) for other in context.furniture)
            )
        context.add(found)
    return context.facts(Fact)
