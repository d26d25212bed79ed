"""What earlier sentences leave for later ones: the cargo, the subject country, the last goal."""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts import Cargo, Context, Place, PlaceKind, Span


class Discourse:
    """What a text has spoken of so far.

    Args:
        context: The document.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.cargo: Cargo | None = None
        self.cargo_age = 0
        self.goals: tuple[Place, ...] = ()
        self._names: dict[str, str] | None = None
        self._pending: Span | None = None

    @property
    def may_go_on(self) -> bool:
        return False

    def remember_later(self, sentence: Span) -> None:
        self._pending = sentence

    def country_at(self, start: int, end: int, code: str | None = None) -> Place | None:
        """The subject country, cited by the words that refer to it.

        Args:
            start: Offset of the referring words.
            end: Offset behind them.
            code: ISO 3166-1 alpha-2 code; None for the country that the page is about.
        """
        code = code or self._context.country
        if code is None or start >= end:
            return None
        return self._context.fact(
            Place,
            start,
            end,
            rule="subject-country",
            name=self._name(code),
            kind=PlaceKind.COUNTRY,
            country=code,
        )

    def _name(self, code: str) -> str:
        if self._names is None:
            self._names = {}
            for place in self._context.facts(Place):
                if place.kind is PlaceKind.COUNTRY and place.country and not place.demonym:
                    self._names.setdefault(place.country, place.name)
        return self._names.get(code, code)
