"""Where sentences begin and end: good enough to bound the reach of a rule, and linear."""

from __future__ import annotations

from functools import cache

import regex

from crimefacts.document import Span
from crimefacts.text.locales import Locales

_LOCALES = Locales("crimefacts.text")

# A place where a sentence may end: closing punctuation before something that may open a sentence,
# or a line end. The look-behinds keep long runs of marks and blanks from being tried at every place.
_CANDIDATE = regex.compile(
    r"""
      (?<![.!?…])[.!?…]++ ["'”’»)\]]*+ (?P<gap>\s++) (?=["'“‘«(\[¿¡—–-]*+[\p{Lu}\p{N}¿¡])
    | (?<![^\S\n])(?P<line>[^\S\n]*+\n\s*+)
    """,
    regex.VERBOSE,
)
_WORD_BEFORE = regex.compile(r"[\p{L}\p{N}.º/]++$")
_OPENS = regex.compile(r"[\"'“‘«(\[¿¡]*+[\p{Lu}\p{N}•*·\-–—]")
_CLOSED = regex.compile(r"[.!?…:;][\"'”’»)\]]*+$")

# A line of running text that an editor has broken is about this long; a shorter one is a heading, a
# list item or the end of a paragraph.
_WRAPPED_LINE = range(45, 101)
_LONGEST_WORD = 24


def split_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """Split a text into sentences.

    A blank line always ends a sentence. A single line end does unless the line looks hard-wrapped:
    no closing punctuation, a usual line length, or a following line that goes on in lower case.

    Args:
        text: Any text.
        language: ISO 639-1 code; decides which abbreviations do not end a sentence.

    Returns:
        The sentences in text order, without blanks around them.
    """
    sentences: list[Span] = []
    start = 0
    line_start = 0
    for match in _CANDIDATE.finditer(text):
        if match["gap"] is not None:
            gap = match["gap"]
            if "\n" in gap:
                line_start = match.end()
            elif text[match.start()] == "." and _is_abbreviation(text, match.start(), language):
                continue
            end = match.start("gap")
        else:
            line = text[line_start : match.start()]
            line_start = match.end()
            end = match.start()
            if match[0].count("\n") == 1 and _goes_on(line, text, match.end()):
                continue
        _append(sentences, text, start, end)
        start = match.end()
    _append(sentences, text, start, len(text))
    return tuple(sentences)


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    blanks = len(stretch) - len(stretch.lstrip())
    stripped = stretch.strip()
    if stripped:
        sentences.append(Span(start + blanks, start + blanks + len(stripped)))


def _goes_on(line: str, text: str, next_line: int) -> bool:
    """Whether a sentence runs over the end of this line."""
    if not line.strip() or _CLOSED.search(line):
        return False
    if not _OPENS.match(text, next_line):
        return True
    return len(line) in _WRAPPED_LINE and text[next_line : next_line + 1] not in "•*·-–—"


def _is_abbreviation(text: str, dot: int, language: str | None) -> bool:
    """Whether the dot belongs to an abbreviation or initial ("Mr.", "U.S.", "J.")."""
    before = _WORD_BEFORE.search(text, max(0, dot - _LONGEST_WORD), dot)
    if before is None:
        return False
    word: str = before[0]
    if len(word) == 1:
        return word.isupper()
    return word.casefold() in _abbreviations(language)


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    locale = _LOCALES.choose(language)
    return frozenset(line.casefold() for line in _LOCALES.lines(locale, "abbreviations.txt"))
