"""Furniture within a paragraph: a teaser behind its last sentence or in brackets, a photo credit."""

from __future__ import annotations

from functools import cache

import regex

from crimefacts.document import Span
from crimefacts.text.cues import Cue, opening_cues
from crimefacts.text.lines import is_name_like, words
from crimefacts.text.publication import collect, fold

_REACH = 40  # the longest cue, with the blank before it
_LONGEST_TEASER = 200
_LONGEST_CREDIT = 90
_CREDIT_WORDS = 10
_SHORT_CREDIT = 4
_BRACKETS = {"(": ")", "[": "]"}
_CUT = regex.compile(r"[.!?…][”»\"')\]]*+\s++|[(\[]|\n")
_LAST_WORD = regex.compile(r"([^\W_]++)\s?\Z")
_SENTENCE_END = regex.compile(r"[.!?…][”»\"')\]]*+(?=\s++[\p{Lu}¿¡“\"«]|\s*+\Z)")
_AGENCY = regex.compile(
    r"(?:REUTERS|AFP(?:[ -]?PHOTO)?|AP(?:[ -]?PHOTO)?|EFE|GETTY(?: IMAGES)?|XINHUA|ANSA|DPA|EPA|SHUTTERSTOCK"
    r"|CUARTOSCURO|ANDINA|COLPRENSA|AGÊNCIA BRASIL|AGENCIA UNO|AP Photo|Getty Images|Shutterstock)\Z"
)


def find_inline(text: str) -> list[Span]:
    """Find furniture within paragraphs.

    Args:
        text: Any text.
    """
    spans: list[Span] = []
    last_words = _last_words()
    start = text.find(":")
    while start >= 0:
        before = _LAST_WORD.search(text, max(0, start - _REACH), start)
        if before is not None and fold(before[1]) in last_words:
            span = _at_colon(text, start)
            if span is not None:
                spans.append(span)
        start = text.find(":", start + 1)
    start = text.find("/")
    while start >= 0:
        agency = _AGENCY.search(text, max(0, start - 16), start)
        if agency is not None:
            end = _line_end(text, start)
            if end - start <= _LONGEST_CREDIT and is_name_like(text[start:end], _CREDIT_WORDS):
                spans.append(Span(agency.start(), end))
        start = text.find("/", start + 1)
    return spans


@cache
def _last_words() -> frozenset[str]:
    phrases = collect("teasers", "furniture.toml") + collect("credits", "furniture.toml")
    return frozenset(fold(words(phrase)[-1]) for phrase in phrases)


def _at_colon(text: str, colon: int) -> Span | None:
    start = max(0, colon - _REACH)
    cuts = list(_CUT.finditer(text, start, colon))
    if not cuts:
        return None
    cut = cuts[-1]
    begin = cut.end()
    bracket = text[cut.start()] if text[cut.start()] in _BRACKETS else ""
    if cut[0] == "\n":
        return None  # a line that opens with a cue is judged as a line
    for cue, end, count, _ in opening_cues(text[begin:colon]):
        if words(text[begin + end : colon]):
            continue
        stop = _line_end(text, colon)
        if bracket:
            closing = text.find(_BRACKETS[bracket], colon, stop)
            if closing < 0 or closing - colon > _LONGEST_TEASER:
                continue
            if cue is Cue.TEASER or (cue is Cue.CREDIT and _is_credit(text[colon + 1 : closing])):
                return Span(cut.start(), closing + 1)
        elif cue is Cue.TEASER and count > 1 and not text[begin].islower():
            sentence = _SENTENCE_END.search(text, colon, min(stop, colon + _LONGEST_TEASER))
            if stop - colon <= _LONGEST_TEASER or sentence:
                return Span(begin, sentence.end() if sentence else stop)
        elif cue is Cue.CREDIT and stop - colon <= _LONGEST_CREDIT and not text[begin].islower():
            if _is_credit(text[colon + 1 : stop]):
                return Span(begin, stop)
    return None


def _is_credit(stretch: str) -> bool:
    return 0 < len(words(stretch)) <= _SHORT_CREDIT or is_name_like(stretch, _CREDIT_WORDS)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    while end > offset and text[end - 1].isspace():
        end -= 1
    return end
