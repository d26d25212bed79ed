"""A form in its place: the words around it, and the locale's lists to look them up in."""

from __future__ import annotations

from functools import cache

from attrs import fields, frozen

from crimefacts_dates.grammar import CODES
from crimefacts_dates.lexicon import LOCALES, fold
from crimefacts_dates.views import View, category

_LINE = 60
_LONGEST_ABBREVIATION = 4


@frozen(eq=False)
class Lists:
    """The lists of a locale; each holds words and phrases of up to three words."""

    locale: str
    numbered_before: frozenset[str]
    counted_behind: frozenset[str]
    quantity_before: frozenset[str]
    year_before: frozenset[str]
    month_before: frozenset[str]
    name_like_months: frozenset[str]
    not_month_behind: frozenset[str]
    weekday_before: frozenset[str]
    weekday_ordinal_before: frozenset[str]
    weekday_ordinal_behind: frozenset[str]
    named_before: frozenset[str]
    named_behind: frozenset[str]
    age_before: frozenset[str]
    person_before: frozenset[str]
    person_endings: frozenset[str]
    lasting_nouns: frozenset[str]
    first_names: frozenset[str]
    possessive_before: frozenset[str]
    article_before: frozenset[str]
    units_before: frozenset[str]
    clock_before: frozenset[str]
    not_recurrence_before: frozenset[str]
    not_modifier_before: frozenset[str]
    day_month_before: frozenset[str]
    saint_before: frozenset[str]
    #: The last words of all phrases; worked out, not listed.
    tails: frozenset[str]


@cache
def lists(locale: str) -> Lists:
    """The lists of a locale."""
    table = LOCALES.toml(locale, "evidence.toml")
    names = [field.name for field in fields(Lists) if field.name != "locale"]
    found = {name: frozenset(table.get(name, ())) for name in names}
    phrases = (entry for entries in found.values() for entry in entries if not entry.isalnum())
    found["tails"] = frozenset(phrase.split()[-1] for phrase in phrases)
    return Lists(locale=locale, **found)


class Place:
    """Where a form fits, and the words around it.

    Args:
        text: The text as written.
        view: The tokens of the form.
        lists: The lists of the text's locale.
    """

    __slots__ = ("_phrases", "lists", "text", "view")

    def __init__(self, text: str, view: View, lists: Lists) -> None:
        self.text = text
        self.view = view
        self.lists = lists
        self._phrases: dict[int, frozenset[str]] = {}

    def word(self, index: int) -> str:
        """A token's words in lower case, "" beyond the passage."""
        tokens = self.view.passage.tokens
        return tokens[index].written if 0 <= index < len(tokens) else ""

    def before(self, words: frozenset[str], at: int | None = None) -> bool:
        """Whether one of these words or phrases stands right before."""
        index = self.view.start if at is None else at
        phrases = self._phrases.get(index)
        if phrases is None:
            phrases = self._phrases[index] = self._phrases_before(index)
        return not phrases.isdisjoint(words)

    def _phrases_before(self, index: int) -> frozenset[str]:
        """The last word before a token, the last two and the last three."""
        if index <= 0:
            return frozenset()
        passage = self.view.passage
        last = passage.tokens[index - 1]
        if last.written == "." and index > 1:
            before = passage.tokens[index - 2]
            joined = passage.end(index - 2) == passage.starts[index - 1]
            if joined and before.length <= _LONGEST_ABBREVIATION:
                index -= 1
                last = before
        if last.length > 1 and last.written not in self.lists.tails:
            return frozenset((last.written,))
        text, starts, end = passage.text, passage.starts, passage.end(index - 1)
        stretches = [fold(text[start:end]) for start in starts[max(0, index - 3) : index]]
        return frozenset([" ".join(stretch.split()) for stretch in stretches])

    def behind(self, words: frozenset[str]) -> bool:
        """Whether one of these words or phrases follows."""
        first = self.word(self.view.end)
        return first in words or f"{first} {self.word(self.view.end + 1)}" in words

    @property
    def offsets(self) -> tuple[int, int]:
        """Where the form stands in the text."""
        passage = self.view.passage
        return passage.starts[self.view.start], passage.end(self.view.end - 1)

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital in a text that is not all capitals."""
        passage = self.view.passage
        if not 0 <= index < len(passage.tokens):
            return False
        start = passage.starts[index]
        return self.text[start].isupper() and not shouts(self.text, start)

    def opens(self) -> bool:
        """Whether the form opens a sentence or line."""
        before = self.text[max(0, self.offsets[0] - 8) : self.offsets[0]].rstrip(" \t\"'“‘«¿¡(")
        return not before or before[-1] in ".!?:\n|/•–—-"

    def next_is(self, wanted: frozenset[str]) -> bool:
        """Whether the next token is of some categories."""
        categories = self.view.passage.categories
        return self.view.end < len(categories) and categories[self.view.end] in wanted

    def in_range(self) -> bool:
        """Whether a dash joins the form to another numeric date."""
        view, numeric = self.view, CODES["numeric"]
        around = view.passage.categories
        links = category("dash|to|and")
        behind, before = around[view.end :], around[: view.start]
        return (behind[:1] in links and behind[1:2] == numeric) or (
            before[-1:] in links and before[-2:-1] == numeric
        )

    def beside_month(self) -> bool:
        """Whether a range or list joins the form to another month."""
        view = self.view
        around = view.passage.categories
        for near, other in (
            (around[view.end : view.end + 1], around[view.end + 1 : view.end + 2]),
            (
                around[max(0, view.start - 1) : view.start],
                around[max(0, view.start - 2) : view.start - 1],
            ),
        ):
            if near in category("dash|to|and|comma") and other in category("MONTH"):
                return True
        return False

    def lower_next(self) -> bool:
        """Whether a word in lower case follows, with nothing between."""
        end = self.offsets[1]
        return self.text[end : end + 1].isspace() and self.text[end + 1 : end + 2].islower()

    def followed_by_capital(self) -> bool:
        """Whether a word with a capital follows, with a blank between."""
        end = self.offsets[1]
        return (
            self.text[end : end + 1] == " "
            and self.text[end + 1 : end + 2].isupper()
            and not shouts(self.text, end)
        )


def shouts(text: str, at: int) -> bool:
    """Whether the text around a place is in capitals only."""
    around = text[max(0, at - _LINE) : at + _LINE]
    return around.isupper()


def whispers(text: str, at: int) -> bool:
    """Whether the text around a place has no capitals."""
    return text[max(0, at - _LINE) : at + _LINE].islower()
