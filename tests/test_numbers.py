"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts.text.locales import Locales
from crimefacts.text.numbers import number_words, parse_number

IN_DIGITS = [
    ("0", "0"),
    ("7", "7"),
    ("1500", "1500"),
    ("1,500", "1500"),
    ("15.000", "15000"),
    ("822.770.000", "822770000"),
    ("2,765", "2765"),
    ("230.44", "230.44"),
    ("12.7", "12.7"),
    ("19,5", "19.5"),
    ("1.234.567,89", "1234567.89"),
    ("1,234,567.89", "1234567.89"),
    ("12,34,567.89", "1234567.89"),
    ("1'234'567.50", "1234567.50"),
    ("1’234’567", "1234567"),
    ("11 969.7", "11969.7"),
    ("1\u00a0000\u00a0000", "1000000"),
    ("5\u2009600", "5600"),
    ("5\u202f600,25", "5600.25"),
    ("1'250,000.00", "1250000"),
    ("3'500,000", "3500000"),
    ("0.125", "0.125"),
    ("2014.500", "2014.500"),
    ("٣٤", "34"),
]

NOT_IN_DIGITS = ["1,23,4.5.6", "1.2.3", "12 34", "1,1,1,1", "01,234,5", "9" * 25, "1,000.000.5"]


