"""From templates to the files of a plugin."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import Attribute, field, frozen

from crimefacts.facts import FIRST_PARTY_FACTS

_PREFIX = "crimefacts-"
_SUFFIX = ".tmpl"
_DISTRIBUTION = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SLOT = re.compile(r"<<(\w+)>>")
_TAKEN = frozenset({"money", "dates", "organizations", "places", "routes", "testing"})


class Style(StrEnum):
    """What sort of extractor to begin with."""

    PATTERN = "pattern"
    CONTEXT = "context"


@frozen(kw_only=True)
class NewPlugin:
    """A plugin to be written.

    Args:
        distribution: Name of the distribution, such as `crimefacts-vessels`.
        fact_class: Name of the fact class; empty to make it from the distribution's name.
        style: `pattern` for an extractor that looks for words, `context` for one that combines the
            facts of others.
        languages: ISO 639-1 codes of the locale folders to begin with.
        core_version: The oldest version of crimefacts that it will work with, as `0.1`.

    Raises:
        ValueError: If a name cannot be used; the message says why.
    """

    distribution: str = field()
    fact_class: str = field(default="")
    style: Style = field(default=Style.PATTERN, converter=Style)
    languages: tuple[str, ...] = field(default=("en", "es", "pt"))
    core_version: str = "0.1"

    @distribution.validator
    def _check_distribution(self, _: Attribute[str], value: str) -> None:
        if not _DISTRIBUTION.fullmatch(value):
            msg = f"{value!r} is no name for a plugin; take lower-case words and hyphens, such as "
            raise ValueError(msg + "crimefacts-vessels")
        if self.plugin in _TAKEN or keyword.iskeyword(self.module) or self.module == "crimefacts":
            msg = f"the name {value!r} is taken; choose another one"
            raise ValueError(msg)

    @fact_class.validator
    def _check_fact_class(self, _: Attribute[str], value: str) -> None:
        if value and not _CLASS.fullmatch(value):
            msg = f"{value!r} is no name for a class; take one such as Vessel"
            raise ValueError(msg)
        tags = {fact.type for fact in FIRST_PARTY_FACTS} | {"fact"}
        names = {fact.__name__ for fact in FIRST_PARTY_FACTS} | {"Fact", "Span"}
        if self.tag in tags or self.fact in names:
            msg = f"crimefacts has a fact {self.fact} of type {self.tag!r} already; name another"
            raise ValueError(msg)

    @languages.validator
    def _check_languages(self, _: object, value: tuple[str, ...]) -> None:
        wrong = [code for code in value if not _LANGUAGE.fullmatch(code)]
        if wrong or not value:
            msg = f"languages are ISO 639-1 codes such as en, not {', '.join(wrong) or 'nothing'}"
            raise ValueError(msg)

    @property
    def module(self) -> str:
        """Name of the package to import."""
        return self.distribution.replace("-", "_")

    @property
    def plugin(self) -> str:
        """Name of the entry point and of the extractor."""
        return self.distribution.removeprefix(_PREFIX)

    @property
    def noun(self) -> str:
        """What the facts are about, in the singular: a guess."""
        *words, last = self.plugin.split("-")
        return " ".join([*words, _singular(last)])

    @property
    def fact(self) -> str:
        """Name of the fact class."""
        return self.fact_class or "".join(word.capitalize() for word in self.noun.split())

    @property
    def tag(self) -> str:
        """The fact's `type`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.fact).lower()


def write_plugin(plugin: NewPlugin, parent: str | Path) -> tuple[Path, ...]:
    """Write the files of a plugin.

    Args:
        plugin: What to write.
        parent: The folder to write its folder in.

    Returns:
        The files, in the order of their names.

    Raises:
        FileExistsError: If there is something of that name already.
    """
    root = Path(parent) / plugin.distribution
    root.mkdir(parents=True)
    slots = _slots(plugin)
    written = []
    for folder in ("shared", plugin.style.value):
        for path, template in _templates(files("crimefacts.scaffold") / "templates" / folder):
            for language in plugin.languages if "__language__" in path else ("",):
                target = root / _file_name(path, plugin, language)
                target.parent.mkdir(parents=True, exist_ok=True)
                text = _fill(template, slots | {"language": language})
                target.write_text(text, encoding="utf-8", newline="\n")
                written.append(target)
    return tuple(sorted(written))


