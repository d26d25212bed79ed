"""Find the names that only the words around them tell of: gangs, firms, newspapers, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from crimefacts import OrganizationKind
from crimefacts_organizations.contexts import determiners
from crimefacts_organizations.cores import Core
from crimefacts_organizations.known import among_capitals
from crimefacts_organizations.lexicon import lexicon, lower_titles
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.reading import Reader
from crimefacts_organizations.readings import Reading, reading
from crimefacts_organizations.sequences import LINK
from crimefacts_organizations.surroundings import BEHIND_NAMES, QUOTES, Before

# Points that make a name; a cue that needs no other has as many.
_ENOUGH = 2
_CRIMINAL = OrganizationKind.CRIMINAL
# Articles of many, as members call themselves; in English the last word tells the number.
_ROMANCE_MANY = frozenset(("los", "las", "os"))
# Groups that bear the name of a place.
_OF_PLACES = ("cartel", "triad")
# A role that is a mere preposition ("in", "by") proves nothing of an unknown name.
_PREPOSITION = 3
_LONGEST_NOUN = 24

_PIECES = re.compile(rf"(?<!\w)(?!{LINK}(?:\s|$))[^\s]++(?>(?:\s(?!{LINK}(?:\s|$))[^\s]++)*)")
_CONJUNCTS = re.compile(
    r"(?<!\w)(?!(?:and|y|e|the|el|la|los|las)\s)[^\s]++(?>(?:\s(?!(?:and|y|e)\s)[^\s]++)*)"
)
# "the Sureños 13 gang", "the 400 Mawozo gang"
_NUMBER_BEHIND = re.compile(r" \d{1,3}(?= )")
_NUMBER_BEFORE = re.compile(r"\d{1,3}(?:st|nd|rd|th)?[ -]$")
_AND = r"(?:, | (?:and|y|e|o|ou|or|&) )(?:the |el |la |los |las |del |al |o |a |os |as )?"
_AND_BEHIND = re.compile(_AND)
_AND_BEFORE = re.compile(rf"\)?{_AND}$")
_LONGEST_AND = 12


def by_cues(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """The names among the capitalised sequences that only their surroundings speak for."""
    text = reader.text
    index = 0
    bounds = [(mention.start, mention.end) for mention in mentions]
    bounds.append((len(text), len(text) + 1))
    begin, stop = bounds[0]
    for start, end, read in reader.sequences:
        while stop <= start:
            index += 1
            begin, stop = bounds[index]
        if begin >= end:
            if not read.several:
                if read.inside is not None or read.opening is not None:
                    mention = _judge(reader, start, end, read)
                    if mention is not None:
                        yield mention
                continue
            pieces = [match.span() for match in _CONJUNCTS.finditer(text, start, end)]
        elif begin <= start and stop >= end:
            continue
        else:
            # "CPI do INSS", "Keiko y la DEA": what is left beside the names found.
            near = mentions[index : index + len(text[start:end].split())]
            pieces = [
                match.span()
                for match in _PIECES.finditer(text, start, end)
                if not any(one.overlaps(*match.span()) for one in near)
            ]
        found = [_judge(reader, *piece, reading(text[piece[0] : piece[1]])) for piece in pieces]
        yield from filter(None, found)
        if any(found) and not all(found):
            yield from _conjuncts(reader, pieces, found)


def _conjuncts(
    reader: Reader, pieces: list[tuple[int, int]], found: list[Mention | None]
) -> Iterator[Mention]:
    """The names that share a noun of many with one that it told of ("A and B clans")."""
    for (piece, nothing), (_, mention) in permutations(zip(pieces, found, strict=True), 2):
        if nothing is not None or mention is None or mention.kind is not _CRIMINAL:
            continue
        cue = mention.evidence[0]
        if not (cue.startswith(("noun before", "noun behind")) and cue.endswith("s")):
            continue
        core = reading(reader.text[piece[0] : piece[1]]).inside
        if core is None or core.nationality or reader.around.is_place(*piece):
            continue
        start, end = piece[0] + core.start, piece[0] + core.end
        yield Mention(
            start=start,
            end=end,
            text=reader.text[start:end],
            kind=mention.kind,
            rule="context",
            evidence=[cue, f"beside: {mention.text}"],
        )


_NOTHING_BEHIND: tuple[tuple[OrganizationKind, ...], str] = ((), "")


class _Ballot:
    """What speaks for which kind."""

    def __init__(self) -> None:
        self.points: dict[OrganizationKind, int] = {}
        self.evidence: list[str] = []

    def speak(self, kinds: tuple[OrganizationKind, ...], cue: str, weight: int) -> None:
        """Points for the kinds that a cue speaks for, the most for the first."""
        self.evidence.append(cue)
        for position, kind in enumerate(kinds):
            self.points[kind] = self.points.get(kind, 0) + max(1, weight - position)

    def strengthen(self, cue: str) -> None:
        """One more point for the kind that leads."""
        self.points[self.best()] += 1
        self.evidence.append(cue)

    def best(self) -> OrganizationKind:
        """The kind that leads; of equals the one named first."""
        return max(self.points, key=lambda kind: self.points[kind])


def _judge(  # noqa: C901 -- cheap tests first, each of which may end it
    reader: Reader, start: int, end: int, read: Reading
) -> Mention | None:
    """Look whether anything around one sequence tells of it, and weigh it if so."""
    around = reader.around
    text = reader.text
    core = read.inside
    if core is not read.opening and around.starts_sentence(start):
        core = read.opening
    if core is None or reader.padded[start - 1] == "/":
        return None
    start, end = start + core.start, start + core.end
    if core.noun and core.noun in around.contexts.before:
        # "la ONG Ríos Vivos": the noun has capitals of its own.
        behind_noun = start + len(core.noun) + 1
        if text[start : behind_noun - 1].isupper() or around.starts_sentence(start):
            found = _judge(reader, behind_noun, end, reading(text[behind_noun:end]))
            if found is not None:
                return found
    # Single characters first: most sequences are done with here.
    sign, sign_before = reader.padded[end], reader.padded[start - 1]
    after, behind = _NOTHING_BEHIND
    number = None
    if sign == " ":
        letters = around.contexts.after_letters
        three = text[end + 1 : end + 4]
        if three in letters or three[:2] in letters:
            after, behind = around.kinds_after(end)
        elif three[:1].isdigit() and (number := _NUMBER_BEHIND.match(text, end)) is not None:
            after, behind = around.kinds_after(number.end())
    elif sign in BEHIND_NAMES:
        after, behind = around.kinds_after(end)
    quoted = sign == QUOTES.get(sign_before)
    if not (core.acronym or core.gang or after or quoted):
        comma = sign == ","
        described = comma and around.may_be_described(end)
        if not (described or around.may_lead(start, opened=comma)):
            return None
    place = around.is_place(start, end)
    if number is not None and _CRIMINAL in after:
        end = number.end()
    return _weigh(reader, start, end, core, after, behind, quoted=quoted, place=place)


def _weigh(  # noqa: PLR0913, PLR0917 -- a name, how it is written and what follows
    reader: Reader,
    start: int,
    end: int,
    core: Core,
    after: tuple[OrganizationKind, ...],
    behind: str,
    *,
    quoted: bool,
    place: bool,
) -> Mention | None:
    """Weigh what stands around one name."""
    around = reader.around
    text = reader.text
    ballot = _Ballot()
    # "small business association (CONAPES)": the bracket explains the noun before it.
    words = around.words_before(start)
    if core.acronym and text[start - 1 : start] == "(":
        words = around.words_before(start - 2)
        words = words if words and words[-1].islower() else []
    if _is_titled(words):
        return None
    initial = not core.cut and around.starts_sentence(start)
    before = around.kinds_before(words)
    if place and not before.nouns and not behind.endswith(_OF_PLACES):
        return None
    _hear_words(reader, ballot, core, before, after, behind)
    _hear_forms(reader, ballot, core, words, initial=initial, quoted=quoted)
    if not ballot.points and not core.person and not core.nationality:
        _hear_description(reader, ballot, core, words, end)
    if core.acronym and not initial:
        _hear_acronym(reader, ballot, words, end)
    if not ballot.points:
        return None
    kind = ballot.best()
    if (
        ballot.points[kind] < _ENOUGH
        or (kind is _CRIMINAL and core.nationality)
        or around.title_case(start)
        or (core.acronym and among_capitals(text, start, end))
        or any(word.lower().rstrip(".") in around.contexts.nameless for word in words[-2:])
    ):
        return None
    if kind is _CRIMINAL:
        start, end = _with_noun(reader, start, end, core, behind)
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        rule="acronym-in-context" if core.acronym else "context",
        evidence=ballot.evidence,
    )


def _hear_words(  # noqa: PLR0913, PLR0917 -- a name and what stands on both sides of it
    reader: Reader,
    ballot: _Ballot,
    core: Core,
    before: Before,
    after: tuple[OrganizationKind, ...],
    behind: str,
) -> None:
    """Nouns and roles beside the name."""
    decisive = reader.around.contexts.decisive
    if before.nouns and not (core.person and " " in core.text):
        ballot.speak(before.nouns, f"noun before: {before.noun}", _ENOUGH)
    if core.nationality:
        return
    if after:
        ballot.speak(after, f"noun behind: {behind}", _ENOUGH if behind in decisive else 1)
    if before.roles and not core.person and len(before.role) > _PREPOSITION:
        weight = _ENOUGH if before.role in decisive else 1
        ballot.speak(before.roles, f"role: {before.role}", weight)


def _hear_forms(  # noqa: PLR0913 -- a name and how it is written
    reader: Reader, ballot: _Ballot, core: Core, words: list[str], *, initial: bool, quoted: bool
) -> None:
    """The article of gangs, and quotation marks."""
    contexts = reader.around.contexts
    last = words[-1].lower() if words else ""
    if core.gang and not core.person and contexts.locations.isdisjoint(core.text.split()):
        weak = initial or last in contexts.locative
        ballot.speak((_CRIMINAL,), "article in the name", 1 if weak else _ENOUGH)
    elif quoted and _are_many(core, last) and not core.person:
        ballot.speak((_CRIMINAL,), "article of many before quotation marks", _ENOUGH)
    if quoted and _CRIMINAL in ballot.points:
        ballot.speak((_CRIMINAL,), "quotation marks", 1)


def _are_many(core: Core, article: str) -> bool:
    """Whether a quoted name with its article is of many ("los “Amigos del Sur”")."""
    words = core.text.split()
    return (article in _ROMANCE_MANY and words[0].endswith("s")) or (
        article == "the" and words[-1].endswith("s")
    )


def _is_titled(words: list[str]) -> bool:
    """Whether a title before makes a person of a name ("la diputada opositora | Janine Vaca")."""
    titles = lower_titles()
    near = words[-2:]
    if not any(word in titles for word in near):
        return False
    return not any(word in lexicon().genitives or word in determiners() for word in near)


def _hear_description(
    reader: Reader, ballot: _Ballot, core: Core, words: list[str], end: int
) -> None:
    """A description behind a comma; "In Manaus, a gang …" describes no Manaus."""
    last = words[-1].lower() if words else ""
    # Spanish "a" leads to persons and firms as well.
    place = core.cut or (last != "a" and last in reader.around.contexts.locative)
    if core.acronym or place:
        return
    kinds, description = reader.around.apposition(end)
    if kinds:
        ballot.speak(kinds, f"description: {description}", _ENOUGH)


def _hear_acronym(reader: Reader, ballot: _Ballot, words: list[str], end: int) -> None:
    """What an acronym adds: most of those that no text explains are of state bodies."""
    if ballot.points:
        ballot.strengthen("acronym")
    else:
        ballot.speak((OrganizationKind.GOVERNMENT,), "acronym", 1)
    if words and words[-1].lower() in determiners():
        ballot.strengthen("article before")
    if reader.around.speaks(end):
        ballot.strengthen(f"speaks: {reader.around.words_after(end)[0]}")


def _with_noun(reader: Reader, start: int, end: int, core: Core, behind: str) -> tuple[int, int]:
    """Take in the noun that belongs to the name of a family or of a place ("Hutch gang")."""
    text = reader.text
    before = text[max(0, start - _LONGEST_NOUN) : start]
    if match := _NUMBER_BEFORE.search(before):
        return start - len(match[0]), end
    if core.gang or text[end - 1].isdigit():
        return start, end
    contexts = reader.around.contexts
    for noun in contexts.nouns_before:
        if before.lower().endswith(f" {noun} "):
            return start - len(noun) - 1, end
    if behind in contexts.nouns_behind and not core.acronym and text[end : end + 1] == " ":
        return start, end + 1 + len(behind)
    return start, end


def in_company(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """The doubtful known names that stand beside a sure one of their kind ("el PP y Vox")."""
    if not reader.doubted:
        return
    ends = {mention.end: mention for mention in mentions}
    starts = {mention.start: mention for mention in mentions}
    for mention in reader.doubted:
        left = max(0, mention.start - _LONGEST_AND)
        before = _AND_BEFORE.search(reader.text, left, mention.start)
        behind = _AND_BEHIND.match(reader.text, mention.end)
        neighbour = (ends.get(before.start()) if before else None) or (
            starts.get(behind.end()) if behind else None
        )
        if neighbour is not None and neighbour.kind is mention.kind:
            mention.evidence.append(f"beside: {neighbour.text}")
            yield mention
