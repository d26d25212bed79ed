"""The import contracts in pyproject.toml leave no module of the core out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import crimefacts

_PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_CONTRACTS = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]


def modules() -> set[str]:
    """The modules and packages right below `crimefacts`, `__main__` apart."""
    entries = Path(crimefacts.__file__).parent.iterdir()
    return {
        entry.stem
        for entry in entries
        if entry.suffix == ".py" or (entry.is_dir() and (entry / "__init__.py").exists())
    } - {"__init__", "__main__"}


def test_every_module_has_its_floor() -> None:
    (contract,) = (each for each in _CONTRACTS if each["type"] == "layers")
    floors = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    assert floors == modules()


def test_what_plugins_may_not_use_is_all_but_text() -> None:
    (contract,) = (each for each in _CONTRACTS if each["name"].startswith("Plugins use"))
    forbidden = {name.removeprefix("crimefacts.") for name in contract["forbidden_modules"]}
    assert forbidden == modules() - {"text"}
