"""`crimefacts new-plugin`: write a plugin to begin with."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from crimefacts.scaffold import NewPlugin, Style, write_plugin


def new_plugin(
    name: Annotated[
        str, typer.Argument(help="Name of the distribution, such as crimefacts-vessels.")
    ],
    *,
    style: Annotated[
        Style,
        typer.Option(help="pattern: looks for words; context: combines the facts of others."),
    ] = Style.PATTERN,
    fact: Annotated[
        str, typer.Option(help="Name of the fact class, such as Vessel.", show_default=False)
    ] = "",
    languages: Annotated[
        str, typer.Option(help="Locale folders to begin with, comma-separated.")
    ] = "en,es,pt",
    folder: Annotated[Path, typer.Option("--in", help="Folder to write it in.")] = Path(),
) -> None:
    """Write a complete plugin: fact, extractor, word lists, tests, README and CI file."""
    try:
        plugin = NewPlugin(
            distribution=name,
            fact_class=fact,
            style=style,
            languages=tuple(code.strip() for code in languages.split(",") if code.strip()),
            core_version=".".join(version("crimefacts").split(".")[:2]),
        )
        written = write_plugin(plugin, folder)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    except OSError as error:
        reason = f"cannot write {error.filename}: {error.strerror}"
        raise typer.BadParameter(reason) from error
    root = folder / name
    typer.echo(f"Wrote {len(written)} files in {root}. Now:")
    typer.echo(
        f"  pip install './{root}[test]'"
        if not root.is_absolute()
        else f"  pip install '{root}[test]'"
    )
    typer.echo(f"  pytest {root}")
    typer.echo(f"  crimefacts check {plugin.plugin}")
