"""Where one statement ends and the next begins inside a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import frozen

from crimefacts import Cargo
from crimefacts_routes.chunks import Row
from crimefacts_routes.grammar import Construction, Licence, Role
from crimefacts_routes.lexicon import Chunk


@frozen
class Frame:
    """A construction's words in a sentence.

    Args:
        index: Index of the chunk that they are.
        construction: The construction.
        negated: Whether the clause says that it is not so.
    """

    index: int
    construction: Construction
    negated: bool = False
    #: Further roles that the words name ("a source, transit and destination country").
    roles: tuple[Role, ...] = ()


@frozen
class Clause:
    """A stretch of a sentence that makes one statement: chunks `start` to `end`, half open."""

    start: int
    end: int


# Longer clauses are cut; in chunks.
_LONGEST = 150
_NEGATION_REACH = 7
_LIST_GLUE = frozenset({"and", "or", "determiner", "adjective", "list"})


def within(frames: Sequence[Frame], start: int, end: int) -> Sequence[Frame]:
    """The constructions whose words stand in a stretch of chunks.

    Args:
        frames: Constructions in text order.
        start: Index of the stretch's first chunk.
        end: Index behind its last one.
    """
    first = bisect_left(frames, start, key=_index)
    return frames[first : bisect_left(frames, end, lo=first, key=_index)]


def _index(frame: Frame) -> int:
    return frame.index


def find_frames(row: Row) -> list[Frame]:
    """The constructions that a sentence sets off, in text order."""
    chunks = row
    frames: list[Frame] = []
    listed: dict[int, tuple[Role, ...]] = {}
    joined: set[int] = set()
    for index in row.constructions:
        construction = chunks[index].entry.construction
        if construction is not None and construction.role_noun:
            neighbours = _role_words(chunks, index)
            listed[index] = tuple(
                role for n in neighbours if (role := chunks[n].entry.role) is not None
            )
            joined.update(neighbours)
    denied = -1
    for index in row.constructions:
        if denied >= 0 and bisect_left(row.breaks, index) > bisect_right(row.breaks, denied):
            denied = -1
        construction = chunks[index].entry.construction
        if construction is None or index in joined or _belongs_to_people(chunks, index):
            continue
        negated = denied >= 0 or _negated(chunks, index)
        if negated and construction.role_noun:
            denied = index
        frames.append(Frame(index, construction, negated, listed.get(index, ())))
    return frames


def _role_words(chunks: Sequence[Chunk], index: int) -> list[int]:
    """The words for roles that form a list with a role noun, before or behind it."""
    found: list[int] = []
    for step in (-1, 1):
        position = index + step
        while 0 <= position < len(chunks):
            chunk = chunks[position]
            if chunk.entry.role is not None:
                construction = chunk.entry.construction
                if construction is None or not construction.role_noun:
                    found.append(position)
                elif step == 1:
                    break
            elif not (chunk.word in ",-" or chunk.tags & _LIST_GLUE):
                break
            position += step
    return sorted(found)


def _belongs_to_people(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the words are part of a name of people: "drug smuggling networks"."""
    if index + 1 >= len(chunks):
        return False
    following = chunks[index + 1]
    return (
        "actor" in following.tags
        and not following.tags & {"geo", "market"}
        and (following.entry.construction is None)
        and chunks[index].word.endswith(("ing", "transport", "smuggler", "export", "shipping"))
    )


def _negated(chunks: Sequence[Chunk], index: int) -> bool:
    for position in range(index - 1, max(-1, index - 1 - _NEGATION_REACH), -1):
        chunk = chunks[position]
        if "negation" in chunk.tags and "affirmation" not in chunk.tags:
            return True
        if chunk.word in ",;:()" or chunk.tags & {"clause", "relative", "and"}:
            return False
        if chunk.place is not None or (
            chunk.entry.construction is not None and chunk.entry.construction.motion
        ):
            return False
    return False


