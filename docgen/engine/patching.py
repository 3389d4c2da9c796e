"""Turns a part of a template into source for Jinja: its tree is walked here, and never for a document."""

from __future__ import annotations

import re

from docgen.base.diagnostics import Diagnostic
from docgen.engine import charts, pictures
from docgen.engine.balance import check_blocks
from docgen.engine.cells import shape_cells
from docgen.engine.draft import Draft, excerpt, unused_sign
from docgen.engine.faults import fault, package_fault
from docgen.engine.fonts import Fonts
from docgen.engine.paragraphs import Paragraph, paragraphs_of, write_marks
from docgen.engine.parts import Candidate
from docgen.engine.patched import BLOCK, BLOCK_END, VALUE, VALUE_END, Patched, Tag
from docgen.engine.repairs import repairs_of
from docgen.engine.runs import assign_slots, split_runs
from docgen.engine.slots import PLAIN, Slot
from docgen.engine.structure import replace_elements
from docgen.engine.tags import find_tags
from docgen.word.names import NAMESPACE, TR, Element, P, T

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ESCAPED_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""docxtpl's way to print braces that are no tag."""

TELLING = re.compile(r"\w\w")
"""Text by which a person finds a place: two letters or 汉字 at least."""

SAVE_AGAIN = "请用 Word 打开，另存为“Word 文档 (*.docx)”。"

LATE_IDS = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId")
)
"""Word's marks of a paragraph's identity: a copy in a loop must not carry them twice."""


def patch(part: Candidate, template: str, fonts: Fonts) -> tuple[Patched | None, list[Diagnostic]]:
    """Patch one part; None when it holds no tags or cannot be used."""
    root = parse_part(part.content)
    why_not = _why_unusable(root, part)
    if root is None or why_not:
        return None, [package_fault("T504", template, f"{part.label}（{part.name}）{why_not}", SAVE_AGAIN)]
    before = _serialised(root)
    draft = Draft(template, part.label, root, unused_sign(before))
    if part.label == "文档属性":
        _mark_properties(draft)
    elif part.label == charts.LABEL:
        charts.mark_chart(draft, _marked_plainly)
    else:
        _mark_paragraphs(draft)
        pictures.mark_samples(draft)
        _mark_attributes(draft)
        _arrange(draft, fonts)
    text = _serialised(root)
    if text == before and not draft.faults and _unescaped(text) == text:
        return None, []
    return _source(draft, text), draft.faults + check_blocks(text, draft)


def _why_unusable(root: Element | None, part: Candidate) -> str:
    if root is None:
        return "的内容已损坏，读不出来"
    if part.label not in ("文档属性", charts.LABEL) and root.nsmap.get("w") != NAMESPACE:
        return "不是通常的 .docx 写法（可能是“严格 Open XML 文档”）"
    return ""


def parse_part(content: bytes) -> Element | None:
    """The root of an XML part; None when it is not well-formed or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root


def _arrange(draft: Draft, fonts: Fonts) -> None:
    if draft.tags and draft.label != "批注":
        _drop_ids(draft.root)
    pictures.make_room(draft, fonts)
    shape_cells(draft)
    replace_elements(draft, fonts)
    split_runs(draft, fonts)
    assign_slots(draft, fonts)


def _drop_ids(root: Element) -> None:
    for element in root.iter(P, TR):
        for name in LATE_IDS:
            element.attrib.pop(name, None)


def _mark_paragraphs(draft: Draft) -> None:
    near = ""
    for paragraph in paragraphs_of(draft.root):
        text = paragraph.text
        if not re.search("[{}｛｝]", text):
            near = text.strip() if TELLING.search(text) else near
            continue
        near = _mark_paragraph(draft, paragraph, text, near)


def _mark_paragraph(draft: Draft, paragraph: Paragraph, text: str, before: str) -> str:
    """Mark the tags of one paragraph; the static text nearest to what comes next."""
    tags, slips = find_tags(text)
    slipped = [(slip.start, slip.start + len(slip.typed)) for slip in slips]
    static = _without(text, sorted([*((tag.start, tag.end) for tag in tags), *slipped]))
    near = excerpt(static if TELLING.search(static) else before or static)
    for slip in slips:
        draft.faults.append(fault(slip.code, draft.spot(near, slip.typed), slip.message, slip.hint))
    write_marks(paragraph, [(tag, draft.mark_found(tag, near)) for tag in tags])
    return static if TELLING.search(static) else before


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text.strip()


def _mark_properties(draft: Draft) -> None:
    for element in draft.root.iter():
        if element.text:
            element.text = _marked_plainly(draft, element.text)


def _mark_attributes(draft: Draft) -> None:
    """Values in attributes (the description of a picture …) and in text that is not a run's."""
    for element in draft.root.iter():
        for name, value in element.items():
            if "{{" in value:
                element.set(name, _marked_plainly(draft, value))
        if element.text and "{{" in element.text and element.tag != T:
            element.text = _marked_plainly(draft, element.text)


def _marked_plainly(draft: Draft, text: str) -> str:
    tags, _ = find_tags(text)
    near = excerpt(_without(text, [(tag.start, tag.end) for tag in tags]))
    for tag in reversed(tags):
        mark = draft.mark_found(tag._replace(form=""), near)
        if tag.mark == "{{":
            draft.slots[len(draft.tags) - 1] = PLAIN
        text = text[: tag.start] + mark + text[tag.end :]
    return text


def _serialised(root: Element) -> str:
    from lxml import etree

    return etree.tostring(root, encoding="unicode")


def _source(draft: Draft, text: str) -> Patched:
    """The serialised part with Jinja's tags in the place of the marks."""
    written: list[str] = [DECLARATION]
    tags: list[Tag] = []
    lines: list[int] = []
    slots: list[Slot | None] = []
    line = 1 + DECLARATION.count("\n")
    for index, piece in enumerate(draft.mark_pattern.split(text)):
        if index % 2 == 0:
            static = _unescaped(piece)
            line += static.count("\n")
            written.append(static)
        else:
            tag = draft.tags[int(piece)]
            line += 1
            tags.append(tag)
            lines.append(line)
            slots.append(draft.slots.get(int(piece)))
            written.append(_jinja(tag))
    return Patched("".join(written), tuple(tags), tuple(lines), tuple(slots), repairs_of(draft))


def _unescaped(static: str) -> str:
    for written, meant in ESCAPED_BRACES.items():
        static = static.replace(written, meant)
    return static


def _jinja(tag: Tag) -> str:
    """A tag as Jinja reads it; the line break in it gives each tag a line of its own."""
    if tag.mark == "{{":
        return f"{VALUE}{tag.lead}\n{tag.code}{tag.trail}{VALUE_END}"
    return f"{BLOCK}\n{tag.code} {BLOCK_END}"
