"""Names of organizations that are known beforehand: gangs, agencies, news outlets, banks.

The lists are facts of public record, in `data/`, one file a kind.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attrs import frozen

from crimefacts import OrganizationKind
from crimefacts.text.countries import without_accents
from crimefacts_organizations.anchored import AnchoredNames

# Where an alias stands for several bodies and nothing else decides, the first kind wins.
_KINDS = (
    OrganizationKind.CRIMINAL,
    OrganizationKind.GOVERNMENT,
    OrganizationKind.INTERNATIONAL,
    OrganizationKind.MEDIA,
    OrganizationKind.CIVIL_SOCIETY,
    OrganizationKind.COMPANY,
    OrganizationKind.PARTY,
    OrganizationKind.OTHER,
)
_NONE = "-"
_SEVERAL = "*"
_NEEDS_CUE = "?"
_ARTICLES = ("The ",)
_SHORTEST_IN_CAPITALS = 4
# Too often something else: words, codes of countries and states, other acronyms.
_AMBIGUOUS_FORMS = frozenset(
    (
        "AS",
        "SE",
        "PT",
        "SPA",
        "SIA",
        "C.V.",
        "L.P.",
        "e.V.",
        "Unlimited",
        "S.E.",
        "SAU",
        "A.G.",
        "Limitada",
        "S.C.",
        "SAA",
        "C.A.",
    )
)
#: Forms that are told from words by the comma before them only.
COMMA_BEFORE = frozenset(("C.A.", "S.C."))


@frozen
class Entry:
    """A known organization.

    Args:
        id: Its number in the lists.
        name: Its usual name.
        kind: What sort of body it is.
        country: ISO 3166-1 alpha-2 code, None for one of many countries or of none.
        local: Whether the name is of a body in each of several countries ("Policía Nacional").
    """

    id: int
    name: str
    kind: OrganizationKind
    country: str | None
    local: bool


@frozen
class Alias:
    """A name as texts write it, and whom it may stand for.

    Args:
        entries: The organizations of this name.
        needs_cue: Whether it is an ordinary word too.
    """

    entries: tuple[Entry, ...]
    needs_cue: bool


@frozen
class KnownNames:
    """All names of the lists.

    Args:
        aliases: The organizations by name; names in capitals have their own entries.
        index: Finds the names in a text.
    """

    aliases: dict[str, Alias]
    index: AnchoredNames


@cache
def known_names() -> KnownNames:
    """The names of the lists, read at first use."""
    entries: dict[str, list[Entry]] = {}
    needing_cue: set[str] = set()
    number = 0
    for kind in _KINDS:
        text = (files(__package__) / "data" / f"{kind.value}.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line or line.startswith("#"):
                continue
            name, country, aliases = line.split("\t")
            number += 1
            entry = Entry(
                number,
                name.lstrip(_NEEDS_CUE),
                kind,
                None if country in (_NONE, _SEVERAL) else country,
                local=country == _SEVERAL,
            )
            names = [item for item in (name, *aliases.split("|")) if item != _NONE]
            for written in names:
                alias = written.removeprefix(_NEEDS_CUE)
                if written != alias or _is_bare_with_article(alias):
                    needing_cue.add(alias)
                elif written == name and f"{_NEEDS_CUE}{name}" in names:
                    continue
                for form in _forms(alias):
                    if entry not in entries.setdefault(form, []):
                        entries[form].append(entry)
                    if alias in needing_cue:
                        needing_cue.add(form)
    aliases_by_name = {
        form: Alias(tuple(found), form in needing_cue) for form, found in entries.items()
    }
    return KnownNames(aliases_by_name, AnchoredNames(aliases_by_name))


def _is_bare_with_article(alias: str) -> bool:
    """Whether a name is one word without its English article ("The Atlantic")."""
    return alias.startswith(_ARTICLES) and alias.count(" ") == 1


def _forms(alias: str) -> set[str]:
    """The spellings of a name: without an English article, accents, hyphens, and in capitals."""
    for article in _ARTICLES:
        alias = alias.removeprefix(article)
    forms = {alias, alias.replace("'", "’"), alias.replace("-", " "), without_accents(alias)}
    if len(alias) >= _SHORTEST_IN_CAPITALS:
        forms |= {form.upper() for form in forms if form.upper() != form}
    return forms


@cache
def legal_forms() -> AnchoredNames:
    """The forms of company law, read at first use."""
    forms: set[str] = set()
    for name in ("legal_forms.tsv", "legal_forms_own.tsv"):
        text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
        forms |= {line.split("\t")[0] for line in text.splitlines() if line and line[0] != "#"}
    return AnchoredNames(forms - (_AMBIGUOUS_FORMS - COMMA_BEFORE))
