"""Which country a text is about."""

from __future__ import annotations


def subject_country(text: str, language: str | None, *, title: str | None = None) -> str | None:
    """Recognise the country that a text is about.

    Args:
        text: An article without page furniture.
        language: ISO 639-1 code.
        title: Its headline.

    Returns:
        ISO 3166-1 alpha-2 code, or None where no country stands out.
    """
    return None
