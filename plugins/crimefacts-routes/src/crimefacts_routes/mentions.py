"""What a place in a sentence stands for: itself, where a cargo is from, people, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from crimefacts import Place, PlaceKind
from crimefacts_routes.chunks import Row
from crimefacts_routes.lexicon import Chunk, Lexicon

_AND = frozenset({"and", "or"})
_GLUE = frozenset({"and", "or", "list", "determiner", "adjective", "country", "market", "onward"})
_NOUN = frozenset({"geo", "market", "country"})
_MARKS = frozenset(",()–—/")
_HYPHEN = "-"
# Adjectives that no lexicon knows, between a nationality and its noun.
_UNKNOWN_ADJECTIVES = 2
_PREDICATE_REACH = 8
# Lists of adjectives before a noun are read no further; in chunks.
_LONGEST_LIST = 60


class Form(Enum):
    """What the words of a place stand for."""

    PLACE = "place"
    CARGO = "cargo"
    PEOPLE = "people"
    BOUND = "bound"
    NAME = "name"
    ACTOR = "actor"
    AGENCY = "agency"
    OTHER = "other"


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
        self.last = max(index, head) if form is Form.PLACE else index
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


def find_mentions(row: Row, lexicon: Lexicon, country: Callable[[], Place | None]) -> list[Mention]:
    """Find the places of a sentence and tell what they stand for.

    Args:
        row: The sentence.
        lexicon: The words of its language.
        country: Tells the country that "the country" means, if known.
    """
    chunks = row
    resolve = _before_noun if lexicon.adjectives_before else _after_noun
    mentions: list[Mention] = []
    subject = country() if row.references else None
    for index in sorted((*row.places, *row.references)) if subject else row.places:
        chunk = chunks[index]
        if chunk.place is not None:
            mentions.append(resolve(chunks, index, mentions))
        elif chunk.name:
            customs = index + 1 < len(chunks) and "agency" in chunks[index + 1].tags
            form = Form.AGENCY if customs else Form.NAME
            mentions.append(Mention(index, form, head=index + customs, place=None))
        elif subject is not None and _refers(chunks, index):
            mention = Mention(index, Form.PLACE, head=index, place=subject)
            mention.inside = "inside" in chunk.tags
            mention.refers = True
            mentions.append(mention)
    return mentions


def _refers(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a chunk means the country that the text is about ("the country", "domestically")."""
    tags = chunks[index].tags
    if "reference" in tags:
        return True
    if "home" not in tags or index == 0 or "definite" not in chunks[index - 1].tags:
        return False
    return not (index + 1 < len(chunks) and chunks[index + 1].entry.preposition == "of")


def _before_noun(chunks: Row, index: int, _: list[Mention]) -> Mention:
    """What a place stands for where adjectives precede their noun."""
    place = chunks[index].place
    assert place is not None  # noqa: S101 -- the caller asks for places only
    if _is_bound(chunks, index):
        return Mention(index, Form.BOUND, head=index, place=place)
    if _is_pair(chunks, index):
        return Mention(index, Form.OTHER, head=index, place=place)
    following = index + 1
    possessive = following < len(chunks) and chunks[following].word in "'’"
    if possessive:
        following += 1
        if following < len(chunks) and chunks[following].word == "s":
            following += 1
    if not (place.demonym or possessive):
        return _noun_place(chunks, index, place)
    if place.demonym and not possessive and _is_plural(chunks[index].word, place):
        return Mention(index, Form.PEOPLE, head=index, place=place)
    head, kind = _head_after(chunks, following)
    if kind == "cargo":
        return Mention(index, Form.CARGO, head=head, place=place)
    if kind == "noun":
        return Mention(index, Form.PLACE, head=head, place=place)
    if kind == "flow" and possessive:
        return Mention(index, Form.CARGO, head=head, place=place)
    if kind is None:
        if (possessive and not place.demonym) or chunks[index].word == place.name.lower():
            return Mention(index, Form.PLACE, head=index, place=place)
    if kind == "agency" and not possessive:
        return Mention(index, Form.AGENCY, head=head, place=place)
    form = Form.ACTOR if kind in ("actor", "agency") else Form.OTHER
    return Mention(index, form, head=head, place=place)


def _noun_place(chunks: Sequence[Chunk], index: int, place: Place) -> Mention:
    """A place's own name, which may stand before a noun like an adjective ("US guns")."""
    if index + 1 < len(chunks):
        following = chunks[index + 1]
        before = chunks[index - 1].entry.preposition if index else None
        if following.entry.cargo is not None and before in (None, "of", "for", "none"):
            head, kind = _head_after(chunks, index + 1)
            form = Form.CARGO if kind == "cargo" else Form.OTHER
            return Mention(index, form, head=head, place=place)
        if following.word == _HYPHEN and index + 2 < len(chunks):
            after = chunks[index + 2]
            if "made" in after.tags:
                return Mention(index, Form.CARGO, head=index, place=place)
            if after.word == "based":
                return Mention(index, Form.OTHER, head=index, place=place)
        if "agency" in following.tags:
            return Mention(index, Form.AGENCY, head=index + 1, place=place)
        if "actor" in following.tags and "geo" not in following.tags:
            return Mention(index, Form.ACTOR, head=index + 1, place=place)
    return Mention(index, Form.PLACE, head=index, place=place)


