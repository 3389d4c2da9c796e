"""The body as the keys of plan.yaml: 导语, 指导思想, 工作目标, 重点任务, 章节, in the order it had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.importing.body_outline import Node, Outline, with_levels
from docgen.importing.heading_forms import (
    ALSO_CALLED,
    GENERAL,
    GOALS,
    GUIDANCE,
    PARTICULAR,
    SECTIONS,
    TASKS,
    HeadingForm,
)
from docgen.importing.manuscript import Table
from docgen.importing.yaml_text import Item, Mapping, Prose, YamlEntry, YamlList
from docgen.reading.values.typed_tables import table_text

GUESSED = "猜的："
_DUTY = re.compile(
    r"(?P<text>.*)[（(](?:责任人[：:](?P<who>[^；;（()）]+))?(?:(?<![（(])[；;，,])?(?:时限[：:](?P<until>[^；;（()）]+))?[)）]。?",
    re.DOTALL,
)
_SCHEDULE_HEADING = re.compile(r".*(?:安排|日程|行事历|时间表|进度|安排表|一览表)")
_HEADING_LEVELS = ("一级", "二级", "三级", "四级")
_USUAL = (HeadingForm.LINE, HeadingForm.LINE, HeadingForm.RUN_IN, HeadingForm.RUN_IN)


def body_entries(outline: Outline, schedule: Sequence[Table]) -> Iterator[YamlEntry]:
    """Yield the keys of the body but its close; tables among `schedule` are told elsewhere."""
    without_tables(outline, schedule)
    if outline.lead:
        yield YamlEntry("导语", Prose(tuple(map(as_typed, outline.lead))))
    nodes = list(outline.nodes)
    # docgen prints these keys in this order: a section that comes later keeps its place in 章节.
    for key in (GUIDANCE, GOALS, TASKS):
        if nodes and nodes[0].title in ALSO_CALLED[key]:
            entry = _keyed(key, nodes[0])
            if entry:
                nodes.pop(0)
                yield entry
    if nodes:
        listed = tuple(as_section(node) for node in nodes)
        yield YamlEntry(SECTIONS, YamlList(listed), tuple(_order_remarks(nodes)))


def without_tables(outline: Outline, schedule: Sequence[Table]) -> None:
    """Take the schedule's tables out of the text."""
    outline.lead = [text for text in outline.lead if not (isinstance(text, Table) and text in schedule)]
    for node, _ in with_levels(outline.nodes):
        node.texts = [text for text in node.texts if not (isinstance(text, Table) and text in schedule)]


def bare_schedule_headings(outline: Outline, schedule: Sequence[Table]) -> list[Node]:
    """Take out the headings that have only a schedule below them: 日程安排 replaces them."""
    found = [node for node in outline.nodes if _is_schedule_heading(node, schedule)]
    outline.nodes = [node for node in outline.nodes if node not in found]
    return found


class DutyWords(NamedTuple):
    """The paragraphs of a section without the words on who does it until when, and these."""

    paragraphs: tuple[str, ...]
    who: str = ""
    until: str = ""


def _duty_words(node: Node) -> DutyWords:
    """Take `（责任人：…；时限：…）` off the end of the text, as docgen prints it there."""
    paragraphs = tuple(texts_of(node))
    match = _DUTY.fullmatch(paragraphs[-1]) if paragraphs else None
    # Both words may be missing: then the brackets are the text's own.
    if match is None or not (match["who"] or match["until"]):
        return DutyWords(paragraphs)
    last = match["text"].strip()
    kept = (*paragraphs[:-1], *([last] if last else []))
    if not (kept or node.title):  # a section that says nothing else keeps these words as its text
        return DutyWords(paragraphs)
    return DutyWords(kept, (match["who"] or "").strip(), (match["until"] or "").strip())


def as_section(node: Node) -> Item:
    """Return a section, or a measure; one sentence without anything else is that sentence."""
    duty = _duty_words(node)
    remarks = tuple(_remarks(node))
    is_bare = not (node.title or node.below or duty.who or duty.until or _tables(node))
    if is_bare and len(duty.paragraphs) == 1:
        return Item(duty.paragraphs[0], remarks)
    return Item(Mapping(tuple(_entries(node, duty, "下级"))), remarks)


def as_task(node: Node) -> Item:
    """Return a key task: its measures are what stands below it."""
    return Item(Mapping(tuple(_entries(node, _duty_words(node), "措施"))), tuple(_remarks(node)))


def _entries(node: Node, duty: DutyWords, below: str) -> Iterator[YamlEntry]:
    if node.title:
        yield YamlEntry("标题", node.title)
    if duty.paragraphs:
        yield YamlEntry("内容", Prose(duty.paragraphs))
    if duty.who:
        yield YamlEntry("责任人", duty.who)
    if duty.until:
        yield YamlEntry("时限", duty.until)
    if node.below:
        yield YamlEntry(below, YamlList(tuple(as_section(child) for child in node.below)))


