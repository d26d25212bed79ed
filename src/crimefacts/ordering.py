"""Order extractors by what they require."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import cast

from crimefacts.errors import RequirementError
from crimefacts.plugins import RegisteredExtractor

# Which package to install for a fact type that nobody produces.
_FIRST_PARTY_PACKAGES = {
    "money": "crimefacts-money",
    "date": "crimefacts-dates",
    "place": "crimefacts-places",
    "organization": "crimefacts-organizations",
    "route": "crimefacts-routes",
}


def running_order(
    extractors: Mapping[str, RegisteredExtractor], chosen: Iterable[RegisteredExtractor]
) -> tuple[RegisteredExtractor, ...]:
    """Add what the chosen extractors require, and put producers before readers.

    Args:
        extractors: All extractors by name.
        chosen: Some of them.

    Returns:
        The extractors to run, in running order; ties are broken by name.

    Raises:
        RequirementError: If nothing produces a required type, or requirements form a cycle.
    """
    graph: dict[str, set[str]] = {}
    waiting = sorted(entry.name for entry in chosen)
    while waiting:
        entry = extractors[waiting.pop(0)]
        if entry.name not in graph:
            graph[entry.name] = _producers_for(entry, extractors)
            waiting.extend(sorted(graph[entry.name]))
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        names = " -> ".join(reversed(cast("list[str]", error.args[1])))
        msg = f"extractors require each other in a circle: {names}; leave one of them out"
        raise RequirementError(msg) from error
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order.extend(ready)
        sorter.done(*ready)
    return tuple(extractors[name] for name in order)


def _producers_for(
    entry: RegisteredExtractor, extractors: Mapping[str, RegisteredExtractor]
) -> set[str]:
    producers: set[str] = set()
    for required in entry.requires:
        names = {
            other.name
            for other in extractors.values()
            if other.name != entry.name
            and any(issubclass(kind, required) for kind in other.produces)
        }
        if not names:
            package = _FIRST_PARTY_PACKAGES.get(required.type)
            advice = f"pip install {package}" if package else "install a plugin that does"
            msg = (
                f"extractor {entry.name!r} requires facts of type {required.type!r}, which no "
                f"installed plugin produces: {advice}, or leave {entry.name!r} out"
            )
            raise RequirementError(msg)
        producers |= names
    return producers
