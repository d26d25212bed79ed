"""Furniture within a paragraph: teasers behind its last sentence or in brackets, photo credits."""

from __future__ import annotations

from functools import cache

import regex

from crimefacts.document import Span
from crimefacts.text.cues import Cue, Match, opening_cues
from crimefacts.text.lines import is_name_like, words
from crimefacts.text.publication import collect, fold

_REACH = 40  # the longest cue, with the blank before it
_LONGEST = 200
_LONGEST_CREDIT = 90
_FAR = 300
_CREDIT_WORDS = 10
_SHORT_CREDIT = 4
_LONGEST_WORD = 24
_OPENING_SIGNS = "([\"'“‘«¿¡*-–—"
_BRACKETS = {"(": ")", "[": "]"}
_CUT = regex.compile(r"[.!?…][”»\"')\]]*+\s++|[(\[]|\s[|•·]\s|\n")
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
    for colon in ":|":
        sign = text.find(colon)
        while sign >= 0:
            before = text[max(0, sign - _LONGEST_WORD) : sign].split()
            if before and fold(before[-1].lstrip(_OPENING_SIGNS)) in last_words:
                span = _at_colon(text, sign)
                if span is not None:
                    spans.append(span)
            sign = text.find(colon, sign + 1)
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
    """The teaser or credit whose cue ends at a colon, unless it opens a line: that is a line's."""
    cut = None
    for cut in _CUT.finditer(text, max(0, colon - _REACH), colon):  # noqa: B007 -- the last one
        pass
    if cut is None or cut[0] == "\n":
        return None
    begin = cut.end()
    for match in opening_cues(text[begin:colon]):
        if words(text[begin + match.end : colon]):
            continue
        if text[cut.start()] in _BRACKETS:
            span = _in_brackets(text, cut.start(), colon, match.cue)
        else:
            span = _behind_sentence(text, begin, colon, match)
        if span is not None:
            return span
    return None


def _in_brackets(text: str, bracket: int, colon: int, cue: Cue) -> Span | None:
    end = text.find(_BRACKETS[text[bracket]], colon, min(_line_end(text, colon), colon + _LONGEST))
    if end < 0:
        return None
    fits = cue is Cue.TEASER or (cue is Cue.CREDIT and _is_credit(text[colon + 1 : end]))
    return Span(bracket, end + 1) if fits else None


def _behind_sentence(text: str, begin: int, colon: int, match: Match) -> Span | None:
    if text[begin].islower():
        return None
    end = _line_end(text, colon)
    if match.cue is Cue.CREDIT:
        fits = end - colon <= _LONGEST_CREDIT and _is_credit(text[colon + 1 : end])
        return Span(begin, end) if fits else None
    if match.cue is not Cue.TEASER or match.words == 1:
        return None
    sentence = _SENTENCE_END.search(text, colon, min(end, colon + _LONGEST))
    if sentence is not None:
        return Span(begin, sentence.end())
    return Span(begin, end) if end - colon <= _LONGEST else None


def _is_credit(stretch: str) -> bool:
    return 0 < len(words(stretch)) <= _SHORT_CREDIT or is_name_like(stretch, _CREDIT_WORDS)


def _line_end(text: str, offset: int) -> int:
    """Where the line ends, or a place too far away for whatever is looked for."""
    end = text.find("\n", offset, offset + _FAR)
    end = min(len(text), offset + _FAR) if end < 0 else end
    while end > offset and text[end - 1].isspace():
        end -= 1
    return end
