"""Numbers of attendance that do not add up, or do not match the roster of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.meetings.votes import part_in_words
from docgen.models.rules import COMMITTEE_MEETING
from docgen.reading.values.coming import says_came


def expected_matches_the_roster(case: Attendance) -> Iterator[Diagnostic]:
    """应到 as written against the roster of that day."""
    written = case.meeting.expected
    # Nothing to compare with where the roster does not know the body.
    if written is not None and case.due and case.expected != written:
        message = f"应到写的是{written}名，按名册这一天应到{len(case.due)}名"
        mend = "核对名册里的入党、转入、转出日期和“不计应到”；没有来的写在“缺席”里；应到可以不写"
        yield error("D430", case.meeting.place_of("应到"), message, mend)


def present_is_expected_less_absent(case: Attendance) -> Iterator[Diagnostic]:
    """应到 − 缺席 = 实到."""
    meeting = case.meeting
    is_told = meeting.absent is not None or meeting.came is not None
    if meeting.present is None or case.expected is None or not is_told:
        return
    # More present than expected is told by `no_more_present_than_belong`: one fault, one message.
    if case.present != meeting.present and meeting.present <= case.expected:
        yield error(
            "D431",
            meeting.place_of("实到"),
            f"应到{case.expected}名，缺席{case.absent}名，实到应是{case.present}名，写的却是{meeting.present}名",
            f"核对“{'出席' if meeting.absent is None else '缺席'}”的名单；或者删掉“实到”，由程序计算",
        )


def no_more_present_than_belong(case: Attendance) -> Iterator[Diagnostic]:
    """Guests (列席) never count among those present."""
    present, expected = case.meeting.present, case.expected
    if present is not None and expected is not None and present > expected:
        message = f"实到{present}名，比应到的{expected}名还多"
        yield error("D432", case.meeting.place_of("实到"), message, "列席的人不算实到，写在“列席”里")


def everybody_means_nobody_absent(case: Attendance) -> Iterator[Diagnostic]:
    """全体到会: 是 goes with no absence; 否 wants to know who."""
    meeting = case.meeting
    if case.is_everybody_there and (
        case.absentees
        or (meeting.absent and meeting.absent.number)
        or ((meeting.present or 0) < (case.expected or 0) and meeting.present)
    ):
        key = "全体到会" if meeting.everybody else "出席"
        yield error("D433", meeting.place_of(key), "写了全体到会，却又有人缺席", "删掉其中一项")


_BY_PROXY = re.compile("委托[^，]*(?:投|表决)|代[为替]?(?:投|表决)")


def reasons_are_of_an_absence(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever came, late or over a line, was not absent; and a name behind a reason is a second person."""
    names = [str(seat.member.name) for seat in case.due]
    for absence in case.named_absent:
        reason = str(absence.reason)
        said = f"“缺席”里{absence.name}的原因写的是“{reason}”"
        if absence in case.left_early:
            message = f"{said}，那是到会了：按到会算，票数少这一名的那次表决按没有参加算"
            mend = "从“缺席”里删掉，写在那次表决的“未参加表决”（选举的“未参加投票”）里"
            yield hint("D545", absence.name.place, message, mend)
        elif says_came(reason):
            mend = "到会的从“缺席”里删掉（表决前离会的，写在那次表决的“未参加表决”里）；没有到会的，改原因"
            yield error("D545", absence.name.place, f"{said}，那是到会了", mend)
        # 何秀英 病假  吴敏 产假 was read as one person with a long reason: 吴敏 was counted as present.
        elif others := [name for name in names if _stands_in(reason, name)]:
            mend = "一人一项：缺席: {姓名: 原因, 姓名: 原因}"
            yield error("D545", absence.name.place, f"{said}，里面有{'、'.join(others)}", mend)


def _stands_in(reason: str, name: str) -> bool:
    # The plain look first: a pattern for each name of a large roster would be compiled for each record.
    return name in reason and bool(re.search(rf"(?:^|[\s，、；]){name}(?!代|替)", reason))


def nobody_votes_for_the_absent(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever does not come cannot have another vote for them; what counts is a written opinion."""
    # 基层组织选举工作条例 says so of elections (不能委托他人代为投票); no rule allows it of other votes.
    for absence in case.named_absent:
        if _BY_PROXY.search(absence.reason):
            message = f"“缺席”里{absence.name}的原因写的是“{absence.reason}”，没有到会的不能委托别人表决"
            mend = "票数里不算；接收、转正会前交来书面意见的，写“书面赞成”和“书面意见人”"
            yield warning("D547", absence.name.place, message, mend)


def numbers_are_no_names(case: Attendance) -> Iterator[Diagnostic]:
    """Only numbers are told: who came, and so who voted and studied, is not known."""
    meeting = case.meeting
    if case.knows_who_was_absent or (meeting.present is None and meeting.absent is None):
        return
    if case.absent is not None and case.absent < 0:  # told by `no_more_present_than_belong`
        return
    hours = "，学时台账里也是【待补】" if meeting.hours else ""
    # A typed 实到 that equalled 应到 once printed an absent member as present: the names are asked for.
    message = f"只写了人数，没有写谁缺席，出席名单印出来是【待补】{hours}"
    mend = "补上“缺席: {姓名: 原因}”或“出席: [姓名, …]”；没有人缺席写“缺席: 无”"
    place = meeting.place_of("实到" if meeting.present is not None else "缺席")
    yield warning("D522", place, message, mend, once="只写了人数")


def committee_has_its_quorum(case: Attendance) -> Iterator[Diagnostic]:
    """支委会 needs so many of its members as are laid down."""
    rule = case.vote_rule(COMMITTEE_MEETING)
    if not case.meeting.is_a(OF_COMMITTEE) or case.present is None or not case.due or rule is None:
        return
    if not rule.quorum.reached(case.present, len(case.due)):
        missed = "不足" if not rule.quorum.more else "没有超过"
        part = part_in_words(rule.quorum)
        message = f"支委会应到{len(case.due)}名，实到{case.present}名，{missed}{part}，按规定不能开会"
        mend = f"核对到会的人；依据：{rule.source}"
        yield warning("D449", case.meeting.place_of("缺席" if case.meeting.absent else "实到"), message, mend)


RULES = (
    expected_matches_the_roster,
    present_is_expected_less_absent,
    no_more_present_than_belong,
    everybody_means_nobody_absent,
    reasons_are_of_an_absence,
    nobody_votes_for_the_absent,
    numbers_are_no_names,
    committee_has_its_quorum,
)
