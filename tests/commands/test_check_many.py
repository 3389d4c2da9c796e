"""`docgen check` for many offices: a line an office, the worst first; and its report in colour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

OFFICE = "单位: 校党总支\n支部:\n  - 名称: 第一支部\n    党员: [{姓名: 王建国}]\n"
GOOD = "标题: 校党总支2023年度工作计划\n成文日期: 2023-01-10\n"
BAD = f"{GOOD}日程安排: [{{事项: 甲, 日期: 2023-02-30}}]\n"


@pytest.fixture
def schools(tmp_path: Path) -> list[Path]:
    found = []
    for name, plan in (("一中", GOOD), ("二中", BAD), ("三中", "")):
        folder = tmp_path / name
        (folder / "plans" / "2023").mkdir(parents=True)
        (folder / "plans" / "organization.yaml").write_text(OFFICE, encoding="utf-8")
        if plan:
            (folder / "plans" / "2023" / "plan.yaml").write_text(plan, encoding="utf-8")
        else:
            (folder / "plans" / "2023").rmdir()
        found.append(folder)
    return found


def check(*words: object, colour: bool = False) -> Result:
    return CliRunner().invoke(docgen, ["check", "2023", *map(str, words)], color=colour)


def test_each_office_has_a_line_and_the_worst_stands_first(schools: list[Path]) -> None:
    result = check("-C", *schools)
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert [line.partition("：")[0] for line in lines] == [*(str(schools[n]) for n in (1, 2, 0)), "合计"]
    assert "1 个错误" in lines[0]
    assert "没有 plans/2023 这个文件夹" in lines[1]
    assert lines[-1] == "合计：3 个单位，2 个有错误。各单位的问题，加 --all 列出。"


def test_all_lists_what_was_found_under_the_name_of_its_office(schools: list[Path]) -> None:
    told = check("-C", schools[0].parent / "*", "--all").stderr
    assert told.index(f"== {schools[1]} ==") < told.index("错误 K303")


@pytest.mark.parametrize("option", ["--fix", "--blanks", "--format=json", "--ignore=P07:1"])
def test_what_is_done_for_one_office_is_refused_for_many(schools: list[Path], option: str) -> None:
    result = check("-C", *schools, option)
    assert result.exit_code == 2
    assert "一次只用于一个单位" in result.stderr


def test_levels_are_coloured_where_a_terminal_shows_it(
    schools: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m\x1b[1m错误\x1b[0m K303" in check("-C", schools[1], colour=True).stderr
    assert "\x1b" not in check("-C", schools[1]).stderr
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in check("-C", schools[1], colour=True).stderr


def test_the_mend_of_several_alike_is_said_once(workspace: Callable[..., Path]) -> None:
    waiting = "".join(f"      - {{姓名: {n}, 身份: 预备党员, 入党日期: 2022-06-20}}\n" for n in "甲乙丙")
    folder = workspace(GOOD, f"单位: 校党总支\n支部:\n  - 名称: 第一支部\n    党员:\n{waiting}")
    told = check("-C", folder, "--at", "2023-07-01").stderr
    assert told.count("N819") == 3
    assert told.count("请本人提出转正申请") == 1
