"""The rule about what an extractor says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crimefacts.errors import SerializationError
from crimefacts.extractors import Extractor
from crimefacts.facts import Fact
from crimefacts.schema import json_schema
from crimefacts.testing.rules import Rule, Violation
from crimefacts.testing.subject import Subject

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def _declared(subject: Subject) -> Violation | None:
    extractor = subject.make()
    missing = [
        name
        for name in ("name", "produces", "requires", "languages", "extract")
        if not hasattr(extractor, name)
    ]
    if missing:
        return Violation(message=f"{extractor!r} has no {' and no '.join(missing)}")
    complaints = (
        *_of_name(extractor),
        *_of_kinds(extractor, "produces"),
        *_of_kinds(extractor, "requires"),
        *_of_languages(extractor),
    )
    if not complaints:
        complaints = tuple(_of_facts(extractor))
    return Violation(message="; ".join(complaints)) if complaints else None


def _of_name(extractor: Extractor) -> Iterator[str]:
    name: object = extractor.name
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"the name {name!r} is not of lower-case letters, digits, - and _"


def _of_kinds(extractor: Extractor, field: str) -> Iterator[str]:
    kinds: object = getattr(extractor, field)
    if not isinstance(kinds, tuple):
        yield f"`{field}` is a {type(kinds).__name__}, not a tuple"
        return
    for kind in kinds:
        if not (isinstance(kind, type) and issubclass(kind, Fact)):
            yield f"`{field}` names {kind!r}, which is no fact class"
        elif "__attrs_attrs__" not in kind.__dict__:
            yield f"{kind.__name__} is not decorated with @attrs.frozen(kw_only=True)"


def _of_languages(extractor: Extractor) -> Iterator[str]:
    languages: object = extractor.languages
    if languages is None:
        return
    if not isinstance(languages, frozenset) or not languages:
        yield f"`languages` is {languages!r}, neither None nor a frozenset of codes"
    elif not all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in languages):
        yield f"`languages` is {languages!r}, which are not all ISO 639-1 codes"


def _of_facts(extractor: Extractor) -> Iterator[str]:
    if not extractor.produces:
        yield "`produces` is empty"
    for kind in extractor.produces:
        if kind.type == Fact.type:
            yield f"{kind.__name__} has no `type` tag of its own"
    try:
        json_schema(extractor.produces)
    except SerializationError as error:
        yield str(error)


RULES: tuple[Rule, ...] = (
    Rule(
        name="declared",
        promise="It says what it is called, produces, requires and reads.",
        advice="Give the class the attributes name, produces, requires and languages, and each "
        "fact class a `type` and the decorator @attrs.frozen(kw_only=True).",
        check=_declared,
    ),
)
