"""Headings as the sections, tasks and measures of plan.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.importing.forms import Form
from docgen.importing.manuscript import Table
from docgen.importing.outline import Node
from docgen.importing.text_file import clean
from docgen.importing.yaml_text import Entry, Item, Listing, Mapping, Prose

GUESSED = "猜的："
_DUTY = re.compile(
    r"(?P<text>.*)[（(](?:责任人[：:](?P<who>[^；;（()）]+))?(?:(?<![（(])[；;，,])?(?:时限[：:](?P<until>[^；;（()）]+))?[)）]。?",
    re.DOTALL,
)
_HEADING_LEVELS = ("一级", "二级", "三级", "四级")
_USUAL = (Form.LINE, Form.LINE, Form.RUN_IN, Form.RUN_IN)


class Duty(NamedTuple):
    """The paragraphs of a section without the words on who does it until when, and these."""

    paragraphs: tuple[str, ...]
    who: str = ""
    until: str = ""


def duty_of(paragraphs: Sequence[str]) -> Duty:
    """Take `（责任人：…；时限：…）` off the end of the text, as docgen prints it there."""
    match = _DUTY.fullmatch(paragraphs[-1]) if paragraphs else None
    if match is None or not (match["who"] or match["until"]):
        return Duty(tuple(paragraphs))
    last = match["text"].strip()
    kept = (*paragraphs[:-1], *([last] if last else []))
    return Duty(tuple(kept), (match["who"] or "").strip(), (match["until"] or "").strip())


def _duty_of(node: Node) -> Duty:
    """A section that says nothing else keeps its words on duty as its text."""
    duty = duty_of(texts_of(node))
    return duty if node.title or duty.paragraphs else Duty(tuple(texts_of(node)))


def as_section(node: Node, *, below: str = "下级") -> Item:
    """A section, or a measure; one sentence without anything else is that sentence."""
    duty = _duty_of(node)
    remarks = tuple(_remarks(node))
    if not (node.title or node.below or duty.who or duty.until) and len(duty.paragraphs) == 1:
        return Item(duty.paragraphs[0], remarks)
    return Item(Mapping(tuple(_entries(node, duty, below))), remarks)


def as_task(node: Node) -> Item:
    """A key task: its measures are what stands below it."""
    return Item(Mapping(tuple(_entries(node, _duty_of(node), "措施"))), tuple(_remarks(node)))


def _entries(node: Node, duty: Duty, below: str) -> Iterator[Entry]:
    if node.title:
        yield Entry("标题", node.title)
    if duty.paragraphs:
        yield Entry("内容", Prose(duty.paragraphs), tuple(_table_remarks(node)))
    if duty.who:
        yield Entry("责任人", duty.who)
    if duty.until:
        yield Entry("时限", duty.until)
    if node.below:
        yield Entry(below, Listing(tuple(as_section(child) for child in node.below)))


def texts_of(node: Node) -> list[str]:
    """Its paragraphs; a table that is none of a schedule has become one paragraph a row."""
    return [line for text in node.texts for line in as_lines(text)]


def as_lines(text: str | Table) -> list[str]:
    """A paragraph, or the rows of a table as paragraphs."""
    if isinstance(text, str):
        return [text]
    head, *rows = text.rows
    named = len(rows) > 0 and all(cell.strip() and len(cell) <= 12 for cell in head)
    if not named:
        return [line for row in text.rows if (line := "；".join(map(clean, filter(None, row))))]
    pairs = (
        "；".join(
            f"{clean(name)}：{clean(cell)}" for name, cell in zip(head, row, strict=False) if cell.strip()
        )
        for row in rows
    )
    return [line for line in pairs if line]


def _table_remarks(node: Node) -> Iterator[str]:
    tables = [text for text in node.texts if isinstance(text, Table)]
    for table in tables:
        yield f"{GUESSED}这里原来有一张 {len(table.rows)} 行的表，计划里不能放表，改成了一行一段"


def _remarks(node: Node) -> Iterator[str]:
    if node.guess:
        yield f"{GUESSED}{node.guess}"
    if node.flattened:
        yield f"{GUESSED}标题最多四级，更深的 {node.flattened} 条连同序号放在“内容”里"


def heading_forms(nodes: Sequence[Node], *, is_ours: bool) -> Mapping | None:
    """标题形式: the levels whose headings all stand otherwise than docgen sets them by itself.

    In other papers a heading with nothing but headings below it tells nothing of how people see its level.
    """
    forms: dict[int, set[Form]] = {}
    for node, level in _levels(nodes, 1):
        if node.title and (is_ours or node.texts or node.form is Form.RUN_IN):
            forms.setdefault(level, set()).add(node.form)
    unusual = [
        Entry(_HEADING_LEVELS[level - 1], "接排" if found == {Form.RUN_IN} else "独行")
        for level, found in sorted(forms.items())
        if len(found) == 1 and found != {_USUAL[level - 1]}
    ]
    return Mapping(tuple(unusual), inline=True) if unusual else None


def _levels(nodes: Sequence[Node], level: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, level
        yield from _levels(node.below, level + 1)
