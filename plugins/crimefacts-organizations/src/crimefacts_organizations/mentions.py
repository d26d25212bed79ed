"""A mention of an organization while the document is being read."""

from __future__ import annotations

from attrs import define, field

from crimefacts import OrganizationKind
from crimefacts_organizations.gazetteers import Entry


@define(kw_only=True)
class Mention:
    """A stretch of text that names an organization, and what speaks for it.

    Args:
        start: Offset of its first code point.
        end: Offset behind its last.
        text: The words.
        kind: What sort of body it is.
        rule: The rule that decided.
        evidence: All pieces of evidence, as `cue: words`.
        country: ISO 3166-1 alpha-2 code, where already known.
        entry: The known organization that it names, if any.
        noun: The noun that it is named with, if any.
        bare: Whether it is nothing but that noun.
        named: False for an unnamed group.
        countries: All countries of an unnamed group.
        alias_of: The mention that defines this acronym or short name.
    """

    start: int
    end: int
    text: str
    kind: OrganizationKind
    rule: str
    evidence: list[str] = field(factory=list)
    country: str | None = None
    entry: Entry | None = None
    noun: str | None = None
    bare: bool = False
    named: bool = True
    countries: tuple[str, ...] = ()
    alias_of: Mention | None = None

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a code point with a stretch."""
        return self.start < end and start < self.end


def resolve_overlaps(
    mentions: list[Mention], further: list[Mention], *, changed: bool = False
) -> list[Mention]:
    """Keep the longest of overlapping mentions, of equal ones the first, in text order.

    Args:
        mentions: Mentions without overlap, in text order.
        further: Mentions to add.
        changed: Whether the bounds of `mentions` may have changed, so that they too may overlap.
    """
    if not further and not changed:
        return mentions
    kept: list[Mention] = []
    for mention in sorted([*mentions, *further], key=_order):
        if not kept or not kept[-1].overlaps(mention.start, mention.end):
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _order(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.start - mention.end
