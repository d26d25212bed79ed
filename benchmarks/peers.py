"""What crimefacts and other tools reach on gold files, side by side.

    uv run --isolated --group peers python benchmarks/peers.py GOLD.jsonl ...

A gold file holds one document a line, in the form that `crimefacts eval` reads: `{"id", "text",
"facts", "language"?, "published"?, "country"?, "types"?}`. For each file, language and type of fact
a row a tool:

found      F1 of the facts whose span overlaps a gold fact, one to one
value      F1 of those whose normalised value is right too (organizations: the name)
strict     F1 of those whose span is the gold's, letter by letter
share      of those found, money: with the right qualifier; dates, organizations: of the right kind;
           routes: F1 of (document, place, role)
MB/s       the file's texts by the processor time that they took, with everything loaded

A dash stands where a tool does not say such a thing. A tool that is not installed gets a row that
says so.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from crimefacts import Document, Fact, Organization, Pipeline, Registry
from crimefacts.evaluation import GoldDocument, TypeCounts, read_gold, score
from crimefacts.serialization import fact_to_dict
from peer_adapters import PEERS, Measure, Peer, Reader

_COLUMNS = ("file", "language", "type", "tool", "found", "value", "strict", "share", "MB/s")
_WARM_UP = 3
_SECONDS = 1.0
_ALL_LANGUAGES = frozenset({"en", "es", "pt"})


@frozen(kw_only=True)
class Part:
    """The documents of one language in a gold file.

    Args:
        file: The file's name without folder and suffix.
        language: ISO 639-1 code.
        gold: The documents with their facts.
    """

    file: str
    language: str
    gold: tuple[GoldDocument, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is read."""
        return tuple(entry.document for entry in self.gold)

    def of_type(self, tag: str) -> Part:
        """Those of the documents that annotate a type of fact, as annotating nothing else."""
        gold = tuple(
            evolve(entry, types=(tag,), context=False) for entry in self.gold if tag in entry.types
        )
        return evolve(self, gold=gold)


def load(path: Path) -> Iterator[Part]:
    """Read a gold file, a part for each language in it."""
    gold = read_gold(path)
    # What names no language is read as English, which all tools can.
    languages = [entry.document.language or "en" for entry in gold]
    for language in sorted(set(languages)):
        entries = (entry for entry, its in zip(gold, languages, strict=True) if its == language)
        yield Part(file=path.stem, language=language, gold=tuple(entries))


@cache
def _registry() -> Registry:
    return Registry.discover()


def crimefacts_as_peer(fact_type: type[Fact], name: str = "crimefacts", **options: bool) -> Peer:
    """Our own extractors of a type of fact, as one more tool.

    Args:
        fact_type: The type.
        name: What to call the row.
        **options: Options of the extractors.
    """
    makers = [
        entry.name
        for entry in _registry().extractors.values()
        if any(issubclass(fact_type, made) for made in entry.produces)
    ]
    settings = dict.fromkeys(makers, options) if options else {}

    def load_reader(_language: str) -> Reader:
        pipeline = Pipeline(_registry(), only=makers, options=settings)
        return lambda document: pipeline.extract(document).of(fact_type)

    return Peer(
        name=name,
        fact_type=fact_type,
        languages=_ALL_LANGUAGES,
        load=load_reader,
        measures=frozenset(Measure),
    )


@frozen(kw_only=True)
class Run:
    """What a tool answered.

    Args:
        counts: How they agree with the gold.
        speed: MB a second.
        errors: What it raised, an error a document that it failed on.
    """

    counts: TypeCounts
    speed: float
    errors: tuple[Exception, ...]


def run(reader: Reader, part: Part, tag: str) -> Run:
    """Have a tool read all documents, once it has read a few that are not counted.

    Timed are the documents with a date of publication where there are any: the adapters of the
    tools for dates read the others twice. Where one pass is over too soon to be timed, the median
    of several is.
    """
    documents = part.documents
    facts: dict[str, list[dict[str, Any]]] = {}
    seconds: dict[str, float] = {}
    failed: dict[str, Exception] = {}
    for document in (*documents[:_WARM_UP], *documents):
        start = time.process_time()
        found = _attempt(reader, document)
        seconds[document.id] = time.process_time() - start
        if isinstance(found, Exception):
            failed[document.id] = found
        else:
            facts[document.id] = [fact_to_dict(fact) for fact in found]
    counts = score(part.gold, facts).types[tag]

    timed = [document for document in documents if document.published] or documents
    passes = [sum(seconds[document.id] for document in timed)]
    if passes[0] < _SECONDS:
        passes = []
        while sum(passes) < _SECONDS:
            start = time.process_time()
            for document in timed:
                _attempt(reader, document)
            passes.append(time.process_time() - start)
    size = sum(len(document.text.encode()) for document in timed)
    speed = size / 1e6 / statistics.median(passes)
    return Run(counts=counts, speed=speed, errors=tuple(failed.values()))


