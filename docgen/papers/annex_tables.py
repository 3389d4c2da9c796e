"""The plan's schedule (日程安排) as annex tables, in its own words: 月度安排表 and 三会一课年度安排表."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypedDict

from docgen.domain.calendar.festivals import YEARS, festival
from docgen.domain.calendar.spans import first_month, month_in, span_of, title_of
from docgen.domain.calendar.windows import Window
from docgen.domain.schedule.proposals import FestivalRule, MonthRule, parse_proposal
from docgen.domain.words.dates import month_and_day, weekday
from docgen.models.fields import MonthSpan
from docgen.models.plan import REGULARLY, Plan, ScheduleItem
from docgen.reading.values import understood
from docgen.reading.values.dates_and_months import YearMonth

_Cells = TypedDict("_Cells", {"列": list[str], "行": list[list[str]]})
AnnexTable = TypedDict(
    "AnnexTable", {"标签": str, "标题": str, "列": list[str], "行": list[list[str]], "首列合并": bool}
)


class ScheduleEntry(NamedTuple):
    """An item in one month (None: no month, only a promise), on a day if that is fixed."""

    month: YearMonth | None
    day: date | None
    item: ScheduleItem
    months: MonthSpan | None = None
    is_first: bool = True
    """Whether it is the first of its item: the promise is said there, once."""
    elsewhere: frozenset[str] = frozenset()
    """The columns in which another table of the plan prints the item."""

    @property
    def month_words(self) -> str:
        """The text of the column 月份: the month, the span of months, or 定期."""
        if self.months:
            return self.months.words
        if self.month:
            return f"{self.month.month}月"
        return REGULARLY if self.item.promise or self.item.proposal else ""

    @property
    def short_time(self) -> str:
        """The promise, and the day; with all the rest that is said of it where no other table does."""
        day = month_and_day(self.day) if self.day else self.only_here("时间", self.item.proposal)
        return self._lines(day, self.only_here("时间", str(self.item.time or "")))

    @property
    def whole_time(self) -> str:
        """The promise, the fixed day with its weekday or the proposal, and the hours."""
        day = f"{month_and_day(self.day)}（{weekday(self.day)}）" if self.day else self.item.proposal
        return self._lines(day, str(self.item.time or ""))

    def _lines(self, *words: str) -> str:
        return "\n".join(filter(None, [self._promise, *words]))

    @property
    def _promise(self) -> str:
        return self.item.promise if self.is_first else ""

    @property
    def work(self) -> str:
        """The item's name; and its content, where no other table has it."""
        name, content = str(self.item.name), self.only_here("内容", self.item.subject)
        return f"{name}：{content}" if content and content != name else name

    @property
    def leader(self) -> str:
        """Who leads the meeting; who is responsible, where nobody is named for it."""
        return self.item.chair or self.item.responsible

    def only_here(self, column: str, words: str) -> str:
        """Return words of the item where no other table prints that column of it."""
        return "" if column in self.elsewhere else words


class ScheduleTable(NamedTuple):
    """One of the tables: its name in the key 附表, its title, a test for its items, its columns."""

    name: str
    title: str
    shows: Callable[[ScheduleItem], bool]
    columns: dict[str, Callable[[ScheduleEntry], str]]
    tells: frozenset[str]
    """The columns that the other table need not print again."""


# 三会一课 lists only items with a 类型: meetings. 月度安排表 lists everything of the schedule.
TABLES = (
    ScheduleTable(
        "月度安排表",
        "{span}工作月度安排表",
        lambda item: True,
        {
            "月份": lambda entry: entry.month_words,
            "时间": lambda entry: entry.short_time,
            "工作内容": lambda entry: entry.work,
            "地点": lambda entry: entry.only_here("地点", entry.item.venue),
            "主持": lambda entry: entry.only_here("主持", entry.item.chair),
            "责任人": lambda entry: entry.item.responsible,
            "完成形式": lambda entry: "、".join(entry.item.papers),
            "备注": lambda entry: entry.item.remark,
        },
        frozenset({"责任人", "备注"}),
    ),
    ScheduleTable(
        "三会一课年度安排表",
        "{span}“三会一课”安排表",
        lambda item: bool(item.kind),
        {
            "月份": lambda entry: entry.month_words,
            "会议名称": lambda entry: entry.item.name,
            "时间": lambda entry: entry.whole_time,
            "地点": lambda entry: entry.item.venue,
            "内容": lambda entry: entry.item.subject,
            "主持（主讲）": lambda entry: entry.leader,
            "责任人": lambda entry: entry.only_here("责任人", entry.item.chair and entry.item.responsible),
            "应形成的材料": lambda entry: "、".join(entry.item.papers),
            "备注": lambda entry: entry.only_here("备注", entry.item.remark),
        },
        frozenset({"时间", "地点", "内容", "主持"}),
    ),
)
_ALWAYS = ("月份", "工作内容", "会议名称")
"""The columns that are printed even if nothing stands in them."""


