"""One publicity notice against what the office knows: the roster, the minutes, the calendar, the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from docgen.base.diagnostics import Diagnostic
from docgen.domain.calendar.workdays import UnknownYear, WorkCalendar
from docgen.domain.evaluations.comparison import ComparisonOutcome
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import Decision, decisions
from docgen.domain.meetings.presence import OF_ASSEMBLY
from docgen.domain.notices.grounds import Grounds, Search
from docgen.domain.notices.publicity import Publicity, Term, publicity
from docgen.domain.people.course import HERE, Course, CourseSource, Detail
from docgen.domain.people.known import Known, order_in, whom
from docgen.domain.people.probation import Probation
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import bare
from docgen.domain.rules import publicity_rule, stage_rule
from docgen.domain.words.stroke_order import UnknownStrokes, by_surname_strokes
from docgen.models.contacts import Contact
from docgen.models.minutes import Meeting, Nominee
from docgen.models.notice_period import CALENDAR_DAYS, WORKDAYS
from docgen.models.notices import (
    AWARD,
    BY_STROKES,
    CONFIRMED,
    FREE,
    IN_ROSTER_ORDER,
    NEXT_DAY,
    RANKING,
    SAME_DAY,
    STAGE_KINDS,
    Notice,
    Notices,
    Subject,
)
from docgen.models.organization import Organization
from docgen.models.rules import PROBATION, PublicityRule, Rules, StageRule
from docgen.reading.nodes import Text


@dataclass(frozen=True)
class OfficeRecords:
    """The records of the office that a notice is compared with."""

    roster: Roster
    meetings: Sequence[Meeting]
    calendar: WorkCalendar
    rules: Rules | None = None
    outcomes: Mapping[str, ComparisonOutcome] = field(default_factory=dict)
    """The results of the year's comparisons (一讲二评三公示), by their 编号."""

    @property
    def organization(self) -> Organization:
        """The organization of the office."""
        return self.roster.organization

    @cached_property
    def cases(self) -> tuple[Attendance, ...]:
        """The meetings on record."""
        return tuple(Attendance(meeting, self.roster, self.rules) for meeting in self.meetings)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of these meetings about people."""
        return decisions(self.cases, self.organization)


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody a notice is about, as the notice itself, the minutes and the roster tell of them."""

    subject: Subject
    known: Known | None
    nominee: Nominee | None
    """The person of the vote that the notice rests on."""
    course: Course

    @property
    def label(self) -> str:
        """The name as printed: a namesake with what tells them apart."""
        return self.known.label if self.known else str(self.subject.name)

    def told(self, what: str) -> Detail | None:
        """Return what the nearest source says of a field of `Steps` or the roster; None where none does."""
        return self.course.told(what)


