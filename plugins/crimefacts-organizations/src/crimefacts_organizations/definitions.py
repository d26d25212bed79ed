"""Acronyms and other names that a text defines: "Full Name (FN)", "FN (Full Name)", "X, known as Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import define

from crimefacts import OrganizationKind
from crimefacts_organizations.lexicon import given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.phrases import parse
from crimefacts_organizations.reading import Reader
from crimefacts_organizations.surroundings import Surroundings

_BRACKET = re.compile(r"[\"'”’»]?+[ \n]?\((?P<inside>[^()\n]{2,120})\)")
_DASHES = re.compile(r"[ ]?[–—-][ ]?(?P<inside>[A-ZÀ-Þ][\w.&-]{1,12})(?=[ ]?[–—,-])")
_SHORT = re.compile(r"[A-ZÀ-Þ][\w.&/+-]{1,14}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]")
_SEPARATOR = re.compile(r"[ ]?[–—-][ ]|[,;][ ]|/")
_LONGEST_FORM = 14
_FEWEST_CAPITALS = 2
_REST_OF_NAME = re.compile(
    r"(?: (?:of|the|and|for|on|against|to|in|de|del|la|las|los|el|y|e|do|da|dos|das|para|contra|en|a|al)){0,3}"
    r"(?: [A-ZÀ-Þ][\w'’-]*+){1,4}"
)
_LONGEST_JOINT = 48
_QUOTES = "\"'“”‘’«»"
# Kinds of names that one noun decides less than what they are about.
_UNKNOWN = OrganizationKind.OTHER


@define
class Definitions:
    """What a text defines.

    Args:
        mentions: The acronyms and names found by being defined.
        same: Pairs of mentions of one organization.
    """

    mentions: list[Mention]
    same: list[tuple[Mention, Mention]]


def definitions(reader: Reader, mentions: list[Mention]) -> Definitions:
    """Find what a text defines.

    Args:
        reader: The reader of the document.
        mentions: What was found so far, in text order.
    """
    found = Definitions([], [])
    around = reader.around
    by_start = {mention.start: mention for mention in mentions}
    # A name with a common noun is one after all if an acronym is made of it.
    by_end = {mention.end: mention for mention in reader.bare if not mention.bare}
    uncertain = {id(mention) for mention in by_end.values()}
    by_end |= {mention.end: mention for mention in mentions}
    starts = [mention.start for mention in mentions]
    for match in _brackets(around.original):
        inside, offset = match["inside"], match.start("inside")
        full = by_end.get(match.start()) or _up_to(reader, match.start(), mentions, starts)
        for start, end in _forms(inside, offset, around):
            known = by_start.get(start)
            short = around.original[start:end]
            if full is not None:
                if id(full) in uncertain and _SHORT.fullmatch(short):
                    uncertain.discard(id(full))
                    found.mentions.append(full)
                full = _whole(around, full, short, by_start)
            if known is not None and known.end >= end and full is not None:
                if known.end == end and " " not in known.text:
                    _take_over(known, full)
                found.same.append((full, known))
                continue
            if full is not None and _defines(full, short, start, around):
                mention = _alias(full, start, end, short)
                by_start[start] = mention
                found.mentions.append(mention)
                found.same.append((full, mention))
            elif full is None:
                pair = _by_initials(reader, match.start(), start, end, known)
                if pair is None:
                    pair = _reversed(reader, match.start(), start, inside, offset)
                if pair is not None:
                    full = pair[0] if pair[0].end <= match.start() else pair[1]
                    found.mentions.extend(one for one in pair if one is not known)
                    found.same.append(pair)
    found.same.extend(_joined(around, mentions))
    _hold_to_definitions(mentions, found)
    return found


def _up_to(
    reader: Reader, bracket: int, mentions: list[Mention], starts: list[int]
) -> Mention | None:
    """A name that a rule ended too early, before the bracket with its acronym.

    "National Institute of Statistics | and Cartography (INEC)"
    """
    index = bisect_left(starts, bracket) - 1
    if index < 0 or mentions[index].end > bracket or mentions[index].bare:
        return None
    mention = mentions[index]
    text = reader.text
    if not _REST_OF_NAME.fullmatch(text, mention.end, bracket):
        return None
    short = _SHORT.match(reader.around.original, bracket + 2)
    if short is None or len(_CAPITALS.findall(short[0])) < _FEWEST_CAPITALS:
        return None
    mention.end = bracket
    mention.text = text[mention.start : bracket]
    mention.evidence.append(f"up to the bracket: {short[0]}")
    return mention


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


def _brackets(text: str) -> Iterator[re.Match[str]]:
    position = text.find("(")
    while position >= 0:
        start = position
        while (
            start
            and (text[start - 1] in " \n" or text[start - 1] in _QUOTES)
            and position - start < 3
        ):  # noqa: PLR2004
            start -= 1
        match = _BRACKET.match(text, start)
        if match:
            yield match
        position = text.find("(", position + 1)


def _whole(
    around: Surroundings, full: Mention, short: str, by_start: dict[int, Mention]
) -> Mention:
    """The mention that an acronym spells as a whole, where a rule had cut a unit off its body.

    "Central Directorate of the Judicial Police (DCJP)" is one name.
    """
    if _capitals(full.text) == short.upper():
        return full
    begin = _spelled(around.text, full.end, short)
    if begin is None or begin >= full.start or begin not in by_start:
        return full
    head = by_start[begin]
    head.end = full.end
    head.text = around.text[begin : full.end]
    head.evidence.append(f"initials: {short}")
    full.start = full.end - 1  # overlapped by the whole now, and dropped with the overlaps
    return head


def _take_over(short: Mention, full: Mention) -> None:
    """Make an acronym stand for what this text says, whatever the lists know it for."""
    short.alias_of = full
    short.kind = full.kind
    short.entry = full.entry
    short.country = full.country


def _capitals(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _forms(inside: str, offset: int, around: Surroundings) -> Iterator[tuple[int, int]]:
    """The stretches of a bracket that may be an acronym or a name: its parts, less the remarks."""
    position = 0
    for piece in [*_SEPARATOR.split(inside)]:
        start = inside.find(piece, position)
        position = start + len(piece)
        remark = piece.strip()
        for words in sorted(around.contexts.inside, key=len, reverse=True):
            if remark.startswith(f"{words} "):
                remark = remark[len(words) + 1 :].lstrip()
        remark = remark.strip(_QUOTES)
        if remark and remark[0].isupper():
            begin = offset + inside.find(remark, start)
            yield begin, begin + len(remark)


def _defines(full: Mention, short: str, start: int, around: Surroundings) -> bool:
    """Whether the words in a bracket behind a name are its short form, not a place or a remark."""
    if (
        not _SHORT.fullmatch(short)
        or len(short) > _LONGEST_FORM
        or around.is_place(start, start + len(short))
    ):
        return False
    capitals = len(_CAPITALS.findall(short))
    if capitals >= _FEWEST_CAPITALS and (short not in lexicon().countries):
        return True
    return (
        not full.bare
        and short not in lexicon().countries
        and short not in lexicon().nationalities
        and short not in lexicon().openers
        and short not in given_names()
    )


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
        noun=None,
        alias_of=full,
    )


def _by_initials(
    reader: Reader, end_of_full: int, start: int, end: int, known: Mention | None
) -> tuple[Mention, Mention] | None:
    """A name before a bracket that no rule has seen, by the initials that the acronym has."""
    around = reader.around
    short = around.original[start:end]
    if not _SHORT.fullmatch(short) or len(_CAPITALS.findall(short)) < _FEWEST_CAPITALS:
        return None
    begin = _spelled(around.text, end_of_full, short)
    if begin is None:
        return None
    words = around.text[begin:end_of_full]
    before = around.words_before(begin)
    if before and before[-1] in around.contexts.indefinite:
        return None
    kind, evidence, noun, country = _kind_of(reader, begin, end_of_full, words)
    if known is not None:
        kind = known.kind
        evidence.extend(known.evidence)
    elif kind is _UNKNOWN and not evidence:
        return None
    full = Mention(
        start=begin,
        end=end_of_full,
        text=words,
        kind=kind,
        rule="spelled-by-acronym",
        evidence=[f"initials: {short}", *evidence],
        country=country or (known.country if known else None),
        entry=known.entry if known else None,
        noun=noun,
    )
    return full, known if known is not None else _alias(full, start, end, short)


def _kind_of(
    reader: Reader, start: int, end: int, words: str
) -> tuple[OrganizationKind, list[str], str | None, str | None]:
    """What is known of a name of which only the acronym is certain."""
    around = reader.around
    for part in parse(words):
        if part.start == 0 or part.end == len(words):
            return part.kind, [f"noun: {part.noun}"], part.noun, part.country
    before = around.kinds_before(around.words_before(start))
    if before.nouns:
        return before.nouns[0], [f"noun before: {before.noun}"], None, None
    after, behind = around.kinds_after(around.text.find(")", end) + 1)
    if after:
        return after[0], [f"noun behind: {behind}"], None, None
    if before.roles:
        return before.roles[0], [f"role: {before.role}"], None, None
    return _UNKNOWN, [], None, None


def _spelled(text: str, end: int, short: str) -> int | None:
    """Where the words begin whose initials spell an acronym."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    window = text[max(0, end - 160) : end]
    words = list(re.finditer(r"[^\W_][\w'’.-]*", window))
    links = lexicon().connectors
    position = len(letters) - 1
    begin: int | None = None
    for match in reversed(words):
        if window[match.end() :].split("\n\n")[0] != window[match.end() :] or any(
            mark in window[match.end() : match.end() + 2] for mark in ".!?;:("
        ):
            break
        word = match[0]
        if word[0].lower() == letters[position] and (
            word[0].isupper() or position == 0 or word not in links
        ):
            if not word[0].isupper():
                return None
            position -= 1
            begin = match.start()
            if position < 0:
                break
        elif word not in links and word not in (
            "the",
            "a",
            "en",
            "in",
            "on",
            "contra",
            "para",
            "against",
        ):
            return None
    return None if position >= 0 or begin is None else end - len(window) + begin


