"""Criminal groups, agencies, companies, media and other organizations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from crimefacts import Context, Fact, Organization, Place, Span
from crimefacts_organizations.countries import Countries
from crimefacts_organizations.cues import by_cues, in_company
from crimefacts_organizations.definitions import definitions
from crimefacts_organizations.legal_forms import by_legal_form
from crimefacts_organizations.mentions import Mention, resolve_overlaps
from crimefacts_organizations.naming import Groups, fullest
from crimefacts_organizations.propagation import propagate
from crimefacts_organizations.reading import Reader
from crimefacts_organizations.surroundings import Surroundings
from crimefacts_organizations.unnamed import unnamed


@frozen(kw_only=True)
class OrganizationsExtractor:
    """Criminal groups, agencies, companies, media and other organizations.

    Args:
        gazetteers: Whether to use the lists of known names. Without them only the rules speak.
    """

    name = "organizations"
    produces = (Organization,)
    requires: ClassVar[tuple[type[Fact], ...]] = (Place,)
    languages = None

    gazetteers: bool = True

    def extract(self, context: Context) -> Iterator[Organization]:
        """Yield the facts of a document."""
        around = Surroundings(context)
        reader = Reader(around, gazetteers=self.gazetteers)
        mentions = reader.read()
        for find in (by_cues, by_legal_form, in_company):
            mentions = resolve_overlaps(mentions, list(find(reader, mentions)))
        defined = definitions(reader, mentions)
        mentions = resolve_overlaps(mentions, defined.mentions, changed=True)
        mentions = resolve_overlaps(mentions, list(propagate(reader, mentions)))
        mentions = resolve_overlaps(mentions, list(unnamed(around)))
        same = [*defined.same, *((m.alias_of, m) for m in mentions if m.alias_of is not None)]
        yield from self._facts(around, mentions, same)

    def _facts(
        self, around: Surroundings, mentions: list[Mention], same: list[tuple[Mention, Mention]]
    ) -> Iterator[Organization]:
        countries = Countries(around)
        source = around.context.document.text
        for group in Groups(mentions, same).by_group():
            full = fullest(group)
            name = around.original[full.start : full.end]
            own = [countries.of(mention) for mention in group]
            known = next(filter(None, own), None)
            for mention, told in zip(group, own, strict=True):
                country = told or known
                start, end = mention.start, mention.end
                # As `context.fact` does it, at half of what handing on so many fields costs.
                yield Organization(
                    span=Span(start, end),
                    quote=source[start:end],
                    rule=mention.rule,
                    extractor=around.context.reader,
                    name=name if mention.named else mention.text,
                    kind=mention.kind,
                    # A group of several nationalities is of no one country.
                    country=None if len(mention.countries) > 1 else country,
                    named=mention.named,
                    countries=mention.countries,
                    evidence=tuple(dict.fromkeys(mention.evidence)),
                )
