"""Nonsense in rules.yaml is told at its own place, and such a rule is not applied: a table of every block."""

from __future__ import annotations

import re

import pytest
from reading_models import read

from docgen.domain.rules.own_rules import LISTS, check_rules, sound
from docgen.models.rules import Rules

VOTE = "表决: [{{编号: BJ20, 事项: 接收预备党员, {}, 来源: 甲, 自: 2020-01-01}}]"
STAGE = "发展党员: [{{{}, 来源: 甲, 自: 2020-01-01}}]"
NOTICE = "公示期: [{{编号: GS02, 类别: 发展对象, {}, 来源: 甲}}]"
DUTY = "规则: [{{编号: ZT11, 事项: 党员大会, {}, 范围: 每个支部, 来源: 甲, 自: 2020-01-01}}]"
CAP = "规则: [{{编号: PY13, 事项: 优秀, 比例: {}, 范围: 每个支部, 来源: 甲, 自: 2020-01-01}}]"
EVENT = "周年: [{{{}, 来源: 甲}}]"
CAMPAIGN = "阶段性活动: [{{{}, 来源: 甲}}]"
DIGITS = "1" * 5000

HOSTILE = [
    (VOTE.format("到会: «超过100%», 赞成: 超过1/2"), "K303", "永远达不到"),
    (VOTE.format("到会: 超过1/2, 赞成: «超过1/1»"), "K303", "永远达不到"),
    (VOTE.format("到会: «不少于0/2», 赞成: 超过1/2"), "K303", "等于没有要求"),
    (VOTE.format("到会: «至少0», 赞成: 超过1/2"), "K303", "看不出要多少"),
    (VOTE.format("到会: «大多数», 赞成: 超过1/2"), "K303", "看不出要多少"),
    (VOTE.format("到会: 超过1/2, 赞成: «超过3/2»"), "K303", "比全部还多"),
    (VOTE.format("到会: 超过1/2, 赞成: «不少于150%»"), "K303", "比全部还多"),
    (VOTE.format("到会: 超过1/2, 赞成: «超过1/0»"), "K303", "看不出是几分之几"),
    (VOTE.format("到会: 超过1/2, 赞成: «超过1/3»"), "K303", "不到一半"),
    (VOTE.format("到会: 超过1/2, 赞成: «不少于49%»"), "K303", "不到一半"),
    (VOTE.format(f"到会: «超过{DIGITS}%», 赞成: 超过1/2"), "K303", "太长了"),
    (VOTE.format("到会: 超过1/2, 赞成: 超过1/2, 基数: «全校»"), "K303", "没有“全校”"),
    (VOTE.format("到会: 超过1/2, 赞成: 超过1/2, 无记名: «有时»"), "K303", "有时"),
    ("表决: [«{编号: X1, 事项: 选举, 到会: 超过1/2, 来源: 甲, 自: 2020-01-01}]", "D472", "没有写“赞成”"),
    (
        "表决: [{编号: «BJ20», 事项: 选举, 到会: 超过1/2, 赞成: 超过1/2, 来源: 甲, 自: 2020-01-01}]",
        "D513",
        "编号",
    ),
    (STAGE.format("编号: DZ07Y, 事项: 预备期延长, 月数: 12, 最多月数: «6»"), "D513", "还少"),
    (STAGE.format("编号: DZ07Y, 事项: 预备期延长, 月数: «-6», 最多月数: 12"), "K303", "负数"),
    (STAGE.format("编号: DZ07Y, 事项: 预备期延长, 月数: 6, 最多月数: «999999»"), "K303", "太多了"),
    (STAGE.format("编号: DZ07, 事项: 预备期, 月数: «999999»"), "K303", "太多了"),
    (STAGE.format("编号: DZ07, 事项: 预备期, 月数: «0»"), "D472", "是0个月"),
    (STAGE.format("编号: DZ07, 事项: 预备期, 月数: «很久»"), "K303", "看不出是多少"),
    (STAGE.format("编号: DZ07, 事项: 预备期, 月数: 12, 期满日: «后一日»"), "K303", "后一日"),
    (STAGE.format("编号: FZ13, 事项: 积极分子培养, 月数: «十二点五»"), "K303", "看不出是多少"),
    (STAGE.format("编号: TX30, 事项: 期满提醒, 天数: «9999999»"), "K303", "太多了"),
    (STAGE.format("编号: DZ01, 事项: 入党年龄, 周岁: «180»"), "K303", "太多了"),
    (STAGE.format("编号: DZ01, 事项: 入党年龄, 周岁: «0»"), "K303", "太少了"),
    (STAGE.replace("[{{", "[«{{").format("编号: DZ01, 事项: 入党年龄"), "D472", "没有写“周岁”"),
    (STAGE.replace("[{{", "[«{{").format("编号: DZ07Y, 事项: 预备期延长"), "D472", "没有写“月数”"),
    (STAGE.format("编号: «DZ07», 事项: 积极分子培养, 月数: 12"), "D513", "内置规定“预备期”"),
    (NOTICE.format("天数: «0», 自: 2020-01-01"), "K303", "太少了"),
    (NOTICE.format("天数: «9999999», 自: 2020-01-01"), "K303", "太多了"),
    (NOTICE.format("天数: 7, 单位: «星期», 自: 2020-01-01"), "K303", "星期"),
    (NOTICE.format("天数: 7, 起算: «后天», 自: 2020-01-01"), "K303", "后天"),
    (NOTICE.format("天数: 7, 自: «2023-02-30»"), "K303", "没有30日"),
    (NOTICE.format("天数: 7, 自: «明年»"), "K303", "不像一个日期"),
    (NOTICE.format("天数: 7, 自: 2020-01-01, 至: «2023-13-01»"), "K303", "没有13月"),
    (NOTICE.format("天数: 7, 自: 2020-01-01, 至: «2019-12-31»"), "D513", "早于“自”"),
    (DUTY.format("频次: «经常»"), "D466", "看不出多久一次"),
    (DUTY.format("频次: «每月至少99999999次»"), "D466", "一年里做不到"),
    (DUTY.format("频次: «每年不少于99999学时»"), "D466", "一年里做不到"),
    (DUTY.format("频次: «每月0次»"), "D466", "看不出是几次"),
    (DUTY.format("类型: «茶话会», 频次: 每月一次"), "K303", "茶话会"),
    (CAP.format("«3/2»"), "D466", "比全部还多"),
    (CAP.format("«0/3»"), "D466", "等于一个也不许有"),
    (CAP.format(f"«{DIGITS}%»"), "D466", "太长了"),
    (EVENT.format("名称: 建校, 起: «0»"), "K303", "不是一个年份"),
    (EVENT.format("名称: 建校, 起: «70»"), "K303", "不是一个年份"),
    (EVENT.format("名称: 建校, 起: «99999999»"), "K303", "不是一个年份"),
    (EVENT.format("名称: 建校, 起: 1953, 计法: «第几届»"), "K303", "第几届"),
    (EVENT.format("名称: «党», 起: 1953"), "K303", "太短了"),
    (EVENT.format("名称: 建校, 词: [建校, «校»], 起: 1953"), "K303", "太短了"),
    (CAMPAIGN.format("名称: 大讨论, 自: 2023-12-31, 至: «2023-01-01»"), "D513", "早于“自”"),
    (CAMPAIGN.format("名称: 大讨论, 自: «某日»"), "K303", "不像一个日期"),
    (CAMPAIGN.format("名称: 大讨论, 自: 2023-01-01, 级别: «致命»"), "K303", "致命"),
    (CAMPAIGN.format("名称: «学», 自: 2023-01-01"), "K303", "太短了"),
    (NOTICE.format("天数: 7, 自: 2020-01-01, «到»: 2022-12-31"), "K301", "不认识“到”"),
    (DUTY.format("频次: 每月一次, «频率»: 每年一次"), "K301", "不认识“频率”"),
]


