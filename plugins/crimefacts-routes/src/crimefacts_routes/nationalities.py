"""What a nationality or a place's name says of the noun beside it.

"Afghan heroin" names where a cargo is from, "Nigerian couriers" nothing of a route.
"""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts import Place
from crimefacts_routes.chunks import Row
from crimefacts_routes.forms import Form
from crimefacts_routes.members import (
    FORM_ACTOR,
    FORM_AGENCY,
    FORM_BOUND,
    FORM_CARGO,
    FORM_OTHER,
    FORM_PEOPLE,
    FORM_PLACE,
)
from crimefacts_routes.mentions import Mention, Resolver
from crimefacts_routes.tags import (
    ACTOR,
    ADJECTIVE,
    AGENCY,
    AND,
    BE,
    BOUND,
    COUNTRY,
    DESCENT,
    DETERMINER,
    GEO,
    HYPHEN,
    LIST,
    MADE,
    MARKET,
    ONWARD,
    OR,
    PRETENCE,
    UNKNOWN,
)
from crimefacts_routes.words import Chunk

_AND = AND | OR
_ADJECTIVES = ADJECTIVE | LIST
_LIST = AND | OR | LIST | DETERMINER | ADJECTIVE | ONWARD
# What nouns of each class make of a nationality.
_FORMS = (
    (DESCENT, Form.CARGO),
    (GEO, Form.PLACE),
    (MARKET, Form.PLACE),
    (COUNTRY, Form.PLACE),
    (AGENCY, Form.AGENCY),
    (ACTOR, Form.ACTOR),
)
_NOUNS = DESCENT | GEO | MARKET | COUNTRY | AGENCY | ACTOR
# What makes a place half of a compound, or a claim.
_SIGNS = HYPHEN | PRETENCE
_HYPHEN = "-"
# Adjectives that no lexicon knows, between a nationality and its noun.
_UNKNOWN_ADJECTIVES = 2
_PREDICATE_REACH = 8
_NEXT_ADJECTIVE = 4
# Lists of adjectives before a noun are read no further; in chunks.
_LONGEST_LIST = 60


def resolver(*, adjectives_before: bool) -> Resolver:
    """What tells what places stand for in a language.

    Args:
        adjectives_before: Whether nationalities stand before their noun.
    """
    return _before_noun if adjectives_before else _after_noun


def _before_noun(row: Row, index: int, earlier: Sequence[Mention]) -> Mention:
    place = _place(row, index)
    if earlier and _behind_possessive(row, earlier[-1].index) == index > earlier[-1].index + 1:
        return Mention(index, FORM_OTHER, head=index, place=place)  # "Peru's Pacific coast"
    if row.tags & BOUND and _is_bound(row, index):
        return Mention(index, FORM_BOUND, head=index, place=place)
    if row.tags & _SIGNS and (_is_pair(row, index) or _is_pretended(row, index)):
        return Mention(index, FORM_OTHER, head=index, place=place)
    behind = _behind_possessive(row, index)
    possessive = behind > index + 1
    if not (place.demonym or possessive):
        return _noun_place(row, index, place)
    if not possessive and _is_plural(row[index].word, place):
        return Mention(index, FORM_PEOPLE, head=index, place=place)
    head, form = _head_after(row, behind)
    if form is FORM_AGENCY and possessive:
        form = FORM_ACTOR
    elif form is None:
        named = (possessive and not place.demonym) or row[index].word == place.name.lower()
        head, form = (index, FORM_PLACE) if named else (head, FORM_OTHER)
    return Mention(index, form, head=head, place=place)


def _place(row: Row, index: int) -> Place:
    place = row[index].place
    assert place is not None  # noqa: S101 -- asked for recognised places only
    return place


