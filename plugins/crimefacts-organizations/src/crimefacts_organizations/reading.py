"""Find the names that tell by themselves that they are organizations: nouns in them, known names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crimefacts import OrganizationKind
from crimefacts_organizations.gazetteers import Alias, Entry, known_names
from crimefacts_organizations.lexicon import given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.phrases import Part, parse
from crimefacts_organizations.sequences import extension, sequences
from crimefacts_organizations.surroundings import Surroundings

_MOST_EXTENSIONS = 4
_ARTICLES = ("El ", "La ", "Los ", "Las ", "O ", "A ", "Os ", "As ")
_DEFINITE = frozenset(
    (
        "the",
        "el",
        "la",
        "los",
        "las",
        "del",
        "al",
        "o",
        "a",
        "os",
        "as",
        "do",
        "da",
        "dos",
        "das",
        "ao",
        "à",
        "pelo",
        "pela",
        "no",
        "na",
    )
)
_LONGEST_ACRONYM = 9
_NUMBER = re.compile(r" \d{1,3}\b(?![.,]\d)")
# "3ª Vara", "21st Division"
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:\.?[ªºº°]|st|nd|rd|th|er|ro|do|va|vo|ma|mo)\.? $")
_LONGEST_ORDINAL = 8
# Bodies of any firm, and so of none.
_NO_BODIES = (
    "Consejo de Administración",
    "Junta Directiva",
    "Junta de Accionistas",
    "Junta General de Accionistas",
    "Conselho de Administração",
    "Board of Directors",
    "Comité Ejecutivo",
    "Executive Committee",
)
_READABLE_IN_CAPITALS = 12
# Acronyms that are words too are none to be told in a text in capitals, nor are those of two letters.
_SHORTEST_IN_CAPITALS = 2
_WORDS_IN_CAPITALS = frozenset(
    (
        "WHO",
        "ICE",
        "SAT",
        "PAN",
        "GANA",
        "UNE",
        "CREO",
        "MAS",
        "UPS",
        "FED",
        "RAND",
        "CAB",
        "ING",
        "DAR",
        "ANDI",
        "SICA",
        "VISA",
        "APP",
        "SAE",
        "CORE",
        "ROTA",
        "LIBERA",
        "ADN",
        "TAS",
        "OAS",
        "MIT",
        "SEC",
        "SIP",
        "CAF",
    )
)


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym."""
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and word[0].isalpha()


