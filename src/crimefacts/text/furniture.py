"""Which parts of a page are not the article: menus, teasers, appeals, share lines, author boxes."""

from __future__ import annotations

from collections.abc import Iterable

from crimefacts.document import Span


def find_furniture(text: str, language: str | None) -> tuple[Span, ...]:
    """Find page furniture in plain text.

    Args:
        text: A page's text.
        language: ISO 639-1 code.

    Returns:
        Stretches of furniture in text order, without overlap.
    """
    return ()


def blank(text: str, spans: Iterable[Span]) -> str:
    """Replace stretches of a text by as many line feeds, so that offsets stay.

    Args:
        text: Any text.
        spans: Stretches of it, in text order and without overlap.
    """
    pieces = []
    end = 0
    for span in spans:
        pieces += [text[end : span.start], "\n" * len(span)]
        end = span.end
    return "".join([*pieces, text[end:]]) if pieces else text
