"""Knowledge as data: one folder a locale and tables for all languages, read at first use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Locales:
    """The locale folders of a package: `<package>/locales/en/`, `es/`, `pt/`.

    Adding a language is adding a folder. Files are TOML for structured knowledge, plain lines or
    tab-separated values for long lists; lines that start with `#` say source and licence.

    Args:
        package: Import name of the package that holds the folder `locales`.
    """

    def __init__(self, package: str) -> None:
        self.package = package

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Locales) and other.package == self.package

    def __hash__(self) -> int:
        return hash(self.package)

    def names(self) -> tuple[str, ...]:
        """The languages there are, as ISO 639-1 codes in alphabetical order."""
        return _names(self.package)

    def choose(self, language: str | None, default: str = "en") -> str:
        """The locale to read a language with: its own if there is one, else the default."""
        return language if language in self.names() else default

    def toml(self, locale: str, name: str) -> dict[str, Any]:
        """A TOML file of a locale, as `toml("es", "months.toml")`. Do not change the result."""
        return _toml(self.package, locale, name)

    def lines(self, locale: str, name: str) -> tuple[str, ...]:
        """The lines of a file of a locale, without comments, blank lines and outer blanks."""
        return _lines(self.package, locale, name)

    def rows(self, locale: str, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of a tab-separated file of a locale."""
        return tuple(tuple(line.split("\t")) for line in self.lines(locale, name))


def package_text(package: str, name: str) -> str:
    """The text of a file in a package's own folder: a table that holds for all languages.

    Args:
        package: Import name of the package.
        name: Name of the file.
    """
    return (_files(package) / name).read_text(encoding="utf-8")


def package_toml(package: str, name: str) -> dict[str, Any]:
    """A TOML file in a package's own folder, as `package_text` finds it."""
    return _parsed(package_text(package, name))


# Imported here, as is tomllib below: neither is needed before the first document.
def _files(package: str) -> Traversable:
    from importlib.resources import files  # noqa: PLC0415

    return files(package)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415

    return tomllib.loads(text)


def _folder(package: str) -> Traversable:
    return _files(package) / "locales"


@cache
def _names(package: str) -> tuple[str, ...]:
    folders = (entry.name for entry in _folder(package).iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if len(name) in (2, 3)))


@cache
def _toml(package: str, locale: str, name: str) -> dict[str, Any]:
    return _parsed((_folder(package) / locale / name).read_text(encoding="utf-8"))


@cache
def _lines(package: str, locale: str, name: str) -> tuple[str, ...]:
    text = (_folder(package) / locale / name).read_text(encoding="utf-8")
    return tuple(
        line.strip(" ") for line in text.splitlines() if line.strip() and not line.startswith("#")
    )
