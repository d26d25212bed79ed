"""What `import crimefacts` costs: three packages and no data."""

from __future__ import annotations

import json
import subprocess
import sys

_PROBE = """
import json, sys
opened = []
def note(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
sys.addaudithook(note)
before = set(sys.modules)
import crimefacts
modules = sorted({name.partition(".")[0] for name in set(sys.modules) - before})
print(json.dumps([modules, [path for path in opened if "/locales/" in path.replace("\\\\", "/")]]))
"""
_ALLOWED = {"attr", "attrs", "crimefacts", "pluggy", "regex"}


def test_import_brings_three_packages_and_reads_no_data() -> None:
    run = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=True)
    modules, data = json.loads(run.stdout)
    third_party = {name for name in modules if name not in sys.stdlib_module_names}
    assert third_party <= _ALLOWED
    assert data == []
