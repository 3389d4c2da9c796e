"""One writer at a time in one folder."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docgen.writing import lock
from docgen.writing.faults import AnotherRun
from docgen.writing.outcomes import WriteOutcome

HOLD_UNTIL_TOLD = """
import sys
from pathlib import Path, PurePosixPath
from docgen.writing.outcomes import Output
from docgen.writing.outputs import write_outputs

def render():
    print("inside", flush=True)
    sys.stdin.readline()
    return b"theirs"

write_outputs(Path(sys.argv[1]), [Output(PurePosixPath("a.docx"), "theirs", render)])
"""


@pytest.fixture
def other_run(office):
    """Another process in the middle of writing the same folder; a line on its stdin lets it go on."""
    command = [sys.executable, "-c", HOLD_UNTIL_TOLD, str(office.folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "inside\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_run_is_refused_and_writes_nothing(office, other_run, monkeypatch):
    monkeypatch.setattr(lock, "LOCK_WAIT_SECONDS", 0.0)
    with pytest.raises(AnotherRun, match="另一个 docgen"):
        office.write_one("b.docx", "ours")
    assert office.files() == {}


def test_a_second_run_waits_for_the_first_and_then_sees_its_work(office, other_run):
    other_run.stdin.write("go on\n")
    other_run.stdin.flush()
    assert office.write_one("a.docx", "ours").outcome is WriteOutcome.WRITTEN
    assert other_run.wait() == 0
    assert office.files() == {"a.docx": "ours"}


def test_a_killed_run_holds_nothing(office, other_run):
    other_run.kill()
    other_run.wait()
    assert office.write_one("a.docx", "ours").outcome is WriteOutcome.WRITTEN


def test_a_dry_run_needs_no_lock(office, other_run):
    assert office.write_one("a.docx", "ours", dry_run=True).outcome is WriteOutcome.WRITTEN
