"""`docgen build` for many offices at once: each by itself, one sum, no fault that spreads."""

from __future__ import annotations

from pathlib import Path

import pytest
from bureau import PAPERS, bureau, papers
from click.testing import CliRunner, Result
from disorder import needs_fork

from docgen.commands import docgen
from docgen.making import offices
from docgen.making.options import Options
from docgen.making.report import Report


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, ["build", "2023", *words], prog_name="docgen")


def test_all_folders_after_c_are_made_and_told_one_by_one(tmp_path: Path) -> None:
    schools = bureau(tmp_path, 3)
    result = run("-C", *map(str, schools))
    assert result.exit_code == 0, result.stderr
    assert [len(papers(school)) for school in schools] == [PAPERS] * 3
    lines = result.stdout.splitlines()
    assert [line.partition("：")[0] for line in lines] == [*map(str, schools), "合计"]
    assert lines[-1].startswith(f"合计：3 个单位，已写入 {3 * PAPERS} 个；")


def test_a_star_is_understood_where_the_shell_left_it(tmp_path: Path) -> None:
    bureau(tmp_path, 2)
    (tmp_path / "说明.txt").write_text("no office", encoding="utf-8")
    assert "合计：2 个单位" in run("-C", str(tmp_path / "*")).stdout


@needs_fork
def test_processes_make_the_same_as_one(tmp_path: Path) -> None:
    alone, together = bureau(tmp_path / "甲", 3), bureau(tmp_path / "乙", 3)
    first, second = run("-C", *map(str, alone)), run("-C", *map(str, together), "-j", "2")
    assert [papers(school) for school in together] == [papers(school) for school in alone]
    assert second.stdout == first.stdout.replace("甲", "乙")


def test_an_office_with_a_fault_does_not_hold_up_the_others(tmp_path: Path) -> None:
    schools = bureau(tmp_path, 3)
    (schools[0] / "plans" / "2023" / "plan.yaml").write_text("标题: [\n", encoding="utf-8")
    (schools[1] / "plans").rename(schools[1] / "计划")
    result = run("-C", *map(str, schools))
    assert result.exit_code == 3
    assert f"== {schools[0]} ==\nplans/2023/plan.yaml:1:5: 错误" in result.stderr
    assert f"{schools[1]}：这个文件夹里没有 plans 文件夹" in result.stderr
    assert "合计：3 个单位（其中 1 个没有做成）" in result.stdout
    assert len(papers(schools[2])) == PAPERS


def test_an_office_without_that_year_is_told(tmp_path: Path) -> None:
    schools = bureau(tmp_path, 2)
    (schools[0] / "plans" / "2023").rename(schools[0] / "plans" / "2022")
    assert f"{schools[0]}：没有 plans/2023 这个文件夹。" in run("-C", *map(str, schools)).stderr


def test_quiet_says_nothing_where_nothing_is_wrong(tmp_path: Path) -> None:
    result = run("-C", *map(str, bureau(tmp_path, 2)), "-q")
    assert (result.stdout, result.stderr) == ("", "")


def test_folders_that_do_not_follow_c_are_a_usage_error(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "几个文件夹要写在 -C 后面" in result.stderr


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert "没有“" in run("-C", str(tmp_path / "没有")).stderr


def test_ctrl_c_tells_what_is_done_and_begins_no_other_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schools = bureau(tmp_path, 3)
    build_office = offices.build_office

    def stopped(folder: Path, year: int, options: Options) -> Report:
        if folder == schools[1]:
            raise KeyboardInterrupt
        return build_office(folder, year, options)

    monkeypatch.setattr(offices, "build_office", stopped)
    result = run("-C", *map(str, schools))
    assert result.exit_code == 130
    assert "您按 Ctrl-C 停下了" in result.stderr
    assert f"{schools[0]}：已写入 {PAPERS} 个" in result.stdout
    assert papers(schools[2]) == {}


def test_without_a_year_the_one_that_all_offices_have_is_made(tmp_path: Path) -> None:
    schools = bureau(tmp_path, 2)
    result = CliRunner().invoke(docgen, ["build", "-C", *map(str, schools)])
    assert "按各单位 plans 里只有的 2023 年来做" in result.stderr
    (schools[0] / "plans" / "2022").mkdir()
    refused = CliRunner().invoke(docgen, ["build", "-C", *map(str, schools)])
    assert "没有写是哪一年（已有：2022、2023）" in refused.stderr
