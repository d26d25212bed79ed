"""`crimefacts eval`: how much of the gold is found, and what a change gains and loses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crimefacts.cli.options import Only, Option, Without, make_pipeline
from crimefacts.cli.table import printable
from crimefacts.evaluation import (
    Comparison,
    EvaluationError,
    GoldDocument,
    Score,
    compare,
    predict,
    read_gold,
    read_predictions,
    score,
)

_AROUND = 40
_FIELDS_TO_HIDE = {"type", "start", "end", "quote", "optional", "rule", "extractor"}


def evaluate(  # noqa: PLR0913 -- one parameter an option
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files, JSON Lines.")],
    *,
    predicted: Annotated[
        Path | None,
        typer.Option(help="Score these facts (output of extract) instead of running extractors."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Facts of a former run: show what is gained and lost.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the facts found here, as a baseline for later.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Show so many errors.")] = 0,
    kind: Annotated[
        str | None, typer.Option("--type", help="Errors of this fact type only.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Documents of this language only.")] = None,
    only: Only = None,
    without: Without = None,
    option: Option = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")] = 1,
    as_json: Annotated[
        bool, typer.Option("--json", help="Figures only, machine-readable.")
    ] = False,
) -> None:
    """Score extractors against gold documents."""
    documents = tuple(
        entry
        for path in gold
        for entry in read_gold(path)
        if language in (None, entry.document.language)
    )
    if predicted is not None:
        found: Mapping[str, Sequence[Mapping[str, Any]]] = read_predictions(predicted)
    else:
        found = predict(documents, make_pipeline(only, without, option), jobs=jobs)
    if save is not None:
        lines = (
            json.dumps({"id": name, "facts": facts}, ensure_ascii=False)
            for name, facts in found.items()
        )
        save.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    result = score(documents, found)
    comparison = None
    if baseline is not None:
        comparison = compare(score(documents, read_predictions(baseline)), result)
    if as_json:
        typer.echo(json.dumps(_as_json(result, comparison), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    _show_figures(console, result)
    if comparison is not None:
        _show_comparison(console, comparison, documents)
    shown = [error for error in result.errors if kind in (None, error.type)][:errors]
    _show_errors(console, shown, documents)


def _as_json(result: Score, comparison: Comparison | None) -> dict[str, Any]:
    figures = result.summary()
    if comparison is None:
        return figures
    return {
        "figures": figures,
        "changes": [
            {"type": each.type, "figure": each.figure, "before": each.before, "after": each.after}
            for each in comparison.changes
        ],
        "gains": [_error_row(error) for error in comparison.gains],
        "losses": [_error_row(error) for error in comparison.losses],
    }


def _error_row(error: EvaluationError) -> dict[str, Any]:
    return {
        "kind": error.kind.value,
        "document": error.document,
        "type": error.type,
        "start": error.start,
        "end": error.end,
        "quote": error.quote,
    }


def _show_figures(console: Console, result: Score) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("facts", "gold", "found", "precision", "recall", "F1", "value F1", "span F1"):
        table.add_column(column, justify="left" if column == "facts" else "right")
    for kind, counts in sorted(result.types.items()):
        found = counts.found_measure
        figures = (
            *(found.precision, found.recall, found.f1),
            *(counts.value_measure.f1, counts.strict_measure.f1),
        )
        table.add_row(kind, str(counts.gold), str(counts.found), *(f"{x:.4f}" for x in figures))
    console.print(table)
    summary = result.summary()
    for kind, row in summary.items():
        rest = [
            f"{name} {value}"
            for name, value in row.items()
            if value is not None
            and not name.startswith(("found_", "value_", "strict_"))
            and name not in ("gold", "n_found")
        ]
        if rest:
            console.print(Text(f"{kind}: {', '.join(rest)}", style="dim"))


def _show_comparison(
    console: Console, comparison: Comparison, documents: Iterable[GoldDocument]
) -> None:
    for change in comparison.changes:
        if change.figure.endswith(("f1", "share")):
            style = "green" if change.difference > 0 else "red"
            figures = f"{change.before:.4f} -> {change.after:.4f} ({change.difference:+.4f})"
            console.print(Text(f"{change.type} {change.figure}: {figures}", style=style))
    for title, errors in (("gained", comparison.gains), ("lost", comparison.losses)):
        console.print(Text(f"{title}: {len(errors)}", style="bold"))
        _show_errors(console, errors, documents)


def _show_errors(
    console: Console, errors: Iterable[EvaluationError], documents: Iterable[GoldDocument]
) -> None:
    texts = {entry.document.id: entry.document.text for entry in documents}
    for error in errors:
        text = texts[error.document]
        before = text[max(error.start - _AROUND, 0) : error.start]
        after = text[error.end : error.end + _AROUND]
        line = Text(f"{error.kind} {error.type} {printable(error.document)}: ", style="bold")
        line.append(printable(before) + " ", style="dim")
        line.append(printable(error.quote), style="underline")
        line.append(" " + printable(after), style="dim")
        console.print(line)
        for label, fact in (("expected", error.expected), ("found", error.found)):
            if fact is not None:
                console.print(Text(f"  {label}: {printable(_brief(fact))}"))


def _brief(fact: Mapping[str, Any]) -> str:
    shown = {
        key: value
        for key, value in fact.items()
        if key not in _FIELDS_TO_HIDE and value not in (None, [], ())
    }
    return f"{fact['quote']!r} {json.dumps(shown, ensure_ascii=False)}"
