"""Notes with a line for each thing: what a line says, and what of another meeting or of a day to come."""

from __future__ import annotations

from pathlib import Path

import pytest
from notes_taken import note, records, remarks

ASSEMBLY = {"类型": "党员大会", "支部": "第二支部", "日期": "2023-05-10"}
SITTING = {"类型": "支委会", "支部": "第二支部", "日期": "2023-05-10"}
HEAD, COMMITTEE = "5月10日 二支部党员大会\n", "5月10日 二支部支委会\n"

LINES = [
    # Numbers without 到会, with or without their unit.
    (HEAD + "应12 实11", ASSEMBLY | {"应到": "12", "实到": "11"}, []),
    (HEAD + "应到12人，来了11人", ASSEMBLY | {"应到": "12", "实到": "11"}, []),
    (HEAD + "签到11人", ASSEMBLY | {"实到": "11"}, []),
    (HEAD + "11人（实到）应12", ASSEMBLY | {"应到": "12", "实到": "11"}, []),
    # Who was absent, in the shortest words.
    (HEAD + "缺1（区志远支教）", ASSEMBLY | {"缺席": {"区志远": "支教"}}, []),
    (HEAD + "缺：区志远（支教）", ASSEMBLY | {"缺席": {"区志远": "支教"}}, []),
    (HEAD + "缺 无", ASSEMBLY | {"缺席": "无"}, []),
    (HEAD + "没来的：乐天（产假）", ASSEMBLY | {"缺席": {"乐天": "产假"}}, []),
    (
        HEAD + "请假2人：区志远 支教 / 乐天 产假\n刘玉兰主持",
        ASSEMBLY | {"主持人": "刘玉兰", "缺席": {"区志远": "支教", "乐天": "产假"}},
        [],
    ),
    (
        HEAD + "请假2：区志远（支教）、乐天（产假）",
        ASSEMBLY | {"缺席": {"区志远": "支教", "乐天": "产假"}},
        [],
    ),
    # Roles in front of their names, parted by blanks.
    (HEAD + "主持 刘玉兰 记录 张伟（女）", ASSEMBLY | {"主持人": "刘玉兰", "记录人": "张伟（女）"}, []),
    (HEAD + "刘玉兰 主持 张伟 记录", ASSEMBLY, ["刘玉兰", "主持 张伟 记录"]),
    (
        COMMITTEE + "参加 刘玉兰 黄海涛 张伟（女）\n记录 张伟（女）",
        SITTING | {"记录人": "张伟（女）", "出席": ["刘玉兰", "黄海涛", "张伟（女）"]},
        [],
    ),
    # Places behind a word of one character, or called a room.
    (HEAD + "地 科学楼一层", ASSEMBLY | {"地点": "科学楼一层"}, []),
    (HEAD + "会议室：行政楼201", ASSEMBLY | {"地点": "行政楼201"}, []),
    # Points numbered in other ways, and what was agreed on them.
    (
        COMMITTEE + "议1：暑期值班安排，同意\n议2：图书采购，同意，数量再核\n散会",
        SITTING
        | {
            "议题": [
                {"题目": "暑期值班安排", "决议": "同意"},
                {"题目": "图书采购", "决议": "同意，数量再核"},
            ]
        },
        [],
    ),
    (
        COMMITTEE + "议：\nA 暑期值班\nB 图书采购",
        SITTING | {"议题": [{"题目": "暑期值班"}, {"题目": "图书采购"}]},
        [],
    ),
    (
        COMMITTEE + "讨论慰问，每户200元，两人一组去",
        SITTING | {"议题": [{"题目": "讨论慰问，每户200元，两人一组去"}]},
        [],
    ),
    # Of several points at once nobody knows which vote is whose.
    (
        COMMITTEE + "1. 暑期值班\n2. 图书采购\n各项均一致同意",
        SITTING | {"议题": [{"题目": "暑期值班"}, {"题目": "图书采购"}]},
        ["各项均一致同意"],
    ),
    # Another meeting, and days that are not of this one.
    (HEAD + "讨论预算\n支委会再定", ASSEMBLY | {"议题": [{"题目": "讨论预算"}]}, ["支委会", "再定"]),
    (HEAD + "讨论预算\n党课放下次", ASSEMBLY | {"议题": [{"题目": "讨论预算"}]}, ["党课", "放下次"]),
    (
        COMMITTEE + "1. 下次支部大会 6.15",
        SITTING | {"议题": [{"题目": "下次支部大会"}]},
        ["6.15"],
    ),
    # Guests are not those who came.
    (HEAD + "列席实际2人", ASSEMBLY, ["列席实际2人"]),
    # A meeting by its purpose; a vote at it is of somebody, and asked for where nobody says of whom.
    ("5月10日 二支部转正大会", ASSEMBLY, []),
    (
        "5月10日 二支部接收预备党员大会\n讨论情况\n赞成11 弃权1",
        ASSEMBLY | {"议题": [{"题目": "讨论情况"}]},
        ["赞成11 弃权1"],
    ),
    # Over its record, or between thick brackets.
    ("二支部党员大会会议纪要\n时间：5月10日", ASSEMBLY, []),
    ("【党员大会】5/10 二支部", ASSEMBLY, []),
    (
        HEAD + "记：张伟（女）。缺区志远（支教）",
        ASSEMBLY | {"记录人": "张伟（女）", "缺席": {"区志远": "支教"}},
        [],
    ),
    (
        "5月10日 党课 二支部 刘玉兰讲《初心》",
        ASSEMBLY | {"类型": "党课", "主讲人": "刘玉兰", "主题": "《初心》"},
        [],
    ),
    # The second branch, or two branches.
    ("5月10日 党课 二支部都参加", {"类型": "党课", "日期": "2023-05-10"}, ["二支部", "都参加"]),
    # The weekday alone in brackets.
    ("2023年5月10日（三） 二支部党员大会", ASSEMBLY, []),
]


