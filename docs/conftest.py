"""Runs the code blocks of these pages.

Python blocks run in order, those of a page in one namespace. On the pages in `_WITH_COMMANDS`,
blocks with a title are written to the file that it names, and commands in console blocks are run,
all in an empty folder; `...` in their output stands for anything.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

_WITH_COMMANDS = ["tutorial/first-extractor.md"]
_PIP = Path(__file__).parent.parent / "tests" / "pip_stand_in.py"
_OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_TITLED = re.compile(r'\w+ title="(?P<title>[^"]+)"$\n', re.MULTILINE)
_CONSOLE = re.compile(r"console$\n", re.MULTILINE)


def parse_files(document: Document) -> Iterator[Region]:
    """Blocks such as ```` ```toml title="words.toml" ````."""
    for region in RawFencedCodeBlockLexer(_TITLED)(document):
        region.parsed = region.lexemes["title"], str(region.lexemes["source"])
        region.evaluator = write_file
        yield region


def write_file(example: Example) -> None:
    """Write a block to its file."""
    title, source = example.parsed
    path = Path(example.namespace["folder"].name) / title
    path.write_text(source, encoding="utf-8")


def parse_console(document: Document) -> Iterator[Region]:
    """Blocks of commands, each after a dollar sign, with their output."""
    for region in RawFencedCodeBlockLexer(_CONSOLE)(document):
        region.parsed = str(region.lexemes["source"])
        region.evaluator = run_commands
        yield region


def run_commands(example: Example) -> str:
    """Run each command; what differs is returned, as Sybil asks for it."""
    folder = Path(example.namespace["folder"].name)
    problems = []
    for part in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        done = subprocess.run(  # noqa: S602 -- the page's own commands
            command,
            shell=True,
            cwd=folder,
            env=_environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if not doctest.OutputChecker().check_output(expected, done.stdout, _OPTIONS):
            problems.append(f"$ {command}\nexpected:\n{expected}\ngot:\n{done.stdout}")
    return "\n".join(problems)


def _environment(folder: Path) -> dict[str, str]:
    programs = [str(folder / ".bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    return {
        **os.environ,
        "PATH": os.pathsep.join(programs),
        "PYTHONPATH": str(folder / ".site"),
        "COLUMNS": "100",
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
    }


def begin_in_an_empty_folder(namespace: dict[str, Any]) -> None:
    """A folder for the page, with a `pip` in it that links instead of building."""
    namespace["folder"] = tempfile.TemporaryDirectory()
    folder = Path(namespace["folder"].name)
    (folder / ".site").mkdir()
    (folder / ".bin").mkdir()
    pip = folder / ".bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{_PIP}" "{folder / ".site"}" "$@"\n')
    pip.chmod(0o755)


def clean_up(namespace: dict[str, Any]) -> None:
    """Take the folder away."""
    namespace["folder"].cleanup()


def offer_conditions(namespace: dict[str, Any]) -> None:
    """What `skip: next if(...)` comments may ask."""
    namespace["without"] = lambda *names: not all(find_spec(name) for name in names)


pytest_collect_file = (
    Sybil(
        parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), SkipParser()],
        patterns=["*.md"],
        excludes=_WITH_COMMANDS,
        setup=offer_conditions,
    )
    + Sybil(
        parsers=[parse_files, parse_console],
        patterns=_WITH_COMMANDS,
        setup=begin_in_an_empty_folder,
        teardown=clean_up,
    )
).pytest()
