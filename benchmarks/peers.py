"""What crimefacts and other tools reach on gold files, side by side.

    uv run --isolated --group peers python benchmarks/peers.py GOLD.jsonl ... [--types TYPE ...]

A gold file holds one document a line, in the form that `crimefacts eval` reads: `{"id", "text",
"facts", "language"?, "published"?, "country"?, "types"?}`. For each file, language and type of fact
a row a tool:

found      F1 of the facts whose span overlaps a gold fact, one to one
value      F1 of those whose normalised value is right too (organizations: the name)
strict     F1 of those whose span is the gold's, letter by letter
share      of those found, money: with the right qualifier; dates, organizations: of the right kind;
           routes: F1 of (document, place, role)
MB/s       one core, one run over the file's texts with everything loaded

A dash stands where a tool does not say such a thing. A tool that is not installed gets a row that
says so.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from crimefacts import Document, Fact, Organization, Pipeline, Registry
from crimefacts.serialization import fact_to_dict
from peer_adapters import PEERS, Measure, Peer, Reader
from scoring import Figures, measure

_COLUMNS = ("file", "language", "type", "tool", "found", "value", "strict", "share", "MB/s")
_DEFAULT_TYPES = ("money", "date", "organization", "route")
_WARM_UP = 3
_ALL_LANGUAGES = frozenset({"en", "es", "pt"})


@frozen(kw_only=True)
class Gold:
    """The documents of one language in a gold file.

    Args:
        file: The file's name without folder and suffix.
        language: ISO 639-1 code.
        documents: What is read.
        annotated: The gold lines by document id.
    """

    file: str
    language: str
    documents: tuple[Document, ...]
    annotated: Mapping[str, Mapping[str, Any]]

    def of_type(self, tag: str) -> Gold:
        """Those of the documents in which facts of a type are annotated."""
        annotated = {
            name: line
            for name, line in self.annotated.items()
            if tag in line.get("types", _DEFAULT_TYPES)
        }
        documents = tuple(document for document in self.documents if document.id in annotated)
        return evolve(self, documents=documents, annotated=annotated)


def load(path: Path) -> Iterator[Gold]:
    """Read a gold file, a part for each language in it."""
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    for language in sorted({line.get("language") or "en" for line in lines}):
        annotated = {
            line["id"]: line for line in lines if (line.get("language") or "en") == language
        }
        documents = tuple(
            Document(
                text=line["text"],
                id=name,
                language=language,
                published=line.get("published"),
                country=line.get("country"),
                title=line.get("title"),
            )
            for name, line in annotated.items()
        )
        yield Gold(file=path.stem, language=language, documents=documents, annotated=annotated)


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
        facts: By document id, in JSON form.
        speed: MB a second.
        errors: What it raised, an error a document that it failed on.
    """

    facts: Mapping[str, list[dict[str, Any]]]
    speed: float
    errors: tuple[Exception, ...]


def run(reader: Reader, gold: Gold) -> Run:
    """Have a tool read all documents, after a few that are not counted.

    Timed are the documents with a date of publication where there are any: the adapters of the
    tools for dates read the others twice.
    """
    dated = any(document.published for document in gold.documents)
    facts: dict[str, list[dict[str, Any]]] = {}
    errors: list[Exception] = []
    size, seconds = 0, 0.0
    warm_up = gold.documents[:_WARM_UP]
    for number, document in enumerate((*warm_up, *gold.documents), -len(warm_up)):
        start = time.perf_counter()
        try:
            found = list(reader(document))
        except Exception as error:  # noqa: BLE001 -- the tools raise all sorts of things
            found = []
            if number >= 0:
                errors.append(error)
        if number >= 0 and (document.published or not dated):
            seconds += time.perf_counter() - start
            size += len(document.text.encode())
        facts[document.id] = [fact_to_dict(fact) for fact in found]
    return Run(facts=facts, speed=size / 1e6 / seconds, errors=tuple(errors))


