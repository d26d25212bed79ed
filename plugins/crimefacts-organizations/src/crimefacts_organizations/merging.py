"""One mention where a known name and a name with a noun meet."""

from __future__ import annotations

from crimefacts import OrganizationKind
from crimefacts_organizations.contexts import determiners
from crimefacts_organizations.lexicon import lexicon
from crimefacts_organizations.mentions import Mention

_BODIES = frozenset((OrganizationKind.GOVERNMENT, OrganizationKind.INTERNATIONAL))


def merge(text: str, known: list[Mention], built: list[Mention]) -> list[Mention]:
    """Unite the names of the lists and those with a noun.

    Args:
        text: The document's text.
        known: Names of the lists, without overlap, in text order.
        built: Names with a noun, without overlap, in text order.

    Returns:
        Mentions in text order.
    """
    mentions: list[Mention] = []
    index = 0
    for one in built:
        mention = one
        while index < len(known) and known[index].end <= mention.start:
            mentions.append(known[index])
            index += 1
        while index < len(known) and known[index].start < mention.end:
            name = known[index]
            index += 1
            inside = name.start >= mention.start and name.end <= mention.end
            if inside and len(name.text) < len(mention.text):
                mention = _unit_and_body(text, mention, name, mentions)
                continue
            # The known name decides where it is as long or longer.
            name.noun = mention.noun
            name.evidence.extend(mention.evidence)
            mention = name
        mentions.append(mention)
    mentions.extend(known[index:])
    mentions.sort(key=lambda one: one.start)
    return mentions


def _unit_and_body(text: str, mention: Mention, name: Mention, mentions: list[Mention]) -> Mention:
    """Decide between a name with a noun and a known name inside it, and cut a body off its unit."""
    before = text[mention.start : name.start].split()
    apart = before and (
        before[-1] in determiners()
        or (before[-1] in lexicon().genitives and " " not in name.text and name.kind in _BODIES)
    )
    if name.end == mention.end and apart:
        # "División de Secuestros de la | Dirincri", "Centro de Formación de | Ameripol"
        unit = text[mention.start : name.start].rstrip()
        while unit.split()[-1] in lexicon().connectors:
            unit = unit.rsplit(None, 1)[0]
        mention.end = mention.start + len(unit)
        mention.text = unit
        mentions.append(mention)
        return name
    if name.start == mention.start:
        gang = name.kind is OrganizationKind.CRIMINAL and mention.kind is not name.kind
        if gang or _goes_astray(text, mention, name):
            return name
    if name.end == mention.end or name.start == mention.start:
        mention.evidence.append(name.evidence[0])
        mention.country = mention.country or name.country
    return mention


def _goes_astray(text: str, mention: Mention, name: Mention) -> bool:
    """Whether words of another name follow a known one ("Voz de América | Linnea Sandin")."""
    known = lexicon()
    following = text[name.end : mention.end].split()
    word = following[0] if following else ""
    return (
        " " in name.text
        and word[:1].isupper()
        and word not in known.modifiers
        and word not in known.subjects
        and word not in known.nationalities
        and word not in known.countries
    )
