"""A contestant seen from outside: a process that is told where to write, and says what it took."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
NODE_FOLDER = HERE / "easy-template-x"
PASSES, SOON_SECONDS = 5, 1.0
"""A moment's disturbance would be all of a contestant's round that takes a quarter of a second."""

DOCXTPL, EASY, COPY = "docxtpl_loop", "easy-template-x", "yardsticks:copy"


class Round(NamedTuple):
    """What all documents took once: seconds, seconds of CPU, megabytes at the peak so far."""

    seconds: float
    cpu: float
    peak: float


@dataclass
class Contestant:
    """A process that waits for a folder to write to; `startup`: seconds until its first document."""

    name: str
    process: subprocess.Popen[str]
    startup: float

    def run(self, folder: Path) -> Round:
        """Let it write all documents below a folder: once, or where that is soon done the median of some."""
        passes = [self._write_all(folder / "0")]
        if passes[0].seconds < SOON_SECONDS:
            passes += [self._write_all(folder / str(number)) for number in range(1, PASSES)]
        return Round(*(statistics.median(each) for each in zip(*passes, strict=True)))

    def _write_all(self, folder: Path) -> Round:
        folder.mkdir(parents=True)
        assert self.process.stdin is not None
        print(folder, file=self.process.stdin, flush=True)
        return Round(**_answer(self.process))

    def end(self) -> None:
        """Nothing more is to be written."""
        self.process.communicate()


def start(name: str, given: Path) -> Contestant:
    """Start a contestant with what lies in a folder: records.json, a template for each engine."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        _command(name, given), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
    )
    _answer(process)
    return Contestant(name, process, time.perf_counter() - begin)


def install_easy_template_x() -> None:
    """Bring easy-template-x, of the version that package.json names, beside its worker."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit(
            "easy-template-x needs Node.js 20 or newer with npm; or leave it out: --without-node"
        )
    if not (NODE_FOLDER / "node_modules").is_dir():
        quiet = ("--no-package-lock", "--no-audit", "--no-fund")
        subprocess.run([npm, "install", *quiet], cwd=NODE_FOLDER, check=True)


def _answer(process: subprocess.Popen[str]) -> dict[str, float]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"{process.args} ended early")
    answer: dict[str, float] = json.loads(line)
    return answer


def _command(name: str, given: Path) -> Sequence[str]:
    if name == EASY:
        return ["node", str(NODE_FOLDER / "worker.mjs"), str(given)]
    return [sys.executable, "-m", "contest.worker", name, str(given)]


def _environment() -> dict[str, str]:
    paths = [str(HERE.parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
