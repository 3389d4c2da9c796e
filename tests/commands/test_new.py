"""`docgen new`: next year's folder from last year's, through the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

REPOSITORY = Path(__file__).parents[2]
GOLDEN = REPOSITORY / "tests" / "golden" / "new"
FILES = ("plan.yaml", "minutes.yaml", "notices.yaml", "evaluations.yaml")


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, words, prog_name="docgen")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example workspace."""
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    return tmp_path


def test_the_example_year_goes_on_and_its_next_year_checks_without_an_error(example: Path) -> None:
    result = run("new", "2024", "--from", "2023", "-C", str(example))
    assert result.exit_code == 0, result.output
    made = {path.name for path in (example / "plans" / "2024").iterdir()}
    assert made == {*FILES, "更新清单.txt"}
    check = run("check", "2024", "--at", "2024-01-01", "-C", str(example))
    assert check.exit_code == 0, check.stderr
    # The headcounts are last year's still: the account of `docgen new` has told to rewrite them.
    warned = [line for line in check.stderr.splitlines() if ": 警告 " in line]
    assert warned
    assert all(": 警告 X07 " in line for line in warned)


@pytest.mark.parametrize("name", ["plan.yaml", "notices.yaml", "evaluations.yaml", "更新清单.txt"])
def test_the_files_and_the_account_of_the_example_are_these(
    example: Path, name: str, golden: Callable[[Path, str], None]
) -> None:
    run("new", "2024", "--from", "2023", "-C", str(example))
    golden(GOLDEN / f"{name}.txt", (example / "plans" / "2024" / name).read_text(encoding="utf-8"))


def test_the_account_is_printed_as_it_is_kept(example: Path) -> None:
    result = run("new", "2024", "-C", str(example))
    kept = (example / "plans" / "2024" / "更新清单.txt").read_text(encoding="utf-8")
    assert kept.strip() in result.stdout


def test_papers_can_be_made_of_the_new_year_at_once(example: Path) -> None:
    shutil.copytree(REPOSITORY / "templates_docx", example / "templates_docx")
    run("new", "2024", "-C", str(example))
    assert run("plan", "2024", "-C", str(example)).exit_code == 0
    assert run("evaluations", "2024", "-C", str(example)).exit_code == 0


def test_nothing_of_last_year_and_of_all_years_is_touched(example: Path) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    run("new", "2024", "--force", "-C", str(example))
    assert {path: path.read_bytes() for path in before} == before


def test_a_second_run_changes_nothing(example: Path) -> None:
    run("new", "2024", "-C", str(example))
    again = run("new", "2024", "-C", str(example))
    assert again.exit_code == 0
    assert again.stdout.count("未变化") == len(FILES) + 1


def test_what_a_person_has_begun_is_not_overwritten(example: Path) -> None:
    run("new", "2024", "-C", str(example))
    plan = example / "plans" / "2024" / "plan.yaml"
    plan.write_text("标题: 我的2024年计划\n", encoding="utf-8")
    (example / "plans" / "2024" / "notices.yaml").unlink()
    again = run("new", "2024", "-C", str(example))
    assert again.exit_code == 1
    assert plan.read_text(encoding="utf-8") == "标题: 我的2024年计划\n"
    assert "已存在，未改动 plans/2024/plan.yaml" in again.stderr
    assert "已写入 plans/2024/notices.yaml" in again.stdout
    assert "plans/2024/plan.yaml\n" not in again.stdout  # of a file that lies there no line is told


def test_force_replaces_it_and_keeps_a_backup(example: Path) -> None:
    run("new", "2024", "-C", str(example))
    folder = example / "plans" / "2024"
    (folder / "plan.yaml").write_text("标题: 我的计划\n", encoding="utf-8")
    result = run("new", "2024", "--force", "-C", str(example))
    assert result.exit_code == 0
    assert "已替换 plans/2024/plan.yaml（原来的另存为 plan（备份）.yaml）" in result.stdout
    assert (folder / "plan（备份）.yaml").read_text(encoding="utf-8") == "标题: 我的计划\n"
    assert "2024年度工作计划" in (folder / "plan.yaml").read_text(encoding="utf-8")


def test_starter_files_that_nobody_has_filled_in_are_replaced(example: Path) -> None:
    run("init", str(example), "--year", "2024")
    result = run("new", "2024", "-C", str(example))
    assert result.exit_code == 0, result.stderr
    assert "2024年度工作计划" in (example / "plans/2024/plan.yaml").read_text(encoding="utf-8")
    assert {path.name for path in (example / "plans/2024").iterdir()} == {*FILES, "更新清单.txt"}


