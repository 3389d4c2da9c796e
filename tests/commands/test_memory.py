"""An unchanged year is decided from hashes alone, and nothing that changed is ever taken for unchanged."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.checking.proofreading import year as texts_of_year
from docgen.commands import docgen
from docgen.making import records, year_inputs

SECOND = MEETING.split("\n", 1)[1].replace("2023-03-08", "2023-04-07")
DOUBTFUL = MEETING.split("\n", 1)[1].replace("2023-03-08", "2023-04-08")
"""On a Saturday: a warning."""


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Path:
    folder = workspace(organization=ROSTER)
    put(folder, "minutes.yaml", MEETING + SECOND + DOUBTFUL)
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever the records are read."""
    happened: list[str] = []
    read = records.Recording.drafted

    def noted(recording: records.Recording) -> object:
        happened.append("read")
        return read(recording)

    monkeypatch.setattr(records.Recording, "drafted", noted)
    return happened


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "plans" / "2023" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(folder: Path, *words: str) -> Result:
    command = ["minutes", "2023", "-C", str(folder), *words]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def papers(folder: Path) -> list[Path]:
    return sorted((folder / "generated").rglob("*.docx"))


def test_records_that_did_not_change_are_not_read_again_and_the_same_is_said(
    office: Path, reads: list[str]
) -> None:
    first, second = run(office), run(office)
    assert reads == ["read"]
    assert second.stderr == first.stderr != ""
    assert "未变化 3 个" in second.stdout


CHANGES: dict[str, Callable[[Path], None]] = {
    "a record": lambda folder: put(folder, "minutes.yaml", MEETING + DOUBTFUL),
    "another file of minutes": lambda folder: put(folder, "minutes/四月.yaml", "会议:\n" + SECOND),
    "the roster": lambda folder: (folder / "plans" / "organization.yaml").write_text(
        ROSTER.replace("郑好", "郑浩"), encoding="utf-8"
    ),
    "the calendar": lambda folder: (folder / "plans" / "calendar.yaml").write_text(
        "放假: [2023-04-07]\n", encoding="utf-8"
    ),
    "a file of ballots": lambda folder: put(folder, "选票.csv", "票,意见\n1,赞成\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_the_records_depend_on_has_them_read_again(
    office: Path, reads: list[str], change: Callable[[Path], None]
) -> None:
    run(office)
    change(office)
    run(office)
    assert reads == ["read", "read"]


def test_another_choice_is_another_memory(office: Path, reads: list[str]) -> None:
    run(office)
    assert "未变化 1 个" in run(office, "--month", "3").stdout
    assert "未变化 2 个" in run(office, "--month", "4").stdout
    assert reads == ["read"] * 3


def test_a_paper_that_is_missing_is_made_again_though_nothing_was_changed(
    office: Path, reads: list[str]
) -> None:
    run(office)
    made = {path: path.read_bytes() for path in papers(office)}
    papers(office)[1].unlink()
    assert "已写入 1 个，未变化 2 个" in run(office).stdout
    assert {path: path.read_bytes() for path in papers(office)} == made
    assert reads == ["read", "read"]


def test_a_paper_edited_by_hand_is_still_told(office: Path) -> None:
    run(office)
    papers(office)[0].write_bytes(b"mine")
    assert "未变化 2 个，已另存 1 个" in run(office).stdout
    assert papers(office)[0].read_bytes() == b"mine"


def test_a_year_that_changes_while_a_remembered_paper_is_made_is_told(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(office)
    papers(office)[0].unlink()
    read = records.Recording.drafted

    def changed(recording: records.Recording) -> object:
        put(office, "minutes.yaml", "会议:\n" + SECOND)
        return read(recording)

    monkeypatch.setattr(records.Recording, "drafted", changed)
    result = run(office)
    assert result.exit_code == 3
    assert "plans 里的文件又改动了；再运行一次" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_behind_a_folder_that_is_a_link_nothing_is_remembered(
    office: Path, reads: list[str], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (office / "plans" / "2023" / "ballots").symlink_to(tmp_path / "elsewhere")
    run(office)
    run(office)
    assert reads == ["read", "read"]


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 400])
def test_a_memory_that_is_spoilt_is_no_memory(
    office: Path, reads: list[str], cache: Path, spoilt: bytes
) -> None:
    run(office)
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:40] + spoilt)
    assert "未变化 3 个" in run(office).stdout
    assert reads == ["read", "read"]


def test_without_a_cache_all_is_read(office: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", "")
    run(office)
    run(office)
    assert reads == ["read", "read"]


def test_texts_that_did_not_change_are_not_proofread_again_and_the_same_is_said(
    workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace("标题: 工作计划\n导语: 做好,全年的工作。\n成文日期: 2023-01-10\n")
    command = ["plan", "2023", "-C", str(folder)]
    first = CliRunner().invoke(docgen, command)
    assert "P01" in first.stderr
    with monkeypatch.context() as patch:
        patch.setattr(texts_of_year, "text_errors", None)
        assert CliRunner().invoke(docgen, command).stderr == first.stderr
    put(folder, "plan.yaml", "标题: 工作计划\n导语: 做好，全年的工作。\n成文日期: 2023-01-10\n")
    assert CliRunner().invoke(docgen, command).stderr == ""


PLAN = "标题: 工作计划\n导语: 做好全年的工作。\n成文日期: 2023-01-10\n"


def test_a_plan_that_did_not_change_is_not_read_again_but_is_made_again_where_it_is_missing(
    workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace(PLAN)
    command = ["plan", "2023", "-C", str(folder)]
    CliRunner().invoke(docgen, command)
    (paper,) = papers(folder)
    made = paper.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(year_inputs, "load_year", None)
        assert "未变化" in CliRunner().invoke(docgen, command).stdout
    paper.unlink()
    assert "已写入 1 个" in CliRunner().invoke(docgen, command).stdout
    assert paper.read_bytes() == made
