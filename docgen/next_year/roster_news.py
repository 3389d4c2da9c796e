"""What the roster says on the first day of the new year, and what must be mended in it by hand.

organization.yaml is of all years: it is never changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.meetings.decisions import Decision
from docgen.domain.meetings.grounds import bare
from docgen.domain.notices.notice_case import EXTENDED
from docgen.domain.people.probation import months_later, probation
from docgen.domain.people.roster import Seat, belongs, is_full, joined
from docgen.domain.rules.dated import stage_rule
from docgen.domain.words.dates import official_date
from docgen.models.notices import CONFIRMED
from docgen.models.rules import PROBATION, TRAINING
from docgen.next_year.turning import Desk

IN_POST = "在岗"


class Note(NamedTuple):
    """Something to know or to mend in a file of all years, at its place."""

    place: Place
    text: str


def roster_news(desk: Desk, decided: Sequence[Decision]) -> list[Note]:
    """Who came, left, is to be confirmed, is excused or not in post; whose term ends."""
    notes = [note for seat in desk.roster.seats for note in _of_seat(seat, desk, decided)]
    return [_counted(desk), *_term(desk), *notes, *_activists(desk)]


def _counted(desk: Desk) -> Note:
    """How many belong on the first day of the year, by standing and by branch."""
    day, roster = desk.first_day, desk.roster
    there = {branch: roster.of_branches([branch], day) for branch in roster.branches}
    everybody = [seat.member for seats in there.values() for seat in seats]
    full = sum(is_full(member, day) for member in everybody)
    branches = "、".join(f"{branch}{len(seats)}名" for branch, seats in there.items())
    standing = f"正式党员{full}名、预备党员{len(everybody) - full}名"
    text = f"{official_date(day)}在册党员{len(everybody)}名：{standing}；{branches or '没有支部'}"
    return Note(desk.organization.place, text)


def _of_seat(seat: Seat, desk: Desk, decided: Sequence[Decision]) -> Iterator[Note]:
    yield from _came_or_left(seat, desk)
    if belongs(seat.member, desk.first_day):
        yield from _probation(seat, desk, decided)
        yield from _not_in_post(seat, desk)
        yield from _periods(seat, desk)


def _came_or_left(seat: Seat, desk: Desk) -> Iterator[Note]:
    member, name = seat.member, desk.roster.label(seat)
    first, left = joined(member), member.left
    if first and first.year in (desk.turn.old, desk.turn.new):
        yield Note(member.name.place, f"{name}：{official_date(first)}起在{seat.branch}（新增）")
    if left and left.year in (desk.turn.old, desk.turn.new):
        still = "，到那天为止还算" if left > desk.first_day else ""
        yield Note(member.place_of("转出日期"), f"{name}：{official_date(left)}转出{still}")


def _probation(seat: Seat, desk: Desk, decided: Sequence[Decision]) -> Iterator[Note]:
    member, rule = seat.member, stage_rule(PROBATION, desk.first_day, desk.own_rules)
    if member.standing != "预备党员" or member.confirmed or not member.admitted or rule is None:
        return
    name, place = desk.roster.label(seat), member.place_of("入党日期")
    vote = next((d for d in decided if _confirms(d, name)), None)
    if vote:
        where = f"{vote.item.place.source.name}第{vote.item.place.line}行"
        passed = f"{official_date(vote.case.day)}的大会（{where}）已经通过转正"
        text = f"{name}：{passed}，名册还是预备党员；补上“转正日期”，改“身份”"
        yield Note(place, text)
        return
    ends = probation(member.admitted, rule, member.extension or 0).ends
    if ends < desk.first_day:
        yield Note(
            place, f"{name}：预备期{official_date(ends)}已满，名册还是预备党员；转正了的补上“转正日期”"
        )
    else:
        yield Note(place, f"{name}：预备期{official_date(ends)}满，那时要讨论转正")


def _confirms(decision: Decision, name: str) -> bool:
    nominee = decision.nominee
    is_about = nominee is not None and bare(nominee.name) == bare(name) and nominee.ending != EXTENDED
    return decision.kind == CONFIRMED and decision.carried and is_about


def _not_in_post(seat: Seat, desk: Desk) -> Iterator[Note]:
    member, name = seat.member, desk.roster.label(seat)
    if member.status != IN_POST:
        held = "、".join(seat.posts)
        posts = f"，还写着党内职务“{held}”" if held else ""
        yield Note(
            member.place_of("状态"), f"{name}：状态是“{member.status}”{posts}，{desk.turn.new}年还是这样吗"
        )
    year = re.compile(rf"(?<![0-9])(?:{desk.turn.new}|{desk.turn.old})(?![0-9])")
    if member.remark and year.search(member.remark):
        yield Note(member.remark.place, f"{name}：备注写着“{member.remark}”，看看要不要改")


def _periods(seat: Seat, desk: Desk) -> Iterator[Note]:
    member, name = seat.member, desk.roster.label(seat)
    for what, periods in (("不计应到", member.excused), ("留党察看", member.on_probation)):
        for period in periods:
            if period.end is None or period.end >= desk.first_day:
                until = f"到{official_date(period.end)}为止" if period.end else "没有写到哪天为止"
                yield Note(period.place, f"{name}：{what}，{until}，看看还是不是这样")


def _term(desk: Desk) -> Iterator[Note]:
    term = desk.organization.term
    ends = max(map(int, re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", term)), default=None)
    if ends is not None and ends <= desk.turn.new:
        yield Note(term.place, f"届期“{term}”：{ends}年期满，要按期换届；换届以后改届期和各人的党内职务")


def _activists(desk: Desk) -> Iterator[Note]:
    rule = stage_rule(TRAINING, desk.first_day, desk.own_rules)
    for one in desk.organization.candidates:
        if one.stage != "入党积极分子" or one.activist is None or rule is None:
            continue
        earliest = months_later(one.activist, rule.months or 0)
        if earliest.year <= desk.turn.new:
            text = f"{one.name}：入党积极分子，{official_date(earliest)}起培养期满，可以讨论列为发展对象"
            yield Note(one.name.place, text)
