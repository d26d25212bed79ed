"""What moves: the cargo that a clause speaks of, and whether it moves as contraband."""

from __future__ import annotations

from attrs import evolve, frozen

from crimefacts import Cargo
from crimefacts_routes.clauses import Clause
from crimefacts_routes.mentions import Form
from crimefacts_routes.words import Chunk


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


_EVERYWHERE = (Cargo.PEOPLE, Cargo.MONEY)
_ILLICIT, _OF_PEOPLE, _LAWFUL, _UNSAID = range(4)


def find_cargo(clause: Clause, *, crime: bool) -> CargoPhrase | None:
    """The cargo that a clause names.

    Nouns that say what is moved come before nouns that belong to people ("heroin traffickers"),
    illicit cargo before cargo that moves lawfully as well ("cocaine among bananas"), and people
    named by nationality between the two.

    Args:
        clause: The clause.
        crime: Whether words of crime stand near.

    Returns:
        The cargo; of class `unknown` for "the load", and None where nothing is named.
    """
    row = clause.row
    main = clause.frames[0].index if clause.frames else clause.start
    best: tuple[tuple[int, int], int] | None = None
    for index in clause.inside(row.cargo):
        if index and "none" in row[index - 1].tags:
            continue
        following = row[index + 1].tags if index + 1 < len(row) else frozenset()
        rank = _rank(row[index], following)
        key = rank, abs(index - main) if rank > _ILLICIT else 0
        if best is None or key < best[0]:
            best = key, index
    if best is None or best[0][0] >= _LAWFUL:
        people = next((m for m in clause.mentions if m.form is Form.PEOPLE), None)
        if people is not None:
            return CargoPhrase(Cargo.PEOPLE, people.index, illicit=crime)
    if best is None:
        return None
    entry = row[best[1]].entry
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
    phrase: CargoPhrase | None, before: CargoPhrase | None, clause: Clause
) -> CargoPhrase | None:
    """Fill in what a clause leaves unsaid about its cargo.

    Args:
        phrase: What the clause names.
        before: What was named before it.
        clause: The clause.
    """
    if phrase is not None and phrase.cargo is not Cargo.UNKNOWN:
        illicit = phrase.illicit or _people_on_the_move(phrase, clause)
        return evolve(phrase, illicit=illicit)
    index = phrase.index if phrase is not None else -1
    smugglers = clause.inside(clause.row.smugglers)
    if phrase is None and smugglers and clause.inside(clause.row.persons):
        return CargoPhrase(Cargo.PEOPLE)
    if before is not None:
        return evolve(before, index=index, inherited=True)
    implied = next((f.construction.cargo for f in clause.frames if f.construction.cargo), None)
    if implied is not None:
        return CargoPhrase(implied)
    return CargoPhrase(Cargo.UNKNOWN, index) if smugglers else phrase


def _people_on_the_move(phrase: CargoPhrase, clause: Clause) -> bool:
    """Whether people are said to cross borders or to be exploited, without a word of crime."""
    if phrase.cargo is not Cargo.PEOPLE:
        return False
    by_nationality = any(m.form is Form.PEOPLE for m in clause.mentions)
    return any(
        frame.construction.cargo is Cargo.PEOPLE
        or frame.construction.name in ("crossing", "sold-in")
        or (frame.construction.role_noun and " " in clause.row[frame.index].word)
        or (by_nationality and frame.construction.name in {"transport", "flow"})
        for frame in clause.frames
    )