@dataclass(frozen=True)
class NoticeCase:
    """One notice with what follows from it; `file` holds what all notices of the file have in common."""

    notice: Notice
    file: Notices
    office: OfficeRecords

    @cached_property
    def rule(self) -> PublicityRule | None:
        """The rule on the length of its period."""
        day = self.notice.posted
        # The length is the rule of superior bodies, and they differ: an office may write its own.
        return publicity_rule(self.notice.kind, day, self.office.rules) if day else None

    @cached_property
    def term(self) -> Term | None:
        """The way its period is counted: as written, or else by the rule."""
        notice, rule = self.notice, self.rule
        # Without a rule the usual ways of counting, so that a length typed by hand still counts.
        days, unit, start = (rule.days, rule.unit, rule.start) if rule else (0, WORKDAYS, SAME_DAY)
        if notice.length:
            days, unit = notice.length.days, notice.length.unit or unit
        return Term(days, notice.unit or unit, notice.start or start, notice.deferred) if days else None

    @cached_property
    def period(self) -> Publicity | None:
        """Its period; None where too little is written, or `unknown_year` tells which year nobody knows."""
        return self._reckoned if isinstance(self._reckoned, Publicity) else None

    @cached_property
    def unknown_year(self) -> int | None:
        """The year whose days off nobody knows, where its last day depends on them."""
        return self._reckoned.supposed_in if isinstance(self._reckoned, Publicity) else self._reckoned

    @cached_property
    def _reckoned(self) -> Publicity | int | None:
        return self.counted if self.notice.until is None else self._as_typed(self.notice.until)

    @cached_property
    def counted(self) -> Publicity | int | None:
        """Its period as its days are counted, whatever last day is written; or the year that nobody knows."""
        if self.notice.posted is None or self.term is None:
            return None
        try:
            return publicity(self.notice.posted, self.term, self.office.calendar)
        except UnknownYear as unknown:
            # Kept and not raised: `days_off_are_known` tells it at the notice's own place.
            return unknown.year

    def _as_typed(self, until: date) -> Publicity | None:
        """The period up to the day that the office wrote; its length is printed where it wrote that too."""
        posted, counted = self.notice.posted, self.counted
        if posted is None:
            return None
        if isinstance(counted, Publicity) and counted.last == until and not counted.supposed_in:
            return counted
        term = self.term if self.term and self.notice.length else Term(0, CALENDAR_DAYS, SAME_DAY)
        first = posted if self.notice.start != NEXT_DAY else posted + timedelta(days=1)
        return Publicity(posted, term, first, until, is_typed=True)

    @cached_property
    def ground(self) -> Grounds | Diagnostic | None:
        """The meeting it rests on, or why that was not found."""
        return Search(self.office.cases, self.office.decisions).grounds(self.notice)

    @property
    def grounds(self) -> Grounds | None:
        """The meeting it rests on."""
        return self.ground if isinstance(self.ground, Grounds) else None

    @property
    def outcome(self) -> ComparisonOutcome | None:
        """The comparison it publishes, where 依据 is the 编号 of one."""
        basis = self.notice.basis
        if self.notice.kind != RANKING or basis is None or basis.is_meeting:
            return None
        return self.office.outcomes.get(str(basis.text).strip())

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Those it is about: as written, or else those of the meeting, in the order asked for."""
        found = [self._person(subject) for subject in self._subjects()]
        # A ranking is published best first, not in the order of the roster.
        is_by_rank = self.outcome and not self.notice.subjects
        if self.notice.order == BY_STROKES and not is_by_rank:
            return self._by_strokes(found)
        if is_by_rank or self.notice.order != IN_ROSTER_ORDER or not all(person.known for person in found):
            return tuple(found)
        return tuple(
            sorted(found, key=lambda p: order_in(self.office.roster, p.known) if p.known else (2, 0))
        )

    def _by_strokes(self, found: list[Person]) -> tuple[Person, ...]:
        """By the strokes of the surname; as written where a character is not in the table."""
        try:
            return tuple(by_surname_strokes(found, lambda person: bare(person.subject.name)))
        except UnknownStrokes:
            return tuple(found)

    @cached_property
    def unknown_strokes(self) -> str:
        """The character that keeps the people from being set in the order of strokes; empty: none does."""
        try:
            by_surname_strokes(self.persons, lambda person: bare(person.subject.name))
        except UnknownStrokes as unknown:
            return str(unknown)
        return ""

    @property
    def is_by_strokes(self) -> bool:
        """Return whether its people stand in the order of the strokes of their surnames."""
        is_by_rank = self.outcome and not self.notice.subjects
        # 以上按姓氏笔画为序 was printed over an order that was none: it is claimed only where it was made.
        return self.notice.order == BY_STROKES and not is_by_rank and not self.unknown_strokes

    def _subjects(self) -> Sequence[Subject]:
        """As written, else those ranked, else whom the meeting decided of."""
        if self.notice.subjects:
            return self.notice.subjects
        place = self.notice.place_of("依据")
        if self.outcome:
            return [
                Subject.model_construct(name=Text(name, place), outcome=Text(told, place))
                for name, told in self.outcome.ranked
            ]
        names = self.grounds.names if self.grounds else ()
        return [Subject.model_construct(name=Text(name, place)) for name in names]

    def _person(self, subject: Subject) -> Person:
        found = self.whom(subject.name)
        # Of two namesakes neither is guessed: N802 asks which.
        known = found[0] if len(found) == 1 else None
        course = self.office.roster.course(subject.name, CourseSource(HERE, subject))
        return Person(subject, known, self._nominee(str(subject.name)), course)

    def whom(self, name: str) -> list[Known]:
        """Find the people of a name: for a transfer members, for the stages before it candidates first."""
        found = whom(self.office.roster, name)
        # Somebody may be in both lists for a while: the roster is written before the candidates are cleared.
        if self.notice.kind == CONFIRMED:
            return [one for one in found if one.is_member]
        first = [one for one in found if one.is_member is not (self.notice.kind in STAGE_KINDS)]
        return first or found

    def _nominee(self, name: str) -> Nominee | None:
        decided = self.grounds.decision_on(name) if self.grounds else None
        return decided.nominee if decided else None

    def probation(self, person: Person) -> Probation | None:
        """The probation of somebody who shall become a full member."""
        return person.course.probation(self.probation_rule(person), self.assembly_day)

    def months_added(self, person: Person) -> int:
        """By how many months the probation was extended before the assembly that it rests on."""
        return person.course.months_added(self.assembly_day)

    @property
    def assembly_day(self) -> date | None:
        """The day of the assembly that it rests on: a committee only prepares what an assembly decides."""
        case = self.grounds.case if self.grounds else None
        return case.day if case and case.meeting.kind == OF_ASSEMBLY else None

    def probation_rule(self, person: Person) -> StageRule | None:
        """The rule on probation when the notice was posted; None where no day tells which."""
        # A notice that is not posted yet is judged by the day of admission.
        day = self.notice.posted or person.course.day_of("admitted")
        return stage_rule(PROBATION, day, self.office.rules) if day else None

    @property
    def is_of_stage(self) -> bool:
        """Return whether it tells of a step on the way into the Party."""
        return self.notice.kind in STAGE_KINDS

    @property
    def is_of_merit(self) -> bool:
        """Return whether it tells of an award or a ranking."""
        return self.notice.kind in (AWARD, RANKING)

    @property
    def is_free(self) -> bool:
        """Return whether its text is the office's own."""
        return self.notice.kind == FREE

    @cached_property
    def branch(self) -> str:
        """The branch of the notice: as written, else of the meeting, else of its people; empty: the unit."""
        if self.notice.branch:
            return str(self.notice.branch)
        # An award is the whole unit's: its people come from several branches.
        if not self.is_of_stage:
            return ""
        if self.grounds and len(self.grounds.case.branches) == 1:
            return self.grounds.case.branches[0]
        branches = {person.known.branch for person in self.persons if person.known}
        return branches.pop() if len(branches) == 1 else ""

    @property
    def contact(self) -> Contact:
        """The contact for objections."""
        # One contact for the file, another where a single notice needs it.
        return self.notice.contact or self.file.contact or Contact.model_construct()

    @property
    def posted_at(self) -> str:
        """The place where it hangs."""
        return str(self.notice.posted_at or self.file.posted_at)

    @property
    def day(self) -> date | None:
        """The day by which its stages are judged: of the meeting, else of posting."""
        return self.grounds.case.day if self.grounds else self.notice.posted


def notice_cases(file: Notices, office: OfficeRecords) -> tuple[NoticeCase, ...]:
    """Every notice of the file."""
    return tuple(NoticeCase(notice, file, office) for notice in file.notices)
