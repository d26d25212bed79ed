"""What holds for every date, however it is written and wherever it stands."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Context, DateExpression, DateKind, Document
from crimefacts.text.locales import Locales
from crimefacts_dates import DatesExtractor

LOCALES = Locales("crimefacts_dates")
PUBLISHED = dt.date(2021, 5, 4)
Forms = dict[str, tuple[str, ...]]
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
# How a day, a month or a year is written, and the sentence it may stand in.
DAY_FORMS: Forms = {
    "en": (
        "{day} {month} {year}",
        "{month} {day}, {year}",
        "{month} {nth}, {year}",
        "{nth} of {month} {year}",
        "{weekday}, {month} {day}, {year}",
        "{weekday} {day} {month} {year}",
        "{day} {short} {year}",
        "{iso}",
        "{day:02d}-{short}-{year}",
    ),
    "es": (
        "{day} de {month} de {year}",
        "{day} de {month} del {year}",
        "{weekday} {day} de {month} de {year}",
        "{weekday}, {day} de {month} de {year}",
        "{month} {day} de {year}",
        "{day} {month}, {year}",
        "{day:02d}/{number:02d}/{year}",
        "{day}.{number}.{year}",
        "{iso}",
    ),
    "pt": (
        "{day} de {month} de {year}",
        "{weekday}, {day} de {month} de {year}",
        "{day}/{number}/{year}",
        "{iso}",
    ),
}
MONTH_FORMS: Forms = {
    "en": ("{month} {year}", "{month}, {year}", "{month} of {year}"),
    "es": ("{month} de {year}", "{month} del {year}", "mes de {month} de {year}"),
    "pt": ("{month} de {year}", "mês de {month} de {year}"),
}
YEAR_FORMS: Forms = {
    "en": ("{year}", "year {year}"),
    "es": ("{year}", "año {year}"),
    "pt": ("{year}", "ano de {year}"),
}
FORMS = {
    "day": DAY_FORMS,
    "month": MONTH_FORMS,
    "year": YEAR_FORMS,
}
SENTENCES = {
    "en": ("The port was closed in {}, sources say.", "Since then ({}) nobody paid.", "It was {}."),
    "es": ("El puerto cerró en {}, según la policía.", "La banda ({}) huyó.", "Ocurrió en {}."),
    "pt": ("O porto fechou em {}, segundo a polícia.", "A quadrilha ({}) fugiu.", "Foi em {}."),
}
languages = st.sampled_from(("en", "es", "pt"))
days = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))


def ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
    return f"{number}{ending}"


@st.composite
def written_dates(draw: st.DrawFn) -> tuple[str, str, str, dt.date, dt.date]:
    """Language, words, EDTF value, first and last day of an absolute date."""
    language = draw(languages)
    day = draw(days)
    grain = draw(st.sampled_from(("day", "month", "year")))
    forms = FORMS[grain]
    month = MONTHS[language].split()[day.month - 1]
    words = draw(st.sampled_from(forms[language])).format(
        day=day.day,
        nth=ordinal(day.day),
        month=month,
        short=month[:3],
        number=day.month,
        year=day.year,
        weekday=WEEKDAYS[language].split()[day.weekday()],
        iso=day.isoformat(),
    )
    following = (day.replace(day=28) + dt.timedelta(4)).replace(day=1)
    spans = {
        "day": (day.isoformat(), day, day),
        "month": (f"{day:%Y-%m}", day.replace(day=1), following - dt.timedelta(1)),
        "year": (f"{day:%Y}", day.replace(month=1, day=1), day.replace(month=12, day=31)),
    }
    return language, words, *spans[grain]


def read(text: str, language: str | None) -> list[DateExpression]:
    document = Document(text=text, language=language, published=PUBLISHED, country="PE")
    return list(DatesExtractor(vague=True).extract(Context(document)))


@given(date=written_dates(), data=st.data(), shout=st.booleans())
@settings(deadline=None, max_examples=250)
def test_what_is_written_is_read(
    date: tuple[str, str, str, dt.date, dt.date], data: st.DataObject, *, shout: bool
) -> None:
    language, words, value, first, last = date
    text = data.draw(st.sampled_from(SENTENCES[language])).format(words)
    text = text.upper() if shout else text
    (fact,) = read(text, language)
    assert (fact.value, fact.earliest, fact.latest) == (value, first, last)
    assert fact.quote.lower() == words.lower()


@given(date=written_dates(), other=written_dates())
@settings(deadline=None, max_examples=150)
def test_ranges_cover_both_ends(
    date: tuple[str, str, str, dt.date, dt.date], other: tuple[str, str, str, dt.date, dt.date]
) -> None:
    language, words, _, first, _ = date
    other_language, other_words, _, _, last = other
    if language != other_language or first > last:
        return
    between = {"en": "between {} and {}", "es": "entre {} y {}", "pt": "entre {} e {}"}[language]
    facts = read(f"X ({between.format(words, other_words)}).", language)
    assert [(fact.earliest, fact.latest) for fact in facts] == [(first, last)]


PADDING = st.lists(
    st.sampled_from(("😀", "e\u0301", "שלום", "\u200f", "\r\n", " ", "\u00a0", "x", "İ", "\n\n")),
    max_size=12,
).map("".join)


@given(date=written_dates(), before=PADDING, behind=PADDING, times=st.integers(1, 4))
@settings(deadline=None, max_examples=120)
def test_offsets_and_values_survive_what_stands_around(
    date: tuple[str, str, str, dt.date, dt.date], before: str, behind: str, times: int
) -> None:
    language, words, value, _, _ = date
    sentence = SENTENCES[language][0].format(words)
    text = f"{before}\r\n{sentence}\r\n{behind}\n\n" * times
    facts = read(text, language)
    assert [fact.value for fact in facts] == [value] * times
    for fact in facts:
        assert text[fact.span.start : fact.span.end] == fact.quote
    assert len({fact.span for fact in facts}) == times


def vocabulary(language: str) -> list[str]:
    table = LOCALES.toml(language, "lexicon.toml")
    words = [word for section in table.values() if isinstance(section, dict) for word in section]
    words += [word for group in table["words"].values() for word in group]
    return [
        *words,
        *[
            "0",
            "1",
            "5",
            "12",
            "13",
            "29",
            "31",
            "32",
            "80",
            "99",
            "1998",
            "2014",
            "3rd",
            "2014-03-25",
            "12/05",
            "5/1/14",
        ],
    ]


@st.composite
def soups(draw: st.DrawFn) -> tuple[str, str]:
    """Words of time expressions in any order."""
    language = draw(languages)
    words = st.sampled_from(vocabulary(language)) | st.sampled_from(
        [",", ".", "-", "/", "(", ")", "'", "\n", "$", "%"]
    )
    return language, " ".join(draw(st.lists(words, max_size=24)))


DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


@given(soup=soups())
@settings(deadline=None, max_examples=300)
def test_any_words_give_well_formed_facts(soup: tuple[str, str]) -> None:
    language, text = soup
    for fact in read(text, language):
        assert text[fact.span.start : fact.span.end] == fact.quote
        assert fact.timex3 is not None
        assert fact.timex3.type in {"DATE", "TIME", "DURATION", "SET"}
        if fact.earliest and fact.latest:
            assert fact.earliest <= fact.latest
        if fact.value is None:
            continue
        if fact.kind is DateKind.DATE:
            assert_edtf(fact)
        else:
            assert DURATION.fullmatch(fact.value.removeprefix("R/")), fact.value
            assert (fact.earliest, fact.latest) == (None, None)


def assert_edtf(fact: DateExpression) -> None:
    """The value is EDTF and covers the days that the fact says."""
    assert fact.value is not None
    if fact.earliest and not 1000 <= fact.earliest.year <= 2999:
        return  # the library knows years of four digits
    parsed = parse_edtf(fact.value)
    seasons = re.fullmatch(r"\d{4}-2[1-4]", fact.value)
    if ".." in fact.value or fact.value.startswith(("XXXX", "[")) or seasons:
        return
    assert fact.earliest is not None
    assert fact.latest is not None
    assert tuple(parsed.lower_strict())[:3] == (
        fact.earliest.year,
        fact.earliest.month,
        fact.earliest.day,
    )
    assert tuple(parsed.upper_strict())[:3] == (
        fact.latest.year,
        fact.latest.month,
        fact.latest.day,
    )


@given(text=st.text(max_size=200), language=st.sampled_from(("en", "es", "pt", None)))
@settings(deadline=None, max_examples=120)
def test_never_raises(text: str, language: str | None) -> None:
    read(text, language)


@pytest.mark.parametrize("name", ["lexicon.toml", "evidence.toml", "tense.toml"])
def test_all_locales_define_the_same_keys(name: str) -> None:
    keys = [list(LOCALES.toml(language, name)) for language in LOCALES.names()]
    assert all(sorted(other) == sorted(keys[0]) for other in keys)
    if name == "lexicon.toml":
        groups = [sorted(LOCALES.toml(language, name)["words"]) for language in LOCALES.names()]
        assert all(other == groups[0] for other in groups)
