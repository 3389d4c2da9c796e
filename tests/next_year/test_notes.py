"""What the files of all years say of the new one: they are told of, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from renewals import context, office, renewal_of

from docgen.next_year.notes import roster_notes

ROSTER = """\
单位: 甲
届期: 2021—2024
支部:
  - 名称: 第一支部
    党员:
      - {姓名: 在岗, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {姓名: 期满, 身份: 预备党员, 入党日期: 2022-12-16}
      - {姓名: 将满, 身份: 预备党员, 入党日期: 2023-06-20}
      - {姓名: 延长, 身份: 预备党员, 入党日期: 2022-12-16, 延长预备期: 6}
      - {姓名: 转走, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 转出日期: 2023-08-31}
      - {姓名: 要走, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 转出日期: 2024-08-31}
      - {姓名: 新来, 入党日期: 2010-11-20, 转正日期: 2011-11-20, 转入日期: 2023-09-01}
      - {姓名: 退了, 党内职务: 支部书记, 状态: 退休, 入党日期: 1980-11-20, 转正日期: 1981-11-20}
      - {姓名: 支教, 入党日期: 1990-11-20, 转正日期: 1991-11-20, 备注: 2024年1月回校}
      - {姓名: 卧病, 入党日期: 1990-11-20, 转正日期: 1991-11-20, 不计应到: [{自: 2023-03-09, 依据: 大会}]}
      - 姓名: 早完
        入党日期: 1990-11-20
        转正日期: 1991-11-20
        不计应到: [{自: 2022-03-09, 至: 2023-03-09, 依据: 大会}]
培养对象:
  - {姓名: 积极, 身份: 入党积极分子, 确定积极分子时间: 2023-03-14}
"""


def notes() -> dict[str, str]:
    found: dict[str, str] = {}
    for note in roster_notes(context(organization=ROSTER)):
        name, _, text = note.text.partition("：")
        found[name] = found.get(name, "") + text
    return found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("期满", "预备期2023年12月16日已满，名册还是预备党员"),
        ("将满", "2023年6月20日起在第一支部（新增）"),
        ("将满", "预备期2024年6月20日满"),
        ("延长", "预备期2024年6月16日满"),
        ("转走", "2023年8月31日转出"),
        ("要走", "2024年8月31日转出，到那天为止还算"),
        ("新来", "2023年9月1日起在第一支部（新增）"),
        ("退了", "状态是“退休”，还写着党内职务“支部书记”"),
        ("支教", "备注写着“2024年1月回校”"),
        ("卧病", "不计应到，没有写到哪天为止"),
        ("积极", "2024年3月14日起培养期满"),
        ("届期“2021—2024”", "2024年期满，要按期换届"),
    ],
)
def test_who_came_left_or_is_due_is_told(name: str, told: str) -> None:
    assert told in notes()[name]


def test_the_roster_of_the_first_of_january_is_counted() -> None:
    first, *_ = roster_notes(context(organization=ROSTER))
    assert first.text == "2024年1月1日在册党员10名：正式党员7名、预备党员3名；第一支部10名"


def test_of_those_with_whom_nothing_happens_nothing_is_told() -> None:
    assert {"在岗", "早完"}.isdisjoint(notes())


def test_every_note_stands_at_its_line() -> None:
    lines = ROSTER.split("\n")
    for note in roster_notes(context(organization=ROSTER))[1:]:
        named = note.text.partition("：")[0].removeprefix("届期“").removesuffix("”")
        assert named in lines[note.place.line - 1]


MINUTES = """\
会议:
  - 类型: 党员大会
    支部: 第一支部
    日期: 2023-12-22
    时间: 15:00—16:30
    地点: 会议室
    主持人: 在岗
    记录人: 新来
    主题: 转正
    缺席: 无
    议题:
      - 题目: 讨论期满同志转正
        人选: {姓名: 期满, 接收时间: 2022-12-16, 入党介绍人: [在岗, 退了], 结论: 按期转正}
        表决: {事项: 预备党员转正, 方式: 无记名投票, 发出: 6, 收回: 6, 赞成: 6, 计票人: 在岗, 监票人: 新来}
"""


def test_a_vote_on_record_is_named_with_its_line(tmp_path: Path) -> None:
    folder = office(tmp_path, "成文日期: 2023-01-10\n", ROSTER, minutes=MINUTES)
    texts = [note.text for note in renewal_of(folder).roster]
    assert any(
        text.startswith("期满：2023年12月22日的大会（minutes.yaml第13行）已经通过转正") for text in texts
    ), texts


CALENDAR = """\
学期:
  - {名称: 第二学期, 起: 2023-02-13, 止: 2023-07-07}
  - {名称: 第一学期, 起: 2023-09-01, 止: 2024-01-19}
寒暑假:
  - {名称: 寒假, 起: 2023-01-14, 止: 2023-02-12}
  - {名称: 暑假, 起: 2023-07-08, 止: 2023-08-31}
  - {名称: 寒假, 起: 2024-01-20, 止: 2024-02-25}
单位休息日:
  - {日期: 2023-10-20, 名称: 运动会}
"""


def test_what_the_calendar_lacks_is_told(tmp_path: Path) -> None:
    folder = office(tmp_path, "成文日期: 2023-01-10\n", calendar=CALENDAR)
    texts = " ".join(note.text for note in renewal_of(folder).calendar)
    assert "2024年的学期没有" in texts
    assert "2024年的暑假还没有写" in texts
    assert "寒假还没有写" not in texts
    assert "2023年10月20日运动会”是去年的" in texts
    assert "32学时" in texts


def test_a_complete_calendar_has_nothing_wanting(tmp_path: Path) -> None:
    more = "  - {名称: 第二学期, 起: 2024-02-26, 止: 2024-07-07}\n"
    more += "  - {名称: 第一学期, 起: 2024-09-01, 止: 2025-01-19}\n"
    summer = "  - {名称: 暑假, 起: 2024-07-08, 止: 2024-08-31}\n"
    text = CALENDAR.replace("寒暑假:\n", f"{more}寒暑假:\n{summer}").partition("单位休息日")[0]
    texts = [
        note.text for note in renewal_of(office(tmp_path, "成文日期: 2023-01-10\n", calendar=text)).calendar
    ]
    assert [text for text in texts if "学时" not in text] == []


def test_a_year_without_its_holiday_notice_is_told_and_not_guessed(tmp_path: Path) -> None:
    folder = office(tmp_path, "日程安排:\n  - {事项: 甲, 拟定: 每月10日, 日期: 2023-10-10}\n")
    renewal = renewal_of(folder, new=2031)
    assert "还不知道2031年的放假安排" in " ".join(note.text for note in renewal.calendar)
    assert renewal.schedule == ()
    assert all("没有避开" in change.why and not change.certain for change in renewal.files[0].changes)
