"""The meeting that a notice rests on (依据: 会议), found in the minutes; or why none was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import Decision
from docgen.domain.people.seat import bare
from docgen.domain.words.dates import official_date
from docgen.models.notices import Basis, Notice

FROM_MINUTES = (
    "依据可以写“会议”，或者写明是哪一次，如 2023-06-20 党员大会；不在今年会议记录里的，照印的话写成一句"
)


class Grounds(NamedTuple):
    """A meeting and what it decided of the notice's kind; no decisions where only its day was looked up."""

    case: Attendance
    decisions: tuple[Decision, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The people of decisions that carried."""
        return tuple(dict.fromkeys(name for d in self.decisions if d.carried for name in d.names))

    def decision_on(self, name: str) -> Decision | None:
        """Find the decision on somebody."""
        return next((d for d in self.decisions if bare(name) in map(bare, d.names)), None)


class Search(NamedTuple):
    """The meetings on record, and what they decided."""

    cases: Sequence[Attendance]
    decisions: Sequence[Decision]

    def grounds(self, notice: Notice) -> Grounds | Diagnostic | None:
        """The meeting that the notice rests on; None where it names none."""
        basis = notice.basis
        if basis is None or not basis.is_meeting:
            return None
        found = self._deciding(notice) if basis.day is None else self._on_the_day(notice, basis)
        return self._narrowed(notice, found) if isinstance(found, list) else found

    def _deciding(self, notice: Notice) -> list[Grounds] | Diagnostic:
        """Meetings that decided of the kind, and of its people where they are named."""
        wanted = {bare(subject.name) for subject in notice.subjects}
        deciding = [d for d in self.decisions if d.kind == notice.kind and _is_of(d.case, notice.branch)]
        about = [d for d in deciding if not wanted or wanted & set(d.names)]
        # A meeting that decided of others is kept: the message can then say of whom.
        found = _by_meeting(about or deciding)
        return found or _nothing_decided(notice)

    def _on_the_day(self, notice: Notice, basis: Basis) -> list[Grounds] | Diagnostic:
        alike = [c for c in self.cases if c.day == basis.day and c.meeting.is_a(basis.kind)]
        meetings = [c for c in alike if _is_of(c, basis.body) and _is_of(c, str(notice.branch))]
        if not meetings:
            return _no_such_meeting(notice, basis, self.cases)
        return _by_meeting(self._decided(notice, meetings)) or [Grounds(case, ()) for case in meetings]

    def _decided(self, notice: Notice, meetings: Sequence[Attendance]) -> list[Decision]:
        """All that these meetings decided of the notice's kind."""
        # By identity: comparing two cases would compare their whole rosters.
        there = {id(case) for case in meetings}
        return [d for d in self.decisions if d.kind == notice.kind and id(d.case) in there]

    def _narrowed(self, notice: Notice, found: list[Grounds]) -> Grounds | Diagnostic:
        """The last meeting before the notice was posted; two of one day must be told apart."""
        before = [one for one in found if notice.posted is None or one.case.day <= notice.posted]
        last = max(one.case.day for one in before or found)
        # Two committees may sit on one day: the one that decided of these people is meant.
        best = _of_most_people(notice, [one for one in before or found if one.case.day == last])
        return best[0] if len(best) == 1 else _several(notice, best)


def _by_meeting(found: Sequence[Decision]) -> list[Grounds]:
    cases = {id(d.case): d.case for d in found}.values()
    return [Grounds(case, tuple(d for d in found if d.case is case)) for case in cases]


def _of_most_people(notice: Notice, found: list[Grounds]) -> list[Grounds]:
    wanted = {bare(subject.name) for subject in notice.subjects}
    shared = [len(wanted & set(one.names)) for one in found]
    return [one for one, number in zip(found, shared, strict=True) if number == max(shared)]


def _is_of(case: Attendance, body: str) -> bool:
    """Return whether the meeting was that body's; nothing said means any."""
    return not body or body in (*case.branches, str(case.meeting.group))


def _nothing_decided(notice: Notice) -> Diagnostic:
    message = f"今年的会议记录里没有找到“{notice.kind}”的决议"
    return error("N805", notice.place_of("依据"), message, FROM_MINUTES)


def _no_such_meeting(notice: Notice, basis: Basis, cases: Sequence[Attendance]) -> Diagnostic:
    day = basis.day or date.min
    body = basis.body or str(notice.branch)
    alike = [case for case in cases if case.meeting.is_a(basis.kind) and _is_of(case, body)]
    nearest = min(alike, key=lambda case: abs((case.day - day).days), default=None)
    question = f"，最近的一次是{official_date(nearest.day)}" if nearest else ""
    where = f"{body}{basis.kind}"
    message = f"会议记录里没有{official_date(day)}的{where}{question}"
    return error("N805", notice.place_of("依据"), message, f"核对日期和会议。{FROM_MINUTES}")


def _several(notice: Notice, found: Sequence[Grounds]) -> Diagnostic:
    bodies = "、".join("、".join(one.case.branches) for one in found)
    message = f"这一天有{len(found)}次这样的会议（{bodies}），看不出是哪一次"
    return error("N805", notice.place_of("依据"), message, "补上一行“支部: …”")
