"""The sections of the minutes: each kind of meeting has its own, in its own order and wording (D2 to D8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import election_cases
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import AgendaItem, Meeting
from docgen.models.names import Speech
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.papers.minutes.election_words import election_passages
from docgen.papers.minutes.vote_words import is_resolved, resolution, vote_sentence
from docgen.papers.outline import Passage, TextTable

Sections = Iterator[Passage]
Texts = Sequence[str]


def sections(case: Attendance) -> list[Passage]:
    """The sections of the meeting's record; its agenda first where it has one."""
    # An empty section is marked 【待补】 and never filled: docgen invents no speeches and no discussion.
    meeting = case.meeting
    if not case.can_decide:
        # What was written as resolved without a quorum is told (D449, D436) and not printed.
        meeting = meeting.model_copy(update={"resolution": ()})
    made = [*_agenda(case), *_of_kinds(meeting)]
    return made or [Passage(1, "会议内容", (missing("会议内容"),))]


def _of_kinds(meeting: Meeting) -> list[Passage]:
    """The sections of each kind of the sitting, in their order; what several kinds print is printed once."""
    made = [passage for kind in meeting.kinds for passage in OF_KIND[kind](meeting)]
    # The whole course stands before all sections, what was discussed and resolved behind all of them.
    whole = tuple(map(str, meeting.text))
    first = {passage.paragraphs: number for number, passage in reversed(list(enumerate(made)))}
    last = {passage.paragraphs: number for number, passage in enumerate(made)}
    return [
        passage
        for number, passage in enumerate(made)
        if not passage.paragraphs
        or number == (first if passage.paragraphs == whole else last)[passage.paragraphs]
    ]


def _agenda(case: Attendance) -> Sections:
    return (_item(case, item) for item in case.meeting.agenda)


def _item(case: Attendance, item: AgendaItem) -> Passage:
    return Passage(1, item.title or missing("题目"), tuple(item.report), tuple(_of_item(case, item)))


def _of_item(case: Attendance, item: AgendaItem) -> Sections:
    # Admission and transfer go through the same steps, in this order (发展党员工作细则 2014); the sponsors
    # speak only at the admission, where they stand for the person.
    personal = any(vote.matter in (ADMISSION, TRANSFER) for vote in item.votes)
    admission = any(vote.matter == ADMISSION for vote in item.votes)
    yield from _section(2, "本人汇报", item.own_report, wanted=personal)
    yield from _section(2, "入党介绍人介绍情况", item.sponsors_view, wanted=admission)
    yield from _section(2, "支部委员会报告审查情况", item.committee_view, wanted=personal)
    yield from _section(2, "讨论情况", speeches(item.discussion), wanted=personal)
    sentences = [sentence for vote in item.votes if (sentence := vote_sentence(case, item, vote))]
    yield from _section(2, "表决情况", sentences)
    yield from _election(case, item)
    yield from _section(2, "形成决议", resolution(case, item))
    # The person answers a resolution: where none passed there is nothing to ask for.
    yield from _section(2, "本人表态", item.own_stand, wanted=personal and is_resolved(case, item))
    if item.follow_ups:
        rows = tuple((str(f.what), str(f.who), str(f.until)) for f in item.follow_ups)
        yield Passage(2, "议定事项", table=TextTable(("事项", "责任人", "时限"), rows))


def _election(case: Attendance, item: AgendaItem) -> Sections:
    for election in election_cases(case) if item.election else ():
        if election.item is item:
            yield from election_passages(election)


def _section(level: int, title: str, texts: Texts, *, wanted: bool = False) -> Sections:
    """A section with its paragraphs; a section that the form asks for is marked when nothing was written."""
    if texts or wanted:
        yield Passage(level, title, tuple(map(str, texts)) or (missing(title),))


def speeches(said: Sequence[Speech]) -> list[str]:
    """The words of each speaker as written, line by line."""
    return [line for speech in said for line in _lines(speech)]


def _lines(speech: Speech) -> list[str]:
    first, *others = [line.strip() for line in speech.words.split("\n") if line.strip()] or [""]
    return [f"{speech.speaker}：{first}" if speech.speaker else first, *others]


