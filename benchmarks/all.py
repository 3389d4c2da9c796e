"""All of it by one command: `python benchmarks/all.py speed`, `trust`, or both.

speed: the contest of engines, the levels of compression, the stages from YAML to disk and their growth, a
thousand records, ten thousand with two processes, the cold start. trust: the faults, the promises and the
hostile input.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PARTS = {
    "speed": ("engines", "compression", "stages", "minutes", "jobs", "start"),
    "trust": ("faults", "promises", "hostile"),
}


def main(asked: list[str]) -> int:
    """The worst of the exit statuses."""
    worst = 0
    for name in (name for part in asked or PARTS for name in PARTS[part]):
        print(f"\n## {name}\n", flush=True)
        command = [sys.executable, str(Path(__file__).with_name(f"{name}.py"))]
        worst = max(worst, subprocess.run(command, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
