"""Stretches of tokens, and the parts of dates and lengths that stand in them."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import define

from crimefacts_dates.calendar import Unit
from crimefacts_dates.grammar import CODES, chars
from crimefacts_dates.lexer import Passage
from crimefacts_dates.nodes import Date, Lengths


@cache
def category(names: str) -> frozenset[str]:
    """The characters of categories and groups of categories."""
    return frozenset(chars(names))


MONTH, WEEKDAY, DAY, ANY = map(category, ("MONTH", "WEEKDAY", "DAY", "ANY"))
MODIFIER = category("MOD|POST")
LINKS = category("of|the|in|comma|dash|slash|on")
_STRONG_MONTH = category("month|month_short|month_weak")
_UNIT_YEAR, _UNIT_WEEK = CODES["unit_year"], CODES["unit_week"]
_APOSTROPHE, _Y4, _N99 = CODES["apostrophe"], CODES["y4"], CODES["n99"]
_NUMBER = category("NUMBER")
_HALF, _ARTICLE = CODES["half"], CODES["article"]
_MONTH_WEEKDAY = CODES["month_weekday"]
_LONGEST_NUMBER = 12


@define(eq=False)
class View:
    """The tokens of a passage that a form covers.

    Args:
        passage: The passage.
        start: Index of the first token.
        end: Index behind the last one.
    """

    passage: Passage
    start: int
    end: int

    @property
    def categories(self) -> str:
        """Their category characters."""
        return self.passage.categories[self.start : self.end]

    def find(self, wanted: frozenset[str]) -> int:
        """Index of the first token of some categories, or -1."""
        for index in range(self.start, self.end):
            if self.passage.categories[index] in wanted:
                return index
        return -1

    def value(self, wanted: frozenset[str]) -> Any:  # noqa: ANN401 -- values are of many types
        """The value of the first token of some categories, or None."""
        index = self.find(wanted)
        return None if index < 0 else self.passage.tokens[index].value

    def values(self, wanted: frozenset[str]) -> list[Any]:
        """The values of all tokens of some categories."""
        return [
            self.passage.tokens[index].value
            for index in range(self.start, self.end)
            if self.passage.categories[index] in wanted
        ]

    def since(self, start: int) -> View:
        """The tokens from one on."""
        return View(self.passage, start, self.end)

    def until(self, end: int) -> View:
        """The tokens before one."""
        return View(self.passage, self.start, end)

    def follows(self, wanted: frozenset[str]) -> bool:
        """Whether the token before is of some categories."""
        return self.start > 0 and self.passage.categories[self.start - 1] in wanted


def read_date(view: View) -> Date:
    """Collect the parts of a date from its tokens, in whatever order they stand."""
    categories, tokens = view.passage.categories, view.passage.tokens
    months = [index for index in range(view.start, view.end) if categories[index] in MONTH]
    strong = [index for index in months if categories[index] in _STRONG_MONTH]
    month_at = (strong or months or [-1])[-1]
    found: dict[str, Any] = {"month": month_of(view, month_at)} if months else {}
    for index in range(view.start, view.end):
        code, value = categories[index], tokens[index].value
        if index == month_at:
            continue
        if code == _Y4:
            found["year"] = value
        elif code in WEEKDAY and "weekday" not in found:
            found["weekday"] = weekday_of(view, index)
        elif code in MODIFIER:
            found.setdefault(_role(view, index), value)
        elif code in DAY or code == _N99:
            value = value if isinstance(value, int) else value[1]
            apostrophe = index > view.start and categories[index - 1] == _APOSTROPHE
            if apostrophe or code == _N99 or "day" in found:
                found |= {"year": value, "short": True}
            else:
                found["day"] = value
    if found.get("year_word") == "that" and found.get("word") == "this":
        del found["word"]
    return Date(**found)


def month_of(view: View, index: int) -> int:
    """The month that a token names; some words name a weekday too."""
    value: int | list[int] = view.passage.tokens[index].value
    return value if isinstance(value, int) else value[0]


def weekday_of(view: View, index: int) -> int:
    """The weekday that a token names; some words name a month or are an ordinal too."""
    value: int | list[int] = view.passage.tokens[index].value
    if isinstance(value, int):
        return value
    return value[1] if view.passage.categories[index] == _MONTH_WEEKDAY else value[0]


def ordinal_of(view: View, index: int) -> int:
    """The ordinal that a token names; some words name a weekday too."""
    value: int | list[int] = view.passage.tokens[index].value
    return value if isinstance(value, int) else value[1]


def _role(view: View, index: int) -> str:
    """What a modifier modifies: the year, the week, or the date itself."""
    categories = view.passage.categories
    near = categories[index + 1 : min(index + 3, view.end)]
    if near[:1] not in MODIFIER:
        near = near[:1]
    if index > view.start:
        near += categories[index - 1]
        if categories[index - 1] in MODIFIER and index - 1 > view.start:
            near += categories[index - 2]
    if _UNIT_YEAR in near:
        return "year_word"
    return "week_word" if _UNIT_WEEK in near else "word"


def main_word(view: View) -> str:
    """The modifier that counts: "past" of "this past week", "this" of "este mismo año"."""
    words: list[str] = view.values(MODIFIER)
    telling = [word for word in words if word not in {"this", "that"}]
    return telling[-1] if telling else words[0]


def read_lengths(view: View) -> Lengths:
    """The counts and units of a length of time; a count is None where the text gives none."""
    lengths: list[tuple[float | None, Unit]] = []
    count: float | None = None
    article = False
    for index in range(view.start, view.end):
        code, value = view.passage.categories[index], view.passage.tokens[index].value
        if code in _NUMBER:
            count = _number(value)
        elif code == _ARTICLE:
            article = True
        elif code == _HALF:
            if lengths and count is None:
                last, unit = lengths[-1]
                lengths[-1] = ((last or 1) + 0.5, unit)
            else:
                count = (count or 0) + 0.5
        elif code in ANY:
            lengths.append((1 if count is None and article else count, Unit(value)))
            count, article = None, False
    return tuple(lengths)


def _number(value: int | str | list[int]) -> float | None:
    if isinstance(value, int):
        return value
    if isinstance(value, list):  # a word for a month and a number
        return value[1]
    if len(value) > _LONGEST_NUMBER:
        return None
    whole, mark, fraction = value.replace(",", ".").rpartition(".")
    if mark and len(fraction) < len("000"):
        return float(f"{whole.replace('.', '')}.{fraction}")
    return float(value.replace(",", "").replace(".", ""))
