"""What the commands that run extractors have in common: options and the pipeline they make."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from attrs import evolve

from crimefacts.document import Document
from crimefacts.pipeline import Pipeline
from crimefacts.registry import Registry

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="IN...",
        help="Files (.txt, .md, .html, .jsonl), folders, globs, or - for stdin.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(help="Day of publication (YYYY-MM-DD) of documents that do not give theirs."),
]
Language = Annotated[
    str | None, typer.Option(help="Language code of documents that do not give theirs.")
]
Country = Annotated[
    str | None,
    typer.Option(help="Subject country (PE, MX …) of documents that do not give theirs."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", help="Report these extractors only (comma-separated).", metavar="NAMES"),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", help="Leave these extractors out.", metavar="NAMES"),
]
Option = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        help="Set an extractor's option, e.g. dates.vague=true. May be repeated.",
        metavar="NAME.KEY=VALUE",
    ),
]


def make_defaults(published: str | None, language: str | None, country: str | None) -> Document:
    """What the command line says of documents that do not say it themselves.

    Raises:
        typer.BadParameter: If a date or code is malformed.
    """
    try:
        return Document(text="", published=published, language=language, country=country)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def complete(document: Document, defaults: Document) -> Document:
    """Add to a document what it does not say itself."""
    return evolve(
        document,
        published=document.published or defaults.published,
        language=document.language or defaults.language,
        country=document.country or defaults.country,
    )


def make_pipeline(
    only: list[str] | None, without: list[str] | None, option: list[str] | None
) -> Pipeline:
    """Make the pipeline that the options ask for, and warn of plugins that could not be used.

    Raises:
        typer.BadParameter: If an option is not of the form `NAME.KEY=VALUE`.
        PluginError: If names, options or requirements do not fit the installed plugins.
    """
    registry = Registry.discover()
    for failure in registry.failures:
        typer.echo(
            f"Warning: plugin {failure.plugin} is broken and left out: {failure.error}: "
            f"{failure.message} (details: crimefacts plugins)",
            err=True,
        )
    return Pipeline(
        registry,
        only=_names(only) if only else None,
        without=_names(without or []),
        options=_options(option or []),
    )


def _names(values: list[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _options(values: list[str]) -> dict[str, dict[str, Any]]:
    options: dict[str, dict[str, Any]] = {}
    for value in values:
        target, equals, setting = value.partition("=")
        extractor, dot, key = target.partition(".")
        if not (equals and dot and extractor and key):
            msg = f"--option {value!r} is not of the form NAME.KEY=VALUE, e.g. dates.vague=true"
            raise typer.BadParameter(msg)
        options.setdefault(extractor, {})[key] = _setting(setting)
    return options


def _setting(written: str) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """A JSON value (`true`, `3`, `["a"]`) where it is one, else the string itself."""
    try:
        return json.loads(written)
    except ValueError:
        return written
