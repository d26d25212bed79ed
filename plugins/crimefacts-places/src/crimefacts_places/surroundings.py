"""What the words around a name say of it: a place, a person, a language, a currency."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex
from attrs import frozen

from crimefacts import PlaceKind
from crimefacts_places.vocabulary import LOCALES, Meaning

_REACH = 40


@frozen
class Surroundings:
    """The patterns of a language."""

    locale: str
    locative_before: Any
    article_before: Any
    currency_after: Any
    other_before: Any
    language_name: Any
    language_after: Any
    region_adjective_after: Any
    region_link: Any
    list_joint: Any
    joint_before: Any
    shared_name_after: Any
    adjective_first: bool
    region_before: Any
    region_after: Any
    towns_first: frozenset[str]

    def choose(
        self, text: str, start: int, end: int, meanings: tuple[Meaning, ...], *, beside: bool
    ) -> Meaning | None:
        """Which of the meanings a form has here, or None where it is no place.

        Args:
            text: The text.
            start: Where the form begins.
            end: Where it ends.
            meanings: What it may stand for.
            beside: Whether a place that is beyond doubt stands beside it in a list.
        """
        meaning = meanings[0]
        if text[end : end + 1] == "$" or text[end : end + 2] == " $":
            return None
        if meaning.demonym and self._is_other(text, start, end):
            return None
        if meaning.guarded and not self._is_sure(text, start, end, meaning, beside=beside):
            return None
        return meaning

    def _is_sure(self, text: str, start: int, end: int, meaning: Meaning, *, beside: bool) -> bool:
        """Whether a doubtful name is a place here."""
        if meaning.river:
            return self.article_before.match(text, max(0, start - _REACH), start) is not None
        if meaning.demonym and meaning.kind is not PlaceKind.COUNTRY:
            return self.region_adjective_after.match(text, end) is not None
        if _NAME_AFTER.match(text, end) or self.shared_name_after.match(text, end):
            return False
        return beside or (
            self.locative_before.match(text, max(0, start - _REACH), start) is not None
        )

    def is_town_first(self, name: str) -> bool:
        """Whether a country's name is more often that of a town."""
        return name in self.towns_first

    def is_region(self, text: str, start: int, end: int) -> bool:
        """Whether the words around a name say that a subdivision is meant and not its town."""
        return bool(
            self.region_before.match(text, max(0, start - _REACH), start)
            or self.region_after.match(text, end, end + _REACH)
        )

    def _is_other(self, text: str, start: int, end: int) -> bool:
        """Whether a nationality is a currency's, a language or a nickname."""
        if text[end : end + 1] == " " and self.currency_after.match(text, end, end + _REACH):
            return True
        before = self.other_before.match(text, max(0, start - _REACH), start)
        told = before and before.lastgroup
        if told == "currency":
            return True
        if told == "nickname":
            # "El Turco", known as "The Greek": elsewhere nationalities are written small or stand
            # before a noun.
            large = text[start].isupper() and not text[start:end].isupper()
            return large and (not self.adjective_first or text[end : end + 1] in _QUOTES)
        if not self.language_name.fullmatch(text, start, end):
            return False
        return bool(
            self.language_after.match(text, end, end + _REACH)
            or (told == "language" and not (self.adjective_first and _goes_on(text, end)))
        )


_QUOTES = frozenset("\"”’'")
# A further name behind: "Jordan Smith".
_NAME_AFTER = regex.compile(r" \p{Lu}[\p{Ll}]")
_NOUN_AFTER = regex.compile(r" (?:\p{Ll}|\p{Lu}{2})")


def _goes_on(text: str, end: int) -> bool:
    """Whether a noun may follow: "in Spanish waters"."""
    return _NOUN_AFTER.match(text, end) is not None


@cache
def surroundings(locale: str) -> Surroundings:
    """The patterns of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    currency = words["currency"]
    return Surroundings(
        locale=locale,
        article_before=regex.compile(rf"(?ri)(?<!\w){words['article_before']} "),
        locative_before=regex.compile(rf"(?ri)(?<!\w){words['locative_before']} "),
        currency_after=regex.compile(rf"(?i) {currency}(?!\w)"),
        other_before=regex.compile(
            rf"(?r)(?<!\w)(?:(?P<currency>(?i:{currency} ))"
            rf"|(?P<language>(?i:{words['language_before']} ))"
            rf"|(?P<nickname>{words['nickname_before']}))"
        ),
        language_name=regex.compile("(?i)" + words["language_names"]),
        language_after=regex.compile(words["language_after"]),
        region_adjective_after=regex.compile(words["region_adjective_after"]),
        region_link=regex.compile(words["region_link"]),
        list_joint=regex.compile(words["list_joint"]),
        joint_before=regex.compile("(?r)" + words["list_joint"]),
        adjective_first=words["adjective_first"],
        towns_first=frozenset(words["towns_first"]),
        region_before=regex.compile(rf"(?ri)(?<!\w){words['region_before']}"),
        region_after=regex.compile(rf"(?i){words['region_after']}(?!\w)"),
        # "West and Central Africa": the name is still to come.
        shared_name_after=regex.compile(
            rf"(?:{words['direction_and']}){words['direction_before']}(?!\w)"
        ),
    )
