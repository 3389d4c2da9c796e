"""Until a notice's last day is over nobody knows what comes in: no report and no record may say so."""

from __future__ import annotations

from datetime import date

import pytest
from noticeboard import LISTED, MINUTES, ORGANIZATION, changed, facts, office_of

OUTCOME = "    结果: 无异议\n"
REPORTED = "    结果: {反映: 无, 报告日期: %s}\n"


def told(outcome: str, today: date | None, *pairs: tuple[str, str]) -> list[str]:
    text = changed(*pairs) + outcome
    return [each.code for each in facts(text, today=today) if each.code == "N809"]


@pytest.mark.parametrize(
    ("outcome", "today", "is_told"),
    [
        # Posted on 2023-09-26: five workdays end on 2023-10-08, the holiday of October between them.
        (OUTCOME, date(2023, 9, 27), True),
        (OUTCOME, date(2023, 10, 1), True),
        (OUTCOME, date(2023, 9, 20), True),
        (REPORTED % "2023-10-20", date(2023, 9, 28), True),
        (REPORTED % "2023-09-28", date(2023, 9, 28), True),
        (REPORTED % "2023-09-28", date(2024, 1, 5), True),
        (OUTCOME, date(2023, 10, 20), False),
        (OUTCOME, date(2024, 5, 1), False),
        (OUTCOME, None, False),
        (REPORTED % "2023-10-20", date(2023, 10, 20), False),
        (REPORTED % "2023-10-20", None, False),
        ("", date(2023, 9, 27), False),
        ("", None, False),
    ],
)
def test_a_result_before_the_last_day_is_over_is_told_once(
    outcome: str, today: date | None, is_told: bool
) -> None:
    assert told(outcome, today) == ["N809"] * is_told


MEETING = """\
  - 类型: 党员大会
    支部: 第二支部
    日期: %s
    缺席: 无
    议题:
      - 题目: %s
        内容: %s
"""


def of_a_record(day: str, title: str, words: str, notices: str = LISTED) -> list[str]:
    office = office_of(ORGANIZATION, MINUTES + MEETING % (day, title, words))
    return [each.code for each in facts(notices, office) if each.code == "N809"]


INSIDE = "2023-09-27"


@pytest.mark.parametrize(
    ("day", "title", "words"),
    [
        (INSIDE, "通报何磊同志公示情况", "公示期间没有异议。"),
        (INSIDE, "发展对象公示", "何磊同志公示无异议。"),
        ("2023-09-26", "通报", "何磊列为发展对象，经公示期间未收到反映。"),
        (INSIDE, "通报何磊同志情况", "经公示，无异议。"),
    ],
)
def test_a_record_inside_the_period_that_says_nothing_came_in_is_told(
    day: str, title: str, words: str
) -> None:
    assert of_a_record(day, title, words) == ["N809"]


EARLIER = changed(("编号: A1", "编号: A0"), ("2023-09-26", "2023-05-08"))


@pytest.mark.parametrize(
    ("day", "title", "words", "notices"),
    [
        ("2023-10-20", "通报何磊同志公示情况", "公示期间没有异议。", LISTED),
        ("2023-09-25", "通报何磊同志情况", "公示无异议。", LISTED),
        (INSIDE, "通报何磊同志公示情况", "公示到10月8日，有异议的向党总支反映。", LISTED),
        (INSIDE, "通报何磊同志公示情况", "公示期间如无异议，报上级备案。", LISTED),
        (INSIDE, "通报何磊同志公示情况", "待公示无异议后，报上级备案。", LISTED),
        (INSIDE, "通报何磊同志公示情况", "公示无异议后，再开大会。", LISTED),
        (INSIDE, "通报林小雨同志公示情况", "公示无异议。", LISTED),
        (INSIDE, "通报公示情况", "公示无异议。", LISTED),
        (INSIDE, "讨论工作计划", "何磊同志没有异议。", LISTED),
        (INSIDE, "何磊同志列为发展对象", "已经公示。", LISTED),
        (INSIDE, "何磊同志列为发展对象", "公示无异议。", EARLIER + LISTED),
        (INSIDE, "党务公开", "何磊同志负责公示栏。无异议。", LISTED),
    ],
)
def test_what_is_said_after_the_period_or_of_another_notice_is_left_alone(
    day: str, title: str, words: str, notices: str
) -> None:
    assert of_a_record(day, title, words, notices) == []
