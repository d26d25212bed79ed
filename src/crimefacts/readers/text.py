"""Plain text and Markdown: a file is a document, taken as it is."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.readers.sources import Input


def read_text(stream: IO[bytes], source: Input) -> Iterator[Document | ReadError]:
    """Read a text.

    Args:
        stream: Its bytes.
        source: Where it comes from.
    """
    content = decode(stream.read(), source)
    if isinstance(content, ReadError):
        yield content
    elif not content.strip():
        yield ReadError(source.path, "it is empty: there is nothing to read")
    else:
        yield Document(text=content, id=source.name)


def decode(data: bytes, source: Input, line: int | None = None) -> str | ReadError:
    """Decode UTF-8; a byte order mark is no part of the text.

    Args:
        data: The bytes.
        source: Where they come from.
        line: The line they are, if they are one.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ReadError(
            source.path, f"this is UTF-16, not UTF-8; {_convert('utf-16', source)}", line
        )
    if b"\0" in data:
        return ReadError(source.path, "this is binary data, no text", line)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8; {_convert('latin1', source)}"
        return ReadError(source.path, reason, line)


def _convert(encoding: str, source: Input) -> str:
    return f"convert it first, for example: iconv -f {encoding} -t utf-8 {source.path}"
