"""What a page says of itself at its head: title and publication date."""

from __future__ import annotations

import datetime as dt

from attrs import frozen


@frozen(kw_only=True)
class Head:
    """Title and publication date, None where the page does not give them."""

    title: str | None = None
    published: dt.date | None = None


def read_head(text: str, language: str | None) -> Head:
    """Read a page's own head.

    Args:
        text: A page's text.
        language: ISO 639-1 code.
    """
    return Head()
