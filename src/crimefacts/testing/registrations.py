"""Fact types of other packages, made known to the strategies.

This module imports Hypothesis only when a type is registered: registration may run while Hypothesis
itself is being imported, by an entry point, and the strategies are not there yet then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field, frozen

from crimefacts.facts import Fact

if TYPE_CHECKING:
    from hypothesis import strategies as st


@frozen(kw_only=True)
class Phrase:
    """Words that state a fact.

    Args:
        words: The words as they go into a sentence ("the Sinaloa Cartel").
        fields: The fields of the fact's own, by name.
        cite: The part of the words that the fact quotes ("Sinaloa Cartel"); None for all of them.
    """

    words: str
    fields: Mapping[str, Any] = field(factory=dict)
    cite: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.cite is not None and self.cite not in self.words:
            msg = f"{self.cite!r} does not occur in {self.words!r}"
            raise ValueError(msg)


@frozen(kw_only=True)
class Registration:
    """What is known of a fact type.

    Args:
        fields: How to draw its fields.
        phrases: Words that state such a fact, by language.
        carriers: Sentences that the phrases fit in, by language.
    """

    fields: Mapping[str, st.SearchStrategy[Any]]
    phrases: Mapping[str, Sequence[Phrase]]
    carriers: Mapping[str, Sequence[str]]


#: What was registered, by fact type.
registrations: dict[type[Fact], Registration] = {}


def register_fact_type(
    fact_type: type[Fact],
    *,
    fields: Mapping[str, st.SearchStrategy[Any]] | None = None,
    phrases: Mapping[str, Sequence[Phrase | tuple[str, Mapping[str, Any]]]] | None = None,
    carriers: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Make a fact type of your own known to the strategies, in one call.

    After it `st.from_type(fact_type)`, `facts(fact_type)` and, given phrases, `planted(fact_type)`
    work. Call it in a function that an entry point of the group `hypothesis` names: then
    `crimefacts check` knows the type too. For tests alone, `conftest.py` will do.

    Args:
        fact_type: The class.
        fields: How to draw fields whose annotation says too little, such as
            `{"drug": st.sampled_from(["cocaine"])}`.
        phrases: By ISO 639-1 code, words that state such a fact and what its fields then are.
        carriers: By ISO 639-1 code, sentences that phrases fit in, with `{}` for the phrase; None
            for some that fit most nouns.

    Raises:
        TypeError: If `fact_type` has no such fields.

    Example:
        >>> register_fact_type(
        ...     DrugSeizure,
        ...     fields={"drug": st.sampled_from(["cocaine", "heroin"])},
        ...     phrases={"en": [("2 kilos of heroin", {"drug": "heroin", "kilograms": 2})]},
        ... )
    """
    from hypothesis import strategies  # noqa: PLC0415 -- see the module's docstring

    known = {attribute.name for attribute in attrs.fields(fact_type)}
    given = [set(fields or ())]
    given += [
        set(phrase.fields if isinstance(phrase, Phrase) else phrase[1])
        for choice in (phrases or {}).values()
        for phrase in choice
    ]
    unknown = set().union(*given) - known
    if unknown:
        msg = f"{fact_type.__name__} has no field {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    registrations[fact_type] = Registration(
        fields=dict(fields or {}),
        phrases={
            language: tuple(
                phrase if isinstance(phrase, Phrase) else Phrase(words=phrase[0], fields=phrase[1])
                for phrase in choice
            )
            for language, choice in (phrases or {}).items()
        },
        carriers=dict(carriers or {}),
    )
    strategies.register_type_strategy(fact_type, _draw)


def _draw(fact_type: type[Fact]) -> Any:  # noqa: ANN401 -- a strategy
    return import_module("crimefacts.testing.strategies").facts(fact_type)
