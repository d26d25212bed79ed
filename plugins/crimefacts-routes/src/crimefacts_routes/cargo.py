"""What moves: the cargo that a clause speaks of, and whether it moves as contraband."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve, frozen

from crimefacts import Cargo
from crimefacts_routes.chunks import Row
from crimefacts_routes.clauses import Clause
from crimefacts_routes.frames import Frame
from crimefacts_routes.lexicon import Chunk
from crimefacts_routes.mentions import Form, Mention


@frozen
class CargoPhrase:
    """A cargo as a clause names it.

    Args:
        cargo: Its class.
        index: Index of its chunk; -1 where it is implied or was named before.
        illicit: Whether its movement is illicit by the noun itself or by words of crime near it.
        inherited: Whether it was named before.
        plain: Whether it moves lawfully as well.
    """

    cargo: Cargo
    index: int = -1
    illicit: bool = True
    inherited: bool = False
    plain: bool = False

    @property
    def memorable(self) -> bool:
        """Whether later sentences may speak of it without naming it.

        People and sums of money are spoken of for many reasons.
        """
        if self.cargo is Cargo.UNKNOWN:
            return False
        return not self.plain or (self.illicit and self.cargo not in _EVERYWHERE)


_EVERYWHERE = frozenset({Cargo.PEOPLE, Cargo.MONEY})
_ILLICIT, _OF_PEOPLE, _LAWFUL, _UNSAID = range(4)


def find_cargo(
    row: Row,
    clause: Clause,
    frames: Sequence[Frame],
    mentions: Sequence[Mention],
    *,
    crime: bool,
) -> CargoPhrase | None:
    """The cargo that a clause names.

    Nouns that say what is moved come before nouns that belong to people ("heroin traffickers"),
    illicit cargo before cargo that moves lawfully as well ("cocaine among bananas"), and people
    named by nationality between the two.

    Args:
        row: The sentence.
        clause: The clause.
        frames: The clause's constructions.
        mentions: The clause's places.
        crime: Whether words of crime stand near.

    Returns:
        The cargo; of class `unknown` for "the load", and None where nothing is named.
    """
    chunks = row
    main = next((frame.index for frame in frames), clause.start)
    best: tuple[tuple[int, int], int] | None = None
    for index in row.cargo[bisect_left(row.cargo, clause.start) :]:
        chunk = chunks[index]
        if index >= clause.end:
            break
        if index and "none" in chunks[index - 1].tags:
            continue
        following = chunks[index + 1].tags if index + 1 < len(chunks) else frozenset()
        rank = _rank(chunk, following)
        key = rank, abs(index - main) if rank > _ILLICIT else 0
        if best is None or key < best[0]:
            best = key, index
    if best is None or best[0][0] >= _LAWFUL:
        people = next((m for m in mentions if m.form is Form.PEOPLE), None)
        if people is not None:
            return CargoPhrase(Cargo.PEOPLE, people.index, illicit=crime)
    if best is None:
        return None
    entry = chunks[best[1]].entry
    assert entry.cargo is not None  # noqa: S101 -- chosen for it
    illicit = entry.cargo is not Cargo.UNKNOWN and (not entry.plain or crime)
    return CargoPhrase(entry.cargo, best[1], illicit=illicit, plain=entry.plain)


def _rank(chunk: Chunk, following: frozenset[str]) -> int:
    if chunk.entry.cargo is Cargo.UNKNOWN:
        return _UNSAID
    if chunk.entry.plain:
        return _LAWFUL
    return _OF_PEOPLE if following & {"actor", "agency"} else _ILLICIT


def complete_cargo(
    phrase: CargoPhrase | None,
    before: CargoPhrase | None,
    chunks: Sequence[Chunk],
    clause: Clause,
    frames: Sequence[Frame],
    mentions: Sequence[Mention],
) -> CargoPhrase | None:
    """Fill in what a clause leaves unsaid about its cargo.

    Args:
        phrase: What the clause names.
        before: What was named before it.
        chunks: The sentence.
        clause: The clause.
        frames: Its constructions.
        mentions: Its places.
    """
    if phrase is not None and phrase.cargo is not Cargo.UNKNOWN:
        if not phrase.illicit and _people_on_the_move(phrase, chunks, frames, mentions):
            return evolve(phrase, illicit=True)
        return phrase
    index = phrase.index if phrase is not None else -1
    tags = {tag for chunk in chunks[clause.start : clause.end] for tag in chunk.tags}
    if phrase is None and "smuggler" in tags and "person" in tags:
        return CargoPhrase(Cargo.PEOPLE)
    if before is not None:
        return evolve(before, index=index, inherited=True)
    implied = next((f.construction.cargo for f in frames if f.construction.cargo), None)
    if implied is not None:
        return CargoPhrase(implied)
    if "smuggler" in tags:
        return CargoPhrase(Cargo.UNKNOWN, index)
    return phrase


def _people_on_the_move(
    phrase: CargoPhrase,
    chunks: Sequence[Chunk],
    frames: Sequence[Frame],
    mentions: Sequence[Mention],
) -> bool:
    """Whether people are said to cross borders or to be exploited, without a word of crime."""
    if phrase.cargo is not Cargo.PEOPLE:
        return False
    by_nationality = any(m.form is Form.PEOPLE for m in mentions)
    return any(
        frame.construction.cargo is Cargo.PEOPLE
        or frame.construction.name == "crossing"
        or (frame.construction.role_noun and " " in chunks[frame.index].word)
        or (by_nationality and frame.construction.name in ("transport", "flow"))
        for frame in frames
    )
