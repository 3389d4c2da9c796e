"""`docgen note`: where a record goes, what is told of it, and what happens to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.commands import docgen

Workspace = Callable[..., Path]
TYPED = "3月9日下午4点二支部支委会，刘玉兰主持张伟记录，研究党费收缴"


def note(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["note", *words, "-C", str(folder)], prog_name="docgen")


@pytest.fixture
def office(workspace: Workspace) -> Path:
    return workspace(organization=ROSTER)


@pytest.fixture
def minutes(office: Path) -> Path:
    path = office / "plans" / "2023" / "minutes.yaml"
    path.write_text(MEETING, encoding="utf-8")
    return path


def test_a_record_is_appended_and_printed_and_the_file_before_it_stays_as_it_was(minutes: Path) -> None:
    before = minutes.read_bytes()
    result = note(minutes.parents[2], TYPED)
    after = minutes.read_bytes()
    assert after.startswith(before)
    record = """\
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-03-09
    时间: 16:00
    主持人: 刘玉兰
    记录人: 张伟
    议题:
      - 题目: 研究党费收缴
"""
    assert after.decode() == f"{MEETING}\n{record}"
    assert record in result.stdout
    assert "已写入 plans/2023/minutes.yaml 第 " in result.stdout
    (backup,) = minutes.parent.glob("*.bak")
    assert backup.read_bytes() == before
    assert backup.name in result.stdout


def test_what_was_saved_meanwhile_is_not_overwritten(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.commands import note as module

    def saved_first(file: object) -> object:
        minutes.write_text(f"{MEETING}# 刚刚写的\n", encoding="utf-8")
        return written(file)

    written = module._write
    monkeypatch.setattr(module, "_write", saved_first)
    result = note(minutes.parents[2], TYPED)
    assert result.exit_code == 3
    assert "刚刚被改过" in result.stderr
    assert minutes.read_text(encoding="utf-8") == f"{MEETING}# 刚刚写的\n"


def test_a_dry_run_prints_the_record_and_what_is_wrong_with_it_and_writes_nothing(minutes: Path) -> None:
    result = note(minutes.parents[2], TYPED + "，应到9人", "--dry-run")
    assert "题目: 研究党费收缴" in result.stdout
    assert "将写入 plans/2023/minutes.yaml" in result.stdout
    assert "D430" in result.stderr
    assert result.exit_code == 1
    assert minutes.read_text(encoding="utf-8") == MEETING
    assert {path.name for path in minutes.parent.iterdir()} == {"plan.yaml", "minutes.yaml"}


@pytest.mark.parametrize(
    ("encoding", "line_end"), [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("gb18030", "\n"), ("utf-16", "\r\n")]
)
def test_encoding_and_line_ends_stay_those_of_the_file(minutes: Path, encoding: str, line_end: str) -> None:
    before = MEETING.replace("\n", line_end).encode(encoding)
    minutes.write_bytes(before)
    assert "已写入" in note(minutes.parents[2], TYPED).stdout
    after = minutes.read_bytes()
    assert after.startswith(before)
    assert after.decode(encoding).replace(line_end, "").count("\n") == 0
    assert f"题目: 研究党费收缴{line_end}" in after.decode(encoding)


@pytest.mark.parametrize(
    "before",
    ["会议:\n- 类型: 支委会\n  日期: 2023-01-05", "会议:\n    - 类型: 支委会\n      日期: 2023-01-05\n\n\n"],
)
def test_a_record_stands_at_the_margin_of_those_before_it(minutes: Path, before: str) -> None:
    minutes.write_text(before, encoding="utf-8")
    assert "已写入" in note(minutes.parents[2], TYPED).stdout
    lines = minutes.read_text(encoding="utf-8").splitlines()
    dashes = [line.split("-")[0] for line in lines if line.lstrip().startswith("- 类型")]
    assert len(dashes) == 2
    assert len(set(dashes)) == 1


@pytest.mark.parametrize("broken", ["会议: []\n", "会议:\n  - 类型: 支委会\n别的: 甲\n", "别的: 甲\n"])
def test_a_file_at_whose_end_no_record_can_stand_is_left_alone(minutes: Path, broken: str) -> None:
    minutes.write_text(broken, encoding="utf-8")
    result = note(minutes.parents[2], TYPED)
    assert result.exit_code == 1
    assert " I936 " in result.stderr
    assert minutes.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("empty", ["会议: []", "会议: [ ]  # 还没有", "会议: 无", "会议：[]"])
def test_of_an_empty_list_on_the_line_of_its_key_the_mend_is_told(minutes: Path, empty: str) -> None:
    minutes.write_text(f"# 2023年\n{empty}\n", encoding="utf-8")
    result = note(minutes.parents[2], TYPED)
    assert "把第2行改成“会议:”，再记一次" in result.stderr
    minutes.write_text("# 2023年\n会议:\n", encoding="utf-8")
    assert "已写入" in note(minutes.parents[2], TYPED).stdout


def test_what_is_wrong_with_a_record_is_told_at_its_words_in_the_note(minutes: Path) -> None:
    result = note(minutes.parents[2], "3月9日下午4点二支部支委会，刘玉蓝主持，\n应到5人，张伟记录")
    assert "笔记:1:16: 错误 D423 名册里没有“刘玉蓝”" in result.stderr
    assert "笔记:2:3: 错误 D430" in result.stderr
    assert result.exit_code == 1


SAME = "3月8日二支部党员大会，刘玉兰主持，学习文件"


def test_a_meeting_on_record_is_told_and_not_entered_twice(minutes: Path) -> None:
    result = note(minutes.parents[2], SAME)
    assert "I934 minutes.yaml 第2行已经记过这次会议（2023年3月8日党员大会），没有再写" in result.stderr
    assert result.exit_code == 1
    assert minutes.read_text(encoding="utf-8") == MEETING


def test_it_is_entered_when_that_is_wanted(minutes: Path) -> None:
    note(minutes.parents[2], SAME, "--force")
    assert "学习文件" in minutes.read_text(encoding="utf-8")


def test_another_meeting_of_the_day_is_entered_with_a_word(minutes: Path) -> None:
    result = note(minutes.parents[2], SAME.replace("3月8日", "3月8日下午5点"))
    assert "提示 I934" in result.stderr
    assert "学习文件" in minutes.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["3月8日一支部党员大会", "3月8日二支部支委会", "3月9日二支部党员大会"])
def test_a_meeting_of_another_body_kind_or_day_is_another_one(minutes: Path, typed: str) -> None:
    assert "I934" not in note(minutes.parents[2], typed).stderr


NOTES = """\
3月9日下午4点二支部支委会
刘玉兰主持张伟记录
研究党费收缴
3.10 三组党小组会，吴静主持，郑好记录，学习党章

