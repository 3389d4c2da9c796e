"""The table of promises: how many cases each was tried with, and how many did not hold.

`python benchmarks/promises.py` runs the tests that try a promise, and prints a table in Markdown. Its status
is 1 when a case did not hold, or when a promise was tried with none.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
PROMISES = {
    "outputs: nothing that a person made is overwritten": (
        "commands/test_exports_are_kept.py",
        "commands/test_keep.py",
        "faults/test_swaps.py",
        "faults/test_single_files.py",
    ),
    "inputs: what is there and is not read is told": (
        "commands/test_unread_input.py",
        "models/test_roster_workbooks.py",
    ),
    "no traceback, whatever happens": ("faults/test_unforeseen.py",),
    "streams: closed, full, of another encoding, none": ("commands/test_streams.py",),
    "templates: no number that nobody typed, nothing that acts": (
        "engine/test_number_filters.py",
        "engine/test_blanks.py",
        "engine/test_active_content.py",
    ),
}
"""The files of tests that try each promise."""


class Counts:
    """Counts the cases of each file by how they ended."""

    def __init__(self) -> None:
        self.ended: Counter[tuple[str, str]] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            file = report.nodeid.partition("::")[0]
            self.ended[file.removeprefix("tests/"), report.outcome] += 1


def row(promise: str, files: Sequence[str], ended: Counter[tuple[str, str]]) -> tuple[str, bool]:
    """A line of the table, and whether the promise held."""
    passed, failed, skipped = (
        sum(ended[file, outcome] for file in files) for outcome in ("passed", "failed", "skipped")
    )
    return f"| {promise} | {passed + failed} | {failed} | {skipped} |", bool(passed) and not failed


def main() -> int:
    counts = Counts()
    files = [str(REPOSITORY / "tests" / file) for each in PROMISES.values() for file in each]
    with redirect_stdout(io.StringIO()):
        pytest.main(["-c", str(REPOSITORY / "pyproject.toml"), *files], plugins=[counts])
    rows = [row(promise, each, counts.ended) for promise, each in PROMISES.items()]
    print("| promise | cases | did not hold | could not be tried here |\n|---|---|---|---|")
    print("\n".join(line for line, _ in rows))
    return int(not all(held for _, held in rows))


if __name__ == "__main__":
    sys.exit(main())
