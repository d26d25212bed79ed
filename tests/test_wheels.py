"""The wheels work outside the workspace, installed with pip into an empty environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_LIMITS = {"crimefacts_places": 4_000_000}
_LIMIT = 1_000_000


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All distributions of the workspace, built."""
    folder = tmp_path_factory.mktemp("wheels")
    uv = os.environ.get("UV") or shutil.which("uv")
    assert uv, "building the wheels needs uv: pip install uv"
    run(uv, "build", "--all-packages", "--wheel", "--out-dir", folder, cwd=_ROOT)
    return folder


def test_wheels_are_small(wheels: Path) -> None:
    sizes = {wheel.name.partition("-")[0]: wheel.stat().st_size for wheel in wheels.glob("*.whl")}
    assert len(sizes) == 6
    assert {name: size for name, size in sizes.items() if size > _LIMITS.get(name, _LIMIT)} == {}


@pytest.fixture(scope="module")
def environment(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheels and what they need, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    run(
        *(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--find-links", wheels),
        "crimefacts[standard,testing]",
        cwd=folder,
    )
    return folder


def test_wheels_work_in_an_empty_environment(environment: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Smugglers took $3 million from Haiti to Brazil in 2014.", encoding="utf-8")
    result = json.loads(run(environment / "bin" / "crimefacts", "extract", report, cwd=tmp_path))
    assert {fact["type"] for fact in result["facts"]} >= {"money", "date", "place", "route"}
    listed = json.loads(run(environment / "bin" / "crimefacts", "plugins", "--json", cwd=tmp_path))
    assert [row["name"] for row in listed] == [
        "dates",
        "money",
        "organizations",
        "places",
        "routes",
    ]
    assert not any(row["failure"] for row in listed)


def test_a_new_plugin_works_in_an_empty_environment(environment: Path, tmp_path: Path) -> None:
    programs = environment / "bin"
    run(programs / "crimefacts", "new-plugin", "crimefacts-vessels", cwd=tmp_path)
    run(programs / "pip", "install", "--quiet", "./crimefacts-vessels", cwd=tmp_path)
    checked = run(programs / "crimefacts", "check", "vessels", "--count", "10", cwd=tmp_path)
    assert " 0 broken" in checked
    listed = json.loads(run(programs / "crimefacts", "plugins", "--json", cwd=tmp_path))
    assert "vessels" in {row["name"] for row in listed if not row["failure"]}
    report = tmp_path / "report.txt"
    report.write_text("Police searched the vessel Aurora.", encoding="utf-8")
    result = json.loads(run(programs / "crimefacts", "extract", report, cwd=tmp_path))
    assert [fact["name"] for fact in result["facts"] if fact["type"] == "vessel"] == ["Aurora"]
    run(programs / "pytest", "-q", cwd=tmp_path / "crimefacts-vessels")
    run(programs / "pip", "uninstall", "--quiet", "--yes", "crimefacts-vessels", cwd=tmp_path)
