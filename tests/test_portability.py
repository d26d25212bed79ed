"""What holds on every Python that is supported, the first releases of 3.11 included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A group repeated possessively: `re` before Python 3.11.5 matches it wrongly, or never ends.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?[^{}]*(?:\{\w+\})?\}\}?)\+(?![+*?])")


def modules_that_use_re() -> Iterator[Path]:
    for folder in (ROOT / "src", *ROOT.glob("plugins/*/src"), *ROOT.glob("examples/*/src")):
        for path in sorted(folder.rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if "import re\n" in source and "import regex\n" not in source:
                yield path


def test_no_group_is_repeated_possessively_by_re() -> None:
    modules = list(modules_that_use_re())
    assert modules
    found = {
        (path.name, line.strip())
        for path in modules
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"r?f?\"", line) and POSSESSIVE_GROUP.search(line)
    }
    assert not found, "write (?>(?:...)*) for (?:...)*+"


@pytest.mark.parametrize("pattern", ["(?:a b?)*+", "{first}(?:c){{0,3}}+", "(x)?+", "(y){2,}+"])
def test_the_check_sees_what_it_looks_for(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", ["\\w++(?>(?:a b?)*)", "[^)]*+", "(a)+", "(a)*b+"])
def test_the_check_sees_nothing_else(pattern: str) -> None:
    assert not POSSESSIVE_GROUP.search(pattern)
