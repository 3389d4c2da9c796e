"""Commands that write single files: one that is held open keeps none of the others back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from aftermath import Aftermath, Office
from disorder import Stages, held_open, kill, needs_fork, run, sampled, stages_of

pytestmark = needs_fork
MACHINE_REFUSED = 3
SIGKILL = -9
FAULT = "file held open (mocked sharing violation of Windows)"


@pytest.mark.parametrize("held", ["日程.ics", "日程.xlsx"])
@pytest.mark.parametrize("papers", [(), ("--notices", "6")])
def test_a_calendar_held_open_keeps_no_other_file_back(
    office: Office, tmp_path: Path, aftermath: Aftermath, held: str, papers: tuple[str, ...]
):
    files = {name: tmp_path / name for name in ("日程.ics", "日程.xlsx")}
    options = ["--ics", str(files["日程.ics"]), "--xlsx", str(files["日程.xlsx"])]
    words = ("schedule", "2023", "--at", "2023-05-31", *options, *papers)
    assert run(office.root, *words).status == 0
    of_last_week = {name: path.read_bytes() for name, path in files.items()}
    plan = (office.root / "plans/2023/plan.yaml").read_text(encoding="utf-8")
    office.put("plans/2023/plan.yaml", plan.replace("2023-06-08", "2023-06-09"))
    shutil.rmtree(office.root / "generated/2023/schedule", ignore_errors=True)
    ended = run(office.root, *words, before=held_open(held))
    assert ended.status == MACHINE_REFUSED
    assert [name for name, path in files.items() if path.read_bytes() == of_last_week[name]] == [held]
    assert ("（新建）" in ended.said) == bool(papers)
    aftermath(FAULT, office, ended, words, told=f"“{held}”正被别的程序打开")
    assert files[held].read_bytes() != of_last_week[held]


def test_a_template_held_open_keeps_no_other_back(office: Office, aftermath: Aftermath):
    words = ("templates", "reset")
    assert run(office.root, *words).status == 0
    templates = sorted((office.root / "templates_docx").glob("*.docx"))
    for path in templates:
        office.put(path.relative_to(office.root).as_posix(), path.read_bytes() + b"restyled")
    ended = run(office.root, *words, before=held_open(templates[0].name))
    assert (ended.status, ended.said.count("已恢复")) == (MACHINE_REFUSED, len(templates) - 1)
    aftermath(FAULT, office, ended, words, told=f"“{templates[0].name}”正被别的程序打开")


def test_an_init_that_was_killed_is_finished_by_the_next(young: Office, tmp_path: Path, aftermath: Aftermath):
    words = ("init", "--year", "2024")
    young.below = "."
    calm = young.copy(tmp_path / "calm")
    stages = stages_of(calm.root, calm.root, *words)
    for number in sampled(stages, 6):
        office = young.copy(tmp_path / f"{number}")
        ended = run(office.root, *words, before=Stages(office.root, kill, number))
        assert ended.status == SIGKILL
        stage = stages[number - 1]
        aftermath(
            "kill -9 (docgen init)", office, ended, words, expected=calm.files(), told="^完成", case=stage
        )


def test_an_export_that_was_killed_is_finished_by_the_next(
    young: Office, tmp_path: Path, aftermath: Aftermath
):
    young.below = "."
    edited = "日程.ics"

    def words(office: Office) -> tuple[str, ...]:
        # One within the office and one outside: both are known by the record in generated.
        files = ("--ics", str(office.root / edited), "--xlsx", str(office.root.parent / "桌面" / "日程.xlsx"))
        return ("schedule", "2023", "--at", "2023-05-31", *files)

    def prepared(to: Path) -> Office:
        office = young.copy(to / "工作区")
        assert run(office.root, *words(office)).status == 0
        office.put(edited, b"edited by hand")
        plan = (office.root / "plans/2023/plan.yaml").read_text(encoding="utf-8")
        office.put("plans/2023/plan.yaml", plan.replace("2023-06-08", "2023-06-09"))
        return office

    calm = prepared(tmp_path / "calm")
    stages = stages_of(calm.root, calm.root.parent, *words(calm))
    made = (calm.root.parent / "桌面" / "日程.xlsx").read_bytes()
    expected = {name: data for name, data in calm.files().items() if not name.endswith(".docgen.json")}
    for number in sampled(stages, 9):
        office = prepared(tmp_path / f"{number}")
        ended = run(office.root, *words(office), before=Stages(office.root.parent, kill, number))
        assert ended.status == SIGKILL
        stage = stages[number - 1]
        aftermath(
            "kill -9 (docgen schedule --xlsx)", office, ended, words(office), told="^已另存", case=stage
        )
        left = {name: data for name, data in office.files().items() if not name.endswith(".docgen.json")}
        assert left == expected, stage
        desk = office.root.parent / "桌面"
        assert {path.name: path.read_bytes() for path in desk.iterdir()} == {"日程.xlsx": made}, stage
