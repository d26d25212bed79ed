"""Passages of our own and the places in them.

Each table says what it was used for: rules were written with the first ones in view, the held-out
ones were written afterwards, traps hold names that are no places.
"""

from __future__ import annotations

import pytest
from attrs import frozen

from crimefacts import Document, Pipeline, Place, PlaceKind

PIPELINE = Pipeline(only=["places"], on_error="raise")


def places(text: str, language: str = "en", country: str | None = None) -> list[Place]:
    found = PIPELINE.extract(Document(text=text, language=language, country=country)).facts
    return [fact for fact in found if isinstance(fact, Place)]


def labels(text: str, language: str = "en", country: str | None = None) -> list[str]:
    return [place.label for place in places(text, language, country)]


@frozen
class Passage:
    language: str
    text: str
    labels: str


DEVELOPED_ON = [
    Passage(
        "en",
        "Southwest and Southeast Asian heroin bound for Western Europe",
        "Southwest Asia|Southeast Asia|Western Europe",
    ),
    Passage(
        "en", "from northern Mali to the Gulf states along the Balkan route", "ML|Gulf|Balkans"
    ),
    Passage(
        "en",
        "West and Central African women are taken to North, Central and South America",
        "West Africa|Central Africa|North America|Central America|South America",
    ),
    Passage(
        "en", "Burma, Holland, the U.S. and the UAE, Turkiye and Guinea-Bissau", "MM|NL|US|AE|TR|GW"
    ),
    Passage("en", "Ghanian couriers flew from Accra to Antwerp", "GH|Accra|Antwerp"),
    Passage(
        "en",
        "The boat went up the Paraná River and over Lake Titicaca to the Huallaga Valley.",
        "Paraná River|Lake Titicaca|Huallaga Valley",
    ),
    Passage("en", "GUAYAQUIL, Ecuador (AP) — The load left Posorja.", "Guayaquil|EC|Posorja"),
    Passage("en", "opiates bound for Western markets and shipped to the West", "West|West"),
    Passage("es", "cocaína peruana rumbo a EE.UU., EEUU y EE. UU.", "PE|US|US|US"),
    Passage(
        "es",
        "el norte de Malí, el sur de África, América Central y del Sur",
        "ML|sur de África|América Central|América del Sur",
    ),
    Passage(
        "es",
        "cruza el lago Titicaca y el río Suches hacia el golfo de Urabá",
        "Titicaca|Suches|Urabá",
    ),
    Passage(
        "es",
        "salen de Juliaca y pasan por Desaguadero, en Puno, Perú",
        "Juliaca|Desaguadero|Puno|PE",
    ),
    Passage("es", "las bolivianas y los haitianos llegaron a Centroamérica", "BO|HT|Centroamérica"),
    Passage(
        "pt",
        "cocaína peruana levada de Tabatinga a Manaus pelo rio Solimões",
        "PE|Tabatinga|Manaus|Solimões",
    ),
    Passage(
        "pt", "para os EUA e o norte da África, via porto de Santos", "US|norte da África|Santos"
    ),
]

HELD_OUT = [
    Passage(
        "en",
        "The rifles were bought in southern Arizona and driven across the border to "
        "Hermosillo, Sonora.",
        "Arizona|Hermosillo|Sonora",
    ),
    Passage(
        "en",
        "Kenyan and Tanzanian officers boarded the dhow off Mombasa, in the Indian Ocean.",
        "KE|TZ|Mombasa|Indian Ocean",
    ),
    Passage(
        "en",
        "The gold is flown from Bamako to Dubai by way of Addis Ababa.",
        "Bamako|Dubai|Addis Ababa",
    ),
    Passage(
        "en",
        "Vietnamese teenagers were moved through Belarus, Poland and eastern Germany.",
        "VN|BY|PL|DE",
    ),
    Passage(
        "en",
        "The submarine was found in the Gulf of Guayaquil, near Machala.",
        "Gulf of Guayaquil|Machala",
    ),
    Passage(
        "es",
        "El cargamento zarpó de Cartagena con destino a Algeciras, en el Campo de Gibraltar.",
        "Cartagena|Algeciras|Campo de Gibraltar",
    ),
    Passage(
        "es",
        "Fueron captadas en Cúcuta y explotadas en la frontera entre Colombia y Venezuela.",
        "Cúcuta|CO|VE",
    ),
    Passage(
        "es",
        "Los camiones entran por Pedro Juan Caballero, Paraguay, y siguen a São Paulo.",
        "Pedro Juan Caballero|PY|São Paulo",
    ),
    Passage(
        "es",
        "Migrantes africanos y asiáticos atraviesan el Tapón del Darién.",
        "África|Asia|Tapón del Darién",
    ),
    Passage(
        "pt",
        "Armas paraguaias entram por Foz do Iguaçu e chegam ao Rio de Janeiro.",
        "PY|Foz do Iguaçu|Rio de Janeiro",
    ),
    Passage(
        "pt",
        "O haxixe marroquino chega ao Algarve em lanchas vindas de Tânger.",
        "MA|Algarve|Tânger",
    ),
    Passage(
        "pt",
        "Mulheres nigerianas foram levadas para a Itália, a Espanha e a Europa Ocidental.",
        "NG|IT|ES|Europa Ocidental",
    ),
]

