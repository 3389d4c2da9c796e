"""What holds of every titled, dated and signed paper, whichever file it stands in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest
from proofs import OFFICE, codes, paper_of_text
from reading_models import organization_of, read

from docgen.checking.proofreading.facts import facts_of
from docgen.checking.proofreading.findings import all_rules
from docgen.checking.proofreading.paper_text import PAPERS
from docgen.domain.words.paper_facts import check_paper
from docgen.models.plan import Plan
from docgen.models.titled_paper import TitledPaper
from docgen.papers.paper_context import paper_context, passage_of, usual_title
from docgen.year import Year


class Summary(TitledPaper):
    """A paper that looks back: it is issued in its year or early in the next."""

    CALLED: ClassVar[str] = "总结"
    LAST_MONTH: ClassVar[int] = 2


UNIT = organization_of("单位: 中共云溪市第三中学总支部委员会\n简称: 校党总支\n")


def summary(text: str) -> Summary:
    paper, said = read(Summary, text)
    assert paper is not None, said
    return paper


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("标题: 2022年度工作总结", "D401"),
        ("标题: 2023年度工作总结。", "D402"),
        ("文号: 云三中党[2023]9号", "D403"),
        ("成文日期: 2022-12-20", "D405"),
        ("成文日期: 2024-03-01", "D405"),
        ("签发人: 王建国", "D406"),
        ("成文日期: 2023-12-20\n印发日期: 2023-12-19", "D410"),
        ("章节: [{标题: 甲, 下级: [{责任人: 王建国}]}]", "D412"),
        ("章节: [{标题: 一、甲, 内容: 乙。}]", "D413"),
        ("章节: [{标题: 空措施}]", "D599"),
        ("章节: [{标题: 甲, 下级: [{标题: 空措施, 内容: []}]}]", "D599"),
        ('章节: [{标题: 甲, 内容: [见表。, "| 项目 | 内容 |\\n|---|---|\\n"]}]', "D599"),
        ("章节: [{标题: 甲, 表格: '| 项目 | 内容 |'}]", "D599"),
    ],
)
def test_a_paper_that_is_no_plan_is_held_to_the_same(text: str, code: str) -> None:
    assert [one.code for one in check_paper(summary(text), 2023)] == [code]


@pytest.mark.parametrize("day", ["2023-12-20", "2024-01-10", "2024-02-28"])
def test_a_paper_that_looks_back_may_be_issued_early_in_the_next_year(day: str) -> None:
    assert check_paper(summary(f"成文日期: {day}"), 2023) == []


def test_a_message_calls_the_paper_what_it_is() -> None:
    (told,) = check_paper(summary("成文日期: 2022-12-20"), 2023)
    assert told.message == "这是2023年的总结，成文日期却是2022年"


def test_head_and_tail_are_those_of_every_paper() -> None:
    paper = summary("文号: 云三中党〔2023〕9号\n导语: 甲。\n章节: [{标题: 乙, 内容: 丙。}]\n抄送: 市局党委\n")
    passages = [passage_of(section) for section in paper.sections]
    context = paper_context(paper, str(UNIT.name), usual_title("校党总支", "2023年度", "工作总结"), passages)
    assert context["标题"] == "校党总支2023年度工作总结"
    assert context["署名"] == "中共云溪市第三中学总支部委员会"
    assert context["版头"] is not None
    assert context["版记"] is not None
    assert [block["标题"] or block["文字"] for block in context["正文"]] == ["甲。", "一、乙", "丙。"]


def test_the_keys_of_a_plan_stand_in_the_order_of_the_document() -> None:
    keys = Plan.keys()
    order = ["文号", "标题", "导语", "指导思想", "重点任务", "章节", "日程安排", "结束语", "成文日期", "附表"]
    assert sorted(order, key=keys.index) == order


def test_rules_on_whole_papers_look_at_every_titled_paper() -> None:
    scopes = {rule.code: rule.scope for rule in all_rules()}
    assert all(scopes[code] == PAPERS for code in ("W03", "U01", "U02", "D01", "K01", "K02"))
    assert "U02" in codes(paper_of_text("学校开展活动，促进我校发展。", kind=min(PAPERS)))


def test_a_paper_is_judged_by_its_own_day_of_issue() -> None:
    plan, _ = read(Plan, "成文日期: 2023-01-10")
    files = {"plan": plan, "summary": summary("成文日期: 2023-12-20")}
    facts = facts_of(Year(2023, {name: file for name, file in files.items() if file}, {}))
    assert facts.of("plan").day == date(2023, 1, 10)
    assert facts.of("summary").day == date(2023, 12, 20)
    assert facts.of("minutes").day == date(2023, 1, 10)
    assert OFFICE.of("summary") is OFFICE


@pytest.mark.parametrize(
    "section",
    [
        "{标题: 甲, 内容: 乙。}",
        "{标题: 甲, 责任人: 王建国}",
        '{标题: 甲, 表格: "| 项目 | 金额 |\\n| 培训 | 300 |"}',
        "{标题: 甲, 下级: [一句话。]}",
        "一句话。",
    ],
)
def test_a_section_that_says_anything_is_not_called_empty(section: str) -> None:
    assert check_paper(summary(f"章节: [{section}]"), 2023) == []
