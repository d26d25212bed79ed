"""The pytest plugin: fixtures, example tables and readable differences between facts.

pytest loads it by its entry point wherever crimefacts is installed; `-p no:crimefacts` switches it
off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crimefacts.document import Document
from crimefacts.extraction import Extraction
from crimefacts.facts import Fact
from crimefacts.pipeline import Pipeline
from crimefacts.registry import Registry
from crimefacts.testing.examples import Example, read_examples

MARKER = "crimefacts_examples"

#: Type of the fixture `extract`.
Extract = Callable[..., Extraction]


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers",
        f"{MARKER}(path, use=None): run the test once for each example of a table (.jsonl or "
        ".toml, beside the test module), as the argument `example`; `use` picks those of one use",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a marked test once for each example of its tables."""
    markers = list(metafunc.definition.iter_markers(MARKER))
    if not markers:
        return
    if "example" not in metafunc.fixturenames:
        msg = f"{metafunc.definition.nodeid} is marked {MARKER} but has no argument `example`"
        raise pytest.UsageError(msg)
    examples = [example for marker in reversed(markers) for example in _examples(metafunc, marker)]
    metafunc.parametrize("example", examples, ids=[example.id for example in examples])


def _examples(metafunc: pytest.Metafunc, marker: pytest.Mark) -> list[Example]:
    if len(marker.args) != 1 or set(marker.kwargs) - {"use"}:
        msg = f"{metafunc.definition.nodeid}: use @pytest.mark.{MARKER}(path, use=None)"
        raise pytest.UsageError(msg)
    path = metafunc.definition.path.parent / Path(marker.args[0])
    examples = read_examples(path)
    use = marker.kwargs.get("use")
    chosen = [example for example in examples if use is None or example.use == use]
    if not chosen:
        uses = ", ".join(sorted({repr(example.use) for example in examples})) or "none"
        msg = f"{metafunc.definition.nodeid}: {path.name} has no example for {use!r}; uses: {uses}"
        raise pytest.UsageError(msg)
    return chosen


@pytest.fixture(scope="session")
def crimefacts_registry() -> Registry:
    """The installed plugins; override it in `conftest.py` to test with a registry of your own."""
    return Registry.discover()


@pytest.fixture
def extract(crimefacts_registry: Registry) -> Extract:
    """A function that finds the facts of a text, a document or an example.

    It takes what `crimefacts.Document` takes, further `only` and `options` as `crimefacts.Pipeline`
    does, and raises what an extractor raises.
    """

    def read(
        source: str | Document | Example,
        *,
        only: Sequence[str] | str | None = None,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        **about: Any,  # noqa: ANN401 -- the fields of a Document
    ) -> Extraction:
        names = (only,) if isinstance(only, str) else None if only is None else tuple(only)
        if options:
            pipeline = Pipeline(crimefacts_registry, only=names, options=options, on_error="raise")
        else:
            pipeline = _pipeline(crimefacts_registry, names)
        match source:
            case Example():
                document = source.document
            case Document():
                document = source
            case _:
                document = Document(text=source, **about)
        return pipeline.extract(document)

    return read


@cache
def _pipeline(registry: Registry, only: tuple[str, ...] | None) -> Pipeline:
    return Pipeline(registry, only=only, on_error="raise")


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Show how facts differ, fact by fact and field by field."""
    if op != "==":
        return None
    found, expected = _facts(left), _facts(right)
    if found is None or expected is None or not (found or expected):
        return None
    # Imported here: serialization brings cattrs, which a run without failures need not load.
    from crimefacts.serialization import fact_to_dict  # noqa: PLC0415
    from crimefacts.testing.differences import describe_differences  # noqa: PLC0415

    lines = describe_differences(list(map(fact_to_dict, expected)), list(map(fact_to_dict, found)))
    return ["facts differ (- expected, + found):", *lines] if lines else None


def _facts(value: object) -> list[Fact] | None:
    if isinstance(value, Fact):
        return [value]
    if isinstance(value, Extraction):
        return list(value.facts)
    if isinstance(value, list | tuple) and all(isinstance(item, Fact) for item in value):
        return list(value)
    return None
