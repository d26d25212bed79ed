"""What a page says of itself at its head: title and publication date."""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from crimefacts.text.masthead import read_masthead

# The mark of a heading.
_MARKDOWN = re.compile(r"\A#{1,6} +")


@frozen(kw_only=True)
class Head:
    """Title and publication date, None where the page does not give them."""

    title: str | None = None
    published: dt.date | None = None


def read_head(text: str, language: str | None) -> Head:
    """Read a page's own head.

    Only the first 1,500 code points are looked at, and only lines with the shape of a byline or
    dateline: a date of the story itself is never taken for that of its publication. Where a page
    gives no more than the day of its last update, that is taken.

    Args:
        text: A page's text.
        language: ISO 639-1 code; decides whether 03/05/2021 is a day in May.
    """
    masthead = read_masthead(text, language)
    if masthead.title is None:
        return Head(published=masthead.published)
    title = _MARKDOWN.sub("", masthead.title.of(text).strip())
    return Head(title=title, published=masthead.published)
