"""What holds for any sum, however written, and for any text."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Context, Document, MoneyAmount, Qualifier
from crimefacts_money import MoneyExtractor

GROUPS = {
    "en": [",", "", " ", "\u00a0", "'"],
    "es": [".", ",", "", "\u00a0", " "],
    "pt": [".", "", "\u00a0"],
}
DECIMALS = {"en": ".", "es": ",", "pt": ","}
SCALES = {
    "en": {10**3: "thousand", 10**6: "million", 10**9: "billion"},
    "es": {10**3: "mil", 10**6: "millones", 10**9: "mil millones"},
    "pt": {10**3: "mil", 10**6: "milhões", 10**9: "bilhões"},
}
SIGNS = {"USD": ["$", "US$", "USD ", "US$ "], "EUR": ["€", "€ ", "EUR "], "PEN": ["S/ ", "S/."]}
NAMES = {
    "en": {"USD": "dollars", "EUR": "euros", "PEN": "soles", "CAD": "Canadian dollars"},
    "es": {"USD": "dólares", "EUR": "euros", "PEN": "soles", "MXN": "pesos mexicanos"},
    "pt": {"USD": "dólares", "EUR": "euros", "BRL": "reais", "CAD": "dólares canadenses"},
}
HEDGES = {
    "en": {"": "exact", "about ": "approximately", "more than ": "at_least", "up to ": "at_most"},
    "es": {"": "exact", "unos ": "approximately", "más de ": "at_least", "hasta ": "at_most"},
    "pt": {"": "exact", "cerca de ": "approximately", "mais de ": "at_least", "até ": "at_most"},
}
RANGES = {
    "en": [("between ", " and "), ("from ", " to ")],
    "es": [("entre ", " y "), ("de ", " a ")],
    "pt": [("entre ", " e "), ("de ", " a ")],
}
SENTENCES = {
    "en": ["Police say the ring moved {} through Lima.", "The haul, {}, was shown.", "“{}”"],
    "es": ["La banda movió {} por Lima.", "El botín, {}, fue exhibido.", "«{}»"],
    "pt": ["A quadrilha movimentou {} em Lima.", "O valor, {}, foi exibido.", "({})"],
}
NEIGHBOURS = ["", "🚔💰 ", "Ángel e\u0301l ", "שלום ", "مال ", "x\r\n\r\n", "12 men. ", "𝔸 "]


@frozen
class Case:
    """A sum as written in a sentence, and what is to be read."""

    language: str
    text: str
    quote: str
    currency: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier


def read(text: str, language: str) -> list[MoneyAmount]:
    context = Context(Document(text=text, language=language))
    vars(context).update(text=text, country=None, language=language)
    return list(MoneyExtractor().extract(context))


@st.composite
def digits(draw: st.DrawFn, language: str, most: int = 10**9) -> tuple[Decimal, str]:
    whole = draw(st.integers(1, most))
    separator = draw(st.sampled_from(GROUPS[language]))
    mark = DECIMALS[language]
    fraction = draw(st.sampled_from(["", "5", "25"])) if separator != mark else ""
    written = f"{whole:,}".replace(",", separator) + (mark + fraction if fraction else "")
    return Decimal(f"{whole}.{fraction or 0}"), written


@st.composite
def numbers(draw: st.DrawFn, language: str) -> tuple[Decimal, str]:
    """A number in digits, perhaps with a scale word."""
    scale = draw(st.sampled_from([1, *SCALES[language]]))
    value, written = draw(digits(language, 999 if scale > 1 else 10**9))
    if scale == 1:
        return value, written
    return value * scale, f"{written} {SCALES[language][scale]}"


@st.composite
def sums(draw: st.DrawFn, language: str) -> tuple[str, Decimal, str]:
    """Currency, value and form, with a sign before or a name behind."""
    value, written = draw(numbers(language))
    if draw(st.booleans()):
        currency = draw(st.sampled_from(sorted(SIGNS)))
        return currency, value, draw(st.sampled_from(SIGNS[currency])) + written
    currency = draw(st.sampled_from(sorted(NAMES[language])))
    of = "de " if language != "en" and written[-1] in "sõ" and "mil " not in written[-4:] else ""
    return currency, value, f"{written} {of}{NAMES[language][currency]}"


@st.composite
def single_cases(draw: st.DrawFn) -> Case:
    language = draw(st.sampled_from(["en", "es", "pt"]))
    currency, value, quote = draw(sums(language))
    hedge = draw(st.sampled_from(sorted(HEDGES[language])))
    qualifier = Qualifier(HEDGES[language][hedge])
    low = None if qualifier is Qualifier.AT_MOST else value
    high = None if qualifier is Qualifier.AT_LEAST else value
    sentence = draw(st.sampled_from(SENTENCES[language]))
    return Case(language, sentence.format(hedge + quote), quote, currency, low, high, qualifier)


@st.composite
def range_cases(draw: st.DrawFn) -> Case:
    language = draw(st.sampled_from(["en", "es", "pt"]))
    currency = draw(st.sampled_from(sorted(SIGNS)))
    sign = draw(st.sampled_from(SIGNS[currency]))
    low, low_written = draw(digits(language, 10**6))
    high, high_written = draw(digits(language, 10**6))
    if low >= high:
        low, low_written, high, high_written = high, high_written, low, low_written
    if low == high:
        high, high_written = high + 10**6, str(int(high) + 10**6)
    opener, joiner = draw(st.sampled_from(RANGES[language]))
    quote = f"{opener}{sign}{low_written}{joiner}{sign}{high_written}"
    sentence = draw(st.sampled_from(SENTENCES[language]))
    text = sentence.format(quote)
    return Case(language, text, quote, currency, low, high.to_integral_value(), Qualifier.RANGE)


def check(case: Case, facts: list[MoneyAmount]) -> None:
    (fact,) = facts
    found = (fact.quote, fact.currency, fact.minimum, fact.maximum, fact.qualifier)
    assert found == (case.quote, case.currency, case.low, case.high, case.qualifier), case.text


@settings(max_examples=300, deadline=None)
@given(single_cases())
def test_a_sum_in_any_form_is_read_back(case: Case) -> None:
    check(case, read(case.text, case.language))


@settings(max_examples=150, deadline=None)
@given(range_cases())
def test_a_range_in_any_form_is_read_back(case: Case) -> None:
    facts = read(case.text, case.language)
    assert [fact.currency for fact in facts] == [case.currency], case.text
    assert (facts[0].minimum, facts[0].qualifier) == (case.low, case.qualifier), case.text


@settings(max_examples=100, deadline=None)
@given(single_cases(), st.sampled_from(NEIGHBOURS), st.sampled_from(NEIGHBOURS))
def test_neighbours_change_neither_value_nor_offsets(case: Case, before: str, behind: str) -> None:
    text = f"{before}\n\n{case.text}\n\n{behind}"
    (fact,) = read(text, case.language)
    assert fact.span.of(text) == fact.quote == case.quote
    check(case, [fact])


@settings(max_examples=100, deadline=None)
@given(single_cases())
def test_a_text_in_capitals_says_the_same(case: Case) -> None:
    capitals = evolve(case, text=case.text.upper(), quote=case.quote.upper())
    check(capitals, read(capitals.text, case.language))


@settings(max_examples=60, deadline=None)
@given(single_cases(), st.integers(2, 4))
def test_repeating_a_text_repeats_its_facts(case: Case, times: int) -> None:
    text = "\n\n".join([case.text] * times)
    facts = read(text, case.language)
    assert len(facts) == times
    for fact in facts:
        check(case, [fact])
    assert len({fact.span for fact in facts}) == times


SIGNS_AND_BLANKS = st.sampled_from("$€₹¥ \n\r\t\u00a0.,()'’-–+~<½/\x00")
WORDS = st.sampled_from(
    [
        *("US$", "S/", "R$", "Rs.", "USD", "BTC", "mdp", "k", "bn", "dollars", "pesos", "reais"),
        *("1", "12", "000", "3.500", "1,1", "2014", "million", "mil", "millones", "half", "tens"),
        *("de", "of", "and", "y", "e", "a", "to", "between", "entre", "un", "per", "month", "más"),
        *("Colombian", "pounds", "euros", "or more", "cents", "otros", "hasta", "up to", "pagó"),
    ]
)
PIECES = st.lists(st.one_of(SIGNS_AND_BLANKS, WORDS), max_size=25)


@settings(max_examples=250, deadline=None)
@given(PIECES, st.sampled_from(["", " "]), st.sampled_from(["en", "es", "pt", "fr"]))
def test_any_text_is_read_without_error(pieces: list[str], gap: str, language: str) -> None:
    text = gap.join(pieces)
    end = 0
    for fact in read(text, language):
        assert fact.span.start >= end
        assert text[fact.span.start : fact.span.end] == fact.quote
        end = fact.span.end
        for value in (fact.minimum, fact.maximum):
            assert value is None or (value.is_finite() and value >= 0)
        if fact.minimum is not None and fact.maximum is not None:
            assert fact.minimum <= fact.maximum


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "es", "pt", None]))
def test_any_characters_are_read_without_error(text: str, language: str | None) -> None:
    for fact in read(text, language or "en"):
        assert fact.span.of(text) == fact.quote


def test_the_same_text_gives_the_same_facts() -> None:
    text = "Pagó entre 5 y 10 mil soles, US$ 300 y 20 mil pesos mexicanos."
    assert read(text, "es") == read(text, "es")
