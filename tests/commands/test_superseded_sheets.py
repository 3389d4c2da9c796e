"""A blank record sheet goes when its meeting is on record, unless a person has touched it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.commands import docgen

PLAN = """\
日程安排:
  - {事项: 第一季度党员大会, 类型: 党员大会, 日期: 2023-03-08, 范围: 每个支部}
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 4月第一个周一 16:00, 范围: 每个支部}
"""
SECOND = "2023-03-08_党员大会_第二支部_空白记录单.docx"
FIRST = SECOND.replace("第二", "第一")
APRIL = [f"2023-04-03_支委会_第{n}支部_空白记录单.docx" for n in "一二"]
ALL = sorted([FIRST, SECOND, *APRIL])
RECORD = "2023-03-08_党员大会_第二支部_通报年度工作计划.docx"


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Path:
    """An office with a sheet for each meeting, of which one is on record since."""
    folder = workspace(PLAN, ROSTER)
    record(folder, "会议:\n")
    assert run(folder, "--scheduled").exit_code == 0
    assert made(folder) == ALL
    record(folder, MEETING)
    return folder


def record(folder: Path, minutes: str) -> None:
    (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["minutes", "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in minutes_of(folder).glob("*.docx"))


def minutes_of(folder: Path) -> Path:
    return folder / "generated" / "2023" / "minutes"


@pytest.mark.parametrize("words", [(), ("--scheduled",), ("--month", "3"), ("--branch", "第二支部")])
def test_the_sheet_of_a_meeting_on_record_goes_to_the_old_ones_and_that_is_said(
    office: Path, words: tuple[str, ...]
) -> None:
    result = run(office, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert made(office) == sorted([RECORD, FIRST, *APRIL])
    assert (
        f"已移到旧文件 {minutes_of(office) / SECOND}（这次会已有记录，或者计划里没有了）\n" in result.stdout
    )
    assert "，已移到旧文件 1 个" in result.stdout
    assert "已移到旧文件" not in run(office, *words).stdout


@pytest.mark.parametrize("words", [("--month", "4"), ("--kind", "支委会"), ("--branch", "第一支部")])
def test_a_sheet_that_was_not_asked_for_stays(office: Path, words: tuple[str, ...]) -> None:
    assert "已移到旧文件" not in run(office, *words).stdout
    assert made(office) == ALL


def test_a_proposed_meeting_is_on_record_wherever_in_its_window_it_was_held(office: Path) -> None:
    record(office, MEETING.replace("党员大会", "支委会").replace("2023-03-08", "2023-04-20"))
    run(office)
    assert APRIL[1] not in made(office)
    assert APRIL[0] in made(office)


def test_a_sheet_filled_in_by_hand_is_kept_and_said(office: Path) -> None:
    (minutes_of(office) / SECOND).write_bytes(b"filled in")
    result = run(office)
    assert (minutes_of(office) / SECOND).read_bytes() == b"filled in"
    assert (
        f"已保留 {minutes_of(office) / SECOND}（这次会已有记录，或者计划里没有了；文件被手工改过"
        in result.stdout
    )
    assert result.exit_code == 0


def test_a_dry_run_only_says_what_would_go(office: Path) -> None:
    result = run(office, "--dry-run")
    assert f"将移到旧文件 {minutes_of(office) / SECOND}（这次会已有记录，或者计划里没有了）" in result.stdout
    assert made(office) == ALL


def test_a_record_with_an_error_takes_nobodys_place(office: Path) -> None:
    record(office, MEETING.replace("刘玉兰", "刘玉蓝"))
    assert run(office).exit_code == 1
    assert made(office) == ALL


@pytest.mark.parametrize("plan", ["日程安排: {", "", None])
def test_without_a_plan_that_can_be_read_the_sheets_stay(office: Path, plan: str | None) -> None:
    path = office / "plans" / "2023" / "plan.yaml"
    path.unlink() if plan is None else path.write_text(plan, encoding="utf-8")
    result = run(office)
    assert (result.exit_code, result.stderr) == (0, "")
    assert made(office) == sorted([*ALL, RECORD])


def test_a_record_that_is_called_like_a_sheet_is_not_taken_for_one(office: Path) -> None:
    record(office, MEETING.replace("通报年度工作计划", "空白记录单"))
    for _ in range(2):
        assert "已移到旧文件" not in run(office).stdout
        assert SECOND in made(office)


def test_a_sheet_comes_back_when_its_record_is_taken_back(office: Path) -> None:
    run(office)
    record(office, "会议:\n")
    run(office, "--scheduled")
    assert SECOND in made(office)


def test_a_sheet_held_open_is_told_with_status_3(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == SECOND:
            raise PermissionError(13, "held", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = run(office)
    assert result.exit_code == 3
    assert f"被占用 {minutes_of(office) / SECOND}" in result.stdout
    assert RECORD in made(office)
