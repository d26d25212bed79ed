"""What stands around a name: the words before and behind it, its line, its sentence, its quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from crimefacts import Context, OrganizationKind, Place
from crimefacts_organizations.capitals import recase
from crimefacts_organizations.contexts import Contexts, contexts, plain_word
from crimefacts_organizations.lexicon import LOCALES

_REACH = 64
# How far around a word the text is asked for its small form.
_NEIGHBOURHOOD = 3_000
_MOST_WORDS = 5
_OPENING = "\"'“‘«(["
_LONGEST_END = 4
_BEFORE_NAMES = frozenset(_OPENING + " \n\t\r\u00a0")
_CLOSING = "\"'”’»"
_CLOSING_MARKS = frozenset(_CLOSING)
BEHIND_NAMES = frozenset(_CLOSING + "\u00a0")
_BLANK_OR_OPENING = " \u00a0" + _OPENING
_STOPS = frozenset(".,;:!?)…" + _CLOSING)
QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
_ENDS_SENTENCE = ".!?…"
_TOKEN = re.compile(r"[^\s,;:()]+")
_AFTER = re.compile(r"[\"'”’»]?(?:['’]s?)?[ \u00a0]((?:[^\W\d_][\w'’-]*+[ \u00a0]?){1,3})")
_APPOSITION = re.compile(
    r"[\"'”’»]?, (?:(?P<article>an?|the|one of|una?|el|la|uno de|uma?|o) )?"
    r"(?P<words>(?:[\w'’-]++ ){0,5}[\w'’-]++)"
)
# How a description begins in English.
_ENGLISH_DESCRIPTIONS = tuple(
    f", {article} " for article in ("a", "an", "the", "one of", "un", "una", "uno de", "um", "uma")
)
# Articles that are something else in another language, or that open a new clause there.
_OF_OTHERS = {"en": ("o", "la", "el"), "es": ("a", "an", "o", "el", "la"), "pt": ("an", "o", "a")}
_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Gen|Col|Lt|Sen|Gov|No|Jr))\.$")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")

# How many words may stand between article and noun: English has its adjectives before the noun.
_ADJECTIVES = 5
_LONGEST_HEADLINE = 160
_SHORTEST_HEADLINE = 3
_CAPITALISED_SHARE = 0.7
_LONG_WORD = 4


class Before(NamedTuple):
    """What the words before a name speak for.

    Args:
        nouns: Kinds that a noun just before speaks for ("the gang X").
        noun: That noun.
        roles: Kinds that a role speaks for ("leader of X").
        role: That role.
    """

    nouns: tuple[OrganizationKind, ...]
    noun: str
    roles: tuple[OrganizationKind, ...]
    role: str


_NO_KINDS: tuple[OrganizationKind, ...] = ()
_NOTHING = Before(_NO_KINDS, "", _NO_KINDS, "")
_LONGEST_PHRASE = 4


class Surroundings:
    """Looks around names of one document.

    Args:
        context: The document.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.original = context.text
        #: The text, in which what was written in capitals has small letters again.
        self.text, self._capitals = recase(context.text)
        self.contexts: Contexts = contexts(LOCALES.choose(context.language))
        self._title_lines: dict[int, bool] = {}
        self._initial: dict[int, bool] = {}
        self._before: dict[int, list[str]] = {}

    @cached_property
    def all_places(self) -> tuple[Place, ...]:
        """The places of the document in text order."""
        return self.context.facts(Place)

    @cached_property
    def places(self) -> dict[int, Place]:
        """The places of the document by where they start."""
        found: dict[int, Place] = {}
        for place in self.all_places:
            known = found.get(place.span.start)
            if known is None or place.span.end > known.span.end:
                found[place.span.start] = place
        return found

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names of the document's places, as written."""
        return frozenset(place.quote for place in self.all_places)

    def place_over(self, end: int) -> Place | None:
        """The place whose name goes on over an offset at which a name seems to end."""
        index = bisect_right(self._place_starts, end - 1) - 1
        if index < 0:
            return None
        place = self.places[self._place_starts[index]]
        return place if place.span.end > end and not place.demonym else None

    @cached_property
    def _place_starts(self) -> list[int]:
        return sorted(self.places)

    def is_place(self, start: int, end: int) -> bool:
        """Whether a place is named just here."""
        place = self.places.get(start)
        return place is not None and place.span.end >= end

    def starts_sentence(self, start: int) -> bool:
        """Whether a word stands first in a sentence, heading or list item."""
        known = self._initial.get(start)
        if known is None:
            known = self._initial[start] = self._starts_sentence(start)
        return known

    def _starts_sentence(self, start: int) -> bool:
        text = self.text
        index = start - 1
        while index >= 0 and (text[index] in _OPENING or text[index] in " \u00a0\t-–—•*"):
            index -= 1
        if index < 0 or text[index] == "\n":
            return True
        if text[index] not in _ENDS_SENTENCE and not (
            text[index] in _CLOSING and text[index - 1 : index] in _ENDS_SENTENCE and index
        ):
            return text[index] in "¿¡|"
        return _INITIAL.search(text, max(0, index - 4), index + 1) is None

    def boundary(self, feed: int) -> bool:
        """Whether a sentence or heading ends at a line feed."""
        sentence = self.context.sentence_at(feed)
        return not sentence.start <= feed < sentence.end

    def words_before(self, start: int) -> list[str]:
        """Up to five words just before a name, the nearest last, articles included."""
        known = self._before.get(start)
        if known is None:
            known = self._before[start] = self._words_before(start)
        return known

    def _words_before(self, start: int) -> list[str]:
        if self.text[start - 1 : start] in ("(", "["):
            return []
        window = self.text[max(0, start - _REACH) : start].rstrip(_BLANK_OR_OPENING)
        if "\n" in window:
            feed = window.rfind("\n")
            if self.boundary(start - _REACH + feed if start > _REACH else feed):
                window = window[feed + 1 :]
        words: list[str] = []
        for word in reversed(window.rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]):
            if word[-1] in _STOPS:
                break
            if word[0] in _OPENING:
                words.append(word.lstrip(_OPENING))
                break
            words.append(word)
        words.reverse()
        return words

    def may_lead(  # noqa: C901, PLR0911 -- cheap tests first, each of which may end it
        self, start: int, *, opened: bool = False
    ) -> bool:
        """Whether the words before a name may be a phrase that leads to names.

        Args:
            start: Where the name begins.
            opened: Whether a quotation mark or bracket may stand before the words.
        """
        marks = _OPENING if opened else ""
        text = self.text
        tables = self.contexts
        last = text[start - 1 : start]
        if start > _LONGEST_END and last == " ":
            # Asked of nearly every capitalised sequence, so it looks at letters first.
            three = text[start - 4 : start - 1].lower()
            if three not in tables.end_letters:
                two = three[-2:]
                if two[0].isspace():
                    two = f" {two[1]}"
                elif three[0].isalpha():
                    return False
                if two not in tables.end_letters:
                    return False
        elif last not in _BEFORE_NAMES:
            return False
        window = text[max(0, start - _REACH) : start].rstrip(_OPENING)
        words = window.rsplit(None, 3)[-3:]
        if not words:
            return False
        end = words.pop()
        if end[-1] in _STOPS:
            return False
        end = end.lstrip(marks).lower()
        if words and end in tables.articles:
            end = words.pop().lstrip(marks).lower()
        plain = plain_word(end)
        if plain not in tables.ends:
            return False
        # An article may be a preposition as well ("a"), with another one behind it.
        return (
            plain in tables.leads
            or end in tables.articles
            or (bool(words) and f"{plain_word(words[-1].lstrip(_OPENING))} {plain}" in tables.leads)
        )

    def kinds_before(self, words: list[str]) -> Before:
        """What the words before a name speak for, as nouns and as roles."""
        tables = self.contexts
        count = len(words)
        while count and words[count - 1].lower() in tables.articles:
            count -= 1
        if not count or plain_word(words[count - 1]) not in tables.ends:
            return _NOTHING
        plain = [plain_word(word) for word in words[:count]]
        nouns = roles = _NO_KINDS
        noun = role = ""
        for length in range(min(_LONGEST_PHRASE, count), 0, -1):
            phrase = " ".join(plain[-length:])
            if not nouns and (found := tables.before.get(phrase)):
                nouns, noun = found, phrase
            if not roles and (found := tables.role.get(phrase)):
                roles, role = found, phrase
        return Before(nouns, noun, roles, role)

    def words_after(self, end: int) -> tuple[str, str, str]:
        """One, two and three words just behind a name, or empty strings."""
        match = _AFTER.match(self.text, end)
        if match is None:
            return "", "", ""
        words = match[1].split()
        return words[0], " ".join(words[:2]), " ".join(words)

    def kinds_after(self, end: int) -> tuple[tuple[OrganizationKind, ...], str]:
        """Kinds that the nouns behind a name speak for, with the words."""
        match = _AFTER.match(self.text, end)
        if match is None:
            return _NO_KINDS, ""
        words = match[1].split()
        if words[0] not in self.contexts.after_starts:
            return _NO_KINDS, ""
        after = self.contexts.after
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count])
            if found := after.get(phrase):
                return found, phrase
        return _NO_KINDS, ""

    def speaks(self, end: int) -> bool:
        """Whether a verb of saying or acting follows."""
        return self.words_after(end)[0] in self.contexts.speech

    def may_be_described(self, end: int) -> bool:
        """Whether a comma stands behind a name, in English with an article, as descriptions do."""
        text = self.text
        comma = end + 1 if text[end : end + 1] in _CLOSING_MARKS else end
        return text.startswith(
            _ENGLISH_DESCRIPTIONS if self.context.language == "en" else ", ", comma
        )

    def apposition(self, end: int) -> tuple[tuple[OrganizationKind, ...], str]:
        """Kinds that a description behind a comma speaks for ("X, a newspaper …")."""
        if not self.may_be_described(end):
            return _NO_KINDS, ""
        match = _APPOSITION.match(self.text, end)
        if match is None or match["article"] in _OF_OTHERS.get(self.context.language or "", ()):
            return _NO_KINDS, ""
        words = match["words"].split()
        reach = _ADJECTIVES if self.context.language == "en" else 1
        for index in range(min(reach, len(words))):
            if words[index] in self.contexts.description_ends:
                break
            for count in (3, 2, 1):
                phrase = " ".join(map(plain_word, words[index : index + count]))
                # "In X, the rebels …" goes on with the sentence.
                if match["article"] == "the" and phrase.endswith("s"):
                    continue
                if found := self.contexts.before.get(phrase):
                    return found, phrase
        return _NO_KINDS, ""

    def quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks stand close around a name."""
        opening = self.text[start - 1 : start]
        return (
            opening in QUOTES and self.text[end : end + 1] == QUOTES[opening] if opening else False
        )

    def in_capitals(self, start: int) -> bool:
        """Whether a word was written in capitals with all words around it."""
        if not self._capitals:
            return False
        return any(begin <= start < end for begin, end in self._capitals)

    def title_case(self, start: int) -> bool:
        """Whether the line is a headline in which capitals tell nothing."""
        if self._capitals and self.in_capitals(start):
            return True
        line = self.text.rfind("\n", max(0, start - _LONGEST_HEADLINE), start) + 1
        if not line and start > _LONGEST_HEADLINE:
            return False
        known = self._title_lines.get(line)
        if known is None:
            stop = line + _LONGEST_HEADLINE + 1
            end = self.text.find("\n", line, stop)
            end = min(len(self.text), stop) if end < 0 else end
            known = self._title_lines[line] = end - line <= _LONGEST_HEADLINE and _is_title(
                self.text[line:end]
            )
        return known

    def known_in_lower_case(self, word: str, start: int) -> bool:
        """Whether the text around has a capitalised word in lower case as well."""
        lower = word[:1].lower() + word[1:]
        begin, end = max(0, start - _NEIGHBOURHOOD), start + _NEIGHBOURHOOD
        found = self.text.find(lower, begin, end)
        while found >= 0:
            if (
                not self.text[found - 1 : found].isalpha()
                and not self.text[found + len(lower) : found + len(lower) + 1].isalpha()
            ):
                return True
            found = self.text.find(lower, found + 1, end)
        return False


def _is_title(line: str) -> bool:
    stripped = line.rstrip()
    if stripped.endswith((".", ",", ";", ":")):
        return False
    words = [word for word in _WORDS.findall(line) if len(word) >= _LONG_WORD]
    capitalised = sum(1 for word in words if word[0].isupper())
    return len(words) >= _SHORTEST_HEADLINE and capitalised >= _CAPITALISED_SHARE * len(words)