def schedule_tables(plan: Plan, year: int) -> list[AnnexTable]:
    """The tables that the plan prints, labelled with their place among the annexes; no column stays empty."""
    titles = annex_titles(plan, year)
    return [
        {
            "标签": _label(titles, title),
            "标题": title,
            **_cells(_entries(plan, table, year), table),
            "首列合并": True,
        }
        for table, title in _printed(plan, year)
    ]


def _cells(entries: Sequence[ScheduleEntry], table: ScheduleTable) -> _Cells:
    columns = {head: [cell(entry) for entry in entries] for head, cell in table.columns.items()}
    filled = {head: cells for head, cells in columns.items() if head in _ALWAYS or any(cells)}
    return {"列": list(filled), "行": [list(row) for row in zip(*filled.values(), strict=True)]}


def annex_titles(plan: Plan, year: int) -> list[str]:
    """The annexes as the plan lists them, a table where it is named; tables not named come first."""
    # A plan may name a table among its own annexes: that gives the table its place and its number.
    titles = {table.name: title for table, title in _printed(plan, year)}
    listed = [titles.get(name, name) for name in plan.annexes]
    return [*(title for title in titles.values() if title not in listed), *listed]


def _printed(plan: Plan, year: int) -> list[tuple[ScheduleTable, str]]:
    return [
        (table, table.title.format(span=title_of(span_of(plan, year))))
        for table in TABLES
        if table.name in plan.tables and any(table.shows(item) for item in plan.schedule)
    ]


def _label(titles: Sequence[str], title: str) -> str:
    """The label above a table: 附件 alone, or 附件1, 附件2 …"""
    # Number and title have to be those of the note after the text (GB/T 9704-2012, 7.3.7).
    return "附件" if len(titles) == 1 else f"附件{titles.index(title) + 1}"


def _entries(plan: Plan, table: ScheduleTable, year: int) -> list[ScheduleEntry]:
    """The rows of a table: promises first, in the plan's order; then by month and day."""
    # A promise (每月一次) belongs to no month: it stands before all months, and sorted() keeps its order.
    span = span_of(plan, year)
    entries = [
        entry._replace(is_first=not place, elsewhere=_elsewhere(plan, table, item))
        for item in plan.schedule
        if table.shows(item)
        for place, entry in enumerate(_dated(item, span))
    ]
    return sorted(entries, key=lambda entry: (entry.month or (0, 0), entry.day.day if entry.day else 0))


def _elsewhere(plan: Plan, table: ScheduleTable, item: ScheduleItem) -> frozenset[str]:
    """Return the columns in which another table that the plan prints tells of an item."""
    others = (each for each in TABLES if each is not table and each.name in plan.tables and each.shows(item))
    return frozenset().union(*(each.tells for each in others))


def _dated(item: ScheduleItem, span: Window) -> list[ScheduleEntry]:
    if item.days:
        return [ScheduleEntry(YearMonth(day.year, day.month), day, item) for day in item.days]
    if item.months:
        # A month that the plan does not cover is told (D415), and printed all the same.
        return [
            ScheduleEntry(
                first_month(span, part.numbers) or YearMonth(span.first.year, part.numbers[0]),
                None,
                item,
                part,
            )
            for part in item.months.parts
        ]
    months = [] if item.promise else _proposed_months(item, span)
    return [ScheduleEntry(month, None, item) for month in months or (None,)]


def _proposed_months(item: ScheduleItem, span: Window) -> list[YearMonth]:
    """The months that a proposal names by itself, where they are few: 清明节前, 3月、9月第二个周五."""
    proposal = understood(parse_proposal, item.proposal)
    rule = proposal.rule if proposal else None
    if isinstance(rule, FestivalRule):
        return _month_of_festival(rule, span)
    if isinstance(rule, MonthRule) and len(rule.months) <= MOST_MONTHS:
        return [month for number in rule.months if (month := month_in(span, number))]
    return []


def _month_of_festival(rule: FestivalRule, span: Window) -> list[YearMonth]:
    years = [year for year in span.years if year in YEARS]
    days = (festival(rule.name, year) + timedelta(days=rule.days) for year in years)
    return [YearMonth(day.year, day.month) for day in days if span.holds(day)]


MOST_MONTHS = 3
"""Of a meeting in so many months each has a row of its own; what comes more often stands first, once."""
