"""Find plugins, isolate the broken ones, and order extractors by what they require."""

from __future__ import annotations

import importlib
import os
import traceback
from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, cast

import pluggy
from attrs import frozen

from crimefacts import hooks
from crimefacts.errors import (
    DuplicateExtractorError,
    ExtractorOptionError,
    InvalidFactError,
    PluginLoadError,
    RequirementError,
    UnknownExtractorError,
)
from crimefacts.extractors import Extractor
from crimefacts.facts import Fact

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "crimefacts"
PLUGINS_VARIABLE = "CRIMEFACTS_PLUGINS"

# Which package to install for a fact type that nobody produces.
_FIRST_PARTY_PACKAGES = {
    "money": "crimefacts-money",
    "date": "crimefacts-dates",
    "place": "crimefacts-places",
    "organization": "crimefacts-organizations",
    "route": "crimefacts-routes",
}


@frozen(kw_only=True)
class PluginInfo:
    """Where a plugin comes from.

    Args:
        name: Name of its entry point.
        distribution: Name of the distribution that ships it, empty for one handed over as an object.
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
    """

    plugin: PluginInfo
    error: str
    message: str
    traceback: str


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


class Registry:
    """The extractors at hand.

    Args:
        plugins: Plugins by name: modules or other objects with hook implementations. Tests and
            programs that want no entry points hand their own over here.
        strict: Raise on a broken plugin instead of recording it in `failures`.

    Raises:
        PluginLoadError: If a hook's name is misspelt, or a plugin is broken under `strict`.
        DuplicateExtractorError: If two extractors share a name.
    """

    def __init__(
        self, plugins: Mapping[str, object] | None = None, *, strict: bool = False
    ) -> None:
        self._strict = strict
        self._manager = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._extractors: dict[str, RegisteredExtractor] = {}
        self._failures: list[PluginFailure] = []
        self._infos: list[PluginInfo] = []
        self._objects = dict(plugins or {})
        for name in sorted(self._objects):
            self._register(PluginInfo(name=name), self._objects[name])
        self._discovered: tuple[str, ...] | None = None

    @classmethod
    def discover(cls, plugins: Collection[str] | None = None, *, strict: bool = False) -> Registry:
        """Load the installed plugins, in name order.

        Args:
            plugins: Names of the entry points to load; None takes the comma-separated names in the
                environment variable `CRIMEFACTS_PLUGINS`, or all where it is not set. Names not
                installed are an error.
            strict: Raise on a broken plugin instead of recording it in `failures`.

        Raises:
            PluginLoadError: If a plugin asked for is not installed; see also the class.
        """
        if plugins is None and PLUGINS_VARIABLE in os.environ:
            chosen = os.environ[PLUGINS_VARIABLE].split(",")
            plugins = [name.strip() for name in chosen if name.strip()]
        registry = cls(strict=strict)
        # Imported here: it costs a third of `import crimefacts`.
        from importlib.metadata import entry_points  # noqa: PLC0415

        found = sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: entry.name)
        missing = set(plugins or ()) - {entry.name for entry in found}
        if missing:
            installed = ", ".join(entry.name for entry in found) or "none"
            msg = (
                f"no plugin named {', '.join(sorted(missing))} is installed; there are: {installed}"
            )
            raise PluginLoadError(msg)
        for entry in found:
            if plugins is None or entry.name in plugins:
                registry._load(entry)
        registry._discovered = tuple(info.name for info in registry._infos)
        return registry

    def __reduce__(self) -> tuple[Any, ...]:
        if self._discovered is not None:
            return _rediscover, (self._discovered, self._strict)
        portable = {
            name: _ModuleName(plugin.__name__) if isinstance(plugin, ModuleType) else plugin
            for name, plugin in self._objects.items()
        }
        return _rebuild, (portable, self._strict)

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        """All plugins that were looked at, broken ones included, in name order."""
        return tuple(self._infos)

    @property
    def extractors(self) -> Mapping[str, RegisteredExtractor]:
        """The extractors by name, in name order."""
        return MappingProxyType(dict(sorted(self._extractors.items())))

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """Plugins that could not be used."""
        return tuple(self._failures)

    @property
    def fact_types(self) -> tuple[type[Fact], ...]:
        """Every fact type that some extractor produces, in order of their tags."""
        types = {fact for entry in self._extractors.values() for fact in entry.produces}
        return tuple(sorted(types, key=lambda fact: (fact.type, fact.__qualname__)))

    def select(
        self, only: Iterable[str] | None = None, without: Iterable[str] = ()
    ) -> tuple[RegisteredExtractor, ...]:
        """Choose extractors.

        Args:
            only: Names to take; None takes all.
            without: Names to leave out.

        Returns:
            The chosen ones in name order.

        Raises:
            UnknownExtractorError: If a name is not registered.
        """
        wanted = None if only is None else set(only)
        unwanted = set(without)
        for name in sorted((wanted or set()) | unwanted):
            self._require_known(name)
        return tuple(
            entry
            for name, entry in self.extractors.items()
            if (wanted is None or name in wanted) and name not in unwanted
        )

    def in_order(self, chosen: Iterable[RegisteredExtractor]) -> tuple[RegisteredExtractor, ...]:
        """Add what the chosen extractors require, and put producers before readers.

        Args:
            chosen: Extractors of this registry.

        Returns:
            The extractors to run, in running order; ties are broken by name.

        Raises:
            RequirementError: If nothing produces a required type, or requirements form a cycle.
        """
        graph: dict[str, set[str]] = {}
        waiting = sorted(entry.name for entry in chosen)
        while waiting:
            entry = self._extractors[waiting.pop(0)]
            if entry.name not in graph:
                graph[entry.name] = self._producers_for(entry)
                waiting.extend(sorted(graph[entry.name]))
        sorter = TopologicalSorter(graph)
        try:
            sorter.prepare()
        except CycleError as error:
            names = " -> ".join(reversed(cast("list[str]", error.args[1])))
            msg = f"extractors require each other in a circle: {names}; leave one of them out"
            raise RequirementError(msg) from error
        order: list[str] = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready())
            order.extend(ready)
            sorter.done(*ready)
        return tuple(self._extractors[name] for name in order)

    def _producers_for(self, entry: RegisteredExtractor) -> set[str]:
        producers: set[str] = set()
        for required in entry.requires:
            names = {
                other.name
                for other in self._extractors.values()
                if other.name != entry.name and any(issubclass(t, required) for t in other.produces)
            }
            if not names:
                package = _FIRST_PARTY_PACKAGES.get(required.type)
                advice = f"pip install {package}" if package else "install a plugin that does"
                msg = (
                    f"extractor {entry.name!r} requires facts of type {required.type!r}, which no "
                    f"installed plugin produces: {advice}, or leave {entry.name!r} out"
                )
                raise RequirementError(msg)
            producers |= names
        return producers

    def _require_known(self, name: str) -> None:
        if name not in self._extractors:
            known = ", ".join(sorted(self._extractors)) or "none; install crimefacts[standard]"
            msg = f"there is no extractor named {name!r}; there are: {known}"
            raise UnknownExtractorError(msg)

    def check_options(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Check that every extractor that options are meant for is registered.

        Raises:
            UnknownExtractorError: If one is not.
        """
        for name in sorted(options):
            self._require_known(name)

    def _load(self, entry: EntryPoint) -> None:
        distribution = entry.dist
        info = PluginInfo(
            name=entry.name,
            distribution=distribution.name if distribution else "",
            version=distribution.version if distribution else "",
        )
        try:
            plugin = entry.load()
        except Exception as error:  # noqa: BLE001 -- a plugin may raise anything at import
            self._fail(info, error)
        else:
            self._register(info, plugin)

    def _register(self, info: PluginInfo, plugin: object) -> None:
        try:
            self._manager.register(plugin, name=info.name)
        except Exception as error:  # noqa: BLE001 -- e.g. a hook with unknown arguments
            self._fail(info, error)
            return
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            msg = f"plugin {info} implements a hook that crimefacts does not have: {error}"
            raise PluginLoadError(msg) from error
        self._infos.append(info)
        for implementation in self._manager.hook.crimefacts_extractors.get_hookimpls():
            if implementation.plugin_name == info.name:
                try:
                    entries = [
                        _describe(factory, info)
                        for factory in cast("Iterable[Any]", implementation.function())
                    ]
                except Exception as error:  # noqa: BLE001 -- a hook may raise anything
                    self._infos.pop()
                    self._fail(info, error)
                    return
                for registered in entries:
                    self._add(registered)

    def _add(self, entry: RegisteredExtractor) -> None:
        other = self._extractors.get(entry.name)
        if other is not None:
            msg = (
                f"two extractors are named {entry.name!r}: one of plugin {other.plugin}, one of "
                f"plugin {entry.plugin}; uninstall one, or choose plugins with {PLUGINS_VARIABLE}"
            )
            raise DuplicateExtractorError(msg)
        self._extractors[entry.name] = entry

    def _fail(self, info: PluginInfo, error: Exception) -> None:
        if self._strict:
            msg = f"plugin {info} could not be loaded: {type(error).__name__}: {error}"
            raise PluginLoadError(msg) from error
        self._infos.append(info)
        story = "".join(traceback.format_exception(error))
        self._failures.append(
            PluginFailure(
                plugin=info, error=type(error).__name__, message=str(error), traceback=story
            )
        )


def _describe(factory: hooks.ExtractorFactory, info: PluginInfo) -> RegisteredExtractor:
    """Learn what an extractor says of itself.

    Raises:
        InvalidFactError: If what the factory makes is no extractor.
    """
    extractor = factory()
    if not isinstance(extractor, Extractor):
        msg = (
            f"{factory!r} makes no extractor: it needs the attributes name, produces, requires and "
            "languages and a method extract(context)"
        )
        raise InvalidFactError(msg)
    for fact_type in (*extractor.produces, *extractor.requires):
        if not (isinstance(fact_type, type) and issubclass(fact_type, Fact)):
            msg = f"extractor {extractor.name!r} names {fact_type!r}, which is no subclass of Fact"
            raise InvalidFactError(msg)
    return RegisteredExtractor(
        name=extractor.name,
        factory=factory,
        plugin=info,
        produces=tuple(extractor.produces),
        requires=tuple(extractor.requires),
        languages=extractor.languages,
    )


@frozen
class _ModuleName:
    """Stands for a module in a pickle."""

    name: str


def _rediscover(plugins: tuple[str, ...], strict: bool) -> Registry:  # noqa: FBT001 -- pickle
    return Registry.discover(plugins, strict=strict)


def _rebuild(plugins: dict[str, object], strict: bool) -> Registry:  # noqa: FBT001 -- pickle
    revived = {
        name: importlib.import_module(plugin.name) if isinstance(plugin, _ModuleName) else plugin
        for name, plugin in plugins.items()
    }
    return Registry(revived, strict=strict)
