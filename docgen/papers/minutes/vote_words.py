"""A vote in words, and the resolutions it carries: nothing where the numbers do not allow it."""

from __future__ import annotations

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import election_cases
from docgen.domain.meetings.election_form_facts import votes_by_post
from docgen.domain.meetings.elections_in_words import election_in_words
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.meetings.votes import CountedVote, is_open_vote, part_in_words
from docgen.domain.people.course import CANCELLED, EXTENDED, IN_TIME, Course
from docgen.domain.people.probation import length_in_words, probation
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.rules import ADMISSION, ELECTION, EXTENSION, PROBATION, TRANSFER, StageRule, VoteRule
from docgen.models.votes_taken import Vote
from docgen.papers.phrases import closed, dated

SECRET = "无记名投票"


def vote_sentence(case: Attendance, item: AgendaItem, vote: Vote) -> str:
    """Write how it was voted, and with what result; nothing without quorum."""
    counted = case.counted(vote)
    if counted is None and case.has_known_rule(vote):
        return missing("到会有表决权的人数，据此判断能否表决")
    if counted and not counted.may_be_taken:
        return _not_taken(case, counted)
    way = vote.way or missing("表决方式")
    head = f"{_opening(case, item, vote)}采取{way}方式进行表决{_ballots(vote)}。"
    return head + _what_it_came_to(case, item, vote, counted) + _counted_by(vote)


def _opening(case: Attendance, item: AgendaItem, vote: Vote) -> str:
    """Write who kept out of the vote, and whose it is, or on what, where the item has several."""
    subject = f"对{_subject(item, vote)}，" if len(item.votes) > 1 and not vote.branch else str(vote.branch)
    names = case.without_part(vote)
    out = f"{'、'.join(names)}未参加表决。" if names else ""
    return f"{out}{subject}"


def _not_taken(case: Attendance, counted: CountedVote) -> str:
    # A record that just ends was sent back: one sentence says why nobody voted.
    rule, count = counted
    return (
        f"到会有表决权的{_voters(case)}{count.present}名，应到会{count.expected}名，"
        f"不够规定的{rule.quorum.least(count.expected)}名，没有进行表决。"
    )


def _what_it_came_to(case: Attendance, item: AgendaItem, vote: Vote, counted: CountedVote | None) -> str:
    if counted is None or not case.has_known_rule(vote):
        return _votes(vote, None) + _left_open(vote)
    # 决议通过 of an election certified it by the rule on resolutions, which asks for fewer people.
    if election_in_words(case, item):
        return _votes(vote, counted.rule) + missing("当选的人：这一项是选举，要写成“选举”才能判断")
    return _votes(vote, counted.rule) + _result(case, vote, counted)


def _left_open(vote: Vote) -> str:
    # The votes are the office's own facts; what they come to is not certified by a text that has ended.
    return missing(f"当时对{vote.matter}表决的规定，据此判断是否通过")


def _voters(case: Attendance) -> str:
    """The people who vote: members of the committee in its meeting, full members elsewhere."""
    # Inspectors sent back a committee's vote that was worded 应到会有表决权的正式党员.
    return "委员" if case.meeting.is_a(OF_COMMITTEE) else "正式党员"


def _subject(item: AgendaItem, vote: Vote) -> str:
    return str(vote.person or (item.nominee.name if item.nominee else "") or item.title)


def _ballots(vote: Vote) -> str:
    # A show of hands has no ballots to be issued or collected.
    if vote.way != SECRET:
        return ""
    # 一致通过 tells how many agreed, and of sheets nothing.
    if vote.unanimous and vote.issued is None and vote.collected is None:
        return f"，发出表决票{missing('发出票数')}张，收回{missing('收回票数')}张"
    issued = missing("发出票数") if vote.issued is None else str(vote.issued)
    # Without 收回 all sheets counted are those that came back.
    collected = vote.counted if vote.collected is None else vote.collected
    return f"，发出表决票{issued}张，收回{collected}张，其中有效票{vote.counted - vote.spoilt}张"


def _votes(vote: Vote, rule: VoteRule | None) -> str:
    spoilt = f"，无效{vote.spoilt}票" if vote.spoilt else ""
    written = ""
    if vote.written and (rule is None or rule.takes_written):
        whose = f"（{'、'.join(vote.written_by)}）" if vote.written_by else ""
        written = f"，会前书面意见赞成{vote.written}票{whose}{'、计入票数' if rule else ''}"
    return f"赞成{vote.in_favour}票，不赞成{vote.against}票，弃权{vote.abstained}票{spoilt}{written}。"