def _templates(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield path + entry.name.removesuffix(_SUFFIX), entry.read_text(encoding="utf-8")


def _file_name(path: str, plugin: NewPlugin, language: str) -> str:
    name = path.replace("__module__", plugin.module).replace("__language__", language)
    # A name that begins with a dot would be left out of many an archive.
    return re.sub(r"(^|/)dot_", r"\1.", name)


def _fill(template: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], template)


def _slots(plugin: NewPlugin) -> dict[str, str]:
    dependencies = [f"crimefacts>={plugin.core_version}"]
    fields = ["- `name`: the name as written"]
    entry_point = (
        "[project.entry-points.hypothesis]\n"
        f'{plugin.plugin} = "{plugin.module}.strategies:register"\n\n'
    )
    if plugin.style is Style.CONTEXT:
        dependencies += ["crimefacts-money", "crimefacts-organizations"]
        fields = ["- `amount`: a sum of money", "- `organization`: an organization"]
        entry_point = ""
    return {
        "distribution": plugin.distribution,
        "module": plugin.module,
        "plugin": plugin.plugin,
        "fact_class": plugin.fact,
        "extractor_class": f"{plugin.fact}Extractor",
        "tag": plugin.tag,
        "noun": plugin.noun,
        "description": f"Finds {plugin.plugin.replace('-', ' ')}",
        "core_version": plugin.core_version,
        "dependencies": "\n".join(f'    "{each}",' for each in dependencies),
        "hypothesis_entry_point": entry_point,
        "fields": "\n".join(fields),
        "first_language": plugin.languages[0],
        "sentence": _sentence(plugin, plugin.languages[0])[0].replace("$", "\\$"),
        "examples": "\n".join(_example(plugin, language) for language in plugin.languages),
    }


# Sentences for the first examples, and what is quoted of them. % is the noun.
_PATTERN_SENTENCES = {
    "en": "Police searched the % Aurora on Tuesday.",
    "es": "La policía registró % Aurora el martes.",
    "pt": "A polícia revistou % Aurora na terça-feira.",
}
_CONTEXT_SENTENCES = {
    "en": (
        "The % of $3 million went to the Supreme Court.",
        "% of $3 million went to the Supreme Court",
    ),
    "es": (
        "Hubo % de 3 millones de dólares para la Corte Suprema.",
        "% de 3 millones de dólares para la Corte Suprema",
    ),
    "pt": (
        "Houve % de 3 milhões de dólares para a Polícia Federal.",
        "% de 3 milhões de dólares para a Polícia Federal",
    ),
}


def _sentence(plugin: NewPlugin, language: str) -> tuple[str, str]:
    """An example's text, and the words that the fact quotes."""
    if plugin.style is Style.PATTERN:
        sentence = _PATTERN_SENTENCES.get(language, "% Aurora.")
        quote = "% Aurora"
    else:
        sentence, quote = _CONTEXT_SENTENCES.get(language, _CONTEXT_SENTENCES["en"])
    return sentence.replace("%", plugin.noun), quote.replace("%", plugin.noun)


def _example(plugin: NewPlugin, language: str) -> str:
    sentence, quote = _sentence(plugin, language)
    known = ', name = "Aurora"' if plugin.style is Style.PATTERN else ""
    lines = [
        "[[examples]]",
        f'language = "{language}"',
        f'text = "{sentence}"',
        f'facts = [{{ quote = "{quote}"{known} }}]',
    ]
    return "\n".join(lines) + "\n"


def _singular(word: str) -> str:
    """The singular of an English plural; good enough for a class name that people will read."""
    endings: Iterable[tuple[str, str]] = (
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ss", "ss"),
        ("us", "us"),
        ("s", ""),
    )
    for plural, singular in endings:
        if word.endswith(plural) and len(word) > len(plural):
            return word.removesuffix(plural) + singular
    return word
