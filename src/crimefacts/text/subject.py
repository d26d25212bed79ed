"""Which country a text is about, by what it names and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from functools import cache
from itertools import pairwise

from attrs import frozen

from crimefacts.text.countries import CountryFormKind, country_forms
from crimefacts.text.locales import Locales, package_text

_LOCALES = Locales("crimefacts.text")

# A text tells at its beginning what it is about.
_ENOUGH = 30_000
_HEAD = 600
_LEAD = 200

# What one mention weighs: a name, a nationality, a capital; a form that is a word or a person's
# name too; and how much more in the headline, the first lines and the first paragraphs.
_KINDS = {
    CountryFormKind.NAME: 1.0,
    CountryFormKind.ALIAS: 1.0,
    CountryFormKind.DEMONYM: 0.8,
    CountryFormKind.CAPITAL: 0.6,
}
_AMBIGUOUS = 0.3
_WRITTEN_LARGE = 0.5
# The United States stand in every article on drugs, as buyer, judge or source of the story.
_EVERYWHERE = {"US": 0.5}
_TITLE, _FIRST_LINES, _FIRST_PARAGRAPHS, _REST = 3.0, 3.0, 1.5, 1.0

# A country stands out if it has this many points, and this many times those of the next one.
_LEAST = 2.0
_TIMES_THE_NEXT = 1.25

# What stands around words; a hyphen does not, for "norte-americano" is one word.
_MARKS = ".,;:()\"'“”‘’«»"
_SYMBOLS = frozenset("$£₹/")
_SHORTEST_IN_CAPITALS = 4

_Worth = tuple[tuple[str, float], ...]


@frozen
class _Signs:
    """What tells countries.

    Args:
        words: Single words.
        names: Names of several words, by the first two.
        symbols: What is no word ("S/", "R$").
    """

    words: dict[str, _Worth]
    names: dict[tuple[str, str], tuple[tuple[tuple[str, ...], _Worth], ...]]
    symbols: tuple[tuple[str, _Worth], ...]


def subject_country(text: str, language: str | None, *, title: str | None = None) -> str | None:
    """Recognise the country that a text is about.

    Names, nationalities, capitals, currencies, police forces and large cities are counted, more in
    the headline and at the beginning. A text that speaks of two countries alike is about none.

    Args:
        text: An article without page furniture; its first thirty thousand code points count.
        language: ISO 639-1 code.
        title: Its headline.

    Returns:
        ISO 3166-1 alpha-2 code, or None where no country stands out.
    """
    ranked = rank_countries(text, language, title=title)
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _TIMES_THE_NEXT * ranked[1][1]:
        return None
    return ranked[0][0]


def rank_countries(
    text: str, language: str | None, *, title: str | None = None
) -> list[tuple[str, float]]:
    """How much a text speaks of which countries, the most first.

    Args:
        text: An article without page furniture; its first thirty thousand code points count.
        language: ISO 639-1 code.
        title: Its headline.

    Returns:
        ISO 3166-1 alpha-2 codes with their points; a mention in the running text is about one.
    """
    signs = _signs(_LOCALES.choose(language))
    body = text[:_ENOUGH].lstrip()
    points: dict[str, float] = defaultdict(float)
    if title:
        _count(title, signs, _TITLE, points)
    lead, head = _end_of_word(body, _LEAD), _end_of_word(body, _HEAD)
    _count(body[:lead], signs, _FIRST_LINES, points)
    _count(body[lead:head], signs, _FIRST_PARAGRAPHS, points)
    _count(body[head:], signs, _REST, points)
    return sorted(points.items(), key=lambda item: (-item[1], item[0]))


def _end_of_word(text: str, offset: int) -> int:
    """The first blank at or behind an offset."""
    blank = text.find(" ", offset)
    return len(text) if blank < 0 else blank


def _count(text: str, signs: _Signs, weight: float, points: dict[str, float]) -> None:
    """Add what a stretch of text tells to the countries' points."""
    words = _plain(text).split()
    for word, times in Counter(filter(signs.words.__contains__, words)).items():
        for country, worth in signs.words[word]:
            points[country] += weight * worth * times
    for pair, times in Counter(filter(signs.names.__contains__, pairwise(words))).items():
        for name, countries in signs.names[pair]:
            found = times if len(name) == 2 else _times(words, name)  # noqa: PLR2004 -- a pair
            for country, worth in countries:
                points[country] += weight * worth * found
    for symbol, countries in signs.symbols:
        found = text.count(symbol)
        if found:
            for country, worth in countries:
                points[country] += weight * worth * found


def _plain(text: str) -> str:
    """A text with blanks for what stands around words."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text


def _times(words: list[str], name: tuple[str, ...]) -> int:
    """How often a name of several words stands in a text."""
    found, start = 0, -1
    with suppress(ValueError):
        while True:
            start = words.index(name[0], start + 1)
            found += tuple(words[start : start + len(name)]) == name
    return found


@cache
def _signs(locale: str) -> _Signs:
    """What tells countries in a locale."""
    weights: dict[str, dict[str, float]] = {}
    for entry in country_forms(locale):
        worth = _KINDS[entry.kind] * (_AMBIGUOUS if entry.ambiguous else 1)
        worth *= _EVERYWHERE.get(entry.code, 1)
        weights.setdefault(entry.form, {entry.code: worth})
    for line in package_text("crimefacts.text", "signs.tsv").splitlines():
        if not line.startswith("#"):
            form, country, worth_written = line.split("\t")
            weights.setdefault(form, {}).setdefault(country, float(worth_written))
    for form in [form for form in weights if form[0].islower()]:
        # "El Ecuatoriano" is a person; at the beginning of a sentence it may be a nationality.
        written_large = {code: worth * _WRITTEN_LARGE for code, worth in weights[form].items()}
        weights.setdefault(form[0].upper() + form[1:], written_large)
    for form in tuple(weights):
        if len(form) >= _SHORTEST_IN_CAPITALS:
            weights.setdefault(form.upper(), weights[form])
    words: dict[str, _Worth] = {}
    names: dict[tuple[str, str], tuple[tuple[tuple[str, ...], _Worth], ...]] = {}
    symbols: list[tuple[str, _Worth]] = []
    for form, countries in weights.items():
        worth_of = tuple(countries.items())
        name = tuple(_plain(form).split())
        if set(form) & _SYMBOLS:
            symbols.append((form, worth_of))
        elif len(name) == 1:
            words[name[0]] = worth_of
        else:
            pair = name[0], name[1]
            names[pair] = (*names.get(pair, ()), (name, worth_of))
    return _Signs(words=words, names=names, symbols=tuple(symbols))
