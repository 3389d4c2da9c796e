"""A line of the roster in its branch: when it counts, with a vote or without, and for whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.base.diagnostics import Place
from docgen.domain.people.course import (
    CANCELLED,
    ENDINGS,
    IN_TIME,
    ROSTER,
    Course,
    CourseSource,
    Decided,
    nominations,
)
from docgen.domain.people.posts import posts_typed
from docgen.models.organization import Member

_OF_ADMISSION = ("",)
_CALLED = re.compile(r"(?P<name>[^（(]+?)(?:同志)?(?:[（(](?P<mark>[^（()）]*)[）)])?")


@dataclass(frozen=True, slots=True, eq=False)  # eq=False: one seat is one person, and hashing is cheap
class Seat:
    """A member in the branch that the roster lists them under."""

    member: Member
    branch: str
    decided: tuple[Decided, ...] = ()
    """What assemblies on record decided on the person, in the order of days."""

    @property
    def course(self) -> Course:
        """The course of the person, by this line and these votes."""
        return Course((*nominations(self.decided), CourseSource(ROSTER, self.member)), self.decided)

    @property
    def admitted(self) -> date | None:
        """The day of the admission; of a line without one that of the vote on record."""
        return self.course.day_of("admitted") if self.decided else self.member.admitted

    @property
    def is_listed(self) -> bool:
        """Return whether the roster has the line: whom a vote admitted may stand in none yet."""
        return self.member.says("姓名")

    def place_of(self, key: str) -> Place:
        """The place of a value of the line; of whom a vote admitted and no line has, that of their name."""
        return self.member.place_of(key) if self.is_listed else self.member.name.place

    @property
    def typed_posts(self) -> list[str]:
        """The Party posts (党内职务) as they are written, one by one, those that are over included."""
        return posts_typed(str(self.member.party_post))

    @property
    def post_names(self) -> set[str]:
        """Their posts as typed, in the Party and not."""
        return {*self.typed_posts, str(self.member.post)} - {""}

    def posts_on(self, day: date) -> list[str]:
        """The Party posts as they are written, those held on a day."""
        return posts_typed(str(self.member.party_post), day)

    @property
    def joined(self) -> date | None:
        """The day from which the line holds: admission to the Party or arrival, whichever is later."""
        days = (self.admitted, self.member.arrived)
        return max((day for day in days if day), default=None)

    @property
    def left(self) -> date | None:
        """The first day on which they do not count any more."""
        left = self.member.left
        ended = self.course.cancellation if self.decided else None
        # At the assembly that ended the probation they were still expected.
        return ended.day + timedelta(days=1) if ended and not (left and left < ended.day) else left

    def _left_open(self, endings: Sequence[str], day: date) -> Decided | None:
        """The last of the votes of such endings up to a day, where nobody can count what it came to."""
        # A later vote that can be counted settles what an earlier one left open.
        votes = [vote for vote in self.decided if vote.ending in endings and vote.day <= day]
        return votes[-1] if votes and votes[-1].carried is None else None

    @property
    def is_unlisted_and_open(self) -> bool:
        """Return whether only a vote that nobody can count tells of a membership: no line, no admission."""
        return bool(self.decided) and not self.is_listed and self.course.admission is None

    def may_belong(self, day: date) -> bool:
        """Return whether a vote that nobody can count leaves it open if they belonged on that day."""
        if self.is_unlisted_and_open:
            admission = self._left_open(_OF_ADMISSION, day)
            return admission is not None and admission.day < day
        vote = self._left_open(ENDINGS, day)
        return bool(vote and vote.ending == CANCELLED and vote.day < day and not self.member.left)

    def may_vote(self, day: date) -> bool:
        """Return whether a vote that nobody can count leaves it open if they had a vote on that day."""
        vote = self._left_open(ENDINGS, day)
        # What the roster says of a full member is known, whatever became of the vote.
        is_told = self.member.confirmed or self.member.standing == "正式党员"
        return bool(vote and vote.ending == IN_TIME and not is_told and self.belongs(day))

    def belongs(self, day: date) -> bool:
        """Return whether they belonged to the organization on that day; the day of leaving is out."""
        if self.is_unlisted_and_open:
            return False
        admitted, arrived, left = self.admitted, self.member.arrived, self.left
        if (admitted and admitted > day) or (arrived and arrived > day):
            return False
        # The day of leaving (转出日期) is the first day at the new place, so nobody is counted twice.
        return not (left and left <= day)

    def has_vote(self, day: date) -> bool:
        """Full members have a vote, unless they are under 留党察看 (Party Constitution 党章, article 7)."""
        # 留党察看 takes the vote away and leaves the membership (R28).
        return self.is_full(day) and not any(period.holds(day) for period in self.member.on_probation)

    def is_full(self, day: date) -> bool:
        """Return whether they were a full member (正式党员) on that day."""
        since = self.voting_since
        # Without a day the roster's 身份 is all that is known; old lists have no dates.
        return since <= day if since else self.member.standing == "正式党员"

    @property
    def voting_since(self) -> date | None:
        """The day from which they vote, as far as one is told."""
        # 党龄 counts from the end of the probation, the vote from the assembly: the roster may have either.
        vote = self.course.transfer if self.decided else None
        return vote.day if vote else self.member.confirmed

    def is_excused(self, day: date) -> bool:
        """Return whether they do not count among those expected, with the approval that needs (R32)."""
        return any(period.holds(day) for period in self.member.excused)

    def is_called(self, mark: str) -> bool:
        """Return whether words in brackets fit; words that the roster does not know are only a remark."""
        member = self.member
        known = (member.gender, str(member.number), self.branch, str(member.group))
        # 张伟（主持） is 张伟: a remark must not make a name unknown.
        return mark in known or not _is_mark(mark)


def name_and_mark(called: str) -> tuple[str, str] | None:
    """A name as typed, and the words in brackets behind it: 张伟同志, 张伟（女）."""
    match = _CALLED.fullmatch(called.strip())
    return (match["name"], match["mark"] or "") if match else None


def those_called(
    called: str, by_name: Mapping[str, Sequence[Seat]], marked_branch: Callable[[str], str | None]
) -> list[Seat]:
    """The seats of a name as typed: a branch in brackets is any word for one, another mark must fit."""
    name, mark = name_and_mark(called) or ("", "")
    found = list(by_name.get(name, ()))
    # 张伟（女，代）: what tells them apart stands beside other words.
    for each in re.split("[，,、；;]", mark):
        branch = marked_branch(each)
        found = [seat for seat in found if (seat.branch == branch if branch else seat.is_called(each))]
    return found


def bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.partition("（")[0]


def one_by_one(namesakes: Iterable[Seat]) -> list[tuple[Seat, ...]]:
    """The people behind seats of one name: the two lines of who was transferred are one person's."""
    found: list[tuple[Seat, ...]] = []
    for seat in namesakes:
        same = next((seats for seats in found if is_transfer(seats[-1].member, seat.member)), None)
        if same is None:
            found.append((seat,))
        else:
            found[found.index(same)] = (*same, seat)
    return found


def is_transfer(one: Member, other: Member) -> bool:
    """Return whether two lines of the roster tell of one person, who left one branch for the other.

    One line ends (转出日期) not later than the other begins (转入日期), and nothing else tells them apart.
    """
    keys = ("number", "gender", "birth", "admitted")
    pairs = [(getattr(one, key), getattr(other, key)) for key in keys]
    # What one line leaves out disagrees with nothing.
    is_one = one.name == other.name and all(a == b for a, b in pairs if a and b)
    return is_one and any(
        before.left and after.arrived and before.left <= after.arrived
        for before, after in ((one, other), (other, one))
    )


def _is_mark(mark: str) -> bool:
    return bool(re.fullmatch(r"男|女|[A-Za-z]+\d+|\d+", mark)) or mark.endswith(("支部", "小组"))
