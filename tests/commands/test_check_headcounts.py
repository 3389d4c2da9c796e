"""Numbers of the plan against the roster at its date: `check` and `new` say the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from offices import ROSTER

from docgen.commands import docgen

PLAN = "导语: 校党总支下设2个支部、5个党小组，共有党员15名，其中正式14名。\n成文日期: 2023-01-10\n"


def told(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(docgen, [*words, "-C", str(folder), "--format", "json"], prog_name="docgen")
    return json.dumps(json.loads(result.stdout), ensure_ascii=False)


def test_check_and_new_hold_the_plans_numbers_against_the_roster(workspace: Callable[..., Path]) -> None:
    folder = workspace(PLAN, ROSTER)
    said = json.loads(told(folder, "check", "2023"))
    found = [(one["line"], one["level"], one["message"]) for one in said if one["code"] == "X07"]
    assert found == [
        (1, "warning", "这里是“5个党小组”，按花名册2023年1月10日是4"),
        (1, "warning", "这里是“党员15名”，按花名册2023年1月10日是24"),
        (1, "warning", "这里是“正式14名”，按花名册2023年1月10日是22"),
    ]
    carried = told(folder, "new", "2024", "--dry-run")
    assert all(f"“{words}”：按现在的花名册" in carried for words in ("5个党小组", "党员15名", "正式14名"))


def test_who_waives_the_rule_is_not_told(workspace: Callable[..., Path]) -> None:
    folder = workspace(f"# docgen: 忽略 X07\n{PLAN}", ROSTER)
    assert "X07" not in told(folder, "check", "2023")
