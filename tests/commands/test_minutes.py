from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.commands import docgen

FIRST = "2023-03-08_党员大会_第二支部_通报年度工作计划.docx"
OTHER = MEETING.split("\n", 1)[1]
WRONG = OTHER.replace("刘玉兰", "刘玉蓝").replace("2023-03-08", "2023-04-10")
GROUP = (
    OTHER.replace("党员大会", "党小组会")
    .replace("支部: 第二支部", "党小组: 第三党小组")
    .replace("2023-03-08", "2023-05-10")
    .replace("通报年度工作计划", "学习文件")
)


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(**files: str) -> Path:
        folder = workspace(organization=ROSTER)
        for name, text in files.items():
            path = folder / "plans" / "2023" / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["minutes", "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generated" / "2023" / "minutes").glob("*.docx"))


def test_minutes_are_written_each_to_its_own_file(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + GROUP)
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    assert made(folder) == [FIRST, "2023-05-10_党小组会_第三党小组_学习文件.docx"]
    assert result.stderr == ""


def test_a_second_run_changes_nothing(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + GROUP)
    run(folder)
    result = run(folder)
    assert result.exit_code == 0
    assert "未变化 2 个" in result.stdout


def test_a_wrong_record_is_not_written_and_the_others_are(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + WRONG + GROUP)
    result = run(folder)
    assert result.exit_code == 1
    assert made(folder) == [FIRST, "2023-05-10_党小组会_第三党小组_学习文件.docx"]
    told = "第10行的记录（2023-04-10 党员大会 通报年度工作计划）：名册里没有“刘玉蓝”"
    assert f"未生成 plans/2023/minutes.yaml {told}" in result.stdout
    assert "1 份记录有错误，没有生成" in result.stdout


def test_a_record_whose_yaml_is_broken_refuses_itself_alone(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + '  - 类型: "党课\n    日期: 2023-04-03\n' + GROUP)
    result = run(folder)
    assert result.exit_code == 1
    assert made(folder)[0] == FIRST
    assert "第10行的记录" in result.stdout


def test_a_fault_of_the_roster_refuses_all(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING)
    roster = folder / "plans" / "organization.yaml"
    roster.write_text(ROSTER.replace("编号: D02", "编号: D01"), encoding="utf-8")
    result = run(folder)
    assert (result.exit_code, made(folder)) == (1, [])
    assert "第2行的记录" in result.stdout


def test_every_record_wrong_ends_in_a_summary(office: Callable[..., Path]) -> None:
    folder = office(minutes="会议:\n" + WRONG + WRONG.replace("2023-04-10", "2023-04-11"))
    result = run(folder)
    assert (result.exit_code, made(folder)) == (1, [])
    assert "没有生成文件；2 份记录有错误" in result.stdout


@pytest.mark.parametrize("files", [{}, {"minutes": "会议:\n"}, {"minutes": "会议: []\n"}])
def test_a_year_without_records_ends_in_a_summary(office: Callable[..., Path], files: dict[str, str]) -> None:
    result = run(office(**files))
    assert result.exit_code == 0, result.stderr
    assert "还没有会议记录" in result.stdout


def test_an_empty_file_is_told(office: Callable[..., Path]) -> None:
    assert run(office(minutes="")).exit_code == 1


def test_a_year_may_keep_its_minutes_in_a_folder(office: Callable[..., Path]) -> None:
    folder = office(minutes__03=MEETING, minutes__05="会议:\n" + GROUP, minutes__04="会仪:\n" + WRONG)
    result = run(folder)
    assert result.exit_code == 1
    assert made(folder) == [FIRST, "2023-05-10_党小组会_第三党小组_学习文件.docx"]


def test_the_same_meeting_in_two_files_is_told_with_the_other_one(office: Callable[..., Path]) -> None:
    folder = office(minutes__03=MEETING, minutes__04=MEETING)
    result = run(folder)
    assert made(folder) == [FIRST]
    assert "03.yaml 第2行已经记过这次会议" in result.stderr


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--month", "3"], [FIRST]),
        (["--kind", "党小组会"], ["2023-05-10_党小组会_第三党小组_学习文件.docx"]),
        (["--branch", "第三党小组"], ["2023-05-10_党小组会_第三党小组_学习文件.docx"]),
        (["--branch", "第二支部", "--month", "5"], ["2023-05-10_党小组会_第三党小组_学习文件.docx"]),
        (["--month", "7"], []),
    ],
)
def test_filters_choose_records(office: Callable[..., Path], words: list[str], names: list[str]) -> None:
    folder = office(minutes=MEETING + GROUP)
    result = run(folder, *words)
    assert (result.exit_code, made(folder)) == (0, names)
    assert names or "没有符合条件的记录" in result.stdout


def test_a_fault_in_a_record_that_was_not_asked_for_is_not_told(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + WRONG)
    result = run(folder, "--month", "3")
    assert (result.exit_code, made(folder), result.stderr) == (0, [FIRST], "")


def test_two_meetings_never_share_a_name_whatever_is_chosen(office: Callable[..., Path]) -> None:
    again = OTHER.replace("15:00—16:30", "17:00—18:00")
    folder = office(minutes=MEETING + again)
    assert run(folder).exit_code == 0
    assert len(made(folder)) == 2
    assert "未变化 2 个" in run(folder, "--month", "3").stdout


def test_the_minutes_hold_what_was_written(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + "    缺席: {区志远: 支教}\n    内容: A & B < C\n")
    run(folder)
    document = docx.Document(str(folder / "generated" / "2023" / "minutes" / FIRST))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "A & B < C" in text
    assert "应到党员12名，实到11名，缺席1名（区志远，支教）。" in text


def test_check_tells_the_minutes_too(office: Callable[..., Path]) -> None:
    folder = office(minutes=MEETING + WRONG)
    result = CliRunner().invoke(docgen, ["check", "2023", "-C", str(folder)], prog_name="docgen")
    assert result.exit_code == 1
    assert "D423" in result.stderr
