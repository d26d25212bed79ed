"""Import tools that may be missing, without what they warn about themselves on the way."""

from __future__ import annotations

import warnings
from importlib import import_module
from types import ModuleType


def quiet_import(name: str) -> ModuleType:
    """Import a module of another tool.

    Args:
        name: Its full name.

    Raises:
        ImportError: If the tool is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(name)
