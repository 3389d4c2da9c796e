"""Names in the minutes that the roster does not know, or knows elsewhere: one rule, one function."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.base.suggestion import meant_word, question
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.people.roster import describe, with_branch
from docgen.domain.people.seat import Seat, bare
from docgen.domain.words.dates import official_date
from docgen.models.minutes import Meeting
from docgen.models.rules import ELECTION
from docgen.reading.nodes import Text


def branches_are_known(case: Attendance) -> Iterator[Diagnostic]:
    """支部 must be one of the roster's, or the organization as a whole."""
    known = (*case.roster.branches, *case.roster.general_names)
    for branch in case.meeting.branches:
        if branch not in known:
            message = f"名册里没有“{branch}”{question(meant_word(branch, case.roster.branches))}"
            mend = f"可选：{'、'.join(case.roster.branches)}；总支的会议写“党总支”"
            yield error("D427", branch.place, message, mend)


def group_is_known(case: Attendance) -> Iterator[Diagnostic]:
    """党小组 must be one of the roster's, in the branch that is named with it; its meeting must name one."""
    group, branches, groups = case.meeting.group, case.meeting.branches, case.roster.groups
    # The branch does not tell which group: every branch has several.
    if case.meeting.is_a("党小组会") and not group:
        yield error(
            "D428", case.meeting.place_of("类型"), "党小组会没有写是哪个党小组", "补上一行“党小组: …”"
        )
    elif group and group not in groups:
        message = f"名册里没有“{group}”{question(meant_word(group, groups))}"
        yield error("D428", group.place, message, f"可选：{'、'.join(groups)}")
    elif group and branches and groups[group] not in branches:
        yield error(
            "D428", group.place, f"“{group}”属于{groups[group]}，不属于{'、'.join(branches)}", "改其中一个"
        )


def names_are_in_the_roster(case: Attendance) -> Iterator[Diagnostic]:
    """Everybody named must be a member; guests stand under 列席, and two of one name are told apart."""
    guests = {bare(name) for name in case.meeting.attending}
    leading = (*_leading(case.meeting), *_speaking(case.meeting), *_counting(case.meeting))
    for name in (*leading, *case.named_present):
        # A guest may chair or speak and is in no roster: 区委组织部 sends somebody.
        if bare(name) not in guests:
            yield from _known(case, name, "校外人员请写在“列席”里。")
    for name in _standing(case.meeting) if case.meeting.elects else ():
        yield from _known(case, name, "候选人要是正式党员，核对姓名。")
    for name in _voting(case.meeting):
        yield from _known(case, name, "这里只写本支部有表决权的党员。")
    for absence in case.named_absent:
        yield from _known(case, absence.name, "缺席只写本次会议应到的党员。")


def the_counted_were_expected(case: Attendance) -> Iterator[Diagnostic]:
    """Somebody of another body, not yet a member, gone, or excused, is neither absent nor present."""
    for key, names in (("缺席", [each.name for each in case.named_absent]), ("出席", case.named_present)):
        for name in names:
            seats = case.whom(name)
            if len(seats) == 1 and case.body and seats[0] not in (*case.due, *case.may_belong):
                yield _not_expected(case, key, name, seats[0])


def everybody_expected_is_on_a_list(case: Attendance) -> Iterator[Diagnostic]:
    """Where both lists are written, whoever was expected stands on one of them."""
    if not (case.named_present and case.named_absent):
        return
    told = {str(absence.name) for absence in case.named_absent}
    # Who stands on neither list would become absent by subtraction, though nobody has said so.
    missed = [case.roster.label(seat) for seat, absence in case.absentees if str(absence.name) not in told]
    if missed:
        message = f"{'、'.join(missed)}应到，“出席”和“缺席”里却都没有"
        mend = "到会的补在“出席”里，没有到的补在“缺席”里；或者只写其中一项，另一项由程序算"
        yield error("D520", case.meeting.place_of("出席"), message, mend)


def the_absent_are_computed(case: Attendance) -> Iterator[Diagnostic]:
    """Where only those who came are named, tell who was absent by the roster, and ask for the reason."""
    if case.named_absent or not case.named_present or not case.absentees:
        return
    # A list of who came, the commonest form of all, was once taken for a slip of 缺席.
    names = [case.roster.label(seat) for seat, _ in case.absentees]
    message = f"按名册和出席的名单，{'、'.join(names)}缺席，原因印出来是【待补】"
    mend = f"补上原因：缺席: {{{names[0]}: 请假}}；漏写了的，补在“出席”里"
    yield hint("D521", case.meeting.place_of("出席"), message, mend)


def leaders_belong_to_the_body(case: Attendance) -> Iterator[Diagnostic]:
    """Chair, recorder and speakers belong to the body of the meeting, or attend it (列席)."""
    guests = {bare(name) for name in case.meeting.attending}
    names = dict.fromkeys((*_leading(case.meeting), *_speaking(case.meeting)))
    for name in names:
        seats = case.whom(name)
        is_known = len(seats) == 1 and seats[0] not in case.may_belong
        if is_known and case.body and seats[0] not in case.body and bare(name) not in guests:
            message = f"{name}{_where(case, seats[0])}，不在本次会议的应到人员里"
            mend = f"{_to_be_on_it(case, seats[0])}来列席的，请写在“列席”里；写错了人，请改正"
            yield warning("D425", name.place, message, mend)