TRAPS = [
    ("en", "Police found the date of sale on the label. Most of the same men left in March."),
    ("en", "Nice work, said officer Reading; the deal was mobile and liberal."),
    ("en", "Michael Jordan, Chad Smith and Paris Lopez were released with Georgia Brown."),
    (
        "en",
        "Victoria Lopez told Joaquín Guzmán and Pablo Escobar to wait. Guzmán and Escobar waited.",
    ),
    ("en", "The Sinaloa Cartel and the Medellín cartel paid the Washington Post and Air France."),
    ("en", "The ledger was written in Spanish. He paid 300 Mexican pesos and US$50."),
    ("en", "Native American and African American groups, Bank of America, the Panama Papers"),
    ("es", "Santiago Torres, alias 'Turco', y Victoria Córdoba hablaron en español."),
    ("es", "El Tren de Aragua, el Cártel de Sinaloa y el Clan del Golfo se aliaron."),
    ("es", "La Policía detuvo a Guzmán, a Escobar y a Trujillo en mayo. Trujillo negó todo."),
    ("es", "Pagó 500 dólares estadounidenses y 300 pesos mexicanos al Banco Caribe Azul."),
    ("pt", "Santos e Vitória Lima falaram em português com o delegado Salvador Pereira."),
]


def ids(passage: Passage) -> str:
    return passage.text[:40]


@pytest.mark.parametrize("passage", DEVELOPED_ON, ids=ids)
def test_places_of_passages_developed_on(passage: Passage) -> None:
    assert labels(passage.text, passage.language) == passage.labels.split("|")


@pytest.mark.parametrize("passage", HELD_OUT, ids=ids)
def test_places_of_held_out_passages(passage: Passage) -> None:
    assert labels(passage.text, passage.language) == passage.labels.split("|")


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_words_persons_and_organizations_are_no_places(language: str, text: str) -> None:
    assert [place.quote for place in places(text, language)] == []


# The name of many places: what the text is about or names decides, and all of them are kept.
@pytest.mark.parametrize(
    ("text", "language", "country", "chosen"),
    [
        ("Fue detenido en Guadalajara, Jalisco.", "es", None, "MX"),
        ("Fue detenido en Guadalajara, cerca de Madrid, en España.", "es", None, "ES"),
        ("Mexican marines arrested him in Guadalajara.", "en", None, "MX"),
        ("La carga salió de Trujillo.", "es", "PE", "PE"),
        ("La carga salió de Trujillo, Honduras.", "es", None, "HN"),
        ("Extorsionan en La Libertad.", "es", "PE", "PE"),
        ("Extorsionan en La Libertad.", "es", "SV", "SV"),
        ("He was held in Córdoba, Argentina.", "en", None, "AR"),
        ("He was held in Córdoba, Spain.", "en", None, "ES"),
        ("Los chilenos volvieron a Santiago.", "es", None, "CL"),
        ("They met in Tripoli, in Lebanon.", "en", None, "LB"),
        ("They met in Tripoli, in Libya.", "en", None, "LY"),
    ],
)
def test_twins_are_told_apart(text: str, language: str, country: str | None, chosen: str) -> None:
    towns = [
        place for place in places(text, language, country) if place.rule.startswith("gazetteer")
    ]
    assert towns[0].country == chosen
    assert towns[0].candidates[0].country == chosen
    assert len({place.country for place in towns[0].candidates}) > 1
    assert all(candidate.reason for candidate in towns[0].candidates)


def test_a_common_name_far_from_what_the_text_is_about_stays_unresolved() -> None:
    (town,) = places("Lo hallaron en El Rosario.", "es", country="NO")
    assert (town.name, town.country, town.latitude) == ("El Rosario", None, None)
    assert town.rule == "gazetteer-unresolved"
    assert len(town.candidates) > 1


def test_countries_shared_by_a_nationality_are_candidates() -> None:
    (place,) = places("Congolese gold was seized.")
    assert [candidate.country for candidate in place.candidates] == ["CD", "CG"]


def test_a_nationality_is_marked_as_one() -> None:
    adjective, noun = places("Haitian gangs left Haiti.")
    assert (adjective.demonym, noun.demonym) == (True, False)
    assert adjective.name == noun.name == "Haiti"


def test_coordinates_are_given_where_they_are_known() -> None:
    country, town, region = places("Peru: from Iquitos to Madre de Dios")
    assert (country.latitude, country.longitude) == (-10, -76)
    assert town.latitude == pytest.approx(-3.7, abs=0.2)
    assert region.kind is PlaceKind.REGION
    assert region.longitude == pytest.approx(-69.5, abs=1)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("LOS HAITIANOS SALEN DE PERU Y PANAMÁ RUMBO A MEXICO", "es", ["HT", "PE", "PA", "MX"]),
        (
            "WEST AFRICAN GANGS SHIP COCAINE FROM BRAZIL TO ROTTERDAM",
            "en",
            ["WEST Africa", "BR", "Rotterdam"],
        ),
        ("A CARGA SAIU DE MANAUS PELO RIO SOLIMOES", "pt", ["Manaus", "Solimões"]),
    ],
)
def test_texts_in_capitals_are_read(text: str, language: str, expected: list[str]) -> None:
    assert [label.casefold() for label in labels(text, language)] == [
        label.casefold() for label in expected
    ]
