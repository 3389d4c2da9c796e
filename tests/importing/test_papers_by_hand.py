"""Heads, feet, schedules and headings as offices type them: what each is taken for, and nothing lost."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hostile_cases import repacked
from manuscripts import headings, imported, manuscript_of, plan_in
from office_files import BODY, DATE, OFFICIAL, TITLE, UNIT, add_list, saved, textual

from docgen.importing.plan_yaml import ImportedPlan
from docgen.models.plan import Plan

MIDDLE = "一、指导思想\n以教书育人为中心。\n二、组织保障\n书记负总责，委员各管一块。"


def text(*lines: str) -> ImportedPlan:
    return imported("\n".join(lines).encode(), "计划.txt", 2024)


def plan(*lines: str) -> Plan:
    made = text(*lines)
    assert not made.proof.lost
    return plan_in(made.text, 2024)


def test_a_letterhead_typed_by_hand_is_taken_apart() -> None:
    found = plan(
        "000012", "秘密★1年", "特急", "中共青石镇中心小学支部委员会文件",
        "青小党〔2024〕3号　　签发人：李梅 王刚",
        TITLE, "各党小组、各年级组：", MIDDLE, UNIT, DATE,
    )  # fmt: skip
    assert (found.copy_number, found.secrecy, found.urgency) == ("000012", "秘密★1年", "特急")
    assert found.issuer_mark == "中共青石镇中心小学支部委员会文件"
    assert found.number == "青小党〔2024〕3号"
    assert found.signers == ("李梅", "王刚")
    assert found.addressees == ("各党小组、各年级组",)
    assert found.title == (TITLE,)


@pytest.mark.parametrize(
    "lines",
    [
        ("中共青石镇中心小学支部委员会", "2024年工作计划"),
        ("青石镇中心小学党支部", "2024年度党建工作要点（讨论稿）"),
        ("青石镇中心小学2024年支部工作安排",),
    ],
)
def test_a_title_of_one_or_two_lines_is_one_title(lines: tuple[str, ...]) -> None:
    assert "".join(plan(*lines, MIDDLE).title) == "".join(lines)


@pytest.mark.parametrize(
    ("lines", "signature", "issued"),
    [
        ((UNIT, DATE), UNIT, "2024-02-26"),
        ((UNIT, "二〇二四年二月二十六日"), UNIT, "2024-02-26"),
        ((UNIT, "二○二四年二月二十六日"), UNIT, "2024-02-26"),
        ((f"{UNIT}　　{DATE}",), UNIT, "2024-02-26"),
        (("青石镇中心小学党支部", "2024.2.26"), "青石镇中心小学党支部", "2024-02-26"),
        (("中共青石镇中心小学", "支部委员会", DATE), UNIT, "2024-02-26"),
        ((DATE,), "", "2024-02-26"),
        ((UNIT,), UNIT, "None"),
        ((UNIT, "2024年2月"), UNIT, "None"),
        ((), "", "None"),
    ],
)  # fmt: skip
def test_signature_and_date_are_known_however_they_are_typed(lines, signature: str, issued: str) -> None:
    found = plan(TITLE, MIDDLE, *lines)
    assert (str(found.signature), str(found.issued)) == (signature, issued)
    assert found.sections[-1].text == ("书记负总责，委员各管一块。",)


def test_a_date_without_its_day_is_kept_in_a_comment() -> None:
    made = text(TITLE, MIDDLE, UNIT, "2024年2月")
    assert "# 2024年2月" in made.text
    assert "请补上“成文日期”" in made.text


def test_what_is_missing_is_named_at_the_top() -> None:
    assert "# 原文里没有找到：署名、成文日期。" in text(TITLE, MIDDLE).text


def test_unit_and_date_under_the_title_are_the_signature() -> None:
    found = plan(TITLE, "青石镇中心小学党支部", "（2024年2月26日）", MIDDLE)
    assert (found.title, found.signature) == ((TITLE,), "青石镇中心小学党支部")
    assert str(found.issued) == "2024-02-26"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("附件：2024年学习计划",), ("2024年学习计划",)),
        (("附件：1.2024年学习计划", "2.党员积分表"), ("2024年学习计划", "党员积分表")),
        (("附件：", "1、学习计划", "2、党员积分表"), ("学习计划", "党员积分表")),
        (("附：学习计划",), ("学习计划",)),
    ],
)
def test_annexes_are_listed_without_their_numbers(lines, names: tuple[str, ...]) -> None:
    assert plan(TITLE, MIDDLE, *lines, UNIT, DATE).annexes == names


def test_the_imprint_and_the_remark_are_taken_apart() -> None:
    found = plan(
        TITLE, MIDDLE, UNIT, DATE, "（此件公开发布）",
        "抄送：青石镇党委，青石镇中心学校。", "青石镇中心小学办公室　　　2024年2月27日印发",
    )  # fmt: skip
    assert (found.note, found.copies) == ("此件公开发布", ("青石镇党委", "青石镇中心学校"))
    assert (found.printer, str(found.printed)) == ("青石镇中心小学办公室", "2024-02-27")


def test_the_text_of_an_annex_is_kept_in_comments() -> None:
    made = text(TITLE, MIDDLE, "附件：积分办法", UNIT, DATE, "附件", "积分办法", "每参加一次活动记一分。")
    assert "# 每参加一次活动记一分。" in made.text
    assert not made.proof.lost


def test_a_plan_handed_out_by_a_notice_is_the_plan() -> None:
    made = text(
        f"{UNIT}关于印发《2024年工作要点》的通知", "各党小组：", "现印发给你们，请照此执行。", UNIT, DATE,
        "2024年工作要点", MIDDLE,
    )  # fmt: skip
    found = plan_in(made.text, 2024)
    assert (found.title, found.signature) == (("2024年工作要点",), UNIT)
    assert headings(found) == ["指导思想", "组织保障"]
    assert "# 现印发给你们，请照此执行。" in made.text
    assert not made.proof.lost


def test_responsibility_and_time_in_brackets_become_keys() -> None:
    found = plan(TITLE, MIDDLE, "三、重点", "（一）学习", "每月一次。（责任人：宣传委员；时限：12月底前）")
    section = found.sections[-1].sections[0]
    assert (section.text, section.responsible, section.deadline) == (("每月一次。",), "宣传委员", "12月底前")


def test_sections_that_stand_in_another_order_keep_it() -> None:
    found = plan(
        TITLE, "一、基本情况\n党员十二名。\n二、指导思想\n教书育人。\n三、重点任务\n（一）学习\n每月一次。"
    )
    assert [section.title for section in found.sections] == ["基本情况", "指导思想", "重点任务"]
    assert not found.guidance
    assert not found.tasks


def test_months_as_headings_hold_what_stands_under_them() -> None:
    found = plan(TITLE, MIDDLE, "三、每月安排", "三月份", "1.党员大会", "2.学雷锋", "四月份", "1.清明祭扫")
    months = found.sections[-1].sections
    assert [month.title for month in months] == ["三月份", "四月份"]
    assert [len(month.sections) for month in months] == [2, 1]


def test_what_stands_deeper_than_the_fourth_level_becomes_paragraphs_with_its_numbers() -> None:
    made = text(
        TITLE,
        "一、甲项",
        "（一）乙项",
        "1.丙项",
        "（1）丁项",
        "①戊说一句话。",
        "②己说一句话。",
        "二、庚项",
        "说明。",
    )
    deep = plan_in(made.text, 2024).sections[0].sections[0].sections[0].sections[0]
    assert deep.text == ("①戊说一句话。", "②己说一句话。")
    assert "# 猜的：标题最多四级，更深的 2 条连同序号放在“内容”里" in made.text
    assert not made.proof.lost


@pytest.mark.parametrize(
    "line", ["3.8妇女节前走访。", "1.5倍的工作量。", "一、二年级家长参加。", "2024年是关键的一年。"]
)
def test_a_sentence_that_begins_with_a_figure_is_no_heading(line: str) -> None:
    found = plan(TITLE, "一、基本情况", "党员十二名。", line, "二、打算", "按月开会。")
    assert found.sections[0].text == ("党员十二名。", line)


def test_a_text_without_any_heading_is_kept_whole() -> None:
    assert plan(TITLE, "先做第一件事。", "再做第二件事。").lead == ("先做第一件事。", "再做第二件事。")


def test_a_table_cell_of_several_numbered_lines_gives_an_item_each() -> None:
    document = docx.Document()
    for line in (TITLE, *MIDDLE.split("\n")):
        document.add_paragraph(line)
    rows = (
        ("月份", "工作内容", "负责人"),
        ("3月", "1.党员大会\n2.学雷锋", "书记\n团队辅导员"),
        ("4月", "清明祭扫", "全体"),
    )
    table = document.add_table(3, 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made = imported(saved(document), year=2024)
    items = plan_in(made.text, 2024).schedule
    assert [(item.name, item.months.words, str(item.responsible)) for item in items] == [
        ("党员大会", "3月", "书记"), ("学雷锋", "3月", "团队辅导员"), ("清明祭扫", "4月", "全体"),
    ]  # fmt: skip
    assert not made.proof.lost


def test_headers_notes_comments_and_hidden_text_are_kept_in_comments() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    for line in textual():
        document.add_paragraph(line)
    run = document.add_paragraph().add_run("看不见的一句")
    run.font.hidden = True
    paragraph = "<w:p><w:r><w:t>出处见党章。</w:t></w:r></w:p>"
    note = f"<w:footnotes {nsdecls('w')}><w:footnote>{paragraph}</w:footnote></w:footnotes>"
    made = imported(repacked(saved(document), {"word/footnotes.xml": note.encode()}), year=2024)
    for words in ("# 内部资料", "# 出处见党章。", "# 看不见的一句"):
        assert words in made.text
    assert "— 1 —" not in made.text
    assert not made.proof.lost


def test_pictures_and_files_within_the_file_are_told() -> None:
    picture = "<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'/>"
    more = f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p><w:altChunk/>".encode()
    document = docx.Document()
    for line in textual():
        document.add_paragraph(line)
    change = {"word/document.xml": lambda old: old.replace(b"<w:body>", b"<w:body>" + more)}
    made = imported(repacked(saved(document), change), year=2024)
    assert [(d.code, d.level.value) for d in made.said] == [("I922", "hint"), ("I922", "warning")]
    assert "1 张图片" in made.said[0].message


def test_fields_tell_their_result_and_not_their_code() -> None:
    document = docx.Document()
    for line in textual():
        document.add_paragraph(line)
    code = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>IF 1 = 1</w:instrText>",
            "<w:t>不该出现</w:t>", '<w:fldChar w:fldCharType="separate"/>', "<w:t>算出来的十二名</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )  # fmt: skip
    paragraph = document.paragraphs[3]._p
    paragraph.append(parse_xml(f"<w:hyperlink {nsdecls('w')}>{code}</w:hyperlink>"))
    made = imported(saved(document), year=2024)
    assert "算出来的十二名" in made.text
    assert "不该出现" not in made.text


def test_a_heading_1_title_and_heading_2_sections_are_title_and_sections() -> None:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for part in BODY:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.add_heading(part[1], part[0] + 1)
    found = plan_in(imported(saved(document), year=2024).text, 2024)
    assert found.title == (TITLE,)
    assert [task.title for task in found.tasks] == ["把组织生活过实", "把党员作用亮出来"]


def test_numbers_that_begin_anew_and_other_starts_are_counted_as_word_counts() -> None:
    document = docx.Document()
    identity = add_list(
        document, (("decimalEnclosedCircle", "%1"), ("upperRoman", "%2."), ("lowerLetter", "%3)"))
    )
    numbering = document.part.numbering_part.element
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="90"/>{override}</w:num>')
    )
    members = ("甲0", "乙1", "丙1", "丁2", "戊0", "己1")
    for words, list_id, level in (
        *((m[0], identity, m[1]) for m in members),
        ("庚", "92", 0),
        ("辛", "92", 0),
    ):
        paragraph = document.add_paragraph(words)
        inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))
    blocks = manuscript_of(saved(document)).blocks
    assert [block.whole for block in blocks] == ["①甲", "I.乙", "II.丙", "a)丁", "②戊", "I.己", "⑤庚", "⑥辛"]


def test_a_word_file_with_a_centred_title_of_an_unusual_name_keeps_it() -> None:
    document = docx.Document()
    document.add_paragraph("春风化雨润桃李").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in textual(OFFICIAL)[1:]:
        document.add_paragraph(line)
    made = imported(saved(document), year=2024)
    assert plan_in(made.text, 2024).title == ("春风化雨润桃李",)
    assert not made.proof.lost


def test_an_unreadable_stream_is_no_traceback() -> None:
    with pytest.raises(AssertionError, match="T501"):
        imported(io.BytesIO(b"PK\x03\x04").getvalue())