@pytest.mark.parametrize(("written", "value"), IN_DIGITS)
def test_digits_are_read_by_their_grouping(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", NOT_IN_DIGITS)
def test_digits_grouped_in_no_manner_are_no_number(written: str) -> None:
    assert parse_number(written) is None


def test_the_writers_mark_divides_where_both_readings_are_possible() -> None:
    assert parse_number("1.375", decimal=".") == Decimal("1.375")
    assert parse_number("1,375", decimal=".") == Decimal(1375)
    assert parse_number("1.375.000", decimal=".") == Decimal(1375000)


_SEPARATORS = [",", ".", "'", "’", " ", "\u00a0", "\u2009", "\u202f"]


@settings(max_examples=200, deadline=None)
@given(
    number=st.integers(0, 10**18 - 1),
    fraction=st.sampled_from(["", "5", "25", "07"]),
    separator=st.sampled_from(_SEPARATORS),
    data=st.data(),
)
def test_a_number_written_in_any_grouping_is_read_back(
    number: int, fraction: str, separator: str, data: st.DataObject
) -> None:
    mark = data.draw(st.sampled_from([mark for mark in ",." if mark != separator]))
    grouped = f"{number:,}".replace(",", separator)
    written = grouped + (mark + fraction if fraction else "")
    assert parse_number(written) == Decimal(f"{number}.{fraction or 0}")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,' \u00a0٣", max_size=60))
def test_any_digits_and_separators_are_read_or_refused(tail: str) -> None:
    written = f"1{tail}1"
    value = parse_number(written)
    assert value is None or value >= 0


# Developed on: (language, words, value).
IN_WORDS = [
    ("en", "two", "2"),
    ("en", "twenty-five", "25"),
    ("en", "a hundred", "100"),
    ("en", "twelve hundred", "1200"),
    ("en", "two hundred and five", "205"),
    ("en", "two hundred and fifty thousand", "250000"),
    ("en", "one thousand two hundred", "1200"),
    ("en", "two and a half million", "2500000"),
    ("en", "a million and a half", "1500000"),
    ("en", "half a million", "500000"),
    ("en", "a quarter of a million", "250000"),
    ("en", "three quarters of a billion", "750000000"),
    ("en", "three lakh crore", "3000000000000"),
    ("en", "five thousand million", "5000000000"),
    ("en", "TWO MILLION", "2000000"),
    ("en", "Seventy-Eight Million, Five Hundred and Six Thousand", "78506000"),
    ("es", "medio millón", "500000"),
    ("es", "millón y medio", "1500000"),
    ("es", "dos millones y medio", "2500000"),
    ("es", "treinta y cinco mil", "35000"),
    ("es", "ciento veintidós mil", "122000"),
    ("es", "mil quinientos", "1500"),
    ("es", "dos mil millones", "2000000000"),
    ("es", "un billón", "1000000000000"),
    ("es", "dos billones trescientos mil millones", "2300000000000"),
    ("es", "cinco millones trescientos mil", "5300000"),
    ("es", "tres cuartos de millón", "750000"),
    ("es", "MEDIO MILLON", "500000"),
    ("es", "veintidos", "22"),
    ("pt", "meio milhão", "500000"),
    ("pt", "dois milhões e meio", "2500000"),
    ("pt", "mil e quinhentos", "1500"),
    ("pt", "cento e vinte mil e trezentos", "120300"),
    ("pt", "um bilhão", "1000000000"),
    ("pt", "mil milhões", "1000000000"),
    ("pt", "mil e quinhentos milhões", "1500000000"),
    ("pt", "TRES MILHOES", "3000000"),
]

NOT_IN_WORDS = [
    ("en", "two two"),
    ("en", "twenty forty"),
    ("en", "one million and two million"),
    ("en", "tens of thousands"),
    ("en", "dollars"),
    ("en", "and"),
    ("en", "a"),
    ("en", ""),
    ("es", "veinte treinta"),
    ("es", "dos mil y tres mil"),
    ("es", "de"),
    ("pt", "dez e vinte"),
    ("pt", "mil e dois mil"),
]


@pytest.mark.parametrize(("language", "words", "value"), IN_WORDS)
def test_words_are_read(language: str, words: str, value: str) -> None:
    assert number_words(language).parse(words) == Decimal(value)


@pytest.mark.parametrize(("language", "words"), NOT_IN_WORDS)
def test_words_that_are_no_one_number(language: str, words: str) -> None:
    assert number_words(language).parse(words) is None


# (language, text, what is read at its beginning, value)
IN_BOTH = [
    ("en", "2.5 million", "2.5 million", "2500000"),
    ("en", "1.375 billion", "1.375 billion", "1375000000"),
    ("en", "31.000 million", "31.000 million", "31000000000"),
    ("en", "15.000 soles", "15.000", "15000"),
    ("en", "2½ million", "2½ million", "2500000"),
    ("en", "78 lakh", "78 lakh", "7800000"),
    ("en", "2 million 300 people", "2 million", "2000000"),
    ("en", "2 million 300 thousand", "2 million 300 thousand", "2300000"),
    ("en", "3\nmillion", "3\nmillion", "3000000"),
    ("en", "3\n\nmillion", "3", "3"),
    ("en", "one hundred and two hundred thousand", "one hundred", "100"),
    ("en", "two thousand, five men", "two thousand", "2000"),
    ("en", "five million, six million", "five million", "5000000"),
    ("es", "113 millones 708 mil 76 pesos", "113 millones 708 mil 76", "113708076"),
    ("es", "5 mil 300 millones", "5 mil 300 millones", "5300000000"),
    ("es", "un millón 360 mil", "un millón 360 mil", "1360000"),
    ("es", "11 969.7 millones", "11 969.7 millones", "11969700000"),
    ("es", "32. 660 millones", "32. 660 millones", "32660000000"),
    ("es", "2,765 millones", "2,765 millones", "2765000000"),
    ("es", "10 y 20 mil", "10", "10"),
    ("pt", "1,2 bilhão", "1,2 bilhão", "1200000000"),
    ("pt", "2,345 bilhões", "2,345 bilhões", "2345000000"),
    ("pt", "10 e 20 mil", "10", "10"),
]

MAGNITUDES = [
    ("en", "tens of thousands", "10000"),
    ("en", "hundreds of millions of", "100000000"),
    ("en", "several million", "1000000"),
    ("en", "couple of million", "1000000"),
    ("en", "several hundred thousand", "100000"),
    ("es", "miles de millones", "1000000000"),
    ("es", "decenas de miles", "10000"),
    ("es", "varios cientos de miles", "100000"),
    ("pt", "dezenas de milhares", "10000"),
    ("pt", "vários milhões", "1000000"),
]


@pytest.mark.parametrize(("language", "text", "read", "value"), IN_BOTH)
def test_the_longest_number_is_read(language: str, text: str, read: str, value: str) -> None:
    found = number_words(language).read(text)
    assert found is not None
    assert (text[: found.end], found.value, found.vague) == (read, Decimal(value), False)


@pytest.mark.parametrize(("language", "text", "value"), MAGNITUDES)
def test_a_mere_magnitude_is_marked(language: str, text: str, value: str) -> None:
    found = number_words(language).read(text)
    assert found is not None
    assert (found.value, found.vague) == (Decimal(value), True)


def test_a_scale_that_holds_for_the_whole_is_told() -> None:
    read = number_words("es").read
    ten, compound = read("10 mil"), read("1 millón 360 mil")
    assert ten is not None
    assert compound is not None
    assert (ten.multiplier, compound.multiplier) == (Decimal(1000), Decimal(1))


def test_suffixes_are_read_after_digits_only() -> None:
    words = number_words("en")
    suffixes = {"bn": Decimal(10) ** 9}
    found = words.read("2bn", 0, suffixes)
    assert found is not None
    assert found.value == 2 * Decimal(10) ** 9
    assert words.read("bn", 0, suffixes) is None


def _in_words(number: int, language: str) -> str:
    """A plain speller of our own, for numbers below a thousand and their scales."""
    words = number_words(language).tables
    units = {int(value): word for word, value in reversed(words.units.items()) if word.islower()}
    joiner = {"en": "-", "es": " y ", "pt": " e "}[language]
    if number in units:
        return units[number]
    tens, ones = divmod(number, 10)
    return units[tens * 10] + joiner + units[ones]


@settings(max_examples=200, deadline=None)
@given(
    language=st.sampled_from(["en", "es", "pt"]),
    number=st.integers(1, 99),
    scale=st.sampled_from([1, 10**6]),
)
def test_a_spelled_number_is_read_back(language: str, number: int, scale: int) -> None:
    million = {"en": " million", "es": " millones", "pt": " milhões"}[language]
    written = _in_words(number, language) + (million if scale > 1 else "")
    assert number_words(language).parse(written) == number * scale


@settings(max_examples=200, deadline=None)
@given(language=st.sampled_from(["en", "es", "pt"]), data=st.data())
def test_any_words_are_read_or_refused(language: str, data: st.DataObject) -> None:
    words = number_words(language)
    some = st.sampled_from(
        [*sorted(words.starters), "and", "y", "e", "of", "de", "a", "½", "7", "1.5", "x"]
    )
    text = " ".join(data.draw(st.lists(some, max_size=8)))
    found = words.read(text)
    assert found is None or 0 < found.end <= len(text)


def test_all_locales_say_the_same_things() -> None:
    locales = Locales("crimefacts.text")
    keys = {name: set(locales.toml(name, "numbers.toml")) for name in locales.names()}
    assert len(set(map(frozenset, keys.values()))) == 1, keys
