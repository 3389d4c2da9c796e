"""Whatever lines come in whatever order, each stands in plan.yaml, and the file is right."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscripts import imported, plan_in
from office_files import add_box, add_list, saved, set_number

from docgen.importing.plan_yaml import check_imported
from docgen.models.plan import Plan
from docgen.models.record import known_keys
from docgen.reading.document import read_yaml

LINES = (
    "青石镇中心小学党支部", "2024年工作计划", "（讨论稿）", "各党小组：", "青小党〔2024〕3号", "000012",
    "特急", "秘密★1年", "中共青石镇委员会文件", "一、指导思想", "二、工作目标", "三、工作重点",
    "四、日程安排", "第二章 保障", "(一)加强学习", "（二）抓好落实。", "1、开好会。按月开会。",
    "2. 写好体会", "（1）交党费。每月十号前。", "①登记", "1.1 细则", "三月份", "四月份",
    "以教书育人为中心,建好队伍。", "一是学,二是做;三是评", "责任人：书记", "（责任人：书记；时限：3月）",
    "各支部要对照本计划落实。", "在新的一年里，继续努力。", "附件：1.名单", "2.办法", "附件1", "附：表",
    "中共青石镇中心小学支部委员会", "2024年2月26日", "二〇二四年二月二十六日", "2024年2月", "2024-02-30",
    "（此件公开发布）", "抄送：镇党委，镇中心学校。", "办公室 2024年2月27日印发", "月份\t工作内容\t备注",
    "3月\t党员大会\t会后记录", "每月\t支委会", "期末\t民主评议\t甲\t乙", "姓名\t班级", "搜索", "Top",
    "时间:2024-03-01 来源:某网", "因篇幅所限没有全部显示,请点这里查看全文", "- 标题: 甲", "内容: |",
    "# 井号", '"引号', "'单", "a: b: c", "[1, 2]", "{甲: 乙}", "&锚 *星", "%百分", "@艾特", "`反引`",
    "键：值", "? 问", "! 叹", "> 大于", "…………", "——", "1", "一", "一、", "（一）", "\u200b零宽\u200b",
    "㛃老师写了2篇。", "A & B < C", "  \u3000缩进的一句。", "甲。乙。丙。", "3.8妇女节前走访。",
    "总体目标", "具体目标",
)  # fmt: skip
SURE = "教师们按月读一本书。"
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).flatmap(
    lambda lines: st.integers(0, len(lines)).map(lambda n: [*lines[:n], SURE, *lines[n:]])
)
"""At least one line is surely a plan's."""


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def spelt_otherwise(line: str) -> bool:
    """Lines whose sense is told in another form: dates, numbers of headings, labels."""
    return any(each in line for each in ("年", "附", "月", "责任人", "时限", "签发", "印发", "抄送"))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_line_stands_in_the_yaml_and_the_yaml_is_right(lines: list[str]) -> None:
    made = imported("\n".join(lines).encode(), "计划.txt", 2024)
    document = read_yaml(made.text.encode(), "plan.yaml", known_keys(Plan))
    assert document.diagnostics == (), made.text
    there = bare(made.text)
    cells = [cell for line in lines for cell in line.split("\t") if len(bare(cell)) > 3]
    plain = [cell for cell in cells if not spelt_otherwise(cell)]
    missing = [cell for cell in plain if bare(cell)[2:] not in there and bare(cell[3:]) not in there]
    assert missing == [], made.text
    errors = [d for d in check_imported(made.text, "plan.yaml", 2024) if d.level.value == "error"]
    assert errors == [], made.text


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_proof_finds_nothing_missing_outside_of_comments(lines: list[str]) -> None:
    made = imported("\n".join(lines).encode(), "计划.txt", 2024)
    assert made.proof.lost == (), made.text


ATTACHED = ("1、开好会。按月开会。", "2、上好课。按季上课。")


@pytest.mark.parametrize(
    "lines",
    [
        # A table without heads under the heading of a schedule.
        [SURE, "四、日程安排", "3月\t党员大会\t会后记录", "4月\t党课\t书记主讲"],
        ["四、日程安排", "每月\t支委会", "姓名\t班级", SURE],
        # The heads stand below the first row.
        [SURE, "二、活动安排", "3月\t党员大会\t会后记录", "月份\t工作内容\t备注"],
        # A roster, and a budget, under such a heading.
        [SURE, "一、值班安排", "姓名\t班级", "王方\t三年级"],
        [SURE, "五、工作进度", "项目\t金额", "购书\t300"],
        # The head of a plan that a notice hands out.
        *([SURE, "2024年2月26日", line, "2024年工作计划", *ATTACHED] for line in (
            "秘密★1年", "特急", "000012", "青小党〔2024〕3号", "中共青石镇委员会文件", "签发人：王方",
        )),
        *([SURE, "2024年2月26日", "2024年工作计划", line, *ATTACHED] for line in (
            "各党小组：", "中共青石镇中心小学支部委员会", "（讨论稿）", "2024年2月20日",
        )),
        ["特急", "关于印发工作计划的通知", SURE, "2024年2月26日", "加急", "2024年工作计划", *ATTACHED],
    ],
)  # fmt: skip
def test_what_comes_in_an_unusual_place_stands_in_the_yaml(lines: list[str]) -> None:
    made = imported("\n".join(lines).encode(), "计划.txt", 2024)
    assert made.proof.lost == (), made.text
    errors = [d for d in check_imported(made.text, "plan.yaml", 2024) if d.level.value == "error"]
    assert errors == [], made.text


def test_a_table_that_is_no_schedule_stays_a_table_under_its_heading() -> None:
    made = imported(f"{SURE}\n四、日程安排\n3月\t党员大会\n4月\t党课".encode(), "计划.txt", 2024)
    (section,) = plan_in(made.text, 2024).sections
    assert section.title == "日程安排"
    assert [str(text) for text in section.text] == ["| 3月 | 党员大会 |\n| 4月 | 党课 |"]


WAYS = (
    "",
    "",
    "",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Title",
    "bold",
    "lead",
    "box",
    "list",
    "centre",
    "table",
)


def document_of(lines: list[str], ways: list[str]) -> bytes:
    """Each line in its way: a style, bold letters, a text box, a number of Word's own, a table."""
    document = docx.Document()
    identity = add_list(document)
    for line, way in zip(lines, ways, strict=False):
        words = line.replace("\t", " ").replace("\u200b", "")
        if way == "box":
            add_box(document, escape(words))
        elif way == "table":
            table = document.add_table(2, 2)
            for cell, text in zip(
                (c for row in table.rows for c in row.cells), ("月份", "工作内容", "3月", words), strict=True
            ):
                cell.text = text
        elif way == "lead":
            paragraph = document.add_paragraph()
            paragraph.add_run(words[:3]).bold = True
            paragraph.add_run(words[3:])
        else:
            paragraph = document.add_paragraph(words, style=way if way[:1].isupper() else None)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if way == "centre" else None
            paragraph.runs[0].bold = way == "bold"
            if way == "list":
                set_number(paragraph, identity, len(words) % 3)
    return saved(document)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.lists(st.sampled_from(WAYS), min_size=15, max_size=15))
def test_nothing_of_a_word_file_is_lost_however_its_lines_are_set(lines: list[str], ways: list[str]) -> None:
    made = imported(document_of(lines, ways), "计划.docx", 2024)
    assert made.proof.lost == (), made.text
    errors = [d for d in check_imported(made.text, "plan.yaml", 2024) if d.level.value == "error"]
    assert errors == [], made.text
