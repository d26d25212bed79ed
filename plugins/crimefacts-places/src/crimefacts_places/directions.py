"""Points of the compass beside a name: "northern Mali", "Southwest and Southeast Asian"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex
from attrs import frozen

from crimefacts_places.vocabulary import LOCALES

# Patterns for what stands before a name are read backwards from it, `(?r)`.
# As far as a rule looks to either side of a name.
_REACH = 40


@frozen
class Compass:
    """The patterns of a language."""

    before: Any
    elided_before: Any | None
    after: Any
    elided_after: Any

    def start(self, text: str, start: int) -> int:
        """Where the name at `start` begins with its point of the compass, if it has one."""
        match = self.before.match(text, max(0, start - _REACH), start)
        return int(match.start()) if match else start

    def end(self, text: str, end: int) -> int:
        """Where the name that stops at `end` stops with its point of the compass, if it has one."""
        if self.after is None:
            return end
        match = self.after.match(text, end, end + _REACH)
        return int(match.end()) if match else end

    def elided(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Points of the compass that share the name at `start` with its own.

        Yields:
            Their places in the text, and whether they stand behind the name.
        """
        while self.elided_before is not None and (
            match := self.elided_before.match(text, max(0, start - _REACH), start)
        ):
            start = match.start("point")
            yield start, match.end("point"), False
        while self.elided_after is not None and (
            match := self.elided_after.match(text, end, end + _REACH)
        ):
            end = match.end("point")
            yield match.start("point"), end, True


@cache
def compass(locale: str) -> Compass:
    """The patterns of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    before, after = words["direction_before"], words["direction_after"]
    link, join = words["direction_link"], words["direction_and"]
    return Compass(
        before=regex.compile(rf"(?ri)(?<![\w-]){before}{link}"),
        # Where points of the compass stand behind the name, they are left out there.
        elided_before=None
        if after
        else regex.compile(rf"(?ri)(?<![\w-])(?P<point>{before})(?:{join})"),
        after=regex.compile(rf"(?i) {after}(?!\w)") if after else None,
        elided_after=regex.compile(rf"(?i)(?:{join})(?P<point>{after})(?!\w)") if after else None,
    )
