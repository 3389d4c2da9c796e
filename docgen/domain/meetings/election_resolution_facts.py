"""What a record resolves in its own words, against the elections of its meeting: names, day and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decision_facts import (
    EXPECTED,
    PRESENT,
    KnownNumber,
    days_agree,
    numbers_agree,
)
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.people.seat import bare
from docgen.reading.nodes import Text

_CLAUSE = re.compile("[，。；,;\n]")
_NEGATED = re.compile("[未没不]")
# 刘玉兰9票, 刘玉兰同志得9票, 刘玉兰（9票）, 刘玉兰以9票
_VOTES_OF = "{}(?:（[男女]）)?(?:同志)?(?:以|得|获|获得|得赞成票|赞成)?（?(?P<number>[0-9]+)票"


def a_typed_resolution_names_the_elected(case: ElectionCase) -> Iterator[Diagnostic]:
    """A resolution as typed says of nobody to be elected who is not."""
    elected = case.outcome.elected if case.outcome else ()
    others = [one.name for one in case.election.candidates if str(one.name) not in elected]
    for text in case.item.resolution if case.outcome else ():
        said = "\n".join(_clauses_of_the_elected(text))
        for name in others:
            if bare(name) in said:
                message = f"决议里写{name}当选，按得票和应选名额没有当选"
                yield error("D565", text.place, message, "核对票数，改其中一处")


def _clauses_of_the_elected(text: str) -> Iterator[str]:
    for clause in _CLAUSE.split(text):
        # 未当选 names somebody who lost: such a clause agrees with the count.
        if "当选" in clause and not _NEGATED.search(clause):
            yield clause


def a_resolution_needs_a_known_result(case: ElectionCase) -> Iterator[Diagnostic]:
    """A resolution that is not printed, since it is not known whether anybody is elected, is told."""
    # Where too few came D553 tells it.
    if case.item.resolution and case.election.is_counted and case.outcome is None and not case.is_short:
        message = "选举无效，或者还不能判断谁当选，记录里不印这段决议"
        mend = "核对票数、人数和投票方式；要照印的话写在“内容”里"
        yield warning("D437", case.item.resolution[0].place, message, mend)


def a_typed_resolution_has_its_numbers(case: ElectionCase) -> Iterator[Diagnostic]:
    """The day, the attendance and the votes in a resolution as typed are those of the election."""
    known = [
        ("应到", EXPECTED, (case.case.expected, case.expected)),
        ("实到", PRESENT, (case.case.present, case.present)),
        *_votes_by_name(case),
    ]
    for text in case.item.resolution if case.election.is_counted else ():
        yield from days_agree(case.case, text)
        yield from numbers_agree(text, known)


def _votes_by_name(case: ElectionCase) -> Iterator[KnownNumber]:
    votes: dict[str, tuple[int | None, ...]] = {}
    for one in (*case.election.candidates, *case.election.others):
        # Of two 张伟 either number may be meant.
        votes[bare(one.name)] = (*votes.get(bare(one.name), ()), one.in_favour)
    for name, numbers in votes.items():
        if not any(name in other for other in votes if other != name):
            yield f"{name}的得票", re.compile(_VOTES_OF.format(re.escape(name))), numbers


def other_resolutions_name_the_elected(case: Attendance) -> Iterator[Diagnostic]:
    """What the meeting resolved beside its elections says of nobody to be elected who is not."""
    lost = _not_elected(election_cases(case))
    for text in (*case.meeting.resolution, *_beside_elections(case)):
        said = "\n".join(_clauses_of_the_elected(text))
        for name in (name for name in lost if name in said):
            message = f"决议里写{name}当选，按这次会议的选举没有当选，或者还不能判断"
            yield error("D565", text.place, message, "核对票数、人数和投票方式，改其中一处")


def _beside_elections(case: Attendance) -> Iterator[Text]:
    for item in case.meeting.agenda:
        if not item.election:
            yield from item.resolution
            # Other texts tell of elections of other years, too.
            yield from item.report if "选举结果" in item.title else ()


def _not_elected(elections: Sequence[ElectionCase]) -> list[str]:
    elected = {bare(name) for each in elections if each.outcome for name in each.outcome.elected}
    names = dict.fromkeys(bare(one.name) for each in elections for one in each.election.candidates)
    return [name for name in names if name not in elected]


OF_ITS_OWN = (
    a_typed_resolution_names_the_elected,
    a_typed_resolution_has_its_numbers,
    a_resolution_needs_a_known_result,
)
