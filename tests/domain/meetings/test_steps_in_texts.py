"""What running text of minutes says of somebody's steps is what the roster has, or both places are told."""

from __future__ import annotations

import pytest
from offices import ROSTER, assembly, facts

HE = "姓名: 何磊, 支部: 第二支部, 身份: 发展对象"
STEPS = (
    "申请入党时间: 2021-09-10, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-03-27, "
    "培养联系人: [孙鹏, 郑好], 入党介绍人: [孙鹏, 乐天]"
)
PREPARED = ROSTER.replace(HE, f"{HE}, {STEPS}")


def said_of(item: str, day: str = "2023-05-10") -> list[str]:
    text = assembly("缺席: [区志远]", f"议题: [{{题目: 讨论何磊, {item}}}]", day=day)
    return [each.message for each in facts(text, PREPARED) if each.code == "D539"]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("讨论: [{孙鹏: 何磊2021年9月10日递交申请书。}]", ""),
        ("讨论: [{孙鹏: 何磊9月10日递交入党申请书，2022年确定为积极分子。}]", ""),
        ("讨论: [{孙鹏: 何磊2021年9月11日递交申请书。}]", "“何磊2021年9月11日递交申请”"),
        ("讨论: [{孙鹏: 何磊同志于9月11日提出了入党申请。}]", "申请入党时间是2021年9月10日"),
        ("内容: 何磊2022年3月22日被确定为入党积极分子。", "确定积极分子时间是2022年3月21日"),
        ("决议: 何磊2023年3月28日列为发展对象，继续考察。", "列为发展对象时间是2023年3月27日"),
        ("讨论: [{孙鹏: 何磊9月11日递交思想汇报。}]", ""),
        ("讨论: [{孙鹏: 林小雨9月11日递交申请书。}]", ""),
        ("决议: 孙鹏、乐天作入党介绍人。", ""),
        ("决议: 同意；由乐天、孙鹏担任何磊的入党介绍人。", ""),
        ("决议: 孙鹏、郑好作入党介绍人。", "何磊的入党介绍人“孙鹏、郑好”"),
        ("决议: 培养联系人为孙鹏、吴静。", "何磊的培养联系人“孙鹏、吴静”"),
        ("决议: 培养联系人为孙鹏和有关同志。", ""),
    ],
)
def test_a_step_in_the_words_of_a_record_is_that_of_the_roster(item: str, told: str) -> None:
    said = said_of(item)
    assert len(said) == bool(told)
    assert all(told in each and "organization.yaml第34行" in each for each in said)
