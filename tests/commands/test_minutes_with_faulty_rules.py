"""A mistake in rules.yaml is told, and stops no minutes: most of what stands there is not about meetings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from offices import MEETING, ROSTER

from docgen.commands import docgen

MISTAKES = {
    "an anniversary": "周年: [{名称: 建校, 起: 一九五三, 来源: x}]\n",
    "a key that nobody knows": "校队: {}\n",
    "a bracket": "公示期: [\n",
}


@pytest.mark.parametrize("rules", MISTAKES.values(), ids=MISTAKES)
def test_minutes_are_made_and_the_mistake_is_told(workspace: Callable[..., Path], rules: str) -> None:
    folder = workspace(organization=ROSTER)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MEETING, encoding="utf-8")
    (folder / "plans" / "rules.yaml").write_text(rules, encoding="utf-8")
    result = CliRunner().invoke(docgen, ["minutes", "2023", "-C", str(folder)])
    assert result.exit_code == 0
    assert "D512 rules.yaml 有错误" in result.stderr
    assert "已写入 1 个" in result.stdout
