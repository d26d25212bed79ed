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
_LONGEST_WORD = 24
_OPENING_SIGNS = "([\"'“‘«¿¡*-–—"
_BRACKETS = {"(": ")", "[": "]"}
_CUT = regex.compile(r"[.!?…][”»\"')\]]*+\s++|[(\[]|\n")
_SENTENCE_END = regex.compile(r"[.!?…][”»\"')\]]*+(?=\s++[\p{Lu}¿¡“\"«]|\s*+\Z)")
_AGENCIES = (
    "REUTERS",
    "Reuters",
    "AFP",
    "AFP PHOTO",
    "AP",
    "AP Photo",
    "AP PHOTO",
    "EFE",
    "EPA",
    "DPA",
    "dpa",
    "ANSA",
    "XINHUA",
    "Xinhua",
    "GETTY IMAGES",
    "Getty Images",
    "Getty",
    "Shutterstock",
    "Cuartoscuro",
    "CUARTOSCURO",
    "ANDINA",
    "Andina",
    "Colprensa",
    "Agencia Uno",
    "AGENCIA UNO",
    "Agência Brasil",
    "Folhapress",
    "Estadão Conteúdo",
)
_AGENCY = regex.compile(rf"\b(?:{'|'.join(sorted(_AGENCIES, key=len, reverse=True))})\Z")


def find_inline(text: str) -> list[Span]:
    """Find furniture within paragraphs.

    Args:
        text: Any text.
    """
    spans: list[Span] = []
    last_words = _last_words()
    sign = text.find(":")
    while sign >= 0:
        before = text[max(0, sign - _LONGEST_WORD) : sign].split()
        if before and fold(before[-1].lstrip(_OPENING_SIGNS)) in last_words:
            span = _at_colon(text, sign)
            if span is not None:
                spans.append(span)
        sign = text.find(":", sign + 1)
    sign = text.find("/")
    while sign >= 0:
        if text[max(0, sign - _LONGEST_WORD) : sign].endswith(_AGENCIES):
            span = _at_slash(text, sign)
            if span is not None:
                spans.append(span)
        sign = text.find("/", sign + 1)
    return spans


def _at_slash(text: str, slash: int) -> Span | None:
    agency = _AGENCY.search(text, max(0, slash - _LONGEST_WORD), slash)
    end = _line_end(text, slash)
    if agency is None or end - slash > _LONGEST_CREDIT:
        return None
    return Span(agency.start(), end) if is_name_like(text[slash:end], _CREDIT_WORDS) else None


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
