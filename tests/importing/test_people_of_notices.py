"""The people of a notice, in forms and lines: each field under its key, and nobody invented."""

from __future__ import annotations

import pytest
from word_notices import imported, in_word, notices_of

from docgen.importing.notice_people import is_readable

END = ("公示期：2023年4月6日至4月12日。", "第一支部", "2023年4月6日")
TITLE = "关于接收王芳同志为中共预备党员的公示"
OPENING = "经支部党员大会2025年6月18日讨论通过，现公示如下："
PLAIN = {"姓名": "王芳", "性别": "女", "民族": "汉族"}


def people(*blocks: object) -> list[dict[str, str]]:
    data = in_word(TITLE, *blocks, *END)  # type: ignore[arg-type]
    assert imported(data).proof.lost == ()
    (notice,) = notices_of(data)
    return [
        {"姓名": str(each.name), "性别": str(each.gender), "民族": str(each.ethnicity)}
        for each in notice.subjects
    ]


ITEMS = ["性别：女", "民族：汉族", "出生年月：1996年6月", "学历：大学本科", "职务：语文教师", "籍贯：青石镇"]
MORE = ("申请入党时间：2021年3月1日", "介绍人：张伟、李秀英")


@pytest.mark.parametrize(
    "blocks",
    [
        ("姓名：王芳", *ITEMS, *MORE),
        ("1.姓 名：王芳", *(f"{n}.{item}" for n, item in enumerate((*ITEMS, *MORE), 2))),
        ("姓名：王芳  " + "  ".join(ITEMS), "；".join(MORE)),
        ("公示对象：王芳同志", *ITEMS, *MORE),
        (
            ("姓名", "王芳", "性别", "女"),
            ("籍贯", "青石镇", "民族", "汉族"),
            ("出生年月", "1996年6月", "照片", ""),
            ("学历", "大学本科", "职务", "语文教师"),
            ("申请入党时间", "2021年3月1日", "介绍人", "张伟、李秀英"),
        ),
    ],
)
def test_one_item_a_line_is_one_person_with_all_of_them(blocks: tuple[object, ...]) -> None:
    is_table = not isinstance(blocks[0], str)
    data = in_word(TITLE, OPENING, *((blocks,) if is_table else blocks), *END)  # type: ignore[arg-type]
    (notice,) = notices_of(data)
    (person,) = notice.subjects
    assert (str(person.name), str(person.gender), str(person.ethnicity)) == ("王芳", "女", "汉族")
    assert (str(person.education), str(person.post)) == ("大学本科", "语文教师")
    assert (str(person.birth), str(person.applied)) == ("YearMonth(year=1996, month=6)", "2021-03-01")
    assert [str(each) for each in person.sponsors] == ["张伟", "李秀英"]
    assert not notice.text
    assert "没有对上项目的：籍贯：青石镇" in imported(data).text


@pytest.mark.parametrize(
    "lines",
    [
        ("性别：女", "民族：汉族", "出生年月：1996年6月", "入党时间：2020年3月1日"),
        ("姓名：", *ITEMS),
        ("姓名：性别", "性别：女"),
        ("1.性别：男，汉族",),
        (("姓名", "性别", "民族", "学历"),),
        (("姓名", "", "性别", "女"), ("民族", "汉族", "学历", "本科")),
    ],
)
def test_nobody_is_named_after_a_label(lines: tuple[object, ...]) -> None:
    blocks = (lines,) if not isinstance(lines[0], str) else lines
    assert [each["姓名"] for each in people(*blocks)] == ["王芳"]


def test_two_people_one_item_a_line_keep_their_own() -> None:
    lines = ("姓名：王芳", "性别：女", "民族：汉族", "姓名：何磊", "性别：男", "民族：回族")
    assert people(*lines) == [PLAIN, {"姓名": "何磊", "性别": "男", "民族": "回族"}]


def test_heads_that_stand_again_are_nobody() -> None:
    heads = ("姓名", "性别", "民族")
    assert people((heads, ("王芳", "女", "汉族"), heads, ("何磊", "男", "回族")))[1]["姓名"] == "何磊"


BLANK = ("", "", "", "")


@pytest.mark.parametrize(
    "table",
    [
        (BLANK, ("姓名", "王芳", "性别", "女"), BLANK, ("民族", "汉族", "学历", "本科"), BLANK),
        (("姓名", "王芳"), ("", ""), ("性别", "女"), ("民族", "汉族")),
        (("姓名", "性别", "民族"), ("", "", ""), ("王芳", "女", "汉族")),
    ],
)
def test_blank_rows_of_a_table_tell_nothing(table: object) -> None:
    assert people(table) == [PLAIN]


def test_a_blank_table_names_nobody() -> None:
    assert [each["姓名"] for each in people((BLANK, BLANK))] == ["王芳"]


@pytest.mark.parametrize(
    ("key", "value", "is_read"),
    [
        ("接收时间", "2022年9月27日", True),
        ("接收时间", "2022年9月", False),
        ("确定积极分子时间", "2022年9月", True),
        ("申请入党时间", "9月27日", False),
        ("出生年月", "1996年6月", True),
        ("出生年月", "1996年13月", False),
        ("性别", "女", True),
        ("性别", "不详", False),
    ],
)
def test_what_is_put_under_a_key_is_what_the_file_takes(key: str, value: str, is_read: bool) -> None:
    assert is_readable(key, value) is is_read
