"""Pipelines run extractors over one document, over many, over many processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterator
from typing import Any, ClassVar

import pytest
from attrs import field, frozen

from crimefacts import (
    Context,
    Document,
    Fact,
    InvalidFactError,
    OnError,
    Pipeline,
    PluginError,
    Registry,
    Span,
    UngroundedFactError,
    hookimpl,
)

InstallPlugin = Callable[..., None]


@frozen(kw_only=True)
class Word(Fact):
    type: ClassVar[str] = "word"


@frozen(kw_only=True)
class Pair(Fact):
    type: ClassVar[str] = "pair"

    first: Word


@frozen(kw_only=True)
class Words:
    """Finds a word as often as it stands in the text; breaks on texts that say so."""

    name = "words"
    produces: ClassVar[tuple[type[Fact], ...]] = (Word,)
    requires: ClassVar[tuple[type[Fact], ...]] = ()
    languages: ClassVar[frozenset[str] | None] = None

    word: str = "tanker"

    def extract(self, context: Context) -> Iterator[Fact]:
        start = context.text.find(self.word)
        while start >= 0:
            yield context.fact(Word, start, start + len(self.word), rule="find")
            start = context.text.find(self.word, start + 1)
        if "broken" in context.text:
            msg = "cannot read this"
            raise RuntimeError(msg)


@frozen(kw_only=True)
class Pairs:
    """Makes facts of words."""

    name = "pairs"
    produces: ClassVar[tuple[type[Fact], ...]] = (Pair,)
    requires: ClassVar[tuple[type[Fact], ...]] = (Word,)
    languages: ClassVar[frozenset[str] | None] = None

    def extract(self, context: Context) -> Iterator[Fact]:
        for word in context.facts(Word):
            yield context.fact(Pair, word.span.start, word.span.end, rule="pair", first=word)


@frozen(kw_only=True)
class Spanish(Words):
    name = "spanish"
    languages: ClassVar[frozenset[str] | None] = frozenset({"es"})


class _Plugin:
    @hookimpl
    def crimefacts_extractors(self) -> list[Any]:
        return [Words, Pairs, Spanish]


REGISTRY = Registry({"plugin": _Plugin()})


def document(text: str, **values: Any) -> Document:
    return Document(text=text, **{"language": "en", **values})


class TestExtract:
    def test_facts_come_in_text_order_stamped_with_their_extractor(self) -> None:
        found = Pipeline(REGISTRY).extract(document("tanker, tanker"))
        told = [(fact.span.start, fact.type, fact.extractor) for fact in found]
        assert told == [
            (0, "pair", "pairs"),
            (0, "word", "words"),
            (8, "pair", "pairs"),
            (8, "word", "words"),
        ]
        assert found.of(Pair)[0].first == found.of(Word)[0]

    def test_only_chosen_extractors_report(self) -> None:
        found = Pipeline(REGISTRY, only=["pairs"]).extract(document("tanker"))
        assert [fact.type for fact in found] == ["pair"]
        found = Pipeline(REGISTRY, without=["words", "spanish"]).extract(document("tanker"))
        assert [fact.type for fact in found] == ["pair"]

    def test_the_extractors_are_listed_in_running_order(self) -> None:
        assert [each.name for each in Pipeline(REGISTRY).extractors] == [
            "spanish",
            "words",
            "pairs",
        ]

    def test_options(self) -> None:
        pipeline = Pipeline(REGISTRY, only=["words"], options={"words": {"word": "ship"}})
        assert [fact.quote for fact in pipeline.extract(document("a ship, a tanker"))] == ["ship"]

    @pytest.mark.parametrize(
        ("language", "ran"), [("es", True), ("en", False), ("pt", False), (None, True)]
    )
    def test_languages(self, language: str | None, *, ran: bool) -> None:
        found = Pipeline(REGISTRY, only=["spanish"]).extract(document("tanker", language=language))
        assert bool(found.facts) is ran
        assert found.coverage.skipped == (() if ran else ("spanish",))

    def test_what_is_known_of_the_document_is_handed_on(self) -> None:
        given = document(
            "x", id="a", published="2020-01-02", title="T", country="pe", language="ES"
        )
        found = Pipeline(REGISTRY).extract(given)
        assert (found.id, found.language, found.title, found.country) == ("a", "es", "T", "PE")
        assert found.published == given.published
        assert found.document is given
        furniture = sum(map(len, found.coverage.furniture))
        assert found.coverage.characters == len(given.text) - furniture

    def test_without_a_registry_the_installed_plugins_are_used(self) -> None:
        assert {"money", "dates"} <= set(Pipeline().registry.extractors)


class TestErrors:
    def test_a_broken_extractor_loses_nothing_else(self) -> None:
        found = Pipeline(REGISTRY).extract(document("tanker, broken"))
        (failure,) = found.failures
        assert (failure.extractor, failure.error) == ("words", "RuntimeError")
        assert failure.message == "cannot read this"
        # What was found before the error is kept, and known to the extractors that follow.
        assert [fact.type for fact in found] == ["pair", "word"]

    @pytest.mark.parametrize("on_error", ["raise", OnError.RAISE])
    def test_errors_can_be_let_through(self, on_error: Any) -> None:
        with pytest.raises(RuntimeError, match="cannot read this"):
            Pipeline(REGISTRY, on_error=on_error).extract(document("broken"))

    def test_another_word_for_on_error_is_refused(self) -> None:
        with pytest.raises(ValueError, match="'ignore' is not a valid OnError"):
            Pipeline(REGISTRY, on_error="ignore")


# Extractors that break what facts promise: the body of `extract`, and what is said of it.
FAULTY: dict[str, tuple[str, type[Exception], str]] = {
    "ungrounded": (
        "yield Ship(span=Span(0, 6), quote='Tanker', rule='r')",
        UngroundedFactError,
        "quotes 'Tanker', but the text at 0:6 says 'tanker'; make facts with context.fact()",
    ),
    "behind the text": (
        "yield Ship(span=Span(4, 99), quote='er Aurora', rule='r')",
        UngroundedFactError,
        "the text at 4:99 says 'er Aurora'",
    ),
    "span is no span": (
        "yield Ship(span=(0, 6), quote='tanker', rule='r')",
        InvalidFactError,
        "extractor 'ships' gave a fact the span (0, 6); it should be a Span",
    ),
    "empty span": ("yield context.fact(Ship, 3, 3, rule='r')", ValueError, "0 <= start < end"),
    "no fact": ("yield 'tanker'", InvalidFactError, "returned 'tanker', which is no Fact"),
    "another fact": (
        "yield context.fact(Fact, 0, 1, rule='r')",
        InvalidFactError,
        "returned a Fact, which it does not name in `produces`",
    ),
    "nothing returned": (
        "return None",
        InvalidFactError,
        "extract() of extractor 'ships' returned None; it should yield facts, or return a list",
    ),
}
_UNPICKLABLE = """
@frozen(kw_only=True)
class Odd(Fact):
    type: ClassVar[str] = "odd"
    call: object = None

