"""Points of the agenda in records keep what was said, voted and decided on each, and nothing of another."""

from __future__ import annotations

import pytest
from manuscripts import manuscript_of
from word_minutes import Row, imported, in_lines, in_table, meetings_of

from docgen.importing.minutes_forms import is_minutes
from docgen.models.minutes import Meeting

HEAD = ("第二支部党员大会会议记录", "时间：2023年4月3日16:00", "地点：二楼", "主持人：周志强", "记录人：陈堃")
ROWS = (("时间", "2023年4月3日16:00"), ("地点", "二楼"), ("主持人", "周志强"), ("记录人", "陈堃"))


def record(lines: str) -> bytes:
    return in_lines(*HEAD, *(line.strip() for line in lines.split(" / ")))


def table(*rows: Row) -> bytes:
    return in_table("第二支部党员大会会议记录", *ROWS, *rows)


def told(meeting: Meeting) -> list[str]:
    """Each point with what belongs to it, then what belongs to the meeting, in one line each."""
    points = [
        "|".join(
            [
                str(item.title),
                *map(str, item.report),
                *(f"{said.speaker}：{said.words}" for said in item.discussion),
                *(f"{vote.in_favour}:{vote.against}" for vote in item.votes),
                *(f"决议 {line}" for line in item.resolution),
            ]
        )
        for item in meeting.agenda
    ]
    discussion = [f"会上 {said.speaker}：{said.words}" for said in meeting.discussion]
    text = [f"内容 {line}" for line in meeting.text]
    return [*points, *text, *discussion, *(f"会议决议 {line}" for line in meeting.resolution)]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "议题一：装修方案 / 唐飞：我反对。 / 表决：赞成1票，反对5票，弃权0票。 / 决议：不同意装修方案。"
            " / 议题二：评优 / 罗兰：推荐谢婷。 / 表决：赞成6票。 / 决议：同意推荐谢婷。",
            [
                "装修方案|唐飞：我反对。|1:5|决议 不同意装修方案。",
                "评优|罗兰：推荐谢婷。|6:0|决议 同意推荐谢婷。",
            ],
        ),
        (
            "第一项议题：装修 / 会议认为不可行。 / 形成决议：缓办。"
            " / 第二项议题：评优 / 形成决议：推荐谢婷。",
            ["装修|会议认为不可行。|决议 缓办。", "评优|决议 推荐谢婷。"],
        ),
        (
            "议题：装修 / 讨论： / 唐飞：我反对。 / 决议：不同意。 / 议题：评优 / 决议：同意。",
            ["装修|唐飞：我反对。|决议 不同意。", "评优|决议 同意。"],
        ),
        (
            "一、研究预算 / 唐飞：可以。 / 决议：通过。 / 二、推荐评优人选 / 三、不通过装修方案"
            " / 同意3人，不同意6人",
            ["研究预算|唐飞：可以。|决议 通过。", "推荐评优人选", "不通过装修方案|3:6"],
        ),
        (
            "决议：通过。 / 二、推荐评优人选 / 三、不通过装修方案 / 同意3人，不同意6人",
            ["推荐评优人选", "不通过装修方案|3:6", "会议决议 通过。"],
        ),
        (
            "议题：1.通报计划 / 2.讨论承诺 / 一、通报计划 / 唐飞：好。 / 决议：通过。"
            " / 二、讨论承诺 / 决议：不通过。",
            ["通报计划|唐飞：好。|决议 通过。", "讨论承诺|决议 不通过。"],
        ),
    ],
)
def test_each_point_keeps_its_own_discussion_vote_and_resolution(lines: str, wanted: list[str]) -> None:
    (meeting,) = meetings_of(record(lines))
    assert told(meeting) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "议题一：装修 / 议题二：评优 / 讨论情况： / 唐飞：我反对。 / 会议决议：同意。",
            ["装修", "评优", "会上 唐飞：我反对。", "会议决议 同意。"],
        ),
        (
            "学习。 / 决议：会议决定：一、甲； / 二、乙。",
            ["内容 学习。", "会议决议 会议决定：一、甲；", "会议决议 二、乙。"],
        ),
        (
            "一、学习 / 决议： / 1.同意预算。 / 2.同意评优。",
            ["内容 一、学习", "会议决议 1.同意预算。", "会议决议 2.同意评优。"],
        ),
    ],
)
def test_what_is_decided_on_all_points_stays_with_the_meeting(lines: str, wanted: list[str]) -> None:
    (meeting,) = meetings_of(record(lines))
    assert told(meeting) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "议题：研究秦悦列为发展对象 / 会议认为暂不列为发展对象。",
            ["研究秦悦列为发展对象|会议认为暂不列为发展对象。"],
        ),
        ("议题：研究预算 / 唐飞：可以。 / 决议：通过。", ["研究预算|唐飞：可以。", "会议决议 通过。"]),
        (
            "会议议程 / 1.通报计划 / 2.讨论承诺 / 唐飞：我反对。 / 罗兰：同意。",
            ["通报计划", "讨论承诺", "会上 唐飞：我反对。", "会上 罗兰：同意。"],
        ),
        (
            "会议议题： / 通报计划 / 讨论承诺 / 会议学习了党章。",
            ["通报计划", "讨论承诺", "内容 会议学习了党章。"],
        ),
    ],
)
def test_a_sentence_or_a_speech_below_an_agenda_is_no_point_of_it(lines: str, wanted: list[str]) -> None:
    (meeting,) = meetings_of(record(lines))
    assert told(meeting) == wanted


