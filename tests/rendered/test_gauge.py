"""The team's own gauge, where it lies beside the repository (`../shared`).

What it finds is tested without it in test_page.py and test_year.py.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import typesetter

from docgen.models.meeting_kinds import MEETING_KINDS
from rendered.papers import Paper

GAUGE = Path(__file__).parents[3] / "shared" / "tools" / "measure_layout.py"
pytestmark = pytest.mark.skipif(not GAUGE.exists(), reason="the gauge is not beside the repository")

OF_RUNNING_TEXT = {
    "line pitch fits 22 in text area": "the commonest line is one of the head table, whose cells are in 小四",
    "CJK chars on a full line": "speeches are short: no line is full",
    "glyph left edge (rendered)": "the labels are centred in their cells",
    "glyph right edge (rendered)": "no line is full",
    "lines on a full page": "a page of 对照检查 is a table; headings and signatures keep with their text",
}
"""What the gauge measures of a 公文's running text and does not find on a form, and why."""


def failures(document: Path, *options: str) -> list[str]:
    """The checks that fail, by name."""
    command = [sys.executable, str(GAUGE), str(document), "--table", *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    failed = [line[5:].split("  ")[0] for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert done.returncode == bool(failed), done.stdout + done.stderr
    return failed


@pytest.mark.parametrize("form", ["plain-text", "sealed-text", "letterhead-text"])
def test_the_gauge_finds_no_failure(documents: dict[str, Path], form: str) -> None:
    typesetter()
    assert failures(documents[form]) == []


@pytest.mark.parametrize(
    ("which", "part"), [("harsh", "讨论长"), ("year", "_决议_"), ("year", "_参见单_"), ("harsh", "_决议_")]
)
def test_a_record_with_pages_of_text_and_papers_without_a_head_measure_like_a_plan(
    papers: dict[str, list[Paper]], which: str, part: str
) -> None:
    paper = next(paper for paper in papers[which] if part in paper.name)
    assert failures(paper.path, "--pdf", str(paper.pdf)) == []


@pytest.mark.parametrize("kind", MEETING_KINDS)
def test_a_record_of_each_kind_fails_only_what_a_form_has_not(
    papers: dict[str, list[Paper]], kind: str
) -> None:
    paper = next(paper for paper in papers["year"] if f"_{kind}_" in paper.name)
    assert set(failures(paper.path, "--pdf", str(paper.pdf))) <= set(OF_RUNNING_TEXT)
