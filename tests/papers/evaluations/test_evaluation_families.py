"""The papers of 一讲二评三公示, 支部考核, 半年检查 and the ledgers, compared with the golden ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from comparisons import HALVES, ITEMS, LEADERS, PEERS, SHEETS, comparison_of
from counting import workspace_with
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.making.build import build

GOLDEN = Path(__file__).parents[2] / "golden" / "evaluations"
RECORDS = (
    comparison_of(
        "对象: [刘玉兰, 黄海涛, 吴静]",
        ITEMS,
        HALVES,
        SHEETS,
        "承诺: {刘玉兰: [每月听课四节, 结对帮扶两名学生]}",
        "承诺期限: 2023年12月10日前",
        "兑现: {刘玉兰: 全部兑现}",
        "讲述: {吴静: [一年来的工作, 存在的不足]}",
        "计票人: 郑好",
    )
    + """\
  - 编号: 考核
    类别: 支部考核
    支部: 第二支部
    日期: 2023-12-28
    项目:
      - 指标: 组织生活
        下级:
          - {指标: 支委会, 分值: 20, 标准: 每月至少一次, 自评: 18.5, 依据: [支委会, 组织生活会]}
          - {指标: 党课, 分值: 10, 自评: 10, 依据: [党课], 其他依据: [课件]}
      - 指标: 计划和总结
        下级:
          - {指标: 计划, 分值: 5, 自评: 5, 总支评分: 4, 依据: [计划, 学时台账, 一讲二评三公示]}
  - 编号: 检查
    类别: 半年检查
    支部: 第二支部
    日期: 2023-06-30
    半年: 上半年
    项目: [谈心谈话, {项目: 党费收缴, 要求: 按月足额, 情况: 已按月交}]
  - 编号: 学时
    类别: 学时台账
    支部: 第二支部
    日期: 2023-09-30
    另行要求: {刘玉兰: 56}
  - 编号: 心得
    类别: 心得体会
    支部: 第二支部
    日期: 2023-07-10
    主题: 读书班
    登记:
      - {姓名: 刘玉兰, 题目: 守初心, 日期: 2023-07-03, 字数: 1800, 备注: 交流}
      - {姓名: 刘玉兰, 题目: 再守初心}
      - {姓名: 张伟（女）, 题目: 讲台, 日期: 2023-07-04, 字数: 1500}
"""
)
PEER_SHEETS = PEERS + "刘玉兰,刘玉兰,100\n刘玉兰,黄海涛,101\n刘玉兰,吴 静,\n"
NAMES = [
    "公开承诺书_第二支部_刘玉兰",
    "公开承诺书_第二支部_黄海涛",
    "讲述记录_第二支部",
    "领导点评表_第二支部",
    "同级互评表_第二支部",
    "综合评比汇总表_第二支部",
    "支部考核表_第二支部",
    "上半年检查表_第二支部",
    "学时台账_第二支部",
    "心得体会登记表_第二支部",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of the records, by name without their numbers."""
    folder = workspace_with(tmp_path_factory.mktemp("families"), RECORDS, a=LEADERS, b=PEER_SHEETS)
    report = build(Workspace(folder), 2023, "evaluations")
    assert not report.refused, report.diagnostics
    return {written.path.stem.partition("_")[2]: written.path for written in report.written}


@pytest.mark.parametrize("name", NAMES)
def test_the_papers_read_as_the_golden_ones(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.txt", readable(made[name]))


def test_the_proofs_named_are_the_files_that_were_written(made: dict[str, Path]) -> None:
    """The names in 依据材料 are those of papers that docgen writes, and no others."""
    folder = made["支部考核表_第二支部"].parents[1]
    build(Workspace(folder.parents[1]), 2023, "minutes")
    build(Workspace(folder.parents[1]), 2023, "plan")
    text = readable(made["支部考核表_第二支部"])
    listed = text.partition("依据材料清单")[2]
    names = [cell.strip() for line in listed.splitlines() for cell in line.split("|")]
    there = {path.stem for path in folder.rglob("*.docx")}
    named = {name for name in names if "_" in name and "等" not in name}
    assert len(named) > 6
    assert named <= there