class Lambdas(Base):
    produces = (Odd,)

    def to_fact(self, match):
        return match.fact(Odd, call=lambda: None)

@hookimpl
def crimefacts_extractors(): return [Lambdas]
"""
_ENDLESS = """
@frozen(kw_only=True)
class Endless(Base):
    timeout: float = 0.05
    patterns = {"*": {"endless": "(?:a|aa)+$"}}

@hookimpl
def crimefacts_extractors(): return [Endless]
"""


class TestFaultyPlugins:
    @pytest.mark.parametrize("name", FAULTY)
    def test_a_broken_promise_names_the_extractor(
        self, install_plugin: InstallPlugin, name: str
    ) -> None:
        body, error, message = FAULTY[name]
        install_plugin(
            "bad",
            "@frozen(kw_only=True)\nclass Bad(Base):\n"
            f"    def extract(self, context):\n        {body}\n\n"
            "@hookimpl\ndef crimefacts_extractors(): return [Bad]\n",
        )
        registry = Registry.discover(["bad"], strict=True)
        found = Pipeline(registry).extract(document("tanker Aurora"))
        (failure,) = found.failures
        assert (failure.extractor, failure.error) == ("ships", error.__name__)
        assert message in failure.message
        assert found.facts == ()
        with pytest.raises(error):
            Pipeline(registry, on_error="raise").extract(document("tanker Aurora"))

    def test_facts_that_cannot_be_pickled_are_told(self, install_plugin: InstallPlugin) -> None:
        install_plugin("bad", _UNPICKLABLE)
        pipeline = Pipeline(Registry.discover(["bad"], strict=True))
        assert pipeline.extract(document("tanker Aurora")).facts
        with pytest.raises(PluginError, match=r"cannot be sent to another process.*\(jobs=1\)"):
            list(pipeline.map([document("tanker Aurora")], jobs=2))

    def test_an_endless_pattern_is_stopped(self, install_plugin: InstallPlugin) -> None:
        install_plugin("bad", _ENDLESS)
        pipeline = Pipeline(Registry.discover(["bad"], strict=True))
        (failure,) = pipeline.extract(document("a" * 60 + "b")).failures
        assert failure.error == "PatternError"
        assert "make it linear" in failure.message


@frozen(kw_only=True)
class Furnished(Words):
    """Ignores that furniture is blanked."""

    name = "furnished"

    def extract(self, context: Context) -> Iterator[Fact]:
        for start in range(0, len(context.document.text), 10):
            yield context.fact(Word, start, start + 5, rule="anywhere")


def test_facts_in_page_furniture_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    furniture = (Span(0, 12), Span(33, 36), Span(60, 61))
    monkeypatch.setattr(Context, "furniture", furniture)

    class Plugin:
        @hookimpl
        def crimefacts_extractors(self) -> list[Any]:
            return [Furnished]

    found = Pipeline(Registry({"p": Plugin()})).extract(document("x" * 80))
    kept = [fact.span.start for fact in found]
    spans = [Span(start, start + 5) for start in range(0, 80, 10)]
    assert kept == [
        span.start for span in spans if not any(span.overlaps(each) for each in furniture)
    ]
    assert found.coverage.characters == 80 - 16


def numbered(count: int) -> list[Document]:
    return [
        document(f"tanker {'tanker ' * (number % 3)}", id=str(number)) for number in range(count)
    ]


class TestMap:
    def test_results_come_in_order_as_they_are_asked_for(self) -> None:
        taken: list[str] = []

        def source() -> Iterator[Document]:
            for each in numbered(5):
                taken.append(each.id)
                yield each

        results = Pipeline(REGISTRY).map(source())
        assert next(results).id == "0"
        assert taken == ["0"]
        assert [result.id for result in results] == ["1", "2", "3", "4"]

    def test_processes_give_the_same_answer(self) -> None:
        documents = [*numbered(40), document("broken", id="b", metadata={"page": 3})]
        pipeline = Pipeline(REGISTRY, only=["words", "pairs"], options={"words": {"word": "tank"}})
        alone = list(pipeline.map(documents))
        together = list(pipeline.map(documents, jobs=2))
        assert together == alone
        assert [result.document for result in together] == documents
        assert together[-1].failures

    def test_a_stream_is_not_read_to_its_end_first(self) -> None:
        taken: list[int] = []

        def source() -> Iterator[Document]:
            for number, each in enumerate(numbered(1000)):
                taken.append(number)
                yield each

        results = Pipeline(REGISTRY).map(source(), jobs=2)
        next(results)
        assert len(taken) < 500
        assert isinstance(results, Generator)
        results.close()

    def test_no_documents_give_no_results(self) -> None:
        assert list(Pipeline(REGISTRY).map([], jobs=2)) == []

    def test_errors_come_through_from_processes(self) -> None:
        pipeline = Pipeline(REGISTRY, on_error="raise")
        with pytest.raises(RuntimeError, match="cannot read this"):
            list(pipeline.map([document("broken")], jobs=2))

    @pytest.mark.parametrize("jobs", [0, -1])
    def test_too_few_jobs_are_refused(self, jobs: int) -> None:
        with pytest.raises(ValueError, match="jobs must be 1 or more"):
            Pipeline(REGISTRY).map([], jobs=jobs)

    def test_a_pipeline_that_cannot_be_pickled_says_what_to_do(self) -> None:
        class Local:
            @hookimpl
            def crimefacts_extractors(self) -> list[Any]:
                return [Words]

        pipeline = Pipeline(Registry({"local": Local()}))
        assert list(pipeline.map([document("tanker")]))
        with pytest.raises(PluginError, match=r"the pipeline cannot be sent .* \(jobs=1\)"):
            list(pipeline.map([document("tanker")], jobs=2))

    def test_facts_that_cannot_be_pickled_say_what_to_do(self) -> None:
        pipeline = Pipeline(Registry({"plugin": _Unpicklable()}))
        with pytest.raises(PluginError, match="the facts found cannot be sent to another process"):
            list(pipeline.map([document("tanker")], jobs=2))

    def test_a_pipeline_is_pickled_with_all_its_settings(self) -> None:
        pipeline = Pipeline(
            REGISTRY, only=["words"], options={"words": {"word": "ship"}}, on_error="raise"
        )
        again: Pipeline = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 -- our own
        assert again.extract(document("ship")) == pipeline.extract(document("ship"))
        assert [each.name for each in again.extractors] == ["words"]
        with pytest.raises(RuntimeError):
            again.extract(document("broken"))

    def test_a_pipeline_of_installed_plugins_is_pickled_by_name(self) -> None:
        pipeline = Pipeline(only=["money"])
        assert len(pickle.dumps(pipeline)) < 500
        again: Pipeline = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 -- our own
        assert [each.name for each in again.extractors] == ["money"]


@frozen(kw_only=True)
class Locked(Fact):
    type: ClassVar[str] = "locked"

    lock: object = field(factory=lambda: lambda: None, eq=False)


@frozen(kw_only=True)
class Locks(Words):
    name = "locks"
    produces: ClassVar[tuple[type[Fact], ...]] = (Locked,)

    def extract(self, context: Context) -> Iterator[Fact]:
        yield context.fact(Locked, 0, 1, rule="r")


class _Unpicklable:
    @hookimpl
    def crimefacts_extractors(self) -> list[Any]:
        return [Locks]


class TestTrace:
    @pytest.mark.parametrize("value", [None, "", "0"])
    def test_nothing_is_traced_by_default(
        self,
        value: str | None,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        if value is None:
            monkeypatch.delenv("CRIMEFACTS_TRACE", raising=False)
        else:
            monkeypatch.setenv("CRIMEFACTS_TRACE", value)
        Pipeline(REGISTRY).extract(document("tanker"))
        assert capsys.readouterr() == ("", "")

    def test_each_extractor_tells_time_and_facts(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("CRIMEFACTS_TRACE", "1")
        pipeline = Pipeline(REGISTRY, without=["spanish"])
        pipeline.extract(document("tanker", id="a.txt"))
        pipeline.extract(document("broken"))
        captured = capsys.readouterr()
        assert captured.out == ""
        lines = [line.split() for line in captured.err.splitlines()]
        assert [line[:3] + line[4:] for line in lines] == [
            ["crimefacts:", "a.txt:", "words", "ms,", "1", "facts"],
            ["crimefacts:", "a.txt:", "pairs", "ms,", "1", "facts"],
            ["crimefacts:", "-:", "words", "ms,", "0", "facts,", "broken"],
            ["crimefacts:", "-:", "pairs", "ms,", "0", "facts"],
        ]
        assert all(float(line[3]) >= 0 for line in lines)
