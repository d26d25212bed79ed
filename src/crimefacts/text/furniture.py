"""Which parts of a page are not the article: menus, teasers, appeals, share lines, author boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crimefacts.document import Span
from crimefacts.text.datelines import around
from crimefacts.text.inline import find_inline
from crimefacts.text.lines import Line, split_lines
from crimefacts.text.masthead import read_masthead
from crimefacts.text.publication import find_dates
from crimefacts.text.tail import find_tail, headlines_below, is_paragraph
from crimefacts.text.verdicts import Verdict, judge_lines

_HEADINGS = frozenset({Verdict.TAIL, Verdict.TEASER, Verdict.BOX})


def find_furniture(text: str, language: str | None) -> tuple[Span, ...]:
    """Find page furniture in plain text.

    The phrases of all languages with a locale are looked for, since pages mix them. The day of
    publication in a byline is not furniture, the rest of the byline is.

    Args:
        text: A page's text.
        language: ISO 639-1 code; decides whether 03/05/2021 is a date in a byline.

    Returns:
        Stretches of furniture in text order, without overlap.
    """
    lines, openings = split_lines(text)
    masthead = read_masthead(text, language)
    verdicts = judge_lines(text, lines, openings)
    tail = find_tail(text, lines, verdicts)
    headings = _HEADINGS.intersection(verdicts.values())
    first_paragraph = _first_paragraph(text, lines) if headings else 0
    spans = list(masthead.furniture)
    for index, verdict in verdicts.items():
        if index >= tail:
            break
        line = lines[index]
        if verdict is Verdict.NOTE:
            spans += around(line, find_dates(text, *line, language))
        else:
            spans.append(Span(*line))
        if verdict in _HEADINGS and index > first_paragraph:
            headlines = headlines_below(text, lines, verdicts, index)
            spans += [Span(*lines[other]) for other in headlines if other < tail]
    if tail < len(lines):
        spans.append(Span(lines[tail][0], lines[-1][1]))
    spans += find_inline(text)
    merged = _merge([span for span in spans if not span.of(text).isspace()])
    if merged and 2 * sum(map(len, merged)) > len(text) and not blank(text, merged).strip():
        return ()  # a word or two of furniture and nothing else is no page
    return merged


def _first_paragraph(text: str, lines: Sequence[Line]) -> int:
    return next((index for index, line in enumerate(lines) if is_paragraph(text, line)), len(lines))


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


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    """The same stretches in text order, those that touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
