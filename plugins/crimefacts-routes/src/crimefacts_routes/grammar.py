"""The constructions of a language: what says that something moves, and the roles of its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any

from attrs import field, frozen

from crimefacts import Cargo
from crimefacts.text.locales import Locales

LOCALES = Locales("crimefacts_routes")


class Role(StrEnum):
    """What a place is to a movement."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"
    #: Both ends of a movement within one country.
    WITHIN = "within"
    #: Where it comes in: on the way if it goes on, else its goal.
    ENTRY = "entry"
    #: Where the cargo is handled on its way, or where the way begins if nothing else says so.
    STAGE = "stage"
    SEIZURE = "seizure"
    #: Where the cargo is said to be: its goal, if it has come from elsewhere.
    PRESENT = "present"
    NONE = "none"


class Licence(StrEnum):
    """What a construction needs to be a statement of trafficking."""

    ALONE = "alone"
    CARGO = "cargo"
    NEVER = "never"


class Argument(StrEnum):
    """Where the cargo has to stand for a construction to be about it."""

    #: Anywhere in the clause.
    ANY = "any"
    #: The subject of the verb, or what a phrase modifies.
    SUBJECT = "subject"
    #: What the noun is said of: "a hub for cocaine".
    COMPLEMENT = "complement"
    #: The same, where the noun alone does not tell what kind of hub it is.
    NAMED = "named"
    #: The object of the verb, or its subject in the passive.
    OBJECT = "object"


#: The slots of a construction: prepositions by kind, and the places right before and behind it.
SLOTS = ("subject", "object", "from", "to", "via", "in", "of", "for", "within", "between")

_USUAL = {
    "from": Role.ORIGIN,
    "to": Role.DESTINATION,
    "via": Role.TRANSIT,
    "within": Role.WITHIN,
}
_ANY_CARGO = "default"


@frozen(kw_only=True)
class Construction:
    """Words that say that something moves, with the roles of the places around them.

    Args:
        name: What the rule of a route is called.
        locale: ISO 639-1 code of its language.
        words: The words, with inflected forms written out, in lower case.
        literal: Those of the words that are written out in full.
        licence: What it needs to say that something is trafficked.
        slots: The roles of the places in each slot; several for "a source and transit country".
        slots_by_cargo: The same where one cargo alone has it ("women trafficked in Cyprus").
        cargo: What moves, where the words imply it.
        acts_as: The kind of preposition that the words are, if they are one ("bound for").
        role_noun: Whether the words name a place's role, so that the place may be left out.
        motion: Whether it is a leg of a journey.
        of_cargo: Whether the words describe the cargo and not what is done to it.
        argument: Where the cargo has to stand.
        carrier: Whether the words name what carries the cargo; other constructions govern past it.
        abroad: Whether it counts only if a destination differs from the origin.
        needs: Roles of which one has to be filled for the construction to say anything.
        examples: Texts, and the routes that they hold.
        traps: Texts that look similar and hold no route.
    """

    name: str
    locale: str
    words: tuple[str, ...]
    literal: frozenset[str]
    licence: Licence
    slots: Mapping[str, tuple[Role, ...]] = field(hash=False)
    slots_by_cargo: Mapping[tuple[str, Cargo], tuple[Role, ...]] = field(hash=False)
    cargo: Cargo | None = None
    acts_as: str | None = None
    role_noun: bool = False
    motion: bool = False
    of_cargo: bool = False
    argument: Argument = Argument.ANY
    carrier: bool = False
    abroad: bool = False
    needs: tuple[Role, ...] = ()
    examples: tuple[tuple[str, ...], ...] = ()
    traps: tuple[str, ...] = ()

    @property
    def tells_origin(self) -> bool:
        """Whether it gives the role of an origin to a place that no "from" stands before."""
        usual = ("from", "within", "between")
        return any(
            Role.ORIGIN in roles for slot, roles in self.slots.items() if slot not in usual
        ) or any(Role.ORIGIN in roles for roles in self.slots_by_cargo.values())

    def roles(self, slot: str, cargo: Cargo | None) -> tuple[Role, ...]:
        """The roles that a place in a slot has when this cargo moves."""
        if cargo is not None and self.slots_by_cargo:
            special = self.slots_by_cargo.get((slot, cargo))
            if special is not None:
                return special
        return self.slots.get(slot, ())


