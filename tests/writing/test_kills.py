"""A run killed at any moment: no half file, docgen still knows its own files, the next run finishes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docgen.writing.outcomes import WriteOutcome

RUN_UNTIL_KILLED = """
import os, sys
from pathlib import Path, PurePosixPath
from docgen.writing.outcomes import Output
from docgen.writing.outputs import write_outputs

folder, stage, name = sys.argv[1:]
replace, opened, link = Path.replace, Path.open, os.link

def replace_or_die(path, target):
    concerned = name in (Path(target).name, path.name)
    if stage == "before the replacing" and concerned:
        os._exit(9)
    replace(path, target)
    if stage == "after the replacing" and name == Path(target).name:
        os._exit(9)

def link_or_die(path, target, **options):
    concerned = Path(target).name == name
    if stage == "while it is aside" and concerned:
        os._exit(9)
    link(path, target, **options)
    if stage == "after the replacing" and concerned:
        os._exit(9)

def open_or_die(path, *how, **options):
    if stage == "before the journal" and path.name == ".docgen.journal":
        os._exit(9)
    file = opened(path, *how, **options)
    if stage == "with half a file" and path.suffix == ".tmp":
        file.write(b"ha")
        file.flush()
        os._exit(9)
    return file

Path.replace, Path.open, os.link = replace_or_die, open_or_die, link_or_die
papers = [Output(PurePosixPath(n), "s2", lambda: b"v2") for n in ("a.docx", "b.docx")]
write_outputs(Path(folder), papers)
"""
STAGES = ["before the journal", "with half a file", "before the replacing", "after the replacing"]


@pytest.mark.parametrize("name", ["b.docx", ".docgen.json"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_run_after_a_kill_finishes_the_work(office, stage: str, name: str):
    office.write({"a.docx": "v1", "b.docx": "v1", "edited.docx": "v1"})
    office.edit("edited.docx", "mine")
    killed = [sys.executable, "-c", RUN_UNTIL_KILLED, str(office.folder), stage, name]
    assert subprocess.run(killed, check=False).returncode == 9
    whole = {n: t for n, t in office.files().items() if n.endswith(".docx")}
    assert set(whole.values()) <= {"v1", "v2", "mine"}
    report = office.write({"a.docx": "v3", "b.docx": "v3"})
    assert {w.outcome for w in report.written} == {WriteOutcome.WRITTEN}
    assert office.files() == {"a.docx": "v3", "b.docx": "v3", "edited.docx": "mine"}
    assert [p.name for p in office.folder.rglob(".docgen-*")] == []


def test_what_a_run_killed_meanwhile_had_taken_aside_comes_back(office):
    office.write({"a.docx": "v1", "b.docx": "v1"})
    killed = [sys.executable, "-c", RUN_UNTIL_KILLED, str(office.folder), "while it is aside", "b.docx"]
    assert subprocess.run(killed, check=False).returncode == 9
    assert not (office.folder / "b.docx").exists()
    (office.folder / ".docgen-b.docx.old").write_text("mine, saved just before")
    assert office.write_one("b.docx", "v2").outcome is WriteOutcome.BESIDE
    assert office.files() == {"a.docx": "v2", "b.docx": "mine, saved just before", "b（新生成）.docx": "v2"}


def test_the_run_after_a_kill_says_so(office):
    killed = [sys.executable, "-c", RUN_UNTIL_KILLED, str(office.folder), "after the replacing", "b.docx"]
    subprocess.run(killed, check=False)
    report = office.write({"a.docx": "v2", "b.docx": "v2"})
    assert [(d.code, d.level.label) for d in report.diagnostics] == [("W603", "提示")]
    assert {w.outcome for w in report.written} == {WriteOutcome.UNCHANGED}
