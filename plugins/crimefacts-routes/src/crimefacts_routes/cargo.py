"""What moves: the cargo that a clause speaks of, and whether it moves as contraband."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from crimefacts import Cargo
from crimefacts_routes.chunks import Chunk
from crimefacts_routes.clauses import Clause, Frame


_NO = frozenset({"no", "sin", "sem"})


@frozen
class CargoPhrase:
    """A cargo as a clause names it.

    Args:
        cargo: Its class.
        index: Index of its chunk; -1 where it is inherited from what was said before.
        illicit: Whether its movement is illicit by the noun itself or by words of crime near it.
    """

    cargo: Cargo
    index: int
    illicit: bool


def find_cargo(
    chunks: Sequence[Chunk], clause: Clause, frames: Sequence[Frame], *, crime: bool
) -> CargoPhrase | None:
    """The cargo that a clause is about.

    Nouns that say what is moved come before nouns that belong to people ("heroin traffickers"), and
    illicit cargo before cargo that moves lawfully as well ("cocaine among bananas").

    Args:
        chunks: The sentence.
        clause: The clause.
        frames: The clause's constructions.
        crime: Whether words of crime stand near.
    """
    main = next((frame.index for frame in frames), clause.start)
    best: tuple[tuple[int, int], int] | None = None
    for index in range(clause.start, clause.end):
        entry = chunks[index].entry
        if entry.cargo is None or (index and chunks[index - 1].word in _NO):
            continue
        if entry.cargo is Cargo.UNKNOWN:
            rank = 3
        elif entry.plain:
            rank = 2
        elif index + 1 < len(chunks) and "actor" in chunks[index + 1].tags:
            rank = 1
        else:
            rank = 0
        key = (rank, abs(index - main) if rank < 3 else 0)
        if best is None or key < best[0]:
            best = key, index
    if best is None:
        return None
    index = best[1]
    entry = chunks[index].entry
    assert entry.cargo is not None  # noqa: S101 -- chosen for it
    illicit = entry.cargo is not Cargo.UNKNOWN and (not entry.plain or crime)
    return CargoPhrase(entry.cargo, index, illicit)
