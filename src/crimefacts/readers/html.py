"""Web pages: their main text, and what they state about themselves."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

from crimefacts.document import Document
from crimefacts.errors import MissingExtraError, ReadError
from crimefacts.readers.sources import Input
from crimefacts.readers.statements import read_statements
from crimefacts.readers.text import decode

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CHARSET_REACH = 4_096
# Tags within a line of text. trafilatura would break the line at some of them.
_INLINE_TAGS = ("b", "strong", "i", "em", "u", "mark", "font", "small", "big", "abbr", "acronym")


def read_html(stream: IO[bytes], source: Input) -> Iterator[Document | ReadError]:
    """Read the article of a page.

    Title, language and publication date are taken where the page states them in its head or its
    JSON-LD; a date is never guessed.

    Args:
        stream: The page's bytes.
        source: Where it comes from.

    Raises:
        MissingExtraError: If the extra `html` is not installed.
    """
    trafilatura, lxml_html, etree = libraries()
    page = _decode(stream.read(), source)
    if isinstance(page, ReadError):
        yield page
        return
    if not page.strip():
        yield ReadError(source.path, "it is empty: there is nothing to read")
        return
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8")
        tree = lxml_html.document_fromstring(page.encode(), parser=parser)
        stated = read_statements(tree)
        etree.strip_tags(tree, *_INLINE_TAGS)
        text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    except Exception as error:  # noqa: BLE001 -- whatever a broken page makes the parsers raise
        yield ReadError(source.path, f"this page cannot be parsed: {error}")
        return
    if not text or not text.strip():
        yield ReadError(
            source.path, "no article text was found in this page; save its text as .txt"
        )
        return
    yield Document(
        text=text,
        id=source.name,
        language=stated.language,
        published=stated.published,
        title=stated.title,
    )


@cache
def libraries() -> tuple[Any, Any, Any]:
    """Import what reads pages: trafilatura, lxml.html, lxml.etree.

    Raises:
        MissingExtraError: If the extra `html` is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415 -- an extra, and slow to import
        from lxml import etree, html  # noqa: PLC0415
    except ImportError as error:
        feature = "reading web pages"
        raise MissingExtraError(feature, "html") from error
    # What it cannot read is told by a ReadError.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura, html, etree


def _decode(data: bytes, source: Input) -> str | ReadError:
    """Decode a page: UTF-8, or else what it declares."""
    decoded = decode(data, source)
    if isinstance(decoded, str):
        return decoded
    declared = _CHARSET.search(data, 0, _CHARSET_REACH)
    if declared is None or b"\0" in data:
        return decoded
    try:
        return data.decode(declared[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return decoded
