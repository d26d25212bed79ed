"""The hooks that a plugin may implement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pluggy

PROJECT = "crimefacts"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

ExtractorFactory = Callable[..., Any]


@hookspec
def crimefacts_extractors() -> Iterable[ExtractorFactory]:  # type: ignore[empty-body]
    """Name the extractors that a plugin offers.

    Returns:
        Extractor classes, or other callables that take the extractor's options as keyword
        arguments, all optional, and return an extractor. They are called to learn the extractor's
        name, so making one must be cheap: no data is read and no pattern compiled before the first
        document.
    """
