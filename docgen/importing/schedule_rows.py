"""Rows of schedule tables as the items of 日程安排; a meeting that two tables name becomes one item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.domain.schedule.meeting_items import meeting_in
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.promises import parse_promise
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import LINE_BREAK, clean
from docgen.importing.schedule_cells import joined, joined_sentences, line_guesses, with_unit
from docgen.importing.schedule_columns import (
    CHAIR,
    DAY,
    PAPERS,
    REMARK,
    SERIAL,
    SUBJECT,
    VENUE,
    WHAT,
    WHEN,
    WHO,
    Columns,
    role_of,
)
from docgen.models.plan import REGULARLY
from docgen.reading.values import Misread, parse_date, parse_months, parse_time_range

_EACH_MONTH = ("每月", "每个月", "各月")
_NAMED_DAY = re.compile(r"(?P<name>.+?)[（(](?P<day>\d{1,2}月\d{1,2}日)[)）]")
# A name is short and no sentence: 上午，党员学习：…… stays whole.
_NAMED_CONTENT = re.compile(r"(?P<name>[^，。；：、:]{2,20})：(?P<content>.+)")
_DAY_AND_HOURS = re.compile(
    r"(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[（(](?:星期|周).[)）])?|\d{4}-\d{1,2}-\d{1,2})\s*(?P<hours>\d{1,2}[:：].*)?"
)
_MONTH_WITHIN = re.compile(r"(?P<month>\d{1,2}|十[一二]|[一二三四五六七八九十])月")


@dataclass
class ScheduleRow:
    """One item, its values as they will be typed."""

    name: str
    kind: str = ""
    promise: str = ""
    proposal: str = ""
    days: list[date] = field(default_factory=list)
    months: str = ""
    hours: str = ""
    subject: str = ""
    chair: str = ""
    responsible: str = ""
    papers: str = ""
    venue: str = ""
    remarks: list[str] = field(default_factory=list)
    of_meetings: bool = False
    said: list[str] = field(default_factory=list)
    """Guesses about this item, in words."""

    @property
    def moment(self) -> tuple[object, ...]:
        """When it is: two rows of one name and moment are one item."""
        return (tuple(self.days), self.months, self.promise)


def schedule_rows(columns: Columns, year: int) -> list[ScheduleRow]:
    """Return the items of one table; a cell of several numbered lines holds several."""
    found: list[ScheduleRow] = []
    month = ""
    for row in columns.rows:
        spread = list(_spread(columns, row))
        for cells in spread:
            item = _item(columns, cells, year)
            month = item.months or month
            if item.name:
                item.said += line_guesses(row[columns.roles.index(WHAT)]) if len(spread) == 1 else ()
                item.said += _without_month(columns, item, month)
                found.append(item)
    return found


def _without_month(columns: Columns, item: ScheduleRow, above: str) -> Iterator[str]:
    """Say that a row tells no time below one that does: whether it is meant nobody can tell."""
    if above and WHEN in columns.roles and not (any(item.moment) or item.proposal or item.remarks):
        yield f"这一行没有写月份，上面一行是{above}；是同一个月的，请补上“月份: {above}”"


def _spread(columns: Columns, row: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each line of the matter; other cells of as many lines go with them line by line."""
    cells = [[line for line in re.split(f"[\n{LINE_BREAK}]", cell) if line.strip()] for cell in row]
    roles = (*columns.roles, *[""] * len(cells))
    matter = columns.roles.index(WHAT)
    lines = cells[matter] if matter < len(cells) else []
    if len(lines) < 2 or not all(map(leading_number, lines)):
        told = zip(roles, row, cells, strict=False)
        yield [_whole(role, cell, parts) for role, cell, parts in told]
        return
    for n in range(len(lines)):
        yield [_beside_line(n, len(lines), role, cell) for role, cell in zip(roles, cells, strict=False)]


def _beside_line(n: int, count: int, role: str, cell: Sequence[str]) -> str:
    """Return what a cell says of the n-th line of the matter; a remark on all of them is said once."""
    if len(cell) == count:
        return cell[n]
    return "" if role == REMARK and n else joined(cell)


