"""What a web page states about itself: title, publication date, language."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

_DATE_KEYS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publication_date",
    "publication-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_date",
    "article.published",
    "article_date_original",
    "citation_publication_date",
    "citation_date",
    "date",
)
_TITLE_KEYS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
)
_ISO_DATE = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_DEEPEST = 4


@frozen(kw_only=True)
class Statements:
    """What a page states; None where it does not."""

    title: str | None = None
    published: dt.date | None = None
    language: str | None = None


def read_statements(tree: Any) -> Statements:  # noqa: ANN401 -- lxml has no types
    """Read what a page states about itself.

    Args:
        tree: The page as lxml parsed it.
    """
    metas = _metas(tree)
    nodes = list(_linked_data(tree))
    articles = [node for node in nodes if _is_a(node, "Article", "Posting", "Report")]
    pages = [node for node in nodes if _is_a(node, "Page")]
    return Statements(
        title=_title(tree, metas, articles),
        published=_published(tree, metas, articles, pages),
        language=_language(tree, metas, articles),
    )


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """The first content of each key of the page's meta elements, keys in lower case."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content:
                metas.setdefault(key, content)
    return metas


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """The nodes of the page's JSON-LD that could be about the page itself."""
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                data = json.loads(element.text_content(), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _nodes(data, _DEEPEST)


def _nodes(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth:
        for item in data:
            yield from _nodes(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        if depth:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _nodes(data.get(key), depth - 1)


def _is_a(node: dict[str, Any], *endings: str) -> bool:
    types = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(endings)
        for kind in (types if isinstance(types, list) else [types])
    )


def _published(
    tree: Any,  # noqa: ANN401
    metas: dict[str, str],
    articles: list[dict[str, Any]],
    pages: list[dict[str, Any]],
) -> dt.date | None:
    for value in (
        *(node.get("datePublished") for node in articles),
        *(metas.get(key) for key in _DATE_KEYS),
        *(node.get("datePublished") for node in pages),
        *_times(tree),
    ):
        day = _day(value)
        if day is not None:
            return day
    return None


def _times(tree: Any) -> Iterator[object]:  # noqa: ANN401
    """The dates of elements that are marked as the date of publication."""
    for element in tree.iter("time", "span", "abbr", "meta"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content")


def _day(value: object) -> dt.date | None:
    """The day of a date that is written in full; None where it is not."""
    if not isinstance(value, str):
        return None
    iso = _ISO_DATE.match(value)
    try:
        if iso:
            return dt.date(*(int(part) for part in iso.groups()))
        return email.utils.parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _title(
    tree: Any,  # noqa: ANN401
    metas: dict[str, str],
    articles: list[dict[str, Any]],
) -> str | None:
    headings = [element.text_content() for element in tree.iter("h1")]
    titles = [element.text_content() for element in tree.iter("title")]
    for value in (
        *(node.get("headline") for node in articles),
        *(metas.get(key) for key in _TITLE_KEYS),
        *(headings if len(headings) == 1 else ()),
        *titles[:1],
    ):
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _language(
    tree: Any,  # noqa: ANN401
    metas: dict[str, str],
    articles: list[dict[str, Any]],
) -> str | None:
    for value in (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tree.get("xml:lang"),
        *(node.get("inLanguage") for node in articles),
        metas.get("og:locale"),
        metas.get("content-language"),
        metas.get("dc.language"),
    ):
        found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
        if found:
            return found[0].lower()
    return None
