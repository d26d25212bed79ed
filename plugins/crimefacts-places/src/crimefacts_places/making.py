"""Places, made by the hundred."""

from __future__ import annotations

from crimefacts import Place, PlaceCandidate, PlaceKind, Span

EXTRACTOR = "places"


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
    return Place(
        span=Span(start, end),
        quote=text[start:end],
        rule=rule,
        extractor=EXTRACTOR,
        name=name,
        kind=kind,
        country=country,
        latitude=latitude,
        longitude=longitude,
        demonym=demonym,
        candidates=candidates,
    )
