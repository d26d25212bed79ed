"""The commands, each in a module of its own."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from crimefacts.cli import check, evaluate, explain, extract, new_plugin, plugins, schema

app = typer.Typer(
    name="crimefacts",
    help="Read crime reporting, get facts you can cite.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (extract.extract, explain.explain, plugins.plugins, schema.schema):
    app.command()(command)
app.command("new-plugin")(new_plugin.new_plugin)
app.command()(check.check)
app.command("eval")(evaluate.evaluate)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 -- Typer calls it so
    if wanted:
        typer.echo(f"crimefacts {version('crimefacts')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Read crime reporting, get facts you can cite."""
