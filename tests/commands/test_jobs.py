"""`-j`: several processes make the same papers, say the same things, and lose nothing when one dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from disorder import needs_fork
from offices import MEETING, ROSTER

from docgen.commands import docgen
from docgen.making import rendering_ahead
from docgen.making.pool import workers
from docgen.making.records import RecordDrafter

pytestmark = needs_fork

ONE = MEETING.split("\n", 1)[1]
RECORDS = 200
"""More than three sections of a file."""


def records(first: int, number: int) -> str:
    days = (date(2023, 1, 1) + timedelta(days=n) for n in range(first, first + number))
    return "".join(ONE.replace("2023-03-08", day.isoformat()) for day in days)


SOUND = "会议:\n" + records(0, RECORDS)
UNTYPED = "  - 类型: 党员大会\n    支部 第二支部\n    日期: 2023-09-01\n"
"""A colon is missing: from here on the file is read together."""
TWICE = ONE.replace("2023-03-08", "2023-01-05")
BODIES = {
    "sound": SOUND,
    "a record that disagrees": SOUND + ONE.replace("刘玉兰", "刘玉蓝").replace("2023-03-08", "2023-09-01"),
    "one meeting recorded twice, far apart": SOUND + TWICE,
    "a fault of the text half way": "会议:\n" + records(0, 100) + UNTYPED + records(110, 80),
    "unfilled": SOUND.replace("三楼会议室", "【请填写：地点】"),
    "something around the list": "年度: 2023\n" + SOUND,
    "no records": "会议:\n",
}


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[[str], Path]:
    def make(minutes: str) -> Path:
        folder = workspace(organization=ROSTER)
        (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
        return folder

    return make


def run(folder: Path, *words: str) -> Result:
    command = ["minutes", "2023", "-C", str(folder), *words]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "generated").rglob("*.docx")}


def taken_away(folder: Path) -> None:
    for path in (folder / "generated").rglob("*"):
        if path.is_file():
            path.unlink()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_two_processes_make_and_say_the_same_as_one(office: Callable[[str], Path], body: str) -> None:
    folder = office(body)
    alone, made_alone = run(folder), papers(folder)
    taken_away(folder)
    together, made_together = run(folder, "-j", "2"), papers(folder)
    assert made_together == made_alone
    assert (together.exit_code, together.stdout) == (alone.exit_code, alone.stdout)
    assert together.stderr == alone.stderr


def test_what_did_not_change_is_not_made_again(office: Callable[[str], Path]) -> None:
    folder = office(SOUND)
    run(folder)
    assert f"未变化 {RECORDS} 个" in run(folder, "-j", "2").stdout


def test_a_template_that_cannot_be_used_is_told_once(office: Callable[[str], Path]) -> None:
    folder = office(SOUND)
    (folder / "templates_docx").mkdir()
    (folder / "templates_docx" / "minutes.docx").write_bytes(b"no template")
    alone, together = run(folder), run(folder, "-j", "2")
    assert together.stderr == alone.stderr != ""
    assert papers(folder) == {}


def test_a_hand_edited_paper_is_left_alone(office: Callable[[str], Path]) -> None:
    folder = office(SOUND)
    run(folder)
    edited = sorted((folder / "generated").rglob("*.docx"))[70]
    edited.write_bytes(b"mine")
    (folder / "plans" / "2023" / "minutes.yaml").write_text(SOUND.replace("三楼", "四楼"), encoding="utf-8")
    result = run(folder, "-j", "2")
    assert edited.read_bytes() == b"mine"
    assert "已另存 1 个" in result.stdout


def test_rows_of_a_table_are_filled_in_by_several_processes_as_by_one(
    tmp_path: Path,
) -> None:
    template = docx.Document()
    template.add_paragraph("{{ 姓名 }}获{{ 奖 }}，{{ 100 / 分|length }}")
    template.save(str(tmp_path / "证书.docx"))
    rows = "".join(f"张{number},一等奖,{'分' * (number % 40)}\n" for number in range(1, 101))
    (tmp_path / "名单.csv").write_text("姓名,奖,分\n" + rows, encoding="utf-8")
    command = ["fill", "证书.docx", "名单.csv", "-C", str(tmp_path), "--out"]
    alone = CliRunner().invoke(docgen, [*command, "甲"])
    together = CliRunner().invoke(docgen, [*command, "乙", "-j", "2"])
    made = [{path.name: path.read_bytes() for path in (tmp_path / one).glob("*.docx")} for one in "甲乙"]
    assert made[0] == made[1]
    assert len(made[0]) > 90
    assert together.stdout == alone.stdout.replace("甲", "乙")


@pytest.mark.parametrize("stage", ["drafting", "rendering"])
def test_a_process_that_is_killed_is_told_and_the_next_run_completes_the_work(
    office: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    folder, parent = office(SOUND), os.getpid()

    def killed(*_: object) -> None:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        if stage == "drafting":
            patch.setattr(RecordDrafter, "section", killed)
        else:
            patch.setattr(rendering_ahead, "_kept", killed)
        result = run(folder, "-j", "2")
    assert result.exit_code == 3
    assert "一个工作进程中途被系统结束了" in result.stderr
    assert run(folder, "-j", "2").exit_code == 0
    assert len(papers(folder)) == RECORDS


def test_ctrl_c_is_the_main_process_business(monkeypatch: pytest.MonkeyPatch) -> None:
    with workers(2) as pool:
        assert pool is not None
        assert pool.executor.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN


def test_errors_of_the_text_refuse_the_same_records_and_are_waived_at_the_same_lines(
    office: Callable[[str], Path],
) -> None:
    wrong = ONE.replace("2023-03-08", "2023-10-01") + "    内容: 会议学习了“”，达到了目地。\n"
    waived = wrong.replace("2023-10-01", "2023-10-02").replace("目地。", "目地。 # docgen: 忽略 T01, P03")
    folder = office("会议:\n" + records(0, 140) + wrong + waived + records(150, 40))
    alone, made_alone = run(folder, "--strict"), papers(folder)
    taken_away(folder)
    together = run(folder, "-j", "2", "--strict")
    assert "目地" in alone.stderr
    assert (len(made_alone), papers(folder)) == (181, made_alone)
    assert (together.exit_code, together.stderr) == (alone.exit_code, alone.stderr)
    assert run(folder, "-j", "2").exit_code == 0
    assert len(papers(folder)) == 182


def test_errors_are_waived_in_a_file_that_is_read_whole_too(office: Callable[[str], Path]) -> None:
    wrong = ONE + "    内容: 会议学习了文件，达到了目地。 # docgen: 忽略 T01\n"
    result = run(office("年度: 2023\n会议:\n" + wrong))
    assert "目地" not in result.stderr
    assert "目地" in run(office("年度: 2023\n会议:\n" + wrong.partition(" # ")[0] + "\n")).stderr
