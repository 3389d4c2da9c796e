from __future__ import annotations

from datetime import date

import pytest
from reading_models import organization_of

from docgen.domain.people.headcounts import headcounts
from docgen.domain.people.roster import Roster

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
支部:
  - 名称: 第一支部
    党员:
      - {姓名: 甲一, 党小组: 第一党小组, 入党日期: 2001-06-01, 转正日期: 2002-06-01}
      - {姓名: 甲二, 党小组: 第二党小组, 入党日期: 2001-06-01, 转正日期: 2002-06-01, 转出日期: 2023-01-20}
  - 名称: 第二支部
    党员:
      - {姓名: 乙一, 党小组: 第三党小组, 身份: 预备党员, 入党日期: 2022-11-01}
"""
ROSTER = Roster(organization_of(ORGANIZATION))


def wrong(text: str) -> list[str]:
    """The numbers that the roster does not have: on 10 January 2023 it has 3, 2 full, 1 on probation."""
    found = headcounts(text, ROSTER, date(2023, 1, 10))
    return [f"{text[each.start : each.end]}={each.real}" for each in found if not each.is_right]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共有党员15名，其中正式14名。", ["正式14名=2", "党员15名=3"]),
        ("共有党员3名，其中正式党员2名、预备党员1名。", []),
        ("现有党员4人（正式3人，预备1人）。", ["正式3人=2", "党员4人=3"]),
        ("党员总数为4名。", ["党员总数为4名=3"]),
        ("党总支下设三个支部、4个党小组，党员三名。", ["三个支部=2", "4个党小组=3"]),
        ("党总支下辖2个党支部、3个党小组。", []),
        ("设3个党小组和两个支部。", []),
        # A day in the sentence goes before that of the paper.
        ("截至2023年1月31日，共有党员3名。", ["党员3名=2"]),
        ("截至1月31日，共有党员2名。", []),
        ("截至1月底，共有党员9名。", []),
        # Numbers of some, of others, of what is to be done.
        ("第一支部共有党员2名。", []),
        ("每个支部有党员9名。", []),
        ("共有9名党员参加座谈。", []),
        ("走访困难党员9名，评选9个党支部。", []),
        ("全年发展预备党员9名，接收预备党员8名。", []),
        ("至少有党员9名到会。", []),
        ("9名预备党员的预备期届满。", []),
    ],
)
def test_numbers_that_state_the_whole_unit_are_held_against_the_roster(
    text: str, expected: list[str]
) -> None:
    assert wrong(text) == expected