def the_absent_do_not_speak(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is absent neither chairs nor records nor speaks nor counts votes."""
    gone = dict(case.absentees)
    named = (*_leading(case.meeting), *_speaking(case.meeting), *_counting(case.meeting), *case.named_present)
    for name in named:
        seats = case.whom(name)
        if len(seats) == 1 and seats[0] in gone:
            is_named = gone[seats[0]] in case.named_absent
            where = "写在“缺席”里" if is_named else "不在“出席”的名单里"
            yield error("D426", name.place, f"{name}{where}，却又参加了会议", "核对这个人到会没有")


def guests_are_not_counted(case: Attendance) -> Iterator[Diagnostic]:
    """Members of the body are expected: they cannot attend as guests."""
    for name in case.meeting.attending:
        # Not `whom`, which would take a namesake of the guest in this body for the guest.
        seats = case.roster.find(name, ())
        if len(seats) == 1 and seats[0] in case.due:
            yield warning(
                "D448", name.place, f"{name}是应到人员，不算列席", "从“列席”里删掉；没有到会的写在“缺席”里"
            )


def _known(case: Attendance, name: Text, mend: str) -> Iterator[Diagnostic]:
    seats = case.whom(name)
    if not seats:
        yield error("D423", name.place, f"名册里没有“{name}”{_question(case, name)}", mend)
    elif len(seats) > 1:
        ways = "、".join(with_branch(case.roster.label(seat), seat.branch) for seat in seats)
        yield error("D424", name.place, f"名册里有{len(seats)}位“{name}”", f"请写明是哪一位：{ways}")


def _question(case: Attendance, name: str) -> str:
    likely = case.roster.likely(name)
    if likely is None:
        return ""
    label, who = case.roster.label(likely), describe(likely)
    # A namesake's label may tell the branch already.
    return f"，是不是“{label}”？" if label.endswith(f"（{who}）") else f"，是不是“{label}”（{who}）？"


def _not_expected(case: Attendance, key: str, name: Text, seat: Seat) -> Diagnostic:
    # Only a hint: who is excused with approval is out of 应到 already, and the name changes no number.
    if seat.is_excused(case.day) and seat in case.body:
        message = f"{name}已批准不计入应到，不用写在“{key}”里（没有算作{key}）"
        mend = "删掉这个人" if key == "缺席" else "到了会的，写在“列席”里"
        return hint("D429", name.place, message, mend, once=str(name))
    message = f"{name}{_where(case, seat)}，不在本次会议的应到人员里"
    mend = "从“缺席”里删掉，或者改正姓名" if key == "缺席" else "来列席的，写在“列席”里；写错了人，请改正"
    return error("D425", name.place, message, f"{_to_be_on_it(case, seat)}{mend}")


def _to_be_on_it(case: Attendance, seat: Seat) -> str:
    """How a member of the branch is put on its committee, where the committee met: by the roster's posts."""
    # Who was elected an hour before was told to be a guest at the first sitting of their own committee.
    if not case.meeting.is_a(OF_COMMITTEE) or seat.branch not in case.branches:
        return ""
    later = [post for post in case.roster.posts(seat) if post.body == seat.branch and post.since]
    since = next((post.since for post in later if post.since and post.since > case.day), None)
    # A day behind the post of who was re-elected takes them off every sitting before it.
    if since:
        return (
            f"名册的“党内职务”从{official_date(since)}起才算：连任的，删掉括号里的日子；"
            "那以前是别的职务的，补上那时的职务和（至…）；"
        )
    post = f"{seat.branch}委员（{case.day}起）"
    return f"委员照名册的“党内职务”算：新当选的补上职务和日期，如 {post}，卸任的写（至{case.day}）；"


def _where(case: Attendance, seat: Seat) -> str:
    if not seat.belongs(case.day):
        return "这一天还不是（或已经不是）本单位的党员"
    return f"属于{seat.member.group or seat.branch}" if case.meeting.group else f"属于{seat.branch}"


def _leading(meeting: Meeting) -> list[Text]:
    return [name for name in (meeting.chair, meeting.recorder, meeting.lecturer) if name]


def _speaking(meeting: Meeting) -> Iterator[Text]:
    speeches = [*meeting.discussion, *meeting.criticism]
    for item in meeting.agenda:
        speeches += item.discussion
    yield from (speech.speaker for speech in speeches if speech.speaker)
    yield from (check.name for check in meeting.checks)


def _counting(meeting: Meeting) -> Iterator[Text]:
    for vote in meeting.votes:
        yield from (*vote.tellers, *vote.scrutineers)
    for election in meeting.elections:
        yield from (*election.scrutineers, *election.tellers)
        if election.chief_scrutineer:
            yield election.chief_scrutineer


def _voting(meeting: Meeting) -> Iterator[Text]:
    """Those of whom a record says how they took part in a vote: in writing, or not at all."""
    for vote in meeting.votes:
        yield from (*vote.written_by, *vote.took_no_part)
    for election in meeting.elections:
        yield from election.took_no_part


def _standing(meeting: Meeting) -> Iterator[Text]:
    """The candidates of elections, in either form of writing one; voters may write in any name."""
    for election in meeting.elections:
        yield from (one.name for one in election.candidates)
    yield from (vote.person for vote in meeting.votes if vote.matter == ELECTION and vote.person)


RULES = (
    branches_are_known,
    group_is_known,
    names_are_in_the_roster,
    the_counted_were_expected,
    everybody_expected_is_on_a_list,
    the_absent_are_computed,
    leaders_belong_to_the_body,
    the_absent_do_not_speak,
    guests_are_not_counted,
)
