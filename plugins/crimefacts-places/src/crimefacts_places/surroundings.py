"""What the words around a name say of it: a place, a person, a language, a currency."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex
from attrs import frozen

from crimefacts import PlaceKind
from crimefacts_places.mention import After, Before, Mention
from crimefacts_places.vocabulary import LOCALES, Meaning

_REACH = 40
# As far as the joint of a list reaches.
_JOINT = 12


@frozen
class Surroundings:
    """The patterns of a language."""

    locale: str
    locative_before: Before
    article_before: Before
    currency_after: After
    currency_before: Before
    language_before: Before
    nickname_before: Before
    language_name: Any
    language_after: After
    region_adjective_after: After
    region_link: After
    list_joint: Any
    joint_before: Before
    shared_name_after: After
    adjective_first: bool
    region_before: Before
    region_after: After
    towns_first: frozenset[str]

    def choose(
        self, mention: Mention, meanings: tuple[Meaning, ...], *, beside: bool
    ) -> Meaning | None:
        """Which of the meanings a form has here, or None where it is no place.

        Args:
            mention: Where the form stands.
            meanings: What it may stand for.
            beside: Whether a place that is beyond doubt stands beside it in a list.
        """
        meaning = meanings[0]
        if mention.text.startswith(_DOLLARS, mention.end):
            return None
        if meaning.demonym and self._is_other(mention):
            return None
        if meaning.guarded and not self._is_sure(mention, meaning, beside=beside):
            return None
        return meaning

    def _is_sure(self, mention: Mention, meaning: Meaning, *, beside: bool) -> bool:
        """Whether a doubtful name is a place here."""
        if meaning.river:
            return self.article_before(mention)
        if meaning.demonym and meaning.kind is not PlaceKind.COUNTRY:
            return self.region_adjective_after(mention)
        if _NAME_AFTER(mention) or self.shared_name_after(mention):
            return False
        return beside or self.locative_before(mention)

    def is_town_first(self, name: str) -> bool:
        """Whether a country's name is more often that of a town."""
        return name in self.towns_first

    def is_region(self, mention: Mention) -> bool:
        """Whether the words around a name say that a subdivision is meant and not its town."""
        return self.region_before(mention) or self.region_after(mention)

    def _is_other(self, mention: Mention) -> bool:
        """Whether a nationality is a currency's, a language or a nickname."""
        text, start, end = mention.text, mention.start, mention.end
        if self.currency_after(mention):
            return True
        if self.currency_before(mention):
            return True
        language = self.language_before(mention)
        if not language and self.nickname_before(mention):
            # "El Turco", known as "The Greek": elsewhere nationalities are written small or stand
            # before a noun.
            large = text[start].isupper() and not text[start:end].isupper()
            return large and (not self.adjective_first or text[end : end + 1] in _QUOTES)
        if not (language or self.language_after(mention)):
            return False
        if not self.language_name.fullmatch(text, start, end):
            return False
        return bool(
            self.language_after(mention)
            or (language and not (self.adjective_first and _NOUN_AFTER(mention)))
        )


_DOLLARS = ("$", " $")
_QUOTES = frozenset("\"”’'")
# A further name behind: "Jordan Smith".
_NAME_AFTER = After(r" \p{Lu}[\p{Ll}]", _REACH)
# A noun may follow: "in Spanish waters".
_NOUN_AFTER = After(r" (?:\p{Ll}|\p{Lu}{2})", _REACH)


@cache
def surroundings(locale: str) -> Surroundings:
    """The patterns of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    currency = words["currency"]
    return Surroundings(
        locale=locale,
        article_before=Before(rf"(?<!\w){words['article_before']} ", _REACH, ignore_case=True),
        locative_before=Before(rf"(?<!\w){words['locative_before']} ", _REACH, ignore_case=True),
        currency_after=After(rf" {currency}(?!\w)", _REACH, ignore_case=True),
        currency_before=Before(rf"(?<!\w){currency} ", _REACH, ignore_case=True),
        language_before=Before(rf"(?<!\w){words['language_before']} ", _REACH, ignore_case=True),
        nickname_before=Before(rf"(?<!\w)(?:{words['nickname_before']})", _REACH),
        language_name=regex.compile("(?i)" + words["language_names"]),
        language_after=After(words["language_after"], _REACH),
        region_adjective_after=After(words["region_adjective_after"], _REACH),
        region_link=After(words["region_link"], _REACH),
        list_joint=regex.compile(words["list_joint"]),
        joint_before=Before(words["list_joint"], _JOINT),
        adjective_first=words["adjective_first"],
        towns_first=frozenset(words["towns_first"]),
        region_before=Before(rf"(?<!\w){words['region_before']}", _REACH, ignore_case=True),
        region_after=After(rf"{words['region_after']}(?!\w)", _REACH, ignore_case=True),
        # "West and Central Africa": the name is still to come.
        shared_name_after=After(
            rf"(?:{words['direction_and']}){words['direction_before']}(?!\w)", _REACH
        ),
    )
