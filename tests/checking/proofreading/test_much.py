"""However much there is to tell, it is told within bounds, and every paper is judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from proofs import codes, paper_of_text

from docgen.checking.proofreading.year import MOST_IN_A_RECORD, MOST_OF_A_RULE
from docgen.commands import docgen


def test_of_one_rule_so_many_are_told_and_other_rules_still_speak(workspace: Callable[..., Path]) -> None:
    folder = workspace(f"导语: {'好,' * (MOST_OF_A_RULE + 50)}达到目地。\n成文日期: 2023-01-10\n")
    told = CliRunner().invoke(docgen, ["check", "2023", "-C", str(folder)]).stderr
    assert f"这样的还有 {MOST_OF_A_RULE - 1} 处" in told
    assert told.count("提示 Z03 P01") == 1
    assert "错误 T01" in told


def test_each_record_with_errors_is_refused_however_many_came_before(workspace: Callable[..., Path]) -> None:
    record = "  - {{类型: 支委会, 支部: 第一支部, 日期: 2023-03-{:02}, 缺席: 无, 内容: '{}'}}\n"
    bad = [record.format(day, "好,好。" * 30) for day in (6, 7, 8)]
    good = [record.format(9, "好，好。")]
    folder = workspace()
    path = folder / "plans" / "2023" / "minutes.yaml"
    path.write_text("会议:\n" + "".join(bad + good) + "别的: 甲\n", encoding="utf-8")
    result = CliRunner().invoke(docgen, ["minutes", "2023", "--strict", "-C", str(folder)])
    assert result.stdout.count("未生成 plans/2023/minutes.yaml") >= 3
    # What is the same is told once, with the number of the other places.
    assert result.stderr.count("错误 P01") == 1
    assert f"这样的还有 {3 * MOST_IN_A_RECORD - 1} 处" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "一是",
        "，",
        "以为指导",
        "《",
        "加强",
        "1-",
        "每月",
        "“”",
        "三项",
        "(",
        "在同时，",
        "12月",
        "好 ",
        "好 好。",
        "“",
        "（",
        "（《",
        "8：30",
        "2023.3.8",
        "2023-2024",
        "一、",
        "（一）、",
        "XX",
        "【名称",
        "三、四",
        "3月8",
        "“十四五”",
        "引导青少年，参加各种有益的校园活动和社会实践活动、做好记录\n",
        "、一二三，",
    ],
)
def test_endless_repetition_ends(text: str) -> None:
    codes(paper_of_text("\n".join([text * 2000] * 5)))
