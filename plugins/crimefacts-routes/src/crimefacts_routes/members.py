"""Members of enumerations, under names of their own.

Python looks a member up in its class at some ten times the cost of a name, and the rules ask for
members everywhere.
"""

from __future__ import annotations

from crimefacts import Cargo, PlaceKind
from crimefacts_routes.forms import Form
from crimefacts_routes.grammar import Argument, Licence, Role
from crimefacts_routes.words import Mark

ARGUMENT_ANY = Argument.ANY
ARGUMENT_COMPLEMENT = Argument.COMPLEMENT
ARGUMENT_NAMED = Argument.NAMED
ARGUMENT_OBJECT = Argument.OBJECT
ARGUMENT_SUBJECT = Argument.SUBJECT
CARGO_MONEY = Cargo.MONEY
CARGO_PEOPLE = Cargo.PEOPLE
CARGO_UNKNOWN = Cargo.UNKNOWN
FORM_ACTOR = Form.ACTOR
FORM_AGENCY = Form.AGENCY
FORM_BOUND = Form.BOUND
FORM_CARGO = Form.CARGO
FORM_NAME = Form.NAME
FORM_OTHER = Form.OTHER
FORM_PEOPLE = Form.PEOPLE
FORM_PLACE = Form.PLACE
KIND_CITY = PlaceKind.CITY
KIND_CONTINENT = PlaceKind.CONTINENT
KIND_COUNTRY = PlaceKind.COUNTRY
KIND_REGION = PlaceKind.REGION
LICENCE_ALONE = Licence.ALONE
LICENCE_CARGO = Licence.CARGO
LICENCE_NEVER = Licence.NEVER
MARK_BREAK = Mark.BREAK
MARK_CARGO = Mark.CARGO
MARK_COMPANION = Mark.COMPANION
MARK_CONSTRUCTION = Mark.CONSTRUCTION
MARK_LAWFUL = Mark.LAWFUL
MARK_PERSON = Mark.PERSON
MARK_REFERENCE = Mark.REFERENCE
MARK_SMUGGLER = Mark.SMUGGLER
MARK_WHERE = Mark.WHERE
ROLE_DESTINATION = Role.DESTINATION
ROLE_ENTRY = Role.ENTRY
ROLE_ORIGIN = Role.ORIGIN
ROLE_PRESENT = Role.PRESENT
ROLE_SEIZURE = Role.SEIZURE
ROLE_STAGE = Role.STAGE
ROLE_TRANSIT = Role.TRANSIT
ROLE_WITHIN = Role.WITHIN
