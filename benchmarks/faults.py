"""The table of faults: what goes wrong, in how many cases, what was lost, what the user was told.

`python benchmarks/faults.py` runs the cases of tests/faults, which judge each of them, and prints a table in
Markdown. A case is one run disturbed in one way at one stage, and the run after it. It ends with status 1
when a case left a half file, lost anything a person had made, or was not finished by the next run.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).parent.parent
TESTS = REPOSITORY / "tests" / "faults"
HEAD = ("fault", "cases", "half files", "lost", "next run finishes", "what the user was told")
WIDTH = 90
"""Characters of a sentence before it is cut."""


class Row(NamedTuple):
    """All cases of one fault."""

    fault: str
    cases: int
    half: int
    lost: int
    finished: int
    told: str

    @property
    def is_good(self) -> bool:
        return not self.half and not self.lost and self.finished == self.cases


class Collector:
    """Takes the tallies out of the reports of the tests."""

    def __init__(self) -> None:
        self.tallies: list[tuple[str, int, int, bool, str]] = []
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when == "call":
            self.tallies += [tally for name, tally in report.user_properties if name == "fault"]


def rows(tallies: Iterable[tuple[str, int, int, bool, str]]) -> list[Row]:
    by_fault: dict[str, list[tuple[int, int, bool, str]]] = {}
    for fault, *rest in tallies:
        by_fault.setdefault(fault, []).append(tuple(rest))
    return [_row(fault, cases) for fault, cases in by_fault.items()]


def _row(fault: str, cases: Sequence[tuple[int, int, bool, str]]) -> Row:
    half, lost, finished, told = zip(*cases, strict=True)
    sentences = Counter(_plain(sentence) for sentence in told if sentence)
    common = sentences.most_common(1)[0][0] if sentences else "the summary of the next run"
    return Row(fault, len(cases), sum(half), sum(lost), sum(finished), common)


def _plain(sentence: str) -> str:
    """Without the folders of this machine, and short enough for a table."""
    bare = re.sub(r"/[^“”（）：\s]*/", "…/", sentence).replace("|", "\\|")
    return bare if len(bare) <= WIDTH else f"{bare[:WIDTH]}…"


def table(found: Iterable[Row]) -> str:
    lines = [HEAD, ("---",) * len(HEAD)]
    lines += [(r.fault, r.cases, r.half, r.lost, f"{r.finished} of {r.cases}", r.told) for r in found]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def main() -> int:
    collector = Collector()
    with redirect_stdout(io.StringIO()):
        pytest.main(["-c", str(REPOSITORY / "pyproject.toml"), str(TESTS)], plugins=[collector])
    found = sorted(rows(collector.tallies))
    print(table(found))
    cases, half, lost, done = (sum(row[at] for row in found) for at in (1, 2, 3, 4))
    print(f"\n{cases} cases: {half} half files, {lost} lost, {done} finished by the next run.")
    for name in collector.failed:
        print(f"failed: {name}", file=sys.stderr)
    return int(bool(collector.failed) or not found or not all(row.is_good for row in found))


if __name__ == "__main__":
    sys.exit(main())