@pytest.mark.parametrize(("text", "code", "words"), HOSTILE)
def test_nonsense_is_told_at_its_place_with_the_mend_and_not_applied(
    text: str, code: str, words: str
) -> None:
    rules, said = read(Rules, text.replace("«", "").replace("»", ""))
    said += check_rules(rules) if rules else []
    (one,) = said
    assert (one.code, one.place.line, one.place.column) == (code, 1, text.index("«") + 1)
    assert words in one.message
    assert one.hint
    assert rules is None or not any(getattr(sound(rules), name) for name in LISTS)


@pytest.mark.parametrize(
    "text",
    [
        VOTE.format("到会: 不少于100%, 赞成: 不少于1/1"),
        VOTE.format("到会: 不少于1/3, 赞成: 不少于1/2"),
        STAGE.format("编号: DZ07Y, 事项: 预备期延长, 月数: 6, 最多月数: 6"),
        STAGE.format("编号: DZ07Y, 事项: 预备期延长, 最多月数: 60"),
        STAGE.format("编号: DZ07Y, 事项: 预备期延长, 月数: 6"),
        STAGE.format("编号: FZ13, 事项: 积极分子培养, 月数: 0"),
        STAGE.format("编号: FZ19, 事项: 接收程序"),
        STAGE.format("编号: TX30, 事项: 期满提醒, 天数: 0"),
        STAGE.format("编号: DZ07, 事项: 预备期, 月数: 1, 期满日: 前一日"),
        NOTICE.format("天数: 1, 自: 2020-01-01, 至: 2020-01-01"),
        NOTICE.format("天数: 365, 自: 2020-01-01"),
        DUTY.format("频次: 全年366次"),
        DUTY.format("频次: 不作要求"),
        CAP.format("100%"),
        EVENT.format("名称: 建校, 起: 1000"),
        CAMPAIGN.format("名称: 大讨论, 自: 2023-01-01, 至: 2023-01-01"),
    ],
)
def test_what_an_office_may_lay_down_is_taken_as_it_is(text: str) -> None:
    rules, said = read(Rules, text)
    assert rules is not None
    assert [*said, *check_rules(rules)] == []
    assert sound(rules) == rules


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            STAGE.format("编号: FZ13, 事项: 积极分子培养, 月数: 12, 天数: 1, 期满日: 前一日"),
            ["天数", "期满日"],
        ),
        (STAGE.format("编号: DZ07, 事项: 预备期, 月数: 12, 最多月数: 12, 周岁: 18"), ["周岁", "最多月数"]),
        (STAGE.format("编号: TX30, 事项: 期满提醒, 天数: 30, 月数: 1"), ["月数"]),
        (STAGE.format("编号: FZ19, 事项: 接收程序, 月数: 1"), ["月数"]),
        (CAP.format("1/3, 频次: 每月一次, 类型: 党员大会"), ["频次", "类型"]),
        (CAP.format("1/3, 频次: 不作要求, 基数: 全体党员"), ["比例", "基数"]),
        (
            "表决: [{编号: BJ12, 事项: 支委会, 到会: 超过1/2, 赞成: 超过1/2, 基数: 实到, 书面意见: 否,"
            " 无记名: 是, 来源: 甲, 自: 2020-01-01}]",
            ["赞成", "基数", "书面意见", "无记名"],
        ),
    ],
)
def test_keys_that_change_nothing_are_named_and_the_rest_is_applied(text: str, keys: list[str]) -> None:
    rules, _ = read(Rules, text)
    assert rules is not None
    said = check_rules(rules)
    assert [(d.code, d.level.value) for d in said] == [("D515", "warning")] * len(keys)
    assert [d.place.column for d in said] == [
        len(found[0]) + 1 for key in keys if (found := re.search(rf"^.*{key}: (?=\S)", text))
    ]
    assert sound(rules) == rules


