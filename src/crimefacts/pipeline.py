"""Run extractors over one document, over many, over many processes."""

from __future__ import annotations

import os
import pickle
import sys
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attrs import evolve

from crimefacts.document import Document, Span
from crimefacts.errors import InvalidFactError, PluginError, UngroundedFactError
from crimefacts.extraction import Coverage, Extraction, ExtractorFailure
from crimefacts.extractors import Context, Extractor, text_order
from crimefacts.facts import Fact
from crimefacts.registry import Registry

if TYPE_CHECKING:
    from concurrent.futures import Future

# Documents that one worker takes at a time, and batches under way for each worker: enough to keep
# workers busy, few enough that a stream of a million documents is never held in memory.
_BATCH = 16
_BATCHES_PER_WORKER = 4


#: Set to 1, it makes pipelines tell standard error how long each extractor took on each document.
TRACE_VARIABLE = "CRIMEFACTS_TRACE"


class OnError(StrEnum):
    """What to do when an extractor breaks on a document."""

    RECORD = "record"
    RAISE = "raise"


class Pipeline:
    """Reads documents with a choice of extractors.

    What the chosen extractors require runs too, but only facts of the chosen ones are reported.

    Args:
        registry: Where extractors come from; None discovers the installed plugins.
        only: Names of the extractors to report; None for all.
        without: Names of extractors to leave out.
        options: Options by extractor name, such as `{"dates": {"vague": True}}`.
        on_error: `record` notes a broken extractor in the Extraction, `raise` lets its error
            through.

    Raises:
        PluginError: If names, options or requirements do not fit the registry.
    """

    def __init__(
        self,
        registry: Registry | None = None,
        *,
        only: Iterable[str] | None = None,
        without: Iterable[str] = (),
        options: Mapping[str, Mapping[str, Any]] | None = None,
        on_error: OnError | str = OnError.RECORD,
    ) -> None:
        self._registry = Registry.discover() if registry is None else registry
        self._only = None if only is None else tuple(only)
        self._without = tuple(without)
        self._options = {name: dict(values) for name, values in (options or {}).items()}
        self._on_error = OnError(on_error)
        self._traced = os.environ.get(TRACE_VARIABLE, "0") not in ("", "0")
        self._registry.check_options(self._options)
        chosen = self._registry.select(self._only, self._without)
        self._reported = frozenset(entry.name for entry in chosen)
        self._extractors: tuple[Extractor, ...] = tuple(
            entry.make(self._options.get(entry.name, {}))
            for entry in self._registry.in_order(chosen)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        arguments = (self._registry, self._only, self._without, self._options, self._on_error)
        return _rebuild, arguments

    @property
    def registry(self) -> Registry:
        """Where the extractors come from."""
        return self._registry

    @property
    def extractors(self) -> tuple[Extractor, ...]:
        """The extractors in running order."""
        return self._extractors

    def extract(self, document: Document) -> Extraction:
        """Read one document.

        Raises:
            Exception: Whatever an extractor raises, under `on_error="raise"`.
        """
        context = Context(document)
        failures: list[ExtractorFailure] = []
        skipped: list[str] = []
        reported: list[Fact] = []
        for extractor in self._extractors:
            if not _speaks(extractor, context.language):
                if extractor.name in self._reported:
                    skipped.append(extractor.name)
                continue
            begin = perf_counter() if self._traced else 0.0
            found: list[Fact] = []
            try:
                _read(extractor, context, found)
            except Exception as error:
                if self._on_error is OnError.RAISE:
                    raise
                failures.append(
                    ExtractorFailure(
                        extractor=extractor.name, error=type(error).__name__, message=str(error)
                    )
                )
            context.add(found)
            if extractor.name in self._reported:
                reported.extend(found)
            if self._traced:
                _trace(document, extractor, perf_counter() - begin, found, failures)
        furniture = context.furniture
        return Extraction(
            id=document.id,
            language=context.language,
            published=context.published,
            title=context.title,
            country=context.country,
            facts=tuple(sorted(reported, key=text_order)),
            failures=tuple(failures),
            coverage=Coverage(
                characters=len(document.text) - sum(map(len, furniture)),
                furniture=furniture,
                skipped=tuple(skipped),
            ),
            document=document,
        )

    def map(self, documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Extraction]:
        """Read many documents and stream the results in their order.

        Args:
            documents: The documents; taken one by one as results are asked for.
            jobs: Processes to share the work among; 1 stays in this one.

        Raises:
            ValueError: If `jobs` is less than 1.
            PluginError: If `jobs` is more than 1 and the pipeline, or a fact, cannot be pickled.
        """
        if jobs < 1:
            msg = f"jobs must be 1 or more, not {jobs}"
            raise ValueError(msg)
        if jobs == 1:
            return map(self.extract, documents)
        return self._map_in_processes(documents, jobs)

    def _map_in_processes(self, documents: Iterable[Document], jobs: int) -> Iterator[Extraction]:
        # Imported here: it brings multiprocessing, which most programs never need.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        waiting = iter(documents)
        under_way: deque[tuple[list[Document], Future[bytes]]] = deque()
        myself = _pickle(self, "the pipeline")
        with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(myself,)) as pool:
            try:
                while True:
                    while len(under_way) < jobs * _BATCHES_PER_WORKER:
                        batch = list(islice(waiting, _BATCH))
                        if not batch:
                            break
                        under_way.append((batch, pool.submit(_work, batch)))
                    if not under_way:
                        return
                    batch, future = under_way.popleft()
                    extractions: list[Extraction] = pickle.loads(  # noqa: S301 -- from our worker
                        future.result()
                    )
                    for document, extraction in zip(batch, extractions, strict=True):
                        yield evolve(extraction, document=document)
            finally:
                for _, future in under_way:
                    future.cancel()


