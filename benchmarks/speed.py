r"""How fast facts come out, as MB/s and as multiples of one `\w+` pass over the same text.

    uv run python benchmarks/speed.py [ARTICLES.jsonl ...] [--only NAME ...] [--megabytes M]

Reads articles (`{"text", "language"?, "published"?, "country"?}` a line; the sample reports where
none are named), then times the document loop alone: documents in memory, rules warm, one process,
median of five runs. The pass of `re.findall` is timed in the same run, so that ratios hold when the
machine's speed drifts. Rows: each extractor with what it requires, each alone (the row of what it
requires taken off), and all.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from crimefacts import Document, Pipeline, Registry, read

_ROOT = Path(__file__).resolve().parent.parent
_RUNS = 5
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_IMPORTS = ("attrs, pluggy, regex", "crimefacts")


def seconds(work: Callable[[], object]) -> float:
    """Median time of a piece of work, after one run that is not counted.

    What that run has loaded is kept out of garbage collection, as `crimefacts extract` does.
    """
    work()
    gc.freeze()
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def load(sources: list[str], megabytes: float) -> list[Document]:
    """The articles, repeated until there is enough text to time."""
    articles = list(read(*sources))
    documents: list[Document] = []
    size = 0
    for article in cycle(articles):
        if size >= megabytes * 1e6 and len(documents) >= len(articles):
            return documents
        documents.append(article)
        size += len(article.text.encode())
    return documents


def import_seconds(modules: str) -> float:
    """Median time of a fresh interpreter that imports these and ends."""
    command = [sys.executable, "-c", f"import {modules}"]
    # Installed packages have their bytecode at hand; so shall the checkout.
    environment = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    return seconds(lambda: subprocess.run(command, check=True, env=environment))  # noqa: S603


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="*", default=[str(_ROOT / "seeds")])
    parser.add_argument("--only", nargs="*", help="time these extractors")
    parser.add_argument("--megabytes", type=float, default=0.5, help="text to time, at least")
    arguments = parser.parse_args()

    documents = load(arguments.sources, arguments.megabytes)
    megabytes = sum(len(document.text.encode()) for document in documents) / 1e6
    words = re.compile(r"\w+")
    one_pass = seconds(lambda: [words.findall(document.text) for document in documents])
    print(f"{len(documents)} documents, {megabytes:.2f} MB", end="; ")
    print(f"one \\w+ pass {megabytes / one_pass:.1f} MB/s")
    print(f"{'':34}{'MB/s':>8}{'passes':>8}")

    def row(label: str, taken: float) -> None:
        print(f"{label:34}{megabytes / taken:8.2f}{taken / one_pass:8.1f}")

    def timed(names: list[str] | None) -> float:
        pipeline = Pipeline(registry, only=names)
        return seconds(lambda: sum(len(result) for result in pipeline.map(documents)))

    registry = Registry.discover()
    base = timed([])
    row("reading only (no extractor)", base)
    for name in arguments.only or registry.extractors:
        order = registry.in_order(registry.select([name]))
        with_required = timed([name])
        row(f"{name}" + (" (with what it requires)" if len(order) > 1 else ""), with_required)
        if len(order) > 1:
            required = timed([entry.name for entry in order[:-1]])
            row(f"{name} alone", max(with_required - required, 1e-9))
        else:
            row(f"{name} alone", max(with_required - base, 1e-9))
    if not arguments.only:
        row("whole pipeline", timed(None))
    theirs, ours = (import_seconds(modules) for modules in _IMPORTS)
    print(f"import crimefacts: {ours / theirs:.2f} times importing attrs, pluggy and regex alone")


if __name__ == "__main__":
    main()
