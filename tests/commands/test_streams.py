"""Streams that are closed, full or of another encoding, and characters that would play with the terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bureau import PAPERS, bureau, papers, taken_away
from click.testing import CliRunner
from offices import MEETING

from docgen.base.visible import visible
from docgen.commands import COMMANDS, docgen

DOCGEN = f'"{sys.executable}" -m docgen'
NO_CONSOLE = (
    "import sys; sys.stdout = sys.stderr = sys.stdin = None; from docgen.commands import main; main()"
)
needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="streams as a POSIX shell redirects them")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    (folder,) = bureau(tmp_path, 1)
    return folder


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line of bash, of which the status of docgen, not of `| head`, is the status."""
    known = {**os.environ, **environment}
    told = line.replace("docgen", DOCGEN, 1)
    words = ["bash", "-c", f"set -o pipefail; {told}"]
    return subprocess.run(words, cwd=folder, env=known, capture_output=True, check=False, timeout=120)


@needs_sh
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("docgen build 2023 >&-", 0),
        ("docgen build 2023 2>&-", 0),
        ("docgen build 2023 >&- 2>&- <&-", 0),
        ("docgen build 2023 -j 2 >&- 2>&-", 0),
        ("docgen build 2023 | true", 0),
        ("docgen build 2023 | head -1", 0),
        ("docgen build 2023 2>&1 | true", 0),
        pytest.param("docgen build 2023 > /dev/full", 3, marks=needs_full),
        pytest.param("docgen build 2023 > /dev/full 2>&1", 3, marks=needs_full),
    ],
)
def test_the_papers_are_made_whoever_listens(school: Path, line: str, status: int) -> None:
    ended = shell(line, school)
    assert (ended.returncode, len(papers(school))) == (status, PAPERS), ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr


@needs_sh
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("docgen check 2023 --format json | true", 0),
        ("docgen check 2023 --format json >&-", 0),
        ("docgen schedule 2023 --format json | true", 0),
        ("docgen --help | true", 0),
        ("docgen build --help | true", 0),
        ("docgen bild 2023 2>&-", 2),
        ("docgen plan 1 2>&1 | true", 2),
        pytest.param("docgen check 2023 --format json > /dev/full", 3, marks=needs_full),
        pytest.param("docgen --help > /dev/full", 3, marks=needs_full),
        pytest.param("docgen bild 2023 2> /dev/full", 2, marks=needs_full),
    ],
)
def test_a_lost_word_is_no_fault_of_the_input(school: Path, line: str, status: int) -> None:
    ended = shell(line, school)
    assert ended.returncode == status, ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr


@needs_sh
@needs_full
def test_words_that_are_lost_are_told_on_the_other_stream(school: Path) -> None:
    told = shell("docgen build 2023 > /dev/full", school).stderr.decode()
    assert told.count("要输出的话没有写完：磁盘满了") == 1


@pytest.mark.parametrize(
    "words", [("build", "2023"), ("check", "2023"), ("build", "2023", "-j", "2"), ("cache",)]
)
def test_it_runs_without_any_console(school: Path, words: tuple[str, ...]) -> None:
    ended = subprocess.run([sys.executable, "-c", NO_CONSOLE, *words], cwd=school, check=False, timeout=120)
    assert ended.returncode == 0


RARE = {"2023-03-06": "研究王𬱖的培训", "2023-03-07": "考察赵㛃"}


def with_rare_names(school: Path) -> None:
    """Two of the meetings have a rare character in their subject, and so in the names of their files."""
    path = school / "plans" / "2023" / "minutes.yaml"
    text = path.read_text(encoding="utf-8")
    for day, subject in RARE.items():
        head, _, tail = text.partition(f"日期: {day}")
        text = f"{head}日期: {day}{tail.replace('通报年度工作计划', subject, 1)}"
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def gbk(tmp_path: Path) -> Mapping[str, str]:
    """An old Chinese Linux: Python takes GBK for names of files and for the console."""
    if sys.platform != "linux" or shutil.which("localedef") is None:
        pytest.skip("no localedef makes a locale here")
    words = ["localedef", "-f", "GBK", "-i", "zh_CN", str(tmp_path / "zh_CN.GBK")]
    subprocess.run(words, capture_output=True, check=False)
    environment = {"LOCPATH": str(tmp_path), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}
    asked = [sys.executable, "-c", "import sys; print(sys.getfilesystemencoding())"]
    answer = subprocess.run(asked, capture_output=True, check=False, env={**os.environ, **environment}).stdout
    if answer.strip() != b"gbk":
        pytest.skip("no locale with GBK can be made here")
    return environment


@needs_sh
def test_where_the_system_lacks_a_character_only_papers_with_it_are_not_written(
    school: Path, gbk: Mapping[str, str]
) -> None:
    with_rare_names(school)
    ended = shell("docgen minutes 2023", school, **gbk)
    said = (ended.stdout + ended.stderr).decode("gbk")
    assert (ended.returncode, len(papers(school))) == (3, PAPERS - 1 - len(RARE)), said
    assert said.count("名字里有这个系统的编码写不下的字") == len(RARE)
    assert "王\\U0002cc56" in said
    taken_away(school)  # the others have names in GBK
    again = shell("docgen minutes 2023", school, PYTHONUTF8="1")
    assert (again.returncode, len(papers(school))) == (0, PAPERS - 1)


@needs_sh
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LANG": "C", "LC_ALL": ""},
        {"LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_a_console_of_any_encoding_is_told_and_the_papers_are_made(
    school: Path, environment: dict[str, str]
) -> None:
    with_rare_names(school)
    ended = shell("docgen build 2023", school, **environment)
    assert (ended.returncode, len(papers(school)), ended.stderr) == (0, PAPERS, b"")
    told = shell("docgen check 2023 --format json", school, **environment).stdout
    encoding = environment.get("PYTHONIOENCODING", "utf-8").replace("ascii", "utf-8")
    assert isinstance(json.loads(told.decode(encoding)), list)


