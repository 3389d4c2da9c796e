from __future__ import annotations

from datetime import date

import pytest
from reading_models import organization_of

from docgen.domain.people.committee_facts import check_committees
from docgen.domain.people.roster import Roster


@pytest.mark.parametrize(
    ("member", "is_told"),
    [
        ("状态: 外派支教, 党内职务: 组织委员", True),
        ("状态: 挂职, 党内职务: 组织委员, 转出日期: 2023-05-01", False),
        ("状态: 在岗, 党内职务: 组织委员", False),
        ("状态: 在职, 党内职务: 组织委员", False),
        ("状态: 在编, 党内职务: 组织委员", False),
        ("党内职务: 组织委员", False),
        ("状态: 退休, 党内职务: 组织委员", False),
        ("状态: 外派支教", False),
    ],
)
def test_a_post_of_somebody_who_is_not_at_work_is_told(member: str, is_told: bool) -> None:
    text = f"单位: 校党总支\n支部: [{{名称: 第一支部, 党员: [{{姓名: 甲, {member}}}]}}]\n"
    said = check_committees(Roster(organization_of(text)), None, date(2023, 6, 1))
    assert [d.code for d in said if d.code == "D583"] == (["D583"] if is_told else [])
