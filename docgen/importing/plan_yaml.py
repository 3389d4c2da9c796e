"""A manuscript as plan.yaml: head, body, schedule and foot under their keys, guesses said in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.importing.body import bare_schedule_headings, body_entries
from docgen.importing.dates import full_date
from docgen.importing.foot import Foot, take_foot
from docgen.importing.forms import marked
from docgen.importing.head import Head, take_head
from docgen.importing.manuscript import Aside, Block, Manuscript, Paragraph, Table
from docgen.importing.numbers import leading_number
from docgen.importing.outline import Outline, outline_of
from docgen.importing.schedule import ScheduleRow, merged, schedule_rows
from docgen.importing.schedule_columns import Columns, schedule_columns
from docgen.importing.sections import GUESSED, heading_forms
from docgen.importing.text_file import clean
from docgen.importing.yaml_text import Entry, Item, Listing, Mapping, Prose
from docgen.models.plan import TABLES

ANNEX_TEXT = "附件的正文（计划里只印附件的名称，请另存成文件）"
ANNEX_WORDS = ("附件", *(f"附件{sign}{number}" for number in range(1, 21) for sign in ("", "：")))
NOTICE_TEXT = "印发通知的正文"
FEWEST_HEADINGS = 2
MOST_TITLES, LONGEST_TABLE_TITLE = 3, 60
HEAD_KEYS = ("文号", "发文机关标志", "份号", "密级", "紧急程度")


class PlanText(NamedTuple):
    """What becomes of a manuscript: the keys of plan.yaml, and what found no place among them."""

    entries: tuple[Entry, ...]
    asides: tuple[Aside, ...]
    remade: tuple[str, ...] = ()
    """Words that docgen sets by itself where they stood: labels of annexes, heads of its tables."""


@dataclass
class _Schedule:
    """The schedule's tables of a manuscript and the items they give."""

    tables: list[Table] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    """The titles over them, which docgen makes anew."""
    items: list[ScheduleRow] = field(default_factory=list)


def plan_text(manuscript: Manuscript, year: int) -> PlanText:
    """Put everything of a manuscript under the keys of plan.yaml; `year` completes dates of the schedule."""
    head, rest = take_head(manuscript.blocks, is_ours=manuscript.is_ours)
    foot, body = take_foot(rest, is_ours=manuscript.is_ours)
    notice: list[Aside] = []
    if not manuscript.is_ours:
        body = _attached(head, foot, body, notice)
        _from_under_the_title(head, foot)
    schedule = _schedule([*body, *foot.behind], year)
    asides = list(_take_annex_pages(foot, schedule))
    outline = outline_of(marked(manuscript, body))
    schedule.titles += [node.title for node in bare_schedule_headings(outline)]
    entries = (
        *_head_entries(head),
        *_text_entries(outline, schedule, is_ours=manuscript.is_ours),
        *_foot_entries(foot),
    )
    remade = (*ANNEX_WORDS, *(head for columns in schedule.columns for head in columns.heads))
    return PlanText(entries, (*notice, *asides, *_asides_of_title(head), *manuscript.asides), remade)


def _attached(head: Head, foot: Foot, body: Sequence[Block], notice: list[Aside]) -> Sequence[Block]:
    """The body of a plan that a notice hands out (关于印发…的通知): it stands behind the notice's date."""
    if _has_headings(body) or not _has_headings(foot.behind):
        return body
    attached, rest = take_head(foot.behind, is_ours=False)
    if not attached.title:
        return body
    texts = [*head.title, *(text for block in body for text in _texts(block))]
    notice += [Aside(NOTICE_TEXT, text) for text in texts]
    head.title, foot.behind = attached.title, []
    head.beside += attached.beside
    return rest


def _has_headings(blocks: Sequence[Block]) -> bool:
    found = [block for block in blocks if isinstance(block, Paragraph)]
    return sum(1 for block in found if block.outline or leading_number(block.whole)) >= FEWEST_HEADINGS


def _from_under_the_title(head: Head, foot: Foot) -> None:
    """署名 and 成文日期, where they stand under the title."""
    if head.unit and not foot.signature:
        foot.signature, foot.is_guessed = head.unit, True
    elif head.unit:
        head.beside.append(head.unit)
    if head.dated and not foot.issued:
        foot.issued = full_date(head.dated.strip("（）()〔〕"))
    elif head.dated:
        head.beside.append(head.dated)


def _head_entries(head: Head) -> Iterator[Entry]:
    title = "".join(head.title)
    if title:
        guess = (f"{GUESSED}标题是正文前面的这一行",) if head.title_is_guessed else ()
        yield Entry("标题", title, guess)
    for key in HEAD_KEYS:
        if key in head.parts:
            yield Entry(key, head.parts[key])
    if head.signers:
        yield Entry("签发人", _listing(head.signers.split("、")))
    if head.addressees:
        yield Entry("主送", _listing(head.addressees.replace(",", "，").split("，")))


def _text_entries(outline: Outline, schedule: _Schedule, *, is_ours: bool) -> Iterator[Entry]:
    forms = heading_forms(outline.nodes, is_ours=is_ours)
    yield from body_entries(outline, schedule.tables)
    yield from _schedule_entries(schedule, is_ours=is_ours)
    if outline.closing:
        guess = f"{GUESSED}最后一段不属于上面任何一节"
        yield Entry("结束语", Prose(tuple(outline.closing)), (guess,))
    if forms:
        yield Entry("标题形式", forms, (f"{GUESSED}标题的形式照原文",) if not is_ours else ())


