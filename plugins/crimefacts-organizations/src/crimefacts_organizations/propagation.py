"""Later mentions: acronyms, short forms and full names that the text has made known elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from crimefacts import OrganizationKind
from crimefacts.text.gazetteer import Gazetteer
from crimefacts_organizations.lexicon import data_lines, given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.reading import Reader
from crimefacts_organizations.spelling import initials

# How long a name is looked for elsewhere in the text.
_LENGTHS = range(2, 160)
_REMEMBERED = 16_384
_SHORTEST_WORD = 4
_SHORTEST_ACRONYM = 2
# Up to here looking for name after name is faster than building an automaton.
_FEW = 40
_SHORT_TEXT = 20_000
_SHORTENED = frozenset(
    (OrganizationKind.COMPANY, OrganizationKind.CRIMINAL, OrganizationKind.CIVIL_SOCIETY)
)
_CAPITALISED_BEFORE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*[ \u00a0]$")
_CAPITALISED_BEHIND = re.compile(r"[ \u00a0][A-ZÀ-ÖØ-Þ]")


def propagate(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """Find what the names found so far are called elsewhere in the text.

    Args:
        reader: The reader of the document.
        mentions: What was found, in text order.
    """
    yield from _bare(reader, mentions)
    names: dict[str, Mention] = {}
    for mention in mentions:
        if not (mention.named and not mention.bare and len(mention.text) in _LENGTHS):
            continue
        names.setdefault(reader.around.original[mention.start : mention.end], mention)
        short = _short_form(mention.text, mention.kind, mention.noun)
        if short is not None and short not in reader.around.place_names:
            names.setdefault(short, mention)
        if acronym := _acronym(mention.text):
            names.setdefault(acronym, mention)
    if not names:
        return
    starts = sorted((mention.start, mention.end) for mention in mentions)
    index = 0
    for name, start, end in _occurrences(names, reader.around.original):
        while index < len(starts) and starts[index][1] <= start:
            index += 1
        if index < len(starts) and starts[index][0] < end:
            continue
        source = names[name]
        if _free(reader, name, start, end):
            yield Mention(
                start=start,
                end=end,
                text=name,
                kind=source.kind,
                rule="named-before" if source.start < start else "named-elsewhere",
                evidence=[f"also: {source.text}"],
                country=source.country,
                entry=source.entry,
                noun=source.noun,
                alias_of=source if source.text != name else None,
            )


@lru_cache(maxsize=_REMEMBERED)
def _acronym(name: str) -> str | None:
    """The initials of a name, which the text may use without having explained them."""
    short = initials(name)
    usual = len(short) >= _SHORTEST_ACRONYM and short.isupper() and name.count(" ")
    if not usual or short in data_lines("not_organizations.txt") or short in lexicon().modifiers:
        return None
    return short


def _occurrences(names: dict[str, Mention], text: str) -> Iterator[tuple[str, int, int]]:
    """Where names stand as whole words, without overlap, in text order, the longest first."""
    if len(names) > _FEW or len(text) > _SHORT_TEXT:
        yield from Gazetteer(names).find(text)
        return
    hits = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                hits.append((start, -end, name))
            start = text.find(name, end)
    hits.sort()
    free = 0
    for start, minus_end, name in hits:
        if start >= free:
            free = -minus_end
            yield name, start, free


def _free(reader: Reader, name: str, start: int, end: int) -> bool:
    """Whether a known name stands for itself here, not inside another."""
    text = reader.text
    around = reader.around
    if around.is_place(start, end) or (
        around.title_case(start) and " " not in name and name.istitle()
    ):
        return False
    if " " in name or name.isupper():
        return True
    before = _CAPITALISED_BEFORE.search(text, max(0, start - 24), start)
    if (
        before
        and not around.starts_sentence(before.start())
        and before[0].strip() not in lexicon().titles
    ):
        return False
    if _CAPITALISED_BEHIND.match(text, end):
        following = text[end + 1 : end + 24].split(None, 1)[0].rstrip(".,")
        if following not in lexicon().titles and following not in lexicon().openers:
            return False
    if around.starts_sentence(start):
        return not around.known_in_lower_case(name, start)
    return True


@lru_cache(maxsize=_REMEMBERED)
def _short_form(name: str, kind: OrganizationKind, noun: str | None) -> str | None:
    """What else a name may be called: without its noun or article, without its number."""
    words = name.split()
    if kind not in _SHORTENED or len(words) < 2:  # noqa: PLR2004
        return None
    known = lexicon()
    if words[0] in ("Los", "Las") and len(words) == 2:  # noqa: PLR2004
        rest = words[1:]
    else:
        nouns = noun.split() if noun else []
        rest = [word for word in words if word not in nouns]
        if rest and rest[0][:1].isdigit():
            rest = rest[1:]
        elif not nouns:
            return None
    if len(rest) != 1:
        return None
    short = rest[0]
    if (
        len(short) >= _SHORTEST_WORD
        and short[0].isupper()
        and short not in known.modifiers
        and short not in known.subjects
        and short not in known.nationalities
        and short not in known.countries
        and short not in known.openers
        and short not in known.heads
        and short not in given_names()
    ):
        return short
    return None


def _bare(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """Nouns alone that a fuller name of the text stands behind ("the Ministry")."""
    if not reader.bare:
        return
    fuller: dict[str, list[Mention]] = defaultdict(list)
    alone: set[str] = set()
    for mention in mentions:
        if mention.noun and not mention.bare:
            fuller[mention.noun].append(mention)
            fuller[mention.noun.split()[-1]].append(mention)
        elif mention.noun:
            alone.add(mention.noun)
    for mention in reader.bare:
        noun = mention.noun or ""
        if not mention.bare:
            continue
        around = reader.around
        initial = around.starts_sentence(mention.start)
        if noun in alone and not around.title_case(mention.start):
            mention.rule = "noun-alone"
            mention.evidence.append("elsewhere as a name")
            yield mention
            continue
        source = next(
            (one for one in reversed(fuller.get(noun, ())) if one.start < mention.start), None
        )
        words = around.words_before(mention.start)
        if (
            source is not None
            and not initial
            and not around.title_case(mention.start)
            and words
            and words[-1].lower() in _articles()
        ):
            mention.rule = "noun-of-a-name-before"
            mention.evidence.append(f"also: {source.text}")
            mention.alias_of = source
            mention.kind = source.kind
            mention.country = source.country
            yield mention


@cache
def _articles() -> frozenset[str]:
    return frozenset(map(str.lower, lexicon().articles)) | {"del", "al", "da", "do"}