def _whole(role: str, cell: str, lines: Sequence[str]) -> str:
    """What a cell says in one line; cells of sentences may be broken anywhere."""
    return joined_sentences(cell) if role in (WHAT, SUBJECT) else joined(lines)


def _item(columns: Columns, cells: Sequence[str], year: int) -> ScheduleRow:
    texts, others = _by_role(columns, cells)
    item = ScheduleRow(_without_number(texts.get(WHAT, "")), of_meetings=columns.is_of_meetings)
    item.subject, item.chair = texts.get(SUBJECT, ""), texts.get(CHAIR, "")
    if SUBJECT not in columns.roles:
        _read_content(item)
    _read_name(item, year)
    _read_when(item, with_unit(columns.head_of(WHEN), texts.get(WHEN, "")), year)
    _read_day(item, texts.get(DAY, ""), columns.head_of(DAY), year)
    item.responsible, item.papers = texts.get(WHO, ""), texts.get(PAPERS, "")
    item.venue = texts.get(VENUE, "")
    item.remarks += [*filter(None, [texts.get(REMARK, "")]), *others]
    return item


def _by_role(columns: Columns, cells: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The cells of a row by the role of their columns, and those of other columns with their heads."""
    told = [each for each in zip(columns.heads, columns.roles, cells, strict=False) if each[1] != SERIAL]
    texts, others = {role: cell for _, role, cell in told if role}, _unnamed(told)
    # Beside a blank 月份 the column 完成时间 tells when it is.
    if not texts.get(WHEN):
        texts[WHEN] = _taken_time(others) or texts.pop(DAY, "")
    return texts, [_with_head(*each) for each in others]


def _unnamed(told: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(head, cell) for head, role, cell in told if cell and not role]


def _with_head(head: str, cell: str) -> str:
    return f"{clean(head)}：{cell}" if head else cell


def _taken_time(others: list[tuple[str, str]]) -> str:
    """Take the first time among the cells of other columns from them."""
    for each in others:
        if role_of(each[0]) == WHEN:
            others.remove(each)
            return each[1]
    return ""


def _without_number(text: str) -> str:
    number = leading_number(text)
    return clean(text[number.length :] if number else text) or clean(text)


def _read_content(item: ScheduleRow) -> None:
    """Read the content behind a name, as docgen prints it: 七一活动（6月30日）：庆祝建党102周年."""
    if match := _NAMED_CONTENT.fullmatch(item.name):
        item.name, item.subject = match["name"], match["content"]


def _read_name(item: ScheduleRow, year: int) -> None:
    """Read the day that a name such as `走访慰问（1月13日）` gives."""
    match = _NAMED_DAY.fullmatch(item.name)
    day = _day(match["day"], year) if match else None
    if match and day:
        item.name, item.days = match["name"], [day]


def _read_when(item: ScheduleRow, text: str, year: int) -> None:
    """Read the column of time: a promise, months, a day, a rule for days; else keep it in the remark."""
    if _says_no_more(text, item):
        return
    day = _DAY_AND_HOURS.fullmatch(text)
    if day and _takes_day(item, day, year):
        return
    if _is_months(text):
        item.months = text
    elif _is_read(parse_promise, text):
        item.promise = text
    elif _is_read(parse_proposal, text):
        item.proposal = text
        # The table prints the month of a rule alone: a deadline would lose its 前.
        item.remarks += [text] if text.endswith("前") else []
    else:
        _keep_when(item, text)


def _says_no_more(text: str, item: ScheduleRow) -> bool:
    """Tell whether the column of months only says that its time stands beside it, or in the name."""
    is_told = item.days and re.fullmatch(r"\d{1,2}月", text)
    return not text or text == REGULARLY or bool(is_told)


def _is_months(text: str) -> bool:
    # 每月 and 每季度 are promises (频次): a meeting in each of them, not one item for them all.
    return text not in _EACH_MONTH and "季" not in text and _is_read(parse_months, text)


def _keep_when(item: ScheduleRow, text: str) -> None:
    month = _MONTH_WITHIN.findall(text)
    if len(set(month)) == 1 and _is_read(parse_months, f"{month[0]}月"):
        item.months = f"{month[0]}月"
        item.said.append(f"时间写的是“{text}”，月份按{item.months}")
    else:
        item.said.append(f"时间“{text}”看不出是哪几个月，放在“备注”里")
    item.remarks.append(text)


def _read_day(item: ScheduleRow, text: str, head: str, year: int) -> None:
    """Read the column beside the months: how often, a day, its hours, or a rule for days; a line each."""
    pieces = filter(None, text.split("；"))
    unread = "；".join(each for each in pieces if not _takes_time(item, each, year))
    if head.startswith("拟定") or (not item.proposal and _is_read(parse_proposal, unread)):
        item.proposal = unread or item.proposal
    elif unread:
        item.remarks.append(_with_head(head, unread))


def _takes_time(item: ScheduleRow, text: str, year: int) -> bool:
    day = _DAY_AND_HOURS.fullmatch(text)
    if day and _takes_day(item, day, year):
        return True
    if not item.hours and _is_read(parse_time_range, text):
        item.hours = text
    elif not item.promise and _is_read(parse_promise, text):
        item.promise = text
    else:
        return False
    return True


def _takes_day(item: ScheduleRow, match: re.Match[str], year: int) -> bool:
    day, hours = _day(match["day"], year), (match["hours"] or "").strip()
    if day is None or (hours and not _is_read(parse_time_range, hours)):
        return False
    item.days, item.months, item.hours = [day], "", hours or item.hours
    return True


def _day(text: str, year: int) -> date | None:
    try:
        return parse_date(text, year).value
    except Misread:
        return None


def _is_read(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except Misread:
        return False
    return True


def merged(tables: Sequence[Sequence[ScheduleRow]]) -> list[ScheduleRow]:
    """Return the items of all tables: an item in several tables is one, with all its days."""
    items: list[ScheduleRow] = []
    for rows in tables:
        before: dict[object, list[ScheduleRow]] = {}
        for item in items:
            before.setdefault((item.name, item.moment), []).append(item)
        for row in rows:
            same = before.get((row.name, row.moment))
            if same:
                _join(same.pop(0), row)
            else:
                items.append(row)
    known = any(item.of_meetings for item in items)
    for item in items:
        _guess_kind(item, known=known)
    return _with_days_together(items)


def _join(item: ScheduleRow, row: ScheduleRow) -> None:
    """Take over what only the second table says."""
    item.of_meetings = item.of_meetings or row.of_meetings
    # Two tables head one person's column 主持 and 责任人: the name is not said twice.
    if row.chair == item.responsible:
        row.chair = ""
    for name in ("proposal", "hours", "subject", "chair", "responsible", "papers", "venue"):
        setattr(item, name, getattr(item, name) or getattr(row, name))
    item.remarks += [remark for remark in row.remarks if remark not in item.remarks]
    item.said += row.said


def _guess_kind(item: ScheduleRow, *, known: bool) -> None:
    """Guess the kind of a meeting by its name; if one table lists the meetings, only for those."""
    # Where a table lists the meetings, a like name elsewhere is no meeting.
    if known and not item.of_meetings:
        return
    item.kind = meeting_in(item.name)
    if item.of_meetings and not item.kind:
        item.said.append("看不出会议的类型，请补上“类型”，不然不会印进三会一课安排表")


def _with_days_together(items: Sequence[ScheduleRow]) -> list[ScheduleRow]:
    """Join items that differ only in their day: one item with several days."""
    found: dict[object, ScheduleRow] = {}
    for n, item in enumerate(items):
        same = vars(item) | {"days": (), "remarks": tuple(item.remarks), "said": tuple(item.said)}
        key: object = tuple(same.items()) if item.days else n
        first = found.setdefault(key, item)
        if first is not item:
            first.days = [*first.days, *item.days]
    return list(found.values())
