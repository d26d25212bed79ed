"""Plugins are found, broken ones are set apart, and extractors run in order."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

import pytest
from attrs import field, frozen

from crimefacts import (
    Context,
    Document,
    DuplicateExtractorError,
    ExtractorOptionError,
    Fact,
    MoneyAmount,
    Organization,
    Pipeline,
    PluginFailure,
    PluginLoadError,
    Registry,
    RequirementError,
    UnknownExtractorError,
    hookimpl,
)

InstallPlugin = Callable[..., None]


@frozen(kw_only=True)
class Ship(Fact):
    type: ClassVar[str] = "ship"


@frozen(kw_only=True)
class Port(Fact):
    type: ClassVar[str] = "port"


@frozen(kw_only=True)
class SailingShip(Ship):
    type: ClassVar[str] = "sailing_ship"


class Nothing:
    """An extractor that finds nothing."""

    name = "nothing"
    produces: tuple[type[Fact], ...] = (Ship,)
    requires: tuple[type[Fact], ...] = ()
    languages: frozenset[str] | None = None

    def extract(self, context: Context) -> Iterator[Fact]:
        yield from ()


def extractor(
    name: str, produces: Iterable[type[Fact]], requires: Iterable[type[Fact]] = ()
) -> type[Nothing]:
    members = {"name": name, "produces": tuple(produces), "requires": tuple(requires)}
    return type(name, (Nothing,), members)


class Plugin:
    def __init__(self, *factories: Any) -> None:
        self.factories = factories

    @hookimpl
    def crimefacts_extractors(self) -> list[Any]:
        return list(self.factories)


def registry(*factories: Any) -> Registry:
    return Registry({"plugin": Plugin(*factories)}, strict=True)


def order(*factories: Any, only: Iterable[str] | None = None) -> list[str]:
    known = registry(*factories)
    return [entry.name for entry in known.in_order(known.select(only))]


class TestOrder:
    def test_producers_run_before_readers(self) -> None:
        a = extractor("a", [Port], [Ship])
        z = extractor("z", [Ship])
        assert order(a, z) == ["z", "a"]

    def test_ties_are_broken_by_name(self) -> None:
        kinds = [extractor(name, [Port]) for name in "cab"]
        assert order(*kinds) == ["a", "b", "c"]

    def test_what_is_required_runs_too(self) -> None:
        a = extractor("a", [Port], [Ship])
        z = extractor("z", [Ship])
        unused = extractor("unused", [MoneyAmount])
        assert order(a, z, unused, only=["a"]) == ["z", "a"]

    def test_a_subclass_satisfies_a_requirement(self) -> None:
        a = extractor("a", [Port], [Ship])
        z = extractor("z", [SailingShip])
        assert order(a, z) == ["z", "a"]

    def test_all_producers_of_a_required_type_run_before(self) -> None:
        a = extractor("a", [Port], [Ship])
        assert order(a, extractor("y", [Ship]), extractor("z", [Ship])) == ["y", "z", "a"]

    def test_one_that_produces_what_it_requires_needs_another_producer(self) -> None:
        a = extractor("a", [Ship], [Ship])
        assert order(a, extractor("z", [Ship])) == ["z", "a"]
        with pytest.raises(RequirementError, match="no installed plugin produces"):
            order(a)

    def test_a_circle_is_named(self) -> None:
        a = extractor("a", [Port], [Ship])
        b = extractor("b", [Ship], [Port])
        with pytest.raises(RequirementError, match=r"circle: (a -> b -> a|b -> a -> b); leave one"):
            order(a, b)

    def test_a_missing_producer_is_named_with_its_package(self) -> None:
        with pytest.raises(RequirementError) as caught:
            order(extractor("bribes", [Ship], [Organization]))
        assert str(caught.value) == (
            "extractor 'bribes' requires facts of type 'organization', which no installed plugin "
            "produces: pip install crimefacts-organizations, or leave 'bribes' out"
        )

    def test_a_missing_producer_of_somebody_elses_type(self) -> None:
        with pytest.raises(RequirementError, match="install a plugin that does"):
            order(extractor("bribes", [Ship], [Port]))


class TestSelection:
    def test_only_and_without(self) -> None:
        known = registry(*(extractor(name, [Ship]) for name in "abc"))
        assert [entry.name for entry in known.select()] == ["a", "b", "c"]
        assert [entry.name for entry in known.select(["c", "a"])] == ["a", "c"]
        assert [entry.name for entry in known.select(without=["b"])] == ["a", "c"]
        assert [entry.name for entry in known.select(["a", "b"], ["b"])] == ["a"]

    @pytest.mark.parametrize("arguments", [{"only": ["x"]}, {"without": ["x"]}])
    def test_an_unknown_name_is_answered_with_the_known_ones(self, arguments: Any) -> None:
        with pytest.raises(UnknownExtractorError, match=r"no extractor named 'x'; there are: a, b"):
            registry(extractor("b", [Ship]), extractor("a", [Ship])).select(**arguments)

    def test_an_empty_registry_says_what_to_install(self) -> None:
        with pytest.raises(UnknownExtractorError, match=r"none; install crimefacts\[standard\]"):
            Registry().select(["money"])

    def test_fact_types_are_listed_once_in_order_of_their_tags(self) -> None:
        known = registry(extractor("a", [Ship, Port]), extractor("b", [Ship]))
        assert known.fact_types == (Port, Ship)


@frozen(kw_only=True)
class WithOptions(Nothing):
    name = "optional"

    least: int = field(default=0)

    @least.validator
    def _check(self, _: object, value: object) -> None:
        if not isinstance(value, int):
            msg = "least is a number"
            raise ValueError(msg)  # noqa: TRY004 -- either is refused


class TestOptions:
    def test_options_reach_the_extractor(self) -> None:
        entry = registry(WithOptions).extractors["optional"]
        made = entry.make({"least": 3})
        assert isinstance(made, WithOptions)
        assert made.least == 3

    @pytest.mark.parametrize("options", [{"most": 3}, {"least": "three"}])
    def test_wrong_options_are_refused(self, options: Any) -> None:
        with pytest.raises(ExtractorOptionError, match="'optional' does not take the options"):
            registry(WithOptions).extractors["optional"].make(options)

    def test_options_for_an_unknown_extractor_are_refused(self) -> None:
        with pytest.raises(UnknownExtractorError, match="no extractor named 'optinal'"):
            Pipeline(registry(WithOptions), options={"optinal": {}})


class TestObjects:
    def test_a_misspelt_hook_raises(self) -> None:
        class Misspelt:
            @hookimpl
            def crimefacts_extractor(self) -> list[Any]:
                return []

        with pytest.raises(PluginLoadError, match=r"hook that crimefacts does not have: unknown"):
            Registry({"misspelt": Misspelt()})

    def test_a_hook_with_unknown_arguments_is_set_apart(self) -> None:
        class Arguments:
            @hookimpl
            def crimefacts_extractors(self, document: object) -> list[Any]:
                return []

        (failure,) = Registry({"arguments": Arguments()}).failures
        assert failure.error == "PluginValidationError"

    def test_two_extractors_of_one_name_raise_and_name_both_plugins(self) -> None:
        with pytest.raises(
            DuplicateExtractorError, match=r"'a': one of plugin one, one of .* two;"
        ):
            Registry({"one": Plugin(extractor("a", [Ship])), "two": Plugin(extractor("a", [Port]))})

    def test_an_extractor_class_is_a_plugin(self) -> None:
        known = Registry({"ships": Nothing})
        assert list(known.extractors) == ["nothing"]
        assert list(pickle.loads(pickle.dumps(known)).extractors) == ["nothing"]  # noqa: S301

    def test_installed_plugins_and_others_together(self) -> None:
        known = Registry.discover(["money"], also={"ships": Nothing})
        assert list(known.extractors) == ["money", "nothing"]
        again = pickle.loads(pickle.dumps(known))  # noqa: S301 -- our own
        assert list(again.extractors) == ["money", "nothing"]
        assert again.plugins == known.plugins

    def test_another_plugin_of_an_installed_name_is_refused(self) -> None:
        with pytest.raises(DuplicateExtractorError, match="'money' is installed already; name"):
            Registry.discover(also={"money": Nothing})

    def test_an_empty_plugin_is_no_failure(self) -> None:
        known = Registry({"empty": Plugin()})
        assert [str(info) for info in known.plugins] == ["empty"]
        assert (known.failures, dict(known.extractors)) == ((), {})


# What can be wrong with a plugin: its source, and what is said of it.
BROKEN: dict[str, tuple[str, str, str]] = {
    "broken import": (
        "import no_such_package",
        "ModuleNotFoundError: No module named 'no_such_package'",
        "a package is missing: pip install --force-reinstall crimefacts-bad",
    ),
    "made for another core": (
        "from crimefacts import Refiner2030",
        "ImportError: cannot import name 'Refiner2030'",
        "another version of crimefacts: pip install --upgrade crimefacts crimefacts-bad",
    ),
    "error on import": ("1 / 0", "ZeroDivisionError", "tell its author, with the traceback"),
    "exit on import": (
        "raise SystemExit('bye')",
        "SystemExit: bye",
        "pip uninstall crimefacts-bad",
    ),
    "raising hook": (
        "@hookimpl\ndef crimefacts_extractors(): raise OSError('disk full')",
        "OSError: disk full",
        "tell its author",
    ),
    "no list": (
        "@hookimpl\ndef crimefacts_extractors(): return None",
        "InvalidFactError: crimefacts_extractors() returned None; it should return a list of ext",
        "its author should mend that; until then: pip uninstall crimefacts-bad",
    ),
    "a class instead of a list": (
        "@hookimpl\ndef crimefacts_extractors(): return Base",
        "it should return a list of extractor classes",
        "",
    ),
    "an instance": (
        "@hookimpl\ndef crimefacts_extractors(): return [Base()]",
        "which makes no extractor: name the class, not an instance",
        "",
    ),
    "a name instead of a class": (
        "@hookimpl\ndef crimefacts_extractors(): return ['Base']",
        "names 'Base', which makes no extractor",
        "",
    ),
    "an option without default": (
        """
        @frozen
        class Needy(Base):
            least: int

        @hookimpl
        def crimefacts_extractors(): return [Needy]
        """,
        "cannot be made without options; give each a default",
        "",
    ),
    "parts missing": (
        """
        class Half:
            name = "half"
            def extract(self, context): return []

        @hookimpl
        def crimefacts_extractors(): return [Half]
        """,
        "what it makes has no produces and no requires and no languages",
        "",
    ),
    "produces no tuple": (
        """
        class Single(Base):
            produces = Ship

        @hookimpl
        def crimefacts_extractors(): return [Single]
        """,
        "produces of extractor 'ships' should be a tuple of fact classes, such as (Ship,), not",
        "",
    ),
    "produces no facts": (
        """
        class Texts(Base):
            produces = (str,)

        @hookimpl
        def crimefacts_extractors(): return [Texts]
        """,
        "should be a tuple of fact classes",
        "",
    ),
    "a tag that is taken": (
        """
        @frozen(kw_only=True)
        class Coins(Fact):
            type: ClassVar[str] = "money"

        class CoinExtractor(Base):
            produces = (Coins,)

        @hookimpl
        def crimefacts_extractors(): return [CoinExtractor]
        """,
        "Coins has the tag 'money', which crimefacts.facts.MoneyAmount has already",
        "",
    ),
}
GOOD = "@hookimpl\ndef crimefacts_extractors(): return [Base]"


def the_failure(known: Registry, name: str) -> PluginFailure:
    (failure,) = (failure for failure in known.failures if failure.plugin.name == name)
    return failure


class TestDistributions:
    def test_an_installed_plugin_is_found(self, install_plugin: InstallPlugin) -> None:
        install_plugin("ships", GOOD, version="2.5")
        known = Registry.discover(["ships"])
        (info,) = known.plugins
        assert str(info) == "ships (crimefacts-ships 2.5)"
        (found,) = Pipeline(known).extract(Document(text="The tanker Aurora left."))
        assert (found.quote, found.extractor, found.type) == ("tanker Aurora", "ships", "ship")

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_broken_plugin_is_set_apart(self, install_plugin: InstallPlugin, name: str) -> None:
        source, story, advice = BROKEN[name]
        install_plugin("good", GOOD)
        install_plugin("bad", source)
        known = Registry.discover(["good", "bad"])
        assert list(known.extractors) == ["ships"]
        assert [info.name for info in known.plugins] == ["bad", "good"]
        (failure,) = known.failures
        assert str(failure).startswith("plugin bad (crimefacts-bad 1.0) could not be loaded: ")
        assert story in str(failure)
        assert advice in failure.advice
        assert failure.advice
        assert "Traceback" in failure.traceback
        assert Pipeline(known).extract(Document(text="tanker Aurora")).facts

    def test_strict_raises_on_a_broken_plugin(self, install_plugin: InstallPlugin) -> None:
        install_plugin("bad", "1 / 0")
        with pytest.raises(PluginLoadError, match=r"crimefacts-bad 1\.0.*ZeroDivisionError"):
            Registry.discover(["bad"], strict=True)

    def test_an_entry_point_to_nowhere(self, install_plugin: InstallPlugin) -> None:
        install_plugin("bad", GOOD, target="crimefacts_bad:Plugin")
        failure = the_failure(Registry.discover(["bad"]), "bad")
        assert failure.error == "AttributeError"

    @pytest.mark.parametrize(
        ("requires", "fits"),
        [
            ("crimefacts", True),
            ("crimefacts>=0.1", True),
            ("crimefacts[standard]>=0.1,<1 ; python_version >= '3.8'", True),
            ("crimefacts (>=0.0.1)", True),
            ("crimefacts~=0.1", True),
            ("crimefacts!=0.0.5,==0.1", True),
            ("crimefacts-money>=99", True),
            ("crimefacts>=99", False),
            ("crimefacts[standard] (>=99.1)", False),
            ("crimefacts==9.2.*", False),
            ("crimefacts~=9.2", False),
            ("crimefacts>0.0,<0.0.9", False),
        ],
    )
    def test_a_plugin_for_another_version_of_the_core(
        self, install_plugin: InstallPlugin, requires: str, *, fits: bool
    ) -> None:
        install_plugin(
            "bad", GOOD if fits else "raise AssertionError('imported')", requires=requires
        )
        known = Registry.discover(["bad"])
        assert bool(known.extractors) is fits
        if not fits:
            failure = the_failure(known, "bad")
            assert "it needs crimefacts" in failure.message
            assert "installed is 0." in failure.message
            assert failure.advice == "pip install --upgrade crimefacts crimefacts-bad"

    def test_a_hook_of_a_newer_core_may_be_optional(self, install_plugin: InstallPlugin) -> None:
        install_plugin(
            "ships", GOOD + "\n@hookimpl(optionalhook=True)\ndef crimefacts_2030(): return []"
        )
        assert not Registry.discover(["ships"], strict=True).failures

    def test_a_misspelt_hook_raises_and_names_the_distribution(
        self, install_plugin: InstallPlugin
    ) -> None:
        install_plugin("bad", "@hookimpl\ndef crimefacts_extractorz(): return []")
        with pytest.raises(
            PluginLoadError, match=r"bad \(crimefacts-bad 1\.0\).*crimefacts_extrac"
        ):
            Registry.discover(["bad"])

    def test_two_plugins_of_one_name(self, install_plugin: InstallPlugin) -> None:
        install_plugin("ships", GOOD, distribution="crimefacts-ships")
        install_plugin("ships", GOOD, distribution="other-ships", version="3.0")
        with pytest.raises(DuplicateExtractorError) as caught:
            Registry.discover(["ships"])
        assert "two plugins are named 'ships', of" in str(caught.value)
        assert "crimefacts-ships 1.0" in str(caught.value)
        assert "other-ships 3.0: uninstall one" in str(caught.value)

    def test_two_extractors_of_one_name_name_both_distributions(
        self, install_plugin: InstallPlugin
    ) -> None:
        install_plugin("one", GOOD)
        install_plugin(
            "two", GOOD.replace("Base]", "Other]").replace("@hook", _OTHER_SHIPS + "@hook")
        )
        with pytest.raises(DuplicateExtractorError) as caught:
            Registry.discover(["one", "two"])
        assert "one (crimefacts-one 1.0)" in str(caught.value)
        assert "two (crimefacts-two 1.0)" in str(caught.value)

    def test_the_environment_chooses_plugins(
        self, install_plugin: InstallPlugin, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install_plugin("ships", GOOD)
        monkeypatch.setenv("CRIMEFACTS_PLUGINS", "ships, ")
        assert list(Registry.discover().extractors) == ["ships"]
        monkeypatch.setenv("CRIMEFACTS_PLUGINS", "")
        assert not Registry.discover().plugins
        assert list(Registry.discover(["ships"]).extractors) == ["ships"]
        monkeypatch.setenv("CRIMEFACTS_PLUGINS", "ship")
        with pytest.raises(PluginLoadError, match=r"no plugin named ship is installed; .*ships"):
            Registry.discover()

    def test_a_plugin_not_chosen_is_not_imported(self, install_plugin: InstallPlugin) -> None:
        install_plugin("bad", "1 / 0")
        install_plugin("good", GOOD)
        assert not Registry.discover(["good"]).failures

    def test_a_discovered_registry_is_pickled_by_name(self, install_plugin: InstallPlugin) -> None:
        install_plugin("ships", GOOD)
        install_plugin("bad", "1 / 0")
        known = Registry.discover(["ships", "bad"])
        again = pickle.loads(pickle.dumps(known))  # noqa: S301 -- our own
        assert again.plugins == known.plugins
        assert list(again.extractors) == ["ships"]


_OTHER_SHIPS = """
@frozen(kw_only=True)
class OtherShip(Fact):
    type: ClassVar[str] = "other_ship"

class Other(Base):
    produces = (OtherShip,)

"""

_PROBE = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
from crimefacts import Pipeline, Registry
names = list(Registry.discover(strict=True).extractors)
Pipeline()
code = (".py", ".pyc", ".so", ".pyd", ".txt", "METADATA")
data = [path for path in opened if not path.endswith(code)]
print(names, [path for path in data if "locales" in path or "crimefacts_" in path])
"""


def test_listing_plugins_loads_no_data() -> None:
    run = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['dates', 'money', 'organizations', 'places', 'routes'] []"
