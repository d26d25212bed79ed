"""The words that names are made of, and where these begin in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import TypeVar

from crimefacts.text.gazetteer import Gazetteer

_LARGE = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
# A capitalised word of Latin script: "Lima", "O'Higgins", but "Lima" of "Lima's".
_CAPITALISED = re.compile(rf"{_LARGE}(?<![^\W_]{_LARGE})\w*+(?>(?:['’](?![sS]\b)\w++)*)")

#: By how many words a name may go on behind its first.
MOST_FURTHER_WORDS = 5

# Longer words are nobody's name.
_LONGEST_WORD = 40
_APOSTROPHES = "'’"

# One byte for each character, so that offsets are those of the text. What is no letter or digit
# of Latin-1 ends a word; where it may yet be part of one, as apostrophes and letters of other sets
# are, it is doubtful.
_END, _DOUBTFUL = b"\n", b"\r"
_DOUBTFUL_SIGNS = "'?_"
_BYTES = b"".join(
    bytes([code]) if chr(code).isalnum() else _DOUBTFUL if chr(code) in _DOUBTFUL_SIGNS else _END
    for code in range(256)
)
_START = itemgetter(0)

T = TypeVar("T")
#: Start, end, what is known, whether it is whole.
Word = tuple[int, int, T | None, bool]


def first_word(name: str) -> str | None:
    """The capitalised word that a name begins with, if it begins with one."""
    match = _CAPITALISED.match(name)
    return match[0] if match else None


def plain_word(text: str) -> bytes:
    """The letters and digits of Latin-1 that a text begins with: what it is looked up by."""
    return _to_bytes(text).partition(_END)[0].partition(_DOUBTFUL)[0]


def _to_bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace").translate(_BYTES)


class WordFinder:
    """Finds capitalised words, and some in small letters.

    Args:
        small: The words in small letters.
    """

    def __init__(self, small: Iterable[str]) -> None:
        self._small = Gazetteer(word + sign for word in small for sign in "\n\r")

    def find(self, text: str, known: Mapping[bytes, T | None]) -> tuple[bytes, list[Word[T]]]:
        """The words of a text of which something is known, in text order.

        Args:
            text: Any text.
            known: What is known of a word, written with one byte for each character.

        Returns:
            The text for `next_word`; and of each word its start and end, what is known of it, and
            whether it is whole. Words that are not come also if nothing is known of them.
        """
        try:
            data, others = text.encode("latin-1"), False
        except UnicodeEncodeError:
            data = text.encode("latin-1", "replace")
            # A byte of 1 is one of the letters that `_LARGE` has besides those of Latin-1.
            others = b"\x01" in text.encode("utf-16-le", "surrogatepass")
        data = _END + data.translate(_BYTES) + _END
        doubtful = _DOUBTFUL[0]
        found: list[Word[T]] = [
            (match.start(), end - 1, entry, data[end] != doubtful)
            for match in _CERTAIN.finditer(data)
            if (entry := known[match[1]]) is not None or data[match.end()] == doubtful
            for end in (match.end(),)
        ]
        capitalised = len(found)
        for name, start, end in self._small.find(data.decode("latin-1")):
            entry = known[name[:-1].encode("latin-1")]
            whole = doubtful not in {data[start - 1], data[end - 1]}
            found.append((start - 1, end - 2, entry, whole))
        if _DOUBTFUL in data:
            found += [
                (match.start(), match.end() - 1, known[match[1]], False)
                for match in (_ANY if others else _UNCERTAIN).finditer(data)
            ]
        if len(found) > capitalised:
            found.sort(key=_START)
        return data, found


def next_word(data: bytes, end: int) -> bytes:
    """The word that one sign parts from the one that ends there; empty where there is none."""
    match = _NEXT.match(data, end + 2)
    return match[0] if match else b""


# These leap from sign to sign.
_CERTAIN = re.compile("\n([A-ZÀ-ÖØ-Þ][^\n\r]*+)".encode("latin-1"))
_UNCERTAIN = re.compile("\r([A-ZÀ-ÖØ-Þ][^\n\r]*+)".encode("latin-1"))
_ANY = re.compile(rb"\r([^\n\r]++)")
_NEXT = re.compile(rb"[^\n\r]*+")


def joins(character: str) -> bool:
    """Whether a character is part of a word, as a letter or a digit is."""
    return character.isalnum() or character == "_"


def capitalised_word(text: str, start: int) -> tuple[int, int] | None:
    """The whole of the capitalised word that a part of it belongs to.

    Args:
        text: The text.
        start: Where the part begins.
    """
    begin = start
    while begin and start - begin < _LONGEST_WORD:
        if not (joins(text[begin - 1]) or text[begin - 1] in _APOSTROPHES):
            break
        begin -= 1
    for match in _CAPITALISED.finditer(text, begin, start + _LONGEST_WORD):
        if match.end() > start:
            return match.span() if match.start() <= start else None
    return None