@needs_sh
def test_without_utf_8_anywhere_each_paper_is_told_and_nothing_crashes(school: Path) -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = shell("docgen build 2023", school, **bare)
    assert (ended.returncode, papers(school)) == (3, {})
    assert b"Traceback" not in ended.stderr


SLY = "\x1b[31m红\x9b2J\u202e\u2066\x07\r\u2028"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[2J", "\\u001b[2J"),
        ("a\x9bb", "a\\u009bb"),
        ("\u202eabc", "\\u202eabc"),
        ("\u2067\u2069", "\\u2067\\u2069"),
        ("一行\n错误 D201", "一行\\u000a错误 D201"),
        ("\r盖住", "\\u000d盖住"),
        ("\udce4", "\\udce4"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("王𬱖　·“”\t👨‍👩‍👧", "王𬱖　·“”\t👨‍👩‍👧"),
    ],
)
def test_what_cannot_be_seen_is_shown(typed: str, shown: str) -> None:
    assert visible(typed) == shown
    assert visible(shown) == shown


def is_clean(text: str) -> bool:
    return not set(text) & set("\x1b\x9b\x07\r\u202e\u2066\u2028")


@needs_sh
def test_no_name_or_value_reaches_the_terminal_raw(school: Path) -> None:
    folder = school / "plans" / "2023" / "minutes"
    folder.mkdir()
    bad = MEETING.replace("刘玉兰", f'"{SLY.encode("unicode_escape").decode()}"')
    (folder / f"{SLY}\n.yaml").write_text(bad, encoding="utf-8")
    template = school / "templates_docx" / "minutes.docx"
    template.parent.mkdir()
    template.write_bytes(b"")
    for words in (["check", "2023"], ["build", "2023"], ["check", "2023", "--format", "json"]):
        result = CliRunner().invoke(docgen, [*words, "-C", str(school)])
        assert is_clean(result.output), result.output
        assert "\\u001b[31m红" in result.output
    told = json.loads(result.stdout)
    assert any(f"{SLY}\n.yaml" in each["file"] for each in told)


@pytest.mark.parametrize(
    "words",
    [["bild", SLY], [SLY], ["plan", SLY], ["plan", "2023", f"--{SLY}"], ["fill", f"{SLY}.docx", "a.csv"],
     ["import", SLY, "--year", "2023"], ["build", "2023", "-C", SLY], ["templates", "reset", SLY]],
)  # fmt: skip
def test_what_is_typed_wrong_is_repeated_without_its_control_characters(words: list[str]) -> None:
    result = CliRunner().invoke(docgen, words)
    assert result.exit_code == 2
    assert is_clean(result.output), result.output


QUIET = {
    "init": ["init", "{root}/新"],
    "new": ["new", "2024", "-C", "{root}"],
    "plan": ["plan", "2023", "-C", "{root}"],
    "minutes": ["minutes", "2023", "--scheduled", "-C", "{root}"],
    "notices": ["notices", "2023", "-C", "{root}"],
    "evaluations": ["evaluations", "2023", "-C", "{root}"],
    "build": ["build", "2023", "-C", "{root}"],
    "schedule": ["schedule", "2023", "--ics", "{root}/a.ics", "--docx", "-C", "{root}"],
    "check": ["check", "2023", "-C", "{root}"],
    "import": ["import", "{root}/旧.txt", "--year", "2022", "-C", "{root}"],
    "note": ["note", "2023年11月8日16:00二支部支委会，刘玉兰主持，黄海涛记录，研究期末工作", "-C", "{root}"],
    "fill": ["fill", "证书.docx", "名单.csv", "-C", "{root}"],
    "schema": ["schema", "-C", "{root}"],
    "templates": ["templates", "reset", "-C", "{root}"],
    "cache": ["cache", "clear"],
    "keep": ["keep", "{paper}", "-C", "{root}"],
}


def edited_plan(school: Path) -> Path:
    """The plan's paper, which somebody has edited."""
    CliRunner().invoke(docgen, ["plan", "2023", "-q", "-C", str(school)])
    (paper,) = (school / "generated").rglob("plan/*.docx")
    paper.write_bytes(paper.read_bytes() + b"edited")
    return paper


@pytest.mark.parametrize("command", COMMANDS)
def test_quiet_says_nothing_where_nothing_is_wrong(school: Path, command: str) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("{{ 姓名 }}")
    document.save(str(school / "证书.docx"))
    (school / "名单.csv").write_text("姓名\n刘玉兰\n", encoding="utf-8")
    (school / "旧.txt").write_text("2022年工作计划\n一、加强学习\n坚持学习。\n", encoding="utf-8")
    paper = edited_plan(school) if command == "keep" else ""
    words = [each.format(root=school, paper=paper) for each in QUIET[command]]
    result = CliRunner().invoke(docgen, [*words, "-q"])
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("日期: 2023-03-06", "日期: 2023-13-06", "错误 K303"), ("主持人: ", "主持人: 刘玉蓝 # ", "错误 D")],
)
def test_quiet_says_what_is_wrong_and_no_more(school: Path, old: str, new: str, told: str) -> None:
    path = school / "plans" / "2023" / "minutes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    result = CliRunner().invoke(docgen, ["build", "2023", "-q", "-C", str(school)])
    assert result.exit_code == 1
    assert told in result.stderr
    assert [line for line in result.stdout.splitlines() if not line.startswith("未生成 ")] == []
    assert "警告" not in result.output
