"""Facts are scored against gold documents as written down in the guidelines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from crimefacts import Pipeline, ReadError
from crimefacts.cli import main
from crimefacts.evaluation import (
    ErrorKind,
    GoldDocument,
    Measure,
    compare,
    predict,
    read_gold,
    read_predictions,
    score,
)
from crimefacts.evaluation.matching import fold, has_right_value, match_facts

_FOLDER = Path(__file__).parent / "evaluation"
GOLD = _FOLDER / "gold.jsonl"
FOUND = _FOLDER / "found.jsonl"


def fact(start: int, end: int, **values: Any) -> dict[str, Any]:
    return {"type": "money", "start": start, "end": end, "quote": "x" * (end - start), **values}


class TestFigures:
    def test_the_figures_are_those_of_the_guidelines(self) -> None:
        """The figures were computed once by the script that goes with the annotation guidelines."""
        figures = json.loads((_FOLDER / "figures.json").read_text(encoding="utf-8"))
        assert score(read_gold(GOLD), read_predictions(FOUND)).summary() == figures

    def test_gold_against_itself_is_perfect(self) -> None:
        gold = read_gold(GOLD)
        result = score(gold, {entry.document.id: entry.facts for entry in gold})
        assert not result.errors
        for kind, counts in result.types.items():
            assert counts.found_measure.f1 == counts.value_measure.f1 == 1, kind
            assert counts.strict_measure.f1 == counts.role_measure.f1 == 1, kind
        assert result.context is not None
        assert result.context.summary()["assertion_share"] == 1

    def test_nothing_found(self) -> None:
        result = score(read_gold(GOLD), {})
        assert result.types["money"].found_measure == Measure(0, 0, 5)
        assert {error.kind for error in result.errors} == {ErrorKind.MISSED}

    @pytest.mark.parametrize(
        ("measure", "figures"),
        [
            (Measure(0, 0, 0), (1.0, 1.0, 1.0)),
            (Measure(0, 0, 3), (0.0, 0.0, 0.0)),
            (Measure(0, 3, 0), (0.0, 1.0, 0.0)),
            (Measure(1, 2, 4), (0.5, 0.25, 1 / 3)),
        ],
    )
    def test_measures(self, measure: Measure, figures: tuple[float, float, float]) -> None:
        assert (measure.precision, measure.recall, measure.f1) == pytest.approx(figures)


class TestMatching:
    def test_the_largest_share_wins_and_each_counts_once(self) -> None:
        gold = [fact(0, 10), fact(10, 12)]
        found = [fact(8, 12), fact(0, 3), fact(10, 12)]
        assert match_facts(gold, found).pairs == ((1, 2), (0, 1))

    def test_neighbours_do_not_overlap(self) -> None:
        assert match_facts([fact(0, 3)], [fact(3, 5)]).pairs == ()

    @pytest.mark.parametrize(
        ("name", "folded"),
        [
            ("The Andean  Union", "andean union"),
            ("Fiscalía", "fiscalia"),
            ("O Comando", "comando"),
            ("D.E.A.", "dea"),
            (None, ""),
        ],
    )
    def test_names_are_folded(self, name: str | None, folded: str) -> None:
        assert fold(name) == folded

    @pytest.mark.parametrize(
        ("gold", "found", "right"),
        [
            ({"type": "date", "kind": "duration", "value": None}, {"value": "P1Y"}, True),
            ({"type": "date", "kind": "duration", "value": "P1Y"}, {"value": "P2Y"}, False),
            (
                {
                    "type": "date",
                    "kind": "date",
                    "alternatives": [
                        {"earliest": "a", "latest": "b"},
                        {"earliest": "c", "latest": "d"},
                    ],
                },
                {"earliest": "c", "latest": "d"},
                True,
            ),
            ({"type": "ship", "quote": "a", "name": "A", "rule": "x"}, {"name": "A"}, True),
            ({"type": "ship", "quote": "a", "name": "A", "flag": "PE"}, {"name": "A"}, False),
            (
                {"type": "money", "currency": None, "minimum": "x", "maximum": None},
                {"minimum": "x"},
                True,
            ),
        ],
    )
    def test_values(self, gold: dict[str, Any], found: dict[str, Any], *, right: bool) -> None:
        assert has_right_value(gold, found) is right


class TestFiles:
    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            ("{", "this is no JSON"),
            ("[]", "a line holds a JSON object"),
            ('{"id": "a", "facts": []}', "the key 'text' is missing"),
            ('{"id": "a", "text": "abc", "facts": 3}', "not iterable"),
            ('{"id": "a", "text": "abc", "facts": [], "language": "English"}', "ISO 639-1"),
            (
                '{"id": "a", "text": "abc", "facts": [{"start": 0, "end": 2, "quote": "bc"}]}',
                "the fact at 0:2 quotes 'bc', the text differs",
            ),
        ],
    )
    def test_a_malformed_gold_line_is_named(
        self, tmp_path: Path, line: str, complaint: str
    ) -> None:
        file = tmp_path / "gold.jsonl"
        file.write_text(f"\n{line}\n", encoding="utf-8")
        with pytest.raises(ReadError, match=r"gold\.jsonl:2: ") as caught:
            read_gold(file)
        assert complaint in str(caught.value)

    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            ('{"id": "a"}', "the key 'facts' is missing"),
            ('{"id": "a", "facts": [{"type": "money", "start": 0}]}', "the key 'end' is missing"),
            ('{"id": "a", "facts": ["x"]}', "this is no line of facts"),
        ],
    )
    def test_a_malformed_line_of_facts_is_named(
        self, tmp_path: Path, line: str, complaint: str
    ) -> None:
        file = tmp_path / "found.jsonl"
        file.write_text(line, encoding="utf-8")
        with pytest.raises(ReadError) as caught:
            read_predictions(file)
        assert complaint in str(caught.value)

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="No such file"):
            read_gold(tmp_path / "none.jsonl")

    def test_a_pipeline_predicts_what_can_be_scored(self) -> None:
        gold = read_gold(GOLD)
        found = predict(gold, Pipeline(only=["money"]))
        assert set(found) == {entry.document.id for entry in gold}
        assert score(gold, found).types["money"].found_measure.recall > 0


class TestComparison:
    def test_gains_and_losses(self) -> None:
        gold = read_gold(GOLD)
        before = read_predictions(FOUND)
        after = {**before, "dos": next(e.facts for e in gold if e.document.id == "dos"), "bare": ()}
        after["one"] = ()
        comparison = compare(score(gold, before), score(gold, after))
        assert {(error.document, error.kind) for error in comparison.gains} >= {
            ("dos", ErrorKind.VALUE),
            ("bare", ErrorKind.EXTRA),
            ("one", ErrorKind.VALUE),
        }
        assert {error.kind for error in comparison.losses} == {ErrorKind.MISSED}
        figures = {(change.type, change.figure): change for change in comparison.changes}
        assert figures["money", "found_r"].difference < 0
        assert ("context", "cue_f1") not in figures

    def test_the_same_run_changes_nothing(self) -> None:
        result = score(read_gold(GOLD), read_predictions(FOUND))
        comparison = compare(result, result)
        assert (comparison.changes, comparison.gains, comparison.losses) == ((), (), ())

    def test_types_of_their_own_are_scored(self) -> None:
        (entry, *_) = read_gold(GOLD)
        ship = {"type": "ship", "start": 0, "end": 2, "quote": "On", "name": "On"}
        gold = GoldDocument(document=entry.document, facts=(ship,), types=("ship",))
        result = score([gold, evolve(gold, facts=())], {entry.document.id: (ship,)})
        assert result.types["ship"].value_measure == Measure(1, 2, 1)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_


class TestCommand:
    def test_figures_as_json(self, run: Run) -> None:
        code, out, _ = run("eval", GOLD, "--predicted", FOUND, "--json")
        assert code == 0
        assert json.loads(out) == json.loads((_FOLDER / "figures.json").read_text("utf-8"))

    def test_figures_and_errors_for_people(self, run: Run) -> None:
        code, out, _ = run("eval", GOLD, "--predicted", FOUND, "--errors", 9, "--type", "money")
        assert code == 0
        assert "0.8000" in out
        assert "missed money one:" in out
        assert "expected: '40,000 soles'" in out
        assert "organization one" not in out

    def test_documents_of_one_language(self, run: Run) -> None:
        _, out, _ = run("eval", GOLD, "--predicted", FOUND, "--language", "es", "--json")
        assert json.loads(out)["money"]["gold"] == 2

    def test_a_run_of_the_extractors_saved_as_baseline(self, run: Run, tmp_path: Path) -> None:
        saved = tmp_path / "saved.jsonl"
        code, _, _ = run("eval", GOLD, "--only", "money", "--save", saved)
        assert code == 0
        code, out, _ = run(*("eval", GOLD, "--predicted", FOUND, "--baseline", saved, "--json"))
        result = json.loads(out)
        assert code == 0
        assert set(result) == {"figures", "changes", "gains", "losses"}
        assert any(error["type"] == "money" for error in result["losses"])
        assert any(error["type"] == "date" for error in result["gains"])
        _, out, _ = run("eval", GOLD, "--predicted", FOUND, "--baseline", saved)
        assert "gained:" in out
        assert "lost:" in out

    def test_a_broken_file_is_a_usage_error(self, run: Run, tmp_path: Path) -> None:
        code, _, err = run("eval", tmp_path / "none.jsonl")
        assert (code, "No such file" in err) == (1, True)
