"""Names of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_people

NAMES = [
    "刘玉兰",
    "张伟（女）",
    "张伟",
    "陈堃",
    "欧阳晓峰",
    "阿依古丽·买买提",
    "赵㛃",
    "王𬱖",
    "解放",
    "乐天",
]
LISTS = st.lists(st.sampled_from(NAMES), unique=True, max_size=len(NAMES))


@given(LISTS, st.sampled_from(["、", " 、 ", "、、", "、　"]))
def test_the_documented_form_needs_no_note(names: list[str], between: str) -> None:
    assert tuple(parse_people(between.join(names))) == (tuple(names), "")


@given(LISTS, st.sampled_from(["，", ",", "；", ";", ", ", "\n"]))
def test_every_separator_gives_the_same_people(names: list[str], between: str) -> None:
    assert parse_people(between.join(names)).value == tuple(names)


@pytest.mark.parametrize(
    ("text", "names", "note"),
    [
        ("刘玉兰", ["刘玉兰"], ""),
        ("刘玉兰。", ["刘玉兰"], ""),
        ("、刘玉兰、", ["刘玉兰"], ""),
        ("", [], ""),
        (" 、 ", [], ""),
        ("张三，李四", ["张三", "李四"], "已按 2 个人（张三、李四）理解"),
        ("张三；李四", ["张三", "李四"], "已按 2 个人（张三、李四）理解"),
        ("张三，", ["张三"], ""),
        (
            "区志远，阿依古丽·买买提",
            ["区志远", "阿依古丽·买买提"],
            "已按 2 个人（区志远、阿依古丽·买买提）理解",
        ),
        ("张三 李四", ["张三", "李四"], "已按 2 个人（张三、李四）理解"),
        ("刘玉兰　欧阳晓峰", ["刘玉兰", "欧阳晓峰"], "已按 2 个人（刘玉兰、欧阳晓峰）理解"),
        ("刘玉兰 张伟（女）", ["刘玉兰", "张伟（女）"], "已按 2 个人（刘玉兰、张伟（女））理解"),
        ("张伟(女)", ["张伟（女）"], ""),
        ("张伟 (女)", ["张伟（女）"], ""),
        ("周志强（总支、书记）、刘玉兰", ["周志强（总支、书记）", "刘玉兰"], ""),
        ("周志强（总支，书记）", ["周志强（总支，书记）"], ""),
        ("刘 兰", ["刘兰"], "“刘 兰”已理解为一个人：刘兰"),
        ("刘　兰", ["刘兰"], "“刘　兰”已理解为一个人：刘兰"),
        ("王 建 国", ["王建国"], "“王 建 国”已理解为一个人：王建国"),
        ("王 建国", ["王建国"], "“王 建国”已理解为一个人：王建国"),
        ("张 伟（女）", ["张伟（女）"], "“张 伟（女）”已理解为一个人：张伟（女）"),
        ("刘　兰、陈　堃", ["刘兰", "陈堃"], "“刘　兰”已理解为一个人：刘兰；“陈　堃”已理解为一个人：陈堃"),
        ("张三、李四、张三", ["张三", "李四"], "“张三”写了不止一次，只算一次"),
        ("张伟、张伟（女）", ["张伟", "张伟（女）"], ""),
        ("阿依古丽 · 买买提", ["阿依古丽·买买提"], ""),
        ("John Smith", ["John Smith"], ""),
        ("刘玉兰\u200b", ["刘玉兰"], ""),
    ],
)
def test_names_as_people_write_them(text: str, names: list[str], note: str) -> None:
    assert tuple(parse_people(text)) == (tuple(names), note)


@pytest.mark.parametrize("dot", ["•", "‧", "・", "･", "∙", "⋅", ".", "．", " • "])
def test_every_dot_inside_a_name_becomes_the_one_of_the_standard(dot: str) -> None:
    value, note = parse_people(f"阿依古丽{dot}买买提")
    assert (value, note) == (("阿依古丽·买买提",), "人名中间的点已统一写成“·”：阿依古丽·买买提")


def test_a_long_list_is_not_repeated_whole_in_the_note() -> None:
    names = [f"王{each}" for each in "甲乙丙丁戊己庚"]
    assert parse_people("，".join(names)).note == "已按 7 个人（王甲、王乙、王丙、王丁、王戊……）理解"


def test_a_whole_roster_fits() -> None:
    names = tuple(chr(0x4E00 + each) + "建国" for each in range(300))
    assert tuple(parse_people("、".join(names))) == (names, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("张伟（女", "“张伟（女”的括号没有配成一对"),
        ("张伟女）、李四", "“张伟女）”的括号没有配成一对"),
        ("刘 兰 张三", "“刘 兰 张三”中间有空格，看不出是几个人"),
        ("欧 阳 晓 峰", "“欧 阳 晓 峰”中间有空格，看不出是几个人"),
        ("各支部全体党员 校领导", "“各支部全体党员 校领导”中间有空格，看不出是几个人"),
        ("王" * 61, f"“{'王' * 30}……”太长，不像一个人名"),
        ("王" * 2001, "这里写了 2001 个字，不像是人名"),
    ],
)
def test_what_cannot_be_told_apart_is_asked_about(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_people(text)
    assert fault.value.message == message
    assert fault.value.hint
