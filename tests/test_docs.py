"""The reference names everything public, and what the pages list is what there is."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import crimefacts
import crimefacts.evaluation
import crimefacts.testing
from crimefacts import hooks
from crimefacts.cli.app import app
from crimefacts.testing.conformance import RULES

_DOCS = Path(__file__).parent.parent / "docs"
_DIRECTIVE = re.compile(r"^::: ([\w.]+)$", re.MULTILINE)


def documented() -> dict[str, Any]:
    """What the pages of the reference hand to mkdocstrings, by its path."""
    found = {}
    for page in sorted((_DOCS / "reference").glob("*.md")):
        for path in _DIRECTIVE.findall(page.read_text(encoding="utf-8")):
            found[path] = resolve(path)
    return found


def resolve(path: str) -> Any:
    try:
        return import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(import_module(module), name)


DOCUMENTED = documented()


@pytest.mark.parametrize("package", [crimefacts, crimefacts.testing, crimefacts.evaluation])
def test_every_public_name_is_in_the_reference(package: Any) -> None:
    whole = package.__name__ in DOCUMENTED
    missing = [
        name
        for name in package.__all__
        if not whole and f"{package.__name__}.{name}" not in DOCUMENTED
    ]
    assert not missing


@pytest.mark.parametrize("package", [crimefacts, crimefacts.testing, crimefacts.evaluation])
def test_every_public_class_and_function_says_what_it_is(package: Any) -> None:
    undescribed = []
    for name in package.__all__:
        value = getattr(package, name)
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        if not value.__doc__:
            undescribed.append(name)
        for member, content in vars(value).items() if inspect.isclass(value) else ():
            described = inspect.getdoc(getattr(value, member, None))
            public = not member.startswith("_") and (
                inspect.isfunction(content) or isinstance(content, property)
            )
            if public and not described:
                undescribed.append(f"{name}.{member}")
    assert not undescribed


def test_every_hook_is_described() -> None:
    specifications = [name for name in vars(hooks) if name.startswith("crimefacts_")]
    assert specifications
    assert "crimefacts.hooks" in DOCUMENTED
    for name in specifications:
        assert (getattr(hooks, name).__doc__ or "").count("\n") > 2, name


def test_the_rules_are_listed() -> None:
    page = (_DOCS / "how-to" / "test-with-properties.md").read_text(encoding="utf-8")
    table = page.partition("<!-- rules: begin -->\n")[2].partition("<!-- rules: end -->")[0]
    rows = [f"| `{rule.name}` | {rule.promise} |" for rule in RULES]
    assert table.splitlines()[2:] == rows


def test_the_environment_variables_are_listed() -> None:
    page = (_DOCS / "reference" / "hooks.md").read_text(encoding="utf-8")
    sources = Path(crimefacts.__file__).parent.rglob("*.py")
    known = {
        name
        for source in sources
        for name in re.findall(r'"(CRIMEFACTS_\w+)"', source.read_text(encoding="utf-8"))
    }
    assert known
    assert {name for name in known if f"`{name}=" not in page} == set()


def test_every_page_is_in_the_navigation() -> None:
    navigation = (_DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {page.relative_to(_DOCS).as_posix() for page in _DOCS.rglob("*.md")}
    assert {page for page in pages if page not in navigation} == set()


def test_every_command_and_option_is_described() -> None:
    page = (_DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    sections = {
        part.split("`")[1].split()[1]: part
        for part in page.split("\n## ")
        if "`crimefacts " in part
    }
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert set(commands) == set(sections)
    for name, command in commands.items():
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in sections[name] or f", `{option}" in sections[name], (
                        option
                    )
