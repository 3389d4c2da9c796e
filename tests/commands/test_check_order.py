"""What matters comes first in a report, and a hundred hints of one kind bury nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

PLAN = """\
成文日期: 2023-01-10
日程安排: [{事项: 乙, 日期: 2023-02-30}, {事项: 丙, 日期: 2023-10-02}]
"""
AWAY = ", ".join(f"{{姓名: 丁{n}, 状态: 外派支教, 党内职务: 组织委员}}" for n in range(5))
MEMBERS = "".join(f"      - {{姓名: 甲{n}, 身份: 正式党员, 入党日期: 2001-07-01}}\n" for n in range(5))
WAITING = "      - {姓名: 乙, 身份: 预备党员, 入党日期: 2022-06-20}\n"
OFFICE = f"单位: 校党总支\n支部:\n  - 名称: 第一支部\n    党员:\n{MEMBERS}{WAITING}"


@pytest.fixture
def folder(workspace: Callable[..., Path]) -> Path:
    return workspace(PLAN, OFFICE)


def check(folder: Path, *words: str) -> Result:
    told = ["check", "2023", "--at", "2023-07-01", "-C", str(folder), *words]
    return CliRunner().invoke(docgen, told, prog_name="docgen")


def ranks(folder: Path, *words: str) -> list[str]:
    said = json.loads(check(folder, "--format", "json", *words).stdout)
    return ["due" if one["code"] == "N819" else one["level"] for one in said]


def test_errors_come_first_then_what_is_due_then_warnings_then_hints(folder: Path) -> None:
    order = ["error", "due", "warning", "hint"]
    found = ranks(folder)
    assert sorted(found, key=order.index) == found
    assert set(found) == set(order)


@pytest.mark.parametrize(("level", "left"), [("错误", {"error"}), ("警告", {"error", "due", "warning"})])
def test_a_level_leaves_out_what_is_less_grave(folder: Path, level: str, left: set[str]) -> None:
    assert set(ranks(folder, "--level", level)) == left
    assert check(folder, "--level", level).exit_code == 1


def test_hints_of_one_kind_are_folded_unless_all_are_asked_for(workspace: Callable[..., Path]) -> None:
    office = f"单位: 校党总支\n支部: [{{名称: 第一支部, 党员: [{AWAY}]}}]\n"
    folder = workspace("成文日期: 2023-01-10\n", office)
    few, every = check(folder).stderr, check(folder, "--all").stderr
    assert (few.count("提示 D583"), every.count("提示 D583")) == (3, 5)
    assert "同样的提示没有全列：D583 还有 2 条。要全部列出，加 --all。" in few
    assert "没有全列" not in every
    said = json.loads(check(folder, "--format", "json").stdout)
    assert sum(one["code"] == "D583" for one in said) == 5


def test_the_first_check_of_a_new_office_fits_a_screen(tmp_path: Path) -> None:
    """An office with its own roster, three probations that are over, and the starter as laid down."""
    assert CliRunner().invoke(docgen, ["init", str(tmp_path), "--year", "2026", "-q"]).exit_code == 0
    waiting = "".join(f"      - {{姓名: {n}, 身份: 预备党员, 入党日期: 2022-06-20}}\n" for n in "乙丙丁")
    members = MEMBERS.replace("2001-07-01}", "2001-07-01, 转正日期: 2002-07-01}")
    office = f"单位: 校党总支\n届期: 2021—2024\n支部:\n  - 名称: 第一支部\n    党员:\n{members}{waiting}"
    (tmp_path / "plans" / "organization.yaml").write_text(office, encoding="utf-8")
    result = CliRunner().invoke(docgen, ["check", "2026", "-C", str(tmp_path)])
    lines = [*result.stderr.splitlines(), *result.stdout.splitlines()]
    assert len(lines) <= 25, result.output


def test_a_hint_that_asks_for_nothing_is_one_line_and_stands_whole_with_all(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace("成文日期: 1.10\n")
    few, every = check(folder).stderr, check(folder, "--all").stderr
    (line,) = [line for line in few.splitlines() if "“1.10”已理解为" in line]
    assert "plan.yaml:1:" in line
    assert "成文日期: 1.10" not in few
    assert "成文日期: 1.10" in every
