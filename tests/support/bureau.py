"""A bureau's folder with several small schools."""

from __future__ import annotations

import shutil
from pathlib import Path

from offices import MEETING, ROSTER

PLAN = "标题: 工作计划\n工作目标: {总体目标: 做好全年的工作。}\n成文日期: 2023-01-10\n"
DAYS = [f"2023-03-{day:02}" for day in (6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24)]
MINUTES = "会议:\n" + "".join(MEETING.split("\n", 1)[1].replace("2023-03-08", day) for day in DAYS)
PAPERS = 1 + len(DAYS)
"""Of each school."""


def bureau(folder: Path, schools: int) -> list[Path]:
    """The folders of some schools, each with a plan and its minutes."""
    return [_school(folder / f"第{number}中学") for number in range(1, schools + 1)]


def _school(folder: Path) -> Path:
    year = folder / "plans" / "2023"
    year.mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (year / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (year / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    return folder


def papers(school: Path) -> dict[str, bytes]:
    """What was made there."""
    return {path.name: path.read_bytes() for path in (school / "generated").rglob("*.docx")}


def taken_away(school: Path) -> None:
    """As if nothing had been made."""
    shutil.rmtree(school / "generated")