def _result(case: Attendance, vote: Vote, counted: CountedVote) -> str:
    rule, carried = counted.rule, counted.carries
    if vote.matter == ELECTION and (unknown := _why_unknown(case, vote, rule)):
        return missing(f"当选的人：{unknown}")
    voters = "委员" if case.meeting.is_a(OF_COMMITTEE) else "会有表决权的正式党员"
    whole = f"实到{voters}" if rule.of_present else f"应到{voters}"
    # An election decides of a person, and leaves no resolution.
    if vote.matter == ELECTION:
        end = f"{vote.person or missing('候选人')}{'当选' if carried else '未当选'}"
    else:
        end = "决议通过" if carried else "决议未通过"
    return f"赞成票{_compared(rule, carried=carried)}{whole}的{_part(rule)}，{end}。"


def _why_unknown(case: Attendance, vote: Vote, rule: VoteRule) -> str:
    """Why it cannot be said whether somebody is elected; nothing where it can."""
    # By show of hands somebody was printed as 当选, and of five with a majority all five for three seats.
    if is_open_vote(rule, vote.way):
        return f"选举要用无记名投票，写的却是{vote.way}"
    several = any(len(votes) > 1 and vote in votes for votes in votes_by_post(case.meeting).values())
    return "几名候选人是一次选举，要按应选名额判断" if several else ""


def _compared(rule: VoteRule, *, carried: bool) -> str:
    """Say how the votes stand to the majority: exceeding it, or reaching it, is what the rule asks for."""
    asked = "超过" if rule.majority is None or rule.majority.more else "达到"
    return asked if carried else f"未{asked}"


def _part(rule: VoteRule) -> str:
    return part_in_words(rule.majority) if rule.majority else missing("多少")


def _counted_by(vote: Vote) -> str:
    told = (("计票人", vote.tellers), ("监票人", vote.scrutineers))
    named = [f"{what}：{'、'.join(names)}" for what, names in told if names]
    return f"{'；'.join(named)}。" if named else ""


def carried_votes(case: Attendance, item: AgendaItem) -> list[tuple[Vote, CountedVote]]:
    """The votes of a point that carried."""
    judged = [(vote, case.counted(vote)) for vote in item.votes]
    return [(v, counted) for v, counted in judged if counted and counted.carries and case.has_known_rule(v)]


def is_resolved(case: Attendance, item: AgendaItem) -> bool:
    """Return whether a resolution may be printed: enough were there, and no vote was taken or one carried.

    Of a vote whose rule nobody knows, what the office itself wrote is printed; nothing is composed.
    """
    if not case.can_decide:
        return False
    # Where nobody is elected, what was resolved of it stands: to elect again, to leave a seat open.
    if item.election and not any(each.item is item and each.outcome for each in election_cases(case)):
        return False
    is_open = bool(item.resolution) and any(not case.has_known_rule(vote) for vote in item.votes)
    return not item.votes or is_open or _is_carried(case, item)


def _is_carried(case: Attendance, item: AgendaItem) -> bool:
    carried = carried_votes(case, item)
    # Branches that vote each for itself resolve what all of them carried.
    is_by_branch = any(vote.branch for vote in item.votes)
    return len(carried) == len(item.votes) if is_by_branch else bool(carried)


def resolution(case: Attendance, item: AgendaItem) -> list[str]:
    """The resolution as written, or composed for an admission or transfer that carried."""
    if not is_resolved(case, item):
        return []
    # The office's own words go before docgen's: they may be copied into 入党志愿书 already.
    if item.resolution:
        return list(map(str, item.resolution))
    # Of other votes docgen does not know what was resolved: it never makes up a resolution.
    decided = [(v, c) for v, c in carried_votes(case, item) if v.matter in (ADMISSION, TRANSFER)]
    return [_composed(case, item, *decided[0])] if decided else []


def _composed(case: Attendance, item: AgendaItem, vote: Vote, counted: CountedVote) -> str:
    rule, count = counted
    opening = _admission_steps(case, item) if vote.matter == ADMISSION else _probation(case, item)
    merits, faults = _shown(item.nominee)
    # The text is copied into 入党志愿书: day and numbers have to stand in it, not only around it.
    held = (
        f"{official_date(case.day)}召开支部党员大会，应到会有表决权的正式党员{count.expected}名，"
        f"实到{count.present}名。经讨论和{vote.way or missing('表决方式')}表决，{_tally(vote, rule)}，"
    )
    return f"{opening}{merits}{faults}{held}{_decision(case, item, vote)}"


