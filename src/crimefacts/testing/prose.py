"""Hypothesis strategies for what extractors read: made-up crime reports, and any text at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cache
from typing import Any

from hypothesis import strategies as st

from crimefacts.document import Document
from crimefacts.text.locales import Locales

LOCALES = Locales("crimefacts.testing")

#: What real pages hold beside letters and blanks: no-break blanks and hyphens, marks without
#: width, combining accents, ligatures, letters that grow in lower case, right-to-left text, emoji
#: outside the Basic Multilingual Plane, control characters, and line ends of all sorts.
ODDITIES = (
    *("\u00a0", "\u202f", "\u2011", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2028", "\u0085"),
    *("e\u0301", "\u0301", "ﬁ", "İ", "ß", "ſ", "\u01c5", "שלום", "مال", "\u202e", "金", "٣", "Ⅷ"),
    *("💰", "👨\u200d👩\u200d👧", "🇵🇪", "\x00", "\x0b", "\x0c", "\ufffd", "…", "—", "''", "``"),
)
_LINE_ENDS = ("\n\n", "\n", "\r\n\r\n", "\r\n", "\r", "\n \n", "\u2029")
_COUNTRIES = ("PE", "MX", "BR", "AR", "US")
_WRAP = 70


def texts() -> st.SearchStrategy[str]:
    """Any text: made-up reports, bits of them, odd characters, and plain noise."""
    noise = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
    pieces = st.sampled_from((*ODDITIES, *_PIECES)) | noise
    return st.one_of(
        documents().map(lambda document: document.text),
        st.lists(pieces, max_size=12).map("".join),
        st.lists(pieces, max_size=12).map(" ".join),
        noise,
    )


# Bits that the rules of extractors look for, to be put together in ways that nobody writes.
_PIECES = (
    *(
        "$",
        "US$",
        "S/",
        "€",
        "R$",
        "3",
        "3.5",
        "1,200",
        "12.000,50",
        "1.2.3",
        "0",
        "9" * 30,
        "½",
        "%",
    ),
    *("million", "millones", "mil", "between", "and", "entre", "y", "more than", "hasta", "-", "–"),
    *("March", "marzo", "2014", "14/03/2019", "last week", "años", "de", "del", "early", "desde"),
    *(
        "Lima",
        "Peru",
        "Haitian",
        "from",
        "to",
        "via",
        "Brasil",
        "Los",
        "Ministerio",
        "Inc.",
        "S.A.",
    ),
    *("(", ")", "[", "“", "”", "'", '"', ".", ",", ";", ":", "\n", "\n\n", "\t", " ", "A.", "Mr."),
)


@st.composite
def documents(draw: st.DrawFn, languages: Collection[str] = ("en", "es", "pt")) -> Document:
    """Reports made of sentences as crime news has them.

    Some hold page furniture, odd characters, hard-wrapped or upper-case lines, and every sort of
    line end. What is known about them from outside (language, day, country) is given for some.

    Args:
        draw: Given by Hypothesis.
        languages: ISO 639-1 codes to choose from; languages without sentences of their own get
            English ones.
    """
    language = draw(st.sampled_from(sorted(languages)))
    prose = _prose(LOCALES.choose(language))
    sentence = st.sampled_from(prose["sentences"])
    paragraph = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
    blocks = draw(st.lists(paragraph, max_size=4))
    title = draw(st.none() | st.sampled_from(prose["titles"]))
    if title is not None and draw(st.booleans()):
        blocks.insert(0, title)
    for line in draw(st.lists(st.sampled_from(prose["furniture"]), max_size=2)):
        blocks.insert(draw(st.integers(0, len(blocks))), line)
    manner = draw(st.sampled_from(["plain", "plain", "wrapped", "upper"]))
    if manner == "wrapped":
        blocks = [_wrapped(block) for block in blocks]
    elif manner == "upper":
        blocks = [block.upper() for block in blocks]
    text = draw(st.sampled_from(_LINE_ENDS)).join(blocks)
    for oddity in draw(st.lists(st.sampled_from(ODDITIES), max_size=3)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + oddity + text[place:]
    return Document(
        text=text,
        id=draw(st.sampled_from(["", "report-1", "notícia.html"])),
        language=draw(st.sampled_from([language, None])),
        published=draw(st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))),
        title=title,
        country=draw(st.none() | st.sampled_from(_COUNTRIES)),
    )


def neutral_sentences(language: str | None) -> tuple[str, ...]:
    """Sentences of a language that hold no facts.

    Args:
        language: ISO 639-1 code.
    """
    return tuple(table(LOCALES.choose(language))["neutral"])


def table(locale: str) -> dict[str, Any]:
    """The data of one locale folder."""
    return LOCALES.toml(locale, "prose.toml")


@cache
def _prose(locale: str) -> dict[str, tuple[str, ...]]:
    data = table(locale)
    filled = [
        carrier.format(phrase["quote"])
        for tag, carriers in data["carriers"].items()
        for phrase in data["phrases"][tag]
        for carrier in carriers
    ]
    return {
        "sentences": (*data["neutral"], *filled),
        "titles": tuple(data["titles"]),
        "furniture": tuple(data["furniture"]),
    }


def _wrapped(block: str) -> str:
    lines = [""]
    for word in block.split(" "):
        if len(lines[-1]) + len(word) > _WRAP:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)
