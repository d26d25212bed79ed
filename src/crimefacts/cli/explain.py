"""`crimefacts explain`: why each fact was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from crimefacts.cli.options import (
    Country,
    Language,
    Only,
    Option,
    Published,
    Sources,
    Without,
    complete,
    make_defaults,
    make_pipeline,
)
from crimefacts.cli.table import describe, printable
from crimefacts.cli.troubles import Troubles
from crimefacts.document import Document
from crimefacts.extraction import Extraction
from crimefacts.facts import Fact, Place
from crimefacts.readers import read

# Code points of text shown before and behind a fact's words.
_AROUND = 40


def explain(  # noqa: PLR0913 -- one parameter an option
    sources: Sources,
    *,
    at: Annotated[
        int | None, typer.Option(min=0, help="Only the facts that cover this offset of the text.")
    ] = None,
    only: Only = None,
    without: Without = None,
    option: Option = None,
    published: Published = None,
    language: Language = None,
    country: Country = None,
) -> int:
    """Say for each fact which rule found it, by which words, and what else spoke for it."""
    defaults = make_defaults(published, language, country)
    pipeline = make_pipeline(only, without, option)
    console = Console(highlight=False, soft_wrap=True)
    troubles = Troubles()
    for document in read(*sources, on_error=troubles.unreadable):
        extraction = pipeline.extract(complete(document, defaults))
        _explain_document(console, document, extraction, at)
        troubles.failures_of(extraction)
    return troubles.exit_code


def _explain_document(
    console: Console, document: Document, extraction: Extraction, at: int | None
) -> None:
    console.print(Text(printable(extraction.id or "text"), style="bold"))
    for fact in extraction:
        if at is None or fact.span.start <= at < fact.span.end:
            console.print(_in_context(document.text, fact))
            for label, words in _reasons(fact):
                console.print(Text(f"    {label:12} {printable(words)}"))
    console.print()


def _in_context(text: str, fact: Fact) -> Text:
    """The fact's words, marked, with a little of what stands around them."""
    start, end = fact.span.start, fact.span.end
    line = Text(f"  {start}-{end}  ", style="dim")
    line.append(printable("…" + text[max(0, start - _AROUND) : start].lstrip() + "|")[:-1])
    line.append(f"[{printable(fact.quote)}]", style="bold not dim")
    line.append(printable("|" + text[end : end + _AROUND].rstrip() + "…")[1:])
    return line


def _reasons(fact: Fact) -> Iterator[tuple[str, str]]:
    yield fact.type, describe(fact)
    yield "rule", f"{fact.rule} ({fact.extractor})"
    for piece in getattr(fact, "evidence", ()):
        yield "evidence", piece
    if isinstance(fact, Place):
        for candidate in fact.candidates:
            where = f", {candidate.country}" if candidate.country else ""
            yield "candidate", f"{candidate.name} ({candidate.kind}{where}): {candidate.reason}"
