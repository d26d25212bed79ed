"""Whether the words around an expression speak of the future."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from crimefacts_dates.lexicon import LOCALES, fold

_REACH_BEFORE = 110
_REACH_BEHIND = 90
# So much may stand between the beginning of a clause and an expression that opens it ("But on ").
_OPENING = 22
# Longer than all that may stand directly before an expression and makes it a future one.
_LONGEST_OPENER = 50
_PAUSE = r"[.!?;:][\s\"'”’»)]|\n[^\S\n]*\n"


@frozen(eq=False)
class Tense:
    """What tells tenses apart in a language.

    Args:
        future: Verbs and phrases of the future.
        just_before: Words directly before an expression that make it a future one.
        ends: Where a clause ends.
        past: Verbs of the past: one between a verb of the future and the expression takes it over.
        lasting: Verbs right before "há dois anos" that make it a duration.
    """

    future: re.Pattern[str]
    just_before: re.Pattern[str]
    ends: re.Pattern[str]
    past: re.Pattern[str]
    lasting: re.Pattern[str] | None


@cache
def tense(locale: str) -> Tense:
    """The tenses of a locale."""
    table = LOCALES.toml(locale, "tense.toml")
    lasting = "|".join(table["lasting"])
    return Tense(
        future=re.compile(rf"\b(?:{'|'.join(table['future'])})\b"),
        just_before=re.compile(rf"\b(?:{'|'.join(table['just_before'])})\s+$"),
        ends=re.compile(rf"{_PAUSE}|\b(?:{'|'.join(table['breaks'])})\b"),
        past=re.compile(rf"\b(?:{'|'.join(table['past'])})\b"),
        lasting=re.compile(rf"\b(?:{lasting})\b") if lasting else None,
    )


def speaks_of_future(text: str, start: int, end: int, locale: str) -> bool:
    """Whether an expression belongs to a verb in the future.

    A verb before it counts as far as the clause goes; one behind it only where the expression
    opens the clause ("On Friday the court will rule").

    Args:
        text: The text.
        start: Offset of the expression.
        end: Offset behind it.
        locale: ISO 639-1 code of the locale.
    """
    known = tense(locale)
    before = fold(text[max(0, start - _REACH_BEFORE) : start])
    if known.just_before.search(before[-_LONGEST_OPENER:]):
        return True
    behind = fold(text[end : end + _REACH_BEHIND])
    # Around most expressions nothing speaks of the future, and then nothing else matters.
    if not (known.future.search(before) or known.future.search(behind)):
        return False
    pauses = [pause.end() for pause in known.ends.finditer(before)]
    clause = before[pauses[-1] :] if pauses else before
    ahead = [verb.end() for verb in known.future.finditer(clause)]
    if ahead:
        return known.past.search(clause, ahead[-1]) is None
    if len(clause.strip()) > _OPENING or known.past.search(clause):
        return False
    pause_behind = known.ends.search(behind)
    return (
        known.future.search(behind[: pause_behind.start()] if pause_behind else behind) is not None
    )


def lasts(text: str, start: int, locale: str) -> bool:
    """Whether a verb before makes a length one that still runs ("vive aqui há dois anos")."""
    known = tense(locale)
    if known.lasting is None:
        return False
    before = fold(text[max(0, start - _REACH_BEHIND) : start])
    pauses = [pause.end() for pause in known.ends.finditer(before)]
    return known.lasting.search(before, pauses[-1] if pauses else 0) is not None
