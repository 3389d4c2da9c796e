"""日程安排 and 附表 of plan.yaml, from the schedule's tables of a manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.domain.schedule.promises_in_prose import ProsePromise, duties_in, promises_in
from docgen.importing.body import GUESSED
from docgen.importing.manuscript import Block, Table, clean
from docgen.importing.schedule_columns import Columns, schedule_columns
from docgen.importing.schedule_rows import ScheduleRow, merged, schedule_rows
from docgen.importing.yaml_text import Item, Mapping, YamlEntry, YamlList, inline_list
from docgen.models.plan import TABLES

QUOTED = "原文："
"""What stands before a sentence that is quoted: it is no place where the sentence itself is kept."""


@dataclass
class Schedule:
    """The schedule's tables of a manuscript and the items they give."""

    tables: list[Table] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    """The titles over them, which docgen makes anew."""
    items: list[ScheduleRow] = field(default_factory=list)
    promises: list[ProsePromise] = field(default_factory=list)
    """The promises of the running text that no table has."""
    duties: list[str] = field(default_factory=list)
    """The works that the text promises without saying how often."""

    def key_of(self, table: Table) -> str:
        """Return which of docgen's two tables stands for it."""
        return TABLES[1] if self.columns[self.tables.index(table)].is_of_meetings else TABLES[0]


def schedule_of(blocks: Iterable[Block], year: int, *, is_ours: bool) -> Schedule:
    """Return the schedule that tables tell; `year` completes their dates, `is_ours`: docgen drew them."""
    schedule = Schedule()
    for block in blocks:
        columns = schedule_columns(block) if isinstance(block, Table) else None
        if isinstance(block, Table) and columns:
            schedule.tables.append(block)
            schedule.columns.append(columns.with_months if is_ours else columns)
            schedule.titles += columns.above
    schedule.items = merged([schedule_rows(columns, year) for columns in schedule.columns])
    return schedule


def read_promises(schedule: Schedule, texts: Iterable[str]) -> None:
    """Note what the running text promises, once each, and no meeting that a table has already."""
    scheduled = {item.kind for item in schedule.items if item.kind}
    found: dict[tuple[str, str], ProsePromise] = {}
    duties: dict[str, None] = {}
    for text in texts:
        for promise in promises_in(text):
            if promise.kind not in scheduled:
                found.setdefault((promise.kind or promise.matter, promise.often), promise)
        duties.update((words, None) for _, _, words in duties_in(text))
    schedule.promises, schedule.duties = [*found.values()], [*duties]


def schedule_entries(schedule: Schedule, *, is_ours: bool) -> Iterator[YamlEntry]:
    """Yield the items, and for docgen's own papers the tables that were printed."""
    # Among the rows of a table that is printed they would change it: there they stand as remarks.
    among = [] if schedule.items else schedule.promises
    items = (*map(_schedule_item, schedule.items), *map(_promised_item, among))
    if not items:
        return
    remarks = (*_remarks(schedule, is_ours=is_ours), *_text_remarks(schedule))
    yield YamlEntry("日程安排", YamlList(items), remarks)
    if schedule.promises and not schedule.items:
        # The original has no such table: none is printed, and the text stays as it is.
        yield YamlEntry("附表", YamlList((), inline=True), ("原文没有附表；要印日程安排的，删掉这一行",))
    tables = _tables_printed(schedule)
    if is_ours and tables != _usual_tables(schedule):
        yield YamlEntry("附表", YamlList(tuple(Item(name) for name in tables), inline=True))


def _remarks(schedule: Schedule, *, is_ours: bool) -> Iterator[str]:
    if schedule.titles:
        yield f"原文的表题：{'、'.join(schedule.titles)}（附表由 docgen 编排、编号）"
    if not is_ours and schedule.columns:
        heads = dict.fromkeys(clean(head) for each in schedule.columns for head in each.heads if head)
        yield f"{GUESSED}由原文的表格（{'、'.join(heads)}）排成，“类型”按事项的名称，请核对"


def _tables_printed(schedule: Schedule) -> tuple[str, ...]:
    found = {schedule.key_of(table) for table in schedule.tables}
    return tuple(name for name in TABLES if name in found)


def _usual_tables(schedule: Schedule) -> tuple[str, ...]:
    """Return the tables that docgen prints of these items by itself."""
    return TABLES if any(item.kind for item in schedule.items) else TABLES[:1]


def _text_remarks(schedule: Schedule) -> Iterator[str]:
    if schedule.promises and schedule.items:
        yield "正文里还许诺了这些，表里没有；要排进日程的，去掉井号："
        yield from (f"  - {{事项: {each.matter}, 频次: {each.often}}}" for each in schedule.promises)
    elif schedule.promises:
        yield f"{GUESSED}正文里写了多久一次的，列在下面，每项上面是原文；请核对"
    if schedule.duties:
        yield "正文里还说了这些工作，没有写多久一次；要排进日程的，去掉井号，补上“频次”“月份”或者“日期”："
        yield from (f"  - {{事项: {words}}}" for words in schedule.duties)


def _promised_item(found: ProsePromise) -> Item:
    values: list[tuple[str, str]] = [
        ("事项", found.matter),
        ("类型", found.kind),
        ("频次", found.often),
        ("范围", found.scope),
        ("责任人", found.responsible),
        ("材料", "、".join(found.papers)),
    ]
    entries = tuple(YamlEntry(key, value) for key, value in values if value)
    return Item(Mapping(entries), (f"{QUOTED}{found.sentence}",))


def _schedule_item(item: ScheduleRow) -> Item:
    days = [day.isoformat() for day in item.days]
    values: list[tuple[str, str | YamlList]] = [
        ("事项", item.name),
        ("类型", item.kind),
        ("频次", item.promise),
        ("拟定", item.proposal),
        ("日期", days[0] if len(days) == 1 else inline_list(days) if days else ""),
        ("月份", item.months),
        ("时间", item.hours),
        ("内容", item.subject),
        ("主持", item.chair),
        ("地点", item.venue),
        ("责任人", item.responsible),
        ("材料", item.papers),
        ("备注", "；".join(item.remarks)),
    ]
    entries = tuple(YamlEntry(key, value) for key, value in values if value)
    return Item(Mapping(entries), tuple(f"{GUESSED}{said}" for said in item.said))
