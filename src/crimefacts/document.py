"""What is read: a document, and places in its text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import Attribute, field, frozen

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@frozen(order=True, init=False)
class Span:
    """A half-open stretch of a text, counted in code points: `text[start:end]`.

    Args:
        start: Offset of the first code point, 0 or more.
        end: Offset behind the last code point, greater than `start`.

    Raises:
        ValueError: If the span is empty, reversed or negative.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Spans are made by the thousand: written out, this takes half of what attrs' own takes.
        if not 0 <= start < end:
            msg = f"a span needs 0 <= start < end, not {start}, {end}"
            raise ValueError(msg)
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of `text` at this span."""
        return text[self.start : self.end]


# The slots themselves, which a frozen class guards against everybody else.
_set_start = vars(Span)["start"].__set__
_set_end = vars(Span)["end"].__set__


def _to_date(value: dt.date | str | None) -> dt.date | None:
    """Accept a date or its ISO 8601 form; a datetime counts for its calendar day."""
    if value is None:
        return None
    if isinstance(value, str):
        return dt.date.fromisoformat(value[:10])
    return value.date() if isinstance(value, dt.datetime) else value


def _to_language(value: str | None) -> str | None:
    """Accept `en`, `EN` or a longer BCP 47 tag such as `pt-BR`, and keep the language subtag."""
    return value.replace("_", "-").split("-")[0].lower() if value else None


def _to_country(value: str | None) -> str | None:
    return value.upper() if value else None


def _read_only(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return value if isinstance(value, MappingProxyType) else MappingProxyType(dict(value))


@frozen(kw_only=True)
class Document:
    """A text to read, with what is known about it from outside.

    What is None here is looked for in the text when the document goes through a pipeline; what is
    given is believed.

    Args:
        text: The article, as read. It is never altered: all offsets point into it.
        id: Name of the document in results; file names and line ids end up here.
        language: ISO 639-1 code (`en`); a longer tag (`pt-BR`) is cut to it.
        published: Day of publication, a date or its ISO 8601 form. Relative dates count from it.
        title: Headline.
        country: ISO 3166-1 alpha-2 code of the country that the text is about.
        metadata: Whatever else travels with the document; crimefacts hands it on unread.

    Raises:
        ValueError: If a code or date is not of the form above.
        TypeError: If `text` is no string.
    """

    text: str = field()
    id: str = ""
    language: str | None = field(default=None, converter=_to_language)
    published: dt.date | None = field(default=None, converter=_to_date)
    title: str | None = None
    country: str | None = field(default=None, converter=_to_country)
    metadata: Mapping[str, Any] = field(factory=dict, converter=_read_only, hash=False, repr=False)

    @text.validator
    def _check_text(self, _attribute: Attribute[str], value: object) -> None:
        if not isinstance(value, str):
            msg = f"text must be a str, not {type(value).__name__}; decode bytes first"
            raise TypeError(msg)

    @language.validator
    def _check_language(self, _attribute: Attribute[str], value: str | None) -> None:
        if value is not None and not _LANGUAGE.fullmatch(value):
            msg = f"language must be an ISO 639-1 code such as 'en', not {value!r}"
            raise ValueError(msg)

    @country.validator
    def _check_country(self, _attribute: Attribute[str], value: str | None) -> None:
        if value is not None and not _COUNTRY.fullmatch(value):
            msg = f"country must be an ISO 3166-1 alpha-2 code such as 'PE', not {value!r}"
            raise ValueError(msg)

    def __reduce__(self) -> tuple[Any, ...]:
        # A mappingproxy does not pickle; the dict inside it does.
        return _revive, (
            self.text,
            self.id,
            self.language,
            self.published,
            self.title,
            self.country,
            dict(self.metadata),
        )


def _revive(  # noqa: PLR0913, PLR0917 -- one parameter a field
    text: str,
    id: str,  # noqa: A002 -- the field's name
    language: str | None,
    published: dt.date | None,
    title: str | None,
    country: str | None,
    metadata: dict[str, Any],
) -> Document:
    return Document(
        text=text,
        id=id,
        language=language,
        published=published,
        title=title,
        country=country,
        metadata=metadata,
    )
