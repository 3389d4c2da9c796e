"""What the papers of one year say of one thing agrees: amounts, days, names, weekdays."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from docgen.commands import docgen

PLAN = """\
导语: 截至1月10日，全总支共有党员24名。
日程安排:
  - {事项: 清明祭英烈主题党日, 类型: 主题党日, 日期: 2023-03-31}
成文日期: 2023-01-10
"""

MINUTES = """\
会议:
  - 类型: 支委会
    支部: 第一支部
    日期: 2023-04-03
    内容: 12月收缴党费3200元；3月30日开展清明祭英烈主题党日；请王健国同志发言。
  - 类型: 支委会
    支部: 第一支部
    日期: 2023-05-08
    内容: 12月共收缴党费3260元；截至1月10日，全总支共有党员25名；定于5月9日（星期三）开会。
"""


def check(folder: Path) -> str:
    return CliRunner().invoke(docgen, ["check", "2023", "--at", "2023-01-01", "-C", str(folder)]).stderr


def test_each_disagreement_names_the_other_side(workspace: Callable[..., Path]) -> None:
    folder = workspace(PLAN)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    told = check(folder)
    for line in (
        "minutes.yaml:9:17: 警告 X06 2023年12月党费，这里是3260元，plans/2023/minutes.yaml 第5行是3200元",
        "minutes.yaml:9:38: 警告 X06 2023年1月10日全总支党员，这里是25名，plans/2023/plan.yaml 第1行是24名",
        "警告 X03 “清明祭英烈主题党日”在日程安排里是3月31日，这里是3月30日",
        "警告 X04 名册里没有“王健国”，是不是“王建国”？",
        "错误 X01 2023年5月9日是星期二，不是星期三",
    ):
        assert line in told, told


def test_papers_that_agree_are_left_alone(workspace: Callable[..., Path]) -> None:
    folder = workspace(PLAN)
    right = MINUTES.replace("3260", "3,200").replace("25名", "24名").replace("星期三", "星期二")
    right = right.replace("3月30日", "3月31日").replace("王健国", "王建国")
    (folder / "plans" / "2023" / "minutes.yaml").write_text(right, encoding="utf-8")
    # X07 asks the roster, which here has two people.
    assert not re.search(" X0[1-6]", check(folder))
