"""What the core's tests share."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

InstallPlugin = Callable[..., None]


@pytest.fixture
def install_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InstallPlugin]:
    """Installs a distribution with a plugin in it, as pip would, in a folder of the test's own."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)

    def install(  # noqa: PLR0913 -- keywords, each with a default
        name: str,
        source: str,
        *,
        distribution: str | None = None,
        version: str = "1.0",
        requires: str = "crimefacts",
        target: str | None = None,
    ) -> None:
        distribution = distribution or f"crimefacts-{name}"
        module = distribution.replace("-", "_")
        (folder / f"{module}.py").write_text(_IMPORTS + dedent(source), encoding="utf-8")
        metadata = folder / f"{module}-{version}.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
            f"Requires-Dist: {requires}\nRequires-Dist: attrs>=24\n",
            encoding="utf-8",
        )
        (metadata / "entry_points.txt").write_text(
            f"[crimefacts]\n{name} = {target or module}\n", encoding="utf-8"
        )
        importlib.invalidate_caches()

    yield install
    for module in set(sys.modules) - before:
        if str(getattr(sys.modules[module], "__file__", "")).startswith(str(folder)):
            del sys.modules[module]


_IMPORTS = """\
from typing import ClassVar
from attrs import frozen
from crimefacts import *

@frozen(kw_only=True)
class Ship(Fact):
    type: ClassVar[str] = "ship"
    name: str = ""

class Base(PatternExtractor):
    name = "ships"
    produces = (Ship,)
    patterns = {"*": {"tanker": r"tanker \\p{Lu}\\w++"}}

    def to_fact(self, match):
        return match.fact(Ship)

"""
