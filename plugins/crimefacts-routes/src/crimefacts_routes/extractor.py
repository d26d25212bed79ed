"""Finds trafficking routes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Place, Span, TraffickingRoute
from crimefacts_routes.discourse import Discourse
from crimefacts_routes.lexicon import Lexicon, lexicon
from crimefacts_routes.grammar import LOCALES
from crimefacts_routes.sentences import read_sentence

_WORDS = re.compile(r"[^\W_]+")
# How many sentences a cargo, or a word of crime, is remembered for.
_MEMORY = 3


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
        discourse = Discourse(context)
        cargo_seen = crime_seen = -_MEMORY - 1
        for number, sentence in enumerate(context.sentences):
            found = set(_WORDS.findall(sentence.of(context.text).lower()))
            if not words.crime_words.isdisjoint(found):
                crime_seen = number
            here = context.facts_in(Place, sentence)
            if not words.cargo_words.isdisjoint(found) or any(place.demonym for place in here):
                cargo_seen = number
            elif number - cargo_seen > _MEMORY:
                continue
            if words.licensing.isdisjoint(found):
                if cargo_seen == number:
                    discourse.remember_later(sentence)
                continue
            if not here and words.own_subject.isdisjoint(found) and not discourse.may_go_on:
                if cargo_seen == number:
                    discourse.remember_later(sentence)
                continue
            yield from read_sentence(
                context,
                sentence,
                here,
                words,
                discourse,
                crime=number - crime_seen <= _MEMORY,
            )