def _assembly(meeting: Meeting, resolved: str = "会议决议") -> Sections:
    yield from _section(1, "会议内容", meeting.text)
    yield from _section(1, "讨论情况", speeches(meeting.discussion))
    yield from _section(1, resolved, meeting.resolution)


def _group(meeting: Meeting) -> Sections:
    alone = not meeting.agenda
    yield from _section(1, "学习内容", meeting.text, wanted=alone)
    yield from _section(1, "发言情况", speeches(meeting.discussion), wanted=alone)
    yield from _section(1, "议定事项", meeting.resolution)


def _lecture(meeting: Meeting) -> Sections:
    # The outline is what a lecture has to leave behind; its whole text may stand there instead.
    yield from _section(1, "党课提纲", meeting.outline, wanted=not meeting.text)
    yield from _section(1, "党课内容", meeting.text)
    yield from _section(1, "讨论交流", speeches(meeting.discussion))
    yield from _section(1, "学习要求", meeting.resolution)


def _themed_day(meeting: Meeting) -> Sections:
    steps = tuple(_step(speech) for speech in meeting.course)
    if steps:
        yield Passage(1, "活动流程", below=steps)
    yield from _section(1, "活动内容", meeting.text, wanted=not (steps or meeting.agenda))
    yield from _section(1, "交流发言", speeches(meeting.discussion))
    yield from _section(1, "议定事项", meeting.resolution)


def _step(speech: Speech) -> Passage:
    # “集中学习: ……” names its step before the colon; without a colon the first line is the step.
    lines = tuple(line.strip() for line in speech.words.split("\n") if line.strip())
    title, texts = (speech.speaker, lines) if speech.speaker else (lines[0] if lines else "", lines[1:])
    return Passage(2, str(title) or missing("活动环节"), texts)


def _life_meeting(meeting: Meeting) -> Sections:
    # Whoever wrote the whole course under 内容 is not asked for it section by section again.
    wanted = not meeting.text
    yield from _section(1, "会前准备情况", meeting.preparation, wanted=wanted)
    yield from _section(1, "书记代表支部委员会报告", meeting.report, wanted=wanted)
    yield from _section(1, "会议内容", meeting.text)
    # A row for each member: 查摆问题, 他人意见, 整改措施 and 时限 are read across, not one after the other.
    if meeting.checks:
        yield Passage(1, "对照检查", table=_checks(meeting))
    elif wanted:
        yield Passage(1, "对照检查", (missing("对照检查"),))
    yield from _section(1, "相互批评", speeches(meeting.criticism), wanted=wanted)
    yield from _section(1, "讨论情况", speeches(meeting.discussion))
    yield from _section(1, "会议决议", meeting.resolution)
    yield from _section(1, "整改要求", meeting.mending, wanted=wanted)


def _checks(meeting: Meeting) -> TextTable:
    rows = tuple(
        (
            str(check.name),
            check.problems or missing("查摆问题"),
            check.opinions or missing("他人意见"),
            check.measures or missing("整改措施"),
            check.until or missing("时限"),
        )
        for check in meeting.checks
    )
    return TextTable(("姓名", "查摆问题", "他人意见", "整改措施", "时限"), rows)


def _appraisal(meeting: Meeting) -> Sections:
    """个人自评 → 党员互评 → 民主测评 → 组织评定 (支部工作条例 2018, article 18)."""
    wanted = not meeting.text
    yield from _section(1, "会议内容", meeting.text)
    yield from _section(1, "个人自评", meeting.self_appraisal, wanted=wanted)
    yield from _section(1, "党员互评", meeting.mutual_appraisal, wanted=wanted)
    yield from _section(1, "民主测评", meeting.ballot, wanted=wanted)
    yield from _section(1, "组织评定", meeting.grading, wanted=wanted)
    yield from _section(1, "讨论情况", speeches(meeting.discussion))
    yield from _section(1, "会议决议", meeting.resolution)


OF_KIND: dict[str, Callable[[Meeting], Sections]] = {
    "党员大会": _assembly,
    "支委会": partial(_assembly, resolved="议定事项"),
    "党小组会": _group,
    "党课": _lecture,
    "主题党日": _themed_day,
    "组织生活会": _life_meeting,
    "民主评议会": _appraisal,
}
