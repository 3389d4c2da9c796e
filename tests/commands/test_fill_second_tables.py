"""Another table below the one that is filled in: it becomes no document, and is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tables import lines_of, template, workbook

from docgen.commands import docgen

HEAD = ["姓名", "单位", "成绩"]
ROWS = [["张伟", "一中", 95], ["王芳", "二中", 88]]
BLANK: list[Any] = []


def fill(folder: Path, *rows: list[Any]) -> tuple[list[str], str]:
    (folder / "证书.docx").write_bytes(template("{{ 姓名 }}，{{ 单位 }}，{{ 成绩 }}"))
    (folder / "名单.xlsx").write_bytes(workbook(*rows))
    result = CliRunner().invoke(docgen, ["fill", "证书.docx", "名单.xlsx", "-C", str(folder)])
    assert result.exit_code == 0, result.output
    made = sorted((folder / "名单_生成" / "证书").glob("*.docx"))
    return [lines_of(path)[0] for path in made], result.stderr


@pytest.mark.parametrize(
    ("below", "line"),
    [
        ([BLANK, ["奖项", "金额", "姓名"], ["一等奖", 500, "李秀英"]], 5),
        ([BLANK, ["评委名单"], ["序号", "姓名", "单位"], [1, "李秀英", "三中"]], 5),
        ([["成绩", "姓名", "单位"], [77, "李秀英", "三中"]], 4),
        ([BLANK, ["单位", "人数"], ["一中", 1]], 5),
    ],
)
def test_a_table_with_another_head_is_no_document_and_is_told(
    tmp_path: Path, below: list[list[Any]], line: int
) -> None:
    made, said = fill(tmp_path, HEAD, *ROWS, *below)
    assert made == ["张伟，一中，95", "王芳，二中，88"]
    assert f"名单.xlsx:Sheet!A{line}: 警告 Y166 从这一行起像是另一张表" in said


@pytest.mark.parametrize("again", [HEAD, ["姓 名", "单位*", "成绩（分）"]])
def test_the_same_head_once_more_goes_on_with_the_table(tmp_path: Path, again: list[Any]) -> None:
    made, said = fill(tmp_path, HEAD, *ROWS, BLANK, again, ["李秀英", "三中", 77])
    assert "李秀英，三中，77" in made
    assert "姓名，单位，成绩" not in made
    assert "Y168" in said


def test_rows_below_a_blank_row_are_read_and_told(tmp_path: Path) -> None:
    made, said = fill(tmp_path, HEAD, BLANK, *ROWS, BLANK, ["一等奖", "五百元", "书包"])
    assert "一等奖，五百元，书包" in made
    assert "名单.xlsx:Sheet!A6: 提示 Y170 这一行在空行下面" in said


@pytest.mark.parametrize("kind", ["单位", "个人"])
def test_a_word_of_the_head_may_be_a_value(tmp_path: Path, kind: str) -> None:
    made, said = fill(tmp_path, HEAD, ["张伟", kind, 95], ["王芳", "二中", 88])
    assert made == [f"张伟，{kind}，95", "王芳，二中，88"]
    assert "Y166" not in said
