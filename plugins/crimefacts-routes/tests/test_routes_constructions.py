"""Every example and every trap of every construction, in all languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

import pytest

from crimefacts import Document, Pipeline, TraffickingRoute
from crimefacts_routes.grammar import LOCALES, Construction, constructions, expand
from crimefacts_routes.lexicon import lexicon
from crimefacts_routes.words import TOKEN, Chunk

_SUBJECT = re.compile(r"\[(?P<country>[A-Z]{2})\] ")


@cache
def pipeline() -> Pipeline:
    return Pipeline(only=["routes"], on_error="raise")


def read(language: str, text: str) -> list[str]:
    """The routes of a text, each as "drugs: PE > BO > BR"."""
    subject = _SUBJECT.match(text)
    document = Document(
        text=text[subject.end() :] if subject else text,
        language=language,
        country=subject["country"] if subject else None,
    )
    facts = pipeline().extract(document).facts
    return [written(fact) for fact in facts if isinstance(fact, TraffickingRoute)]


def written(route: TraffickingRoute) -> str:
    roles = (route.origins, route.transits, route.destinations)
    labels = [", ".join(place.label for place in places) or "-" for places in roles]
    return f"{route.cargo}: {' > '.join(labels)}"


def every_construction() -> Iterator[Construction]:
    for locale in LOCALES.names():
        yield from constructions(locale)


@pytest.mark.parametrize(
    ("language", "example"),
    [
        pytest.param(construction.locale, example, id=f"{construction.locale}-{construction.name}")
        for construction in every_construction()
        for example in construction.examples
    ],
)
def test_an_example_holds_its_routes(language: str, example: tuple[str, ...]) -> None:
    text, *routes = example
    assert sorted(read(language, text)) == sorted(routes)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(construction.locale, trap, id=f"{construction.locale}-{construction.name}")
        for construction in every_construction()
        for trap in construction.traps
    ],
)
def test_a_trap_holds_none(language: str, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    "construction", list(every_construction()), ids=lambda c: f"{c.locale}-{c.name}"
)
def test_a_construction_has_examples_and_traps(construction: Construction) -> None:
    assert construction.examples
    assert construction.traps


@pytest.mark.parametrize("locale", LOCALES.names())
def test_locales_define_the_same_keys(locale: str) -> None:
    english = LOCALES.toml("en", "lexicon.toml")
    here = LOCALES.toml(locale, "lexicon.toml")
    assert here.keys() == english.keys()
    for table, keys in english.items():
        if isinstance(keys, dict) and table != "inflection":
            assert here[table].keys() == keys.keys(), table
    names = [construction.name for construction in constructions(locale)]
    assert len(set(names)) == len(names)
    assert set(names) == {construction.name for construction in constructions("en")}


@pytest.mark.parametrize("locale", LOCALES.names())
def test_words_trigger_what_they_are_written_for(locale: str) -> None:
    words = lexicon(locale)  # raises where two constructions claim the same words
    for construction in constructions(locale):
        for phrase in construction.literal:
            first, *following = TOKEN.findall(phrase)
            token = words.tokens[first]
            chunk, branches = cast("Chunk", token), token.branches
            for word in following:
                chunk, branches = branches[word].chunk, branches[word].branches
            assert chunk.entry.construction is construction, phrase


@pytest.mark.parametrize(
    ("notation", "forms"),
    [
        ("smuggl~e", ["smuggle", "smuggles", "smuggled", "smuggling"]),
        (
            "(transit|entry) point~n",
            ["transit point", "transit points", "entry point", "entry points"],
        ),
        ("labo(u|)r", ["labour", "labor"]),
        ("Port of entry", ["port of entry"]),
    ],
)
def test_a_notation_stands_for_its_forms(notation: str, forms: list[str]) -> None:
    assert list(expand([notation], LOCALES.toml("en", "lexicon.toml")["inflection"])) == forms


def test_an_unknown_class_of_endings_is_told() -> None:
    with pytest.raises(ValueError, match="no class 'zz'"):
        list(expand(["ship~zz"], {"s": ["s"]}))
