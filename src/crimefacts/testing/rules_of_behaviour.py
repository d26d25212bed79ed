"""Rules about how an extractor behaves over many documents, threads, processes and sizes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest

from attrs import evolve

from crimefacts.document import Document
from crimefacts.facts import Fact
from crimefacts.testing.elsewhere import UnavailableError, read_elsewhere
from crimefacts.testing.prose import neutral_sentences
from crimefacts.testing.rules import (
    NotApplicableError,
    Rule,
    Violation,
    difference,
    find_smallest,
    smallest_document,
)
from crimefacts.testing.subject import Subject, moved, pickled
from crimefacts.testing.timing import find_slow_text

_BREAK = "\n\n"
_THREADS = 4
_SWITCH = 1e-6  # seconds; threads take turns so often that shared state shows
_ENOUGH = 120  # documents for the rules that read each one several times
_THOROUGH = 50  # examples; whoever asks for so many gets a second process


def _deterministic(subject: Subject) -> Violation | None:
    def complain(document: Document) -> str | None:
        first = subject.reading(document).facts
        if first is None:
            return None
        again = subject.read(document)
        if again != first:
            return f"read again, it gives {difference(first, again)}"
        fresh = tuple(subject.make().extract(subject.context(document)))
        if fresh != first:
            return f"another instance gives {difference(first, fresh)}"
        return None

    return find_smallest(subject.corpus, complain)


def _independent(subject: Subject) -> Violation | None:
    documents = _readable(subject)
    for before, document in zip(documents[1:], documents, strict=False):
        message = _influence(subject, before, document)
        if message is not None:
            return _smallest_pair(
                before,
                document,
                lambda one, other: _influence(subject, one, other),
                lambda one, what: f"after reading {one.text!r}, {what}",
            )
    return None


def _smallest_pair(
    first: Document,
    second: Document,
    complaint: Callable[[Document, Document], str | None],
    tell: Callable[[Document, str], str],
) -> Violation:
    """Shrink two documents, of which there is a complaint when they come together."""
    first = smallest_document(first, lambda document: complaint(document, second))
    second = smallest_document(second, lambda document: complaint(first, document))
    return Violation(message=tell(first, complaint(first, second) or ""), text=second.text)


def _influence(subject: Subject, before: Document, document: Document) -> str | None:
    """How reading one document changes what is found in another."""
    extractor = subject.make()
    try:
        alone = subject.read(document, extractor)
        subject.read(before, extractor)
        after = subject.read(document, extractor)
        both = list(_alternately(subject, extractor, document, before))
    except Exception:  # noqa: BLE001 -- reported by the rule never-raises
        return None
    if after != alone:
        return f"it finds {difference(alone, after)}"
    meanwhile = tuple(fact for fact in both if fact is not None)
    if meanwhile != alone:
        return f"read at the same time, it finds {difference(alone, meanwhile)}"
    return None


def _alternately(
    subject: Subject, extractor: object, document: Document, other: Document
) -> Iterator[Fact | None]:
    """The facts of a document, while another one is read fact by fact with the same instance."""
    extract = getattr(extractor, "extract")  # noqa: B009 -- any object of the protocol
    pairs = zip_longest(extract(subject.context(document)), extract(subject.context(other)))
    for fact, _ in pairs:
        yield fact


def _picklable(subject: Subject) -> Violation | None:
    try:
        copy = pickled(subject.make())
    except Exception as error:  # noqa: BLE001 -- pickling runs code of the extractor
        return Violation(message=f"pickling it raises {type(error).__name__}: {error}")
    used = subject.make()
    for document in _readable(subject)[:1]:
        found = subject.read(document, used)
        try:
            copy = pickled(used)
        except Exception as error:  # noqa: BLE001 -- as above
            message = f"pickling it after its first document raises {type(error).__name__}: {error}"
            return Violation(message=message)
        if subject.read(document, copy) != found:
            return Violation(message="a pickled copy finds other facts", text=document.text)
    return None


def _same_elsewhere(subject: Subject) -> Violation | None:
    documents = _readable(subject)[: min(_ENOUGH, 4 * subject.max_examples)]
    here = [subject.reading(document).facts for document in documents]
    try:
        processes = 2 if subject.max_examples >= _THOROUGH else 1
        runs = read_elsewhere(subject.make, subject.producers, documents, processes)
    except UnavailableError as error:
        raise NotApplicableError(str(error)) from error
    for run in runs:
        for document, expected, found in zip(documents, here, run, strict=True):
            if expected != found:
                message = (
                    "another process, which read the texts in another order and hashes strings in "
                    f"another way, finds {difference(expected or (), found)}"
                )
                return Violation(message=message, text=document.text)
    return None


def _same_in_threads(subject: Subject) -> Violation | None:
    documents = _readable(subject)[:_ENOUGH]
    expected = [subject.reading(document).facts for document in documents]
    # Contexts belong to one document and one thread; only the extractor is shared.
    contexts = [[subject.context(document) for document in documents] for _ in range(_THREADS)]
    shared = subject.make()
    together = threading.Barrier(_THREADS)

    def read_all(number: int) -> list[tuple[Fact, ...]]:
        together.wait()
        return [tuple(shared.extract(context)) for context in contexts[number]]

    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        with ThreadPoolExecutor(_THREADS) as pool:
            runs = list(pool.map(read_all, range(_THREADS)))
    except Exception as error:  # noqa: BLE001 -- what did not raise alone raises in threads
        return Violation(message=f"in {_THREADS} threads it raises {type(error).__name__}: {error}")
    finally:
        sys.setswitchinterval(before)
    for run in runs:
        for document, alone, found in zip(documents, expected, run, strict=True):
            if alone != found:
                message = f"in one of {_THREADS} threads it finds {difference(alone or (), found)}"
                return Violation(message=message, text=document.text)
    return None


def _local(subject: Subject) -> Violation | None:
    def complain(document: Document) -> str | None:
        for sentence in neutral_sentences(document.language)[:2]:
            for before, after in ((sentence + _BREAK, ""), ("", _BREAK + sentence)):
                padded = evolve(document, text=before + document.text + after)
                message = _compare(subject, document, padded, len(before))
                if message is not None:
                    return f"with {sentence!r} {'before' if before else 'behind'} it, {message}"
        return None

    return find_smallest(tuple(map(_settled, _readable(subject)[:_ENOUGH])), complain)


def _compare(subject: Subject, document: Document, padded: Document, by: int) -> str | None:
    alone = subject.reading(document, furniture=False).facts
    # The required facts are those of the document itself: it is not their locality that is tested.
    required = [moved(fact, by) for fact in subject.required(document, furniture=False)]
    within = subject.reading_with(padded, required).facts
    if alone is None or within is None:
        return None
    end = by + len(document.text)
    inside = tuple(moved(fact, -by) for fact in within if by <= fact.span.start < end)
    return None if inside == alone else f"it finds {difference(alone, inside)}"


def _additive(subject: Subject) -> Violation | None:
    if subject.whole_document:
        reason = "it reads across paragraphs, as `whole_document` says"
        raise NotApplicableError(reason)
    for first, second in _neighbours(subject):
        message = _sum_of(subject, first, second)
        if message is not None:
            return _smallest_pair(
                first,
                second,
                lambda one, other: _sum_of(subject, one, other),
                lambda one, what: f"behind the paragraph {one.text!r}, {what}",
            )
    return None


def _neighbours(subject: Subject) -> Iterator[tuple[Document, Document]]:
    """Texts to be put together: cut apart within a fact, and one with facts before any other."""
    documents = tuple(map(_settled, _readable(subject)))
    plain = tuple(map(_settled, subject.plain))
    for document in plain:
        text = document.text
        for fact in (subject.reading(document, furniture=False).facts or ())[:2]:
            for cut in range(fact.span.start, min(fact.span.end, len(text))):
                if text[cut].isspace():
                    yield evolve(document, text=text[:cut]), evolve(document, text=text[cut + 1 :])
    for first in plain[:2]:
        for second in (first, *documents):
            yield first, evolve(first, text=second.text)


def _sum_of(subject: Subject, first: Document, second: Document) -> str | None:
    """Whether two texts, as paragraphs of one, hold the facts of both."""
    one = subject.reading(first, furniture=False).facts
    other = subject.reading(second, furniture=False).facts
    by = len(first.text) + len(_BREAK)
    joined = evolve(first, text=first.text + _BREAK + second.text)
    required = [
        *subject.required(first, furniture=False),
        *(moved(fact, by) for fact in subject.required(second, furniture=False)),
    ]
    together = subject.reading_with(joined, required).facts
    if one is None or other is None or together is None:
        return None
    apart = (*one, *(moved(fact, by) for fact in other))
    if sorted(together, key=repr) == sorted(apart, key=repr):
        return None
    return f"it finds {difference(apart, together)}"


def _linear(subject: Subject) -> Violation | None:
    slow = find_slow_text(subject)
    return None if slow is None else Violation(message=slow.message, text=slow.unit)


def _readable(subject: Subject) -> tuple[Document, ...]:
    return tuple(
        document for document in subject.corpus if subject.reading(document).facts is not None
    )


def _settled(document: Document) -> Document:
    """A document known so well from outside that adding paragraphs changes its text only."""
    return evolve(
        document,
        language=document.language or "en",
        published=document.published or "2020-06-15",
        title=document.title or "-",
        country=document.country or "PE",
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name="deterministic",
        promise="The same text gives the same facts in the same order.",
        advice="Look for random numbers, the clock, and loops over sets.",
        check=_deterministic,
    ),
    Rule(
        name="independent",
        promise="One document leaves no trace in the next.",
        advice="Keep what belongs to a document in local variables, not on the extractor; do not "
        "change lists and dicts that are made once.",
        check=_independent,
    ),
    Rule(
        name="picklable",
        promise="It can be sent to another process.",
        advice="Define the class at the top of a module, and keep lambdas, locks, open files and "
        "modules out of its fields; load data in a function with functools.cache.",
        check=_picklable,
    ),
    Rule(
        name="same-elsewhere",
        promise="Another process finds the same, whatever it read before.",
        advice="Sort sets before you loop over them; look for caches at module level that are not "
        "keyed by all that their values depend on.",
        check=_same_elsewhere,
    ),
    Rule(
        name="same-in-threads",
        promise="One instance reads several documents at once.",
        advice="Keep what belongs to a document in local variables, not on the extractor.",
        check=_same_in_threads,
    ),
    Rule(
        name="local",
        promise="A paragraph without facts, before or behind a text, changes nothing.",
        advice="Look for patterns anchored at the beginning or end of the text, and for words that "
        "count from afar.",
        check=_local,
    ),
    Rule(
        name="additive",
        promise="Two paragraphs hold the facts of both.",
        advice="No pattern should cross a blank line: write GAP for \\s+. An error that is caught "
        "takes the other facts with it. If facts do depend on other paragraphs, say "
        "`whole_document = True` (`--whole-document`).",
        check=_additive,
    ),
    Rule(
        name="linear",
        promise="Twice the text takes twice the time.",
        advice="Make patterns possessive (++, *+) or atomic (?>...), begin them with what is rare, "
        "and loop over context.facts_in(...) rather than over all facts for each match.",
        check=_linear,
    ),
)
