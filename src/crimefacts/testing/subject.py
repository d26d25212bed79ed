"""The extractor under test, how it is run, and the texts that it is run on."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar

import attrs
from attrs import field, frozen
from hypothesis import HealthCheck, Phase, given, seed, settings

from crimefacts.document import Document, Span
from crimefacts.errors import RequirementError
from crimefacts.extractors import Extractor
from crimefacts.facts import Fact
from crimefacts.pipeline import Pipeline
from crimefacts.registry import Registry
from crimefacts.testing.examples import Example
from crimefacts.testing.planting import plantable, planted
from crimefacts.testing.prose import LOCALES, documents, texts
from crimefacts.testing.running import Watched, required_facts

ValueT = TypeVar("ValueT")

_LANGUAGES = ("en", "es", "pt")
_MEMORY = 4096


@frozen(kw_only=True)
class Reading:
    """What came of reading a document.

    Args:
        yielded: What the extractor yielded, unsorted and unchecked.
        error: What it raised, None where nothing.
    """

    yielded: tuple[Any, ...] = ()
    error: Exception | None = None

    @property
    def facts(self) -> tuple[Fact, ...] | None:
        """The facts; None where the extractor raised or yielded something else."""
        proper = self.error is None and all(isinstance(fact, Fact) for fact in self.yielded)
        return self.yielded if proper else None


@frozen(kw_only=True)
class Subject:
    """An extractor under test.

    Args:
        make: Makes the extractor, as a plugin's hook would: a class or a function.
        examples: Texts that it is made for, with what should be found.
        producers: Extractors of the fact types that it requires, in running order.
        max_examples: How many texts to draw.
        seed: Which texts to draw; the same number draws the same ones.
        whole_document: True for an extractor whose facts may depend on other paragraphs.
    """

    make: Callable[[], Extractor]
    examples: tuple[Example, ...] = ()
    producers: tuple[Extractor, ...] = ()
    max_examples: int = 50
    seed: int = 0
    whole_document: bool = False
    #: Names of what the extractor makes a context work out.
    core_used: set[str] = field(factory=set, init=False, eq=False, repr=False)
    _required: dict[tuple[Document, bool], tuple[Fact, ...]] = field(
        factory=dict, init=False, eq=False, repr=False
    )
    _readings: dict[tuple[Document, bool], Reading] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    @cached_property
    def extractor(self) -> Extractor:
        """One extractor, for the rules that need no fresh one."""
        return self.make()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages to draw texts in."""
        spoken = self.extractor.languages
        if spoken is None:
            return _LANGUAGES
        return tuple(sorted(spoken & set(LOCALES.names()))) or tuple(sorted(spoken)) or _LANGUAGES

    def read(
        self, document: Document, extractor: Extractor | None = None, *, furniture: bool = True
    ) -> tuple[Fact, ...]:
        """What the extractor yields for a document, unsorted and unchecked.

        Args:
            document: The document.
            extractor: The extractor; None takes that of the subject.
            furniture: False leaves page furniture in the text.
        """
        context = self.context(document, furniture=furniture)
        return tuple((extractor or self.extractor).extract(context))

    def context(self, document: Document, *, furniture: bool = True) -> Watched:
        """A fresh context with the facts that the extractor requires."""
        return Watched(document, self.required(document, furniture=furniture), furniture=furniture)

    def required(self, document: Document, *, furniture: bool = True) -> tuple[Fact, ...]:
        """The facts of other extractors that this one may read."""
        known = self._required.get((document, furniture))
        if known is None:
            known = required_facts(self.producers, document, furniture=furniture)
            if len(self._required) < _MEMORY:
                self._required[document, furniture] = known
        return known

    def reading(self, document: Document, *, furniture: bool = True) -> Reading:
        """What comes of reading a document, kept for the next rule that asks.

        Args:
            document: The document.
            furniture: False leaves page furniture in the text.
        """
        known = self._readings.get((document, furniture))
        if known is None:
            required = self.required(document, furniture=furniture)
            known = self._attempt(Watched(document, required, furniture=furniture))
            if len(self._readings) < _MEMORY:
                self._readings[document, furniture] = known
        return known

    def reading_with(self, document: Document, required: Iterable[Fact]) -> Reading:
        """What comes of reading a document with page furniture and these facts of others.

        Args:
            document: The document.
            required: Facts of the types that the extractor requires.
        """
        return self._attempt(Watched(document, required, furniture=False))

    def _attempt(self, context: Watched) -> Reading:
        try:
            return Reading(yielded=tuple(self.extractor.extract(context)))
        except Exception as error:  # noqa: BLE001 -- an extractor may raise anything
            return Reading(error=error)

    @cached_property
    def plain(self) -> tuple[Document, ...]:
        """Documents with facts in them, one by one: the examples, and texts with planted facts."""
        own = [example.document for example in self.examples]
        for fact_type in self.extractor.produces:
            if plantable(fact_type):
                own += [plant.document for plant in self.planted(fact_type)]
        return tuple(dict.fromkeys(own))

    @cached_property
    def ending(self) -> str:
        """A short text with facts in it, if there is one."""
        return min((document.text for document in self.plain), key=len, default="")

    def planted(self, fact_type: type[Fact]) -> tuple[Any, ...]:
        """Texts with known facts of one type, in languages that the extractor speaks."""
        try:
            return _drawn(planted, (fact_type,), self.languages, max(self.max_examples // 5, 5), 0)
        except LookupError:
            return ()

    @cached_property
    def corpus(self) -> tuple[Document, ...]:
        """All texts: those with facts, near misses of them, made-up reports and any text at all."""
        count = self.max_examples
        reports = _drawn(documents, (), self.languages, count, self.seed)
        noise = [
            Document(text=text, language=self.languages[index % len(self.languages)])
            for index, text in enumerate(_drawn(texts, (), None, count, self.seed))
        ]
        return tuple(dict.fromkeys((*self.plain, *self.near_misses, *reports, *noise)))

    @cached_property
    def near_misses(self) -> tuple[Document, ...]:
        """The texts with facts, cut off at a fact's ends, and with a fact's words disturbed."""
        result: dict[Document, None] = {}
        for document in self.plain[: self.max_examples]:
            for fact in (self.reading(document).facts or ())[:2]:
                for text in _disturbed(document.text, fact.span, self.max_examples):
                    result[attrs.evolve(document, text=text)] = None
        # All kinds of disturbance, whatever the number of texts: every n-th one.
        # The step is odd, since kinds come in groups of eight.
        step = len(result) // (self.max_examples * 8) * 2 + 1
        return tuple(result)[::step]


def producers_for(
    make: Callable[[], Extractor], registry: Registry | None
) -> tuple[Extractor, ...]:
    """Extractors of the fact types that an extractor requires, in running order.

    Args:
        make: Makes the extractor.
        registry: Where to find them; None discovers the installed plugins.

    Raises:
        RequirementError: If a type has no producer.
    """
    extractor = make()
    requires: object = getattr(extractor, "requires", ())
    if not isinstance(requires, tuple) or not requires:
        return ()
    known = Registry.discover() if registry is None else registry
    chosen = []
    for required in requires:
        names = [
            name
            for name, entry in known.extractors.items()
            if name != extractor.name and any(issubclass(kind, required) for kind in entry.produces)
        ]
        if not names:
            msg = (
                f"extractor {extractor.name!r} requires facts of type {required.type!r}, which no "
                "extractor at hand produces: install the plugin that does, or hand a registry over"
            )
            raise RequirementError(msg)
        chosen += names
    return Pipeline(known, only=chosen, on_error="raise").extractors


def pickled(value: ValueT) -> ValueT:
    """A copy by way of pickle."""
    copy: ValueT = pickle.loads(pickle.dumps(value))  # noqa: S301 -- made on the spot
    return copy


def moved(fact: Fact, by: int) -> Fact:
    """A fact that stands further on in the text, with all facts and spans in it."""
    moved_fact: Fact = _moved(fact, by)
    return moved_fact


def _moved(value: Any, by: int) -> Any:  # noqa: ANN401 -- any field of a fact
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if attrs.has(type(value)):
        changed: Mapping[str, Any] = {
            attribute.name: _moved(getattr(value, attribute.name), by)
            for attribute in attrs.fields(type(value))
            if attribute.init
        }
        return attrs.evolve(value, **changed)
    return value


def _disturbed(text: str, span: Span, limit: int) -> Iterator[str]:
    """A text cut off at a fact's ends, then with single characters of the fact changed."""
    start, end = span.start, min(span.end, len(text))
    yield text[:end]
    yield text[start:]
    yield text[start:end]
    yield text[:start] + text[start:end].upper() + text[end:]
    yield text[:start] + text[start:end].replace(" ", "\u00a0") + text[end:]
    yield text[:start] + text[start:end].replace(" ", "\n") + text[end:]
    yield text[:start] + text[start:end].replace(" ", "\n\n") + text[end:]
    yield text[:start] + text[start:end] * 2 + text[end:]
    step = max((end - start) // limit, 1)
    for offset in range(start, end, step):
        yield text[:offset] + text[offset + 1 :]
        yield text[: offset + 2] + text[offset:]
        for character in (",", ".", "0", " ", "-", "\u0301"):
            yield text[:offset] + character + text[offset:]


@cache
def _drawn(
    make: Callable[..., Any],
    arguments: tuple[Any, ...],
    languages: tuple[str, ...] | None,
    count: int,
    number: int,
) -> tuple[Any, ...]:
    """Draw values from a strategy, the same ones for the same number."""
    named = {} if languages is None else {"languages": languages}
    values: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(make(*arguments, **named))
    def collect(value: Any) -> None:  # noqa: ANN401 -- of any strategy
        values.append(value)

    collect()
    return tuple(values)
