"""Heads of tables as offices write them: with signs, in two rows; rows struck out; full-width colons."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook
from openpyxl.styles import Font
from tables import lines_of, template, workbook

from docgen.commands import docgen


def run(folder: Path, card: bytes, data: bytes, name: str = "表.xlsx", *words: str) -> Result:
    (folder / "卡.docx").write_bytes(card)
    (folder / name).write_bytes(data)
    command = ["fill", "卡.docx", name, "-C", str(folder), "--out", "出", *words]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def lines(folder: Path) -> dict[str, list[str]]:
    return {path.stem: lines_of(path) for path in sorted((folder / "出").glob("*.docx"))}


@pytest.mark.parametrize(
    ("head", "tag"),
    [
        ("单位/部门", "单位部门"),
        ("E-mail", "Email"),
        ("是否党员？", "是否党员"),
        ("姓名、职务", "姓名职务"),
        ("金额（元）", "金额"),
        ("金额（元）", "金额元"),
        ("联系电话\n（手机）", "联系电话"),
        ("入党 时间*", "入党时间"),
    ],
)
def test_a_head_with_signs_is_reached_without_them(tmp_path: Path, head: str, tag: str) -> None:
    card = template(f"{{{{ 名 }}}}：{{{{ {tag} }}}}")
    result = run(tmp_path, card, workbook(["名", head], ["甲", "值"]))
    assert lines(tmp_path) == {"甲": ["甲：值"]}, result.stderr


def test_keys_of_yaml_and_names_of_files_too(tmp_path: Path) -> None:
    data = "- 名: 甲\n  单位/部门: 一部\n  联系: {E-mail: a@example.org}\n".encode()
    run(tmp_path, template("{{ 单位部门 }}{{ 联系.Email }}"), data, "表.yaml", "--name", "{单位/部门}_{名}")
    assert lines(tmp_path) == {"一部_甲": ["一部a@example.org"]}


@pytest.mark.parametrize(
    ("head", "typed", "mend"),
    [
        ("单位/部门", "单位/部门", "写成 {{ 单位部门 }}"),
        ("E-mail", "E-mail", "写成 {{ Email }}"),
        ("是否党员？", "是否党员？", "写成 {{ 是否党员 }}"),
        ("是否党员？", "是否党员?", "写成 {{ 是否党员 }}"),
        ("姓名、职务", "姓名、职务", "写成 {{ 姓名职务 }}"),
    ],
)
def test_a_tag_with_the_signs_of_a_head_is_told_once_how_to_write_it(
    tmp_path: Path, head: str, typed: str, mend: str
) -> None:
    card = template("{{ 名 }}", f"{{{{ {typed} }}}}")
    result = run(tmp_path, card, workbook(["名", head], ["甲", "值"]))
    assert mend in result.stderr
    assert result.stderr.count("错误 T5") == 1


TERMS: list[list[object]] = [
    ["姓名", "上学期", None, "下学期", None],
    [None, "语文", "数学", "语文", "数学"],
    ["甲", 90, 80, 70, 60],
]
MARKS: list[list[object]] = [["姓名", "成绩", None], [None, "语文", "数学"], ["甲", 90, 80]]


@pytest.mark.parametrize(
    ("rows", "tags", "line"),
    [
        (MARKS, "{{ 姓名 }}{{ 语文 }}{{ 数学 }}", "甲9080"),
        (MARKS, "{{ 姓名 }}{{ 成绩语文 }}", "甲90"),
        (TERMS, "{{ 姓名 }}{{ 上学期语文 }}{{ 下学期数学 }}", "甲9060"),
        ([["成绩表", None, None], ["姓名", "语文", "数学"], ["甲", 90, 80]], "{{ 姓名 }}{{ 语文 }}", "甲90"),
        ([["姓名", "备注", "单位"], ["甲", None, "姓名"]], "{{ 姓名 }}{{ 单位 }}", "甲姓名"),
    ],
)  # fmt: skip
def test_a_head_of_two_rows_is_read_as_one(
    tmp_path: Path, rows: list[list[object]], tags: str, line: str
) -> None:
    result = run(tmp_path, template(tags), workbook(*rows))
    assert lines(tmp_path) == {"甲": [line]}, result.stderr


def test_two_row_heads_whose_cells_are_merged(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in TERMS:
        sheet.append(row)
    for merged in ("A1:A2", "B1:C1", "D1:E1"):
        sheet.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    run(tmp_path, template("{{ 姓名 }}{{ 上学期数学 }}{{ 下学期语文 }}"), stream.getvalue())
    assert lines(tmp_path) == {"甲": ["甲8070"]}


def test_rows_that_are_struck_out_are_told_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["姓名", "单位"], ["甲", "一部"], ["乙", "二部"], ["丙", "三部"]):
        sheet.append(row)
    for cell in (*sheet[3], *sheet[4]):
        cell.font = Font(strike=True)
    stream = io.BytesIO()
    book.save(stream)
    result = run(tmp_path, template("{{ 姓名 }}{{ 单位 }}"), stream.getvalue())
    assert result.stderr.count("Y172") == 1
    assert "有 2 行的字划了删除线" in result.stderr


@pytest.mark.parametrize(
    ("value", "reason"), [("#N/A", "没有找到要查的内容"), ("#DIV/0!", "除数是 0"), ("#REF!", "已经删掉")]
)
@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_an_error_of_excel_is_told_by_its_name_and_its_reason(
    tmp_path: Path, value: str, reason: str, name: str
) -> None:
    data = workbook(["名", "分"], ["甲", value]) if name.endswith("xlsx") else f"名,分\n甲,{value}\n".encode()
    result = run(tmp_path, template("{{ 名 }}{{ 分 }}"), data, name)
    assert value in result.stderr
    assert reason in result.stderr
    assert "没有结果" not in result.stderr


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("人员：\n- 名: 甲\n  话: 一\n", "人员"),
        ("人员：\n  - 名: 甲\n    话: 一\n", "人员"),
        ("- 名：甲\n  话: 一\n", "名"),
        ("- 名: 甲\n  话：一\n", "话"),
        ("单位： 一部\n人员:\n  - 名: 甲\n    话: 一\n", "单位"),
    ],
)
def test_a_full_width_colon_of_a_data_file_is_named(tmp_path: Path, text: str, name: str) -> None:
    result = run(tmp_path, template("{{ 名 }}{{ 话 }}"), text.encode(), "表.yaml")
    assert f"Y123 “{name}”后面用了中文冒号" in result.stderr
    assert result.stderr.count("错误 ") == 1, result.stderr
