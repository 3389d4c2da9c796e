"""The body as the keys of plan.yaml: 导语, 指导思想, 工作目标, 重点任务, 章节, in the order it had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.importing.manuscript import Table
from docgen.importing.outline import Node, Outline
from docgen.importing.section_names import (
    ALSO_CALLED,
    GENERAL,
    GOALS,
    GUIDANCE,
    PARTICULAR,
    SECTIONS,
    TASKS,
)
from docgen.importing.sections import GUESSED, as_lines, as_section, as_task, texts_of
from docgen.importing.yaml_text import Entry, Item, Listing, Mapping, Prose

_SCHEDULE_HEADING = re.compile(r".*(?:安排|日程|行事历|时间表|进度|安排表|一览表)")


def body_entries(outline: Outline, schedule: Sequence[Table]) -> Iterator[Entry]:
    """The keys of the body but its close; tables among `schedule` are told elsewhere."""
    without_tables(outline, schedule)
    if outline.lead:
        yield Entry("导语", Prose(tuple(line for text in outline.lead for line in as_lines(text))))
    nodes = list(outline.nodes)
    for key in (GUIDANCE, GOALS, TASKS):
        if nodes and nodes[0].title in ALSO_CALLED[key]:
            entry = _keyed(key, nodes[0])
            if entry:
                nodes.pop(0)
                yield entry
    if nodes:
        listed = tuple(as_section(node) for node in nodes)
        yield Entry(SECTIONS, Listing(listed), tuple(_order_remarks(nodes)))


def without_tables(outline: Outline, schedule: Sequence[Table]) -> None:
    """Take the schedule's tables out of the text."""
    outline.lead = [text for text in outline.lead if not (isinstance(text, Table) and text in schedule)]
    for node in _all(outline.nodes):
        node.texts = [text for text in node.texts if not (isinstance(text, Table) and text in schedule)]


def bare_schedule_headings(outline: Outline) -> list[Node]:
    """Headings under which nothing is left but a schedule: taken out, for 日程安排 stands for them."""
    found = [node for node in outline.nodes if _is_schedule_heading(node)]
    outline.nodes = [node for node in outline.nodes if node not in found]
    return found


def _is_schedule_heading(node: Node) -> bool:
    tables = [text for text in node.texts if isinstance(text, Table)]
    return (
        bool(tables)
        and len(tables) == len(node.texts)
        and not node.below
        and _SCHEDULE_HEADING.fullmatch(node.title) is not None
    )


def _keyed(key: str, node: Node) -> Entry | None:
    """A section under the key that the model has for it; None where it holds more than the key can."""
    makers = {GUIDANCE: _guidance, GOALS: _goals, TASKS: _tasks}
    entry = makers[key](node)
    if entry is None or node.title == key:
        return entry
    remark = f"{GUESSED}原文的标题是“{node.title}”，docgen 印成“{key}”；要照原文印，请把这一节移到“章节”里"
    return entry._replace(remarks=(remark, *entry.remarks))


def _guidance(node: Node) -> Entry | None:
    if node.below or not node.texts or _has_tables(node):
        return None
    return Entry(GUIDANCE, Prose(tuple(texts_of(node))))


def _goals(node: Node) -> Entry | None:
    general, particular = _general_and_particular(node)
    if _has_tables(node) or (general is None and particular is None):
        return None
    entries = []
    if general:
        entries.append(Entry("总体目标", Prose(tuple(general))))
    if particular:
        entries.append(Entry("具体目标", Listing(tuple(Item(goal) for goal in particular))))
    return Entry(GOALS, Mapping(tuple(entries))) if entries else None


def _general_and_particular(node: Node) -> tuple[list[str] | None, list[str] | None]:
    """The paragraphs of the general goal and the sentences of the particular ones; None, None for others."""
    titles = [child.title for child in node.below]
    if any(titles):
        whole = len(titles) == 2 and titles[0] in GENERAL and titles[1] in PARTICULAR
        if not whole or node.texts or node.below[0].below or node.below[1].texts:
            return None, None
        sentences = _sentences(node.below[1].below)
        return (None, None) if sentences is None else (texts_of(node.below[0]), sentences)
    sentences = _sentences(node.below)
    return (None, None) if sentences is None else (texts_of(node), sentences)


def _sentences(nodes: Sequence[Node]) -> list[str] | None:
    """Each goal in one paragraph; None where one has a heading, several paragraphs or anything below it."""
    if any(node.title or node.below or len(node.texts) != 1 or _has_tables(node) for node in nodes):
        return None
    return [text for node in nodes for text in texts_of(node)]


def _tasks(node: Node) -> Entry | None:
    if node.texts or not node.below:
        return None
    return Entry(TASKS, Listing(tuple(as_task(child) for child in node.below)))


def _order_remarks(nodes: Sequence[Node]) -> Iterator[str]:
    late = [node.title for node in nodes if any(node.title in names for names in ALSO_CALLED.values())]
    if late:
        named = "、".join(f"“{title}”" for title in late)
        yield f"{GUESSED}{named}也放在“章节”里，为了不改变原文的先后和内容"


def _has_tables(node: Node) -> bool:
    return any(isinstance(text, Table) for text in node.texts)


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.below)
