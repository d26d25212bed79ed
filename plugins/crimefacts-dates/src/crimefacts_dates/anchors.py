"""Find the words and digits near which a time expression may be, in a few passes through a text.

Everything else of the plugin looks only around them. A text has one for every forty words or so,
and so all that is done with the other words is done here: in one byte a code point, by functions
that do not come back to Python for each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Where an anchor begins and ends in the text.
Spot = tuple[int, int]

# Small letters, a zero for each digit, and blanks for all else.
_SMALL = bytes(
    ord("0")
    if 0x30 <= code <= 0x39  # noqa: PLR2004 -- the digits
    else lower
    if chr(code).isalpha() and (lower := ord(chr(code).lower()[0])) < 0x100  # noqa: PLR2004 -- a byte
    else ord(" ")
    for code in range(0x100)
)
# The same with all else left as it is.
_ZEROS = bytes(ord("0") if 0x30 <= code <= 0x39 else code for code in range(0x100))  # noqa: PLR2004
_YEAR = b"0000"
# Years, decades and ordinals in digits, and 20140325.
_NUMBERS = frozenset((_YEAR, b"0000s", b"00s", b"0th", b"00th", b"00000000"))
_FIRST_OF_YEARS = frozenset(("14", "15", "16", "17", "18", "19", "20", "21"))
# "5/8", "80's", "25.3.14", and a word joined to digits ("26dic15", "FY2020"); what Latin-1 has no
# apostrophe for is a question mark.
_LONGEST_JOINED = 24
_LETTER = rb"[A-Za-z\xc0-\xff]"
_JOINED = re.compile(
    rb"0(?:/0|['?]s|([.-])00?\1(?=0)|(?=(?P<behind>%b{3}))|(?<=(?P<before>%b)0))"
    % (_LETTER, _LETTER)
)


def small(text: str) -> bytes:
    """A text with a byte for each code point: small letters, zeros for digits and blanks.

    What Latin-1 does not have is a blank too.
    """
    return text.encode("latin-1", "replace").translate(_SMALL)


def anchor_words(forms: Iterable[str]) -> frozenset[bytes]:
    """The words to look for, given all forms near which an expression may be.

    For a form of several words that is one that the form has anyway, or its longest one.
    """
    pieces = [small(form).split() for form in forms]
    found = {words[0] for words in pieces if len(words) == 1}
    for words in pieces:
        if found.isdisjoint(words):
            found.add(max(words, key=len))
    return frozenset(found | _NUMBERS)


def find_anchors(text: str, anchors: frozenset[bytes]) -> list[Spot]:
    """The places of a text where one of some words stands, or digits that may be a date.

    Args:
        text: A text.
        anchors: From `anchor_words`.

    Returns:
        The places in text order.
    """
    plain = text.encode("latin-1", "replace")
    # Each word gets a blank on either side; its place is then the text's.
    padded = b" %b " % plain.translate(_SMALL)
    found: list[Spot] = []
    for word in anchors.intersection(padded.split()):
        spots = _find_all(padded, b" %b " % word)
        if word == _YEAR:
            spots = [spot for spot in spots if text[spot[0] : spot[0] + 2] in _FIRST_OF_YEARS]
        found += spots
    if b"0" in padded:
        for match in _JOINED.finditer(plain.translate(_ZEROS)):
            joined = match["behind"] or match["before"]
            if not joined or not anchors.isdisjoint(_letters_around(padded, match.start() + 1)):
                found.append(match.span())
    found.sort()
    return found


def _letters_around(padded: bytes, place: int) -> list[bytes]:
    """What stands before, between and behind the digits of a word, as far as near."""
    near = padded[max(place - _LONGEST_JOINED, 0) : place + _LONGEST_JOINED]
    here = min(place, _LONGEST_JOINED)
    word = near[:here].rpartition(b" ")[2] + near[here:].partition(b" ")[0]
    return word.replace(b"0", b" ").split()


def _find_all(padded: bytes, needle: bytes) -> list[Spot]:
    """The places of a word; of two in a row, which share a blank, the first one will do."""
    spots = []
    place = 0
    for before in padded.split(needle)[:-1]:
        place += len(before)
        spots.append((place, place + len(needle) - 2))
        place += len(needle)
    return spots
