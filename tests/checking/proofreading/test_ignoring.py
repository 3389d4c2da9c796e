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


WAIVED = {
    "on its line": (f"导语: {SLIP}\n", 1),
    "behind the bar of a block": (f"标题: 计划\n导语: |\n  又一段。\n  {SLIP}\n", 4),
    "above quoted lines": (f'标题: 计划\n导语: "又一段。\n  {SLIP}"\n', 3),
    "in a list": (f"标题: 计划\n工作目标:\n  具体目标:\n    - 好。\n    - {SLIP}\n", 5),
    "beside another waiver": (f"导语: 加强学习,{SLIP}  # docgen: 忽略 P01\n", 1),
    "in a list of one line": (f"标题: 计划\n工作目标: {{具体目标: [好。, {SLIP}]}}\n", 2),
}


@pytest.mark.parametrize(("plan", "line"), WAIVED.values(), ids=WAIVED)
def test_one_command_waives_a_finding_where_it_stands(
    workspace: Callable[..., Path], plan: str, line: int
) -> None:
    folder = workspace(plan)
    path = folder / "plans" / "2023" / "plan.yaml"
    words = ["check", "2023", "--ignore", f"T01:{line}", "-C", str(folder)]
    result = CliRunner().invoke(docgen, words)
    assert (result.exit_code, "忽略" in result.stdout) == (0, True)
    assert "T01" not in check(folder)
    assert "Z0" not in check(folder)
    (backup,) = path.parent.glob("*.bak")
    assert backup.read_text(encoding="utf-8") == plan
    assert len(path.read_text(encoding="utf-8")) <= len(plan) + len("    # docgen: 忽略 T01\n")


def test_of_a_block_all_is_waived_and_nothing_beside_it(workspace: Callable[..., Path]) -> None:
    block = f"  - |\n    甲，{SLIP}\n    乙，{SLIP}\n"
    folder = workspace(plan=f"指导思想:\n  - 先说，{SLIP}\n{block}  - 后说，{SLIP}\n")
    words = ["check", "2023", "--ignore", "T01:5", "-C", str(folder)]
    told = CliRunner().invoke(docgen, words).output
    typed = (folder / "plans" / "2023" / "plan.yaml").read_text(encoding="utf-8")
    assert "# docgen: 忽略 T01\n  - |\n" in typed
    assert "共2处都不再说" in told
    assert "第 7 行" in check(folder)


def test_only_that_finding_is_waived(workspace: Callable[..., Path]) -> None:
    folder = workspace(f"导语: {SLIP}\n结束语: {SLIP}\n")
    CliRunner().invoke(docgen, ["check", "2023", "--ignore", "T01:2", "-C", str(folder)])
    assert check(folder).count("T01 ") == 1
    assert "plan.yaml:1:11: 错误 T01" in check(folder)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("T01:1", "第 1 行没有 T01"),
        ("D401:2", "别的编号说的是事实"),
        ("Q99:2", "没有编号是“Q99”"),
        ("T01", "看不懂"),
    ],
)
def test_what_cannot_be_waived_is_told_and_nothing_is_written(
    workspace: Callable[..., Path], asked: str, told: str
) -> None:
    folder = workspace(f"标题: 计划\n导语: {SLIP}\n")
    result = CliRunner().invoke(docgen, ["check", "2023", "--ignore", asked, "-C", str(folder)])
    assert result.exit_code == 2
    assert told in result.stderr
    assert not list(folder.rglob("*.bak"))


def test_a_line_of_two_files_asks_which(workspace: Callable[..., Path]) -> None:
    folder = workspace(f"标题: 计划\n导语: {SLIP}\n")
    minutes = f"会议:\n  - {{类型: 支委会, 支部: 第一支部, 日期: 2023-03-06, 缺席: 无, 内容: {SLIP}}}\n"
    (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
    words = ["check", "2023", "-C", str(folder), "--ignore"]
    assert "T01:plan.yaml:2" in CliRunner().invoke(docgen, [*words, "T01:2"]).stderr
    assert CliRunner().invoke(docgen, [*words, "T01:minutes.yaml:2"]).exit_code == 0
    assert "T01" not in "".join(line for line in check(folder).splitlines() if "minutes.yaml" in line)
