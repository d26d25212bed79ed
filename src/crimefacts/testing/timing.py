"""Looks for texts on which an extractor takes more than linear time.

Processor time of this thread is measured, and sizes grow by a factor; what looks slow is measured
again, the least of several runs, before it is called so. Linear extractors stay far below the
limit, quadratic ones far above.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator
from contextlib import suppress

from attrs import frozen

from crimefacts.document import Document
from crimefacts.extractors import Context, Extractor
from crimefacts.testing.running import Watched, required_facts
from crimefacts.testing.subject import Subject

_FACTOR = 4
_FIRST = 20
_UNREMARKABLE = 0.001  # seconds
_HOPELESS = 0.1  # seconds for a text of a few hundred characters
_START = 1_024
_LARGEST = 65_536
_LARGEST_OF_EXAMPLES = 262_144
_UTMOST = 1_048_576
_MEASURABLE = 0.004  # seconds
_CERTAIN = 0.03  # seconds
_EXPONENT = 1.6  # time ~ size ** exponent: linear is 1, quadratic 2
_TRIALS = 3
_BEYOND_NOISE = 0.3  # seconds; no need to measure that again and again
_MOST_TEXTS = 12
_MOST_WORDS = 24
_THOROUGH = 50  # examples; whoever asks for so many wants more text as well

# What a context works out at first use; done beforehand, so that the core's time is not counted.
_CORE = frozenset({"text", "sentences", "_sentence_starts", "head"})

_NOISE = (
    *(
        "a",
        "A",
        "1",
        " ",
        "\n",
        "\t",
        ".",
        "(",
        '"',
        "a ",
        "A ",
        "1 ",
        "1,",
        "1.",
        "A. ",
        "Aa ",
        "- ",
    ),
    *("the of ", "de la ", "$ ", "$1 ", "1 a ", "Aa, ", "\n\n ", "and ", "\u00a0"),
)


@frozen(kw_only=True)
class SlowText:
    """A text that takes more than linear time when it is repeated."""

    unit: str
    message: str


def find_slow_text(subject: Subject) -> SlowText | None:
    """Measure the extractor on texts that grow.

    Args:
        subject: The extractor, with its examples.
    """
    for unit, largest in _units(subject):
        message = _complaint(subject, unit, largest)
        if message is not None:
            return SlowText(unit=unit, message=message)
    return None


def _units(subject: Subject) -> Iterator[tuple[str, int]]:
    """Texts to be repeated, and up to which size."""
    words: dict[str, None] = {}
    thorough = subject.max_examples >= _THOROUGH
    small = _LARGEST if thorough else _LARGEST // _FACTOR
    for number, document in enumerate(subject.plain[: _MOST_TEXTS if thorough else 3]):
        if not document.text:
            continue
        largest = _LARGEST_OF_EXAMPLES if number < 2 and thorough else small  # noqa: PLR2004
        yield document.text + "\n\n", largest
        yield document.text + " ", small
        for fact in subject.reading(document).facts or ():
            words[fact.quote + " "] = None
            parts = fact.quote.split()
            words |= dict.fromkeys(part + " " for part in parts)
            words |= dict.fromkeys(" ".join(parts[:end]) + " " for end in range(2, len(parts)))
    for word in list(words)[: _MOST_WORDS if thorough else _MOST_WORDS // 2]:
        yield word, small
    for noise in _NOISE if thorough else _NOISE[::2]:
        yield noise, small


def _complaint(subject: Subject, unit: str, largest: int) -> str | None:
    for size, seconds in _first_steps(subject, unit):
        if seconds > _HOPELESS and _seconds(subject, unit, size) > _HOPELESS:
            return f"{size} characters of this, repeated, take {seconds:.2f} s"
    size, before = _START, _seconds(subject, unit, _START)
    while size < largest:
        size *= _FACTOR
        after = _seconds(subject, unit, size)
        if _is_suspicious(before, after):
            if after < _CERTAIN and size < _UTMOST:
                largest = max(largest, size * _FACTOR)  # too short a time to tell: look further
            else:
                message = _confirmed(subject, unit, size, before, after)
                if message is not None:
                    return message
        before = after
    return None


def _first_steps(subject: Subject, unit: str) -> Iterator[tuple[int, float]]:
    """Measure short texts, in steps so small that exponential time shows before it hurts."""
    size = _FIRST
    while size < _START:
        seconds = _seconds(subject, unit, size)
        yield size, seconds
        small_step = size < 2 * _FIRST and seconds > _UNREMARKABLE
        size = size + 4 if small_step else round(size * (1.4 if size < 2 * _FIRST else 2))


def _is_suspicious(before: float, after: float) -> bool:
    return after >= _MEASURABLE and _exponent(before, after) > _EXPONENT


def _confirmed(subject: Subject, unit: str, size: int, before: float, after: float) -> str | None:
    """Measure again, unless the time is far beyond noise."""
    for _ in range(_TRIALS if after < _BEYOND_NOISE else 1):
        before = _seconds(subject, unit, size // _FACTOR, runs=5 if before < _CERTAIN else 1)
        after = min(after, _seconds(subject, unit, size))
        if not _is_suspicious(before, after):
            return None
    return (
        f"repeated to {size // _FACTOR} characters it takes {before:.3f} s, to {size} "
        f"{after:.3f} s: time grows with the power {_exponent(before, after):.1f}"
    )


def _exponent(before: float, after: float) -> float:
    return math.log(max(after, 1e-9) / max(before, 1e-9), _FACTOR)


def _seconds(subject: Subject, unit: str, size: int, runs: int = 1) -> float:
    """Processor seconds that the extractor takes on a text of a size, without the core's share."""
    # Behind it stands a text with facts: without the letters that a pattern needs at its end, the
    # search would give up at once.
    text = (unit * (size // len(unit) + 1))[:size] + "\n\n" + subject.ending
    document = Document(
        text=text,
        language=subject.languages[0],
        published="2020-06-15",
        title="-",
        country="PE",
    )
    # Not kept for other rules: there is much of it.
    required = required_facts(subject.producers, document, furniture=False)
    best = math.inf
    for _ in range(runs):
        context = Watched(document, required, furniture=False)
        for name in subject.core_used:
            getattr(context, name)
        best = min(best, _time_of(subject.extractor, context))
        subject.core_used.update(_CORE & context.__dict__.keys())
    return best


def _time_of(extractor: Extractor, context: Context) -> float:
    was_enabled = gc.isenabled()
    gc.disable()  # a collection looks at all that there is, not at what is new
    begin = time.thread_time()
    try:
        with suppress(Exception):  # reported by the rule never-raises
            for _fact in extractor.extract(context):
                pass
        return time.thread_time() - begin
    finally:
        if was_enabled:
            gc.enable()
