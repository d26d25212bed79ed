"""What is found: the base of all facts, and the facts that the first-party plugins produce.

docs/reference/facts.md says field by field what counts as a fact.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from crimefacts.document import Span

# Facts have no slots: attrs then makes a frozen instance in half the time, and facts are made by
# the hundred thousand.


@frozen(kw_only=True, slots=False)
class Fact:
    """A statement of a text in normalised form, with the words it stands on.

    Subclass it to define a fact of your own: give the subclass a `type` tag and further attrs
    fields, and decorate it with `@attrs.frozen(kw_only=True)`. Supported field types are str, int,
    float, bool, Decimal, date, StrEnum, Span, Fact classes, and optional and tuple forms of these.

    Args:
        span: Where the fact stands in the document's text.
        quote: The words at `span`, letter by letter; the pipeline refuses one that differs.
        rule: The rule that found it, in words for people ("symbol-before-number").
        extractor: Name of the extractor that found it; the pipeline fills it in.
    """

    type: ClassVar[str] = "fact"

    span: Span
    quote: str
    rule: str
    extractor: str = ""


class Qualifier(StrEnum):
    """How a text hedges a sum of money."""

    EXACT = "exact"
    APPROXIMATELY = "approximately"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Period(StrEnum):
    """The period of a rate."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@frozen(kw_only=True, slots=False)
class MoneyAmount(Fact):
    """A sum of money.

    Args:
        currency: ISO 4217 code, or the ticker of a cryptocurrency; None where untold.
        minimum: Lower end in whole units of the currency; None where open.
        maximum: Upper end, equal to `minimum` for a single figure; None where open.
        qualifier: How the text hedges the sum.
        per: Period of a rate ("$3 million a month"), else None.
    """

    type: ClassVar[str] = "money"

    currency: str | None
    minimum: Decimal | None
    maximum: Decimal | None
    qualifier: Qualifier
    per: Period | None = None


class DateKind(StrEnum):
    """What a time expression denotes."""

    DATE = "date"
    DURATION = "duration"
    RECURRING = "recurring"


@frozen(kw_only=True, slots=False)
class Timex3:
    """The TimeML reading of a time expression, for evaluation against TimeBank-style corpora.

    Args:
        type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: The TIMEX3 value, such as `2014-W12` or `PRESENT_REF`; None where unresolved.
    """

    type: str
    value: str | None


@frozen(kw_only=True, slots=False)
class DateExpression(Fact):
    """A time expression: a calendar point or stretch, a length of time, or a recurrence.

    Args:
        kind: Which of these it is.
        earliest: First calendar day covered; None for an open or unknowable end and for durations.
        latest: Last calendar day covered, inclusive; None likewise.
        value: EDTF (ISO 8601-2), such as `2014-03` or `2012/..`; `P10Y` for durations, `R/P1W` for
            recurrences; None where the text cannot be resolved.
        timex3: The TimeML reading of the same words.
    """

    type: ClassVar[str] = "date"

    kind: DateKind
    earliest: dt.date | None
    latest: dt.date | None
    value: str | None
    timex3: Timex3 | None = None


class OrganizationKind(StrEnum):
    """What sort of body an organization is."""

    CRIMINAL = "criminal"
    GOVERNMENT = "government"
    COMPANY = "company"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil_society"
    INTERNATIONAL = "international"
    PARTY = "party"
    OTHER = "other"


@frozen(kw_only=True, slots=False)
class Organization(Fact):
    """A mention of an organization.

    Args:
        name: The fullest form that the document uses for it.
        kind: What sort of body it is.
        country: ISO 3166-1 alpha-2 code where name or passage make it plain, else None.
        named: False for an unnamed but specific group ("Peru's financial intelligence unit").
        countries: All countries of an unnamed group of several nationalities ("Colombian and
            Mexican mafias"), in text order; otherwise empty or the one in `country`.
        evidence: What spoke for an organization here, each piece as `cue: words`.
    """

    type: ClassVar[str] = "organization"

    name: str
    kind: OrganizationKind
    country: str | None = None
    named: bool = True
    countries: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class PlaceKind(StrEnum):
    """What sort of place a name denotes."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    WATER = "water"
    CONTINENT = "continent"


@frozen(kw_only=True, slots=False)
class PlaceCandidate:
    """One of the places that a name may denote.

    Args:
        name: Its usual English name, with what tells it apart ("Guadalajara, Jalisco").
        kind: What sort of place it is.
        country: ISO 3166-1 alpha-2 code of the country it lies in.
        latitude: Degrees north, -90 to 90.
        longitude: Degrees east, -180 to 180.
        reason: Why it was chosen or set aside.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    reason: str = ""


@frozen(kw_only=True, slots=False)
class Place(Fact):
    """A mention of a place, or of a nationality that stands for one.

    Args:
        name: The place's name as written, without article and generic noun; for a nationality or
            regional adjective the place's own name ("Haitian": "Haiti").
        kind: What sort of place it is.
        country: ISO 3166-1 alpha-2 code of the country that it is or lies in.
        latitude: Degrees north, -90 to 90, where known.
        longitude: Degrees east, -180 to 180, where known.
        demonym: True where the words are a nationality or regional adjective ("Haitian", "Andean").
        candidates: Where the name is shared: all places that bear it, the chosen one first.
    """

    type: ClassVar[str] = "place"

    name: str
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    demonym: bool = False
    candidates: tuple[PlaceCandidate, ...] = ()

    @property
    def label(self) -> str:
        """How routes list the place: the ISO code of a country, else the name."""
        if self.kind is PlaceKind.COUNTRY and self.country is not None:
            return self.country
        return self.name


class Cargo(StrEnum):
    """What moves along a trafficking route."""

    PEOPLE = "people"
    DRUGS = "drugs"
    ARMS = "arms"
    MONEY = "money"
    GOLD = "gold"
    WILDLIFE = "wildlife"
    TIMBER = "timber"
    GOODS = "goods"
    UNKNOWN = "unknown"


class Means(StrEnum):
    """How cargo is carried."""

    AIR = "air"
    BOAT = "boat"
    CONTAINER = "container"
    COURIER = "courier"
    LAND = "land"
    MAIL = "mail"


@frozen(kw_only=True, slots=False)
class TraffickingRoute(Fact):
    """A statement that people or illicit goods move, or that a place has a role in such movement.

    Args:
        cargo: What moves.
        origins: Where it starts, in text order.
        transits: Where it passes, in the order of the journey as far as the text gives one.
        destinations: Where it ends, in text order.
        cargo_text: The cargo noun as written; None where the text leaves it out.
        means: How it is carried, as far as stated.
        seized_at: Where the cargo was seized, if the text says so.
        evidence: What said so, each piece as `construction: words`, in text order.
    """

    type: ClassVar[str] = "route"

    cargo: Cargo
    origins: tuple[Place, ...] = ()
    transits: tuple[Place, ...] = ()
    destinations: tuple[Place, ...] = ()
    cargo_text: str | None = None
    means: tuple[Means, ...] = ()
    seized_at: Place | None = None
    evidence: tuple[str, ...] = ()

    @property
    def legs(self) -> tuple[Place, ...]:
        """All places in the order of the journey: origins, transits, destinations."""
        return self.origins + self.transits + self.destinations


FIRST_PARTY_FACTS: tuple[type[Fact], ...] = (
    MoneyAmount,
    DateExpression,
    Organization,
    Place,
    TraffickingRoute,
)
