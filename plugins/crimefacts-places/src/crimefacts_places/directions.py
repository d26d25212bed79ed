"""Points of the compass beside a name: "northern Mali", "Southwest and Southeast Asian"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from crimefacts_places.mention import After, Before, Mention
from crimefacts_places.vocabulary import LOCALES

# As far as a rule looks to either side of a name.
_REACH = 40


@frozen
class Compass:
    """The patterns of a language."""

    before: Before
    elided_before: Before | None
    after: After | None
    elided_after: After | None

    def start(self, mention: Mention) -> int:
        """Where a name begins with its point of the compass, if it has one."""
        match = self.before.match(mention)
        return int(match.start()) if match else mention.start

    def end(self, mention: Mention) -> int:
        """Where a name stops with its point of the compass, if it has one."""
        match = self.after and self.after.match(mention)
        return int(match.end()) if match else mention.end

    def elided(self, mention: Mention) -> Iterator[tuple[int, int, bool]]:
        """Points of the compass that share a name with its own.

        Yields:
            Their places in the text, and whether they stand behind the name.
        """
        text, start, end = mention.text, mention.start, mention.end
        if self.elided_before is not None and self.elided_before(mention):
            while match := self.elided_before.at(text, start):
                start = match.start("point")
                yield start, match.end("point"), False
        if self.elided_after is not None and self.elided_after(mention):
            while match := self.elided_after.at(text, end):
                end = match.end("point")
                yield match.start("point"), end, True


@cache
def compass(locale: str) -> Compass:
    """The patterns of a locale, compiled at first use."""
    words = LOCALES.toml(locale, "words.toml")
    before, after = words["direction_before"], words["direction_after"]
    link, join = words["direction_link"], words["direction_and"]
    return Compass(
        before=Before(rf"(?<![\w-]){before}{link}", _REACH, ignore_case=True),
        # Where points of the compass stand behind the name, they are left out there.
        elided_before=None
        if after
        else Before(rf"(?<![\w-])(?P<point>{before})(?:{join})", _REACH, ignore_case=True),
        after=After(rf" {after}(?!\w)", _REACH, ignore_case=True) if after else None,
        elided_after=After(rf"(?:{join})(?P<point>{after})(?!\w)", _REACH, ignore_case=True)
        if after
        else None,
    )
