r"""Which inputs take long: hostile and monotonous texts against ordinary news of the same size.

    uv run python benchmarks/slow_inputs.py [ARTICLES.jsonl ...] [--only NAME ...] [--megabytes M]

Prints, per text, the seconds it takes, and how many times as long as ordinary news that is.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from crimefacts import Document, Pipeline, read

_ROOT = Path(__file__).resolve().parent.parent
_NEWS = "news"
# Repeated until the text is long enough.
_UNITS = {
    "digits": "7",
    "ones and commas": "1,1,",
    "dollar signs": "$",
    "years and hyphens": "2014-",
    "years and slashes": "2014/",
    "in 2014": "in 2014 ",
    "from 2014 to": "from 2014 to ",
    "May": "May ",
    "last": "last ",
    "Monday": "Monday ",
    "1 de": "1 de ",
    "two": "two ",
    "million": "million ",
    "$3 million": "$3 million ",
    "quotes": "'",
    "brackets": "(",
    "capital words": "Aa ",
    "capitals": "A",
    "of the": "of the ",
    "police": "Police of ",
    "countries": "Peru, ",
    "from to": "from Peru to Chile ",
    "cocaine": "cocaine from ",
    "one word": "a",
    "blanks": " ",
    "line feeds": "\n",
    "share buttons": "Share\n",
    "full stops": ".",
    "combining marks": "e\u0301",
}


def texts(sources: list[str], size: int) -> Iterator[tuple[str, Document]]:
    """Ordinary news, and texts of one unit, each of some size in code points."""
    articles = list(read(*sources))
    for language in sorted({article.language or "" for article in articles}):
        news = "\n\n".join(a.text for a in articles if (a.language or "") == language) + "\n\n"
        text = (news * (size // len(news) + 1))[:size]
        yield f"{_NEWS} {language}".strip(), Document(text=text, language=language or None)
    for name, unit in _UNITS.items():
        yield name, Document(text=(unit * (size // len(unit) + 1))[:size], language="en")


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="*", default=[str(_ROOT / "seeds")])
    parser.add_argument("--only", nargs="*", help="time these extractors")
    parser.add_argument("--megabytes", type=float, default=1.0, help="size of each text")
    arguments = parser.parse_args()

    pipeline = Pipeline(only=arguments.only)
    for _ in pipeline.map(read(*arguments.sources)):
        pass  # loads the rules
    taken: dict[str, float] = {}
    for name, document in texts(arguments.sources, int(arguments.megabytes * 1e6)):
        start = time.perf_counter()
        pipeline.extract(document)
        taken[name] = time.perf_counter() - start
    news = statistics.median(taken[name] for name in taken if name.startswith(_NEWS))
    print(f"ordinary news {news:.2f} s")
    for name, seconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"{name:24}{seconds:8.2f} s {seconds / news:7.1f}")


if __name__ == "__main__":
    main()
