"""Find the names that tell by themselves that they are organizations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from crimefacts import OrganizationKind
from crimefacts_organizations.capitals import common_words
from crimefacts_organizations.contexts import determiners
from crimefacts_organizations.known import find_known
from crimefacts_organizations.lexicon import lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.merging import merge
from crimefacts_organizations.phrases import Part, parse
from crimefacts_organizations.readings import Reading, reading
from crimefacts_organizations.sequences import extension, sequences
from crimefacts_organizations.surroundings import Surroundings

_MOST_EXTENSIONS = 4
_LONGEST_LIST = 120
_LONG_NAME = 4
_NUMBER = re.compile(r" \d{1,3}\b(?![.,]\d)")
# "Juzgado de Instrucción número 3 de Marbella"
_NUMBERED = re.compile(
    r" (?:número|num\.|n\.?[ºo°]\.?|N\.?[ºo°]\.?|No\.|Nro\.|número) ?\d{1,4}\b"
    r"(?: (?:de|do|da|del|of) [A-ZÀ-Þ][\w’'-]++(?>(?: [A-ZÀ-Þ][\w’'-]++)*))?"
)
# "3ª Vara", "21st Division"
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:\.?[ªº°]|st|nd|rd|th|er|ro|do|va|vo|ma|mo)\.? $")
_LONGEST_ORDINAL = 8
_ARTICLE = re.compile(r"\b(?:El|La|Los|Las|O|A|Os|As) $")
_WITH_ARTICLES = frozenset((OrganizationKind.MEDIA, OrganizationKind.CRIMINAL))
_NEVER_OF_THE_STATE = frozenset(
    (OrganizationKind.CRIMINAL, OrganizationKind.OTHER, OrganizationKind.PARTY)
)
# Kinds whose names are seldom anything else, even with a common noun.
_NEEDS_LITTLE = frozenset((OrganizationKind.COMPANY, OrganizationKind.CRIMINAL))


class Reader:
    """Reads the names of one document.

    Args:
        around: The document's text.
        gazetteers: Whether the lists of known names are used.
    """

    def __init__(self, around: Surroundings, *, gazetteers: bool) -> None:
        self.around = around
        self.text = around.text
        #: The text with a character behind its last one, which stands before its first as well.
        self.padded = f"{around.text}\n"
        self.gazetteers = gazetteers
        found = sequences(self.text, around.boundary)
        #: All capitalised sequences and what they tell by themselves, in text order.
        self.sequences: list[tuple[int, int, Reading]] = [
            (start, end, reading(words)) for start, end, words in found
        ]
        #: Known names that are ordinary words too and lack a cue.
        self.doubted: list[Mention] = []
        #: Nouns without anything else ("the Ministry"): names if a fuller one has them.
        self.bare: list[Mention] = []

    def read(self) -> list[Mention]:
        """The mentions that names and nouns tell of, without overlap, in text order."""
        known: list[Mention] = []
        if self.gazetteers:
            known, self.doubted = find_known(self.around, self.sequences)
        return merge(self.text, known, list(self._built()))

    def _built(self) -> Iterator[Mention]:
        """The names that are built with a noun of organizations."""
        around = self.around
        for start, end, read in self.sequences:
            parts = read.parts
            if not parts:
                continue
            sequence = self.text[start:end]
            if parts[-1].open:
                sequence, parts = self._extend(start, end, sequence, parts)
            if around.title_case(start):
                parts = parse(sequence, title_case=True, places=around.place_names)
            for part in parts:
                mention = self._accept(part, start, sequence)
                if mention is not None:
                    yield self._with_article(mention)

    def _extend(
        self, start: int, end: int, sequence: str, parts: tuple[Part, ...]
    ) -> tuple[str, tuple[Part, ...]]:
        """Follow a name behind its sequence ("Especializada | en Delitos de …")."""
        subjects = lexicon().subjects
        for _ in range(_MOST_EXTENSIONS):
            if self.text[end : end + 1] not in (" ", ","):
                break
            following = extension(self.text, end)
            if following is None or following[0] not in subjects:
                break
            longer = self.text[start : following[1]]
            comma = self.text[end] == ","
            if comma and not self._lists_subjects(end):
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

    def _lists_subjects(self, comma: int) -> bool:
        """Whether commas and a last "and" part subjects here ("Trade, Industry and Tourism")."""
        known = lexicon()
        clause = self.text[comma : comma + _LONGEST_LIST].split("\n")[0]
        words = clause.replace(",", " , ").split()
        for word in words:
            if word in known.conjunctions:
                return True
            if word != "," and not (
                word in known.connectors or word in known.subjects or word in known.modifiers
            ):
                return False
        return False

    def _accept(  # noqa: PLR0911 -- one a reason
        self, part: Part, offset: int, sequence: str
    ) -> Mention | None:
        """Decide on a name with a noun by where it stands."""
        start = offset + part.start
        mention = self._mention(part, offset)
        initial = part.first and self.around.starts_sentence(start)
        if part.bare:
            return self._alone(mention, part, initial=initial)
        if mention.text.startswith(lexicon().boards):
            return None
        if initial and part.left and not self._opens_name(sequence[part.start :], start):
            # The first word is none of the name: look at what is left.
            shorter = self.text[start : offset + part.end].split(None, 1)[1]
            again = parse(shorter)
            if not again or again[0].weak or (again[0].bare and not again[0].solo):
                return None
            return self._mention(again[0], offset + part.end - len(shorter))
        if self._indefinite(mention) or self._is_region(mention):
            return None
        if self._is_ordinary(mention, initial=initial):
            self.bare.append(mention)
            return None
        if part.weak:
            needed = 1 if part.kind in _NEEDS_LITTLE else 2
            if self._points(mention, part, initial=initial) < needed:
                self.bare.append(mention)
                return None
        self._hear_noun_before(mention)
        return self._beside_places(mention)

    def _with_article(self, mention: Mention) -> Mention:
        """Take in an article with a capital inside a sentence ("el diario La Voz del Norte")."""
        article = _ARTICLE.search(self.text, max(0, mention.start - 4), mention.start)
        if article is None or mention.kind not in _WITH_ARTICLES or mention.bare:
            return mention
        start = article.start()
        if not self.around.starts_sentence(start) and not self.around.title_case(start):
            mention.start = start
            mention.text = self.text[start : mention.end]
        return mention

    def _hear_noun_before(self, mention: Mention) -> None:
        """Let a noun before decide what a force or command is ("a torcida Força Jovem")."""
        if mention.kind is OrganizationKind.GOVERNMENT:
            before = self.around.kinds_before(self.around.words_before(mention.start))
            if before.nouns and before.nouns[0] in _NEVER_OF_THE_STATE:
                mention.kind = before.nouns[0]
                mention.evidence.append(f"noun before: {before.noun}")

    def _mention(self, part: Part, offset: int) -> Mention:
        start, end = offset + part.start, offset + part.end
        if part.kind is OrganizationKind.GOVERNMENT and not part.left:
            ordinal = _ORDINAL.search(self.text, max(0, start - _LONGEST_ORDINAL), start)
            start = start if ordinal is None else ordinal.start()
        if part.kind is OrganizationKind.GOVERNMENT:
            numbered = _NUMBERED.match(self.text, end)
            end = end if numbered is None else numbered.end()
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

    def _alone(self, mention: Mention, part: Part, *, initial: bool) -> Mention | None:
        """Decide on a noun with nothing else."""
        if part.kind is OrganizationKind.CRIMINAL:
            # "el Frente 33"
            number = _NUMBER.match(self.text, mention.end)
            if number is not None and not self.around.title_case(mention.start):
                end = number.end()
                return evolve(mention, end=end, text=self.text[mention.start : end], bare=False)
        whole = part.solo or (" " in part.noun and self._definite(mention.start))
        if whole and self._stands_alone(mention, initial=initial):
            mention.rule = "noun-alone"
            return mention
        self.bare.append(mention)
        return None

    def _stands_alone(self, mention: Mention, *, initial: bool) -> bool:
        """Whether a noun alone is a name here: capitalised where a common noun would not be."""
        known = lexicon()
        noun = mention.noun or ""
        if self.around.title_case(mention.start):
            return noun not in known.generic
        words = self.around.words_before(mention.start)
        if words and words[-1] in self.around.contexts.indefinite:
            return False
        if len(words) > 1 and words[-1] in known.genitives and words[-2] in known.offices:
            return False
        if not initial or " " in noun:
            return True
        if self.around.context.language == "en":
            return noun not in known.generic
        return not self.around.known_in_lower_case(noun, mention.start)

    def _definite(self, start: int) -> bool:
        words = self.around.words_before(start)
        return bool(words) and words[-1].lower() in determiners()

    def _opens_name(self, words: str, start: int) -> bool:
        """Whether the first word of a sentence belongs to the name that follows."""
        known = lexicon()
        word = words.split(None, 1)[0].removesuffix("'s").removesuffix("’s")
        return (
            word in known.modifiers
            or word in known.subjects
            or word in known.nationalities
            or word in known.countries
            or not self.around.known_in_lower_case(word, start)
        )

    def _indefinite(self, mention: Mention) -> bool:
        """Whether an indefinite article makes a class of it ("a Terrorist Organization")."""
        words = self.around.words_before(mention.start)
        if not words or words[-1] not in self.around.contexts.indefinite:
            return False
        # "a National Police officer" names the police all the same.
        english = self.around.context.language == "en"
        return not (english and self.around.words_after(mention.end)[0][:1].islower())

    @staticmethod
    def _is_region(mention: Mention) -> bool:
        """Whether a noun of bodies and of regions means a region ("Cortés Department")."""
        known = lexicon()
        return mention.noun in known.territorial and not any(
            word in known.subjects or word in known.modifiers or word in known.nationalities
            for word in mention.text.split()
            if word != mention.noun
        )

    def _is_ordinary(self, mention: Mention, *, initial: bool) -> bool:
        """Whether words with capitals just speak of something: "Illegal Mining"."""
        known = lexicon()
        if mention.noun not in known.fields:
            return False
        others = [word for word in mention.text.split() if word != mention.noun]
        if others and known.ordinary.issuperset(others):
            return True
        # In a headline, and at the opening of a sentence, capitals tell nothing.
        return (initial or self.around.title_case(mention.start)) and all(
            word in known.ordinary or word.lower() in common_words() for word in others
        )

    def _points(self, mention: Mention, part: Part, *, initial: bool) -> int:
        """What speaks for a name with a common noun ("Specter Group")."""
        around = self.around
        words = around.words_before(mention.start)
        words_of_name = mention.text.split()
        signs = (
            not initial and not around.title_case(mention.start),
            part.left > 1 or part.country is not None or len(words_of_name) >= _LONG_NAME,
            bool(words) and words[-1].lower() == "the",
        )
        points = sum(signs)
        before = around.kinds_before(words)
        after, phrase = around.kinds_after(mention.end)
        for kinds, cue, label in (
            (before.nouns, before.noun, "noun before"),
            (before.roles, before.role, "role"),
            (after, phrase, "noun behind"),
        ):
            if mention.kind in kinds:
                points += 2
                mention.evidence.append(f"{label}: {cue}")
        return points

    def _beside_places(self, mention: Mention) -> Mention | None:
        """Take in the rest of a place's name ("Junta de Castilla | y León"), drop a mere place."""
        place = self.around.place_over(mention.end)
        if place is not None and place.span.start > mention.start:
            mention.end = place.span.end
            mention.text = self.text[mention.start : mention.end]
        if mention.kind is not OrganizationKind.GOVERNMENT and self.around.is_place(
            mention.start, mention.end
        ):
            return None
        return mention
