"""`crimefacts plugins`: what is installed, and what is wrong with it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crimefacts.cli.table import printable
from crimefacts.registry import Registry


def plugins(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False,
) -> None:
    """List the installed plugins, their extractors and their failures."""
    registry = Registry.discover()
    rows = _rows(registry)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if not rows:
        console.print("No plugins are installed: pip install 'crimefacts[standard]'")
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("extractor", "version", "distribution", "facts", "languages", "failure"):
        table.add_column(column, overflow="fold")
    for row in rows:
        languages = row["languages"]
        table.add_row(
            row["name"],
            row["version"],
            row["distribution"],
            ", ".join(row["facts"]),
            "any" if languages is None else ", ".join(languages),
            Text(printable(row["failure"] or ""), style="red"),
        )
    console.print(table)
    for failure in registry.failures:
        console.print(Text(f"{failure.plugin}: {failure.advice}", style="bold red"))
        console.print(Text(failure.traceback))


def _rows(registry: Registry) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "name": entry.name,
            "version": entry.plugin.version,
            "distribution": entry.plugin.distribution,
            "facts": [fact.type for fact in entry.produces],
            "languages": None if entry.languages is None else sorted(entry.languages),
            "failure": None,
            "advice": None,
        }
        for entry in registry.extractors.values()
    ]
    rows += [
        {
            "name": failure.plugin.name,
            "version": failure.plugin.version,
            "distribution": failure.plugin.distribution,
            "facts": [],
            "languages": [],
            "failure": f"{failure.error}: {failure.message}",
            "advice": failure.advice,
        }
        for failure in registry.failures
    ]
    return sorted(rows, key=lambda row: row["name"])
