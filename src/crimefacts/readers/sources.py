"""What a user names as input: files, folders, globs, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import PurePath

from attrs import frozen

from crimefacts.errors import ReadError

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson")

_WILDCARDS = frozenset("*?[")


@frozen
class Input:
    """A file to read.

    Args:
        path: Where it is; `-` for standard input.
        name: What its documents are called by.
    """

    path: str
    name: str

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return suffix_of(self.path)


def suffix_of(path: str) -> str:
    """The suffix of a path in lower case, with its dot."""
    return PurePath(path).suffix.lower()


def expand(source: str | os.PathLike[str]) -> Iterator[Input | ReadError]:
    """The files that a source stands for, in a fixed order.

    Args:
        source: A file, a folder, a glob, or `-`.
    """
    path = os.fspath(source)
    if path == STDIN:
        yield Input(STDIN, STDIN)
    elif os.path.isdir(path):  # noqa: PTH112 -- strings keep paths as they were given
        yield from _folder(path, "", path)
    elif os.path.lexists(path) or not _WILDCARDS.intersection(path):
        yield Input(path, path)
    else:
        yield from _glob(path)


def _folder(folder: str, prefix: str, asked: str) -> Iterator[Input | ReadError]:
    """The readable files of a folder, or an error if there are none."""
    empty = True
    for found in _walk(folder, prefix):
        empty = False
        yield found
    if empty:
        yield ReadError(asked, f"the folder holds no file that can be read: {_known()}")


def _walk(folder: str, prefix: str) -> Iterator[Input | ReadError]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(folder, explain(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/")
        elif suffix_of(entry.name) in SUFFIXES and not entry.is_dir():
            yield Input(entry.path, name)


def _glob(pattern: str) -> Iterator[Input | ReadError]:
    empty = True
    for path in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 -- as given
        if os.path.isdir(path):  # noqa: PTH112
            continue
        if suffix_of(path) in SUFFIXES:
            empty = False
            yield Input(path, path)
    if empty:
        yield ReadError(pattern, f"no file of this pattern can be read: {_known()}")


def _known() -> str:
    return f"crimefacts reads {', '.join(SUFFIXES)}"


def unsupported(path: str) -> ReadError:
    """The error for a file of a kind that is not read."""
    suffix = suffix_of(path)
    kind = f"{suffix} files are" if suffix else "a file without suffix is"
    return ReadError(path, f"{kind} not read: {_known()}; pipe other text in through -")


def explain(error: OSError) -> str:
    """What to say of an error of the operating system."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    return error.strerror or str(error)
