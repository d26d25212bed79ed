"""Where in a row of tokens a form fits.

No form reaches across an ordinary word or mark, and so a passage falls into short runs. As
categories go there are few different ones ("in" month year): what fits where is remembered by run.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crimefacts_dates.grammar import beginnings, chars, forms

_MOST_REMEMBERED = 16_384
_CLOSED = chars("other|mark")
# All forms have one of these.
_TELLING = chars(
    "n12|n31|n99|y4|nth|roman|numeric|decade|quarter_code|ordinal|decade_word|MONTH|WEEKDAY"
    "|weekday_plural|ANY|PART_OF_DAY|deictic|SEASON|recurrence|vague|holiday"
)
# An ordinary word or mark behind a run is part of it: some forms look ahead.
_RUN = re.compile(
    f"(?<![^{_CLOSED}])[^{_CLOSED}{_TELLING}]*+[{_TELLING}][^{_CLOSED}]*+[{_CLOSED}]?"
)

#: Name of a form, index of its first token in the run, index behind its last one.
Fit = tuple[str, int, int]

runs = _RUN.finditer


@lru_cache(maxsize=_MOST_REMEMBERED)
def first_fit(run: str, position: int) -> Fit | None:
    """The first form that fits in a run, the preferred one where several do.

    Args:
        run: Category characters.
        position: Where to begin to look.
    """
    known = forms()
    search = beginnings().search
    while (beginning := search(run, position)) is not None:
        position = beginning.start()
        match = known[run[position]].match(run, position)
        if match is not None:
            return match.lastgroup or "", position, match.end()
        position += 1
    return None
