from __future__ import annotations

import pytest

from docgen.page.drawn.title_breaks import FORBIDDEN, INSIDE_PAIR, INSIDE_WORD, UNKNOWN, break_costs


def cost_at(marked: str) -> float:
    """The cost of the break at the bar."""
    return break_costs(marked.replace("|", ""), 20)[marked.index("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "关于做好工作|的通知",
        "思想|和组织建设",
        "关于|做好工作的通知",
        "刘玉兰、|、王建国",
        "刘玉兰|、王建国",
        "党总支20|23年度工作计划",
        "党总支2023|年度工作计划",
        "党总支2023年|度工作计划",
        "学校2023—|2024学年度计划",
        "成立1|02周年",
        "学校第|一次大会",
        "接收张|小明同志的公示",
        "同意接收阿卜杜拉·|买买提同志为中共预备党员的决议",
        "接收阿依|古丽·努尔买买提同志的公示",
        "阿依古丽·努尔买|买提转正的公示",
        "阿依古丽·努尔|·买买提同志的公示",
        "云三中党|〔2023〕3号",
        "关于印发《|办法》的通知",
        "关于印发《办法|》的通知",
    ],
)
def test_some_places_are_never_broken(marked):
    assert cost_at(marked) >= FORBIDDEN


@pytest.mark.parametrize("marked", ["印发《工作|要点》", "开展“三会|一课”活动", "办法（试|行）"])
def test_what_stands_between_marks_stays_together(marked):
    assert cost_at(marked) >= INSIDE_PAIR


@pytest.mark.parametrize("marked", ["关于开展民主|评议党员", "入党积|极分子", "实施方|案"])
def test_a_known_word_is_broken_only_in_need(marked):
    assert cost_at(marked) >= INSIDE_WORD


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("云溪市第三中学党总支|关于做好工作", "云溪市第三中学|党总支关于做好工作"),
        ("云溪市第三中学|党总支关于做好工作", "云溪市第三|中学党总支关于做好工作"),
        ("学校党委会议|关于开展检查", "学校党委会议关于开展|检查"),
        ("关于李晓华、|王建国同志", "关于李晓|华、王建国同志"),
        ("主题教育|实施方案", "甲乙|丙丁"),
        ("关于同意|接收阿卜杜拉·买买提同志的决议", "关于同意接收阿卜杜拉·|买买提同志的决议"),
        ("接收阿卜杜拉·买买提同志|为预备党员", "接收阿卜杜拉·买买提|同志为预备党员"),
    ],
)
def test_one_place_is_better_than_another(better, worse):
    assert cost_at(better) < cost_at(worse)


def test_an_unknown_place_costs_more_than_the_edge_of_a_word():
    assert cost_at("甲乙|通知") < UNKNOWN
