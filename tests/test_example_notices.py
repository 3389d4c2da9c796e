"""The example year's notices agree with its minutes, its roster and the calendar, and show every kind."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from reading_models import read

from docgen.base.workspace import Workspace
from docgen.domain.notices.notice_case import NoticeCase
from docgen.making.build import build
from docgen.models.notices import NOTICE_KINDS, Notice, Notices
from docgen.year import load_year

REPOSITORY = Path(__file__).parents[1]
FILES = ("organization", "calendar", "rules", "minutes", "evaluations", "notices")


@pytest.fixture(scope="module")
def cases() -> tuple[NoticeCase, ...]:
    year = load_year(Workspace(REPOSITORY), 2023, FILES)
    assert year.said["notices"] == ()
    assert year.reminders() == []
    return year.publicised


def test_every_kind_is_shown(cases: tuple[NoticeCase, ...]) -> None:
    assert {case.notice.kind for case in cases} == set(NOTICE_KINDS)


@pytest.mark.parametrize(
    ("number", "last"),
    [
        ("2023-01", date(2023, 3, 21)),
        ("2023-02", date(2023, 6, 28)),
        ("2023-04", date(2023, 7, 3)),
        ("2023-05", date(2023, 10, 8)),
        ("2023-06", date(2023, 10, 10)),
        ("2023-08", date(2023, 12, 29)),
    ],
)
def test_the_last_days_are_those_of_the_official_calendar(
    cases: tuple[NoticeCase, ...], number: str, last: date
) -> None:
    (period,) = [case.period for case in cases if case.notice.number == number]
    assert period is not None
    assert period.last == last


def test_each_step_rests_on_a_meeting_of_the_year(cases: tuple[NoticeCase, ...]) -> None:
    steps = [case for case in cases if case.is_of_stage]
    assert len(steps) == 5
    for case in steps:
        assert case.grounds is not None
        assert set(case.grounds.names) == {person.label for person in case.persons}


def test_its_papers_lack_nothing(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    report = build(Workspace(tmp_path), 2023, "notices")
    assert (len(report.written), report.missing, report.refused) == (18, 0, [])


def test_the_starter_file_is_right_once_its_marks_are_taken_away() -> None:
    starter = (REPOSITORY / "docgen" / "base" / "starter" / "notices.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^#(?=  )|^# (?=受理:|张贴:)", "", starter.replace("@年@", "2023"))
    notices, said = read(Notices, text)
    assert said == []
    assert notices is not None
    assert [notice.kind for notice in notices.notices] == ["发展对象", "评优评先"]
    assert notices.posted_at == "校务公开栏"
    assert all(isinstance(notice, Notice) for notice in notices.notices)
