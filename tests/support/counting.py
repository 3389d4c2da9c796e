"""A workspace of the fictional school with meetings on record, for papers that count them."""

from __future__ import annotations

from pathlib import Path

from offices import ROSTER

PLAN = """\
标题: 校党总支2023年度工作计划
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 范围: 每个支部}
  - {事项: 党课, 类型: 党课, 频次: 每学期至少一次, 范围: 每个支部}
成文日期: 2023-01-10
"""

MINUTES = "会议:\n" + "".join(
    f"  - {{类型: 支委会, 支部: 第二支部, 日期: 2023-{month:02}-06, 主题: 第{month}次会议, 全体到会: 是}}\n"
    for month in (1, 2, 4, 5, 6)
)
LECTURES = (
    "  - {类型: 党课, 支部: [第一支部, 第二支部], 日期: 2023-03-10, 主题: 讲党史, "
    "缺席: {区志远: 支教}, 学时: 2}\n"
    "  - {类型: 党课, 支部: 第二支部, 日期: 2023-09-10, 主题: 讲师德, 全体到会: 是, 学时: 1.5}\n"
)


def workspace_with(
    folder: Path, evaluations: str, minutes: str = MINUTES + LECTURES, plan: str = PLAN, **ballots: str
) -> Path:
    """Write a workspace; `a` is the text of ballots/a.csv."""
    year = folder / "plans" / "2023"
    (year / "ballots").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    files = {"evaluations.yaml": evaluations, "minutes.yaml": minutes, "plan.yaml": plan}
    files |= {f"ballots/{name}.csv": text for name, text in ballots.items()}
    for name, text in files.items():
        (year / name).write_text(text, encoding="utf-8")
    return folder
