"""Votes in the minutes that name the file of their ballots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import ROSTER, assembly
from wordtext import readable

from docgen.commands import docgen

BALLOTS = """\
票号,何磊（接收为预备党员）,李小龙（转为正式党员）
1,赞成,赞成
2,赞成,赞成
3,赞成,赞成、不赞成
4,赞成,赞成
5,赞成,弃权
6,赞成,赞成
7,赞成,不赞成
8,弃权,赞成
9,,赞成
"""
HEAD = "{事项: 接收预备党员, 方式: 无记名投票, 发出: 9, 书面赞成: 1, 选票: b.csv"


def minutes(admission: str = "", transfer: str = "") -> str:
    return assembly(
        "缺席: {区志远: 支教, 乐天: 出差}",
        "议题:",
        "  - 题目: 讨论何磊同志入党",
        "    人选: {姓名: 何磊}",
        f"    表决: {HEAD}{admission}}}",
        "  - 题目: 讨论李小龙同志转正",
        "    人选: {姓名: 李小龙}",
        f"    表决: {HEAD.replace('接收预备党员', '预备党员转正')}{transfer}}}",
        day="2023-10-10",
    )


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(text: str, ballots: str = BALLOTS, name: str = "b.csv") -> Path:
        folder = workspace(organization=ROSTER)
        (folder / "plans" / "2023" / "minutes.yaml").write_text(text, encoding="utf-8")
        (folder / "plans" / "2023" / "ballots").mkdir()
        (folder / "plans" / "2023" / "ballots" / name).write_bytes(ballots.encode("gb18030"))
        return folder

    return make


def run(folder: Path) -> Result:
    return CliRunner().invoke(docgen, ["minutes", "2023", "-C", str(folder)], prog_name="docgen")


def record(folder: Path) -> str:
    (path,) = (folder / "generated" / "2023" / "minutes").glob("*通报年度工作计划.docx")
    return readable(path)


def test_counts_that_are_left_out_are_those_of_the_ballots(office: Callable[..., Path]) -> None:
    folder = office(minutes())
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    text = record(folder)
    assert "收回9张，其中有效票9张。赞成7票，不赞成0票，弃权2票，会前书面意见赞成1票" in text
    assert "收回9张，其中有效票8张。赞成6票，不赞成1票，弃权1票，无效1票，会前书面意见赞成1票" in text
    assert text.count("决议通过") == 2
    assert "9号票，何磊：没有填，算弃权" in result.stderr
    assert "3号票，李小龙“赞成、不赞成”" in result.stderr


def test_counts_that_agree_are_silent_and_others_are_told_where_they_stand(
    office: Callable[..., Path],
) -> None:
    folder = office(minutes(", 赞成: 7票, 弃权: 2, 收回: 9", ", 赞成: 7"))
    result = run(folder)
    assert result.exit_code == 1
    assert result.stderr.count("D494") == 1
    assert "“赞成”写的是7，选票文件“b.csv”里数出来是6" in result.stderr
    assert "D434" not in result.stderr


def test_a_file_that_is_not_there_is_told_at_its_name(office: Callable[..., Path]) -> None:
    result = run(office(minutes(), name="c.csv"))
    assert result.exit_code == 1
    assert "K340 没有找到选票文件“b.csv”" in result.stderr
    assert "K302" not in result.stderr


def test_a_person_whom_the_ballots_do_not_name_is_told(office: Callable[..., Path]) -> None:
    result = run(office(minutes(), BALLOTS.replace("李小龙", "李大龙")))
    assert result.exit_code == 1
    assert "“b.csv”的 C1：表头里的“李大龙（转为正式党员）”不在名单里，是不是“李小龙”？" in result.stderr


def test_the_other_meetings_are_written_though_one_has_faulty_ballots(office: Callable[..., Path]) -> None:
    good = assembly("缺席: 无", day="2023-05-10").split("\n", 1)[1]
    folder = office(minutes() + good, name="c.csv")
    result = run(folder)
    assert result.exit_code == 1
    made = [path.name for path in (folder / "generated" / "2023" / "minutes").glob("*.docx")]
    assert made == ["2023-05-10_党员大会_第二支部_通报年度工作计划.docx"]


def test_ballots_that_cannot_be_read_are_told_with_the_reason(office: Callable[..., Path]) -> None:
    folder = office(minutes())
    ballots = folder / "plans" / "2023" / "ballots" / "b.csv"
    ballots.unlink()
    ballots.mkdir()
    assert "选票文件“b.csv”读不了（这是一个文件夹，不是文件）" in run(folder).output