class Reader:
    """Reads the names of one document.

    Args:
        around: The document's text.
        gazetteers: Whether the lists of known names are used.
    """

    def __init__(self, around: Surroundings, *, gazetteers: bool) -> None:
        self.around = around
        self.text = around.text
        self.gazetteers = gazetteers
        #: Sequences in which no name was found yet.
        self.rest: list[tuple[int, int]] = []
        #: All capitalised sequences, in text order.
        self.sequences: list[tuple[int, int]] = []
        #: Known names that are ordinary words too and lack a cue.
        self.doubted: list[Mention] = []
        #: Nouns without anything else ("the Ministry"): names if a fuller one has them.
        self.bare: list[Mention] = []

    def read(self) -> list[Mention]:
        """The mentions that names and nouns tell of, without overlap, in text order."""
        known = list(self.known()) if self.gazetteers else []
        return self.merge(known, list(self.built()))

    # Known names

    def known(self) -> Iterator[Mention]:
        """The names that the lists have."""
        names = known_names()
        hits = list(names.gazetteer.find(self.around.original))
        present = {name for name, _, _ in hits}
        for name, start, end in hits:
            alias = names.aliases[name]
            entry = self.choose(alias, present)
            if self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isdigit():
                continue
            if self.text[start - 1 : start] == "-" and entry.kind is not OrganizationKind.MEDIA:
                continue
            cues = self.doubts(name, alias, entry, start, end)
            mention = Mention(
                start=start,
                end=end,
                text=name,
                kind=entry.kind,
                rule="known-name",
                evidence=[f"known name: {entry.name}", *(cues or ())],
                country=entry.country,
                entry=entry,
            )
            if cues is None:
                self.doubted.append(mention)
            else:
                yield mention

    def choose(self, alias: Alias, present: set[str]) -> Entry:
        """Whom a name of several stands for: who is named otherwise too, or is of the country."""
        if len(alias.entries) == 1:
            return alias.entries[0]
        names = known_names().aliases
        for entry in alias.entries:
            if any(
                entry in names[other].entries and len(names[other].entries) == 1
                for other in present
            ):
                return entry
        country = self.around.context.country
        for entry in alias.entries:
            if country is not None and entry.country == country:
                return entry
        return next((entry for entry in alias.entries if entry.country is None), alias.entries[0])

    def doubts(
        self, name: str, alias: Alias, entry: Entry, start: int, end: int
    ) -> list[str] | None:
        """The cues that a known name has or needs; None where it needs what it has not."""
        around = self.around
        acronym = is_acronym(name)
        if around.in_capitals(start):
            readable = len(name) > _SHORTEST_IN_CAPITALS and name not in _WORDS_IN_CAPITALS
            return [] if not alias.needs_cue and (not acronym or readable) else None
        if acronym and self.in_capitals(start, end):
            return None
        doubtful = alias.needs_cue
        if not doubtful and not acronym and " " not in name:
            doubtful = self.part_of_person(start)
        two_words = name.count(" ") == 1
        if not doubtful and two_words and name.startswith(_ARTICLES):
            doubtful = around.starts_sentence(start)
        if not doubtful and around.is_place(start, end) and not acronym:
            doubtful = True
        if not doubtful:
            return []
        if alias.needs_cue and self.part_of_name(start, end):
            return None
        words = around.words_before(start)
        cue = around.kinds_before(words)
        if entry.kind in cue.nouns:
            return [f"noun before: {cue.noun}"]
        if entry.kind in cue.roles and not around.title_case(start):
            return [f"role: {cue.role}"]
        after, phrase = around.kinds_after(end)
        if entry.kind in after:
            return [f"noun behind: {phrase}"]
        if around.speaks(end) and not alias.needs_cue:
            return [f"speaks: {around.words_after(end)[0]}"]
        if around.quoted(start, end) and entry.kind is OrganizationKind.CRIMINAL:
            return ["quotation marks"]
        return None

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether the words beside are in capitals too, so that an acronym does not stand out."""
        before = self.text[max(0, start - _READABLE_IN_CAPITALS) : start]
        behind = self.text[end : end + _READABLE_IN_CAPITALS]
        letters = [letter for letter in before + behind if letter.isalpha()]
        return bool(letters) and all(map(str.isupper, letters)) and len(letters) > 3  # noqa: PLR2004

    def part_of_person(self, start: int) -> bool:
        """Whether a given name before makes a person's name of it ("Carlos Conti")."""
        before = self.text[max(0, start - 24) : start]
        return (
            before.endswith(" ")
            and before.split()[-1:] != []
            and before.split()[-1] in given_names()
        )

    def part_of_name(self, start: int, end: int) -> bool:
        """Whether capitalised words go on on either side, as in "Semana Santa"."""
        known = lexicon()
        behind = self.text[end : end + 24]
        if behind[:1] == " " and behind[1:2].isupper():
            following = behind.split()[0].rstrip(".,;:)")
            return following not in known.titles and following not in known.openers
        return False

    # Names with a noun

    def built(self) -> Iterator[Mention]:
        """The names that are built with a noun of organizations."""
        around = self.around
        self.sequences = list(sequences(self.text, around.boundary))
        for start, end in self.sequences:
            sequence = self.text[start:end]
            parts = parse(sequence)
            if parts and parts[-1].open:
                sequence, parts = self.extend(start, end, sequence, parts)
            if not parts:
                self.rest.append((start, end))
                continue
            if around.title_case(start):
                parts = parse(sequence, title_case=True, places=around.place_names)
            found = False
            for part in parts:
                mention = self.accept(part, start, sequence)
                if mention is not None:
                    found = True
                    yield mention
            if not found:
                self.rest.append((start, end))

    def extend(
        self, start: int, end: int, sequence: str, parts: tuple[Part, ...]
    ) -> tuple[str, tuple[Part, ...]]:
        """Follow a name behind its sequence ("Especializada | en Delitos de …", "Trade, Industry …")."""
        subjects = lexicon().subjects
        for _ in range(_MOST_EXTENSIONS):
            if self.text[end : end + 1] not in (" ", ","):
                break
            following = extension(self.text, end)
            if following is None or following[0] not in subjects:
                break
            longer = self.text[start : following[1]]
            comma = self.text[end] == ","
            if comma and not self.lists_subjects(end):
                break
            flat = longer.replace(",", " ") if comma or "," in longer else longer
            reparsed = parse(flat)
            if (
                not reparsed
                or reparsed[-1].end <= parts[-1].end
                or reparsed[-1].start != parts[-1].start
            ):
                break
            sequence, parts, end = longer, reparsed, following[1]
            if not parts[-1].open:
                break
        return sequence, parts

    def lists_subjects(self, comma: int) -> bool:
        """Whether commas and a last "and" part subjects here ("Trade, Industry and Tourism")."""
        subjects = lexicon().subjects
        conjunctions = lexicon().conjunctions
        clause = self.text[comma : comma + 120].split("\n")[0]
        words = clause.replace(",", " , ").split()
        for word in words:
            if word in conjunctions:
                return True
            if word == "," or word in ("de", "la", "del", "los", "las", "do", "da"):
                continue
            if word not in subjects and word not in lexicon().modifiers:
                return False
        return False

    def accept(self, part: Part, offset: int, sequence: str) -> Mention | None:
        """Decide on a name with a noun by where it stands."""
        around = self.around
        start, end = offset + part.start, offset + part.end
        initial = part.first and around.starts_sentence(start)
        title = around.title_case(start)
        words = self.text[start:end]
        if part.kind is OrganizationKind.GOVERNMENT and not part.left:
            ordinal = _ORDINAL.search(self.text, max(0, start - _LONGEST_ORDINAL), start)
            if ordinal is not None:
                start = ordinal.start()
                words = self.text[start:end]
        mention = Mention(
            start=start,
            end=end,
            text=words,
            kind=part.kind,
            rule="noun-in-name",
            evidence=[f"noun: {part.noun}"],
            country=part.country,
            noun=part.noun,
            bare=part.bare,
        )
        if part.bare and part.kind is OrganizationKind.CRIMINAL:
            number = _NUMBER.match(self.text, end)
            if number is not None and not title:
                mention.end = number.end()
                mention.text = self.text[start : mention.end]
                mention.bare = False
                return mention
        if part.bare:
            whole = part.solo or (" " in part.noun and words[0].isupper() and self.definite(start))
            if whole and self.stands_alone(part, start, initial=initial, title=title):
                mention.rule = "noun-alone"
                return mention
            self.bare.append(mention)
            return None
        if words.startswith(_NO_BODIES):
            return None
        if initial and part.left and not self.opens_name(sequence[part.start :].split()[0], start):
            shorter = self.text[start:end].split(None, 1)[1]
            again = parse(shorter)
            if not again:
                return None
            return self.accept_inner(again[0], end - len(shorter), shorter)
        if self.indefinite(start, end) or self.is_region(part, words):
            return None
        if part.weak:
            points = self.points(mention, part, initial=initial, title=title)
            needed = 1 if part.kind in (OrganizationKind.COMPANY, OrganizationKind.CRIMINAL) else 2
            if points < needed:
                self.bare.append(mention)
                return None
        place = around.place_over(end)
        if place is not None and place.span.start > start and place.span.end > end:
            # "Junta de Castilla | y León"
            mention.end = place.span.end
            mention.text = self.text[start : mention.end]
        if around.is_place(start, end) and part.kind is not OrganizationKind.GOVERNMENT:
            return None
        return mention

    def accept_inner(self, part: Part, offset: int, sequence: str) -> Mention | None:
        """As `accept`, for what is left of a sequence whose first word is none of the name."""
        start, end = offset + part.start, offset + part.end
        del sequence
        if part.bare and not part.solo or part.weak:
            return None
        return Mention(
            start=start,
            end=end,
            text=self.text[start:end],
            kind=part.kind,
            rule="noun-in-name",
            evidence=[f"noun: {part.noun}"],
            country=part.country,
            noun=part.noun,
            bare=part.bare,
        )

    def stands_alone(self, part: Part, start: int, *, initial: bool, title: bool) -> bool:
        """Whether a noun alone is a name here: capitalised where a common noun would not be."""
        if title:
            return part.noun not in lexicon().generic
        words = self.around.words_before(start)
        english = self.around.context.language == "en"
        if words and words[-1] in self.around.contexts.indefinite:
            return False
        if len(words) > 1 and words[-1] in lexicon().genitives and words[-2] in lexicon().offices:
            return False
        if not initial or " " in part.noun:
            return True
        if english:
            return part.noun not in lexicon().generic
        return not self.around.known_in_lower_case(part.noun, start)

    def definite(self, start: int) -> bool:
        """Whether a definite article stands before, or no article can be told from it."""
        words = self.around.words_before(start)
        return bool(words) and words[-1].lower() in _DEFINITE

    def opens_name(self, word: str, start: int) -> bool:
        """Whether the first word of a sentence belongs to the name that follows."""
        words = lexicon()
        plain = word.removesuffix("'s").removesuffix("’s")
        if (
            plain in words.modifiers
            or plain in words.subjects
            or plain in words.nationalities
            or plain in words.countries
        ):
            return True
        return not self.around.known_in_lower_case(plain, start)

    def indefinite(self, start: int, end: int) -> bool:
        """Whether an indefinite article makes a class of it ("a Foreign Terrorist Organization")."""
        words = self.around.words_before(start)
        if not words or words[-1] not in self.around.contexts.indefinite:
            return False
        if self.around.context.language == "en":
            # "a National Police officer" names the police all the same.
            return not self.around.words_after(end)[0][:1].islower()
        return True

    def is_region(self, part: Part, words: str) -> bool:
        """Whether a noun of bodies and of regions means a region ("Cortés Department")."""
        known = lexicon()
        if part.noun not in known.territorial:
            return False
        rest = [word for word in words.split() if word != part.noun and word[:1].isupper()]
        return not any(
            word in known.subjects or word in known.modifiers or word in known.nationalities
            for word in rest
        )

    def points(self, mention: Mention, part: Part, *, initial: bool, title: bool) -> int:
        """What speaks for a name with a common noun ("Specter Group")."""
        around = self.around
        points = 0
        if not initial and not title:
            points += 1
        if part.left > 1 or part.country:
            points += 1
        words = around.words_before(mention.start)
        if words and words[-1] == "the":
            points += 1
        nouns, noun, roles, role = around.kinds_before(words)
        after, phrase = around.kinds_after(mention.end)
        for kinds, cue, label in (
            (nouns, noun, "noun before"),
            (roles, role, "role"),
            (after, phrase, "noun behind"),
        ):
            if mention.kind in kinds:
                points += 2
                mention.evidence.append(f"{label}: {cue}")
        return points

    # Both

    def merge(self, known: list[Mention], built: list[Mention]) -> list[Mention]:
        """One mention where a known name and a name with a noun meet."""
        mentions: list[Mention] = []
        index = 0
        for mention in built:
            while index < len(known) and known[index].end <= mention.start:
                mentions.append(known[index])
                index += 1
            while index < len(known) and known[index].start < mention.end:
                name = known[index]
                index += 1
                if name.start >= mention.start and name.end <= mention.end:
                    if len(name.text) < len(mention.text):
                        mention = self.unit_and_body(mention, name, mentions)
                        continue
                # The known name decides where it is as long or longer.
                name.noun = mention.noun
                name.evidence.extend(mention.evidence)
                mention = name
            mentions.append(mention)
        mentions.extend(known[index:])
        mentions.sort(key=lambda one: one.start)
        return mentions

    def unit_and_body(self, mention: Mention, name: Mention, mentions: list[Mention]) -> Mention:
        """Cut a known body off the unit that names it ("División de … de la | Dirincri")."""
        before = self.text[mention.start : name.start].rstrip()
        word = before.rsplit(None, 1)[-1] if before else ""
        if (
            name.end == mention.end
            and before
            and word in ("la", "del", "las", "los", "da", "do", "the", "dos", "das")
        ):
            unit = before
            while unit.split()[-1] in (
                "la",
                "las",
                "los",
                "de",
                "del",
                "do",
                "da",
                "dos",
                "das",
                "the",
                "of",
            ):
                unit = unit.rsplit(None, 1)[0]
            mention.end = mention.start + len(unit)
            mention.text = unit
            mentions.append(mention)
            return name
        if (
            name.start == mention.start
            and name.kind is not mention.kind
            and name.kind is OrganizationKind.CRIMINAL
        ):
            return name
        if name.start == mention.start and self.goes_astray(mention, name):
            return name
        if name.end == mention.end or name.start == mention.start:
            mention.evidence.append(name.evidence[0])
            if name.country and not mention.country:
                mention.country = name.country
        return mention

    def goes_astray(self, mention: Mention, name: Mention) -> bool:
        """Whether a known name is followed by words of another ("Voz de América | Linnea Sandin")."""
        known = lexicon()
        following = self.text[name.end : mention.end].split()
        word = following[0] if following else ""
        return (
            " " in name.text
            and word[:1].isupper()
            and word not in known.modifiers
            and word not in known.subjects
            and word not in known.nationalities
            and word not in known.countries
        )