def _reversed(
    reader: Reader, end_of_short: int, start: int, inside: str, offset: int
) -> tuple[Mention, Mention] | None:
    """An acronym that no rule has seen before its full name in brackets ("FIP (Fundación …)")."""
    text = reader.text
    begin = end_of_short
    while begin and (text[begin - 1].isalnum() or text[begin - 1] in "-.&"):
        begin -= 1
    short = text[begin:end_of_short]
    if not _SHORT.fullmatch(short) or len(_CAPITALS.findall(short)) < _FEWEST_CAPITALS:
        return None
    full_text = inside[start - offset :]
    parts = parse(full_text)
    if parts and parts[0].start == 0 and parts[0].end == len(full_text) and not parts[0].bare:
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
        return full, _alias(full, begin, end_of_short, short)
    return None


def _joined(around: Surroundings, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Names that the text says are of one body ("AGC, or Gulf Clan", "X, better known as Y")."""
    joined = around.contexts.joined
    for left, right in zip(mentions, mentions[1:], strict=False):
        if right.start - left.end > _LONGEST_JOINT or left.kind is not right.kind:
            continue
        between = around.text[left.end : right.start]
        plain = between.strip(" ,()\"'“”‘’«»–—-")
        for article in ("the ", "el ", "la ", "los ", "las ", "o "):
            if plain.endswith(f" {article.strip()}"):
                plain = plain[: -len(article)].rstrip()
        if plain in joined and (
            " " in plain or "," in between or "(" in between or "–" in between or "-" in between
        ):
            yield left, right
        elif not plain and between.strip() in ("(", "–", "—", "-", "/") and _initials(left, right):
            yield left, right


def _initials(left: Mention, right: Mention) -> bool:
    """Whether one of two names is spelled by the initials of the other."""
    short, full = sorted((left.text, right.text), key=len)
    return short.replace(".", "").upper() == _capitals(full).upper()
