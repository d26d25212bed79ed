"""Times of day beside a day: they refine the TIMEX3 value and nothing else."""

from __future__ import annotations

import re

from crimefacts_dates.calendar import Unit
from crimefacts_dates.lexicon import fold
from crimefacts_dates.outcome import Outcome, timex_of

_TIME = re.compile(
    r"[,;|)]?\s{0,3}[-–—|]?\s?(?:at |a las? |às |as |um |à )?"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?(?![\d:])"
    r"(?P<half>\s?[ap]\.?\s?m\b)?(?:\s?h(?:rs|oras)?\b)?"
)
_LONGEST = 40
# Pictures, arrows and other marks outside the common punctuation are as good as blanks.
_PICTURE = re.compile("[\u2070-\u2bff\u2e00-\u303f\ufe00-\uffff\U0001f000-\U0001faff]")
_NOON = 12


def with_time_of_day(outcome: Outcome, text: str, end: int) -> Outcome:
    """An outcome with the time of day that follows a day, if one does.

    Args:
        outcome: What was resolved.
        text: The text.
        end: Offset behind the expression.
    """
    stretch = outcome.stretch
    if stretch is None or stretch.unit is not Unit.DAY or outcome.timex3 is None:
        return outcome
    if outcome.timex3.type != "DATE" or stretch.first != stretch.last:
        return outcome
    behind = fold(text[end : end + _LONGEST])
    match = _TIME.match(behind if behind.isascii() else _PICTURE.sub(" ", behind))
    if match is None or not (match["minute"] or match["half"]):
        return outcome
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return outcome
        hour = hour % _NOON + (_NOON if "p" in match["half"] else 0)
    value = f"{outcome.timex3.value}T{hour:02d}:{match['minute'] or '00'}"
    outcome.timex3 = timex_of(type="TIME", value=value)
    return outcome
