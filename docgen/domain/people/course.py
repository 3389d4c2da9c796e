"""One person's course: from the application to full membership and to leaving, each fact with its source.

The same fact may be typed in the roster, in the minutes (人选) and in a notice; what assemblies decided on
somebody adds to it. Every paper and every check asks here, so that all of them tell the same days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Place
from docgen.models.organization import Member
from docgen.reading.values import YearMonth

if TYPE_CHECKING:
    from docgen.domain.people.probation import Probation
    from docgen.models.minutes import Nominee
    from docgen.models.record import Record
    from docgen.models.rules import Rules, StageRule

IN_TIME, EXTENDED, CANCELLED = "按期转正", "延长预备期", "取消预备党员资格"
ENDINGS = (IN_TIME, EXTENDED, CANCELLED)
"""The ends (结论) that a vote on a transfer may come to."""

HERE, NOMINATED, ROSTER, IN_TRAINING = "这里", "会议记录的人选", "名册", "培养对象"
"""What messages call the sources."""

STEPS = (
    ("applied", "申请入党时间"),
    ("activist", "确定积极分子时间"),
    ("listed", "列为发展对象时间"),
    ("reviewed", "预审时间"),
)
"""The steps before the admission, in the order they are taken (发展党员工作细则)."""

COMPARED = (*(field for field, _ in STEPS), "sponsors", "admitted", "mentors", "asked")
"""The facts of a course that several sources may tell."""

Detail = date | YearMonth | int | str | tuple[str, ...]
"""What is told of somebody: a day, a month, a number of months, a text, names."""


class Decided(NamedTuple):
    """The vote of an assembly on somebody's admission or transfer."""

    nominee: Nominee
    matter: str
    ending: str
    """What a vote on a transfer came to (结论); nothing for an admission."""
    day: date
    branches: tuple[str, ...]
    place: Place
    """The place of the name in the record of the meeting."""
    carried: bool | None
    """None where the record tells too little, or is itself to be mended: what it came to is left open."""

    @property
    def is_admission(self) -> bool:
        """Return whether it admitted somebody."""
        return not self.ending and bool(self.carried)

    @property
    def address(self) -> str:
        """The file and the line of the record, in the words of a message."""
        return address(self.place)


class CourseSource(NamedTuple):
    """One source on somebody, and what messages call it."""

    called: str
    record: Record

    @property
    def is_of_extension(self) -> bool:
        """Return whether it is the record of a vote that extends the probation."""
        return getattr(self.record, "ending", "") == EXTENDED

    def value(self, field: str) -> Detail | None:
        """What it says of a field; None where it says nothing."""
        return getattr(self.record, field, None) or None

    def place_of(self, field: str) -> Place:
        """The place of what it says of a field."""
        return self.record.place_of(type(self.record).model_fields[field].alias or field)

    def named(self, field: str) -> str:
        """The source in a message: what it is, and where it says so."""
        return f"{self.called}（{address(self.place_of(field))}）"


class Disagreement(NamedTuple):
    """Two sources that tell a fact differently, the nearer one first."""

    field: str
    one: CourseSource
    other: CourseSource


def nominations(decided: Sequence[Decided]) -> tuple[CourseSource, ...]:
    """What the records of these votes say of their person."""
    return tuple(CourseSource(NOMINATED, vote.nominee) for vote in decided)


def address(place: Place) -> str:
    """A file and a line, in the words of a message."""
    return f"{place.source.name.rpartition('/')[2]}第{place.line}行"


