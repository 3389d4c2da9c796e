"""`docgen fill --explain` and `docgen templates check FILE.docx`: what is asked for, and how it was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tables import template, workbook
from word_fields import complex_field, document_of

from docgen.commands import docgen


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)], prog_name="docgen")


def explained(folder: Path, card: bytes, data: bytes, name: str) -> list[str]:
    (folder / "卡.docx").write_bytes(card)
    (folder / name).write_bytes(data)
    result = run(folder, "fill", "卡.docx", name, "--explain")
    assert result.exit_code == 0, result.stderr
    assert not list(folder.glob("*_生成"))
    return result.stdout.splitlines()


def test_each_column_is_told_with_how_it_was_read_and_where_it_goes(tmp_path: Path) -> None:
    head = ["姓名", "是否党员？", "党费（元）", "日期", "完成率", "处分", "备注"]
    data = workbook(
        head,
        ["甲", "是", 1234.5, date(2023, 3, 8), "85%", "无", None],
        ["乙", "否", 20, date(2023, 4, 8), "9%", "警告", "见附件"],
        formats={"C2": "¥#,##0.00", "C3": "¥#,##0.00"},
    )
    tags = (
        "{{ 姓名 }}{% if 是否党员 %}党员{% endif %}{{ 党费 }}{{ 日期 }}{{ 完成率 }}{% if 处分 %}有{% endif %}"
    )
    assert explained(tmp_path, template(tags, "{{ 职务|default('无') }}"), data, "表.xlsx") == [
        "“姓名”：文字，如“甲”；填到 {{ 姓名 }}",
        "“是否党员？”：是或否，如“是”；填到 {{ 是否党员 }}",
        "“党费（元）”：数，照格子显示的印，按 1234.5 这样的数算，如“¥1,234.50”；填到 {{ 党费 }}",
        "“日期”：日期，照这样印，如“2023年3月8日”；填到 {{ 日期 }}",
        "“完成率”：带单位的数，互相能比大小，如“85%”；填到 {{ 完成率 }}",
        "“处分”：文字；其中的“否”“无”这样的字当作没有，如“无”；填到 {{ 处分 }}",
        "“备注”：文字，如“见附件”，1 行空着；模板里用不上",
        "模板要、表里没有：职务",
    ]


def test_lists_and_groups_of_yaml_are_told(tmp_path: Path) -> None:
    data = "- 名: 甲\n  成果: [{名称: 论文}]\n  联系: {电话: 123}\n".encode()
    card = template("{% for 项 in 成果 %}{{ 项.名称 }}{% endfor %}{{ 联系.电话 }}")
    assert explained(tmp_path, card, data, "表.yaml") == [
        "“名”：文字，如“甲”；模板里用不上",
        "“成果”：清单；填到 {{ 成果 }}",
        "“联系”：一组分项；填到 {{ 联系 }}",
    ]


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (template("{{ 姓名 }}，{{ 部门 }}"), "要填 2 项：姓名、部门；没有发现问题。"),
        (
            template(
                "{{ 联系.电话 }}", "{%p for 项 in 成果 %}", "{{ 项.名称 }}{{ 项.年份 }}", "{%p endfor %}"
            ),
            "要填 2 项：联系（电话）、成果（清单，每项：名称、年份）；没有发现问题。",
        ),
        (
            template(
                "{% for 项 in 成果 %}{{ 项.名称 }}{% endfor %}{% for 项 in 荣誉 %}{{ 项.级别 }}{% endfor %}"
            ),
            "要填 2 项：成果（清单，每项：名称）、荣誉（清单，每项：级别）；没有发现问题。",
        ),
        (document_of(complex_field(" MERGEFIELD 姓名 ", result="«姓名»")), "要填 1 项：姓名；没有发现问题。"),
        (template("请{姓名}到会"), "没有标签；“{姓名}”不是标签，表里有这样的列才填；没有发现问题。"),
    ],
)
def test_any_template_is_checked_outside_of_a_workspace(tmp_path: Path, card: bytes, told: str) -> None:
    (tmp_path / "卡.docx").write_bytes(card)
    result = run(tmp_path, "templates", "check", "卡.docx")
    assert (result.exit_code, result.stdout) == (0, f"卡.docx：{told}\n"), result.stderr


def test_faults_of_several_templates_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(template("{{ 姓名|没有 }}"))
    (tmp_path / "乙.docx").write_bytes(template("{% if 姓名 %}"))
    (tmp_path / "丙.docx").write_bytes(b"text")
    result = run(tmp_path, "templates", "check", "甲.docx", "乙.docx", "丙.docx")
    assert result.exit_code == 1
    assert all(code in result.stderr for code in ("T520", "T514", "T501"))


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = run(tmp_path, "templates", "check", "没有.docx")
    assert result.exit_code == 2
    assert "没有“没有.docx”这个文件" in result.stderr