def split_clauses(row: Row, frames: Sequence[Frame]) -> list[Clause]:
    """Cut a sentence where a new statement begins.

    That is at a semicolon, at a conjunction that opens a contrasting clause, and where, after a
    complete statement, another cargo becomes the subject of another verb.

    Args:
        row: The sentence.
        frames: Its constructions, in text order.
    """
    chunks = row
    cuts = [0]
    main = [frame for frame in frames if _is_main(frame)]
    for index in sorted((*row.breaks, *row.cargo, *range(_LONGEST, len(row), _LONGEST))):
        chunk = chunks[index]
        if index - cuts[-1] >= _LONGEST:
            cuts.append(index)  # no one wrote that: a table, or a text without full stops
        elif chunk.word == ";" or (
            "clause" in chunk.tags and index and chunks[index - 1].word in ",;—–("
        ):
            cuts.append(index + 1)
        elif chunk.word == ")" and _closes_statement(chunks, index, main, cuts[-1]):
            cuts.append(index + 1)
        elif chunk.entry.cargo is not None and main and _new_subject(chunks, index, main, cuts[-1]):
            boundary = _phrase_start(chunks, index)
            if boundary > cuts[-1]:
                cuts.append(boundary)
        elif chunk.entry.cargo is not None and main:
            verb = _new_verb(chunks, index, main, cuts[-1])
            if verb is not None:
                cuts.append(verb)
    cuts.append(len(chunks))
    return [Clause(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if start < end]


def _closes_statement(
    chunks: Sequence[Chunk], index: int, main: Sequence[Frame], start: int
) -> bool:
    """Whether a bracket ends a statement in parentheses: "cocaine (shipped from X), heroin"."""
    for position in range(index - 1, start - 1, -1):
        if chunks[position].word == "(":
            return bool(within(main, position + 1, index))
    return False


def _is_main(frame: Frame) -> bool:
    construction = frame.construction
    return construction.licence is not Licence.NEVER and not construction.of_cargo


def _new_subject(chunks: Sequence[Chunk], index: int, main: Sequence[Frame], start: int) -> bool:
    """Whether this cargo noun is the subject of a new statement."""
    before = within(main, start, index)
    if not before or not any(_is_place(chunk) for chunk in chunks[start:index]):
        return False
    boundary = _phrase_start(chunks, index)
    if boundary <= before[-1].index:
        return False
    opening = chunks[boundary - 1] if boundary else None
    follows = index + 1
    if (
        opening is not None
        and boundary > 1
        and "and" in opening.tags
        and (chunks[boundary - 2].entry.cargo is not None)
    ):
        return False
    relative = follows < len(chunks) and "relative" in chunks[follows].tags
    if relative:
        follows += 1
    opens = opening is not None and (
        opening.word in ",:"
        or "and" in opening.tags
        or "clause" in opening.tags
        or ("relative" in opening.tags and "definite" in chunks[boundary].tags)
    )
    if not (opens or relative):
        return False
    # The verb comes soon behind its subject, with auxiliaries between them at most.
    while follows < len(chunks) and (
        "be" in chunks[follows].tags
        or "list" in chunks[follows].tags
        or (chunks[follows].place is not None and chunks[follows].place.demonym)
    ):
        follows += 1
    if follows >= len(chunks):
        return False
    construction = chunks[follows].entry.construction
    return (
        construction is not None
        and not construction.of_cargo
        and not construction.role_noun
        and (not relative or _other_cargo(chunks, index, before[-1].index, start))
        and any(chunk.name or chunk.place is not None for chunk in chunks[follows:])
    )


def _is_place(chunk: Chunk) -> bool:
    return chunk.name or (chunk.place is not None and not chunk.place.demonym)


def _new_verb(chunks: Sequence[Chunk], index: int, main: Sequence[Frame], start: int) -> int | None:
    """Index of the verb that has this cargo as its object, if another cargo moved before it.

    As in "X exports drugs to Y and receives guns from Z".
    """
    verb = _phrase_start(chunks, index) - 1
    if verb <= start or not within(main, verb, verb + 1):
        return None
    if "and" not in chunks[verb - 1].tags:
        return None
    cargo = {c.entry.cargo for c in chunks[start:verb]} - {None, Cargo.UNKNOWN}
    here = chunks[index].entry.cargo
    complete = any(map(_is_place, chunks[start:verb])) and any(map(_is_place, chunks[index:]))
    return verb if cargo and here not in {*cargo, Cargo.UNKNOWN} and complete else None


def _other_cargo(chunks: Sequence[Chunk], index: int, frame: int, start: int) -> bool:
    """Whether the clause so far spoke of another cargo, and this one is not its object."""
    words = {chunk.word for chunk in chunks[start:index] if chunk.entry.cargo is not None}
    return bool(words) and chunks[index].word not in words and frame < index


def _phrase_start(chunks: Sequence[Chunk], index: int) -> int:
    """Index of the first chunk of the phrase that this noun is the head of."""
    position = index
    while position > 0:
        chunk = chunks[position - 1]
        entry = chunk.entry
        if (
            chunk.tags & {"determiner", "adjective", "list"}
            or (chunk.place is not None and chunk.place.demonym)
            or entry is chunk.entry
            and not chunk.tags
            and entry.cargo is None
            and entry.construction is None
            and entry.preposition is None
            and chunk.word.isalnum()
            and not chunk.name
            and chunk.place is None
        ):
            position -= 1
        else:
            break
    return position
