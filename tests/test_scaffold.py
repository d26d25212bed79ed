"""`crimefacts new-plugin` writes plugins that work at once, `crimefacts check` checks them."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crimefacts.cli import main
from crimefacts.scaffold import NewPlugin, write_plugin

_EXAMPLE = Path(__file__).parent.parent / "examples" / "crimefacts-seizures"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_


def install(plugin: Path, folder: Path) -> dict[str, str]:
    """Install a plugin from its folder without building it; gives the environment to use it in."""
    folder.mkdir(exist_ok=True)
    stand_in = Path(__file__).with_name("pip_stand_in.py")
    python(stand_in, folder, "install", plugin, environment=dict(os.environ), cwd=folder)
    paths = [str(folder), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def python(*arguments: object, environment: dict[str, str], cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=cwd,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def passes_its_tests(plugin: Path, folder: Path) -> dict[str, str]:
    """Run the quick ones of a plugin's own tests; the rules have tests of their own."""
    environment = install(plugin, folder)
    quick = "examples or planted or declared or locales or weights"
    command = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", quick)
    python(*command, environment=environment, cwd=plugin)
    return environment


def test_a_new_plugin_works_at_once(tmp_path: Path, run: Run) -> None:
    """Of the other style; test_wheels.py tries the first one, in an environment of its own."""
    code, out, _ = run("new-plugin", "crimefacts-bribes", "--style", "context", "--in", tmp_path)
    assert code == 0
    assert "crimefacts check bribes" in out
    plugin = tmp_path / "crimefacts-bribes"
    environment = passes_its_tests(plugin, tmp_path / "site")
    examples = tomllib.loads((plugin / "tests" / "examples.toml").read_text(encoding="utf-8"))
    text = tmp_path / "text.txt"
    text.write_text(examples["examples"][0]["text"], encoding="utf-8")
    command = ("-m", "crimefacts", "extract", text, "--only", "bribes")
    result = json.loads(python(*command, environment=environment, cwd=tmp_path))
    assert [fact["type"] for fact in result["facts"]] == ["bribe"]


def test_the_example_plugin_passes_its_tests(tmp_path: Path) -> None:
    passes_its_tests(_EXAMPLE, tmp_path)


def test_the_files_of_a_new_plugin(tmp_path: Path) -> None:
    plugin = NewPlugin(distribution="crimefacts-drug-seizures", languages=("en", "fr"))
    written = write_plugin(plugin, tmp_path)
    root = tmp_path / "crimefacts-drug-seizures"
    assert [path.relative_to(root).as_posix() for path in written] == [
        ".github/workflows/test.yml",
        ".gitignore",
        "README.md",
        "pyproject.toml",
        "src/crimefacts_drug_seizures/__init__.py",
        "src/crimefacts_drug_seizures/extractor.py",
        "src/crimefacts_drug_seizures/locales/en/words.toml",
        "src/crimefacts_drug_seizures/locales/fr/words.toml",
        "src/crimefacts_drug_seizures/py.typed",
        "src/crimefacts_drug_seizures/strategies.py",
        "tests/examples.toml",
        "tests/test_crimefacts_drug_seizures.py",
    ]
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "<<" not in text, path
        assert not any(line != line.rstrip() for line in text.splitlines()), path
        if path.suffix == ".py":
            ast.parse(text)
        elif path.suffix == ".toml":
            tomllib.loads(text)
    assert (plugin.plugin, plugin.fact, plugin.tag) == (
        "drug-seizures",
        "DrugSeizure",
        "drug_seizure",
    )


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("crimefacts-vessels", "Vessel"),
        ("crimefacts-bodies", "Body"),
        ("crimefacts-boxes", "Box"),
        ("crimefacts-bosses", "Boss"),
        ("crimefacts-caches", "Cach"),
        ("imo", "Imo"),
        ("crimefacts-bus", "Bus"),
        ("crimefacts-glass", "Glass"),
    ],
)
def test_class_names_are_guessed(name: str, fact: str) -> None:
    assert NewPlugin(distribution=name).fact == fact


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"distribution": "Crimefacts Vessels"}, "is no name for a plugin; take lower-case words"),
        ({"distribution": "../x"}, "is no name for a plugin"),
        ({"distribution": "crimefacts-money"}, "the name 'crimefacts-money' is taken"),
        ({"distribution": "crimefacts"}, "is taken"),
        ({"distribution": "class"}, "is taken"),
        ({"distribution": "crimefacts-place"}, "has a fact Place of type 'place' already"),
        ({"distribution": "x-y", "fact_class": "MoneyAmount"}, "has a fact MoneyAmount"),
        ({"distribution": "x-y", "fact_class": "my fact"}, "is no name for a class"),
        ({"distribution": "x-y", "languages": ("English",)}, "not English"),
        ({"distribution": "x-y", "languages": ()}, "not nothing"),
        ({"distribution": "x-y", "style": "other"}, "is not a valid Style"),
    ],
)
def test_names_that_cannot_be_used_are_refused(values: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        NewPlugin(**values)


class TestCommands:
    def test_an_existing_folder_is_left_alone(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "crimefacts-x").mkdir()
        code, _, err = run("new-plugin", "crimefacts-x", "--in", tmp_path)
        assert code == 1
        assert "File exists" in err
        assert not list((tmp_path / "crimefacts-x").iterdir())

    def test_a_bad_name_is_a_usage_error(self, run: Run, tmp_path: Path) -> None:
        code, _, err = run("new-plugin", "Bad Name", "--in", tmp_path)
        assert (code, "is no name for a plugin" in err) == (1, True)

    def test_an_unknown_plugin_is_answered_with_the_known_ones(self, run: Run) -> None:
        code, _, err = run("check", "nothing")
        assert code == 1
        assert "no plugin named 'nothing' is installed; there are: dates, money" in err

    def test_a_broken_plugin_says_why(self, run: Run, install_plugin: Any) -> None:
        install_plugin("bad", "1 / 0")
        code, _, err = run("check", "bad")
        assert code == 1
        assert "ZeroDivisionError" in err

    def test_broken_rules_are_told_and_counted(self, run: Run, install_plugin: Any) -> None:
        install_plugin(
            "ships",
            """
            class Broken(Base):
                name = "broken ships"

            @hookimpl
            def crimefacts_extractors(): return [Broken]
            """,
        )
        code, out, _ = run("check", "crimefacts-ships")
        assert code == 2
        assert "broken   declared" in out
        assert "the name 'broken ships' is not of lower-case letters" in out
        assert "advice: Give the class the attributes" in out
        assert "rules: 0 kept, 1 broken, 0 skipped" in out
        code, out, _ = run("check", "broken ships", "--json")
        (report,) = json.loads(out)
        assert code == 2
        assert report["rules"][0]["outcome"] == "broken"
        assert "the name 'broken ships'" in report["rules"][0]["message"]
