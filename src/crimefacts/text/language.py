"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import filterfalse
from typing import Any

from crimefacts.text.locales import package_toml

# Languages that are told apart: those with rules of our own, and those that crime reporting of the
# same regions comes in, so that a French page is not taken for a Spanish one.
_OURS = frozenset(("en", "es", "pt"))
_CANDIDATES = ("en", "es", "pt", "gl", "ca", "fr", "it", "de", "nl", "ro")

# A paragraph or two tell the language, best those behind the menus at the top; more text costs time
# and changes nothing.
_SAMPLE = 700
_DEEPEST = 1_000
_ENOUGH = 2_000
_CERTAIN = 0.6

# Small words are enough where there are this many of one language, they are this share of the text,
# and no other language has nearly as many.
_CERTAIN_WORDS = 6
_SHARE = 0.2
_LEAD = 1.25
_LEAD_OVER_FOREIGN = 1.1

_WORD = re.compile(r"[^\W\d_]+")
# What parts most words; to take it out and split is several times faster than to look for letters.
_MARKS = ".,;:!?…()[]\"'“”‘’«»¡¿-–—/|_*#"


def detect_language(text: str) -> str | None:
    """Recognise the language of a text.

    The commonest small words of ten languages decide where they can, which takes a tenth of a
    millisecond. Where they cannot, as in a text of a few words, `py3langid` (extra `standard`) is
    asked; it takes a second to load.

    Args:
        text: Any text; no more than two thousand code points of it are looked at.

    Returns:
        ISO 639-1 code, or None where the text does not tell: too short, or mixed.
    """
    start = min(max(0, len(text) - _SAMPLE) // 4, _DEEPEST)
    sample = text[start : start + _SAMPLE].lower()
    for mark in _MARKS:
        sample = sample.replace(mark, " ")
    stretches = sample.split()
    tokens = list(filter(str.isalpha, stretches))
    if len(tokens) < len(stretches):
        tokens += _WORD.findall(" ".join(filterfalse(str.isalpha, stretches)))
    if not tokens:
        return None
    (best, hits), (second, others) = _count(tokens)
    lead = _LEAD if second in _OURS else _LEAD_OVER_FOREIGN
    if hits >= _CERTAIN_WORDS and hits >= len(tokens) * _SHARE and hits >= others * lead:
        return best
    identifier = _identifier()
    if identifier is None:
        return best if hits > 1 and hits >= others * lead else None
    language, share = identifier.classify(text[:_ENOUGH])
    return str(language) if share >= _CERTAIN else None


def _count(tokens: list[str]) -> list[tuple[str, int]]:
    """The two languages with most of their small words among these, and how many."""
    counts = dict.fromkeys(_CANDIDATES, 0)
    # Words of the same languages are counted together, which is done in C.
    for languages, times in Counter(map(_languages_of_words().get, tokens)).items():
        for language in languages or ():
            counts[language] += times
    return sorted(counts.items(), key=lambda item: -item[1])[:2]


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    table = package_toml("crimefacts.text", "function_words.toml")
    words: dict[str, tuple[str, ...]] = {}
    for language in _CANDIDATES:
        for word in dict.fromkeys(table[language].split()):
            words[word] = (*words.get(word, ()), language)
    return words


@cache
def _identifier() -> Any:  # noqa: ANN401 -- the package has no types
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- optional
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
