"""Lists of places that share a slot: "Spain, France, and other European countries"."""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts_routes.members import (
    FORM_NAME,
    FORM_PLACE,
    KIND_CITY,
    KIND_CONTINENT,
    KIND_COUNTRY,
    KIND_REGION,
)
from crimefacts_routes.mentions import Mention, PlaceList
from crimefacts_routes.tags import (
    ADJECTIVE,
    AND,
    COUNTRY,
    DETERMINER,
    GEO,
    LIST,
    MARKET,
    ONWARD,
    OR,
)
from crimefacts_routes.words import Chunk

_AND = AND | OR
_GLUE = AND | OR | LIST | DETERMINER | ADJECTIVE | COUNTRY | MARKET | ONWARD | GEO
_PART = DETERMINER | ADJECTIVE | GEO
_MARKS = frozenset(",()–—/")


def make_lists(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[PlaceList]:
    """Join the places that share a slot.

    Args:
        chunks: The sentence.
        mentions: Its places, in text order.
    """
    lists: list[list[Mention]] = []
    for mention in mentions:
        if mention.form not in (FORM_PLACE, FORM_NAME):
            continue
        if lists and _coordinated(chunks, lists[-1], mention):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [PlaceList(items) for items in lists]


def _coordinated(chunks: Sequence[Chunk], items: Sequence[Mention], right: Mention) -> bool:
    """Whether what stands between a list and a place only parts the items of the list."""
    left = items[-1]
    if left.head == right.head != left.index:
        return True  # one noun for both: "European and North American markets"
    start = left.last + 1 if left.last < right.index else left.index + 1
    gap = chunks[start : right.index]
    separated = not gap and right.place is not None and right.place.demonym
    for position, chunk in enumerate(gap, start):
        if chunk.entry.preposition in {"in", "of"}:
            return _part_of(chunks, left, right, position)
        if chunk.word in _MARKS or chunk.tags & _AND:
            separated = True
        elif _is_glue(chunk):
            separated = separated or bool(chunk.tags & LIST)
        else:
            return False
    if gap and all(chunk.word == "," for chunk in gap):
        return _goes_on(chunks, items, right)
    return separated


def _is_glue(chunk: Chunk) -> bool:
    entry = chunk.entry
    if entry.construction is not None and not chunk.tags & COUNTRY:
        return False  # but "Europe and other destinations, including X"
    return bool(chunk.tags & _GLUE) and entry.preposition is None


def _goes_on(chunks: Sequence[Chunk], items: Sequence[Mention], right: Mention) -> bool:
    """Whether a comma alone continues a list.

    Behind "A and B" it opens another phrase, unless the place says where B lies; and a name that no
    one knows belongs to a list only if the list goes on or ends there.
    """
    if right.place is None and right.index + 1 < len(chunks):
        following = chunks[right.index + 1]
        if not (
            following.word in ",.;:()–—"
            or following.tags & _AND
            or following.entry.preposition is not None
        ):
            return False
    left = items[-1]
    if _is_country(left) and _is_local(right) and not _joined_next(chunks, right):
        return False
    closed = len(items) > 1 and any(
        chunk.tags & _AND for chunk in chunks[items[-2].index : left.index]
    )
    return not closed or (_is_country(right) and not _is_country(left))


def _is_country(mention: Mention) -> bool:
    return mention.place is not None and mention.place.kind is KIND_COUNTRY


def _is_local(mention: Mention) -> bool:
    """Whether a place is a town, or a region of one country."""
    place = mention.place
    if place is None or place.kind is KIND_CITY:
        return True
    return place.kind is KIND_REGION and place.country is not None


def _joined_next(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """Whether the list is seen to go on behind a place: "Peru, Lima and"."""
    following = chunks[mention.last + 1 : mention.last + 3]
    return any(chunk.tags & _AND for chunk in following)


def _part_of(chunks: Sequence[Chunk], left: Mention, right: Mention, preposition: int) -> bool:
    """Whether the right place says where the left one lies ("Karachi in Pakistan")."""
    between = chunks[left.last + 1 : preposition]
    after = chunks[preposition + 1 : right.index]
    if any(chunk.word not in ",()" and not chunk.tags & GEO for chunk in between):
        return False
    if any(not chunk.tags & _PART and chunk.entry.preposition != "of" for chunk in after):
        return False
    if right.place is None:
        return any(chunk.tags & GEO for chunk in after)
    if left.place is None:
        return True
    return left.place.kind not in {KIND_COUNTRY, KIND_CONTINENT} and (
        left.place.country is None
        or right.place.country is None
        or left.place.country == right.place.country
    )