@cache
def constructions(locale: str) -> tuple[Construction, ...]:
    """The constructions of a language, in the order of the file.

    Raises:
        ValueError: If the file says something that no construction has.
    """
    table = LOCALES.toml(locale, "constructions.toml")
    inflection = LOCALES.toml(locale, "lexicon.toml")["inflection"]
    return tuple(_construction(entry, locale, inflection) for entry in table["construction"])


_KEYS = frozenset(
    {
        *("name", "words", "licence", "cargo", "acts_as", "role_noun", "motion", "of_cargo"),
        *("argument", "carrier", "abroad", "needs", "examples", "traps", *SLOTS),
    }
)


def _construction(
    entry: Mapping[str, Any], locale: str, inflection: Mapping[str, list[str]]
) -> Construction:
    unknown = set(entry) - _KEYS
    if unknown:
        msg = f"construction {entry['name']!r} of locale {locale!r} has no {sorted(unknown)}"
        raise ValueError(msg)
    slots: dict[str, tuple[Role, ...]] = {slot: (role,) for slot, role in _USUAL.items()}
    by_cargo: dict[tuple[str, Cargo], tuple[Role, ...]] = {}
    for slot in SLOTS:
        value = entry.get(slot)
        if isinstance(value, dict):
            for cargo, role in value.items():
                if cargo == _ANY_CARGO:
                    slots[slot] = _roles(role)
                else:
                    by_cargo[slot, Cargo(cargo)] = _roles(role)
        elif value is not None:
            slots[slot] = _roles(value)
    return Construction(
        name=entry["name"],
        locale=locale,
        words=tuple(dict.fromkeys(expand(entry["words"], inflection))),
        literal=frozenset(expand([word for word in entry["words"] if "~" not in word], inflection)),
        licence=Licence(entry["licence"]),
        slots={slot: roles for slot, roles in slots.items() if roles},
        slots_by_cargo=by_cargo,
        cargo=Cargo(entry["cargo"]) if "cargo" in entry else None,
        acts_as=entry.get("acts_as"),
        role_noun=entry.get("role_noun", False),
        motion=entry.get("motion", False),
        of_cargo=entry.get("of_cargo", False),
        argument=Argument(entry.get("argument", "complement" if entry.get("role_noun") else "any")),
        carrier=entry.get("carrier", False),
        abroad=entry.get("abroad", False),
        needs=tuple(map(Role, entry.get("needs", ()))),
        examples=tuple(tuple(example) for example in entry.get("examples", ())),
        traps=tuple(entry.get("traps", ())),
    )


def _roles(value: str | list[str]) -> tuple[Role, ...]:
    roles = (Role(value),) if isinstance(value, str) else tuple(map(Role, value))
    return () if roles == (Role.NONE,) else roles


_CHOICE = re.compile(r"\(([^()]*)\)")


def expand(notations: list[str], inflection: Mapping[str, list[str]]) -> Iterator[str]:
    """Write out the forms of words.

    Args:
        notations: Words, with "(a|b)" for either of two and "stem~class" for a stem with the
            endings of a class.
        inflection: The endings of each class.

    Yields:
        Every form, in lower case.

    Raises:
        ValueError: If a class is unknown.
    """
    for notation in notations:
        pieces = _CHOICE.split(notation)
        choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
        for chosen in product(*choices):
            words = [_inflect(word, inflection) for word in "".join(chosen).split()]
            for form in product(*words):
                yield " ".join(form).lower()


def _inflect(word: str, inflection: Mapping[str, list[str]]) -> list[str]:
    stem, mark, name = word.partition("~")
    if not mark:
        return [word]
    if name not in inflection:
        msg = f"{word!r}: there is no class {name!r} of endings"
        raise ValueError(msg)
    return [stem + ending for ending in inflection[name]]
