"""The contest of engines runs, and does not believe a contestant that wrote something else."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import REPOSITORY

from docgen.engine.compiling import compile_template
from docgen.engine.template import render

BENCHMARKS = REPOSITORY / "benchmarks"
WORDS = ("engines.py", "--documents", "2", "--rounds", "1", "--without-node")


@pytest.fixture
def contest(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in ("content", "templates", "texts"):
        importlib.import_module(f"contest.{name}")
    return importlib.import_module("contest")


def written(contest: ModuleType, folder: Path, records: list[dict[str, object]]) -> Path:
    """The documents of these records, as docgen's engine writes them."""
    package = contest.templates.template(contest.templates.JinjaTags())
    template = compile_template(package, "minutes.docx", filters={}).template
    assert template is not None
    folder.mkdir()
    for number, record in enumerate(records):
        (folder / f"{number}.docx").write_bytes(render(template, record).document or b"")
    return folder


def test_the_contest_tells_the_ratio_to_docxtpl_and_to_deflating():
    ran = subprocess.run(
        [sys.executable, *WORDS], cwd=BENCHMARKS, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    by_clock, by_cpu, figures = ran.stdout.split("\n\n")
    for ratios in (by_clock, by_cpu):
        assert "| docxtpl's loop | **" in ratios
        assert "re-deflate document.xml, zlib level 1" in ratios
    assert "peak memory" in figures


def test_the_minutes_are_all_different_and_the_same_in_every_run(contest):
    records = contest.content.records(20)
    assert records == contest.content.records(20)
    assert len({str(record) for record in records}) == 20
    assert {len(record["出席"]) for record in records} == {15}
    assert {len(record["议题"]) for record in records} == {6}


def test_another_word_in_one_document_is_a_difference(contest, tmp_path):
    records = contest.content.records(3)
    one = written(contest, tmp_path / "one", records)
    same = written(contest, tmp_path / "same", records)
    assert contest.texts.first_difference([one, same], 3) == ""
    records[2]["议题"][5]["讨论"][2]["发言"] += "补"
    other = written(contest, tmp_path / "other", records)
    told = contest.texts.first_difference([one, same, other], 3)
    assert told == f"{other} and {one} differ in document 2"
