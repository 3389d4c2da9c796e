"""One record of two kinds of meetings, from the files of an office to its papers and its account."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from offices import ROSTER
from wordtext import readable

from docgen.commands import docgen

PLAN = """\
日程安排:
  - {事项: 组织生活会, 类型: 组织生活会, 频次: 每年一次, 范围: 每个支部}
  - {事项: 民主评议, 类型: 民主评议会, 频次: 每年一次, 范围: 每个支部}
"""
HEAD = """\
    支部: 第二支部
    时间: 15:00
    地点: 三楼
    主持人: 刘玉兰
    记录人: 吴静
    全体到会: 是
"""
JOINT = f"""\
会议:
  - 类型: [组织生活会, 民主评议会]
    日期: 2023-02-22
    主题: 2022年度组织生活会和民主评议党员
{HEAD}    准备情况: 会前谈心谈话。
    支委会报告: 刘玉兰报告。
    对照检查:
      - {{姓名: 刘玉兰, 查摆问题: 下基层少, 他人意见: 谈心少, 整改措施: 每月听课四节, 时限: 6月底}}
    相互批评:
      - 黄海涛: 刘玉兰同支部党员谈得少。
    整改: 三月底前列出清单。
    个人自评: 逐人自评。
    党员互评: 逐人互评。
    民主测评: 发票、收票、计票。
    组织评定: 支部委员会研究。
    决议: 通过整改清单。
"""


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[[str], Path]:
    """An office with these minutes."""

    def make(minutes: str) -> Path:
        folder = workspace(PLAN, ROSTER)
        (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
        return folder

    return make


def run(folder: Path, *words: str) -> str:
    """What a command says."""
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)]).output


@pytest.mark.parametrize("kind", ["组织生活会", "民主评议会", "民主评议党员大会"])
def test_either_kind_finds_the_one_paper_with_the_keys_of_both_in_their_order(
    kind: str, office: Callable[[str], Path]
) -> None:
    folder = office(JOINT)
    run(folder, "minutes", "2023", "--kind", kind)
    (paper,) = (folder / "generated" / "2023" / "minutes").glob("*.docx")
    assert paper.stem.startswith("2023-02-22_组织生活会暨民主评议会_第二支部_")
    text = readable(paper)
    assert "第二支部组织生活会暨民主评议党员会议记录" in text
    in_order = ["会前准备情况", "对照检查", "整改要求", "个人自评", "民主测评", "组织评定", "会议决议"]
    places = [text.index(f"、{title}") for title in in_order]
    assert places == sorted(places)
    assert text.count("通过整改清单") == 1
    assert "【待补：" not in text


def test_it_counts_for_both_duties_and_a_branch_without_it_lacks_both(office: Callable[[str], Path]) -> None:
    said = json.loads(run(office(JOINT), "schedule", "2023", "--at", "2024-01-10", "--format", "json"))
    done = {
        (each["kind"], each["body"]): int(each["done"])
        for each in said["obligations"]
        if each["kind"] in ("组织生活会", "民主评议会")
    }
    assert done == {
        ("组织生活会", "第一支部"): 0,
        ("组织生活会", "第二支部"): 1,
        ("民主评议会", "第一支部"): 0,
        ("民主评议会", "第二支部"): 1,
    }


def test_a_life_meeting_by_groups_is_the_branchs_once_each_group_has_held_it(
    office: Callable[[str], Path],
) -> None:
    def held(group: str, chair: str) -> str:
        return (
            f"  - {{类型: 组织生活会, 形式: 党小组会, 党小组: {group}, 支部: 第二支部, 日期: 2023-02-22,"
            f" 时间: '15:00', 主持人: {chair}, 记录人: {chair}, 主题: 甲, 全体到会: 是}}\n"
        )

    third, fourth = held("第三党小组", "吴静"), held("第四党小组", "孙鹏")
    for minutes, is_lacking in (("会议:\n" + third, True), ("会议:\n" + third + fourth, False)):
        checked = run(office(minutes), "check", "2023", "--at", "2024-01-10")
        lines = [each for each in checked.splitlines() if "组织生活会" in each and "第二支部" in each]
        assert bool(lines) is is_lacking, checked
