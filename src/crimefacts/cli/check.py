"""`crimefacts check`: hold an installed plugin to what every extractor promises."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from crimefacts.cli.table import printable
from crimefacts.errors import MissingExtraError, UnknownExtractorError
from crimefacts.plugins import RegisteredExtractor
from crimefacts.registry import Registry

if TYPE_CHECKING:
    from crimefacts.testing.conformance import Report, RuleResult

BROKEN = 2

_STYLES = {"kept": "green", "broken": "red", "skipped": "yellow"}


def check(  # noqa: PLR0913 -- one parameter an option
    plugin: Annotated[
        str, typer.Argument(help="Name of an installed plugin, distribution or extractor.")
    ],
    *,
    examples: Annotated[
        Path | None,
        typer.Option(help="Table of examples (.toml or .jsonl): texts with facts in them."),
    ] = None,
    count: Annotated[int, typer.Option(min=1, help="How many texts to draw of each sort.")] = 50,
    seed: Annotated[int, typer.Option(help="Which texts to draw.")] = 0,
    whole_document: Annotated[
        bool, typer.Option("--whole-document", help="Facts may depend on other paragraphs.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False,
) -> int:
    """Check an installed plugin, rule by rule; exit code 2 if a rule is broken."""
    try:
        # Imported here: they need the extra `testing`.
        from crimefacts.testing.conformance import make_subject, run_checks  # noqa: PLC0415
        from crimefacts.testing.examples import read_examples  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"hypothesis", "pytest"}:
            raise
        feature = "checking plugins"
        raise MissingExtraError(feature, "testing") from error
    registry = Registry.discover()
    table = () if examples is None else read_examples(examples)
    reports = [
        run_checks(
            make_subject(
                entry.factory,
                examples=table,
                registry=registry,
                whole_document=whole_document,
                max_examples=count,
                seed=seed,
            )
        )
        for entry in _chosen(registry, plugin)
    ]
    if as_json:
        typer.echo(json.dumps([_as_json(report) for report in reports], indent=2))
    else:
        _show(reports)
    return BROKEN if any(report.broken for report in reports) else 0


def _chosen(registry: Registry, name: str) -> list[RegisteredExtractor]:
    """The extractors that a name of any sort means."""
    chosen = [
        entry
        for entry in registry.extractors.values()
        if name in (entry.name, entry.plugin.name, entry.plugin.distribution)
    ]
    if chosen:
        return chosen
    broken = [
        failure
        for failure in registry.failures
        if name in (failure.plugin.name, failure.plugin.distribution)
    ]
    if broken:
        raise UnknownExtractorError(str(broken[0]))
    known = ", ".join(sorted({entry.plugin.name for entry in registry.extractors.values()}))
    msg = f"no plugin named {name!r} is installed; there are: {known or 'none'}"
    raise UnknownExtractorError(msg)


def _show(reports: list[Report]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for report in reports:
        console.print(Text(report.extractor, style="bold"))
        for result in report.results:
            _show_result(console, result)
        counts = Counter(result.outcome.value for result in report.results)
        told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in _STYLES)
        console.print(f"{report.texts} texts, {report.facts} facts; rules: {told}")
        if not report.facts and not report.broken:
            advice = (
                "No fact was found in any text, so this says little. Give --examples a table of "
                "texts with facts in them, or register phrases (crimefacts.testing)."
            )
            console.print(Text(advice, style="yellow"))


def _show_result(console: Console, result: RuleResult) -> None:
    line = Text(f"  {result.outcome:8}", style=_STYLES[result.outcome])
    line.append(f" {result.rule.name:16}", style="default")
    line.append(f" {result.rule.promise}", style="dim")
    console.print(line)
    if result.reason:
        console.print(Text(f"           {printable(result.reason)}"))
    if result.violation is not None:
        for story in result.violation.message.splitlines():
            console.print(Text(f"           {printable(story)}"))
        if result.violation.text is not None:
            console.print(Text(f"           text: {result.violation.text!r}"))
        console.print(Text(f"           advice: {result.rule.advice}"))


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "extractor": report.extractor,
        "texts": report.texts,
        "facts": report.facts,
        "rules": [
            {
                "rule": result.rule.name,
                "promise": result.rule.promise,
                "outcome": result.outcome.value,
                "reason": result.reason,
                "message": result.violation and result.violation.message,
                "text": result.violation and result.violation.text,
                "advice": result.rule.advice if result.violation else None,
            }
            for result in report.results
        ],
    }
