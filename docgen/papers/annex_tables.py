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
from docgen.models.plan import Plan, ScheduleItem
from docgen.reading.values import understood
from docgen.reading.values.dates_and_months import YearMonth

AnnexTable = TypedDict("AnnexTable", {"标签": str, "标题": str, "列": list[str], "行": list[list[str]]})


class ScheduleEntry(NamedTuple):
    """An item in one month (None: no month, only a promise), on a day if that is fixed."""

    month: YearMonth | None
    day: date | None
    item: ScheduleItem
    months: MonthSpan | None = None
    is_told_here_alone: bool = False
    """Whether no other table of the plan has a column for its content."""

    @property
    def month_words(self) -> str:
        """The text of the column 月份: the month, the span of months, the promise, or the proposal."""
        if self.months:
            return self.months.words
        return f"{self.month.month}月" if self.month else (self.item.promise or self.item.proposal)

    @property
    def day_words(self) -> str:
        """The fixed day with weekday and hours, or the proposal in its own words."""
        if self.day is None:
            return self.item.proposal
        hours = str(self.item.time or "")
        return f"{month_and_day(self.day)}（{weekday(self.day)}）{hours}"

    @property
    def work(self) -> str:
        """The item's name, with its day if that is fixed; and its content, where no other table has it."""
        name = f"{self.item.name}（{month_and_day(self.day)}）" if self.day else str(self.item.name)
        content = self.item.subject if self.is_told_here_alone else ""
        return f"{name}：{content}" if content and content != self.item.name else name


class ScheduleTable(NamedTuple):
    """One of the tables: its name in the key 附表, its title, a test for its items, its columns."""

    name: str
    title: str
    shows: Callable[[ScheduleItem], bool]
    columns: dict[str, Callable[[ScheduleEntry], str]]


# 三会一课 lists only items with a 类型: meetings. 月度安排表 lists everything of the schedule.
TABLES = (
    ScheduleTable(
        "月度安排表",
        "{span}工作月度安排表",
        lambda item: True,
        {
            "月份": lambda entry: entry.month_words,
            "工作内容": lambda entry: entry.work,
            "责任人": lambda entry: entry.item.responsible,
            "完成形式": lambda entry: "、".join(entry.item.papers),
            "备注": lambda entry: entry.item.remark,
        },
    ),
    ScheduleTable(
        "三会一课年度安排表",
        "{span}“三会一课”安排表",
        lambda item: bool(item.kind),
        {
            "月份": lambda entry: entry.month_words,
            "会议名称": lambda entry: entry.item.name,
            "拟定日期": lambda entry: entry.day_words,
            "内容": lambda entry: entry.item.subject,
            "主持（主讲）": lambda entry: entry.item.chair or entry.item.responsible,
            "应形成的材料": lambda entry: "、".join(entry.item.papers),
        },
    ),
)


def schedule_tables(plan: Plan, year: int) -> list[AnnexTable]:
    """The tables that the plan prints, labelled with their place among the annexes."""
    titles = annex_titles(plan, year)
    return [
        {
            "标签": _label(titles, title),
            "标题": title,
            "列": list(table.columns),
            "行": [[cell(entry) for cell in table.columns.values()] for entry in _entries(plan, table, year)],
        }
        for table, title in _printed(plan, year)
    ]


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
        entry._replace(is_told_here_alone=not _has_a_column(plan, item))
        for item in plan.schedule
        if table.shows(item)
        for entry in _dated(item, span)
    ]
    return sorted(entries, key=lambda entry: (entry.month or (0, 0), entry.day.day if entry.day else 0))


def _has_a_column(plan: Plan, item: ScheduleItem) -> bool:
    """Tell whether a table that the plan prints has a column for the content of an item."""
    return any("内容" in each.columns and each.name in plan.tables and each.shows(item) for each in TABLES)


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