def notices(*rules: str) -> Rules:
    lines = [f"  - {{类别: 发展对象, 来源: 甲, {rule}}}\n" for rule in rules]
    read_rules, _ = read(Rules, "公示期:\n" + "".join(lines))
    assert read_rules is not None
    return read_rules


@pytest.mark.parametrize(
    ("older", "newer", "overlap"),
    [
        ("编号: GS02, 天数: 7, 自: 2022-01-01", "编号: GS02, 天数: 9, 自: 2023-01-01", "2023年1月1日"),
        ("编号: GS02, 天数: 9, 自: 2023-01-01", "编号: GS02, 天数: 7, 自: 2022-01-01", "2023年1月1日"),
        (
            "编号: GS02, 天数: 7, 自: 2022-01-01, 至: 2023-01-01",
            "编号: GS02, 天数: 9, 自: 2023-01-01",
            "2023年1月1日",
        ),
        ("编号: GS02, 天数: 7, 自: 2022-01-01, 至: 2022-12-31", "编号: GS02, 天数: 9, 自: 2023-01-01", ""),
        ("编号: GS02, 天数: 7, 自: 2022-01-01", "编号: X2, 天数: 9, 自: 2023-01-01", ""),
    ],
)
def test_two_rules_of_one_number_for_the_same_days_are_told_at_the_second(
    older: str, newer: str, overlap: str
) -> None:
    rules = notices(older, newer)
    said = check_rules(rules)
    assert [(d.code, d.place.line, "第2行" in d.message) for d in said] == (
        [("D514", 3, True)] if overlap else []
    )
    assert all(overlap in d.hint for d in said)
    assert sound(rules) == rules


@pytest.mark.parametrize("text", [EVENT, CAMPAIGN], ids=["anniversaries", "campaigns"])
def test_of_two_of_one_name_only_the_first_counts(text: str) -> None:
    key = "起" if text is EVENT else "自"
    days = ("1953", "1963") if text is EVENT else ("2023-01-01", "2023-05-01")
    one, two = (f"{{名称: 建校, {key}: {day}, 来源: 甲}}" for day in days)
    rules, _ = read(Rules, f"{text.partition(':')[0]}:\n  - {one}\n  - {two}\n")
    assert rules is not None
    (said,) = check_rules(rules)
    assert (said.code, said.level.value, said.place.line) == ("D514", "error", 3)
    kept = sound(rules)
    assert [each.place.line for each in (*kept.anniversaries, *kept.campaigns)] == [2]


def test_what_is_wrong_with_one_rule_leaves_the_others_of_the_file_in_force() -> None:
    rules, said = read(
        Rules,
        "公示期:\n"
        "  - {编号: GS02, 类别: 发展对象, 天数: 0, 来源: 甲, 自: 2020-01-01}\n"
        "  - {编号: GS03, 类别: 接收预备党员, 天数: 7, 来源: 甲, 自: 2020-01-01}\n"
        "校对: {忽略: [P10]}\n",
    )
    assert rules is not None
    assert [d.code for d in said] == ["K303"]
    assert [str(rule.number) for rule in sound(rules).publicity] == ["GS03"]
    assert sound(rules).proofreading is not None
