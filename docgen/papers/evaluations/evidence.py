"""Which papers of a year prove what (依据材料): their file names as written, never one that is not.

The names are made as for writing, all of a kind together, so that two of one name are told apart alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.base.file_names import distinct, safe_file_name
from docgen.domain.evaluations.branch_review_facts import NOTICE, PLAN
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import Evaluation
from docgen.models.plan import MEETING_KINDS
from docgen.papers.draft import Draft
from docgen.papers.minutes.minutes import FORM as MINUTES_FORM
from docgen.papers.minutes.minutes import draft_record
from docgen.papers.notices.notices import draft_notices
from docgen.papers.plan.plan import draft_plan
from docgen.year import Year
from docgen.year.recorded import Recorded

UNIT_OF = {PLAN: "年度计划"}


class Evidence(NamedTuple):
    """The names of the papers under each word of 依据, and how many papers they are called."""

    names: Mapping[str, Sequence[str]]

    def of(self, proof: str) -> Sequence[str]:
        """The file names that one word stands for, without extension."""
        return self.names.get(proof, ())


def evidence(year: Year, branch: str, made: Sequence[tuple[Evaluation, Sequence[Draft]]]) -> Evidence:
    """The papers of a branch; `made` are the papers of the year's other evaluations."""
    found: dict[str, list[str]] = {PLAN: _names(draft_plan(year)), NOTICE: list(_notices(year, branch))}
    for draft, name in _minutes(year):
        about = draft.about or {}
        if draft.form is MINUTES_FORM and branch in about["branch"]:
            for kind in about["kind"]:
                found.setdefault(kind, []).append(name)
    for record, drafts in made:
        if record.branch in ("", branch):
            names = _names(drafts)
            own = [n for n, d in zip(names, drafts, strict=True) if record.branch or _is_of(d, branch)]
            found.setdefault(str(record.kind), []).extend(own)
    return Evidence(found)


def _notices(year: Year, branch: str) -> Iterator[str]:
    """The notices of a branch or of the whole unit, and the reports that close them."""
    mine = {str(case.notice.number) for case in year.publicised if case.branch in ("", branch)}
    drafts = draft_notices(year)
    for draft, name in zip(drafts, _names(drafts), strict=True):
        if mine.intersection((draft.about or {}).get("number", ())):
            yield name


def _minutes(year: Year) -> list[tuple[Draft, str]]:
    """All papers of the minutes with their names; extracts bear names too, but prove nothing more."""
    if year.organization is None:
        return []
    roster = Roster(year.organization)
    records = (Recorded(None, Attendance(meeting, roster), ()) for meeting in year.meetings)
    drafts = [draft for record in records for draft in draft_record(record)]
    return list(zip(drafts, _names(drafts), strict=True))


def _names(drafts: Sequence[Draft]) -> list[str]:
    return distinct([safe_file_name(draft.name) for draft in drafts])


def _is_of(draft: Draft, branch: str) -> bool:
    """A record without 支部 gives a paper a branch, which bears its name."""
    return branch in draft.name.split("_")


def called(proof: str) -> str:
    """What the papers of a word are called in the cell: 支委会记录."""
    if proof in MEETING_KINDS:
        return f"{proof}记录"
    return UNIT_OF.get(proof, f"{proof}材料")
