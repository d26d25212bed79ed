"""Tells Hypothesis how to draw what crimefacts defines; run when Hypothesis is imported.

The strategies themselves are imported when one is first asked for: this runs in the middle of the
import of Hypothesis, perhaps one that `crimefacts.testing` has begun.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from crimefacts.document import Document, Span
from crimefacts.extraction import Extraction
from crimefacts.facts import FIRST_PARTY_FACTS


def register() -> None:
    """Register strategies for `Span`, `Document`, `Extraction` and every first-party fact."""
    from hypothesis import strategies as st  # noqa: PLC0415 -- Hypothesis runs this

    def later(module: str, function: str, *arguments: object) -> Any:  # noqa: ANN401 -- a strategy
        make = getattr(import_module(f"crimefacts.testing.{module}"), function)
        return make(*arguments)

    st.register_type_strategy(Span, lambda _: later("strategies", "spans"))
    st.register_type_strategy(Document, lambda _: later("prose", "documents"))
    st.register_type_strategy(Extraction, lambda _: later("strategies", "extractions"))
    for fact_type in FIRST_PARTY_FACTS:
        st.register_type_strategy(fact_type, lambda wanted: later("strategies", "facts", wanted))
