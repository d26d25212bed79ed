r"""Where the work is done: bytecode instructions per module and function, in one warm pass.

    uv run python benchmarks/steps.py [ARTICLES.jsonl ...] [--only NAME ...] [--in TEXT] [--top N]

Counts what Python executes instead of timing it, so that two runs print the same whatever else the
machine does: for finding out what to make faster, and whether it has become so. Work that runs in C
(patterns, sorting, sets) is not counted; `speed.py` times all of it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from crimefacts import Pipeline, read

_ROOT = Path(__file__).resolve().parent.parent


class Steps:
    """Counts calls and instructions while it traces."""

    def __init__(self) -> None:
        self.instructions: Counter[CodeType] = Counter()
        self.calls: Counter[CodeType] = Counter()

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 -- a trace function gives itself
        """Take note of an event, as `sys.settrace` reports it."""
        if event == "call":
            self.calls[frame.f_code] += 1
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
        elif event == "opcode":
            self.instructions[frame.f_code] += 1
        return self


def _where(code: CodeType) -> str:
    return code.co_filename.rpartition("/src/")[2]


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="*", default=[str(_ROOT / "seeds")])
    parser.add_argument("--only", nargs="*", help="count these extractors and what they require")
    parser.add_argument("--in", dest="part", default="", help="functions of these paths alone")
    parser.add_argument("--top", type=int, default=40, help="how many modules and functions")
    arguments = parser.parse_args()

    documents = list(read(*arguments.sources))
    pipeline = Pipeline(only=arguments.only)
    for _ in pipeline.map(documents):
        pass  # loads the rules
    steps = Steps()
    sys.settrace(steps)
    for _ in pipeline.map(documents):
        pass
    sys.settrace(None)

    characters = sum(len(document.text) for document in documents)
    total = steps.instructions.total()
    print(f"{total:,} instructions, {steps.calls.total():,} calls", end="; ")
    print(f"{total / characters:.0f} instructions a character")
    modules: Counter[str] = Counter()
    for code, number in steps.instructions.items():
        modules[_where(code)] += number
    for module, number in modules.most_common(arguments.top):
        print(f"{number:10,} {module}")
    print(f"\n{'':10} {'calls':>8}")
    functions = [
        (code, number)
        for code, number in steps.instructions.most_common()
        if arguments.part in _where(code)
    ]
    for code, number in functions[: arguments.top]:
        print(f"{number:10,} {steps.calls[code]:8,} {_where(code)}:{code.co_qualname}")


if __name__ == "__main__":
    main()
