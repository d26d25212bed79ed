"""Facts as a table for people."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crimefacts.extraction import Extraction
from crimefacts.facts import (
    DateExpression,
    Fact,
    MoneyAmount,
    Organization,
    Place,
    PlaceKind,
    Qualifier,
    TraffickingRoute,
)

_QUOTE_WIDTH = 60
# From this many columns on there is room for the rule.
_WIDE = 110
# Characters that turn the direction of writing, and so what a reader sees.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STYLES = {"money": "green", "date": "cyan", "organization": "magenta", "route": "yellow"}


def show_extraction(console: Console, extraction: Extraction) -> None:
    """Print the facts of one document as a table."""
    console.print(Text(printable(extraction.id or "text"), style="bold"))
    known = [
        f"{label}: {printable(str(value))}"
        for label, value in (
            ("title", extraction.title),
            ("published", extraction.published),
            ("language", extraction.language),
            ("about", extraction.country),
        )
        if value
    ]
    if known:
        console.print(Text(" · ".join(known), style="dim"))
    if extraction.coverage.skipped:
        names = ", ".join(extraction.coverage.skipped)
        console.print(Text(f"no rules for this language: {names}", style="red"))
    if not extraction.facts:
        console.print(Text("no facts\n", style="dim"))
        return
    wide = console.width >= _WIDE
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("fact", no_wrap=True)
    table.add_column("value", ratio=5)
    table.add_column("words", ratio=5)
    if wide:
        table.add_column("rule", ratio=3)
    for fact in extraction.facts:
        cells = [
            Text(fact.type, style=_STYLES.get(fact.type, "blue")),
            Text(printable(describe(fact))),
            Text(_shorten(printable(fact.quote)), style="italic"),
            Text(printable(fact.rule), style="dim"),
        ]
        table.add_row(*(cells if wide else cells[:3]))
    console.print(table)


def describe(fact: Fact) -> str:
    """The value of a fact in a few words."""
    for fact_type, describe_one in _DESCRIBERS:
        if isinstance(fact, fact_type):
            return describe_one(fact)
    shared = {field.name for field in attrs.fields(Fact)}
    return ", ".join(
        f"{field.name}={_plain(getattr(fact, field.name))}"
        for field in attrs.fields(type(fact))
        if field.name not in shared
    )


def _money(fact: MoneyAmount) -> str:
    low, high = (None if end is None else f"{end:,f}" for end in (fact.minimum, fact.maximum))
    if fact.qualifier is Qualifier.AT_LEAST:
        figure = f"{low} or more"
    elif fact.qualifier is Qualifier.AT_MOST:
        figure = f"{high} or less"
    elif fact.qualifier is Qualifier.RANGE:
        figure = f"{low} to {high}"
    else:
        figure = f"{'about ' if fact.qualifier is Qualifier.APPROXIMATELY else ''}{low}"
    rate = f" a {fact.per}" if fact.per else ""
    return f"{fact.currency or '?'} {figure}{rate}"


def _date(fact: DateExpression) -> str:
    return fact.value or f"{fact.kind}, unresolved"


def _organization(fact: Organization) -> str:
    country = f", {fact.country}" if fact.country else ""
    return f"{fact.name} ({fact.kind}{country})"


def _place(fact: Place) -> str:
    country = f", {fact.country}" if fact.country and fact.kind is not PlaceKind.COUNTRY else ""
    return f"{fact.label} ({fact.kind}{country})"


def _route(fact: TraffickingRoute) -> str:
    stages = (fact.origins, fact.transits, fact.destinations)
    places = " → ".join("+".join(place.label for place in stage) or "…" for stage in stages)
    return f"{fact.cargo}: {places}"


_DESCRIBERS: tuple[tuple[type[Fact], Callable[[Any], str]], ...] = (
    (MoneyAmount, _money),
    (DateExpression, _date),
    (Organization, _organization),
    (Place, _place),
    (TraffickingRoute, _route),
)


def _plain(value: object) -> str:
    if isinstance(value, Fact):
        return describe(value)
    if isinstance(value, tuple):
        return "+".join(map(_plain, value))
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if not isinstance(value, Decimal | dt.date) else f"{value}"


def _shorten(words: str) -> str:
    return words if len(words) <= _QUOTE_WIDTH else words[: _QUOTE_WIDTH - 1] + "…"


def printable(text: str) -> str:
    """Text of an article made safe for a terminal: one line, no control or direction characters."""
    return "".join(
        "\ufffd"
        if character in _DIRECTION or unicodedata.category(character) == "Cc"
        else character
        for character in " ".join(text.split())
    )
