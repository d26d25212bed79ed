"""Capitalised sequences: the one pass over the whole text that finds where names may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate

# Small words that may stand inside a name, of all languages; what else may is looked for locally.
LINK = r"(?:of|the|and|for|de|del|la|las|los|el|y|e|do|da|dos|das|&)"

_MARKS = r"\u0300-\u036f"
_LETTER = rf"[\w{_MARKS}]"


# Capitals of Western European languages: `re` scans for them at full speed.
_LATIN = "[A-ZÀ-ÖØ-Þ]"
# Those of the other alphabets of Europe as well, in ranges that hold small letters too: rough, but
# such a letter hardly opens a small word of the languages that are read here.
_EUROPEAN = "[A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я]"
_BEYOND_LATIN = re.compile("[Ā-ɏΑ-ΩЀ-Я]")


def _word(capital: str, *, opening: bool = False) -> str:
    """Source of a pattern for a capitalised word, an acronym with or without dots included."""
    behind = rf"(?<![{_MARKS}\w@#].)" if opening else ""
    return (
        rf"{capital}{behind}(?:"
        # "U.S.", "S.A.A."
        rf"\.(?>(?:{capital}\.)+){capital}?"
        # All that may follow the letters is looked for only where a sign does.
        rf"|{_LETTER}*+(?>(?:(?=['’&.–-])"
        # "O'Neill", "Peru's", "Al-Shabaab", "MS-13", "AT&T"; not "Police-led".
        rf"(?>(?:['’][^\W\d_]++|[-–](?={capital}|\d){_LETTER}++|&(?={capital}){_LETTER}++)*)"
        # "Armando.info"
        rf"(?>(?:\.(?:com|net|org|info|news)(?!{_LETTER}))?)"
        # "Workers' Party"
        rf"(?>(?:(?<=s)['’](?=[ ]{capital}))?)"
        r")?))"
    )


# No name is longer; the run of capitals goes on in a further sequence.
_MOST_WORDS = 40
_MOST_FURTHER = 8
_GAP = r"(?:[ \u00a0]\n?+|\n[ ]?+)"


@cache
def _sequence(capital: str) -> re.Pattern[str]:
    word = _word(capital)
    first = _word(capital, opening=True)
    return re.compile(
        # One group, for `split` to give the sequences as well.
        rf"({first}(?>(?:{_GAP}(?>(?:{LINK}{_GAP}){{0,3}}){word}){{0,{_MOST_WORDS}}}))",
        re.DOTALL,
    )


@cache
def _extension() -> re.Pattern[str]:
    # What a name may go on with behind a sequence; only before a word that institutions are about.
    word = _word(_LATIN)
    return re.compile(
        rf"(?:,[ ])?(?>(?:[ ]?(?:{LINK}|on|against|to|in|with|by|contra|para|en|sobre|a|al|por|con"
        rf"|em|no|na|nos|nas|à|às|ao|aos|pela|pelo|com|o|as|os|sin|sem)[ ]){{0,2}})[ ]?"
        rf"(?P<word>{word})"
        rf"(?>(?:[ ](?>(?:{LINK}[ ]){{0,3}}){word}){{0,{_MOST_FURTHER}}})"
    )


def sequences(text: str, boundary: Callable[[int], bool]) -> list[tuple[int, int, str]]:
    """Find the capitalised sequences of a text.

    Args:
        text: Any text.
        boundary: Whether a sentence or heading ends at a line feed.

    Returns:
        Start, end and words of each sequence, in text order.
    """
    pattern = _sequence(_EUROPEAN if _is_beyond_latin(text) else _LATIN)
    # What lies between the sequences and the sequences by turns; all of this runs in C.
    pieces = pattern.split(text)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    found = list(zip(ends[::2], ends[1::2], words, strict=False))
    if "\n" not in "".join(words):
        return found
    whole: list[tuple[int, int, str]] = []
    for sequence in found:
        if "\n" in sequence[2]:
            whole += _split(text, sequence[0], sequence[1], boundary)
        else:
            whole.append(sequence)
    return whole


def _is_beyond_latin(text: str) -> bool:
    # Most texts are told by the high bytes of their letters, at a tenth of what the pattern takes.
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    near = b"\1" in high or b"\2" in high or b"\3" in high or b"\4" in high
    return near and _BEYOND_LATIN.search(text) is not None


def first_sequence(name: str) -> tuple[int, int] | None:
    """Where the first capitalised sequence of a name begins and ends, if it has any."""
    match = _sequence(_LATIN).search(name)
    return None if match is None else match.span()


_LEADING_LINKS = re.compile(rf"\s*+(?>(?:{LINK}\s++)*)")
_TRAILING_LINKS = re.compile(rf"(?>(?:\s++{LINK})*)\s*+$")


def _split(
    text: str, start: int, end: int, boundary: Callable[[int], bool]
) -> Iterator[tuple[int, int, str]]:
    """Cut a sequence at the line ends that end a sentence."""
    while start < end:
        feed = text.find("\n", start, end)
        while feed >= 0 and not boundary(feed):
            feed = text.find("\n", feed + 1, end)
        stop = end if feed < 0 else feed
        leading = _LEADING_LINKS.match(text, start, stop)
        begin = start if leading is None else leading.end()
        trimmed = _TRAILING_LINKS.sub("", text[begin:stop])
        if trimmed:
            yield begin, begin + len(trimmed), trimmed
        start = stop + 1


def extension(text: str, end: int) -> tuple[str, int] | None:
    """What a name may go on with behind a sequence ("… en | Delitos de Trata de Personas").

    Args:
        text: Any text.
        end: Where the sequence ends.

    Returns:
        The first capitalised word behind small words or a comma, and the end of the sequence that
        it opens; or None.
    """
    match = _extension().match(text, end)
    if match is None or match.start("word") == end:
        return None
    return match["word"], match.end()
