"""The same plan made in Word in many ways comes out as the same plan, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from manuscripts import headings, imported, plan_in, sentences
from office_files import CLOSING, DATE, GONE, LEAD, OUTLINE, SCHEDULE, TITLE, UNIT, WAYS, WORDS

from docgen.importing.plan_yaml import check_imported

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("way", WAYS)
def test_a_word_file_made_in_any_way_gives_the_same_plan(way: str) -> None:
    made = imported(WAYS[way](), year=2024)
    plan = plan_in(made.text, 2024)
    assert headings(plan) == OUTLINE
    assert "".join(plan.title) == TITLE
    assert plan.lead == (LEAD,)
    assert plan.closing == (CLOSING,)
    assert plan.signature == UNIT
    assert str(plan.issued) == "2024-02-26"
    assert not made.proof.lost


@pytest.mark.parametrize("way", WAYS)
def test_every_sentence_of_a_word_file_stands_in_the_yaml(way: str) -> None:
    made = imported(WAYS[way](), year=2024)
    there = "".join(sentences([made.text.replace("2024-02-26", DATE)]))
    assert [each for each in sentences(WORDS) if each not in there] == []


@pytest.mark.parametrize("way", WAYS)
def test_the_imported_yaml_has_no_errors(way: str) -> None:
    text = imported(WAYS[way](), year=2024).text
    assert [d for d in check_imported(text, "plan.yaml", 2024) if d.level.value != "hint"] == []


def test_text_that_was_deleted_with_changes_tracked_is_left_out_and_that_is_said() -> None:
    made = imported(WAYS["tracked changes"](), year=2024)
    assert GONE not in made.text
    (said,) = made.said
    assert said.code == "I920"
    assert "全部接受" in said.message


def test_a_table_of_times_and_matters_becomes_the_schedule() -> None:
    plan = plan_in(imported(WAYS["a table of its schedule"](), year=2024).text, 2024)
    assert len(plan.schedule) == len(SCHEDULE) - 1
    meeting, service, monthly, day, late = plan.schedule
    assert (meeting.name, meeting.kind, meeting.months.words) == ("支部党员大会", "党员大会", "3月")
    assert (service.months.words, service.remark, service.kind) == ("3月", "到敬老院", "")
    assert (monthly.promise, monthly.kind) == ("每月", "支委会")
    assert [str(each) for each in day.days] == ["2024-09-10"]
    assert (late.kind, late.remark) == ("民主评议会", "期末；会前谈心")


def test_the_file_that_libreoffice_made_of_an_odt_is_read_the_same() -> None:
    plan = plan_in(imported((FILES / "libreoffice.docx").read_bytes(), year=2024).text, 2024)
    assert headings(plan) == OUTLINE
    assert (plan.lead, plan.closing, plan.signature) == ((LEAD,), (CLOSING,), UNIT)
