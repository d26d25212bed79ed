"""The comparison with other tools runs, whichever of them are installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_SCRIPT = Path(__file__).parent.parent / "benchmarks" / "peers.py"

_TEXT = "The gang took $3 million from shops in the port."
_GOLD = {
    "id": "one",
    "language": "en",
    "types": ["money"],
    "text": _TEXT,
    "facts": [
        {
            "type": "money",
            "start": 14,
            "end": 24,
            "quote": _TEXT[14:24],
            "currency": "USD",
            "minimum": "3000000",
            "maximum": "3000000",
            "qualifier": "exact",
            "per": None,
        }
    ],
}


def test_a_row_for_each_tool(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(_GOLD) + "\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, _SCRIPT, gold, "--switch-off-gazetteers"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in answer.stdout.splitlines()
        if line.startswith("| gold")
    ]
    assert rows[0][:-1] == [
        *("gold", "en", "money", "crimefacts"),
        *("1.00", "1.00", "1.00", "1.00"),
    ]
    for row in rows[1:]:
        assert len(row) == len(rows[0])
        assert row[4] or "not installed" in row[3]
    tools = " ".join(row[3] for row in rows)
    for tool in ("Recognizers-Text", "quantulum3", "price-parser", "spaCy"):
        assert tool in tools