def test_a_far_year_ends_in_no_traceback(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 2023年，建党一百零二周年。\n成文日期: 2023-02-28\n")
    assert run("new", "2100", "--from", "2023", "-C", str(folder)).exit_code == 0
    text = (folder / "plans/2100/plan.yaml").read_text(encoding="utf-8")
    assert text == "导语: 2100年，建党一百七十九周年。\n成文日期: 2100-02-23\n"


def test_a_dry_run_tells_everything_and_writes_nothing(example: Path) -> None:
    result = run("new", "2024", "--dry-run", "-C", str(example))
    assert result.exit_code == 0
    assert "将写入 plans/2024/plan.yaml" in result.stdout
    assert "102 → 103" in result.stdout
    assert not (example / "plans" / "2024").exists()


def test_quiet_says_nothing_where_nothing_is_wrong(example: Path) -> None:
    result = run("new", "2024", "-q", "-C", str(example))
    assert (result.exit_code, result.output) == (0, "")
    assert (example / "plans" / "2024" / "更新清单.txt").is_file()


def test_as_data_it_says_the_same(example: Path) -> None:
    told = json.loads(run("new", "2024", "--format", "json", "-C", str(example)).stdout)
    assert (told["from"], told["to"], told["diagnostics"]) == (2023, 2024, [])
    assert {each["outcome"] for each in told["files"]} == {"written"}
    title = next(each for each in told["changed"] if each["line"] == 12)
    assert title == {
        "file": "plans/2024/plan.yaml",
        "line": 12,
        "column": 15,
        "old": "2023",
        "new": "2024",
        "why": "换成新的年份",
        "certain": True,
    }
    assert {each["file"] for each in told["stale"]} == {"plans/2024/plan.yaml", "plans/2024/evaluations.yaml"}
    assert any("转正" in each["why"] for each in told["shared"])
    assert told["copied"]
    assert told["schedule"][0]["days"][0] == "2024-01-09"


def test_dates_may_keep_their_date(workspace: Callable[..., Path]) -> None:
    folder = workspace("成文日期: 2023-03-08\n")
    assert run("new", "2024", "--dates", "同日期", "-C", str(folder)).exit_code == 0
    assert (folder / "plans/2024/plan.yaml").read_text(encoding="utf-8") == "成文日期: 2024-03-08\n"


def test_a_plan_alone_goes_on_alone(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    assert run("new", "2024", "-C", str(folder)).exit_code == 0
    assert {path.name for path in (folder / "plans/2024").iterdir()} == {"plan.yaml", "更新清单.txt"}


def test_minutes_in_a_folder_are_history_too(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    (folder / "plans/2023/minutes").mkdir()
    (folder / "plans/2023/minutes/1月.yaml").write_text("会议: []\n", encoding="utf-8")
    assert run("new", "2024", "-C", str(folder)).exit_code == 0
    assert "2024年会议记录" in (folder / "plans/2024/minutes.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["2024", "--from", "2019"], "没有 plans/2019 这个文件夹（已有：2023）"),
        (["2023", "--from", "2023"], "只能从前面的年份接过来"),
        (["2022", "--from", "2023"], "只能从前面的年份接过来"),
        (["2999", "--from", "2023"], "2999年太远了"),
        (["2024", "--dates", "随便"], "可选"),
        (["明年"], "不是数字"),
    ],
)
def test_wrong_usage_is_told_with_status_2(
    workspace: Callable[..., Path], words: list[str], told: str
) -> None:
    result = run("new", *words, "-C", str(workspace()))
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_year_with_nothing_to_carry_on_is_told(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    (folder / "plans/2025").mkdir()
    result = run("new", "2026", "-C", str(folder))
    assert result.exit_code == 2
    assert "plans/2025 里没有可以接过来的文件" in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("2023/plan.yaml", "标题：甲\n", "plans/2023/plan.yaml:1:3: 错误 Y123"),
        ("2023/plan.yaml", "工作安排:\n  - 甲\n", "K301"),
        ("2023/plan.yaml", "成文日期: 2023-02-30\n", "plans/2023/plan.yaml:1:7: 错误 K303"),
        ("2023/evaluations.yaml", "评议:\n  - 编号: 甲\n", "plans/2023/evaluations.yaml:2"),
        ("2023/notices.yaml", "公示：\n", "plans/2023/notices.yaml:1"),
        ("organization.yaml", "单位: [甲\n", "plans/organization.yaml:1"),
        ("calendar.yaml", "学期: 甲\n", "plans/calendar.yaml:1"),
    ],
)
def test_faults_of_last_years_files_are_told_at_their_line_and_nothing_is_written(
    workspace: Callable[..., Path], name: str, text: str, told: str
) -> None:
    folder = workspace()
    (folder / "plans" / name).write_text(text, encoding="utf-8")
    result = run("new", "2024", "-C", str(folder))
    assert result.exit_code == 1
    assert told in result.stderr
    assert "什么也没有写" in result.stdout
    assert not (folder / "plans/2024").exists()
    told_as_data = json.loads(run("new", "2024", "--format", "json", "-C", str(folder)).stdout)
    assert told_as_data["diagnostics"]
    assert told_as_data["files"] == []


def test_facts_of_last_year_that_disagree_keep_nothing_back(workspace: Callable[..., Path]) -> None:
    folder = workspace("标题: 2021年计划\n章节: [{标题: 甲}]\n成文日期: 2023-01-10\n")
    assert run("new", "2024", "-C", str(folder)).exit_code == 0


def test_without_a_roster_nothing_is_written(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    (folder / "plans/organization.yaml").unlink()
    result = run("new", "2024", "-C", str(folder))
    assert result.exit_code == 1
    assert "plans/organization.yaml: 错误 K300" in result.stderr


def test_a_place_that_is_taken_is_told_with_status_3_and_the_other_files_are_written(example: Path) -> None:
    (example / "plans/2024/plan.yaml").mkdir(parents=True)
    result = run("new", "2024", "-C", str(example))
    assert result.exit_code == 3
    assert "没有写成 plans/2024/plan.yaml" in result.stderr
    assert (example / "plans/2024/evaluations.yaml").is_file()