def _attempt(reader: Reader, document: Document) -> list[Fact] | Exception:
    try:
        return list(reader(document))
    except Exception as error:  # noqa: BLE001 -- the tools raise all sorts of things
        return error


def row(peer: Peer, part: Part) -> list[str]:
    """A tool's row of the table, or why there are no figures."""
    tag = peer.fact_type.type
    head = [part.file, part.language, tag]
    try:
        reader = peer.load(part.language)
    except ImportError as error:
        return [*head, f"{peer.name}: not installed ({error})"]
    except Exception as error:  # noqa: BLE001 -- one broken tool shall not hide the others
        return [*head, f"{peer.name}: does not run ({error})"]
    answers = run(reader, part, tag)
    if len(answers.errors) == len(part.gold):
        return [*head, f"{peer.name}: does not run ({answers.errors[0]})"]
    failed = f" (failed on {len(answers.errors)} documents)" if answers.errors else ""
    cells = map(_cell, _figures(peer, part, answers.counts))
    return [*head, f"{peer.name}{failed}", *cells, f"{answers.speed:.2g}"]


def _figures(peer: Peer, part: Part, counts: TypeCounts) -> Iterator[float | None]:
    tag = peer.fact_type.type
    yield counts.found_measure.f1
    yield counts.value_measure.f1 if Measure.VALUE in peer.measures else None
    yield counts.strict_measure.f1
    if tag == "route":
        yield counts.role_measure.f1 if Measure.ROLE in peer.measures else None
        return
    measure = Measure.QUALIFIER if tag == "money" else Measure.KIND
    annotated = any(fact.get(measure) for entry in part.gold for fact in entry.facts)
    right = counts.right_qualifier if tag == "money" else counts.right_kind
    yield right / counts.right if measure in peer.measures and annotated and counts.right else None


def _cell(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"


def compare(
    part: Part, tags: Sequence[str] | None, tools: Sequence[str] | None
) -> Iterator[list[str]]:
    """The rows of a gold file, type by type, crimefacts before its peers.

    Args:
        part: The documents.
        tags: Types of fact to compare by; None for all.
        tools: Beginnings of the names of the tools to run; None for all.
    """
    fact_types = {fact_type.type: fact_type for fact_type in _registry().fact_types}
    annotated = {tag for entry in part.gold for tag in entry.types}
    for tag in tags or fact_types:
        if tag not in annotated or tag not in fact_types:
            continue
        of_type = part.of_type(tag)
        for peer in (crimefacts_as_peer(fact_types[tag]), *PEERS):
            if (
                peer.fact_type.type == tag
                and part.language in peer.languages
                and (tools is None or peer.name.startswith(tuple(tools)))
            ):
                yield row(peer, of_type)


def criminal_groups(part: Part) -> Iterator[list[str]]:
    """Share of the criminal groups that are found, with lists of names and without."""
    tag = Organization.type
    of_type = part.of_type(tag)
    groups = evolve(of_type, gold=tuple(map(_only_criminal, of_type.gold)))
    number = sum(not fact.get("optional") for entry in groups.gold for fact in entry.facts)
    if not number:
        return
    head = [part.file, part.language, f"{number} criminal groups"]
    for peer in (
        crimefacts_as_peer(Organization),
        crimefacts_as_peer(Organization, "crimefacts, gazetteers off", gazetteers=False),
    ):
        try:
            counts = run(peer.load(part.language), groups, tag).counts
        except Exception as error:  # noqa: BLE001 -- see row
            yield [*head, f"{peer.name}: does not run ({error})"]
            continue
        kind = _cell(counts.right_kind / counts.right if counts.right else None)
        yield [*head, peer.name, _cell(counts.found_measure.recall), kind]


def _only_criminal(entry: GoldDocument) -> GoldDocument:
    """A document of which no other organization is asked for."""
    facts = (
        fact if fact.get("kind") == "criminal" else {**fact, "optional": True}
        for fact in entry.facts
        if fact["type"] == Organization.type
    )
    return evolve(entry, facts=tuple(facts))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table, each row as soon as it is there."""
    print(f"\n| {' | '.join(columns)} |\n|{' --- |' * len(columns)}")
    for cells in rows:
        print(f"| {' | '.join((*cells, *[''] * (len(columns) - len(cells))))} |", flush=True)


def main() -> None:
    """Read, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--types", nargs="+", metavar="TYPE", help="facts of these types only")
    parser.add_argument("--tools", nargs="+", metavar="TOOL", help="these tools only")
    parser.add_argument(
        "--switch-off-gazetteers",
        action="store_true",
        help="tell also what share of the criminal groups is found with and without lists of names",
    )
    arguments = parser.parse_args()
    parts = [part for path in arguments.gold for part in load(path)]
    tags, tools = arguments.types, arguments.tools
    print_table(_COLUMNS, (cells for part in parts for cells in compare(part, tags, tools)))
    if arguments.switch_off_gazetteers:
        columns = ("file", "language", "of", "tool", "found", "kind")
        print_table(columns, (cells for part in parts for cells in criminal_groups(part)))


if __name__ == "__main__":
    main()
