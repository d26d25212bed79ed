"""Where sentences begin and end: good enough to bound the reach of a rule, and linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from attrs import frozen

from crimefacts.document import Span
from crimefacts.text.lines import Line, split_lines
from crimefacts.text.locales import Locales
from crimefacts.text.publication import collect

_LOCALES = Locales("crimefacts.text")
_FILE = "sentences.toml"

# Where a sentence may end: closing marks before a gap and something that may open a sentence, or
# within glued words ("dijo.La"). The marks have been made dots: `re` finds what begins with one
# character several times faster than what begins with one of a set. The look-behind keeps long
# runs of marks from being tried at every place.
_CANDIDATE = re.compile(
    r"\.(?<!\..)\.*+[\"'”’»)\]]*+(?>(?:\ ?\[\d{1,3}\])?)"
    r"(?:(?P<gap>\s++)(?=[\"'“‘«(\[¿¡—–*•-]*+(?P<next>[^\W_]))|(?=[“«¿¡]?(?P<glued>[^\W\d_]{2})))"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[¿¡—–,;:]+\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"[•·▪◦●*–—-]\s|\(?\d{1,2}[.)]|[a-z]\)")
_LIST_NUMBER = re.compile(r"\(?\d{1,3}\Z")
_ZONE = re.compile(r"[A-Z]{2,4}\b")

# An editor breaks the lines of running text at about this length.
_WRAP_WIDTH = range(40, 131)
_LONGEST_WORD = 24
_LONGEST_LIST_NUMBER = 4
# So many lines that break where the next word does not fit are no coincidence.
_NO_CHANCE = 3


def split_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """Split a text into sentences.

    A blank line always ends a sentence. A single line end does unless the next line goes on in
    lower case or the lines are those of a hard-wrapped paragraph.

    Args:
        text: Any text.
        language: ISO 639-1 code; decides which abbreviations do not end a sentence.

    Returns:
        The sentences in text order, without blanks around them. Together they hold everything of
        the text but blanks.
    """
    abbreviations = _abbreviations(language)
    sentences: list[Span] = []
    dotted = text.replace("!", ".").replace("?", ".").replace("…", ".")
    candidates = _CANDIDATE.finditer
    for start, end in _paragraphs(text):
        begin = start
        for match in candidates(dotted, start, end):
            if _ends_sentence(text, begin, match, abbreviations):
                gap = match.start(1)
                sentences.append(Span(begin, gap if gap >= 0 else match.end()))
                begin = match.end()
        sentences.append(Span(begin, end))
    return tuple(sentences)


@frozen(kw_only=True)
class _Abbreviations:
    """Words with a dot, without case and the last dot."""

    openers: frozenset[str]
    numbered: frozenset[str]
    closers: frozenset[str]
    starters: frozenset[str]
    days: frozenset[str]
    known: frozenset[str]


@cache
def _abbreviations(language: str | None) -> _Abbreviations:
    """Those of a language; of all languages together where it has no locale."""
    names = _LOCALES.names()
    tables = [_LOCALES.toml(name, _FILE) for name in ([language] if language in names else names)]

    def known(key: str) -> frozenset[str]:
        return frozenset(word.casefold() for table in tables for word in table[key])

    return _Abbreviations(
        openers=known("openers"),
        numbered=known("numbered"),
        closers=known("closers"),
        starters=known("starters"),
        days=frozenset(map(str.casefold, collect("weekdays"))),
        known=known("openers") | known("numbered") | known("closers"),
    )


def _ends_sentence(
    text: str, begin: int, match: re.Match[str], abbreviations: _Abbreviations
) -> bool:
    mark = match.start()
    gap, following, glued = match.groups()
    if gap is None:
        return (
            glued.istitle()
            and text[max(begin, mark - 2) : mark].islower()
            and not _is_opener(text, begin, mark, abbreviations)
        )
    if following.islower():
        return False
    if text[mark] != "." or match.start(1) - mark > 1:
        return True
    # Most sentences end with a word that nobody abbreviates: one look spares all others.
    word = text[max(begin, mark - _LONGEST_WORD) : mark].rpartition(" ")[2]
    if len(word) > 1 and word.isalpha() and word.casefold() not in abbreviations.known:
        return True
    return not _is_abbreviation(text, begin, match, abbreviations)


def _is_opener(text: str, begin: int, dot: int, abbreviations: _Abbreviations) -> bool:
    before = _WORD_BEFORE.search(text, max(begin, dot - _LONGEST_WORD), dot)
    return before is not None and before[0].casefold() in abbreviations.openers


def _is_abbreviation(  # noqa: PLR0911 -- a table of cases
    text: str, begin: int, match: re.Match[str], abbreviations: _Abbreviations
) -> bool:
    """Whether a lone dot belongs to an abbreviation, initial or list number ("Mr.", "J.", "2.")."""
    dot = match.start()
    before = _WORD_BEFORE.search(text, max(begin, dot - _LONGEST_WORD), dot)
    if before is None:
        return False
    word: str = before[0].casefold()
    position = match.start("next")
    next_word = _NEXT_WORD.match(text, position)
    follows = next_word[0].casefold() if next_word else ""
    if word[-1].isdigit():
        return dot - begin <= _LONGEST_LIST_NUMBER and before.start() == begin
    if word[-1] == "/" or word in abbreviations.openers:
        return True
    half_day = word[-1] == "m" and _is_half_day(text, begin, before.start(), word)
    if not follows:  # a number
        return not half_day and ("." in word or word in abbreviations.numbered or len(word) == 1)
    if half_day:
        return _ZONE.match(text, position) is not None or follows in abbreviations.days
    if len(word) == 1:
        return before[0].isupper() and follows not in abbreviations.starters
    if "." in word or word in abbreviations.closers:
        return follows not in abbreviations.starters
    return False


def _is_half_day(text: str, begin: int, start: int, word: str) -> bool:
    """Whether this is the end of "a.m." or "p. m."."""
    return word in ("a.m", "p.m") or (
        word == "m" and text[max(begin, start - 3) : start].strip().casefold() in ("a.", "p.")
    )


def _paragraphs(text: str) -> Iterator[Line]:
    """The stretches of a text that no sentence leaves: lines, and lines that run on as one."""
    run: list[Line] = []
    previous = 0
    for line in split_lines(text)[0]:
        if run and not _is_next_line(text, previous, line[0]):
            yield from _join(text, run)
            run = []
        run.append(line)
        previous = line[1]
    if run:
        yield from _join(text, run)


def _is_next_line(text: str, end: int, start: int) -> bool:
    return start - end == 1 or text.count("\n", end, start) == 1


def _join(text: str, run: list[Line]) -> Iterator[Line]:
    """Join lines without a blank line between them where the text runs on."""
    if len(run) == 1:
        yield run[0]
        return
    width = _wrap_width(text, run)
    start, end = run[0]
    for above, line in pairwise(run):
        if not _runs_on(text, above, line, width):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _runs_on(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether the text runs on from one line to the next."""
    if _BULLET.match(text, *line):
        return False
    if text[line[0]].islower():
        return text[above[1] - 1] not in ":;"
    return _is_full(text, above, line, width)


def _is_full(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted into the line above."""
    word = text[line[0] : line[1]].split(maxsplit=1)[0]
    return 0 < width < above[1] - above[0] + 1 + len(word)


def _wrap_width(text: str, run: list[Line]) -> int:
    """The width that lines are hard-wrapped to, 0 if they are not."""
    width = max(end - start for start, end in run)
    if width not in _WRAP_WIDTH:
        return 0
    low = sum(text[start].islower() for start, _ in run[1:])
    if low * 4 >= len(run) - 1:
        return width
    full = sum(_is_full(text, above, line, width) for above, line in pairwise(run))
    return width if full >= _NO_CHANCE and full * 3 >= (len(run) - 1) * 2 else 0
