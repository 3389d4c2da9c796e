"""What is named on the command line and cannot be used: the sentence says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tables import template, workbook_of

from docgen.commands import docgen

ROWS = [["姓名"], ["张伟"]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "2023").mkdir(parents=True)
    (tmp_path / "plans" / "2023" / "minutes.yaml").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "templates_docx").mkdir()
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "a.docx").write_bytes(template("{{ 姓名 }}"))
    for name in ("a.xlsx", "a.xltx"):
        (tmp_path / name).write_bytes(workbook_of({"名单": ROWS, "旧": ROWS}, ["旧"]))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["fill", "a.docx", "folder.xlsx"], 2, "是文件夹，这里要写文件"),
        (["keep", "folder.xlsx"], 2, "“folder.xlsx”是文件夹，这里要写文件"),
        (["import", "folder.xlsx", "--year", "2022"], 2, "“folder.xlsx”是文件夹，这里要写文件"),
        (["keep", "none.docx"], 2, "没有“none.docx”这个文件"),
        (["fill", "a.docx", "old.xls"], 2, "别的表格，请另存为 .xlsx"),
        (["fill", "a.docx", "a.xlsx", "--sheet", "旧"], 1, "“旧”这个工作表是隐藏的，没有读"),
        (["fill", "a.docx", "a.xltx"], 0, ""),
        (["fill", "a.docx", "a.xlsx", "--out", "plans/2023"], 2, "在 plans 文件夹里，那里只放您自己写的文件"),
        (["fill", "a.docx", "a.xlsx", "--out", "templates_docx"], 2, "在 templates_docx 文件夹里"),
        (["check", "2023", "--ignore", "D468:163"], 2, "没有编号是“D468”的校对规则；别的编号说的是事实"),
        (["minutes", "2023"], 1, "未生成 plans/2023/minutes.yaml 里的记录：这个文件是空的"),
        (["plan", "2022"], 2, "没有 plans/2022 这个文件夹（已有：2023）"),
    ],
)
def test_what_cannot_be_used_is_told_for_what_it_is(
    office: Path, words: list[str], status: int, said: str
) -> None:
    result = CliRunner().invoke(docgen, [*words, "-C", str(office)])
    assert result.exit_code == status
    assert said in result.output
