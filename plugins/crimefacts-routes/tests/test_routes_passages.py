"""Passages of our own, and what routes say besides where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen

from crimefacts import Cargo, Document, Means, Pipeline, Place, PlaceKind, TraffickingRoute
from crimefacts_routes import sentences

_FILE = Path(__file__).with_name("route_passages.txt")


@frozen(kw_only=True)
class Passage:
    use: str
    language: str
    country: str | None
    text: str
    routes: tuple[str, ...]


def passages() -> Iterator[Passage]:
    use = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            use = line.strip("[]")
        elif line and not line.startswith("#"):
            language, country, text, routes = line.split("|")
            yield Passage(
                use=use,
                language=language,
                country=None if country == "-" else country,
                text=text,
                routes=tuple(routes.split(" ; ")) if routes else (),
            )


@cache
def pipeline() -> Pipeline:
    return Pipeline(only=["routes"], on_error="raise")


def read(text: str, language: str = "en", country: str | None = None) -> list[TraffickingRoute]:
    document = Document(text=text, language=language, country=country)
    facts = pipeline().extract(document).facts
    return [fact for fact in facts if isinstance(fact, TraffickingRoute)]


def written(route: TraffickingRoute) -> str:
    roles = (route.origins, route.transits, route.destinations)
    labels = [", ".join(place.label for place in places) or "-" for places in roles]
    return f"{route.cargo}: {' > '.join(labels)}"


@pytest.mark.parametrize(
    "passage",
    [pytest.param(each, id=f"{each.use}-{each.text[:40]}") for each in passages()],
)
def test_a_passage_holds_its_routes(passage: Passage) -> None:
    routes = read(passage.text, passage.language, passage.country)
    assert sorted(map(written, routes)) == sorted(passage.routes)


def test_what_is_set_aside_early_holds_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a row they leave each other cargo and crime, as the sentences of an article do.
    texts = {
        language: " ".join(
            each.text.rstrip(".") + "." for each in passages() if each.language == language
        )
        for language in ("en", "es", "pt")
    }
    early = {language: read(text, language, "MZ") for language, text in texts.items()}
    monkeypatch.setattr(sentences, "may_license", lambda *_, **__: True)
    monkeypatch.setattr(sentences, "may_have_role", lambda *_: True)
    assert {language: read(text, language, "MZ") for language, text in texts.items()} == early
    assert all(early.values())


def test_there_are_passages_of_every_use_and_language() -> None:
    kinds = {(passage.use, passage.language) for passage in passages()}
    assert len(list(passages())) >= 60
    assert len(kinds) == 9


def test_every_place_has_a_span_of_its_own() -> None:
    text = "Cocaine from Peru and Bolivia is shipped through Brazil to Spain, Italy and Peru."
    (route,) = read(text)
    assert [text[p.span.start : p.span.end] for p in route.legs] == [
        *("Peru", "Bolivia", "Brazil", "Spain", "Italy", "Peru")
    ]
    assert all(place.quote == place.span.of(text) for place in route.legs)
    assert route.quote == text.rstrip(".")


def test_the_cargo_is_kept_as_written() -> None:
    (route,) = read("Crystal Meth is flown from Mexico to Japan.")
    assert (route.cargo, route.cargo_text) == (Cargo.DRUGS, "Crystal Meth")


def test_each_class_of_cargo_has_a_route() -> None:
    routes = read("Cocaine, heroin and firearms are smuggled from Guatemala to Belize.")
    assert {(route.cargo, route.cargo_text) for route in routes} == {
        (Cargo.DRUGS, "Cocaine"),
        (Cargo.ARMS, "firearms"),
    }
    assert len({route.quote for route in routes}) == 1


def test_legs_are_in_the_order_of_the_journey() -> None:
    (route,) = read(
        "Migrants reach the United States from Haiti through Brazil, Peru, Colombia and Mexico."
    )
    assert [place.label for place in route.legs] == ["HT", "BR", "PE", "CO", "MX", "US"]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Cocaine leaves Peru for Bolivia by plane and truck.", (Means.AIR, Means.LAND)),
        ("Heroin was mailed from India to Canada in parcels.", (Means.MAIL,)),
        ("A courier carried heroin from India to Canada.", (Means.COURIER,)),
        (
            "Cocaine reaches Spain from Brazil in containers on ships.",
            (Means.CONTAINER, Means.BOAT),
        ),
        ("Cocaine reaches Spain from Brazil.", ()),
    ],
)
def test_means_are_those_that_the_clause_names(text: str, means: tuple[Means, ...]) -> None:
    (route,) = read(text)
    assert route.means == means


@pytest.mark.parametrize(
    ("text", "seized_at", "role"),
    [
        ("Heroin on its way from Iran to Italy was seized in Turkey.", "TR", "transits"),
        ("Heroin from Iran was intercepted in Turkey.", "TR", "destinations"),
    ],
)
def test_the_place_of_a_seizure_is_told_and_has_a_role(
    text: str, seized_at: str, role: str
) -> None:
    (route,) = read(text)
    assert route.seized_at is not None
    assert route.seized_at.label == seized_at
    assert [place.label for place in getattr(route, role)] == [seized_at]


def test_the_subject_country_is_cited_by_the_words_that_refer_to_it() -> None:
    (route,) = read("Heroin from Pakistan enters the country on the way to Kenya.", country="TZ")
    (transit,) = route.transits
    assert (transit.label, transit.kind, transit.quote) == ("TZ", PlaceKind.COUNTRY, "country")


def test_the_subject_country_is_cited_by_the_role_noun_where_it_is_left_out() -> None:
    (route,) = read("major transshipment point for heroin bound for Kenya", country="TZ")
    (transit,) = route.transits
    assert (transit.label, transit.quote) == ("TZ", "major transshipment point")


def test_the_subject_country_bears_the_name_that_the_text_gives_it() -> None:
    text = "Tanzania has long borders. Heroin from Pakistan enters the country."
    (route,) = read(text, country="TZ")
    assert [place.name for place in route.destinations] == ["Tanzania"]


def test_the_cargo_is_remembered() -> None:
    text = (
        "Police found two tonnes of cocaine. The load had come from Peru and was bound for Italy."
    )
    (route,) = read(text)
    assert written(route) == "drugs: PE > - > IT"


def test_a_name_that_no_one_knows_is_a_place_where_places_stand() -> None:
    (route,) = read("Smugglers carry gold from Qwertyville to Asdfgrad.")
    assert all(isinstance(place, Place) and place.rule == "place-slot" for place in route.legs)
    assert [place.name for place in route.legs] == ["Qwertyville", "Asdfgrad"]


def test_the_rule_names_the_construction_and_the_evidence_its_words() -> None:
    (route,) = read("Ghana is a transit point for cocaine on its way to Spain.")
    assert route.rule == "transit-place"
    assert route.evidence == ("transit-place: transit point", "en-route: on its way to")
