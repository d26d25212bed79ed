"""The command line as a user runs it: data on stdout, talk on stderr, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from crimefacts.cli import main
from crimefacts.cli.table import printable

REPORT = "Smugglers took $3 million from Haiti to Brazil in 2014."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_piped_output_is_json_lines(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(report), "--only", "money"]) == 0
    captured = capsys.readouterr()
    (result,) = lines(captured.out)
    assert result["schema"] == "crimefacts/1"
    assert [fact["quote"] for fact in result["facts"]] == ["$3 million"]  # type: ignore[attr-defined]
    assert captured.err == ""


def test_a_table_is_for_people(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(report), "--format", "table"]) == 0
    table = capsys.readouterr().out
    assert "USD 3,000,000" in table
    assert "HT → … → BR" in table


def test_same_input_same_bytes(report: Path, tmp_path: Path) -> None:
    outputs = []
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-m", "crimefacts", "extract", str(report)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        outputs.append(run.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].endswith(b"\n")
    assert b"\r" not in outputs[0]


def test_output_goes_to_a_file(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "facts.jsonl"
    assert main(["extract", str(report), "-o", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert len(lines(out.read_text(encoding="utf-8"))) == 1


def test_defaults_fill_what_documents_do_not_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.jsonl"
    documents = [{"id": "a", "text": "x"}, {"id": "b", "text": "x", "published": "2015-01-01"}]
    path.write_text(
        "".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8"
    )
    options = ["--published", "2014-03-25", "--language", "en", "--country", "PE"]
    assert main(["extract", str(path), *options]) == 0
    results = lines(capsys.readouterr().out)
    assert [result["published"] for result in results] == ["2014-03-25", "2015-01-01"]
    assert {result["country"] for result in results} == {"PE"}


def test_bad_documents_are_named_and_the_others_done(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "text": "x"}\n{"id": \n', encoding="utf-8")
    missing = tmp_path / "missing.txt"
    assert main(["extract", str(broken), str(missing), str(report), "--language", "en"]) == 2
    captured = capsys.readouterr()
    assert len(lines(captured.out)) == 2
    assert f"{broken}:2" in captured.err
    assert str(missing) in captured.err
    assert "2 of 4" in captured.err


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ([], "Missing argument"),
        (["{report}", "--only", "mony"], "no extractor named 'mony'"),
        (["{report}", "--option", "dates"], "NAME.KEY=VALUE"),
        (["{report}", "--option", "dates.vage=true"], "vage"),
        (["{report}", "--published", "yesterday"], "yesterday"),
        (["{report}", "--country", "Peru"], "ISO 3166-1"),
        (["{report}", "--format", "xlsx"], "xlsx"),
        (["{report}", "--jobs", "0"], "jobs"),
        (["{report}", "-o", "/nowhere/facts.jsonl"], "cannot write"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors_exit_1_and_say_what_to_do(
    arguments: list[str], advice: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [argument.format(report=report) for argument in arguments]
    assert main(["extract", *filled]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert advice in captured.err


def test_only_reports_a_route_without_its_helpers(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(report), "--only", "routes"]) == 0
    (result,) = lines(capsys.readouterr().out)
    assert {fact["type"] for fact in result["facts"]} == {"route"}  # type: ignore[attr-defined]


def test_jobs_give_the_same_answer(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = [str(report)] * 40
    assert main(["extract", *sources, "--only", "money"]) == 0
    alone = capsys.readouterr().out
    assert main(["extract", *sources, "--only", "money", "--jobs", "2"]) == 0
    assert capsys.readouterr().out == alone


def test_plugins_are_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert main(["plugins", "--json"]) == 0
    rows: list[Mapping[str, object]] = json.loads(capsys.readouterr().out)
    by_name = {row["name"]: row for row in rows}
    assert by_name["money"]["facts"] == ["money"]
    assert by_name["routes"]["distribution"] == "crimefacts-routes"
    assert main(["plugins"]) == 0
    assert "crimefacts-money" in capsys.readouterr().out


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "crimefacts/1" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("crimefacts ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines", "two lines"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("evil\u202etxt", "evil\ufffdtxt"),
        ("100 € 👩‍👧", "100 € 👩‍👧"),
    ],
)
def test_nothing_in_an_article_commands_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": REPORT, "language": "en", "country": "HT"}) + "\n"
    path.write_text(line * 2_000, encoding="utf-8")
    command = f"{sys.executable} -m crimefacts extract {path} --only money | head -n 1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602
    assert len(run.stdout.splitlines()) == 1
    assert run.stderr == ""


def test_explain_names_rule_trigger_and_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Cocaine is shipped from Peru to Spain, the National Police said.", encoding="utf-8"
    )
    assert main(["explain", str(path), "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "rule         transport (routes)" in told
    assert "evidence     transport: shipped" in told
    assert "evidence     noun: National Police" in told
    assert "[National Police] said" in told


def test_explain_can_ask_for_one_offset(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(report), "--only", "money,dates", "--at", "18"]) == 0
    told = capsys.readouterr().out
    assert "$3 million" in told
    assert "2014]" not in told


def test_explain_names_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(tmp_path / "missing.txt")]) == 2
    assert "missing.txt" in capsys.readouterr().err