def _is_plural(word: str, place: Place) -> bool:
    """Whether a nationality is a noun: "Eritreans", unlike the adjectives "Swiss" and "Laos"."""
    return word.endswith("s") and not word.endswith("ss") and word != place.name.lower()


def _is_bound(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a place begins a compound like "US-bound" or "US- and Europe-bound"."""
    position = index + 1
    while position < min(len(chunks), index + _LONGEST_LIST):
        chunk = chunks[position]
        if chunk.word == _HYPHEN or chunk.place is not None or chunk.tags & _AND:
            position += 1
        else:
            return "bound" in chunk.tags and chunks[position - 1].word == _HYPHEN
    return False


def _is_pair(row: Row, index: int) -> bool:
    """Whether a place is half of a compound that only says where: "the X-Y border"."""
    chunks = row
    for step in (-1, 1):
        mark, other = index + step, index + 2 * step
        if (
            0 <= other < len(chunks)
            and chunks[mark].word in "-–"
            and chunks[other].place is not None
            and row.span(max(mark, index)).start == row.span(min(mark, index)).end
        ):
            return True
    return False


def _head_after(chunks: Sequence[Chunk], index: int) -> tuple[int, str | None]:
    """The noun that an adjective before this chunk modifies, and of which kind it is."""
    start = index
    unknown = 0
    while index < min(len(chunks), start + _LONGEST_LIST):
        chunk = chunks[index]
        tags = chunk.tags
        if chunk.entry.cargo is not None:
            return _compound(chunks, index)
        if chunk.place is not None:
            if not chunk.place.demonym:
                break
        elif tags & _NOUN:
            return index, "noun"
        elif "agency" in tags:
            return index, "agency"
        elif "actor" in tags:
            return index, "actor"
        elif chunk.entry.construction is not None and chunk.entry.construction.name == "flow":
            return index, "flow"
        elif tags & _AND or chunk.word in ",-":
            if not _adjective_follows(chunks, index):
                break
        elif "made" in tags and index > start and chunks[index - 1].word == _HYPHEN:
            pass
        elif "descent" in tags:
            return index, "cargo"
        elif "adjective" in tags or "list" in tags:
            pass
        elif chunk.entry.preposition is None and not tags and chunk.word.isalpha():
            unknown += 1
            if unknown > _UNKNOWN_ADJECTIVES:
                break
        else:
            break
        index += 1
    return start - 1, None


def _adjective_follows(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a list of adjectives goes on behind a comma, conjunction or hyphen."""
    if chunks[index].word == _HYPHEN:
        return True
    for chunk in chunks[index + 1 : index + 5]:
        if chunk.place is not None:
            return chunk.place.demonym
        if not (chunk.tags & _GLUE or chunk.word == ","):
            return False
    return False


def _compound(chunks: Sequence[Chunk], index: int) -> tuple[int, str | None]:
    """Whether a cargo noun is the head of its phrase or belongs to people ("heroin traffickers")."""
    position = index
    while position + 1 < min(len(chunks), index + _LONGEST_LIST):
        following = chunks[position + 1]
        if "actor" in following.tags and following.entry.cargo is None:
            return position + 1, "actor"
        if following.entry.cargo is not None:
            position += 1
        elif following.tags & _AND and position + 2 < len(chunks):
            if chunks[position + 2].entry.cargo is None:
                break
            position += 2
        else:
            break
    return index, "cargo"


def _after_noun(chunks: Row, index: int, earlier: list[Mention]) -> Mention:
    """What a place stands for where adjectives follow their noun."""
    place = chunks[index].place
    assert place is not None  # noqa: S101 -- the caller asks for places only
    if _is_pair(chunks, index):
        return Mention(index, Form.OTHER, head=index, place=place)
    if not place.demonym:
        return Mention(index, Form.PLACE, head=index, place=place)
    position = index - 1
    if position > 0 and "be" in chunks[position].tags:
        subject = _predicate_of(chunks, position)
        if subject is not None:
            return Mention(index, Form.CARGO, head=subject, place=place)
    unknown = 0
    while position >= 0:
        chunk = chunks[position]
        tags = chunk.tags
        if chunk.place is not None:
            same = next((m for m in reversed(earlier[-3:]) if m.index == position), None)
            if same is None:
                break
            form = same.form
            return Mention(index, form, head=same.head, place=place)
        if chunk.entry.cargo is not None:
            return Mention(index, Form.CARGO, head=position, place=place)
        if tags & _NOUN:
            return Mention(index, Form.PLACE, head=position, place=place)
        if "agency" in tags:
            return Mention(index, Form.AGENCY, head=position, place=place)
        if "actor" in tags:
            return Mention(index, Form.ACTOR, head=position, place=place)
        if "made" in tags:
            return Mention(index, Form.CARGO, head=position, place=place)
        if tags & _AND or chunk.word == "," or tags & {"adjective", "list"}:
            position -= 1
            continue
        if not unknown and (
            tags
            or chunk.entry.preposition
            or chunk.entry.construction is not None
            or not chunk.word.isalpha()
        ):
            break
        if tags or chunk.entry.preposition or not chunk.word.isalpha():
            return Mention(index, Form.OTHER, head=index, place=place)
        unknown += 1
        if unknown > _UNKNOWN_ADJECTIVES:
            return Mention(index, Form.OTHER, head=index, place=place)
        position -= 1
    form = Form.OTHER if unknown else Form.PEOPLE
    return Mention(index, form, head=index, place=place)


def _predicate_of(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The cargo that a nationality is said of: "la cocaína, que es peruana"."""
    for position in range(verb - 1, max(-1, verb - _PREDICATE_REACH), -1):
        entry = chunks[position].entry
        if entry.cargo is not None and not entry.plain:
            return position
        if entry.construction is not None or chunks[position].place is not None:
            return None
    return None


def make_lists(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[PlaceList]:
    """Join the places that share a slot.

    Args:
        chunks: The sentence.
        mentions: Its places, in text order.
    """
    lists: list[PlaceList] = []
    current: list[Mention] = []
    for mention in mentions:
        if mention.form not in (Form.PLACE, Form.NAME):
            continue
        if current and _coordinated(chunks, current, mention):
            current.append(mention)
        else:
            if current:
                lists.append(PlaceList(current))
            current = [mention]
    if current:
        lists.append(PlaceList(current))
    return lists


def _coordinated(chunks: Sequence[Chunk], items: Sequence[Mention], right: Mention) -> bool:
    """Whether what stands between a list and a place only parts the items of the list."""
    left = items[-1]
    start = left.last + 1 if left.last < right.index else left.index + 1
    gap = chunks[start : right.index]
    if left.head == right.head != left.index:
        return True
    separated = False
    for position, chunk in enumerate(gap):
        tags = chunk.tags
        if chunk.word in _MARKS or tags & _AND:
            separated = True
        elif chunk.entry.preposition in ("in", "of"):
            return _part_of(chunks, left, right, start + position)
        elif chunk.entry.preposition is not None:
            return False
        elif tags & _GLUE and chunk.entry.construction is None:
            separated = separated or "list" in tags
        elif "geo" in tags and chunk.entry.construction is None:
            pass
        else:
            return False
    if separated and all(chunk.word == "," for chunk in gap) and not _goes_on(chunks, items, right):
        return False
    if not gap:
        return right.place is not None and right.place.demonym
    return separated


def _goes_on(chunks: Sequence[Chunk], items: Sequence[Mention], right: Mention) -> bool:
    """Whether a comma alone continues a list.

    Behind "A and B" it opens another phrase, unless the place says where B lies; and a name that no
    one knows belongs to a list only if the list goes on or ends there.
    """
    left = items[-1]
    if right.place is None:
        following = chunks[right.index + 1] if right.index + 1 < len(chunks) else None
        if following is not None and not (
            following.word in ",.;:()–—"
            or following.tags & _AND
            or following.entry.preposition is not None
        ):
            return False
    closed = len(items) > 1 and any(
        chunk.tags & _AND for chunk in chunks[items[-2].index : left.index]
    )
    if not closed:
        return True
    return (
        right.place is not None
        and right.place.kind is PlaceKind.COUNTRY
        and (left.place is None or left.place.kind is not PlaceKind.COUNTRY)
    )


def _part_of(chunks: Sequence[Chunk], left: Mention, right: Mention, preposition: int) -> bool:
    """Whether the right place says where the left one lies ("Karachi in Pakistan")."""
    between = chunks[left.last + 1 : preposition]
    if any(chunk.word not in ",()" and "geo" not in chunk.tags for chunk in between):
        return False
    after = chunks[preposition + 1 : right.index]
    if any(
        not chunk.tags & {"determiner", "adjective", "geo"} and chunk.entry.preposition != "of"
        for chunk in after
    ):
        return False
    if right.place is None:
        return any("geo" in chunk.tags for chunk in after)
    if left.place is None:
        return True
    if left.place.kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT):
        return False
    return (
        left.place.country is None
        or right.place.country is None
        or left.place.country == right.place.country
    )