def texts_of(node: Node) -> list[str]:
    """Return its paragraphs; a table that is no schedule is one of them."""
    return [as_typed(text) for text in node.texts]


def as_typed(text: str | Table) -> str:
    """Return a paragraph as it is, a table as a person types it."""
    return text if isinstance(text, str) else table_text(text.typed)


def _remarks(node: Node) -> Iterator[str]:
    if node.guess:
        yield f"{GUESSED}{node.guess}"
    if node.flattened:
        yield f"{GUESSED}标题最多四级，更深的 {node.flattened} 条连同序号放在“内容”里"


def heading_forms(nodes: Sequence[Node], *, is_ours: bool) -> Mapping | None:
    """Return 标题形式: the levels whose headings all stand otherwise than docgen sets them by itself."""
    unusual = [
        YamlEntry(_HEADING_LEVELS[level - 1], "接排" if found == {HeadingForm.RUN_IN} else "独行")
        for level, found in sorted(_forms_by_level(nodes, is_ours=is_ours).items())
        if len(found) == 1 and found != {_USUAL[level - 1]}
    ]
    return Mapping(tuple(unusual), inline=True) if unusual else None


def _forms_by_level(nodes: Sequence[Node], *, is_ours: bool) -> dict[int, set[HeadingForm]]:
    forms: dict[int, set[HeadingForm]] = {}
    for node, level in with_levels(nodes):
        # A heading with headings alone below it always has a line of its own: it tells nothing of the level.
        tells_form = is_ours or node.texts or node.form is HeadingForm.RUN_IN
        if node.title and tells_form:
            forms.setdefault(level, set()).add(node.form)
    return forms


def _is_schedule_heading(node: Node, schedule: Sequence[Table]) -> bool:
    # A table without heads is no schedule, whatever it is called: its rows stay as text under the heading.
    holds_schedule_alone = (
        bool(node.texts) and all(text in schedule for text in node.texts) and not node.below
    )
    return holds_schedule_alone and _SCHEDULE_HEADING.fullmatch(node.title) is not None


def _keyed(key: str, node: Node) -> YamlEntry | None:
    """Return a section under the key that the model has for it; None where it holds more than the key can."""
    makers = {GUIDANCE: _guidance, GOALS: _goals, TASKS: _tasks}
    entry = makers[key](node)
    if entry is None or node.title == key:
        return entry
    remark = f"{GUESSED}原文的标题是“{node.title}”，docgen 印成“{key}”；要照原文印，请把这一节移到“章节”里"
    return entry._replace(remarks=(remark, *entry.remarks))


def _guidance(node: Node) -> YamlEntry | None:
    if node.below or not node.texts or _tables(node):
        return None
    return YamlEntry(GUIDANCE, Prose(tuple(texts_of(node))))


def _goals(node: Node) -> YamlEntry | None:
    goals = None if _tables(node) else _general_and_particular(node)
    general, particular = goals or ([], [])
    entries = []
    if general:
        entries.append(YamlEntry("总体目标", Prose(tuple(general))))
    if particular:
        entries.append(YamlEntry("具体目标", YamlList(tuple(map(Item, particular)))))
    return YamlEntry(GOALS, Mapping(tuple(entries))) if entries else None


def _general_and_particular(node: Node) -> tuple[list[str], list[str]] | None:
    """Return the paragraphs of the general goal and the sentences of the particular ones; None for others."""
    general, particular = node, node.below
    if any(child.title for child in node.below):
        if not _has_usual_goals(node):
            return None
        general, particular = node.below[0], node.below[1].below
    sentences = _sentences(particular)
    return None if sentences is None else (texts_of(general), sentences)


def _has_usual_goals(node: Node) -> bool:
    """Tell whether a section is just 总体目标 with text and 具体目标 with goals below it."""
    if node.texts or len(node.below) != 2:
        return False
    general, particular = node.below
    are_named_so = general.title in GENERAL and particular.title in PARTICULAR
    return are_named_so and not general.below and not particular.texts


def _sentences(nodes: Sequence[Node]) -> list[str] | None:
    """Return each goal as one paragraph; None where a goal has more than that."""
    if any(node.title or node.below or len(node.texts) != 1 or _tables(node) for node in nodes):
        return None
    return [text for node in nodes for text in texts_of(node)]


def _tasks(node: Node) -> YamlEntry | None:
    if node.texts or not node.below:
        return None
    return YamlEntry(TASKS, YamlList(tuple(as_task(child) for child in node.below)))


def _order_remarks(nodes: Sequence[Node]) -> Iterator[str]:
    late = [node.title for node in nodes if any(node.title in names for names in ALSO_CALLED.values())]
    if late:
        named = "、".join(f"“{title}”" for title in late)
        yield f"{GUESSED}{named}也放在“章节”里，为了不改变原文的先后和内容"


def _tables(node: Node) -> list[Table]:
    return [text for text in node.texts if isinstance(text, Table)]
