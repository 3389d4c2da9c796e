"""One Python contestant in a process of its own: `python -m contest.worker NAME GIVEN`.

It writes one document and says so; then, for each folder that it is told on a line of its input, it writes
all documents there and says how long that took.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

Write = Callable[[int, Path], object]
"""Writes the document of this number to this path."""


def serve(write: Write, given: Path) -> None:
    """Do what the other side says until it has no more to say."""
    count = len(json.loads((given / "records.json").read_bytes()))
    write(0, given / "warm.docx")
    _say(ready=True)
    for line in sys.stdin:
        folder = Path(line.rstrip("\n"))
        cpu, start = time.process_time(), time.perf_counter()
        for number in range(count):
            write(number, folder / f"{number}.docx")
        seconds = time.perf_counter() - start
        _say(seconds=seconds, cpu=time.process_time() - cpu, peak=peak_megabytes())


def peak_megabytes() -> float:
    """Of this process alone: `getrusage` counts what it was forked from, Linux's VmHWM does not."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    name, given = sys.argv[1], Path(sys.argv[2])
    module, _, argument = name.partition(":")
    ready: Callable[..., Write] = import_module(f"contest.{module}").ready
    serve(ready(given, argument) if argument else ready(given), given)
