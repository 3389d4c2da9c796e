"""Golden papers of planned meetings; `pytest tests/papers --refresh-golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offices import ROSTER
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.making.build import build
from docgen.making.report import Report
from docgen.models.meeting_kinds import MEETING_KINDS
from docgen.papers.minutes.minutes_sections import OF_KIND
from docgen.papers.minutes.sheets import SECTIONS

GOLDEN = Path(__file__).parents[2] / "golden" / "meetings_ahead"
PLAN = """\
日程安排:
  - 事项: 第四季度党员大会
    类型: 党员大会
    日期: 2023-12-22
    时间: 15:00—16:30
    内容: 总结全年工作
    范围: 每个支部
    地点: 二楼、三楼会议室
    主持: 支部书记
    材料: 党员大会记录、签到表
  - {事项: 党小组会, 类型: 党小组会, 拟定: 11月15日 16:00, 范围: 每个党小组, 地点: 各教研组办公室}
  - {事项: 党课, 类型: 党课, 日期: 2023-09-14, 范围: 党总支, 地点: 三楼会议室, 主持: 总支书记}
  - {事项: 主题党日, 类型: 主题党日, 日期: 2023-06-30}
  - {事项: 支委会, 类型: 支委会, 日期: 2023-04-03, 范围: 每个支部, 地点: 二楼会议室}
"""


def make(folder: Path, kind: str, plan: str = PLAN) -> Report:
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (folder / "plans" / "2023" / "plan.yaml").write_text(plan, encoding="utf-8")
    return build(Workspace(folder), 2023, kind)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All sheets and notices, by file name."""
    reports = [make(tmp_path_factory.mktemp(kind), kind) for kind in ("sheets", "meeting_notices")]
    assert [report.diagnostics for report in reports] == [[], []]
    return {written.path.stem: written.path for report in reports for written in report.written}


@pytest.mark.parametrize(
    "name",
    [
        "2023-12-22_党员大会_第二支部_空白记录单",
        "2023-11-15_党小组会_第四党小组_空白记录单",
        "2023-11-15_会议通知_第四党小组_党小组会",
        "2023-04-03_会议通知_第一支部_支委会",
        "2023-09-14_会议通知_校党总支_党课",
        "2023-06-30_会议通知_第二支部_主题党日",
    ],
)
def test_a_paper_reads_as_the_golden_one(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.txt", readable(made[name]))


def test_every_meeting_has_its_sheet_and_its_notice(made: dict[str, Path]) -> None:
    assert len(made) == 2 * (2 + 4 + 1 + 2 + 2)


def test_every_kind_of_meeting_has_sections_to_write_under() -> None:
    assert set(SECTIONS) == set(OF_KIND) == set(MEETING_KINDS)


def test_a_year_whose_days_off_nobody_knows_is_told_on_its_sheets(tmp_path: Path) -> None:
    (tmp_path / "plans" / "2031").mkdir(parents=True)
    (tmp_path / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "plans" / "2031" / "plan.yaml").write_text(PLAN.replace("2023-", "2031-"), encoding="utf-8")
    report = build(Workspace(tmp_path), 2031, "sheets")
    assert [said.code for said in report.diagnostics] == ["D460"]
    assert report.written
