"""Which country a text is about, by what it names and where."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import compress, count

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
_Names = tuple[tuple[tuple[str, ...], _Worth], ...]


@frozen
class _Signs:
    """What tells countries.

    Args:
        words: What a single word tells, and the names of several words that it opens, by their
            second word.
        symbols: What is no word ("S/", "R$").
    """

    words: dict[str, tuple[_Worth, dict[str, _Names]]]
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
    lead, head = _end_of_word(body, _LEAD), _end_of_word(body, _HEAD)
    points: dict[str, float] = defaultdict(float)
    if title:
        _count(_plain(title), title, signs, _TITLE, points)
    plain = _plain(body)
    for start, end, weight in (
        (0, lead, _FIRST_LINES),
        (lead, head, _FIRST_PARAGRAPHS),
        (head, len(body), _REST),
    ):
        if start < end:
            _count(plain[start:end], body[start:end], signs, weight, points)
    return sorted(points.items(), key=lambda item: (-item[1], item[0]))


def _end_of_word(text: str, offset: int) -> int:
    """The first blank at or behind an offset."""
    blank = text.find(" ", offset)
    return len(text) if blank < 0 else blank


def _count(plain: str, text: str, signs: _Signs, weight: float, points: dict[str, float]) -> None:
    """Add what a stretch of text tells to the countries' points.

    Args:
        plain: The stretch with blanks for what stands around words.
        text: The same as written.
        signs: What tells countries.
        weight: What a mention counts here.
        points: The countries' points; more are added.
    """
    words = plain.split()
    told, openings = _mentions(words, signs.words)
    for word, times in told.items():
        for country, worth in signs.words[word][0]:
            points[country] += weight * worth * times
    for names, starts in openings.values():
        for name, worth_of in names:
            length = len(name)
            times = sum(tuple(words[start : start + length]) == name for start in starts)
            for country, worth in worth_of:
                points[country] += weight * worth * times
    for symbol, worth_of in signs.symbols:
        # One character is looked for much faster than two.
        times = text.count(symbol) if symbol[-1] in text else 0
        for country, worth in worth_of if times else ():
            points[country] += weight * worth * times


def _mentions(
    words: list[str], known: dict[str, tuple[_Worth, dict[str, _Names]]]
) -> tuple[dict[str, int], dict[tuple[str, str], tuple[_Names, list[int]]]]:
    """How often which words stand that tell a country, and where which names may begin."""
    told: dict[str, int] = {}
    openings: dict[tuple[str, str], tuple[_Names, list[int]]] = {}
    last = len(words) - 1
    for number in compress(count(), map(known.__contains__, words)):
        word = words[number]
        worth_of, seconds = known[word]
        if worth_of:
            told[word] = told.get(word, 0) + 1
        if seconds and number < last:
            second = words[number + 1]
            if second in seconds:
                opening = openings.setdefault((word, second), (seconds[second], []))
                opening[1].append(number)
    return told, openings


def _plain(text: str) -> str:
    """A text with blanks for what stands around words."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text


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
    openings: dict[str, dict[str, _Names]] = {}
    symbols: list[tuple[str, _Worth]] = []
    for form, countries in weights.items():
        worth_of = tuple(countries.items())
        name = tuple(_plain(form).split())
        if set(form) & _SYMBOLS:
            symbols.append((form, worth_of))
        elif len(name) == 1:
            words[name[0]] = worth_of
        else:
            seconds = openings.setdefault(name[0], {})
            seconds[name[1]] = (*seconds.get(name[1], ()), (name, worth_of))
    return _Signs(
        words={
            word: (words.get(word, ()), openings.get(word, {}))
            for word in dict.fromkeys((*words, *openings))
        },
        symbols=tuple(symbols),
    )
