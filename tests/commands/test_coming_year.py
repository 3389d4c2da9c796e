"""The coming year, before its holiday notice: every command is useful, and marks what may move."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from wordtext import readable

from docgen.commands import docgen

# No arrangement of this year is known for a long time, whatever version of the holiday table is installed.
COMING = 2061
MARK = "以国务院办公厅放假通知为准"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    assert run(tmp_path, "init", ".", "--year", str(COMING - 1)).exit_code == 0
    assert run(tmp_path, "init", ".", "--year", str(COMING)).exit_code == 0
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    place = [str(folder)] if words[0] == "init" else ["-C", str(folder)]
    words = tuple(word for word in words if word != ".")
    return CliRunner().invoke(docgen, [*words, *place], prog_name="docgen")


def made(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / "generated" / str(COMING) / kind).glob("*.docx"))


@pytest.mark.parametrize(
    ("words", "kind", "says"),
    [
        (("plan",), "plan", ""),
        (("schedule", "--docx"), "schedule", f"△ 暂定，{MARK}"),
        (("schedule", "--notices", "3"), "schedule", f"（暂定，{MARK}）"),
        (("minutes", "--scheduled"), "minutes", f"（暂定，{MARK}）"),
    ],
)
def test_its_papers_are_made_and_say_which_days_may_move(
    empty: Path, words: tuple[str, ...], kind: str, says: str
) -> None:
    result = run(empty, words[0], str(COMING), *words[1:])
    assert result.exit_code == 0, result.output
    papers = made(empty, kind)
    assert papers
    # A day that the office wrote itself (七一主题党日) does not move.
    assert {paper.name[5:10] for paper in papers if says not in readable(paper)} <= {"06-30"}


def test_its_schedule_and_its_check_are_given_and_say_once_that_days_may_move(empty: Path) -> None:
    for command in ("schedule", "check"):
        result = run(empty, command, str(COMING))
        assert result.exit_code == 0, result.output
        assert result.stderr.count("D460") == 1
    calendar = empty / "a.ics"
    assert run(empty, "schedule", str(COMING), "--ics", str(calendar)).exit_code == 0
    assert "暂定" in calendar.read_text(encoding="utf-8")


def test_a_publicity_notice_of_it_is_made_with_a_provisional_last_day(empty: Path) -> None:
    notice = f"{{类别: 其他, 标题: 关于甲的公示, 内容: 甲。, 发布日期: {COMING}-03-01, 天数: 5个工作日}}"
    (empty / "plans" / str(COMING) / "notices.yaml").write_text(f"公示:\n  - {notice}\n", encoding="utf-8")
    result = run(empty, "notices", str(COMING))
    assert result.exit_code == 0, result.output
    (paper,) = made(empty, "notices")
    assert f"2061年3月1日至2061年3月7日（5个工作日；暂定，{MARK}）" in readable(paper)


def test_its_files_come_from_the_year_before_with_provisional_days(empty: Path) -> None:
    old, new = str(COMING - 1), str(COMING)
    result = run(empty, "new", new, "--from", old)
    assert result.exit_code == 0, result.output
    assert f"已避开法定节假日和周末；标“暂定”的{MARK}" in result.stdout


def test_a_year_without_a_folder_is_named_with_both_ways_to_it(empty: Path) -> None:
    for command in ("plan", "schedule", "notices", "check"):
        result = run(empty, command, str(COMING + 1))
        assert result.exit_code == 2
        assert f"docgen new {COMING + 1} --from {COMING}" in result.stderr
        assert f"docgen init --year {COMING + 1}" in result.stderr
