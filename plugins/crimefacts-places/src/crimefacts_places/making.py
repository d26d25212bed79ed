"""Places, made by the hundred."""

from __future__ import annotations

from typing import Any

from attrs import fields

from crimefacts import Place, PlaceCandidate, PlaceKind, Span

EXTRACTOR = "places"

# A frozen class takes twice the time to set its own fields. These are the slots themselves; a test
# holds that nothing else belongs to making a place.
_slots: list[Any] = [getattr(Place, field.name).__set__ for field in fields(Place)]
(
    _set_span,
    _set_quote,
    _set_rule,
    _set_extractor,
    _set_name,
    _set_kind,
    _set_country,
    _set_latitude,
    _set_longitude,
    _set_demonym,
    _set_candidates,
) = _slots
_new = object.__new__


def make_place(  # noqa: PLR0913, PLR0917 -- one parameter a field
    text: str,
    start: int,
    end: int,
    rule: str,
    name: str,
    kind: PlaceKind,
    country: str | None,
    latitude: float | None,
    longitude: float | None,
    demonym: bool = False,  # noqa: FBT001, FBT002 -- as the fields go
    candidates: tuple[PlaceCandidate, ...] = (),
) -> Place:
    """A place that cites `text[start:end]`; the other parameters are the fields of `Place`."""
    place = _new(Place)
    _set_span(place, Span(start, end))
    _set_quote(place, text[start:end])
    _set_rule(place, rule)
    _set_extractor(place, EXTRACTOR)
    _set_name(place, name)
    _set_kind(place, kind)
    _set_country(place, country)
    _set_latitude(place, latitude)
    _set_longitude(place, longitude)
    _set_demonym(place, demonym)
    _set_candidates(place, candidates)
    return place
