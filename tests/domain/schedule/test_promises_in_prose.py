"""What running text promises is found with how often, and nothing that promises nothing."""

from __future__ import annotations

import pytest

from docgen.domain.schedule.promises_in_prose import duties_in, promises_in
from docgen.domain.words.promises import parse_promise


def told(text: str) -> list[tuple[str, str, str]]:
    return [(found.matter, found.often, found.kind) for found in promises_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支部每月至少召开一次支委会。", [("支委会", "每月至少一次", "支委会")]),
        ("每两个月开一次党员大会，", [("开党员大会", "每两个月一次", "党员大会")]),
        ("党小组会每月召开1—2次。", [("党小组会", "每月1—2次", "党小组会")]),
        ("书记每学期至少上好一次党课", [("党课", "每学期至少一次", "党课")]),
        ("全年集中学习不少于32学时。", [("集中学习", "全年至少32学时", "")]),
        ("每位党员每年写出一篇调研报告。", [("调研报告", "每年一篇", "")]),
        ("主题党日固定在每月最后一个周五下午。", [("主题党日", "每月一次", "主题党日")]),
        (
            "党员每月学习不少于四学时，其中集中学习不少于1小时。",
            [("学习", "每月至少四学时", ""), ("集中学习", "每月至少1小时", "")],
        ),
        (
            "党员大会每季度、支委会和党小组会每月至少安排1次。",
            [
                ("党员大会", "每季度至少1次", "党员大会"),
                ("支委会", "每月至少1次", "支委会"),
                ("党小组会", "每月至少1次", "党小组会"),
            ],
        ),
        (
            "支委会每月召开一次、全校性会议每周不超过一次。",
            [("支委会", "每月一次", "支委会")],
        ),
        ("（2）每半年检查一次学习笔记；", [("检查学习笔记", "每半年一次", "")]),
    ],
)
def test_a_promise_is_found_with_how_often_in_its_own_words(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert told(text) == found
    assert all(parse_promise(often) for _, often, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "每年级推荐一名教师。",
        "过去一年召开了六次党员大会。",
        "全面完成全年各项任务。",
        "在新的一年里，全体党员要努力。",
        "去年每月召开一次支委会。",
        "不再每周召开例会。",
        "每一名党员都是一面旗帜。",
        "本学期工作平稳。",
        "每月10日前。",
        "全校性会议每月不超过2次。",
        "各类检查每学期最多一次，",
        "会议每周控制在1次以内；",
    ],
)
def test_what_promises_no_number_of_times_is_none(text: str) -> None:
    assert told(text) == []


def test_who_does_it_and_what_it_leaves_are_taken_from_the_clause() -> None:
    (found,) = promises_in("各支部组织委员每学期至少走访一次入党积极分子，并写成调研报告。")
    assert (found.scope, found.responsible, found.papers) == ("每个支部", "各支部组织委员", ())
    (found,) = promises_in("每名党员每年至少撰写一篇心得体会。")
    assert (found.scope, found.papers) == ("每名党员", ("心得体会",))


def test_the_place_is_that_of_the_clause() -> None:
    text = "坚持制度，每月召开一次支委会；其他照旧。"
    (found,) = promises_in(text)
    assert text[found.start : found.end] == "每月召开一次支委会"
    assert found.sentence == text


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("一是开展师德教育活动；二是完善考核机制。", ["开展师德教育活动", "完善考核机制"]),
        ("组织班子成员定期学习，提高认识。", ["组织班子成员定期学习"]),
        ("要及时向党总支报送工作动态。", ["要及时向党总支报送工作动态"]),
        ("以开展活动为抓手，营造良好氛围，提高党员队伍质量。", []),
        ("每月开展一次活动。", []),
    ],
)
def test_works_without_a_number_of_times_are_told_apart(text: str, works: list[str]) -> None:
    assert [words for _, _, words in duties_in(text)] == works
