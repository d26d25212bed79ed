"""Acronyms and other names that a text defines: "Full Name (FN)", "X, known as Y"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from attrs import define, field

from crimefacts import OrganizationKind
from crimefacts_organizations.brackets import brackets, forms
from crimefacts_organizations.contexts import determiners
from crimefacts_organizations.lexicon import given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.phrases import parse
from crimefacts_organizations.reading import Reader
from crimefacts_organizations.spelling import (
    REST_OF_NAME,
    initials,
    is_short,
    short_at,
    spelled,
    spells,
)
from crimefacts_organizations.surroundings import Surroundings

_LONGEST_JOINT = 48
_UNKNOWN = OrganizationKind.OTHER


@define
class Definitions:
    """What a text defines.

    Args:
        mentions: The acronyms and names found by being defined.
        same: Pairs of mentions of one organization.
    """

    mentions: list[Mention] = field(factory=list)
    same: list[tuple[Mention, Mention]] = field(factory=list)


def definitions(reader: Reader, mentions: list[Mention]) -> Definitions:
    """Find what a text defines.

    Args:
        reader: The reader of the document.
        mentions: What was found so far, in text order; some are lengthened or renamed by their
            definitions.
    """
    original = reader.around.original
    found = Definitions()
    if "(" in original:
        finder = _Finder(reader, mentions)
        for bracket, inside, offset in brackets(original):
            finder.read(bracket, inside, offset)
        found = finder.found
    found.same.extend(_joined(reader.around, mentions))
    if found.same:
        _hold_to_definitions(mentions, found)
    return found


class _Finder:
    def __init__(self, reader: Reader, mentions: list[Mention]) -> None:
        self.reader = reader
        self.around = reader.around
        self.original = reader.around.original
        self.found = Definitions()
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.by_start = {mention.start: mention for mention in mentions}
        # A name with a common noun is one after all if an acronym is made of it.
        self.uncertain = {mention.end: mention for mention in reader.bare if not mention.bare}
        self.by_end = self.uncertain | {mention.end: mention for mention in mentions}

    def read(self, bracket: int, inside: str, offset: int) -> None:
        """Read one bracket: where what precedes it ends, what it holds, and where that begins."""
        full = self.by_end.get(bracket) or self.up_to(bracket)
        for start, end in forms(inside, offset, self.around.contexts.inside):
            short = self.original[start:end]
            known = self.by_start.get(start)
            if known is not None and known.end < end:
                known = None
            if full is not None:
                full = self.with_full(full, start, end, short, known)
            else:
                full = self.without_full(bracket, inside, offset, start, end, known)

    def with_full(
        self, full: Mention, start: int, end: int, short: str, known: Mention | None
    ) -> Mention:
        """A known name before the bracket: what is inside may be another name for it."""
        if self.uncertain.get(full.end) is full and is_short(short):
            del self.uncertain[full.end]
            self.found.mentions.append(full)
        full = self.whole(full, short)
        if known is not None:
            if known.end == end and " " not in known.text:
                _take_over(known, full)
            self.found.same.append((full, known))
        elif self.defines(full, short, start):
            mention = _alias(full, start, end, short)
            self.by_start[start] = mention
            self.found.mentions.append(mention)
            self.found.same.append((full, mention))
        return full

    def without_full(  # noqa: PLR0913, PLR0917 -- both sides of a bracket
        self, bracket: int, inside: str, offset: int, start: int, end: int, known: Mention | None
    ) -> Mention | None:
        """No known name before the bracket: acronym and full name may tell of each other."""
        pair = self.by_initials(bracket, start, end, known) or self.reversed(
            bracket, start, inside[start - offset :]
        )
        if pair is None:
            return None
        self.found.mentions.extend(one for one in pair if one is not known)
        self.found.same.append(pair)
        return pair[0] if pair[0].end <= bracket else pair[1]

    def up_to(self, bracket: int) -> Mention | None:
        """A name that a rule ended too early, before the bracket with its acronym.

        "National Institute of Statistics | and Cartography (INEC)"
        """
        index = bisect_left(self.starts, bracket) - 1
        if index < 0 or self.mentions[index].end > bracket or self.mentions[index].bare:
            return None
        mention = self.mentions[index]
        if not REST_OF_NAME.fullmatch(self.reader.text, mention.end, bracket):
            return None
        short = short_at(self.original, bracket + 2)
        if short is None:
            return None
        mention.end = bracket
        mention.text = self.reader.text[mention.start : bracket]
        mention.evidence.append(f"up to the bracket: {short}")
        return mention

    def whole(self, full: Mention, short: str) -> Mention:
        """The mention that an acronym spells as a whole, where a rule had cut a unit off its body.

        "Central Directorate of the Judicial Police (CDJP)" is one name.
        """
        if initials(full.text) == short.upper():
            return full
        begin = spelled(self.reader.text, full.end, short)
        if begin is None or begin >= full.start or begin not in self.by_start:
            return full
        head = self.by_start[begin]
        head.end = full.end
        head.text = self.reader.text[begin : full.end]
        head.evidence.append(f"initials: {short}")
        full.start = full.end - 1  # overlapped by the whole now, and dropped with the overlaps
        return head

    def defines(self, full: Mention, short: str, start: int) -> bool:
        """Whether the words in a bracket are a short form of the name, not a place or a remark."""
        known = lexicon()
        if not is_short(short, capitals=1) or self.around.is_place(start, start + len(short)):
            return False
        if short in known.countries:
            return False
        return is_short(short) or not (
            full.bare
            or short in known.nationalities
            or short in known.openers
            or short in given_names()
        )

    def by_initials(
        self, bracket: int, start: int, end: int, known: Mention | None
    ) -> tuple[Mention, Mention] | None:
        """A name that no rule has seen, by the initials that the acronym behind it has."""
        short = self.original[start:end]
        if not is_short(short):
            return None
        begin = spelled(self.reader.text, bracket, short)
        if begin is None:
            return None
        before = self.around.words_before(begin)
        if before and before[-1] in self.around.contexts.indefinite:
            return None
        full = self.weigh(begin, bracket)
        if known is not None:
            full.kind, full.entry = known.kind, known.entry
            full.country = full.country or known.country
            full.evidence.extend(known.evidence)
        elif full.kind is _UNKNOWN:
            return None
        full.evidence.insert(0, f"initials: {short}")
        return full, known if known is not None else _alias(full, start, end, short)

    def weigh(self, start: int, end: int) -> Mention:
        """What is known of a name of which only the acronym is certain."""
        words = self.reader.text[start:end]
        full = Mention(start=start, end=end, text=words, kind=_UNKNOWN, rule="spelled-by-acronym")
        for part in parse(words):
            # A noun at the end is an English one: "Informes de Inteligencia Financiera" is no bank.
            if part.start == 0 or (part.end == len(words) and part.left):
                full.kind, full.noun, full.country = part.kind, part.noun, part.country
                full.evidence.append(f"noun: {part.noun}")
                return full
        before = self.around.kinds_before(self.around.words_before(start))
        after, behind = self.around.kinds_after(self.reader.text.find(")", end) + 1)
        for kinds, cue, label in (
            (before.nouns, before.noun, "noun before"),
            (after, behind, "noun behind"),
            (before.roles, before.role, "role"),
        ):
            if kinds:
                full.kind = kinds[0]
                full.evidence.append(f"{label}: {cue}")
                break
        return full

    def reversed(self, bracket: int, start: int, full_text: str) -> tuple[Mention, Mention] | None:
        """An acronym that no rule has seen before its full name ("FIP (Fundación …)")."""
        text = self.original
        begin = bracket
        while begin and (text[begin - 1].isalnum() or text[begin - 1] in "-.&"):
            begin -= 1
        short = text[begin:bracket]
        parts = parse(full_text) if is_short(short) else ()
        if not parts or parts[0].bare or (parts[0].start, parts[0].end) != (0, len(full_text)):
            return None
        part = parts[0]
        full = Mention(
            start=start,
            end=start + len(full_text),
            text=full_text,
            kind=part.kind,
            rule="noun-in-name",
            evidence=[f"noun: {part.noun}"],
            country=part.country,
            noun=part.noun,
        )
        return full, _alias(full, begin, bracket, short)


def _alias(full: Mention, start: int, end: int, short: str) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=short,
        kind=full.kind,
        rule="defined-acronym",
        evidence=[f"stands for: {full.text}"],
        country=full.country,
        entry=full.entry,
        alias_of=full,
    )


def _take_over(short: Mention, full: Mention) -> None:
    """Make an acronym stand for what this text says, whatever the lists know it for."""
    short.alias_of = full
    short.kind = full.kind
    short.entry = full.entry
    short.country = full.country


def _hold_to_definitions(mentions: list[Mention], found: Definitions) -> None:
    """Let every mention of a defined acronym stand for what it was defined as."""
    defined = {
        short.text: full
        for full, short in found.same
        if short.alias_of is full and " " not in short.text
    }
    for mention in mentions:
        full = defined.get(mention.text)
        if full is not None and mention is not full:
            _take_over(mention, full)


def _joined(around: Surroundings, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Names that the text says are of one body ("AGC, or Gulf Clan", "X, better known as Y")."""
    joined = around.contexts.joined
    for left, right in pairwise(mentions):
        if right.start - left.end > _LONGEST_JOINT or left.kind is not right.kind:
            continue
        between = around.text[left.end : right.start]
        if between.isspace():
            continue
        words = between.strip(" ,()\"'“”‘’«»–—-").split()
        if words and words[-1] in determiners() and len(words) > 1:
            words.pop()
        if words:
            # A mere "or" joins one body's names between commas only.
            parted = len(words) > 1 or not between.replace(words[0], "", 1).isspace()
            same = " ".join(words) in joined and parted
        else:
            same = between.strip() in ("(", "–", "—", "-", "/") and spells(left.text, right.text)
        if same:
            yield left, right