买粉笔两盒

日期：2023年3月13日，一支部支委会，周志强主持
张伟（男）记录，研究走访

3月9日二支部支委会，学习文件
"""


def test_a_file_of_notes_is_parted_at_empty_lines_and_dates(minutes: Path) -> None:
    path = minutes.parents[2] / "笔记.txt"
    path.write_bytes(NOTES.encode("gb18030"))
    result = note(minutes.parents[2], "--file", "笔记.txt")
    text = minutes.read_text(encoding="utf-8")
    assert [line[-10:] for line in text.splitlines() if "日期:" in line] == [
        "2023-03-08",
        "2023-03-09",
        "2023-03-10",
        "2023-03-13",
    ]
    assert "笔记.txt:6:1: 错误 I93" in result.stderr  # the chalk
    assert "笔记.txt:11:1: 错误 I934" in result.stderr  # the meeting of the first note once more
    assert "2 条笔记没有写成记录" in result.stdout
    # Run once more, nothing is entered a second time.
    assert "已写入" not in note(minutes.parents[2], "--file", "笔记.txt").stdout
    assert minutes.read_text(encoding="utf-8") == text


def test_of_a_note_in_a_file_nobody_knows_when_it_was_written(office: Path) -> None:
    (office / "笔记.txt").write_text("昨天二支部支委会，学习文件", encoding="utf-8")
    assert "不知道“昨天”是哪天" in note(office, "--file", "笔记.txt").stderr
    result = note(office, "--file", "笔记.txt", "--at", "2023-03-10")
    assert "日期: 2023-03-09" in result.stdout


def test_the_year_is_that_of_the_date_then_of_the_option_then_the_only_one(office: Path) -> None:
    assert "日期: 2023-03-09" in note(office, TYPED, "--dry-run").stdout
    (office / "plans" / "2024").mkdir()
    assert "写上年份" in note(office, TYPED, "--dry-run").stderr
    assert "将写入 plans/2024/minutes.yaml" in note(office, TYPED, "--dry-run", "--year", "2024").stdout
    of_2023 = note(office, f"2023年{TYPED}", "--dry-run", "--year", "2024")
    assert "将写入 plans/2023/minutes.yaml" in of_2023.stdout


@pytest.mark.parametrize(
    ("files", "goes_to"),
    [
        (["01.yaml", "03.yaml"], "minutes/03.yaml"),
        (["1月.yaml", "3月.yaml"], "minutes/3月.yaml"),
        (["2023-01.yaml", "2023-03.yaml"], "minutes/2023-03.yaml"),
        (["01.yaml", "02.yaml"], "minutes/03.yaml"),
        (["一月.yaml"], "minutes/三月.yaml"),
        (["第一支部.yaml", "第二支部.yaml"], "minutes/第二支部.yaml"),
        (["上半年.yaml"], "minutes.yaml"),
        ([], "minutes.yaml"),
    ],
)
def test_a_record_goes_where_the_year_keeps_its_minutes(office: Path, files: list[str], goes_to: str) -> None:
    folder = office / "plans" / "2023" / "minutes"
    folder.mkdir()
    for number, name in enumerate(files, start=1):
        text = f"会议:\n  - {{类型: 支委会, 支部: 第一支部, 日期: 2023-01-0{number + 2}}}\n"
        (folder / name).write_text(text, encoding="utf-8")
    result = note(office, TYPED)
    assert f"已写入 plans/2023/{goes_to}" in result.stdout
    assert "研究党费收缴" in (office / "plans" / "2023" / goes_to).read_text(encoding="utf-8")


def test_a_record_that_is_read_whole_ends_with_0_and_an_office_without_roster_with_1(office: Path) -> None:
    complete = TYPED.replace("研究", "在三楼会议室，全体委员到会，研究") + "，主题：党费"
    assert note(office, complete).exit_code == 0
    (office / "plans" / "organization.yaml").unlink()
    assert note(office, complete).exit_code == 1


@pytest.mark.parametrize("words", [[], ["3月8日", "--file", "笔记.txt"], ["--file", "没有.txt"]])
def test_nothing_or_two_things_at_once_is_wrong_usage(office: Path, words: list[str]) -> None:
    assert note(office, *words).exit_code == 2
