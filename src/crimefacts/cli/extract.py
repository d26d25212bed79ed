"""`crimefacts extract`: articles in, facts out."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol, TextIO

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

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
from crimefacts.cli.table import show_extraction
from crimefacts.cli.troubles import Troubles
from crimefacts.extraction import Extraction
from crimefacts.readers import read
from crimefacts.serialization import dumps


class Format(StrEnum):
    """How facts are written."""

    TABLE = "table"
    JSONL = "jsonl"


class _Writer(Protocol):
    def __call__(self, extraction: Extraction) -> None: ...


def extract(  # noqa: PLR0913 -- one parameter an option
    sources: Sources,
    *,
    format: Annotated[  # noqa: A002 -- the option's name
        Format | None,
        typer.Option(help="table on a terminal, else jsonl, unless told.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write instead of stdout.")
    ] = None,
    only: Only = None,
    without: Without = None,
    option: Option = None,
    published: Published = None,
    language: Language = None,
    country: Country = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")] = 1,
) -> int:
    """Extract facts from articles: a table on a terminal, JSON Lines when piped."""
    defaults = make_defaults(published, language, country)
    pipeline = make_pipeline(only, without, option)
    chosen = format or (Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL)
    troubles = Troubles()
    well = 0
    documents = (
        complete(document, defaults) for document in read(*sources, on_error=troubles.unreadable)
    )
    with _open_writer(chosen, output) as write, _progress(quiet=output is None) as advance:
        for extraction in pipeline.map(documents, jobs=jobs):
            if not well:
                # The tables of the rules are loaded now, and stay: looking through them for garbage
                # again and again would take a tenth of the time.
                gc.freeze()
            write(extraction)
            well += not extraction.failures
            advance()
            troubles.failures_of(extraction)
    if troubles.count:
        total = well + troubles.count
        typer.echo(f"{troubles.count} of {total} inputs had errors; the others are done.", err=True)
    return troubles.exit_code


@contextmanager
def _open_writer(chosen: Format, output: Path | None) -> Iterator[_Writer]:
    """A function that writes one extraction, in UTF-8 whatever the locale."""
    if output is None:
        yield _writer(chosen, sys.stdout)
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        msg = f"cannot write {output}: {error.strerror}"
        raise typer.BadParameter(msg) from error
    with stream:
        yield _writer(chosen, stream)


def _writer(chosen: Format, stream: TextIO) -> _Writer:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
    if chosen is Format.TABLE:
        console = Console(file=stream, highlight=False)
        return lambda extraction: show_extraction(console, extraction)

    def write(extraction: Extraction) -> None:
        stream.write(dumps(extraction) + "\n")

    return write


@contextmanager
def _progress(*, quiet: bool) -> Iterator[_Advance]:
    """A counter of documents on a terminal, unless the results themselves go there."""
    if not sys.stderr.isatty() or (quiet and sys.stdout.isatty()):
        yield lambda: None
        return
    columns: Iterable[SpinnerColumn | TextColumn | MofNCompleteColumn | TimeElapsedColumn] = (
        SpinnerColumn(),
        TextColumn("documents"),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("documents", total=None)
        yield lambda: progress.advance(task)


class _Advance(Protocol):
    def __call__(self) -> None: ...
