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


def checked(*words: object) -> Result:
    return CliRunner().invoke(docgen, ["check", *map(str, words)])


@pytest.mark.parametrize("pattern", [True, False])
def test_without_a_year_each_office_is_checked_for_its_own(schools: list[Path], pattern: bool) -> None:
    for year in ("2023", "2024"):
        (schools[2] / "plans" / year).mkdir()
    (schools[1] / "plans" / "2023").rename(schools[1] / "plans" / "2025")
    result = checked("-C", *([schools[0].parent / "*"] if pattern else schools))
    lines = dict(line.split("：", 1) for line in result.stdout.splitlines())
    assert lines[str(schools[0])].startswith("2023年：")
    assert lines[str(schools[1])].startswith("2025年：")
    assert lines[str(schools[2])] == "没有写是哪一年（已有：2023、2024），如 docgen check 2024"


@pytest.mark.parametrize("order", ["before", "behind", "between"])
def test_the_year_may_stand_before_behind_or_between_the_folders(schools: list[Path], order: str) -> None:
    first, *others = schools
    words = {
        "before": ["2023", "-C", first, *others],
        "behind": ["-C", first, *others, "2023"],
        "between": ["-C", first, "2023", *others],
    }
    assert checked(*words[order]).stdout == check("-C", *schools).stdout


def test_a_folder_without_plans_is_told_in_one_line(schools: list[Path]) -> None:
    (schools[0].parent / "下载").mkdir()
    lines = checked("-C", schools[0].parent / "*").stdout.splitlines()
    assert len(lines) == 5
    assert any("下载：" in line and "没有 plans 文件夹" in line for line in lines)


def test_the_folders_of_one_workspace_are_one_office(schools: list[Path]) -> None:
    (schools[0] / "generated").mkdir()
    assert "合计" not in checked("-C", schools[0] / "*").stdout


@pytest.mark.parametrize(
    ("words", "told"), [(["明年"], "“明年”不是数字"), (["2023", "2024"], "多出来的参数：2024")]
)
def test_a_word_that_is_neither_year_nor_folder_is_named(
    schools: list[Path], words: list[str], told: str
) -> None:
    assert told in checked("-C", schools[0], *words).stderr
