"""A template of a workspace that its user has given a picture."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from gallery import png

from docgen.commands import docgen
from docgen.page import build_template


def run(*words: str, folder: Path) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)])


@pytest.fixture
def folder(workspace: Callable[..., Path]) -> Path:
    root = workspace()
    plan = docx.Document(io.BytesIO(build_template("plan.docx")))
    plan.paragraphs[0].insert_paragraph_before("{{ '校徽.png'|图片(高=15) }}")
    (root / "templates_docx").mkdir()
    plan.save(str(root / "templates_docx" / "plan.docx"))
    (root / "校徽.png").write_bytes(png())
    return root


def test_the_picture_of_the_workspace_is_in_the_paper_and_a_new_one_takes_its_place(folder: Path) -> None:
    result = run("plan", "2023", folder=folder)
    assert result.exit_code == 0, result.stderr
    (paper,) = (folder / "generated" / "2023" / "plan").glob("*.docx")
    assert len(docx.Document(str(paper)).inline_shapes) == 1
    before = paper.read_bytes()
    run("plan", "2023", folder=folder)
    assert paper.read_bytes() == before
    (folder / "校徽.png").write_bytes(png(20, 20))
    assert run("plan", "2023", folder=folder).exit_code == 0
    assert paper.read_bytes() != before


def test_a_picture_that_is_not_there_is_told_by_the_template(folder: Path) -> None:
    (folder / "校徽.png").unlink()
    result = run("plan", "2023", folder=folder)
    assert result.exit_code == 1
    assert result.stderr.count("T536") == 1
    assert "没有找到图片“校徽.png”" in result.stderr


def test_the_template_is_found_in_order(folder: Path) -> None:
    assert run("templates", "check", folder=folder).exit_code == 0
