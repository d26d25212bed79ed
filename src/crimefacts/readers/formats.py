"""Which format is read by what, and how bytes become text."""

from __future__ import annotations

import codecs
import io
import stat
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.readers import html, jsonl, text
from crimefacts.readers.sources import Input, explain, unsupported

Reader = Callable[[IO[bytes], Input], Iterator[Document | ReadError]]

READERS: dict[str, Reader] = {
    ".txt": text.read_text,
    ".md": text.read_text,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".jsonl": jsonl.read_lines,
    ".ndjson": jsonl.read_lines,
}

_PAGE_OPENINGS = (b"<!doctype html", b"<html")


def read_file(source: Input) -> Iterator[Document | ReadError]:
    """Read the documents of a file.

    Args:
        source: The file.
    """
    reader = READERS.get(source.suffix)
    try:
        if reader is None:
            if not _is_pipe(source.path):
                yield unsupported(source.path)
                return
            reader = _sniff
        with Path(source.path).open("rb") as stream:
            yield from reader(stream, source)
    except OSError as error:
        yield ReadError(source.path, explain(error))


def read_stream(source: Input) -> Iterator[Document | ReadError]:
    """Read the documents of standard input.

    Args:
        source: What they are called by.
    """
    # Tests and notebooks put text streams in its place.
    stream = getattr(sys.stdin, "buffer", None) or io.BytesIO(sys.stdin.read().encode())
    try:
        yield from _sniff(stream, source)
    except OSError as error:
        yield ReadError(source.path, explain(error))


def _is_pipe(path: str) -> bool:
    """Whether a path is a pipe, as a shell's `<(…)` makes them, and not a file."""
    mode = Path(path).stat().st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _sniff(stream: IO[bytes], source: Input) -> Iterator[Document | ReadError]:
    """Read a stream of a format that its beginning tells."""
    skipped: list[bytes] = []
    first = b""
    for first in stream:
        if first.removeprefix(codecs.BOM_UTF8).strip():
            break
        skipped.append(first)
    opening = first.removeprefix(codecs.BOM_UTF8).lstrip()
    if jsonl.is_object(opening):
        yield from jsonl.read_lines(chain([*skipped, first], stream), source)
        return
    content = io.BytesIO(b"".join([*skipped, first, stream.read()]))
    if opening[:20].lower().startswith(_PAGE_OPENINGS):
        yield from html.read_html(content, source)
    else:
        yield from text.read_text(content, source)
