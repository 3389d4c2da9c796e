"""What is not to be told is not: in a line, an item, a file, in all years; an ignore without use is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

SLIP = "达到教育人的目地。"


def check(folder: Path) -> str:
    result = CliRunner().invoke(docgen, ["check", "2023", "--at", "2023-01-01", "-C", str(folder)])
    assert isinstance(result.exception, SystemExit | None)
    return result.output


PLANS = {
    "at the end of the line": f"导语: {SLIP}  # docgen: 忽略 T01\n",
    "with a Chinese colon and a word behind": f"导语: {SLIP}  # docgen：忽略 T01（引文）\n",
    "at the bar of a block": f"导语: |  # docgen: 忽略 T01\n  {SLIP}\n  又一段。\n",
    "above the item": f"成文日期: 2023-01-10\n# docgen: 忽略 T01\n导语: |\n  又一段。\n  {SLIP}\n",
    "above an item of a list": (
        "重点任务:\n  - 标题: 甲\n    措施:\n      # docgen: 忽略 T01\n      - 标题: 乙\n"
        f"        内容: {SLIP}\n"
    ),
    "at the head of the file": f"# docgen: 忽略 T01\n\n成文日期: 2023-01-10\n导语: {SLIP}\n",
    "among others": f"导语: 加强学习,{SLIP}  # docgen: 忽略 P01、T01\n",
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_rule_is_silent_where_it_is_told_to_be(workspace: Callable[..., Path], plan: str) -> None:
    told = check(workspace(plan))
    assert "T01" not in told
    assert "Z0" not in told


ELSEWHERE = {
    "another line": f"标题: 计划  # docgen: 忽略 T01\n导语: {SLIP}\n",
    "the item before": f"# 说明\n标题: 计划\n# docgen: 忽略 T01\n导语: 好。\n结束语: {SLIP}\n",
    "another rule": f"导语: {SLIP}  # docgen: 忽略 P01\n",
}


@pytest.mark.parametrize("plan", ELSEWHERE.values(), ids=ELSEWHERE)
def test_it_speaks_elsewhere_and_the_useless_remark_is_told(
    workspace: Callable[..., Path], plan: str
) -> None:
    told = check(workspace(plan))
    assert "错误 T01" in told
    assert "提示 Z01" in told


def test_a_code_that_no_rule_has_is_told_at_its_place(workspace: Callable[..., Path]) -> None:
    told = check(workspace(f"导语: {SLIP}  # docgen: 忽略 T99\n"))
    assert "plan.yaml:1:29: 警告 Z02 没有编号是“T99”的校对规则" in told
    assert "错误 T01" in told


def test_the_office_switches_a_rule_off_for_all_years(workspace: Callable[..., Path]) -> None:
    folder = workspace(f"导语: {SLIP}\n")
    (folder / "plans" / "rules.yaml").write_text("校对: {忽略: [T01, T98]}\n", encoding="utf-8")
    told = check(folder)
    assert "错误 T01" not in told
    assert "rules.yaml:1:16: 警告 Z02" in told


def test_a_paper_that_the_office_knows_needs_no_number(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 根据《云溪市教育局党委关于加强学校党建工作的规划》，制定本计划。\n")
    assert "警告 R03" in check(folder)
    known = "校对:\n  文件名:\n    - 《云溪市教育局党委关于加强学校党建工作的规划》\n"
    (folder / "plans" / "rules.yaml").write_text(known, encoding="utf-8")
    assert "R03" not in check(folder)


def test_a_remark_in_one_record_is_for_that_record_alone(workspace: Callable[..., Path]) -> None:
    record = "  - 类型: 支委会\n    支部: 第一支部\n    日期: 2023-03-0{}\n    内容: " + SLIP + "\n"
    text = "会议:\n  # docgen: 忽略 T01\n" + record.format(6) + record.format(7)
    folder = workspace()
    (folder / "plans" / "2023" / "minutes.yaml").write_text(text, encoding="utf-8")
    told = check(folder)
    assert "minutes.yaml:10:15: 错误 T01" in told
    assert "minutes.yaml:6:" not in told
