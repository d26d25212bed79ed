"""Runs an extractor in other processes, which hash differently and have read nothing yet."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence

from crimefacts.document import Document
from crimefacts.extractors import Extractor
from crimefacts.facts import Fact
from crimefacts.testing.running import Watched, required_facts

_HASH_SEEDS = ("1", "2")
_ORDERS = ("backwards", "forwards")
_PATIENCE = 120  # seconds
_Facts = tuple[Fact, ...]


class UnavailableError(Exception):
    """The extractor cannot be run in another process; the message says why."""


def read_elsewhere(
    make: Callable[[], Extractor],
    producers: Sequence[Extractor],
    documents: Sequence[Document],
    count: int,
) -> list[list[_Facts]]:
    """Read documents in fresh processes: backwards in the first, in their order in the next.

    Args:
        make: Makes the extractor.
        producers: Extractors that run before it.
        documents: The documents.
        count: How many processes, 1 or 2.

    Returns:
        For each process the facts of each document, in the order of the documents.

    Raises:
        UnavailableError: If the extractor cannot be imported there.
    """
    job = _pickled_job(make, producers, documents)
    processes = []
    for number, hash_seed in enumerate(_HASH_SEEDS[:count]):
        environment = os.environ | {
            "PYTHONHASHSEED": hash_seed,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        process = subprocess.Popen(  # noqa: S603 -- this very interpreter
            [sys.executable, "-m", "crimefacts.testing.elsewhere", _ORDERS[number]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        processes.append(process)
    return [_result(process, job) for process in processes]


def _pickled_job(
    make: Callable[[], Extractor], producers: Sequence[Extractor], documents: Sequence[Document]
) -> bytes:
    try:
        return pickle.dumps((make, tuple(producers), tuple(documents)))
    except Exception as error:
        msg = f"it cannot be sent to another process: {error}"
        raise UnavailableError(msg) from error


def _result(process: subprocess.Popen[bytes], job: bytes) -> list[_Facts]:
    try:
        output, complaint = process.communicate(job, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    if process.returncode != 0:
        lines = complaint.decode(errors="replace").strip().splitlines() or ["it died"]
        msg = f"another process cannot run it; is it defined in an importable module? {lines[-1]}"
        raise UnavailableError(msg)
    result: list[_Facts] = pickle.loads(output)  # noqa: S301 -- from our own child
    return result


def main() -> None:
    """The other process: read a job from standard input, write the facts to standard output."""
    make, producers, documents = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from our own parent
    extractor = make()
    numbers = list(range(len(documents)))
    if sys.argv[1] == "backwards":
        numbers.reverse()
    found = {}
    for number in numbers:
        document = documents[number]
        context = Watched(document, required_facts(producers, document))
        found[number] = tuple(extractor.extract(context))
    sys.stdout.buffer.write(pickle.dumps([found[number] for number in range(len(documents))]))


if __name__ == "__main__":
    main()
