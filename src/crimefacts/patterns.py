"""The short way to an extractor: patterns for each language, and a function from match to fact."""

from __future__ import annotations

import abc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

import regex
from attrs import evolve, field, frozen

from crimefacts.document import Span
from crimefacts.errors import PatternError
from crimefacts.extractors import Context
from crimefacts.facts import Fact

FactT = TypeVar("FactT", bound=Fact)

#: The key of patterns that need no language.
ANY_LANGUAGE = "*"


@frozen(kw_only=True)
class PatternMatch:
    """A match of a pattern, and where it comes from.

    Args:
        rule: Name of the pattern.
        locale: The language whose pattern it is, or `*`.
        context: The document.
        match: The match as `regex` gives it.
    """

    rule: str
    locale: str
    context: Context
    match: regex.Match[str]

    def __getitem__(self, group: int | str) -> str:
        """The words of a group, empty where the group took no part in the match."""
        return self.match[group] or ""

    def span(self, group: int | str = 0) -> Span | None:
        """Where a group stands in the text, None where it took no part or is empty."""
        start, end = self.match.span(group)
        return Span(start, end) if 0 <= start < end else None

    def fact(
        self,
        fact_type: type[FactT],
        *,
        group: int | str = 0,
        **values: Any,  # noqa: ANN401 -- the fields of any fact class
    ) -> FactT:
        """Make a fact that cites the words of a group.

        Args:
            fact_type: Class of the fact.
            group: The group to cite; 0 is the whole match.
            **values: The fields of the fact's own.

        Raises:
            ValueError: If the group took no part in the match or is empty.
        """
        start, end = self.match.span(group)
        return self.context.fact(fact_type, start, end, rule=self.rule, **values)


@frozen(kw_only=True)
class PatternExtractor(abc.ABC):
    r"""An extractor made of patterns; subclass it.

    A subclass gives `name`, `produces`, `patterns` and the method `to_fact`. Further options are
    attrs fields with defaults, in a subclass decorated with `@attrs.frozen(kw_only=True)`.

    Patterns are of the package `regex`, for whole documents: keep them linear with possessive
    quantifiers (`\d++`) and atomic groups, and write `GAP` rather than a blank between words. They
    are compiled at first use. Case counts; a pattern that begins with `(?i)` ignores it.

    Args:
        timeout: Seconds that one pattern may take on one document. It is a safety belt: a pattern
            that runs away fails on that document with advice, instead of holding up all others.

    Attributes:
        name: Unique short name of the extractor.
        produces: Fact types that `to_fact` returns.
        requires: Fact types of other extractors that it reads through `match.context`.
        patterns: Patterns by language and by rule name; `*` holds those for any language. Of facts
            that overlap, the leftmost wins, then the longest, then the one listed first.
        overlapping: True to keep facts that overlap, save those alike in everything but their rule.

    Example:
        >>> class FlightExtractor(PatternExtractor):
        ...     name = "flights"
        ...     produces = (Fact,)
        ...     patterns = {"en": {"tail-number": r"\bflight [A-Z]{2}\d{3,4}\b"}}
        ...
        ...     def to_fact(self, match):
        ...         return match.fact(Fact)
    """

    name: ClassVar[str]
    produces: ClassVar[tuple[type[Fact], ...]]
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    patterns: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    overlapping: ClassVar[bool] = False

    timeout: float = 10.0
    _compiled: dict[str, tuple[tuple[str, regex.Pattern[str]], ...]] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not self.patterns and type(self).locales is PatternExtractor.locales:
            msg = f"{type(self).__name__} has no patterns: give it `patterns`, or `locales` and "
            raise TypeError(msg + "`patterns_in`")

    @abc.abstractmethod
    def to_fact(self, match: PatternMatch) -> Fact | None:
        """Turn a match into a fact.

        Args:
            match: The match, with the document around it.

        Returns:
            The fact, or None where the match is none after all.
        """

    def valid(self, fact: Fact, context: Context) -> bool:  # noqa: ARG002 -- for subclasses
        """Whether to keep a fact; a second look, at the words around it for example.

        Args:
            fact: What `to_fact` made.
            context: The document.
        """
        return True

    def locales(self) -> Sequence[str]:
        """The languages that there are patterns for, `*` among them where some need none."""
        return tuple(self.patterns)

    def patterns_in(self, locale: str) -> Mapping[str, str]:
        """The patterns of one language by rule name; asked for once for each language.

        Override it, and `locales`, to build patterns from word lists in locale folders.

        Args:
            locale: One of `locales()`.
        """
        return self.patterns[locale]

    @property
    def languages(self) -> frozenset[str] | None:
        """The languages that it reads; None where some patterns need no language."""
        locales = frozenset(self.locales())
        return None if ANY_LANGUAGE in locales else locales

    def extract(self, context: Context) -> Iterator[Fact]:
        """Find the facts of a document, in text order.

        In a text of unknown language the patterns of all languages are tried.

        Args:
            context: The document.

        Raises:
            PatternError: If a pattern is malformed or takes too long.
        """
        found = [
            (fact.span.start, -fact.span.end, order, fact)
            for order, match in enumerate(self._matches(context))
            if (fact := self.to_fact(match)) is not None and self.valid(fact, context)
        ]
        found.sort(key=lambda entry: entry[:3])
        facts = (fact for _, _, _, fact in found)
        return _distinct(facts) if self.overlapping else _apart(facts)

    def _matches(self, context: Context) -> Iterator[PatternMatch]:
        known = context.language
        for locale in self.locales():
            if locale != ANY_LANGUAGE and known is not None and locale != known:
                continue
            for rule, pattern in self._rules(locale):
                # All of a pattern's matches before the first fact: the search is lazy, and its time
                # must not be mixed with that of `to_fact`.
                try:
                    matches = list(pattern.finditer(context.text, timeout=self.timeout))
                except TimeoutError as error:
                    msg = (
                        f"pattern {rule!r} ({locale}) of extractor {self.name!r} took more than "
                        f"{self.timeout:g} s on {len(context.text)} characters; make it linear "
                        "with possessive quantifiers (++, *+) and atomic groups (?>...)"
                    )
                    raise PatternError(msg) from error
                for match in matches:
                    yield PatternMatch(rule=rule, locale=locale, context=context, match=match)

    def _rules(self, locale: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
        rules = self._compiled.get(locale)
        if rules is None:
            rules = tuple(
                (rule, self._compile(locale, rule, source))
                for rule, source in self.patterns_in(locale).items()
            )
            self._compiled[locale] = rules
        return rules

    def _compile(self, locale: str, rule: str, source: str) -> regex.Pattern[str]:
        try:
            return regex.compile(source)
        except regex.error as error:
            msg = (
                f"pattern {rule!r} ({locale}) of extractor {self.name!r} is malformed: {error}; it "
                f"reads {source!r}"
            )
            raise PatternError(msg) from error


def _apart(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that do not reach into the one before."""
    free = 0
    for fact in facts:
        if fact.span.start >= free:
            free = fact.span.end
            yield fact


def _distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that differ in more than their rule."""
    seen: set[Fact] = set()
    for fact in facts:
        what = evolve(fact, rule="")
        if what not in seen:
            seen.add(what)
            yield fact
