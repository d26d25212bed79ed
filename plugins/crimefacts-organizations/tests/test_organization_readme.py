"""The examples of the README are run."""

from __future__ import annotations

import doctest
from pathlib import Path


def test_the_examples_say_what_happens() -> None:
    readme = Path(__file__).parent.parent / "README.md"
    assert doctest.testfile(str(readme), module_relative=False).failed == 0
