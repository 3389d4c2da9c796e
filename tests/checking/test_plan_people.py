"""`docgen check` tells of the people of a plan what `docgen new` tells of last year's."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices import ROSTER

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.checking.plan_people import plan_names_people_of_the_roster
from docgen.year import load_year

LEFT = ROSTER.replace("姓名: 孙鹏,", "姓名: 孙鹏, 转出日期: 2022-08-31,").replace(
    "姓名: 解放,", "姓名: 解放, 转出日期: 2022-08-31,"
)


def told(folder: Path, line: str, roster: str = LEFT) -> list[Diagnostic]:
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    text = f"成文日期: 2023-01-10\n{line}\n"
    (folder / "plans" / "2023" / "plan.yaml").write_text(text, encoding="utf-8")
    return list(plan_names_people_of_the_roster(load_year(Workspace(folder), 2023)))


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("指导思想: 由孙鹏牵头，抓好学习。", "D585", "孙鹏已在2022年8月31日转出"),
        ("指导思想: 请孙鹏、刘玉兰主讲。", "D585", "孙鹏已在2022年8月31日转出"),
        ("重点任务: [{标题: 甲, 责任人: 孙鹏}]", "D585", "孙鹏已在2022年8月31日转出"),
        ("重点任务: [{标题: 甲, 措施: [{标题: 乙, 责任人: 解放}]}]", "D585", "解放已在2022年8月31日转出"),
        ("日程安排: [{事项: 党课, 主持: 孙鹏}]", "D585", "孙鹏已在2022年8月31日转出"),
        ("指导思想: 王𬱖负责联系群众。", "D585", "王𬱖在2023年1月10日还不是本单位的党员"),
        ("指导思想: 总支书记李秀英主讲党课。", "D586", "“总支书记李秀英”：花名册里李秀英的职务是总支副书记"),
        ("重点任务: [{标题: 甲, 责任人: 赵大海}]", "D587", "花名册里没有“赵大海”"),
        ("章节: [{标题: 甲, 下级: [{标题: 乙, 责任人: 赵大海}]}]", "D587", "花名册里没有“赵大海”"),
        ("日程安排: [{事项: 党课, 责任人: 周志勇}]", "D587", "花名册里没有“周志勇”"),
        (
            "日程安排: [{事项: 党课, 主持: 阿依古丽·买买提明}]",
            "D587",
            "花名册里没有“阿依古丽·买买提明”",
        ),
        ("日程安排: [{事项: 党课, 主持: 阿依古丽·买买提}]", "", ""),
        ("日程安排: [{事项: 党课, 主持: 阿依古丽•买买提}]", "", ""),
        ("指导思想: 解放思想，由张伟、刘玉兰负责。", "", ""),
        ("指导思想: 书记王建国主讲党课，赵大海参加。", "", ""),
        ("重点任务: [{标题: 甲, 责任人: 支部书记、教科研室、何磊}]", "", ""),
    ],
)
def test_people_of_a_plan_are_members_on_its_day_with_the_posts_that_they_hold(
    tmp_path: Path, line: str, code: str, message: str
) -> None:
    said = told(tmp_path, line)
    assert [each.code for each in said] == ([code] if code else [])
    assert all(message in each.message and each.place.line == 2 for each in said)


def test_who_was_transferred_to_another_branch_is_not_away(tmp_path: Path) -> None:
    again = "      - {姓名: 孙鹏, 转入日期: 2022-08-31, 入党日期: 2002-05-31, 转正日期: 2003-05-31}\n"
    roster = LEFT.replace("  - 名称: 第二支部\n", f"{again}  - 名称: 第二支部\n")
    assert told(tmp_path, "指导思想: 由孙鹏牵头，抓好学习。", roster) == []


@pytest.mark.parametrize("dot", "·•‧・")
def test_a_long_name_is_not_cut_at_its_dot(tmp_path: Path, dot: str) -> None:
    name = "阿卜杜热西提·买买提明"
    roster = LEFT.replace("姓名: 吴静,", f"姓名: {name},")
    line = f"日程安排: [{{事项: 党课, 主持: {name.replace('·', dot)}、刘玉兰}}]"
    assert told(tmp_path, line, roster) == []