def _shown(nominee: Nominee | None) -> tuple[str, str]:
    merits = closed(nominee.merits if nominee else "") or missing("主要表现")
    faults = closed(nominee.faults if nominee else "") or missing("不足之处")
    return merits, faults if faults.startswith("不足") else f"不足：{faults}"


def _course(case: Attendance, item: AgendaItem) -> Course:
    # 【待补】 stood here for days that the roster has and the notice printed.
    return case.course(item.nominee) if item.nominee else Course()


def _admission_steps(case: Attendance, item: AgendaItem) -> str:
    course = _course(case, item)
    applied = dated(course.day_of("applied"), "申请入党时间")
    activist = dated(course.day_of("activist"), "确定积极分子时间")
    listed = dated(course.day_of("listed"), "列为发展对象时间")
    return f"{comrade(item)}于{applied}递交入党申请书，{activist}被确定为入党积极分子，{listed}列为发展对象。"


def _probation(case: Attendance, item: AgendaItem) -> str:
    course, rule = _course(case, item), case.stage_rule(PROBATION)
    since = dated(course.day_of("admitted"), "接收为预备党员的日期")
    length = length_in_words(rule.months or 0) if rule else missing("预备期多长")
    added = course.months_added(case.day)
    extended = f"，延长{added}个月" if added else ""
    return f"{comrade(item)}预备期自{since}起{length}{extended}{_application(course, item)}。"


def _application(course: Course, item: AgendaItem) -> str:
    asked = course.day_of("asked")
    # Transfer papers without the day of the application were sent back by an inspector. Of whoever ends
    # otherwise nobody needs to have asked.
    is_needed = item.nominee is None or item.nominee.ending == IN_TIME
    return f"，{dated(asked, '转正申请时间')}递交转正申请书" if asked or is_needed else ""


def _tally(vote: Vote, rule: VoteRule) -> str:
    # Opinions handed in before count as votes, never as presence (发展党员工作细则 2014, articles 20, 21).
    written = vote.written if rule.takes_written else 0
    told = f"（含书面意见{written}票）" if written else ""
    return f"赞成{vote.in_favour + written}票{told}、不赞成{vote.against}票、弃权{vote.abstained}票"


def _decision(case: Attendance, item: AgendaItem, vote: Vote) -> str:
    return f"同意{_decided(case, item, vote, _months(case, item))}，报上级党组织审批。"


def _decided(case: Attendance, item: AgendaItem, vote: Vote, months: str = "") -> str:
    """Write what was decided of the person: a resolution and its title share these words."""
    who, ending = comrade(item), item.nominee.ending if item.nominee else ""
    if vote.matter == ADMISSION:
        return f"接收{who}为中共预备党员"
    if ending == EXTENDED:
        return f"延长{who}预备期{months}"
    if ending == CANCELLED:
        return f"取消{who}预备党员资格"
    # After an extension it is a transfer, but none in time (按期).
    in_time = "" if _course(case, item).months_added(case.day) else "按期"
    return f"{who}{in_time}转为中共正式党员"


def _months(case: Attendance, item: AgendaItem) -> str:
    months = item.nominee.extension if item.nominee else None
    # A length that no rule allows is left for a person: the resolution would be void.
    if not months or _is_too_long(months, case.stage_rule(EXTENSION)):
        return missing("延长几个月")
    admitted, rule = _course(case, item).day_of("admitted"), case.stage_rule(PROBATION)
    if admitted is None or rule is None:
        return f"{months}个月"
    return f"{months}个月，至{official_date(probation(admitted, rule, months).ends)}"


def _is_too_long(months: int, rule: StageRule | None) -> bool:
    return rule is not None and rule.most is not None and months > rule.most


def comrade(item: AgendaItem) -> str:
    """The person with 同志, which follows the names of living members in prose."""
    name = str(item.nominee.name).partition("（")[0] if item.nominee else missing("姓名")
    return f"{name}同志"


def resolution_title(case: Attendance, item: AgendaItem, vote: Vote) -> str:
    """关于接收…同志为中共预备党员的决议, and its kin."""
    return f"关于{_decided(case, item, vote)}的决议"
