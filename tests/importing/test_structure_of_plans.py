"""The structure of plans as people type them: months, titles, wrappers, broken lines, gaps, tails."""

from __future__ import annotations

import docx
import pytest
from manuscripts import imported, plan_in
from office_files import saved

from docgen.importing.plan_yaml import ImportedPlan

TITLE = "青石镇中心小学党支部2024年工作计划"
FOOT = "中共青石镇中心小学支部委员会\n2024年2月26日"


def made(*lines: str, title: str = TITLE, foot: str = FOOT) -> ImportedPlan:
    found = imported("\n".join([title, *lines, foot]).encode(), "计划.txt", 2024)
    assert found.proof.lost == (), found.text
    return found


def guessed(found: ImportedPlan, words: str) -> bool:
    return any(words in guess.words for guess in found.guesses)


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            ["一月份：", "1.召开党员大会。", "2.慰问困难党员。", "二月份", "1.总结。", "三月", "1.学雷锋。"],
            [("召开党员大会", "一月"), ("慰问困难党员", "一月"), ("总结", "二月"), ("学雷锋", "三月")],
        ),
        (
            ["3月：开展学雷锋主题党日。", "4月：清明祭扫；", "5月:青年座谈", "6—7月：七一表彰。"],
            [("开展学雷锋主题党日", "3月"), ("清明祭扫", "4月"), ("青年座谈", "5月"), ("七一表彰", "6—7月")],
        ),
        (
            ["9月", "教师节慰问。", "10月", "国庆活动。", "11月", "期中检查。"],
            [("教师节慰问", "9月"), ("国庆活动", "10月"), ("期中检查", "11月")],
        ),
    ],
)
def test_a_list_of_three_months_or_more_becomes_the_schedule(
    lines: list[str], items: list[tuple[str, str]]
) -> None:
    found = made("一、总体要求", "坚持把政治建设摆在首位。", "二、工作安排", *lines)
    schedule = plan_in(found.text, 2024).schedule
    assert [(item.name, item.months and item.months.words) for item in schedule] == items
    assert guessed(found, "排成")


@pytest.mark.parametrize(
    "lines",
    [
        ["3月：开展学雷锋活动。", "4月：清明祭扫。", "坚持常抓不懈。"],
        ["3月1日开学，4月5日清明，5月1日放假。"],
        ["3月召开党员大会，落实计划。", "4月召开组织生活会，查摆问题。", "5月召开座谈会，征求意见。"],
    ],
)
def test_two_months_or_sentences_that_begin_with_a_month_are_no_list(lines: list[str]) -> None:
    found = made("一、总体要求", "坚持把政治建设摆在首位。", "二、工作安排", *lines)
    assert not any(item.months for item in plan_in(found.text, 2024).schedule)


def test_the_title_of_the_page_over_that_of_the_paper_is_no_lead() -> None:
    found = made(TITLE, "为做好工作，制定本计划。", "一、总体要求", "坚持不懈。")
    plan = plan_in(found.text, 2024)
    assert ("".join(plan.title), list(plan.lead)) == (TITLE, ["为做好工作，制定本计划。"])


def test_a_title_with_a_subtitle_behind_a_dash_stands_in_two_lines() -> None:
    found = made(
        "强基固本抓党建", "——青石镇中心小学2024年工作思路", "为做好工作，制定本计划。", "一、总体要求", "好。"
    )
    plan = plan_in(found.text, 2024)
    assert list(plan.title) == ["强基固本抓党建", "——青石镇中心小学2024年工作思路"]
    assert list(plan.lead) == ["为做好工作，制定本计划。"]
    assert TITLE in found.text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["组织学习，", "做好记录。"], ["组织学习，做好记录。"]),
        (["把学习和工作结合起来，做到学以", "致用。"], ["把学习和工作结合起来，做到学以致用。"]),
        (["学习《章程》、", "《准则》。"], ["学习《章程》、《准则》。"]),
        (["组织学习。", "做好记录。"], ["组织学习。", "做好记录。"]),
        (["要求如下：", "做好记录。"], ["要求如下：", "做好记录。"]),
    ],
)
def test_a_paragraph_broken_within_a_sentence_is_one(lines: list[str], text: list[str]) -> None:
    (section,) = plan_in(made("一、总体要求", *lines).text, 2024).sections
    assert list(section.text) == text


def test_a_number_after_a_comma_begins_an_item_all_the_same() -> None:
    found = made("一、总体要求", "做到以下几点，", "1.学习；", "2.记录。")
    (section,) = plan_in(found.text, 2024).sections
    assert [str(item.text[0]) for item in section.sections] == ["学习；", "记录。"]


def test_a_gap_in_typed_numbers_is_told_where_it_is() -> None:
    found = made("一、总体要求", "抓好以下工作。", "1.制定计划。", "2.落实时间。", "5.检查笔记。", "6.总结。")
    assert [guess.words for guess in found.guesses if "跳到" in guess.words] == [
        "原文的序号从“2.”跳到“5.”，中间可能少了"
    ]


def test_a_date_without_its_last_sign_is_read_and_told() -> None:
    found = made("一、总体要求", "坚持不懈。", foot="青石镇中心小学党支部\n2024年1月18")
    plan = plan_in(found.text, 2024)
    assert (str(plan.issued), plan.signature) == ("2024-01-18", "青石镇中心小学党支部")
    assert guessed(found, "少了一个“日”字")


def test_a_number_and_a_space_before_a_line_is_a_heading_and_before_a_count_is_none() -> None:
    found = made(
        "1 总体要求", "坚持不懈。", "2 重点工作", "2.1 抓好学习", "全年安排 12 次。", "3 个支部各负其责。"
    )
    plan = plan_in(found.text, 2024)
    assert [section.title for section in plan.sections] == ["总体要求", "重点工作"]
    assert [str(text) for text in plan.sections[1].sections[0].text] == [
        "全年安排 12 次。",
        "3 个支部各负其责。",
    ]


def test_annexes_named_at_the_end_of_a_plan_in_a_notice_are_annexes() -> None:
    text = f"""关于印发《青石镇中心小学2024年工作要点》的通知
各党小组：
现将工作要点印发给你们，请认真贯彻落实。
{FOOT}
青石镇中心小学2024年工作要点
一、总体要求
坚持把政治建设摆在首位。
二、重点工作
抓好学习。
附件一：工作任务清单
附件二：责任分工表
"""
    found = imported(text.encode(), "通知.txt", 2024)
    plan = plan_in(found.text, 2024)
    assert found.proof.lost == ()
    assert list(plan.annexes) == ["工作任务清单", "责任分工表"]
    assert "".join(plan.title) == "青石镇中心小学2024年工作要点"


def test_a_heading_in_bold_with_the_first_words_of_its_list_ends_at_its_stop() -> None:
    document = docx.Document()
    for line in (TITLE, "一、总体要求", "坚持不懈。", "二、重点工作"):
        document.add_paragraph(line)
    paragraph = document.add_paragraph("（一）")
    paragraph.add_run("优化后勤服务。一是").bold = True
    paragraph.add_run("要修好食堂；二是管好校车。")
    for line in FOOT.split("\n"):
        document.add_paragraph(line)
    found = imported(saved(document), "计划.docx", 2024)
    (heading,) = plan_in(found.text, 2024).sections[-1].sections or plan_in(found.text, 2024).tasks[-1:]
    assert (heading.title, list(heading.text)) == ("优化后勤服务", ["一是要修好食堂；二是管好校车。"])