def _schedule(blocks: Iterable[Block], year: int) -> _Schedule:
    schedule = _Schedule()
    for block in blocks:
        columns = schedule_columns(block) if isinstance(block, Table) else None
        if isinstance(block, Table) and columns:
            schedule.tables.append(block)
            schedule.columns.append(columns)
            schedule.titles += columns.above
    schedule.items = merged([schedule_rows(columns, year) for columns in schedule.columns])
    return schedule


def _schedule_entries(schedule: _Schedule, *, is_ours: bool) -> Iterator[Entry]:
    if not schedule.items:
        return
    remarks = (
        [f"原文的表题：{'、'.join(schedule.titles)}（附表由 docgen 编排、编号）"] if schedule.titles else []
    )
    if not is_ours:
        heads = "、".join(
            dict.fromkeys(clean(head) for each in schedule.columns for head in each.heads if head)
        )
        remarks.append(f"{GUESSED}由原文的表格（{heads}）排成，“类型”按事项的名称，请核对")
    items = tuple(_schedule_item(item) for item in schedule.items)
    yield Entry("日程安排", Listing(items), tuple(remarks))
    tables = _tables_printed(schedule)
    if is_ours and tables != _usual_tables(schedule):
        yield Entry("附表", Listing(tuple(Item(name) for name in tables), inline=True))


def _tables_printed(schedule: _Schedule) -> tuple[str, ...]:
    found = {TABLES[1] if columns.is_of_meetings else TABLES[0] for columns in schedule.columns}
    return tuple(name for name in TABLES if name in found)


def _usual_tables(schedule: _Schedule) -> tuple[str, ...]:
    """Those that docgen prints of these items without being told."""
    return TABLES if any(item.kind for item in schedule.items) else TABLES[:1]


def _schedule_item(item: ScheduleRow) -> Item:
    days = [day.isoformat() for day in item.days]
    values: list[tuple[str, str | Listing]] = [
        ("事项", item.name),
        ("类型", item.kind),
        ("频次", item.promise),
        ("拟定", item.proposal),
        ("日期", days[0] if len(days) == 1 else _listing(days) if days else ""),
        ("月份", item.months),
        ("时间", item.hours),
        ("内容", item.subject),
        ("主持", item.chair),
        ("地点", item.venue),
        ("责任人", item.responsible),
        ("材料", item.papers),
        ("备注", "；".join(item.remarks)),
    ]
    entries = tuple(Entry(key, value) for key, value in values if value)
    return Item(Mapping(entries), tuple(f"{GUESSED}{said}" for said in item.said))


def _foot_entries(foot: Foot) -> Iterator[Entry]:
    if foot.annexes:
        yield Entry("附件", _listing(foot.annexes))
    if foot.signature:
        guess = (f"{GUESSED}署名是文末的这一行",) if foot.is_guessed else ()
        yield Entry("署名", foot.signature, guess)
    yield from _dates(foot)
    if foot.note:
        yield Entry("附注", foot.note)
    if foot.copies:
        yield Entry("抄送", _listing(foot.copies.replace(",", "，").split("，")))
    if foot.printer:
        yield Entry("印发机关", foot.printer)
    if foot.printed:
        yield Entry("印发日期", foot.printed.isoformat())


def _dates(foot: Foot) -> Iterator[Entry]:
    if foot.issued:
        yield Entry("成文日期", foot.issued.isoformat())
    if foot.sealed:
        yield Entry("用印", "是")


def _listing(texts: Sequence[str]) -> Listing:
    return Listing(tuple(Item(text.strip()) for text in texts if text.strip()), inline=True)


def _asides_of_title(head: Head) -> Iterator[Aside]:
    for line in head.beside:
        yield Aside("标题下面的字", line)


def _take_annex_pages(foot: Foot, schedule: _Schedule) -> Iterator[Aside]:
    """Pages behind the foot: over a schedule's table label and title go with it; other text is kept aside."""
    pages = _pages(foot.behind)
    for page in pages:
        tables = [n for n, block in enumerate(page) if isinstance(block, Table) and block in schedule.tables]
        titles = _titles_over(page, tables[0]) if tables else []
        schedule.titles += [clean(block.whole) for block in titles if not _is_mere_label(clean(block.text))]
        remade = [*titles, *(page[n] for n in tables)]
        texts = [text for block in page if block not in remade for text in _texts(block)]
        yield from (Aside(ANNEX_TEXT, text) for text in texts)
    foot.annexes = [name for name in foot.annexes if name not in schedule.titles]
    if foot.issued_words:
        yield Aside("成文日期（不是一个完整的日期，请补上“成文日期”）", foot.issued_words)


def _titles_over(page: Sequence[Block], table: int) -> list[Paragraph]:
    """The label and the title that stand right above a table: docgen sets them anew."""
    found: list[Paragraph] = []
    for block in reversed(page[max(0, table - MOST_TITLES) : table]):
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_TABLE_TITLE or "。" in block.text:
            break
        found.insert(0, block)
    return found


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    """The annexes one by one: a label begins each."""
    pages: list[list[Block]] = []
    for block in blocks:
        is_label = isinstance(block, Paragraph) and _is_mere_label(clean(block.text))
        if is_label or not pages:
            pages.append([])
        pages[-1].append(block)
    return pages


def _is_mere_label(text: str) -> bool:
    return text.startswith(("附件", "附表")) and len(text) <= 6


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [clean(block.whole)]
    return [" │ ".join(map(clean, row)) for row in block.rows]
