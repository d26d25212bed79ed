"""Numbers: when they are years and lengths of time, and when they count something else.

What these functions weigh is decided by `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crimefacts_dates.nodes import Length, Node
from crimefacts_dates.place import Place
from crimefacts_dates.views import category

_YOUNGEST = 1
_OLDEST = 115
_MONEY_AND_CODES = frozenset("$€£¥#@_&%ºª°")
_DIVIDERS, _JOINERS = frozenset(".,:"), frozenset("-–/")
_YEAR_LIKE = re.compile(r"(?:1[4-9]|20|21)\d\d")
_LOWER_WORD = re.compile(r"[^\W\d_A-Z]{3,}")
_LAW_LINKS = category("of|slash|left")
_NUMBER_JOINS = frozenset("-/.")
_LONGEST_PIECE = 12
_MOST_PIECES = 4


def is_age(node: Node, place: Place) -> bool:  # noqa: PLR0911 -- one return a case
    """Whether a number of years is how old somebody is ("Juan Pérez, de 34 años")."""
    view = place.view
    if not isinstance(node, Length) or not place.lists.person_before:
        return False
    around = place.word(view.start - 1), place.word(view.end)
    if around in {("(", ")"), (",", ",")} and len(view.categories) == 2:  # noqa: PLR2004 -- "45 años"
        return place.capital(view.start - 2)  # "Rosa Quispe (45 años)"
    if not view.follows(category("of")) or view.find(category("units_year|unit_year")) < 0:
        return False
    years = node.lengths[0][0] if node.lengths else None
    if years is not None and not _YOUNGEST <= years <= _OLDEST:
        return False
    before = place.word(view.start - 2)
    known = place.lists
    if before in {",", "("} or before in known.person_before:
        return True
    if before in known.lasting_nouns or before.endswith("ón"):
        return False
    if before.endswith(tuple(known.person_endings)):
        return True
    in_apposition = place.word(view.start - 3) == "," and place.word(view.end) == ","
    return in_apposition or place.capital(view.start - 2)


def is_an_address(place: Place) -> bool:
    """Whether a street follows ("1998 Park Street")."""
    end = place.view.end
    words = {place.word(end + 1), place.word(end + 2)}
    return place.capital(end) and not words.isdisjoint(place.lists.named_behind)


def of_a_law(place: Place) -> bool:
    """Whether the year is part of the name of a law.

    "Law 1908 of 2018", "Lei 11.343/2006", "Ley N.° 27765, del 2002", "Resolution 1267 (1999)".
    """
    view = place.view
    if not view.follows(_LAW_LINKS):
        return False
    number = view.start - 2
    if place.word(number) == ",":
        number -= 1
    if not place.word(number)[:1].isdigit():
        return False
    for _ in range(_MOST_PIECES):
        if place.word(number - 1) not in _NUMBER_JOINS or not place.word(number - 2)[:1].isdigit():
            break
        number -= 2
    return place.before(place.lists.numbered_before, number)


def in_a_code(text: str, start: int, end: int) -> bool:
    """Whether digits belong to a code or sum ("AB-2014", "138-2010-2015", "$2014", "2014.5")."""
    if text[start - 1 : start] in _MONEY_AND_CODES or text[end : end + 1] in _MONEY_AND_CODES:
        return True
    pieces = (*_pieces(text, start, -1), *_pieces(text, end, 1))
    if len(pieces) > 2:  # noqa: PLR2004 -- "mid-2014-2016" is as long as it gets
        return True
    for mark, piece in pieces:
        if mark in _DIVIDERS:
            if piece.isdigit():
                return True
        elif not (_YEAR_LIKE.fullmatch(piece) or _LOWER_WORD.fullmatch(piece)):
            return True
    return False


def _pieces(text: str, at: int, step: int) -> Iterator[tuple[str, str]]:
    """The words joined to a place without a blank, outward, each with the mark that joins it."""
    size = len(text)
    for _ in range(_MOST_PIECES):
        mark = at - 1 if step < 0 else at
        if not 0 <= mark < size or text[mark] not in _DIVIDERS | _JOINERS:
            return
        near = mark + step
        far = near
        while 0 <= far < size and text[far].isalnum() and abs(far - near) < _LONGEST_PIECE:
            far += step
        if far == near:
            return
        yield text[mark], text[far + 1 : mark] if step < 0 else text[near:far]
        at = far + 1 if step < 0 else far
