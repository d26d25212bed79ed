"""Finds trafficking routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place, TraffickingRoute
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.grammar import LOCALES
from crimefacts_routes.lexicon import lexicon
from crimefacts_routes.sentences import cargo_of, read_sentence

_WORDS = re.compile(r"[^\W_]+")
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
        discourse = Discourse(context, words)
        cargo_seen = crime_seen = -_CRIME_MEMORY - 1
        for number, sentence in enumerate(context.sentences):
            # What cannot hold a route is told by its words alone, and most sentences are such.
            found = frozenset(_WORDS.findall(sentence.of(context.text).lower()))
            places = context.facts_in(Place, sentence)
            if not words.crime.isdisjoint(found):
                crime_seen = number
            crime = number - crime_seen <= _CRIME_MEMORY
            names_cargo = not words.cargo.isdisjoint(found)
            if names_cargo or any(place.demonym for place in places):
                cargo_seen = number
            elif number - cargo_seen > _CARGO_MEMORY:
                discourse.forget()
                continue
            if (
                words.licensing.isdisjoint(found)
                or (
                    not places
                    and words.own_subject.isdisjoint(found)
                    and not words.named_place.search(context.text, sentence.start, sentence.end)
                )
                or (
                    words.adjectives_before
                    and number != cargo_seen
                    and words.anaphora.isdisjoint(found)
                )
            ):
                if names_cargo:
                    discourse.remember_later(partial(cargo_of, discourse, sentence, crime=crime))
                continue
            yield from read_sentence(discourse, sentence, places, crime=crime)
