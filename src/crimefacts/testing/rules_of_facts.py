"""Rules about the facts that an extractor yields for one document."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs

from crimefacts.document import Document
from crimefacts.extraction import Extraction
from crimefacts.extractors import text_order
from crimefacts.facts import Fact
from crimefacts.schema import json_schema
from crimefacts.serialization import dumps, fact_to_dict, loads
from crimefacts.testing.differences import describe_differences
from crimefacts.testing.planting import plantable
from crimefacts.testing.rules import (
    NotApplicableError,
    Rule,
    Violation,
    difference,
    find_smallest,
    show,
)
from crimefacts.testing.subject import Subject
from crimefacts.testing.values import wrong_values

_UNSTATED = {"rule", "extractor", "start", "end", "quote", "legs", "places"}


def _about_each(
    complaint: Callable[[Subject, Document, tuple[Fact, ...]], str | None],
) -> Callable[[Subject], Violation | None]:
    """A check that looks at the facts of one document at a time."""

    def check(subject: Subject) -> Violation | None:
        def complain(document: Document) -> str | None:
            found = subject.reading(document).facts
            return None if found is None else complaint(subject, document, found)

        return find_smallest(subject.corpus, complain)

    return check


def _never_raises(subject: Subject) -> Violation | None:
    def complain(document: Document) -> str | None:
        error = subject.reading(document).error
        return None if error is None else f"it raises {type(error).__name__}: {error}"

    return find_smallest(subject.corpus, complain)


def _kinds_kept(subject: Subject) -> Violation | None:
    produces = subject.extractor.produces

    def complain(document: Document) -> str | None:
        for fact in subject.reading(document).yielded:
            if not isinstance(fact, Fact):
                return f"it yields {fact!r}, which is no fact"
            if not isinstance(fact, produces):
                return f"it yields the {type(fact).__name__} {fact.quote!r}, not in `produces`"
        return None

    return find_smallest(subject.corpus, complain)


def _requirements_kept(subject: Subject) -> Violation | None:
    requires = subject.extractor.requires

    def complain(document: Document) -> str | None:
        context = subject.context(document)
        try:
            tuple(subject.extractor.extract(context))
        except Exception:  # noqa: BLE001 -- reported by the rule never-raises
            return None
        for kind in sorted(context.asked, key=lambda kind: kind.__qualname__):
            if not any(issubclass(kind, required) for required in requires):
                return f"it asks the context for {kind.__name__}, which is not in `requires`"
        return None

    return find_smallest(subject.corpus, complain)


def _grounded(_: Subject, document: Document, found: tuple[Fact, ...]) -> str | None:
    text = document.text
    for fact in found:
        if fact.span.end > len(text):
            return f"the span of {show(fact)} ends behind the text of {len(text)} characters"
        if fact.span.of(text) != fact.quote:
            return f"{show(fact)} quotes what the text does not say there: {fact.span.of(text)!r}"
    return None


def _whole_words(_: Subject, document: Document, found: tuple[Fact, ...]) -> str | None:
    text = document.text
    for fact in found:
        if fact.quote != fact.quote.strip():
            return f"{show(fact)} begins or ends with a blank"
        for border in (fact.span.start, fact.span.end):
            before, after = text[border - 1 : border], text[border : border + 1]
            if (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit()):
                return f"{show(fact)} cuts a word: {text[max(border - 8, 0) : border + 8]!r}"
    return None


def _distinct(_: Subject, __: Document, found: tuple[Fact, ...]) -> str | None:
    seen = set()
    for fact in found:
        key = attrs.evolve(fact, rule="", extractor="")
        if key in seen:
            return f"{show(fact)} comes twice"
        seen.add(key)
    return None


def _typed(_: Subject, __: Document, found: tuple[Fact, ...]) -> str | None:
    for fact in found:
        for complaint in wrong_values(fact):
            return f"{show(fact)}: {complaint}"
        try:
            hash(fact)
        except TypeError as error:
            return f"{show(fact)} cannot be put in a set: {error}"
        if not fact.rule:
            return f"{show(fact)} does not say by which rule it was found"
    return None


def _through_json(subject: Subject) -> Violation | None:
    kinds = subject.extractor.produces
    validator = _validator(kinds)

    def complain(document: Document) -> str | None:
        found = subject.reading(document).facts
        if not found:
            return None
        extraction = Extraction(id="", facts=tuple(sorted(found, key=text_order)))
        try:
            line = dumps(extraction)
            line.encode("utf-8")
            again = loads(line, kinds)
        except Exception as raised:  # noqa: BLE001 -- whatever a value does
            return f"writing or reading JSON raises {type(raised).__name__}: {raised}"
        if again != extraction:
            return f"JSON gives back other facts: {difference(extraction.facts, again.facts)}"
        for error in () if validator is None else validator.iter_errors(json.loads(line)):
            return f"the JSON does not fit its schema: {error.message}"
        return None

    return find_smallest(subject.corpus, complain)


def _validator(kinds: tuple[type[Fact], ...]) -> Any:  # noqa: ANN401 -- jsonschema is optional
    try:
        import jsonschema  # noqa: PLC0415 -- optional
    except ImportError:
        return None
    return jsonschema.Draft202012Validator(json_schema(kinds))


def _examples_found(subject: Subject) -> Violation | None:
    with_facts = [example for example in subject.examples if example.facts is not None]
    if not with_facts:
        reason = "there are no examples that say what should be found"
        raise NotApplicableError(reason)
    for example in with_facts:
        reading = subject.reading(example.document)
        if reading.facts is None:
            return Violation(message=f"it raises {reading.error!r}", text=example.text)
        found = sorted(reading.facts, key=text_order)
        got = [fact_to_dict(attrs.evolve(fact, extractor=subject.extractor.name)) for fact in found]
        wanted = [dict(fact) for fact in example.facts or ()]
        lines = describe_differences(wanted, got)
        if lines:
            label = f"example {example.id!r}" if example.id else "an example"
            return Violation(message="\n".join([f"{label} differs", *lines]), text=example.text)
    return None


def _planted_found(subject: Subject) -> Violation | None:
    kinds = [kind for kind in subject.extractor.produces if plantable(kind)]
    if not kinds:
        reason = "no phrases are registered for its facts; see register_fact_type"
        raise NotApplicableError(reason)
    for kind in kinds:
        for plant in subject.planted(kind):
            found = subject.reading(plant.document).facts
            if found is None:
                continue
            for fact in plant.facts:
                wanted = {
                    key: value
                    for key, value in fact_to_dict(fact).items()
                    if key not in _UNSTATED and value not in (None, [], ())
                }
                near = [fact_to_dict(other) for other in found if other.span.overlaps(fact.span)]
                if not any(not describe_differences([wanted], [got]) for got in near):
                    message = f"{show(fact)} stands in it, found there: {near or 'nothing'}"
                    return Violation(message=message, text=plant.document.text)
    return None


RULES: tuple[Rule, ...] = (
    Rule(
        name="never-raises",
        promise="It reads any text without raising.",
        advice="Return no fact where the words make none: check what a pattern let through before "
        "you convert it. Do not catch everything: that loses the other facts as well.",
        check=_never_raises,
    ),
    Rule(
        name="kinds",
        promise="It yields facts of the types in `produces` only.",
        advice="Add the type to `produces`, or do not yield it.",
        check=_kinds_kept,
    ),
    Rule(
        name="requirements",
        promise="It asks only for fact types in `requires`.",
        advice="Add the type to `requires`: nothing else makes its extractor run before this one.",
        check=_requirements_kept,
    ),
    Rule(
        name="grounded",
        promise="Every fact quotes the text at its span, letter by letter.",
        advice="Make facts with context.fact(...) or match.fact(...), which take the quote from "
        "the text; offsets count from the beginning of the document, ends are exclusive.",
        check=_about_each(_grounded),
    ),
    Rule(
        name="whole-words",
        promise="A span begins and ends at words, without blanks.",
        advice="Look for an end that is off by one; end patterns with \\b, and keep blanks out of "
        "the group that is quoted.",
        check=_about_each(_whole_words),
    ),
    Rule(
        name="distinct",
        promise="No fact comes twice.",
        advice="Where several rules find the same words, keep the first; PatternExtractor does so.",
        check=_about_each(_distinct),
    ),
    Rule(
        name="typed",
        promise="The fields of facts hold what their annotations say.",
        advice="Convert before you make the fact: Decimal(...) for numbers, an enumeration's "
        "member instead of its text, tuples instead of lists.",
        check=_about_each(_typed),
    ),
    Rule(
        name="json",
        promise="Facts go through JSON unchanged and fit the schema.",
        advice="Use the field types that Fact names in its documentation.",
        check=_through_json,
    ),
    Rule(
        name="examples",
        promise="The examples come out as written down.",
        advice="Mend the extractor, or the example.",
        check=_examples_found,
    ),
    Rule(
        name="planted",
        promise="Facts planted in made-up texts are found.",
        advice="Look at what stands around the phrase in the text: a sentence begin, a quotation "
        "mark, a line end.",
        check=_planted_found,
    ),
)
