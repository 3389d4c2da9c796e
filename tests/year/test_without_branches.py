"""An organization.yaml whose 支部 is gone has one fault, and nothing of the year is judged or moved by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    assert run(tmp_path, "minutes").exit_code == 0
    (tmp_path / "plans" / "organization.yaml").write_text("单位: 校党总支\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, command: str) -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder)])


def test_only_the_missing_branches_are_told(folder: Path) -> None:
    result = run(folder, "check")
    assert result.exit_code == 1
    assert "K334 没有写支部和党员" in result.stderr
    assert "名册里没有" not in result.stderr


def test_no_paper_goes_to_the_old_ones(folder: Path) -> None:
    assert run(folder, "build").exit_code == 1
    assert not (folder / "generated" / "2023" / "旧文件").exists()


def test_a_year_without_meetings_needs_no_branches(tmp_path: Path) -> None:
    year = tmp_path / "plans" / "2023"
    year.mkdir(parents=True)
    (year / "plan.yaml").write_text(
        "标题: 校党总支2023年度工作计划\n成文日期: 2023-01-10\n", encoding="utf-8"
    )
    (tmp_path / "plans" / "organization.yaml").write_text("单位: 校党总支\n", encoding="utf-8")
    assert run(tmp_path, "plan").exit_code == 0
