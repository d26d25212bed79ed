"""The places of a sentence, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crimefacts import Place
from crimefacts_routes.chunks import Row
from crimefacts_routes.forms import Form
from crimefacts_routes.members import (
    FORM_ACTOR,
    FORM_AGENCY,
    FORM_NAME,
    FORM_PLACE,
    KIND_COUNTRY,
    MARK_REFERENCE,
)
from crimefacts_routes.tags import AGENCY, DEFINITE, HOME, INSIDE, NAME, REFERENCE
from crimefacts_routes.words import Chunk


class Mention:
    """A place in a sentence.

    Args:
        index: Index of its chunk.
        last: Index of the last chunk that belongs to it, as the noun of "European markets" does.
        form: What it stands for.
        head: Index of the noun that it modifies; its own where it modifies none.
        place: The place; None for a name that no one has recognised.
        refers: Whether it only refers to the country that the text is about.
        inside: Whether it says that a movement stays within the country ("domestically").
    """

    __slots__ = ("form", "head", "index", "inside", "last", "place", "refers")

    def __init__(self, index: int, form: Form, *, head: int, place: Place | None) -> None:
        self.index = index
        self.last = max(index, head) if form is FORM_PLACE else index
        self.form = form
        self.head = head
        self.place = place
        self.inside = False
        self.refers = False


class PlaceList:
    """Places that share a slot: "Spain, France, and other European countries".

    Args:
        mentions: The places.
        first: Index of its first chunk.
        last: Index of its last chunk.
    """

    __slots__ = ("first", "last", "mentions")

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.first = mentions[0].index
        self.last = max(mention.last for mention in mentions)


#: Tells what a place at an index stands for, given the mentions before it.
Resolver = Callable[[Row, int, Sequence[Mention]], Mention]


def find_mentions(
    row: Row, resolve: Resolver, country: Callable[[Place | None], Place | None]
) -> list[Mention]:
    """Find the places of a sentence and tell what they stand for.

    Args:
        row: The sentence.
        resolve: Tells what a recognised place stands for.
        country: Tells the country that "the country" means, if known, given the one whose people
            were named last.
    """
    mentions: list[Mention] = []
    for index in (
        sorted((*row.places, *row.at(MARK_REFERENCE))) if row.at(MARK_REFERENCE) else row.places
    ):
        chunk = row[index]
        if chunk.place is not None:
            mentions.append(resolve(row, index, mentions))
        elif chunk.tags & NAME:
            mentions.append(_name(row, index))
        elif _refers(row, index) and (subject := country(_nation(mentions))) is not None:
            mention = Mention(index, FORM_PLACE, head=index, place=subject)
            mention.inside = bool(chunk.tags & INSIDE)
            mention.refers = True
            mentions.append(mention)
    return mentions


def _nation(mentions: Sequence[Mention]) -> Place | None:
    """The country that a sentence speaks of: "Turkish police ...", "Malawi is ..."."""
    for mention in reversed(mentions):
        place = mention.place
        if (
            place is not None
            and place.kind is KIND_COUNTRY
            and not mention.refers
            and (mention.form in (FORM_ACTOR, FORM_AGENCY) or mention.index == 0)
        ):
            return place
    return None


def _name(chunks: Sequence[Chunk], index: int) -> Mention:
    following = index + 1
    if following < len(chunks) and chunks[following].tags & AGENCY:
        return Mention(index, FORM_AGENCY, head=following, place=None)
    return Mention(index, FORM_NAME, head=index, place=None)


def _refers(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a chunk means the country that the text is about ("the country", "domestically")."""
    tags = chunks[index].tags
    if tags & REFERENCE:
        return True
    if not tags & HOME or index == 0 or not chunks[index - 1].tags & DEFINITE:
        return False
    return not (index + 1 < len(chunks) and chunks[index + 1].entry.preposition == "of")