def _speaks(extractor: Extractor, language: str | None) -> bool:
    """Whether to run an extractor; in a text of unknown language each has its chance."""
    return extractor.languages is None or language is None or language in extractor.languages


def _read(extractor: Extractor, context: Context, found: list[Fact]) -> None:
    """Collect the facts of one extractor outside page furniture.

    They are handed over in a list, so that those found before an error are not lost.
    """
    context.reader = extractor.name
    yielded: object = extractor.extract(context)
    if not isinstance(yielded, Iterable):
        msg = (
            f"extract() of extractor {extractor.name!r} returned {yielded!r}; it should yield "
            "facts, or return a list of them"
        )
        raise InvalidFactError(msg)
    name, produces = extractor.name, extractor.produces
    text = context.document.text
    furniture = context.furniture
    starts = [span.start for span in furniture]
    for fact in yielded:
        if (
            isinstance(fact, produces)
            and isinstance(fact, Fact)
            and isinstance(span := fact.span, Span)
            and (end := span.end) <= len(text)
            and text[span.start : end] == fact.quote
        ):
            # Furniture is in text order without overlap: only the last stretch that begins before
            # the fact's end can reach into it.
            before = bisect_left(starts, end)
            if not before or furniture[before - 1].end <= span.start:
                found.append(fact if fact.extractor == name else evolve(fact, extractor=name))
        else:
            raise _complaint(fact, extractor, text)


def _complaint(fact: object, extractor: Extractor, text: str) -> InvalidFactError:
    """What to say of a fact that does not keep what every fact promises."""
    if not isinstance(fact, Fact):
        return InvalidFactError(f"extractor {extractor.name!r} returned {fact!r}, which is no Fact")
    if not isinstance(fact, extractor.produces):
        return InvalidFactError(
            f"extractor {extractor.name!r} returned a {type(fact).__name__}, which it does not "
            "name in `produces`"
        )
    span: object = fact.span
    if not isinstance(span, Span):
        return InvalidFactError(
            f"extractor {extractor.name!r} gave a fact the span {span!r}; it should be a Span"
        )
    return UngroundedFactError(
        f"extractor {extractor.name!r} quotes {fact.quote!r}, but the text at "
        f"{span.start}:{span.end} says {span.of(text)!r}; make facts with context.fact(), "
        "which takes the quote from the text"
    )


def _trace(
    document: Document,
    extractor: Extractor,
    seconds: float,
    found: list[Fact],
    failures: list[ExtractorFailure],
) -> None:
    broken = ", broken" if failures and failures[-1].extractor == extractor.name else ""
    line = f"{extractor.name} {seconds * 1000:.2f} ms, {len(found)} facts{broken}"
    print(f"crimefacts: {document.id or '-'}: {line}", file=sys.stderr)  # noqa: T201 -- asked for


# The worker's own pipeline: made once a process, since rules and gazetteers are costly to load.
_worker_pipeline: Pipeline | None = None


def _start_worker(pipeline: bytes) -> None:
    global _worker_pipeline  # noqa: PLW0603 -- a pool's initializer has no other way
    _worker_pipeline = pickle.loads(pipeline)  # noqa: S301 -- from our parent


def _work(documents: list[Document]) -> bytes:
    assert _worker_pipeline is not None, "the pool runs _start_worker first"  # noqa: S101
    extractions = [
        evolve(extraction, document=None) for extraction in _worker_pipeline.map(documents)
    ]
    # Pickled here, and not by the pool, whose errors tell nobody what to do.
    return _pickle(extractions, "the facts found")


def _pickle(value: object, what: str) -> bytes:
    try:
        return pickle.dumps(value)
    except Exception as error:
        msg = (
            f"{what} cannot be sent to another process: {error}; define fact classes, extractors "
            "and plugins at the top of an importable module, or use one process (jobs=1)"
        )
        raise PluginError(msg) from error


def _rebuild(
    registry: Registry,
    only: tuple[str, ...] | None,
    without: tuple[str, ...],
    options: dict[str, dict[str, Any]],
    on_error: OnError,
) -> Pipeline:
    return Pipeline(registry, only=only, without=without, options=options, on_error=on_error)