def test_what_stands_below_the_only_point_is_said_to_be_a_guess() -> None:
    assert "# 猜的：" in imported(record("议题：研究预算 / 会议认为可行。")).text


@pytest.mark.parametrize(
    ("rows", "wanted", "day"),
    [
        ([("会议决议", "通过。"), ("备注", "补记于5月10日")], ["会议决议 通过。"], "2023-05-10"),
        ([("会议决议", "通过。"), ("备 注", "无")], ["内容 备 注：无", "会议决议 通过。"], "None"),
        (
            [("会议决议", "通过。"), ("书记审阅", "同意。")],
            ["内容 书记审阅：同意。", "会议决议 通过。"],
            "None",
        ),
        (
            [
                ("议题一", "装修"),
                ("讨论", "唐飞：不行。\n罗兰：行。"),
                ("决议", "缓办。"),
                ("议题二", "评优"),
            ],
            ["装修|唐飞：不行。|罗兰：行。|决议 缓办。", "评优"],
            "None",
        ),
        (
            [("会议内容", "议题一：装修\n唐飞：不行。\n决议：缓办。\n议题二：评优\n决议：同意。")],
            ["装修|唐飞：不行。|决议 缓办。", "评优|决议 同意。"],
            "None",
        ),
    ],
)
def test_a_label_row_ends_the_one_before_it(rows: list[Row], wanted: list[str], day: str) -> None:
    (meeting,) = meetings_of(table(*rows))
    assert (told(meeting), str(meeting.written_up)) == (wanted, day)


@pytest.mark.parametrize(
    ("line", "number", "absent"),
    [
        ("应到：12人 实到：10人 缺席：2人（刘玉梅外出学习、何平病假）", 2, ["刘玉梅", "何平"]),
        ("应到12人，实到11人，请假1人：王芳（病假）", 1, ["王芳"]),
        ("应到12人，实到11人，缺席：王芳（病假）", None, ["王芳"]),
        ("应到12人，实到10人，缺席2人", 2, []),
    ],
)
def test_who_was_absent_stands_as_it_was_typed(line: str, number: int | None, absent: list[str]) -> None:
    (meeting,) = meetings_of(record(line))
    assert meeting.absent is not None
    assert (meeting.absent.number, [str(each.name) for each in meeting.absent.people]) == (number, absent)


def test_a_second_number_of_those_present_is_kept_as_text() -> None:
    (meeting,) = meetings_of(record("应到：12 / 实到：10 / 实到：11"))
    assert (meeting.present, list(meeting.text)) == (10, ["实到：11"])


@pytest.mark.parametrize(
    ("lines", "kind", "day"),
    [
        (
            ("3月8日，第二支部召开党员大会，应到13人，实到12人，刘玉兰主持。会议通过了预算。",),
            "党员大会",
            "2023-03-08",
        ),
        (
            ("第二支部会议记录", "2023年4月3日下午，支部召开支委会，实到5人。", "会议研究了评优。"),
            "支委会",
            "2023-04-03",
        ),
    ],
)
def test_a_record_told_in_running_text_is_no_plan(lines: tuple[str, ...], kind: str, day: str) -> None:
    (meeting,) = meetings_of(in_lines(*lines))
    assert (meeting.kind, str(meeting.day)) == (kind, day)
    assert list(meeting.text) == list(lines)
    assert "# 猜的：原文是一段话" in imported(in_lines(*lines)).text


@pytest.mark.parametrize(
    "lines",
    [
        ("青石镇中心小学2024年工作计划", "3月8日召开党员大会，应到13人，实到不少于11人。"),
        ("3月8日召开党员大会，请准时参加。",),
    ],
)
def test_a_plan_that_names_a_meeting_is_no_record(lines: tuple[str, ...]) -> None:
    assert not is_minutes(manuscript_of(in_lines(*lines)).blocks)
