"""What the words of a record say of a vote, beside its numbers: a contradiction is told with both places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.models.minutes import AgendaItem, Meeting
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.models.votes_taken import Vote
from docgen.reading.nodes import Text
from docgen.reading.values.votes_in_prose import (
    CountSaid,
    counts_said,
    failure_said,
    outcome_said,
    rates_said,
    unanimity_said,
)


def words_agree_with_the_vote(case: Attendance) -> Iterator[Diagnostic]:
    """The title, what was said and the resolution tell the numbers and the outcome of the vote."""
    for item in case.meeting.agenda:
        # Of several votes in one item nobody can tell which of them words belong to.
        if len(item.votes) == 1:
            for text in words_of(item):
                yield from _against(case, item.votes[0], text)
    meeting = case.meeting
    if len(meeting.votes) == 1 and not meeting.elections:
        for text in meeting.resolution:
            yield from _against(case, meeting.votes[0], text)


def words_of(item: AgendaItem) -> Iterator[Text]:
    """The texts of an item that may tell how its vote came out."""
    yield item.title
    yield from item.resolution
    yield from (speech.words for speech in item.discussion)


def _against(case: Attendance, vote: Vote, text: Text) -> Iterator[Diagnostic]:
    """The first thing that a text says otherwise; what cannot be understood says nothing."""
    counts = list(counts_said(text))
    # Of ballots that contradict themselves `no_more_came_back_than_went_out` tells.
    if not any(_surplus(text, counts)):
        # Words with numbers of their own are compared by these.
        unanimity = () if counts else _unanimity(vote, text)
        found = chain(_numbers(case, vote, text, counts), unanimity, _failure(case, vote, text))
        yield from islice(found, 1)


def _numbers(case: Attendance, vote: Vote, text: Text, counts: Sequence[CountSaid]) -> Iterator[Diagnostic]:
    """Numbers that neither the attendance nor the vote of the record has."""
    known = _known_numbers(case, vote)
    if wrong := _other_than(known, counts):
        right = "、".join(dict.fromkeys(f"{said.what}{_either(known[said.what])}" for said in wrong))
        typed = _quoted(said.words for said in wrong)
        message = f"这里写的是{typed}，这份记录（表决在第{vote.place.line}行）是{right}"
        yield error("D529", text.place, message, "核对人数和票数，改其中一处")


def _other_than(known: Mapping[str, Sequence[int]], counts: Sequence[CountSaid]) -> list[CountSaid]:
    """What a text counts otherwise than what is known of it."""
    # 培训到会15人 is of another meeting; beside 应到 it is of this one.
    is_of_this = any(said.what == "应到" for said in counts)
    return [
        said
        for said in counts
        if said.number not in known.get(said.what, (said.number,))
        and (is_of_this or not said.words.startswith("到会"))
    ]


def _other_rates(known: Sequence[tuple[int, int]], text: Text) -> list[str]:
    """The rates that a text tells and none of these parts of a whole comes to, however it was rounded."""
    return [
        words
        for words, rate in rates_said(text)
        if all(abs(rate * whole - 100 * part) >= whole for part, whole in known)
    ]


def _quoted(words: Iterable[str]) -> str:
    return "、".join(f"“{each}”" for each in words)


def _either(numbers: Sequence[int]) -> str:
    return "或".join(dict.fromkeys(map(str, numbers)))


def _known_numbers(case: Attendance, vote: Vote) -> dict[str, tuple[int, ...]]:
    """The numbers that a text may tell of each thing; nothing of what the record leaves open."""
    counted = case.counted(vote)
    present = counted.numbers.present if counted else vote.voters_present
    told: dict[str, tuple[int | None, ...]] = {
        # 应到 of a resolution may be all members, or those with a vote: either agrees.
        "应到": (case.expected, counted.numbers.expected if counted else None),
        "实到": (case.present, present, present if case.voters_present is None else case.voters_present),
        "发出": (vote.issued,),
        "收回": (vote.collected,),
        # Resolutions tell the votes with the written opinions (含书面意见) or without them.
        "赞成": (vote.in_favour, vote.in_favour + vote.written),
        "不赞成": (vote.against,),
        "弃权": (vote.abstained,),
        "无效": (vote.spoilt,),
        "书面赞成": (vote.written,),
    }
    numbers = {what: tuple(n for n in each if n is not None) for what, each in told.items()}
    return {what: each for what, each in numbers.items() if len(each) == len(told[what])}


def _unanimity(vote: Vote, text: Text) -> Iterator[Diagnostic]:
    words = unanimity_said(text)
    if words and vote.others:
        yield said_otherwise(words, vote, text.place)


def _failure(case: Attendance, vote: Vote, text: Text) -> Iterator[Diagnostic]:
    counted, words = case.counted(vote), failure_said(text)
    # On a person `ending_facts` compares the words: a refusal there has many of them.
    if words and counted and counted.carries and vote.matter not in (ADMISSION, TRANSFER):
        yield said_otherwise(words, vote, text.place)


def attendance_in_words_agrees(case: Attendance) -> Iterator[Diagnostic]:
    """Running text that says how many were expected and came: last month's are copied with it."""
    texts = _texts_on_attendance(case.meeting)
    expected, present, voters = (case.expected, case.present, case.voters_present) if texts else (None,) * 3
    if expected is None or present is None or voters is None:
        return
    # Texts may count the guests among those who came.
    came = (present, present + len(case.meeting.attending), voters)
    whole = case.voters or expected
    known = {"应到": (expected, whole), "实到": came}
    for text in texts:
        wrong = [said.words for said in _other_than(known, list(counts_said(text)))]
        wrong += _other_rates(((present, expected), (voters, whole)), text)
        if wrong:
            message = f"这里写的是{_quoted(wrong)}，按名册和缺席的名单，应到{expected}名，实到{present}名"
            yield warning("D529", text.place, message, "核对人数，改其中一处")


