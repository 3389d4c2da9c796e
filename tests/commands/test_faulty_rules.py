"""A rules.yaml full of nonsense: every line is told where it stands, and no command breaks down over it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

EXAMPLE = Path(__file__).parents[2] / "plans"
NONSENSE = """\
规则:
  - {编号: ZT11, 事项: 大会, 类型: 党员大会, 频次: 每月99999999次, 范围: 每个支部, 来源: 甲, 自: 2018-01-01}
  - {编号: PY13, 事项: 优秀, 比例: 300%, 范围: 每个支部, 来源: 甲, 自: 2018-01-01}
表决:
  - {编号: BJ20, 事项: 接收预备党员, 到会: 超过100%, 赞成: 超过1/2, 来源: 甲, 自: 2018-01-01}
  - {编号: BJ33, 事项: 选举, 到会: 超过1/2, 赞成: 超过1/2, 来源: 甲, 自: 2018-01-01}
公示期:
  - {编号: GS02, 类别: 发展对象, 天数: 0, 来源: 甲, 自: 2018-01-01}
  - {编号: GS04, 类别: 预备党员转正, 天数: 9999999, 单位: 自然日, 来源: 甲, 自: 2018-01-01}
  - {编号: GS05, 类别: 评优评先, 天数: 7, 来源: 甲, 自: 3月1日}
发展党员:
  - {编号: DZ07, 事项: 预备期, 月数: 999999, 来源: 甲, 自: 2018-01-01}
  - {编号: DZ07Y, 事项: 预备期延长, 月数: 12, 最多月数: 6, 来源: 甲, 自: 2018-01-01}
  - {编号: FZ12, 事项: 积极分子考察, 月数: 999999, 来源: 甲, 自: 2018-01-01}
  - {编号: TX30, 事项: 期满提醒, 天数: 9999999, 来源: 甲, 自: 2018-01-01}
  - {编号: FZ13, 事项: 积极分子培养, 月数: 18, 来源: 甲, 自: 2023-01-01, 至: 2022-01-01}
周年:
  - {名称: 建校, 起: 70, 来源: 甲}
阶段性活动:
  - {名称: 大讨论, 自: 2023-05-01, 至: 2023-01-01, 来源: 甲}
校对: [P10]
"""
FAULTY_LINES = [n for n, line in enumerate(NONSENSE.splitlines(), 1) if "{" in line or "[" in line]
COMMANDS = (
    "check 2023",
    "plan 2023",
    "minutes 2023",
    "notices 2023",
    "evaluations 2023",
    "schedule 2023",
    "new 2024",
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "plans")
    (tmp_path / "plans" / "rules.yaml").write_text(NONSENSE, encoding="utf-8")
    return tmp_path


def said(office: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(docgen, ["check", "2023", "--format", "json", "-C", str(office)])
    told: list[dict[str, Any]] = json.loads(result.stdout)
    return told


def test_every_line_of_nonsense_is_told_at_its_place_with_a_mend(office: Path) -> None:
    told = [each for each in said(office) if each["file"] == "plans/rules.yaml"]
    assert sorted(each["line"] for each in told) == FAULTY_LINES
    assert all(each["column"] > 1 and each["hint"] for each in told)


def test_no_record_of_the_example_which_has_no_fault_is_judged_by_the_nonsense(office: Path) -> None:
    # Blanks of papers (D418) are told of any year.
    assert {each["file"] for each in said(office) if each["code"] != "D418"} == {"plans/rules.yaml"}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_breaks_down_over_nonsense(office: Path, command: str) -> None:
    words = [*command.split(), "-C", str(office), *(["--dry-run"] if not command.startswith("check") else [])]
    result = CliRunner().invoke(docgen, words)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_an_anniversary_of_which_the_first_year_is_to_come_gets_no_number_proposed(office: Path) -> None:
    (office / "plans" / "rules.yaml").write_text(
        "周年: [{名称: 建校, 起: 2050, 来源: 甲}]\n", encoding="utf-8"
    )
    plan = office / "plans" / "2023" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    assert "为指导，" in text
    plan.write_text(text.replace("为指导，", "为指导，庆祝建校70周年，", 1), encoding="utf-8")
    (one,) = [each for each in said(office) if each["code"] == "A01"]
    assert "还没有到" in one["hint"]
    assert "-27" not in one["hint"]
