"""What relative expressions are relative to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import define, evolve

from crimefacts_dates.calendar import Stretch
from crimefacts_dates.numeric import Order

# Countries that lie south of the equator with most of their people, and have seasons.
SOUTHERN = frozenset(("AO", "AR", "AU", "BO", "BR", "BW", "CL", "FJ", "LS", "MG", "MW", "MZ"))
SOUTHERN |= frozenset(("NA", "NZ", "PE", "PY", "SZ", "TZ", "UY", "ZA", "ZM", "ZW"))
# February 29 comes back after eight years at the latest.
_REACH = 8


@define(kw_only=True)
class Reference:
    """What is known where an expression stands.

    Args:
        published: Day of publication.
        order: How the text writes numeric dates; None where open.
        southern: Whether seasons are those of the southern half; None where it cannot be told.
        this_is_ahead: Whether "this Friday" on a Tuesday is the coming one.
        future: Whether the words around speak of the future.
        frame: The year that the sentence is about ("In 2021, … in March").
        last: What the passage spoke of last.
    """

    published: dt.date | None = None
    order: Order | None = None
    southern: bool | None = None
    this_is_ahead: bool = False
    future: bool = False
    frame: int | None = None
    last: Stretch | None = None

    def at(self, published: dt.date, *, future: bool = False) -> Reference:
        """The same, seen from another day, looking back or ahead."""
        return evolve(self, published=published, future=future, frame=None)

    def nearest(self, make: Callable[[int], Stretch | None], word: str | None) -> Stretch | None:
        """Of what comes once a year, the one that is meant.

        Args:
            make: Gives the one of a year, None where that year has none.
            word: "last", "next", "this", "that" … where the text has such a word.
        """
        if word == "that":
            return make(self.last.first.year) if self.last and self.last.first else None
        if word is None and self.frame is not None:
            return make(self.frame)
        if self.published is None:
            return None
        if word == "this":
            return make(self.published.year)
        ahead = word in {"next", "following"} or (self.future and word is None)
        years = range(_REACH + 2) if ahead else range(1, -_REACH - 1, -1)
        for offset in years:
            year = self.published.year + offset
            if not dt.MINYEAR < year < dt.MAXYEAR:
                continue
            found = make(year)
            if found and found.first and found.last and self._fits(found, word, ahead=ahead):
                return found
        return None

    def _fits(self, found: Stretch, word: str | None, *, ahead: bool) -> bool:
        assert self.published is not None  # noqa: S101 -- asked before
        assert found.first is not None  # noqa: S101 -- asked before
        assert found.last is not None  # noqa: S101 -- asked before
        if ahead:
            return found.first > self.published if word else found.last >= self.published
        return found.last < self.published if word else found.first <= self.published
