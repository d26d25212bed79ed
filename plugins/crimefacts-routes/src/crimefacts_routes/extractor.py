"""Finds trafficking routes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place, TraffickingRoute
from crimefacts_routes import anchors
from crimefacts_routes.anchors import plain_words
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.grammar import LOCALES
from crimefacts_routes.lexicon import lexicon
from crimefacts_routes.sentences import cargo_of, read_sentence

# For how many sentences a cargo, or a word of crime, is remembered.
_CARGO_MEMORY = 3
_CRIME_MEMORY = 8


@frozen(kw_only=True)
class RoutesExtractor:
    """Finds statements that people or illicit goods move, or that a place has a part in that."""

    name = "routes"
    produces = (TraffickingRoute,)
    requires: ClassVar[tuple[type[Fact], ...]] = (Place,)
    languages = None

    def extract(self, context: Context) -> Iterator[TraffickingRoute]:
        """Yield the facts of a document."""
        language = context.language
        if language is not None and language not in LOCALES.names():
            return
        words = lexicon(LOCALES.choose(language))
        plain = plain_words(context.text)
        discourse = Discourse(context, words)
        cargo_seen = crime_seen = -_CRIME_MEMORY - 1
        for number, sentence in enumerate(context.sentences):
            # What cannot hold a route is told by its words alone, and most sentences are such.
            told = words.anchors.told(plain, sentence)
            if told & anchors.CRIME:
                crime_seen = number
            crime = number - crime_seen <= _CRIME_MEMORY
            places = context.facts_in(Place, sentence)
            if told & anchors.CARGO or any(place.demonym for place in places):
                cargo_seen = number
            elif number - cargo_seen > _CARGO_MEMORY:
                discourse.forget()
                continue
            named = cargo_seen == number or told & anchors.ANAPHORA or not words.adjectives_before
            if (
                named
                and told & anchors.LICENCE
                and (
                    places
                    or told & anchors.PLACE_UNSAID
                    or words.named_place.search(context.text, sentence.start, sentence.end)
                )
            ):
                yield from read_sentence(discourse, sentence, places, crime=crime)
            elif told & anchors.CARGO:
                discourse.remember_later(partial(cargo_of, discourse, sentence, crime=crime))
