"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

# Languages that are told apart: those with rules of our own, and those that crime reporting of the
# same regions comes in, so that a French page is not taken for a Spanish one.
_CANDIDATES = ("en", "es", "pt", "fr", "de", "it")

# The beginning of an article tells its language; more text costs time and changes nothing.
_ENOUGH = 2_000
_CERTAIN = 0.6


def detect_language(text: str) -> str | None:
    """Recognise the language of a text.

    Args:
        text: Any text; its first two thousand code points are looked at.

    Returns:
        ISO 639-1 code, or None where the text is too short to tell or where the recogniser
        (`py3langid`, extra `standard`) is not installed.
    """
    identifier = _identifier()
    sample = text[:_ENOUGH]
    if identifier is None or not any(map(str.isalpha, sample)):
        return None
    language, share = identifier.classify(sample)
    return str(language) if share >= _CERTAIN else None


@cache
def _identifier() -> Any:  # noqa: ANN401 -- the package has no types
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- optional
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