def _is_pretended(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a nationality is only claimed: "passes for Colombian"."""
    return index > 0 and bool(chunks[index - 1].tags & PRETENCE)


def _behind_possessive(chunks: Sequence[Chunk], index: int) -> int:
    """Index of the chunk behind a place and its "'s"."""
    behind = index + 1
    if behind < len(chunks) and chunks[behind].word in "'’":
        behind += 1
        if behind < len(chunks) and chunks[behind].word == "s":
            behind += 1
    return behind


def _is_plural(word: str, place: Place) -> bool:
    """Whether a nationality is a noun: "Eritreans", unlike the adjective "Swiss"."""
    return word.endswith("s") and not word.endswith("ss") and word != place.name.lower()


def _noun_place(chunks: Sequence[Chunk], index: int, place: Place) -> Mention:
    """A place's own name, which may stand before a noun like an adjective ("US guns")."""
    head, form = index, FORM_PLACE
    if index + 1 < len(chunks):
        following = chunks[index + 1]
        before = chunks[index - 1].entry.preposition if index else None
        if following.entry.cargo is not None and before in {None, "of", "for", "none"}:
            head, kind = _head_after(chunks, index + 1)
            form = FORM_CARGO if kind is FORM_CARGO else FORM_OTHER
        elif following.word == _HYPHEN and index + 2 < len(chunks):
            form = _compound_with_hyphen(chunks[index + 2])
        elif _form_by_head(following) is FORM_OTHER:
            head, form = index + 1, FORM_OTHER
        elif following.tags & AGENCY:
            head, form = index + 1, FORM_AGENCY
        elif following.tags & ACTOR and not following.tags & GEO:
            head, form = index + 1, FORM_ACTOR
    return Mention(index, form, head=head, place=place)


def _compound_with_hyphen(second: Chunk) -> Form:
    if second.tags & MADE:
        return FORM_CARGO
    return FORM_OTHER if second.word == "based" else FORM_PLACE


def _is_bound(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a place begins a compound like "US-bound" or "US- and Europe-bound"."""
    for position in range(index + 1, min(len(chunks), index + _LONGEST_LIST)):
        chunk = chunks[position]
        if not (chunk.word == _HYPHEN or chunk.place is not None or chunk.tags & _AND):
            return bool(chunk.tags & BOUND) and chunks[position - 1].word == _HYPHEN
    return False


def _is_pair(row: Row, index: int) -> bool:
    """Whether a place is half of a compound that only says where: "the X-Y border"."""
    for mark, other in ((index - 1, index - 2), (index + 1, index + 2)):
        if (
            0 <= other < len(row)
            and row[mark].word in "-–"
            and row[other].place is not None
            and row.span(max(mark, index)).start == row.span(min(mark, index)).end
        ):
            return True
    return False


def _head_after(chunks: Sequence[Chunk], start: int) -> tuple[int, Form | None]:
    """The noun that an adjective before a chunk modifies, and what that makes of the adjective."""
    unknown = 0
    for index in range(start, min(len(chunks), start + _LONGEST_LIST)):
        chunk = chunks[index]
        form = _form_by_head(chunk)
        if form is FORM_CARGO and chunk.entry.cargo is not None:
            return _compound(chunks, index)
        if form is not None:
            return index, form
        if chunk.tags & UNKNOWN:
            unknown += 1
            if unknown > _UNKNOWN_ADJECTIVES:
                break
        elif not _goes_on(chunks, index, start):
            break
    return start - 1, None


def _form_by_head(chunk: Chunk) -> Form | None:
    """What a noun makes of a nationality that modifies it; None for what is no known noun."""
    if chunk.place is not None:
        return None
    construction = chunk.entry.construction
    form = None
    if chunk.tags & _NOUNS:
        form = next(form for tag, form in _FORMS if chunk.tags & tag)
    if construction is not None and construction.role_noun and form is not FORM_PLACE:
        return FORM_OTHER  # "a European transit point" lies in Europe
    if chunk.entry.cargo is not None and (chunk.entry.plain or form is not FORM_ACTOR):
        return FORM_CARGO
    flow = construction is not None and construction.name == "flow"
    return form or (FORM_CARGO if flow else None)


def _goes_on(chunks: Sequence[Chunk], index: int, start: int) -> bool:
    """Whether a noun may still follow behind this chunk of a row of adjectives."""
    chunk = chunks[index]
    if chunk.place is not None:
        return chunk.place.demonym
    if chunk.word == _HYPHEN:
        return True
    if chunk.tags & _AND or chunk.word == ",":
        return _adjective_follows(chunks, index)
    if chunk.tags & MADE:
        return index > start and chunks[index - 1].word == _HYPHEN
    return bool(chunk.tags & _ADJECTIVES)


def _adjective_follows(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a list of nationalities goes on behind a comma or conjunction."""
    for chunk in chunks[index + 1 : index + 1 + _NEXT_ADJECTIVE]:
        if chunk.place is not None:
            return chunk.place.demonym
        if not (chunk.tags & _LIST or chunk.word == ","):
            return False
    return False


def _compound(chunks: Sequence[Chunk], index: int) -> tuple[int, Form]:
    """Whether a cargo noun is the head of its phrase or is of people ("heroin traffickers")."""
    position = index
    while position + 1 < min(len(chunks), index + _LONGEST_LIST):
        following = chunks[position + 1]
        if following.tags & ACTOR and following.entry.cargo is None:
            return position + 1, FORM_ACTOR
        step = 2 if following.tags & _AND else 1
        if position + step >= len(chunks) or chunks[position + step].entry.cargo is None:
            break
        position += step
    return index, FORM_CARGO


def _after_noun(row: Row, index: int, earlier: Sequence[Mention]) -> Mention:
    place = _place(row, index)
    if row.tags & _SIGNS and (_is_pair(row, index) or _is_pretended(row, index)):
        return Mention(index, FORM_OTHER, head=index, place=place)
    if not place.demonym:
        return Mention(index, FORM_PLACE, head=index, place=place)
    if place.quote[0].isupper() and index and not row.shouted:
        return Mention(index, FORM_OTHER, head=index, place=place)  # part of a name
    head, form = _predicate(row, index - 1) or _head_before(row, index, earlier)
    return Mention(index, form, head=head, place=place)


def _head_before(
    chunks: Sequence[Chunk], index: int, earlier: Sequence[Mention]
) -> tuple[int, Form]:
    """The noun that an adjective behind it modifies, and what that makes of the adjective."""
    unknown = 0
    for position in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
        chunk = chunks[position]
        if chunk.place is not None:
            # A list of nationalities, or a place with its nationality: "Amazonía peruana".
            same = next((m for m in reversed(earlier) if m.index <= position), None)
            return (same.head, same.form) if same else (index, FORM_PEOPLE)
        form = FORM_CARGO if chunk.tags & MADE else _form_by_head(chunk)
        if form is not None:
            return position, form
        if chunk.tags & _AND or chunk.word == "," or chunk.tags & _ADJECTIVES:
            continue
        if not chunk.tags & UNKNOWN:
            break
        unknown += 1
        if unknown > _UNKNOWN_ADJECTIVES:
            break
    return index, FORM_OTHER if unknown else FORM_PEOPLE


def _predicate(chunks: Sequence[Chunk], verb: int) -> tuple[int, Form] | None:
    """The cargo that a nationality is said of: "la cocaína, que es peruana"."""
    if verb <= 0 or not chunks[verb].tags & BE:
        return None
    for position in range(verb - 1, max(-1, verb - _PREDICATE_REACH), -1):
        entry = chunks[position].entry
        if entry.cargo is not None and not entry.plain:
            return position, FORM_CARGO
        if entry.construction is not None or chunks[position].place is not None:
            return None
    return None
