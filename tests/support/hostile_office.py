"""An office with something hostile in it, a command run there, and whether it ended as it must."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner
from hostile_cases import REFUSED, TOLD, WARNED, Case

from docgen.commands import docgen

REPOSITORY = Path(__file__).parents[2]
_PLACE = re.compile(r":\d+:\d+: |[:!][A-Z]+\d+: |正文(的标签|“)", re.MULTILINE)
"""A line and a column, a cell, or a tag of a template."""
MEMORY, SECONDS = 2 << 30, 60
"""Bytes of address space and seconds of the processor that a command may take."""


class Outcome(NamedTuple):
    """How a command ended, what it said, how long it took, and files that lie where none may."""

    status: int
    said: str
    seconds: float
    astray: Sequence[str]


def run(case: Case) -> Outcome:
    """Run a case as a process of its own, which gets so much memory and so many seconds."""
    with _office(case) as office:
        command = [sys.executable, "-m", "docgen", *case.command, "-C", str(office)]
        environment = {**os.environ, "DOCGEN_CACHE": "", "PYTHONPATH": str(REPOSITORY)}
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env=environment, preexec_fn=_limited)
        seconds = time.perf_counter() - start
        said = (done.stdout + done.stderr).decode(errors="replace")
        return Outcome(done.returncode, said, seconds, _astray(office))


def run_within(case: Case) -> Outcome:
    """Run a small case within this process."""
    with _office(case) as office:
        start = time.perf_counter()
        done = CliRunner().invoke(docgen, [*case.command, "-C", str(office)], prog_name="docgen")
        seconds = time.perf_counter() - start
        raised = done.exception is not None and not isinstance(done.exception, SystemExit)
        said = f"Traceback {done.exception!r}" if raised else done.output
        return Outcome(done.exit_code, said, seconds, _astray(office))


@contextmanager
def _office(case: Case) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "outer" / "office"
        set_up(office, case)
        yield office


def _astray(office: Path) -> list[str]:
    """Files outside of the folders that docgen may write to."""
    outer = office.parent.parent
    made = [path.relative_to(outer) for path in outer.rglob("*") if path.is_file()]
    own = {"plans", "templates_docx", "证书.docx"}
    return [
        str(path) for path in made if not (_is_output(path) or own & {*path.parts} or "名单" in path.name)
    ]


def set_up(office: Path, case: Case) -> None:
    """Make an office with the hostile files in it."""
    for name in ("plans", "templates_docx"):
        shutil.copytree(REPOSITORY / name, office / name)
    for name, content in case.files().items():
        path = office / name
        if path.parent.is_file():
            path.parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _is_output(path: Path) -> bool:
    parts = path.parts
    return parts[:2] == ("outer", "office") and (parts[2] == "generated" or parts[2].endswith("_生成"))


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def fault_of(case: Case, outcome: Outcome) -> str:
    """How a case ended otherwise than it must; empty when it did not."""
    if "Traceback" in outcome.said or "程序自己出了错" in outcome.said:
        return "traceback"
    if outcome.status < 0:
        return "out of time or memory"
    if outcome.astray:
        return f"files astray: {outcome.astray}"
    if outcome.status != (1 if case.fate in (TOLD, REFUSED) else 0):
        return f"status {outcome.status}"
    if case.words not in outcome.said:
        return f"does not say “{case.words}”"
    return "" if case.fate not in (TOLD, WARNED) or _PLACE.search(outcome.said) else "names no place"