@pytest.mark.parametrize(("typed", "record", "asked"), LINES, ids=[each[0] for each in LINES])
def test_a_line_says_what_its_reader_would_confirm_or_is_asked(
    office: Path, typed: str, record: dict, asked: list[str]
) -> None:
    result = note(office, typed, "--year", "2023")
    assert [dict(each) for each in records(office)] == [record], result.output
    assert remarks(office) == [f"笔记里还有：“{each}”" for each in asked]


def test_the_reviews_of_a_sitting_for_criticism_are_of_the_same_sitting(office: Path) -> None:
    note(office, "组织生活会 二支部 5月10日\n刘玉兰主持\n民主评议：测评票11张")
    (record,) = records(office)
    assert record["类型"] == ["组织生活会", "民主评议会"]
    text = (office / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    assert "猜的：组织生活会和民主评议会是在一次会上开的" in text


@pytest.mark.parametrize(
    "typed",
    [
        "通知：\n明天下午4点二支部开支委会，议题是预算",
        "下周三下午四点二支部开支委会",
        "各位，主题党日定在本周五，8点集合",
        "兹定于5月10日召开党员大会，请准时",
        "@全体 5月10日支委会提前到八点半",
    ],
)
def test_an_announcement_is_no_record_and_told_so_once(office: Path, typed: str) -> None:
    result = note(office, typed)
    assert not records(office)
    assert result.stderr.count("I93") == 1
    assert "I935 看起来会还没有开" in result.stderr


def test_a_note_of_a_file_may_have_its_day_on_the_second_line(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "笔记.txt"
    text = "支部党员大会 二支部\n5月10日 15:00\n通过预算\n5月12日 二支部支委会\n研究分工\n"
    file.write_text(text, encoding="utf-8")
    note(office, "--file", str(file))
    assert [(each["类型"], each["日期"]) for each in records(office)] == [
        ("党员大会", "2023-05-10"),
        ("支委会", "2023-05-12"),
    ]


def test_two_meetings_of_a_file_are_never_one_record(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "笔记.txt"
    file.write_text("二支部支委会，研究预算\n5月12日 二支部党员大会\n通过预算\n", encoding="utf-8")
    note(office, "--file", str(file))
    assert [each["类型"] for each in records(office)] == ["党员大会"]
