"""What moves: the cargo that a clause speaks of, and whether it moves as contraband."""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import IntEnum

from attrs import define, evolve

from crimefacts import Cargo
from crimefacts_routes.chunks import Row
from crimefacts_routes.clauses import Clause
from crimefacts_routes.members import (
    CARGO_MONEY,
    CARGO_PEOPLE,
    CARGO_UNKNOWN,
    FORM_PEOPLE,
    MARK_CARGO,
    MARK_PERSON,
    MARK_SMUGGLER,
)
from crimefacts_routes.tags import ACTOR, ADJECTIVE, AGENCY, AND, NONE, OR
from crimefacts_routes.words import Chunk


@define(eq=False)
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
        if self.cargo is CARGO_UNKNOWN:
            return False
        return not self.plain or (self.illicit and self.cargo not in _EVERYWHERE)


_OFFICES = ACTOR | AGENCY
_EVERYWHERE = (Cargo.PEOPLE, Cargo.MONEY)
# How close to a verb its subject and object stand, in chunks.
_BESIDE = 2


class _Rank(IntEnum):
    """How likely a noun is to name what moves; the least is taken."""

    ILLICIT_BESIDE_VERB = 0
    LAWFUL_BESIDE_VERB = 1
    ILLICIT = 2
    OF_PEOPLE = 3
    LAWFUL = 4
    UNSAID = 5


def find_cargo(clause: Clause, *, crime: bool) -> CargoPhrase | None:
    """The cargo that a clause names.

    Nouns that say what is moved come before nouns that belong to people ("heroin traffickers"), and
    illicit cargo before cargo that moves lawfully as well ("cocaine among bananas"), unless that
    stands beside the verb ("near coca fields they carry gold"). People named by nationality alone
    come last.

    Args:
        clause: The clause.
        crime: Whether words of crime stand near.

    Returns:
        The cargo; of class `unknown` for "the load", and None where nothing is named.
    """
    row = clause.row
    verbs = {frame.index for frame in clause.frames if frame.moves}
    implied = {frame.construction.cargo for frame in clause.frames if not frame.negated}
    ranked = [
        (
            _Rank.LAWFUL_BESIDE_VERB
            if row[index].entry.cargo in implied
            else _rank(row, index, verbs, crime=crime),
            index,
        )
        for index in clause.inside(row.at(MARK_CARGO))
        if not (index and row[index - 1].tags & NONE)
    ]
    rank, index = min(ranked, default=(_Rank.UNSAID, -1))
    money = index >= 0 and row[index].entry.cargo is CARGO_MONEY
    if index < 0 or rank is _Rank.LAWFUL or (money and rank is _Rank.LAWFUL_BESIDE_VERB):
        people = next((m for m in clause.mentions if m.form is FORM_PEOPLE), None)
        if people is not None:
            return CargoPhrase(CARGO_PEOPLE, people.index, illicit=crime)
    if index < 0:
        return None
    entry = row[index].entry
    if rank is _Rank.UNSAID or entry.cargo is None:
        return CargoPhrase(CARGO_UNKNOWN, index, illicit=False)
    return CargoPhrase(entry.cargo, index, illicit=not entry.plain or crime, plain=entry.plain)


def _rank(row: Row, index: int, verbs: Container[int], *, crime: bool) -> _Rank:
    entry = row[index].entry
    following = row[index + 1].tags if index + 1 < len(row) else 0
    beside = any(index + step in verbs for step in range(-_BESIDE, _BESIDE + 1))
    if entry.cargo is CARGO_UNKNOWN:
        return _Rank.UNSAID
    if not entry.plain:
        if (following | row[index].tags) & _OFFICES:
            return _Rank.OF_PEOPLE
        return _Rank.ILLICIT_BESIDE_VERB if beside else _Rank.ILLICIT
    if entry.cargo is CARGO_PEOPLE:
        return _Rank.LAWFUL
    if entry.means is not None or (entry.cargo is CARGO_MONEY and not beside):
        return _Rank.UNSAID  # "a car that had left X", "for 20 dollars"
    return _Rank.LAWFUL_BESIDE_VERB if beside and crime else _Rank.LAWFUL


def other_cargoes(phrase: CargoPhrase, clause: Clause) -> list[CargoPhrase]:
    """Cargoes of other classes that share what is said of one: "drugs and weapons".

    Args:
        phrase: The cargo that the clause is about.
        clause: The clause.
    """
    if phrase.index < 0 or phrase.inherited:
        return []
    row = clause.row
    others: dict[Cargo, CargoPhrase] = {}
    for step in (-1, 1):
        position = phrase.index + step
        while clause.start <= position < clause.end:
            entry = row[position].entry
            if entry.cargo not in (None, CARGO_UNKNOWN, phrase.cargo) and not entry.plain:
                known = others.get(entry.cargo)
                if known is None or position < known.index:
                    others[entry.cargo] = CargoPhrase(entry.cargo, position)
            elif entry.cargo is None and not _joins(row[position]):
                break
            position += step
    return sorted(others.values(), key=lambda other: other.index)


def _joins(chunk: Chunk) -> bool:
    return chunk.word == "," or bool(chunk.tags & (AND | OR | ADJECTIVE))


def complete_cargo(
    phrase: CargoPhrase | None, before: Callable[[], CargoPhrase | None], clause: Clause
) -> CargoPhrase | None:
    """Fill in what a clause leaves unsaid about its cargo.

    Args:
        phrase: What the clause names.
        before: Tells what was named before it; asked only where that matters.
        clause: The clause.
    """
    if phrase is not None and phrase.cargo is not CARGO_UNKNOWN:
        illicit = phrase.illicit or _people_on_the_move(phrase, clause)
        return evolve(phrase, illicit=illicit)
    index = phrase.index if phrase is not None else -1
    smugglers = clause.inside(clause.row.at(MARK_SMUGGLER))
    if phrase is None and smugglers and clause.inside(clause.row.at(MARK_PERSON)):
        return CargoPhrase(CARGO_PEOPLE)
    named = before()
    if named is not None:
        return evolve(named, index=index, inherited=True)
    implied = next((f.construction.cargo for f in clause.frames if f.construction.cargo), None)
    if implied is not None:
        return CargoPhrase(implied)
    return CargoPhrase(CARGO_UNKNOWN, index) if smugglers else phrase


def _people_on_the_move(phrase: CargoPhrase, clause: Clause) -> bool:
    """Whether people are said to cross borders or to be exploited, without a word of crime."""
    if phrase.cargo is not CARGO_PEOPLE:
        return False
    by_nationality = any(m.form is FORM_PEOPLE for m in clause.mentions)
    return any(
        frame.construction.cargo is CARGO_PEOPLE
        or frame.construction.name in ("crossing", "sold-in")
        or (frame.construction.role_noun and " " in clause.row[frame.index].word)
        or (by_nationality and frame.construction.name in {"transport", "flow"})
        for frame in clause.frames
    )
