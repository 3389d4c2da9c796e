"""Notes taken through the command line for tests: the records they become, and what is asked of them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from docgen.commands import docgen
from docgen.reading.document import read_yaml


def note(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["note", *words, "-C", str(folder)], prog_name="docgen")


def records(folder: Path, year: int = 2023) -> list[dict]:
    """The records of minutes.yaml, as docgen reads them."""
    path = folder / "plans" / str(year) / "minutes.yaml"
    document = read_yaml(path.read_bytes(), path.name) if path.exists() else None
    assert document is None or not document.diagnostics
    return document.root["会议"] if document and document.root["会议"] else []


def remarks(folder: Path) -> list[str]:
    """The comments that hold what was not read."""
    text = (folder / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    return [line.strip("# ") for line in text.splitlines() if line.startswith("  # 笔记里还有")]


PEOPLE = {"主持人": "刘玉兰", "记录人": "张伟"}


OF_SECOND = {"类型": "党员大会", "支部": "第二支部"}


MARCH = {"类型": "支委会", "支部": "第二支部", "日期": "2023-03-08"}


OF_MARCH = "3月8日二支部支委会，"
