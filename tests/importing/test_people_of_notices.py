"""The people of a notice, in forms and lines as offices type them: each field under its key, nobody invented."""

from __future__ import annotations

import pytest
from word_notices import imported, in_word, notices_of

from docgen.importing.notice_people import is_readable

END = ("公示期：2023年4月6日至4月12日。", "第一支部", "2023年4月6日")
TITLE = "关于接收王芳同志为中共预备党员的公示"
PLAIN = {"姓名": "王芳", "性别": "女", "民族": "汉族"}


def people(*blocks: object) -> list[dict[str, str]]:
    data = in_word(TITLE, *blocks, *END)  # type: ignore[arg-type]
    assert imported(data).proof.lost == ()
    (notice,) = notices_of(data)
    return [
        {"姓名": str(each.name), "性别": str(each.gender), "民族": str(each.ethnicity)}
        for each in notice.subjects
    ]


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
