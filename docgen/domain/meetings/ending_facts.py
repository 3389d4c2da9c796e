"""Resolutions on people whose words and votes say different things: 暂不接收 beside a vote that carried."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.meetings.admission_facts import nominees_with_items
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.course import CANCELLED, EXTENDED, IN_TIME
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.reading.nodes import Text

_REFUSED = "不同意"
_CLAUSE = re.compile("[^，。；！？,;\n]+")
_TALLY = re.compile("[0-9零〇一二两三四五六七八九十]+[票人名]")
_REFUSAL = re.compile(
    "(?:不同意|暂缓|暂不|不予|推迟|延期)[^，。；]{0,8}(?:接收|吸收|发展|入党|转正|转为|讨论|表决)"
    "|不能[^，。；]{0,4}(?:接收|入党|转正|转为)|不(?:接收|吸收|予转正)"
    "|(?:决议|接收|转正|申请|表决)[^，。；]*(?:未|没有)[获能予]?通过|(?:未|没有)[获能予]?通过"
)
# An extension that is over is the past of a transfer: 延长预备期已满，同意转正.
_ENDINGS = {
    CANCELLED: re.compile("取消[^，。；]*资格"),
    EXTENDED: re.compile(
        "延长(?![^，。；]*满)[^，。；]*(?:预备期|年|个月)|预备期(?![^，。；]*满)[^，。；]*延长"
    ),
    IN_TIME: re.compile("转正|转为[^，。；]*正式党员"),
    ADMISSION: re.compile("(?:接收|吸收|发展)[^，。；]*(?:党员|入党)"),
}


def otherwise_said(item: AgendaItem, matter: str) -> Text | None:
    """Return the text of an item that says another end than its vote has; None where none does.

    What a text does not say, it does not contradict. The title of a vote on an extension may name the
    transfer that was asked for: only the title of what is granted is compared.
    """
    if item.nominee is None:
        return None
    decided = item.nominee.ending if matter == TRANSFER else ADMISSION
    granted = decided in (IN_TIME, ADMISSION)
    for texts in (item.resolution, (item.title,) if granted else ()):
        told = {ending: text for text in texts for ending in _said(str(text))}
        if not granted:
            told.pop(_REFUSED, None)
        if told:
            return None if decided in told else next(iter(told.values()))
    return None


def _said(text: str) -> Iterator[str]:
    """The ends that the clauses of a text name; a clause with counts of votes names none."""
    for clause in _CLAUSE.findall(text):
        if _TALLY.search(clause):
            continue
        if _REFUSAL.search(clause):
            yield _REFUSED
        else:
            yield from (ending for ending, words in _ENDINGS.items() if words.search(clause))


def words_say_what_the_vote_decides(case: Attendance) -> Iterator[Diagnostic]:
    """A vote that carried decides what its resolution says, and not 按期转正 because nothing was typed."""
    for matter in (ADMISSION, TRANSFER):
        for item, nominee in nominees_with_items(case, matter):
            text = otherwise_said(item, matter)
            if text and not _failed(case, item, matter):
                yield _contradicted(text, nominee, matter)


def _failed(case: Attendance, item: AgendaItem, matter: str) -> bool:
    counts = [case.counted(vote) for vote in item.votes if vote.matter == matter]
    return any(counted and not counted.carries for counted in counts)


def _contradicted(text: Text, nominee: Nominee, matter: str) -> Diagnostic:
    decided, mend = "同意接收", "核对票数和决议；没有通过的，改票数"
    if matter == TRANSFER:
        by_default = "" if nominee.says("结论") else "（没有写“结论”，按期转正是默认的）"
        decided, mend = f"{nominee.ending}{by_default}", "核对“结论”、票数和决议"
    message = f"这里写的是“{text}”，{nominee.name}的{matter}表决的却是{decided}"
    return error("D544", text.place, message, mend)


RULES = (words_say_what_the_vote_decides,)
