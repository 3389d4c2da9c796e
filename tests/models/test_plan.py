from __future__ import annotations

from datetime import date

import pytest
from reading_models import plan_of, read, told

from docgen.models.plan import Plan

WHOLE = """\
标题: [第一行, 第二行]
文号: 云三中党〔2023〕3号
主送: [各党支部]
导语: |
  第一段。
  第二段。
指导思想: [甲。, 乙。]
工作目标:
  总体目标: 丙。
  具体目标: [丁。, 戊。]
重点任务:
  - 标题: 思想建设
    内容: 己。
    措施:
      - {标题: 三会一课, 内容: 庚。, 责任人: 组织委员, 时限: 3月—12月}
      - 一句话的措施。
章节:
  - {标题: 组织保障, 下级: [{标题: 责任, 内容: 辛。}]}
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部}
  - {事项: 七一, 类型: 主题党日, 日期: 2023-06-30, 时间: 15:00—16:30}
  - {事项: 检查, 日期: [7月5日, 12.20], 月份: 3月—5月}
结束语: 壬。
附件: [发展党员计划]
署名: 中共云溪市第三中学总支部委员会
成文日期: 2023年1月10日
用印: 是
签发人: 王建国、李秀英
"""


def test_everything_the_contract_shows_is_read() -> None:
    plan = plan_of(WHOLE)
    assert plan.title == ("第一行", "第二行")
    assert plan.lead == ("第一段。", "第二段。")
    assert plan.guidance == ("甲。", "乙。")
    assert plan.goals is not None
    assert (plan.goals.general, plan.goals.particular) == (("丙。",), ("丁。", "戊。"))
    measure, sentence = plan.tasks[0].sections
    assert (measure.title, measure.responsible, measure.deadline) == ("三会一课", "组织委员", "3月—12月")
    assert (sentence.title, sentence.text) == ("", ("一句话的措施。",))
    assert plan.sections[0].sections[0].text == ("辛。",)
    assert [item.days for item in plan.schedule] == [
        (),
        (date(2023, 6, 30),),
        (date(2023, 7, 5), date(2023, 12, 20)),
    ]
    assert plan.schedule[2].months is not None
    assert plan.schedule[2].months.numbers == (3, 4, 5)
    assert (plan.issued, plan.sealed, plan.signers) == (date(2023, 1, 10), True, ("王建国", "李秀英"))


def test_an_empty_value_counts_as_left_out() -> None:
    plan = plan_of("标题:\n重点任务:\n日程安排: []\n成文日期:\n")
    assert (plan.title, plan.tasks, plan.issued) == ((), (), None)


def test_values_know_their_place() -> None:
    plan = plan_of(WHOLE)
    assert plan.tasks[0].sections[0].deadline.place[1:3] == (15, 43)
    assert plan.place_of("成文日期")[1:3] == (26, 7)
    assert plan.schedule[1].place[1:3] == (21, 5)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("工作安排: []", (1, 1, "K301"), "不认识“工作安排”，是不是想写“日程安排”？"),
        ("xyz: 1", (1, 1, "K301"), "不认识“xyz”"),
        ("日程安排:\n  - 类型: 支委会", (2, 5, "K302"), "缺少“事项”"),
        ("日程安排:\n  - {事项: 甲, 类型: 支委员会}", (2, 17, "K303"), "是不是“支委会”？"),
        ("成文日期: 2023-02-30", (1, 7, "K303"), "2023年2月没有30日"),
        ("用印: 大概", (1, 5, "K303"), "看不出"),
        ("署名: [甲, 乙]", (1, 5, "K303"), "应当是一段文字"),
        ("导语: {甲: 乙}", (1, 5, "K303"), "应当是一个列表"),
        ("重点任务: {标题: 甲, 别的: 乙}", (1, 15, "K301"), "不认识“别的”"),
        ("工作目标: [{甲: 乙}]", (1, 7, "K303"), "应当是一组“键: 值”"),
        ("标题形式: {一级: 斜排}", (1, 12, "K303"), "“标题形式”没有“斜排”"),
        ("附表: [月度表]", (1, 6, "K303"), "是不是“月度安排表”？"),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, place: tuple[int, int, str], message: str) -> None:
    _, said = read(Plan, text)
    assert told(said) == [place]
    assert message in said[0].message
    assert said[0].hint


def test_all_faults_are_told_in_one_go_and_the_rest_is_still_read() -> None:
    schedule = "日程安排:\n  - 类型: 会\n  - {事项: 乙, 日期: 13月1日}\n  - 事项: 丙\n"
    text = f"标题: 甲\n用印: 大概\n{schedule}导语: 丁\n"
    plan, said = read(Plan, text)
    assert told(said) == [(2, 5, "K303"), (4, 5, "K302"), (4, 9, "K303"), (5, 17, "K303")]
    assert plan is not None
    assert (plan.title, plan.lead) == (("甲",), ("丁",))
    assert [item.name for item in plan.schedule] == ["乙", "丙"]


def test_nothing_is_read_by_a_key_that_was_only_guessed() -> None:
    plan, said = read(Plan, "标提: 云溪市第三中学党总支2023年度工作计划\n成文日其: 2023-01-10\n")
    assert [d.message for d in said] == [
        "不认识“标提”，是不是想写“标题”？",
        "不认识“成文日其”，是不是想写“成文日期”？",
    ]
    assert plan is not None
    assert plan.issued is None


def test_a_mistyped_key_is_not_told_a_second_time_as_missing() -> None:
    _, said = read(Plan, "日程安排: [{事象: 开会, 月份: 3月}]\n")
    assert [d.message for d in said] == ["不认识“事象”，是不是想写“事项”？"]


def test_a_guess_is_said_aloud() -> None:
    _, said = read(Plan, "成文日期: 1.10\n用印: no\n")
    assert [(d.level.label, d.place.line) for d in said] == [("提示", 1), ("提示", 2)]
    assert "2023年1月10日" in said[0].message
    assert "“no”按“否”理解" in said[1].message


def test_a_file_that_is_no_mapping_is_told_once() -> None:
    plan, said = read(Plan, "- 甲\n- 乙\n")
    assert plan is None
    assert [d.code for d in said] == ["K303"]


def test_a_value_under_an_unknown_key_is_not_validated() -> None:
    _, said = read(Plan, "完全不相干的键名: {任意: [1, 2]}\n")
    assert [d.code for d in said] == ["K301"]
