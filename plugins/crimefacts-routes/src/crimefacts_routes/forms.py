"""What the words of a place stand for."""

from __future__ import annotations

from enum import Enum


class Form(Enum):
    """What the words of a place stand for."""

    #: The place itself.
    PLACE = "place"
    #: Where a cargo is from: "Afghan heroin".
    CARGO = "cargo"
    #: People: "Afghans".
    PEOPLE = "people"
    #: Where a cargo is bound: "US-bound".
    BOUND = "bound"
    #: A capitalised name that no one has recognised.
    NAME = "name"
    #: Criminals, officials or firms of a place: "Albanian gangs".
    ACTOR = "actor"
    #: Its police or customs: "Rotterdam customs".
    AGENCY = "agency"
    #: Something that says nothing of a route.
    OTHER = "other"
