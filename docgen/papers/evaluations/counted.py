"""What papers that count need of a year: its duties, and whether the files counted from can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.base.diagnostics import Diagnostic, Place, error
from docgen.domain.calendar.windows import Window, windows
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.people.roster import Roster
from docgen.domain.rules import rules_of
from docgen.domain.schedule.duties import Duty, duties
from docgen.models.evaluations import Evaluation
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.year import Year

FILES = {"minutes": "会议记录", "plan": "plan.yaml", "calendar": "calendar.yaml", "notices": "notices.yaml"}


@dataclass(frozen=True)
class Account:
    """A year that papers are counted from."""

    year: Year
    organization: Organization

    @cached_property
    def roster(self) -> Roster:
        """The roster."""
        return Roster(self.organization)

    def windows_of(self, kind: str) -> list[Window]:
        """The windows of a kind in the year."""
        return windows(
            kind, self.year.number, work_calendar(self.year.calendar).calendar.terms(self.year.number)
        )

    def duties(self) -> list[Duty]:
        """What the plan promises and the rules demand."""
        plan = self.year.plan or Plan.model_construct()
        return duties(plan, rules_of(self.year.number, self.year.rules), self.windows_of)


def not_trusted(record: Evaluation, year: Year, files: Collection[str]) -> Iterator[Diagnostic]:
    """A file with errors counts short: nothing is counted from it until they are mended."""
    faulty = [FILES[name] for name in FILES if name in files and name in year.faulty]
    if faulty:
        message = f"{'、'.join(faulty)}有错误或者没有，{record.kind}不能照它统计"
        mend = f"运行 docgen check {year.number} 看是哪几处，改好再生成"
        yield error("D510", _place(record), message, mend)


def _place(record: Evaluation) -> Place:
    return record.place_of("类别")
