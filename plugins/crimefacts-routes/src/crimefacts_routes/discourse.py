"""What earlier sentences leave for later ones: the cargo, and the country that a text is about."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from crimefacts import Context, Place, Span
from crimefacts_routes.cargo import CargoPhrase
from crimefacts_routes.lexicon import Lexicon
from crimefacts_routes.members import KIND_COUNTRY

# So many sentences that may name a cargo are kept for the case that it is asked for.
_REMEMBERED = 8


class Discourse:
    """What a text has spoken of so far.

    Args:
        context: The document.
        words: The lexicon of its language.
    """

    def __init__(self, context: Context, words: Lexicon) -> None:
        self.context = context
        self.words = words
        self._cargo: CargoPhrase | None = None
        # Sentences that may name a cargo, not read yet; the last one first asked.
        self._later: deque[Callable[[], CargoPhrase | None]] = deque(maxlen=_REMEMBERED)
        self._names: dict[str, str] | None = None

    @property
    def cargo(self) -> CargoPhrase | None:
        """The cargo last spoken of."""
        while self._later:
            cargo = self._later.pop()()
            if cargo is not None:
                self.remember(cargo)
        return self._cargo

    @property
    def may_have_cargo(self) -> bool:
        """Whether a cargo has been spoken of, as far as that is known without reading on."""
        return self._cargo is not None or bool(self._later)

    def remember(self, cargo: CargoPhrase) -> None:
        """Note the cargo of a sentence that has been read."""
        self._cargo = cargo
        self._later.clear()

    def remember_later(self, cargo: Callable[[], CargoPhrase | None]) -> None:
        """Note a sentence that speaks of a cargo, to be read if the cargo is ever asked for."""
        self._later.append(cargo)

    def forget(self) -> None:
        """Forget the cargo: it was named too long ago."""
        self._cargo = None
        self._later.clear()

    def country_at(self, words: Span, code: str | None = None) -> Place | None:
        """A country, cited by words that refer to it.

        Args:
            words: Where they stand.
            code: ISO 3166-1 alpha-2 code; None for the country that the text is about.
        """
        code = code or self.context.country
        if code is None:
            return None
        return self.context.fact(
            Place,
            words.start,
            words.end,
            rule="subject-country",
            name=self._name(code),
            kind=KIND_COUNTRY,
            country=code,
        )

    def _name(self, code: str) -> str:
        if self._names is None:
            self._names = {}
            for place in self.context.facts(Place):
                if place.kind is KIND_COUNTRY and place.country and not place.demonym:
                    self._names.setdefault(place.country, place.name)
        return self._names.get(code, code)
