"""Find plugins, isolate the broken ones, and order extractors by what they require."""

from __future__ import annotations

import importlib
import os
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import frozen

from crimefacts import hooks
from crimefacts.errors import (
    DuplicateExtractorError,
    InvalidFactError,
    PluginLoadError,
    UnknownExtractorError,
)
from crimefacts.facts import FIRST_PARTY_FACTS, Fact
from crimefacts.ordering import running_order
from crimefacts.plugins import (
    PluginFailure,
    PluginInfo,
    RegisteredExtractor,
    check_core_version,
    describe_extractors,
    describe_failure,
)

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "crimefacts"
PLUGINS_VARIABLE = "CRIMEFACTS_PLUGINS"


class Registry:
    """The extractors at hand.

    Args:
        plugins: Plugins by name: modules or other objects with hook implementations, or extractor
            classes. Tests and programs that want no entry points hand their own over here.
        strict: Raise on a broken plugin instead of recording it in `failures`.

    Raises:
        PluginLoadError: If a hook's name is misspelt, or a plugin is broken under `strict`.
        DuplicateExtractorError: If two extractors or two plugins share a name.
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
    def discover(
        cls,
        plugins: Collection[str] | None = None,
        *,
        also: Mapping[str, object] | None = None,
        strict: bool = False,
    ) -> Registry:
        """Load the installed plugins, in name order.

        Args:
            plugins: Names of the entry points to load; None takes the comma-separated names in the
                environment variable `CRIMEFACTS_PLUGINS`, or all where it is not set. Names not
                installed are an error.
            also: Plugins that are not installed, by name, as in the class.
            strict: Raise on a broken plugin instead of recording it in `failures`.

        Raises:
            PluginLoadError: If a plugin asked for is not installed; see also the class.
        """
        if plugins is None and PLUGINS_VARIABLE in os.environ:
            chosen = os.environ[PLUGINS_VARIABLE].split(",")
            plugins = [name.strip() for name in chosen if name.strip()]
        registry = cls(also, strict=strict)
        # Imported here: it costs a third of `import crimefacts`.
        from importlib.metadata import entry_points  # noqa: PLC0415

        found = sorted(entry_points(group=ENTRY_POINT_GROUP), key=_by_name)
        _refuse_twins(found)
        twin = next((entry for entry in found if entry.name in registry._objects), None)
        if twin is not None:
            msg = f"a plugin named {twin.name!r} is installed already; name yours otherwise"
            raise DuplicateExtractorError(msg)
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
        registry._discovered = tuple(
            info.name for info in registry._infos if info.name not in registry._objects
        )
        return registry

    def __reduce__(self) -> tuple[Any, ...]:
        portable = {
            name: _ModuleName(plugin.__name__) if isinstance(plugin, ModuleType) else plugin
            for name, plugin in self._objects.items()
        }
        return _rebuild, (self._discovered, portable, self._strict)

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
        return running_order(self._extractors, chosen)

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
            if distribution is not None and _installed_version():
                check_core_version(distribution, _installed_version())
            plugin = entry.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- import may raise anything
            self._fail(info, error)
        else:
            self._register(info, plugin)

    def _register(self, info: PluginInfo, plugin: object) -> None:
        if isinstance(plugin, type) and hasattr(plugin, "extract"):
            plugin = _Offer(plugin)
        try:
            self._manager.register(plugin, name=info.name)
        except Exception as error:  # noqa: BLE001 -- e.g. a hook with unknown arguments
            self._fail(info, error)
            return
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            msg = (
                f"plugin {info} implements a hook that crimefacts does not have: {error}; mend its "
                "name, or upgrade crimefacts if the hook is new"
            )
            raise PluginLoadError(msg) from error
        entries: list[RegisteredExtractor] = []
        for implementation in self._manager.hook.crimefacts_extractors.get_hookimpls():
            if implementation.plugin_name == info.name:
                try:
                    entries += describe_extractors(implementation.function(), info)
                    self._check_tags(entries)
                except (Exception, SystemExit) as error:  # noqa: BLE001 -- so may a hook
                    self._fail(info, error)
                    return
        self._infos.append(info)
        for registered in entries:
            self._add(registered)

    def _check_tags(self, entries: Iterable[RegisteredExtractor]) -> None:
        """Refuse fact types that share a tag: JSON would not tell them apart."""
        known = {fact.type: fact for fact in (*FIRST_PARTY_FACTS, *self.fact_types)}
        for entry in entries:
            for fact in entry.produces:
                other = known.setdefault(fact.type, fact)
                if other is not fact:
                    msg = (
                        f"its {fact.__module__}.{fact.__qualname__} has the tag {fact.type!r}, "
                        f"which {other.__module__}.{other.__qualname__} has already; give it a "
                        "`type` of its own"
                    )
                    raise InvalidFactError(msg)

    def _add(self, entry: RegisteredExtractor) -> None:
        other = self._extractors.get(entry.name)
        if other is not None:
            msg = (
                f"two extractors are named {entry.name!r}: one of plugin {other.plugin}, one of "
                f"plugin {entry.plugin}; uninstall one, or choose plugins with {PLUGINS_VARIABLE}"
            )
            raise DuplicateExtractorError(msg)
        self._extractors[entry.name] = entry

    def _fail(self, info: PluginInfo, error: BaseException) -> None:
        failure = describe_failure(info, error)
        if self._strict:
            raise PluginLoadError(str(failure)) from error
        self._infos.append(info)
        self._failures.append(failure)


def _by_name(entry: EntryPoint) -> tuple[str, str]:
    return entry.name, entry.dist.name if entry.dist else ""


def _refuse_twins(found: Iterable[EntryPoint]) -> None:
    """Refuse two plugins of one name: neither could be told from the other."""
    by_name: dict[str, EntryPoint] = {}
    for entry in found:
        other = by_name.setdefault(entry.name, entry)
        if other is not entry:
            one, two = (
                f"{twin.dist.name} {twin.dist.version}" if twin.dist else twin.value
                for twin in (other, entry)
            )
            msg = f"two plugins are named {entry.name!r}, of {one} and of {two}: uninstall one"
            raise DuplicateExtractorError(msg)


@cache
def _installed_version() -> str:
    """The version of crimefacts, empty where it runs from a folder without metadata."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 -- see discover

    try:
        return version("crimefacts")
    except PackageNotFoundError:
        return ""


@frozen
class _Offer:
    """A plugin that offers one extractor class."""

    extractor: hooks.ExtractorFactory

    @hooks.hookimpl
    def crimefacts_extractors(self) -> list[hooks.ExtractorFactory]:
        return [self.extractor]


@frozen
class _ModuleName:
    """Stands for a module in a pickle."""

    name: str


def _rebuild(
    discovered: tuple[str, ...] | None,
    plugins: dict[str, object],
    strict: bool,  # noqa: FBT001 -- pickle
) -> Registry:
    revived = {
        name: importlib.import_module(plugin.name) if isinstance(plugin, _ModuleName) else plugin
        for name, plugin in plugins.items()
    }
    if discovered is None:
        return Registry(revived, strict=strict)
    return Registry.discover(discovered, also=revived, strict=strict)