def _texts_on_attendance(meeting: Meeting) -> list[Text]:
    reports = (text for item in meeting.agenda for text in item.report)
    return [text for text in (*meeting.text, *reports) if "应到" in text or "率" in text]


def results_agree_with_the_numbers(case: Attendance) -> Iterator[Diagnostic]:
    """结果: 通过, or 赞成9票，通过, is what the numbers of the vote come to."""
    for vote in case.meeting.votes:
        counted, told = case.counted(vote), outcome_said(vote.result)
        if counted and told is not None and case.has_known_rule(vote) and told != counted.carries:
            yield said_otherwise(str(vote.result), vote, vote.result.place)
        else:
            yield from _against(case, vote, vote.result)


def said_otherwise(words: str, vote: Vote, place: Place) -> Diagnostic:
    """Tell that words at a place say another thing than the numbers of a vote."""
    votes = f"赞成{vote.in_favour}票、不赞成{vote.against}票、弃权{vote.abstained}票"
    spoilt = f"、无效{vote.spoilt}票" if vote.spoilt else ""
    message = f"这里写的是“{words}”，表决（第{vote.place.line}行）却是{votes}{spoilt}"
    return error("D544", place, message, "核对票数和这句话，改其中一处")


def no_more_came_back_than_went_out(case: Attendance) -> Iterator[Diagnostic]:
    """Running text that counts ballots: 发出12张，收回13张 makes a vote void."""
    for text in _running_text(case.meeting):
        if "收" in text:
            yield from islice(_surplus(text, counts_said(text)), 1)


def _running_text(meeting: Meeting) -> Iterator[Text]:
    yield from (*meeting.text, *meeting.resolution, *meeting.ballot, *meeting.grading)
    yield from (speech.words for speech in meeting.discussion)
    for item in meeting.agenda:
        yield from (*words_of(item), *item.report)


def _surplus(text: Text, counts: Iterable[CountSaid]) -> Iterator[Diagnostic]:
    before: dict[str, int] = {}
    for said in counts:
        before[said.what] = said.number
        more = {"收回": "发出", "有效": "收回"}.get(said.what, "")
        if said.number > before.get(more, said.number):
            message = f"这里写的“{said.words}”，比{more}的{before[more]}张还多"
            yield error("D435", text.place, message, "核对张数；收回多于发出的，表决无效")


RULES = (
    words_agree_with_the_vote,
    attendance_in_words_agrees,
    results_agree_with_the_numbers,
    no_more_came_back_than_went_out,
)
