"""The voters of a meeting, counted from the courses, against a plain count that knows nothing of them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from offices import meetings_of, no_days_off
from reading_models import organization_of

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.meetings.minutes_facts import facts_of
from docgen.domain.people.roster import Roster
from docgen.models.minutes import Meeting

NEW_YEAR = date(2023, 1, 1)


class Person(NamedTuple):
    """A drawn member: what the roster has, and the day of the assembly that transferred them, if any."""

    name: str
    admitted: date
    confirmed: date | None
    transferred: date | None
    carried: bool
    left: date | None
    under_watch: tuple[date, date] | None

    def line(self) -> str:
        standing = "正式党员" if self.confirmed else "预备党员"
        told = [f"姓名: {self.name}", f"身份: {standing}", f"入党日期: {self.admitted}"]
        told += [f"转正日期: {self.confirmed}"] if self.confirmed else []
        told += [f"转出日期: {self.left}"] if self.left else []
        if self.under_watch:
            told.append("留党察看: {{自: {}, 至: {}, 依据: 处分}}".format(*self.under_watch))
        return f"      - {{{', '.join(told)}}}\n"

    def votes(self, day: date) -> bool:
        """The plain count: a member who is there, full, and not under 留党察看."""
        is_there = self.admitted <= day and not (self.left and self.left <= day)
        since = self.transferred if self.transferred and self.carried else self.confirmed
        is_watched = self.under_watch and self.under_watch[0] <= day <= self.under_watch[1]
        return bool(is_there and since and since <= day and not is_watched)


def drawn(chance: random.Random, number: int) -> Person:
    name, some_day = f"甲{'一二三四五六七八九十'[number]}", NEW_YEAR + timedelta(days=chance.randrange(365))
    left = some_day if chance.random() < 0.2 else None
    watch = (some_day, some_day + timedelta(days=90)) if chance.random() < 0.1 else None
    if chance.random() < 0.6 or number == 0:
        return Person(name, date(2000, 1, 1), date(2001, 1, 1), None, False, left, watch)
    end = NEW_YEAR + timedelta(days=chance.randrange(20, 300))
    assembly = end + timedelta(days=chance.randrange(30))
    carried = chance.random() < 0.8
    followed = carried and chance.random() < 0.7
    confirmed = chance.choice([end, assembly]) if followed else None
    return Person(name, end.replace(year=2022), confirmed, assembly, carried, None, None)


def record(day: date, nominee: str = "", yes: int = 0, no: int = 0) -> str:
    text = (
        f"  - 类型: 党员大会\n    支部: 第一支部\n    日期: {day}\n    缺席: 无\n    主题: 会{day}{nominee}\n"
    )
    if not nominee:
        return text
    vote = f"{{事项: 预备党员转正, 方式: 无记名投票, 赞成: {yes}, 不赞成: {no}}}"
    return f"{text}    议题: [{{题目: 甲, 人选: {{姓名: {nominee}}}, 表决: {vote}}}]\n"


def voters_of(people: list[Person], day: date, nominee: str = "") -> set[str]:
    return {person.name for person in people if person.votes(day) and person.name != nominee}


def year_of(people: list[Person], chance: random.Random) -> list[str]:
    votes = [
        record(p.transferred, p.name, *((n, 0) if p.carried else (0, n)))
        for p in people
        if p.transferred and (n := len(voters_of(people, p.transferred, p.name))) is not None
    ]
    return [*votes, *(record(NEW_YEAR + timedelta(days=chance.randrange(365))) for _ in range(8))]


@pytest.mark.parametrize("seed", range(150))
def test_the_voters_by_the_courses_are_those_of_a_plain_count(seed: int) -> None:
    chance = random.Random(seed)
    people = [drawn(chance, number) for number in range(9)]
    records = year_of(people, chance)
    chance.shuffle(records)
    branch = "单位: 甲\n支部:\n  - 名称: 第一支部\n    党员:\n"
    organization = organization_of(branch + "".join(person.line() for person in people))
    meetings = meetings_of("会议:\n" + "".join(records))
    roster = Roster(organization, decided_on_people(meetings, organization, None))
    for meeting in meetings:
        _holds(Attendance(meeting, roster), meeting, people)


def _holds(case: Attendance, meeting: Meeting, people: list[Person]) -> None:
    nominee = next((str(item.nominee.name) for item in meeting.agenda if item.nominee), "")
    voting = {str(seat.member.name) for seat in case.due if case.has_vote(seat)}
    assert voting == voters_of(people, meeting.day, nominee)
    assert nominee not in voting
    assert case.voters == len(voting)
    for vote in meeting.votes:
        assert vote.in_favour <= case.voters
        more = vote.model_copy(update={"in_favour": case.voters + 1})
        item = meeting.agenda[0].model_copy(update={"votes": (more,)})
        other = Attendance(meeting.model_copy(update={"agenda": (item,)}), case.roster)
        assert "D434" in [each.code for each in facts_of(other, 2023, no_days_off)]
