"""What goes wrong with documents on the command line: told at once, counted for the exit code."""

from __future__ import annotations

import typer

from crimefacts.cli import SOME_FAILED
from crimefacts.errors import ReadError
from crimefacts.extraction import Extraction


class Troubles:
    """Tells of inputs that could not be read and of extractors that failed."""

    def __init__(self) -> None:
        #: Inputs with errors so far.
        self.count = 0

    def unreadable(self, error: ReadError) -> None:
        """Tell of an input that could not be read."""
        self.count += 1
        typer.echo(f"Error: {error}", err=True)

    def failures_of(self, extraction: Extraction) -> None:
        """Tell of the extractors that failed on a document, if any did."""
        self.count += bool(extraction.failures)
        for failure in extraction.failures:
            typer.echo(
                f"Error: {extraction.id}: extractor {failure.extractor} failed: "
                f"{failure.error}: {failure.message}",
                err=True,
            )

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return SOME_FAILED if self.count else 0
