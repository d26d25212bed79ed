"""What a plugin offers, whether it fits this version of crimefacts, and what to do if not."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from crimefacts import hooks
from crimefacts.errors import ExtractorOptionError, InvalidFactError, PluginLoadError
from crimefacts.extractors import Extractor
from crimefacts.facts import Fact

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_PARTS = ("name", "produces", "requires", "languages", "extract")
_CLAUSE = re.compile(r"(>=|<=|==|~=|!=|>|<)\s*(\d+(?:\.\d+)*)")
_REQUIRES_CORE = re.compile(
    r"crimefacts\s*(?:\[[^\]]*\])?\s*\(?(?P<clauses>(?:[<>=!~][^;)]*)?)\)?\s*(?:;.*)?"
)


@frozen(kw_only=True)
class PluginInfo:
    """Where a plugin comes from.

    Args:
        name: Name of its entry point.
        distribution: Name of the distribution that ships it, empty for one handed over as an
            object.
        version: Version of that distribution, empty likewise.
    """

    name: str
    distribution: str = ""
    version: str = ""

    def __str__(self) -> str:
        shipped = f"{self.distribution} {self.version}".strip()
        return f"{self.name} ({shipped})" if shipped else self.name


@frozen(kw_only=True)
class PluginFailure:
    """A plugin that could not be used.

    Args:
        plugin: Which one.
        error: Class name of the error.
        message: What it said.
        traceback: The whole story, for the plugin's author.
        advice: What to do.
    """

    plugin: PluginInfo
    error: str
    message: str
    traceback: str
    advice: str = ""

    def __str__(self) -> str:
        what = f"plugin {self.plugin} could not be loaded: {self.error}: {self.message}"
        return f"{what}; {self.advice}" if self.advice else what


@frozen(kw_only=True)
class RegisteredExtractor:
    """An extractor that a plugin offers, not yet made for use.

    Args:
        name: Its name.
        factory: Makes it; takes its options as keyword arguments.
        plugin: The plugin that offers it.
        produces: Fact types it returns.
        requires: Fact types it reads.
        languages: Languages it reads; None for any.
    """

    name: str
    factory: hooks.ExtractorFactory
    plugin: PluginInfo
    produces: tuple[type[Fact], ...]
    requires: tuple[type[Fact], ...]
    languages: frozenset[str] | None

    def make(self, options: Mapping[str, Any]) -> Extractor:
        """Make the extractor with options.

        Raises:
            ExtractorOptionError: If it does not take them.
        """
        try:
            return cast("Extractor", self.factory(**options))
        except (TypeError, ValueError) as error:
            msg = f"extractor {self.name!r} does not take the options {dict(options)}: {error}"
            raise ExtractorOptionError(msg) from error


def check_core_version(distribution: Distribution, installed: str) -> None:
    """Check that a plugin is made for the installed version of crimefacts.

    pip sees to that when it installs a plugin, but not when crimefacts is changed afterwards.

    Args:
        distribution: The plugin's distribution.
        installed: The installed version of crimefacts.

    Raises:
        PluginLoadError: If its metadata asks for another version.
    """
    for requirement in distribution.requires or ():
        match = _REQUIRES_CORE.fullmatch(requirement)
        if match is not None and not _fits(installed, match["clauses"]):
            msg = f"it needs crimefacts{match['clauses'].strip()}, installed is {installed}"
            raise PluginLoadError(msg)


def _fits(version: str, clauses: str) -> bool:
    """Whether a version fits; only the numbers of versions are compared, not their suffixes."""
    ours = _numbers(version)
    for operator, written in _CLAUSE.findall(clauses):
        asked = _numbers(written)
        prefix = written.count(".") + 1
        compatible = ours[: prefix - 1] == asked[: prefix - 1]
        if not {
            ">=": ours >= asked,
            "<=": ours <= asked,
            ">": ours > asked,
            "<": ours < asked,
            "!=": ours != asked,
            "==": ours[:prefix] == asked[:prefix],
            "~=": ours >= asked and compatible,
        }[operator]:
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    match = re.match(r"\d+(?:\.\d+)*", version)
    numbers = tuple(map(int, match[0].split("."))) if match else ()
    return (numbers + (0,) * 4)[:4]


def describe_extractors(offered: object, info: PluginInfo) -> tuple[RegisteredExtractor, ...]:
    """Learn what the extractors that a hook named say of themselves.

    Args:
        offered: What the hook returned.
        info: The plugin.

    Raises:
        InvalidFactError: If that is no list of extractor classes or other factories.
    """
    if isinstance(offered, type | str | bytes) or not isinstance(offered, Iterable):
        msg = (
            f"crimefacts_extractors() returned {offered!r}; it should return a list of extractor "
            "classes, such as [ShipExtractor]"
        )
        raise InvalidFactError(msg)
    return tuple(_describe(factory, info) for factory in offered)


def _describe(factory: object, info: PluginInfo) -> RegisteredExtractor:
    if not callable(factory):
        hint = ": name the class, not an instance" if isinstance(factory, Extractor) else ""
        msg = f"crimefacts_extractors() names {factory!r}, which makes no extractor{hint}"
        raise InvalidFactError(msg)
    try:
        extractor = factory()
    except TypeError as error:
        msg = f"{factory!r} cannot be made without options; give each a default ({error})"
        raise InvalidFactError(msg) from error
    missing = [part for part in _PARTS if not hasattr(extractor, part)]
    if missing:
        msg = f"{factory!r} makes no extractor: what it makes has no {' and no '.join(missing)}"
        raise InvalidFactError(msg)
    for part in ("produces", "requires"):
        kinds = getattr(extractor, part)
        if not isinstance(kinds, tuple) or not all(map(_is_fact_type, kinds)):
            msg = (
                f"{part} of extractor {extractor.name!r} should be a tuple of fact classes, such "
                f"as (Ship,), not {kinds!r}"
            )
            raise InvalidFactError(msg)
    return RegisteredExtractor(
        name=extractor.name,
        factory=factory,
        plugin=info,
        produces=extractor.produces,
        requires=extractor.requires,
        languages=extractor.languages,
    )


def _is_fact_type(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Fact)


def describe_failure(info: PluginInfo, error: BaseException) -> PluginFailure:
    """Say what is wrong with a plugin, and what to do.

    Args:
        info: The plugin.
        error: What loading it raised.
    """
    return PluginFailure(
        plugin=info,
        error=type(error).__name__,
        message=str(error),
        traceback="".join(traceback.format_exception(error)),
        advice=_advice(info, error),
    )


def _advice(info: PluginInfo, error: BaseException) -> str:
    shipped = info.distribution
    leave_out = f"pip uninstall {shipped}" if shipped else "do not hand it over"
    match error:
        case PluginLoadError():
            return f"pip install --upgrade crimefacts {shipped}".rstrip()
        case ImportError(name=str(name)) if name.partition(".")[0] == "crimefacts":
            return (
                "it may be made for another version of crimefacts: "
                f"pip install --upgrade crimefacts {shipped}"
            ).rstrip()
        case ModuleNotFoundError() if shipped:
            return f"a package is missing: pip install --force-reinstall {shipped}"
        case InvalidFactError():
            return f"its author should mend that; until then: {leave_out}"
        case _:
            return f"tell its author, with the traceback; until then: {leave_out}"
