"""What tests run for `pip install`: links a plugin from its folder, without building or fetching.

python pip_stand_in.py SITE install [-e] FOLDER
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def link(plugin: Path, site: Path) -> None:
    """Make a plugin importable and known by its entry points from the folder `site`."""
    project = tomllib.loads((plugin / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module = project["name"].replace("-", "_")
    metadata = site / f"{module}-{project['version']}.dist-info"
    metadata.mkdir(parents=True)
    requires = "".join(f"Requires-Dist: {each}\n" for each in project["dependencies"])
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\n"
        f"Version: {project['version']}\n{requires}",
        encoding="utf-8",
    )
    lines = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in entries.items()))
    ]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (site / module).symlink_to((plugin / "src" / module).resolve(), target_is_directory=True)


if __name__ == "__main__":
    link(Path(sys.argv[-1].partition("[")[0]), Path(sys.argv[1]))
