"""Which country an organization belongs to, as far as its name or the passage makes it plain."""

from __future__ import annotations

import re
from bisect import bisect_left

from crimefacts import OrganizationKind, PlaceKind
from crimefacts.text.countries import country_of
from crimefacts_organizations.lexicon import lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.surroundings import Surroundings

# Bodies that are of a country even where the name does not say of which.
# How many letters "in", "de la" and the like may take between a name and its place.
_LONGEST_LINK = 8
_LONGEST_POSSESSIVE = 4
_NATIONAL = frozenset(
    (
        OrganizationKind.GOVERNMENT,
        OrganizationKind.PARTY,
        OrganizationKind.CIVIL_SOCIETY,
        OrganizationKind.CRIMINAL,
        OrganizationKind.COMPANY,
        OrganizationKind.MEDIA,
    )
)
_OF_COUNTRY = re.compile(
    r" (?:in|of|de|del|do|da|en|em|no|na) ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
)


class Countries:
    """Assigns countries to the organizations of a document."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._places = [
            place
            for place in around.all_places
            if place.country is not None and place.kind is not PlaceKind.CONTINENT
        ]
        self._starts = [place.span.start for place in self._places]

    def of(self, mention: Mention) -> str | None:
        """The country of a mention: in the name, beside it, else the document's."""
        if mention.country is not None:
            return mention.country
        if mention.entry is not None and not mention.entry.local:
            return mention.entry.country
        if mention.kind is OrganizationKind.INTERNATIONAL:
            return None
        return self._beside(mention) or self._of_document(mention)

    def _beside(self, mention: Mention) -> str | None:
        """A nationality or owner just before ("Peru's | National …"), a place just behind."""
        text = self._around.text
        index = bisect_left(self._starts, mention.start) - 1
        if index >= 0:
            place = self._places[index]
            gap = text[place.span.end : mention.start]
            if len(gap) <= _LONGEST_POSSESSIVE and gap.strip(' “‘«"(') in (
                "",
                "'s",
                "’s",
                "'",
                "’",
            ):
                return place.country
        index += 1
        while index < len(self._places) and self._starts[index] < mention.end:
            index += 1
        if index < len(self._places):
            place = self._places[index]
            gap = text[mention.end : place.span.start]
            if len(gap) <= _LONGEST_LINK and gap.strip() in (
                "in",
                "of",
                "de",
                "del",
                "do",
                "da",
                "en",
                "em",
                "de la",
            ):
                return place.country
        match = _OF_COUNTRY.match(text, mention.end)
        if match is not None and match[1] in lexicon().countries:
            return country_of(match[1], self._around.context.language)
        return None

    def _of_document(self, mention: Mention) -> str | None:
        return self._around.context.country if mention.kind in _NATIONAL else None