def row(peer: Peer, gold: Gold) -> list[str]:
    """A tool's row of the table, or why there are no figures."""
    head = [gold.file, gold.language, peer.fact_type.type]
    try:
        reader = peer.load(gold.language)
    except ImportError as error:
        return [*head, f"{peer.name}: not installed ({error})"]
    except Exception as error:  # noqa: BLE001 -- one broken tool shall not hide the others
        return [*head, f"{peer.name}: does not run ({error})"]
    answers = run(reader, gold)
    if len(answers.errors) == len(gold.documents):
        return [*head, f"{peer.name}: does not run ({answers.errors[0]})"]
    failed = f" (failed on {len(answers.errors)} documents)" if answers.errors else ""
    name = f"{peer.name}{failed}"
    figures = measure(gold.annotated, answers.facts, peer.fact_type.type)
    return [*head, name, *_cells(figures, peer), f"{answers.speed:.2g}"]


def _cells(figures: Figures, peer: Peer) -> Iterator[str]:
    shares = (
        (Measure.KIND, figures.kind),
        (Measure.QUALIFIER, figures.qualifier),
        (Measure.ROLE, figures.role),
    )
    share = next(
        (value for kind, value in shares if kind in peer.measures and value is not None), None
    )
    value = figures.value if Measure.VALUE in peer.measures else None
    for figure in (figures.found, value, figures.strict, share):
        yield "-" if figure is None else f"{figure:.2f}"


def compare(gold: Gold, tags: Sequence[str] | None) -> Iterator[list[str]]:
    """The rows of a gold file, type by type, crimefacts before its peers."""
    fact_types = {fact_type.type: fact_type for fact_type in _registry().fact_types}
    annotated = {
        tag for line in gold.annotated.values() for tag in line.get("types", _DEFAULT_TYPES)
    }
    for tag in tags or fact_types:
        if tag not in annotated or tag not in fact_types:
            continue
        part = gold.of_type(tag)
        yield row(crimefacts_as_peer(fact_types[tag]), part)
        for peer in PEERS:
            if peer.fact_type.type == tag and gold.language in peer.languages:
                yield row(peer, part)


def criminal_groups(gold: Gold) -> Iterator[list[str]]:
    """Share of the criminal groups that are found, with lists of names and without."""
    tag = Organization.type
    part = gold.of_type(tag)
    groups = {name: _only_criminal(line) for name, line in part.annotated.items()}
    number = sum(not fact.get("optional") for line in groups.values() for fact in line["facts"])
    if not number:
        return
    head = [gold.file, gold.language, f"{number} criminal groups"]
    for peer in (
        crimefacts_as_peer(Organization),
        crimefacts_as_peer(Organization, "crimefacts, gazetteers off", gazetteers=False),
    ):
        try:
            answers = run(peer.load(gold.language), part)
        except Exception as error:  # noqa: BLE001 -- see row
            yield [*head, f"{peer.name}: does not run ({error})"]
            continue
        figures = measure(groups, answers.facts, tag)
        kind = "-" if figures.kind is None else f"{figures.kind:.2f}"
        yield [*head, peer.name, f"{figures.recall:.2f}", kind]


def _only_criminal(line: Mapping[str, Any]) -> dict[str, Any]:
    """A gold line in which no other organization is asked for."""
    facts = [
        fact if fact.get("kind") == "criminal" else {**fact, "optional": True}
        for fact in line["facts"]
        if fact["type"] == Organization.type
    ]
    return {**line, "facts": facts}


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
    parser.add_argument(
        "--switch-off-gazetteers",
        action="store_true",
        help="tell also what share of the criminal groups is found with and without lists of names",
    )
    arguments = parser.parse_args()
    parts = [part for path in arguments.gold for part in load(path)]
    print_table(_COLUMNS, (cells for part in parts for cells in compare(part, arguments.types)))
    if arguments.switch_off_gazetteers:
        columns = ("file", "language", "of", "tool", "found", "kind")
        print_table(columns, (cells for part in parts for cells in criminal_groups(part)))


if __name__ == "__main__":
    main()
