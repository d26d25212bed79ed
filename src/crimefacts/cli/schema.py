"""`crimefacts schema`: the JSON Schema of the results."""

from __future__ import annotations

import json

import typer

from crimefacts.registry import Registry
from crimefacts.schema import json_schema


def schema() -> None:
    """Print the JSON Schema of one line of JSON Lines, for the installed plugins."""
    typer.echo(
        json.dumps(json_schema(Registry.discover().fact_types), ensure_ascii=False, indent=2)
    )
