"""A run and the run after it: written, unchanged, updated, not made."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath

import pytest

from docgen.base.file_names import safe_file_name
from docgen.writing.outcomes import Output, WriteOutcome
from docgen.writing.outputs import unsettled, write_outputs

NAME = "plan/云溪市第三中学年度计划.docx"


def test_a_first_run_writes_the_file_and_says_so(office):
    written = office.write_one(NAME, "one")
    assert (written.outcome, written.detail, written.wrote) == (WriteOutcome.WRITTEN, "新建", True)
    assert written.path == office.folder / NAME
    assert office.files() == {NAME: "one"}


def test_a_second_run_renders_nothing_and_touches_nothing_but_the_lock(office):
    office.write({NAME: "one", "plan/b.docx": "two"})
    before = {p: p.stat() for p in office.everything() if p.name != ".docgen.lock"}
    report = office.write({NAME: "one", "plan/b.docx": "two"})
    assert [w.outcome for w in report.written] == [WriteOutcome.UNCHANGED] * 2
    assert not any(w.wrote for w in report.written)
    assert office.rendered == []
    assert {p: p.stat() for p in before} == before


def test_a_changed_source_updates_docgens_own_file(office):
    office.write_one(NAME, "one")
    written = office.write_one(NAME, "two")
    assert (written.outcome, written.detail) == (WriteOutcome.WRITTEN, "更新")
    assert office.files() == {NAME: "two"}


def test_a_changed_source_that_makes_the_same_bytes_writes_nothing(office):
    office.write({NAME: "one"})
    output = office.output(NAME, "one", source="a comment more")
    assert write_outputs(office.folder, [output]).written[0].outcome is WriteOutcome.UNCHANGED
    office.rendered.clear()
    assert write_outputs(office.folder, [output]).written[0].outcome is WriteOutcome.UNCHANGED
    assert office.rendered == []


def test_a_deleted_file_comes_back(office):
    office.write_one(NAME, "one")
    (office.folder / NAME).unlink()
    assert office.write_one(NAME, "one").detail == "新建"
    assert office.files() == {NAME: "one"}


def test_an_empty_file_left_by_the_explorer_holds_nothing_to_protect(office):
    office.edit(NAME, "")
    assert office.write_one(NAME, "one").outcome is WriteOutcome.WRITTEN
    assert office.files() == {NAME: "one"}


def test_a_document_with_wrong_data_is_not_made_and_the_others_are(office):
    office.write({"a.docx": "one", "b.docx": "two"})
    report = office.write({"a.docx": None, "b.docx": "three", "c.docx": None})
    assert [w.outcome for w in report.written] == [
        WriteOutcome.NOT_MADE,
        WriteOutcome.WRITTEN,
        WriteOutcome.NOT_MADE,
    ]
    assert [w.detail for w in report.written][::2] == [
        "它的数据或模板有错；原来的文件还在",
        "它的数据或模板有错",
    ]
    assert office.files() == {"a.docx": "one", "b.docx": "three"}


def test_a_file_of_an_unknown_maker_that_equals_the_new_one_is_recorded(office):
    office.edit(NAME, "one")
    assert office.write_one(NAME, "one").outcome is WriteOutcome.UNCHANGED
    assert office.write_one(NAME, "two").outcome is WriteOutcome.WRITTEN


def test_the_clock_plays_no_part(office):
    office.write_one(NAME, "one")
    os.utime(office.folder / NAME, (0, 0))
    assert office.write_one(NAME, "one").outcome is WriteOutcome.UNCHANGED
    os.utime(office.folder / NAME, (2**31, 2**31))
    assert office.write_one(NAME, "two").outcome is WriteOutcome.WRITTEN


def test_each_file_is_told_as_it_is_done(office):
    told: list[str] = []
    outputs = [office.output("a.docx", "1"), office.output("b.docx", None)]
    write_outputs(office.folder, outputs, progress=lambda w: told.append(f"{w.path.name} {w.outcome.label}"))
    assert told == ["a.docx 已写入", "b.docx 未生成"]


def test_papers_of_another_command_stay_in_the_record(office):
    office.write_one("plan/a.docx", "plan")
    office.write_one("minutes/b.docx", "minutes")
    assert office.write_one("plan/a.docx", "plan").outcome is WriteOutcome.UNCHANGED


def test_the_manifest_is_sorted_and_readable(office):
    office.write({"minutes/会议.docx": "2", "plan/计划.docx": "1"})
    text = (office.folder / ".docgen.json").read_text("utf-8")
    assert "计划" in text
    content = json.loads(text)
    assert content["version"] == 1
    assert list(content["documents"]) == ["minutes/会议.docx", "plan/计划.docx"]
    assert set(content["documents"]["plan/计划.docx"]) == {"source", "output", "part"}


def test_two_outputs_of_one_path_are_a_mistake_of_the_program(office):
    with pytest.raises(ValueError, match="distinct"):
        write_outputs(office.folder, [office.output("a.docx", "1"), office.output("A.docx", "2")])


def test_nothing_to_write_makes_no_folder(office):
    assert write_outputs(office.folder, []).written == []
    assert not office.folder.exists()


def test_no_file_of_docgens_own_is_left_but_the_record_and_the_lock(office):
    office.write_one(NAME, "one")
    assert {p.name for p in office.folder.iterdir()} == {".docgen.json", ".docgen.lock", "plan"}


def test_the_longest_name_of_rare_characters_can_be_written_and_kept_beside(office):
    name = safe_file_name("𬱖" * 100) + ".docx"
    office.edit(name, "mine")
    written = office.write_one(name, "new")
    assert written.outcome is WriteOutcome.BESIDE
    assert written.second is not None
    assert written.second.read_text() == "new"


def test_only_what_hashes_do_not_answer_needs_rendering(office):
    office.write({"same.docx": "1", "new source.docx": "2", "edited.docx": "3", "gone.docx": "4"})
    office.edit("edited.docx", "mine")
    (office.folder / "gone.docx").unlink()
    (office.folder / "folder.docx").mkdir()
    papers = {
        "same.docx": "1",
        "new source.docx": "2b",
        "edited.docx": "3",
        "gone.docx": "4",
        "folder.docx": "5",
    }
    outputs = [office.output(*paper) for paper in papers.items()]
    assert [str(o.path) for o in unsettled(office.folder, outputs)] == list(papers)[1:]


def test_asking_what_needs_rendering_writes_nothing(tmp_path: Path):
    output = Output(PurePosixPath("a.docx"), "s", lambda: b"1")
    assert unsettled(tmp_path / "2023", [output]) == [output]
    assert list(tmp_path.iterdir()) == []