@dataclass(frozen=True, eq=False)
class Course:
    """Somebody's course, by its sources, the nearest first, and by the votes on them in the order of days."""

    sources: tuple[CourseSource, ...] = ()
    decided: tuple[Decided, ...] = ()

    def told(self, field: str) -> Detail | None:
        """What the nearest source says of a field; None where none does."""
        source = self.source_of(field)
        return source.value(field) if source else None

    def source_of(self, field: str) -> CourseSource | None:
        """The nearest source that says something of a field."""
        return next(self._saying(field), None)

    def _saying(self, field: str) -> Iterator[CourseSource]:
        """The sources that say something of a field, the nearest first."""
        sources = self._on_the_application if field == "asked" else self.sources
        return (source for source in sources if source.value(field))

    @property
    def _on_the_application(self) -> tuple[CourseSource, ...]:
        # Whose probation is extended asks again: the record of the extension alone tells of the first time.
        if self.sources and self.sources[0].is_of_extension:
            return self.sources[:1]
        return tuple(source for source in self.sources if not source.is_of_extension)

    def day_of(self, field: str) -> date | None:
        """The day that the nearest source tells; of the admission, else the day of the vote."""
        day = self.told(field)
        # After a vote that passed the roster may still have the person among the candidates.
        if day is None and field == "admitted":
            return self.admission.day if self.admission else None
        return day if isinstance(day, date) else None

    def names(self, field: str) -> tuple[str, ...]:
        """The names that the nearest source tells."""
        names = self.told(field)
        return names if isinstance(names, tuple) and not isinstance(names, YearMonth) else ()

    def disagreements(self, fields: Sequence[str] = COMPARED) -> Iterator[Disagreement]:
        """Tell what two sources say differently: of each field the first two that do."""
        for field in fields:
            for one, other in pairwise(self._saying(field)):
                if plain(one.value(field)) != plain(other.value(field)):
                    yield Disagreement(field, one, other)
                    break

    @property
    def admission(self) -> Decided | None:
        """The vote that admitted them."""
        return self._carried("")

    @property
    def transfer(self) -> Decided | None:
        """The vote that made them a full member: from its day they vote, whatever day 党龄 counts from."""
        return self._carried(IN_TIME)

    def full_since(self, own: Rules | None) -> date | None:
        """The day from which 党龄 counts: as the roster has it, else the end of the probation."""
        typed, vote = self.day_of("confirmed"), self.transfer
        if typed or vote is None:
            return typed
        # Loaded only here: a plan needs no rules.
        from docgen.domain.rules import stage_rule
        from docgen.models.rules import PROBATION

        reckoned = self.probation(stage_rule(PROBATION, vote.day, own), vote.day)
        return reckoned.ends if reckoned else vote.day

    @property
    def extension(self) -> Decided | None:
        """The first vote that extended the probation."""
        return self._carried(EXTENDED)

    def is_settled(self, at: date) -> bool:
        """Return whether a vote up to that day ended the probation: one that extends it does not."""
        votes = (vote for vote in self.decided if vote.ending in (IN_TIME, CANCELLED))
        # A vote with too few numbers to be counted was taken all the same: no reminder asks for it again.
        return any(vote.carried is not False and vote.day <= at for vote in votes)

    @property
    def cancellation(self) -> Decided | None:
        """The vote that ended the probation without a transfer."""
        return self._carried(CANCELLED)

    def _carried(self, ending: str) -> Decided | None:
        return next((vote for vote in self.decided if vote.carried and vote.ending == ending), None)

    @property
    def months_typed(self) -> int:
        """By how many months the roster extends the probation."""
        typed = (each.record.extension for each in self.sources if isinstance(each.record, Member))
        return next(filter(None, typed), 0)

    def months_added(self, before: date | None = None) -> int:
        """By how many months the probation was extended, once at most; of the votes only those before a day.

        What the roster says is what such a vote decided: without one on record it is older than all of them.
        """
        vote = self.extension
        if vote and before and vote.day >= before:
            return 0
        return (vote.nominee.extension if vote else 0) or self.months_typed

    def probation(self, rule: StageRule | None, before: date | None = None) -> Probation | None:
        """The probation, with the extension that was decided before a day; None where too little is known."""
        # Loaded only here: a plan needs no rules.
        from docgen.domain.people.probation import probation

        admitted = self.day_of("admitted")
        return probation(admitted, rule, self.months_added(before)) if admitted and rule else None


def plain(value: Detail | None) -> object:
    """A value as it is compared: names in any order, without their marks in brackets."""
    if isinstance(value, tuple) and not isinstance(value, YearMonth):
        return sorted(name.partition("（")[0] for name in value)
    return value
