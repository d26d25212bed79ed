"""Tests for extractors: strategies, planted facts, example tables, and the rules that all keep.

Needs the extra `testing` (`pip install 'crimefacts[testing]'`); `import crimefacts` never imports
this package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crimefacts.testing.conformance import (
        NonConformingError,
        Outcome,
        Report,
        RuleResult,
        check_extractor,
    )
    from crimefacts.testing.examples import Example, assert_facts, read_examples
    from crimefacts.testing.planting import Planted, planted
    from crimefacts.testing.prose import documents, texts
    from crimefacts.testing.pytest_plugin import Extract
    from crimefacts.testing.registrations import Phrase, register_fact_type
    from crimefacts.testing.rules import Rule, Violation
    from crimefacts.testing.strategies import extractions, facts, spans
    from crimefacts.testing.suite import ExtractorSuite

__all__ = [
    "Example",
    "Extract",
    "ExtractorSuite",
    "NonConformingError",
    "Outcome",
    "Phrase",
    "Planted",
    "Report",
    "Rule",
    "RuleResult",
    "Violation",
    "assert_facts",
    "check_extractor",
    "documents",
    "extractions",
    "facts",
    "planted",
    "read_examples",
    "register_fact_type",
    "spans",
    "texts",
]

# Imported when asked for: pytest loads the plugin in this package in every run of anybody's tests,
# and should not pay for Hypothesis then.
_HOMES = {
    **dict.fromkeys(
        ("NonConformingError", "Outcome", "Report", "RuleResult", "check_extractor"), "conformance"
    ),
    **dict.fromkeys(("Example", "assert_facts", "read_examples"), "examples"),
    **dict.fromkeys(("Planted", "planted"), "planting"),
    **dict.fromkeys(("Phrase", "register_fact_type"), "registrations"),
    **dict.fromkeys(("documents", "texts"), "prose"),
    **dict.fromkeys(("Rule", "Violation"), "rules"),
    **dict.fromkeys(("extractions", "facts", "spans"), "strategies"),
    "Extract": "pytest_plugin",
    "ExtractorSuite": "suite",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
