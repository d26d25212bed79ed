"""What every extractor promises, rule by rule."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from attrs import evolve, frozen

from crimefacts.document import Document
from crimefacts.facts import Fact
from crimefacts.testing.subject import Subject

# How often the search for a smaller text may try.
_BUDGET = 1_500


@frozen(kw_only=True)
class Violation:
    """A broken rule.

    Args:
        message: What went wrong.
        text: The smallest text found that shows it; None where the rule is not about a text.
    """

    message: str
    text: str | None = None


class NotApplicableError(Exception):
    """A rule cannot be checked here; the message says why."""


@frozen(kw_only=True)
class Rule:
    """Something that an extractor promises.

    Args:
        name: Its short name.
        promise: The promise, as a sentence.
        advice: What to do where it is broken.
        check: Looks for a violation; raises NotApplicableError where it cannot.
    """

    name: str
    promise: str
    advice: str
    check: Callable[[Subject], Violation | None]


def find_smallest(
    documents: tuple[Document, ...], complaint: Callable[[Document], str | None]
) -> Violation | None:
    """Look for a document with a complaint, then for the smallest text that still has one.

    Args:
        documents: Where to look, in this order.
        complaint: What is wrong with what the extractor does on a document; None where nothing is.
    """
    for document in documents:
        message = complaint(document)
        if message is not None:
            small = smallest_document(document, complaint)
            return Violation(message=complaint(small) or message, text=small.text)
    return None


def smallest_document(document: Document, complaint: Callable[[Document], str | None]) -> Document:
    """Take parts out of a document's text for as long as there is a complaint.

    Args:
        document: A document with a complaint.
        complaint: What is wrong; None where nothing is.
    """
    text = smallest_text(document.text, lambda text: complaint(evolve(document, text=text)))
    return evolve(document, text=text)


def smallest_text(text: str, complaint: Callable[[str], object | None]) -> str:
    """Take parts out of a text for as long as there is a complaint.

    Args:
        text: A text with a complaint.
        complaint: None where there is nothing to complain of.
    """
    budget = _BUDGET
    size = max(len(text) // 2, 1)
    while True:
        start, shrunk = 0, False
        while start < len(text) and budget > 0:
            candidate = text[:start] + text[start + size :]
            budget -= 1
            if complaint(candidate) is None:
                start += size
            else:
                text, shrunk = candidate, True
        if budget <= 0 or (size == 1 and not shrunk):
            return text
        if not shrunk or size > 1:
            size = max(size // 2, 1)


def difference(expected: tuple[Fact, ...], found: tuple[Fact, ...]) -> str | None:
    """Say in one line how two lists of facts differ; None where they do not."""
    if expected == found:
        return None
    gone = [fact for fact in expected if fact not in found]
    new = [fact for fact in found if fact not in expected]
    if not gone and not new:
        return f"the same {len(found)} facts in another order or number"
    parts = [f"without {show(fact)}" for fact in gone[:2]] + [
        f"with {show(fact)}" for fact in new[:2]
    ]
    return ", ".join(parts)


def show(fact: Fact) -> str:
    """A fact in few words."""
    own = [
        f"{field.name}={getattr(fact, field.name)!r}"
        for field in attrs.fields(type(fact))
        if field.name not in ("span", "quote", "rule", "extractor")
    ]
    values = f" ({', '.join(own)})" if own else ""
    return f"{fact.type} {fact.quote!r} at {fact.span.start}:{fact.span.end}{values}"
