"""`docgen` alone: where the year stands, in five lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from offices import MEETING, ROSTER

from docgen.base.workspace import Workspace
from docgen.commands import COMMANDS, docgen, occasions
from docgen.commands.overview import overview

PLAN = """\
标题: 云溪市第三中学党总支2023年度工作计划
导语: 为做好全年工作，制定本计划。
成文日期: 2023-01-10
日程安排:
  - {事项: 清明祭扫, 类型: 主题党日, 日期: 2023-04-04, 时间: "14:30—16:30"}
  - {事项: 党员大会, 类型: 党员大会, 频次: 每季度一次, 范围: 每个支部, 拟定: 每季度第一个周三 15:00}
"""


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Path:
    folder = workspace(plan=PLAN, organization=ROSTER)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MEETING, encoding="utf-8")
    return folder


def lines_of(folder: Path, day: str = "2023-04-01") -> list[str]:
    return overview(Workspace(folder), date.fromisoformat(day))


def make(folder: Path) -> None:
    CliRunner().invoke(docgen, ["build", "2023", "-C", str(folder), "-q"])


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_year_stands_in_five_lines_and_nothing_is_written(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(office)
    monkeypatch.chdir(office / "plans")  # any folder within
    result = CliRunner().invoke(docgen, [])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [re.split("：", line)[0] for line in lines] == [
        "2023年的文件",
        "检查",
        "接下来",
        "该开的会",
        "现在做",
    ]
    assert everything(office) == before
    assert not (office / "generated").exists()


def test_papers_to_be_made_and_papers_as_they_should_be_are_counted(office: Path) -> None:
    assert "要生成或更新 2 份" in lines_of(office)[0]
    make(office)
    assert lines_of(office)[0] == "2023年的文件：已是最新 2 份"
    plan = office / "plans" / "2023" / "plan.yaml"
    plan.write_text(PLAN.replace("为做好全年工作", "为做好今年的工作"), encoding="utf-8")
    assert lines_of(office)[0] == "2023年的文件：要生成或更新 1 份，已是最新 1 份"
    assert "docgen build 2023" in lines_of(office)[4]


def test_errors_come_first_in_what_to_do(office: Path) -> None:
    minutes = office / "plans" / "2023" / "minutes.yaml"
    minutes.write_text(MEETING.replace("刘玉兰", "刘玉蓝"), encoding="utf-8")
    lines = lines_of(office)
    assert "有错误、不能生成的 1 份" in lines[0]
    assert re.search(r"检查：[1-9]\d* 个错误", lines[1])
    assert lines[4].startswith("现在做：docgen check 2023 改错误")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2023-03-20", "4月4日（星期二）14:30—16:30 清明祭扫"),
        ("2023-04-04", "清明祭扫"),
        ("2023-12-31", "快到期或已过期"),
    ],
)
def test_the_next_day_of_the_plan_is_named(office: Path, day: str, told: str) -> None:
    assert told in lines_of(office, day)[2]


def test_meetings_that_are_wanting_are_named(office: Path) -> None:
    line = lines_of(office, "2023-07-10")[3]
    assert re.match(r"该开的会：有 \d+ 项没有开够：", line)
    assert "清明祭扫" in line or "党员大会" in line
    assert "docgen schedule 2023" in lines_of(office, "2023-07-10")[4]


def test_of_a_year_that_is_over_the_next_one_is_offered(office: Path) -> None:
    assert "docgen new 2024 --from 2023" in lines_of(office, "2024-01-05")[4]


def test_a_workspace_without_years_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert "docgen init . --year 2023" in lines_of(tmp_path)[1]


def test_outside_of_a_workspace_the_help_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(docgen, [], prog_name="docgen")
    assert result.exit_code == 2
    assert "docgen init" in result.output
    assert "命令（开始）" in result.output


def test_the_help_groups_every_command_once_by_when_it_is_used() -> None:
    names = [name for group in occasions().values() for name in group]
    assert sorted(names) == sorted(COMMANDS)
    text = CliRunner().invoke(docgen, ["--help"], prog_name="docgen").output
    heads = re.findall(r"命令（(.+?)）", text)
    assert heads == [title for title in ("开始", "每次", "每年", "归档", "其他") if title in occasions()]
    for title, group in occasions().items():
        below = text.partition(f"命令（{title}）")[2].partition("命令（")[0]
        assert re.findall(r"^  (\w+) ", below, re.MULTILINE) == group
