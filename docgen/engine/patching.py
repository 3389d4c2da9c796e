"""Turns a part of a template into source for Jinja: marked, patched by docxtpl, and written with its tags."""

from __future__ import annotations

from docgen.base.diagnostics import Diagnostic
from docgen.engine import sample_pictures
from docgen.engine.balance import check_blocks
from docgen.engine.effects import note_effects
from docgen.engine.loop_copies import CHANGES, ONCE, PERMITTED, SHAPES
from docgen.engine.marked_part import MarkedPart, parse_part, serialised, unused_sign, with_usual_prefix
from docgen.engine.marking import (
    mark_attributes,
    mark_chart,
    mark_links,
    mark_paragraphs,
    mark_properties,
    unbind,
)
from docgen.engine.merge_fields import fields_to_tags, has_fields
from docgen.engine.patch_xml import patch_tree
from docgen.engine.patched import BLOCK, BLOCK_END, VALUE, VALUE_END, Patched, Slot, Tag
from docgen.engine.placing import assign_slots
from docgen.engine.shaping import shape_cells
from docgen.engine.style_fonts import Fonts
from docgen.engine.template_faults import package_fault
from docgen.engine.template_parts import CHART, LINKS, PROPERTIES, TemplatePart
from docgen.engine.tidying import Repairs
from docgen.word.xml_names import NAMESPACE, TBL, TC, TR, Element, P, qn

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ESCAPED_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""docxtpl's way to print braces that are no tag."""

LARGEST_PART = 5_000_000
"""Bytes of a part with tags: docxtpl's patterns may take a hundred times as much of the memory."""

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
LATE_IDS = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId")
)
"""Word's marks of a paragraph's identity: a copy in a loop must not carry them twice."""

ONCE_OR_NUMBERED = (
    *map(qn, (*ONCE, *CHANGES, *PERMITTED)),
    *(f"{{urn:schemas-microsoft-com:vml}}{name}" for name in SHAPES),
)
MOST_TAGS = 3_000
"""Tags of one part: each takes a millisecond to compile; built-in templates have a tenth of that."""

TOO_MANY = f"里的标签超过 {MOST_TAGS} 个，太多了"
TOO_LARGE = f"超过 {LARGEST_PART // 1_000_000} MB，太大了"
LEAVE_OUT = "请只留要填的部分，其余的另存为文档，用“|文档”插入。"
SAVE_AGAIN = "请用 Word 打开，另存为“Word 文档 (*.docx)”。"
UNUSUAL = "不是通常的 .docx 写法（可能是“严格 Open XML 文档”）"


def patch(
    raw: TemplatePart, template: str, fonts: Fonts, heads: frozenset[str] = frozenset()
) -> tuple[Patched | None, list[Diagnostic]]:
    """Patch one part; None when it holds no tags or cannot be used."""
    root = parse_part(raw.content)
    why_not = _why_unusable(root, raw)
    if root is None or why_not:
        return None, [_unusable(raw, template, why_not)]
    before = serialised(root)
    part = MarkedPart(template, raw.label, root, unused_sign(before), heads=heads)
    if raw.label == PROPERTIES:
        mark_properties(part)
    elif raw.label == CHART:
        mark_chart(part)
    elif raw.label == LINKS:
        mark_links(part)
    elif refused := _patch_text(part, raw.content, fonts):
        return None, [_unusable(raw, template, *refused)]
    text = serialised(part.root)
    # No tags at all: the part is copied as it is, with every byte that Word wrote.
    if text == before and not part.faults and _unescaped(text) == text:
        return None, []
    return _source(part, text), part.faults + check_blocks(text, part)


def _why_unusable(root: Element | None, raw: TemplatePart) -> str:
    if root is None:
        return "的内容已损坏，读不出来"
    if raw.label not in (PROPERTIES, CHART, LINKS) and root.nsmap.get("w") != NAMESPACE:
        return UNUSUAL
    return ""


def _unusable(raw: TemplatePart, template: str, why: str, mend: str = SAVE_AGAIN) -> Diagnostic:
    return package_fault("T504", template, f"{raw.label}（{raw.name}）{why}", mend)


def _patch_text(part: MarkedPart, content: bytes, fonts: Fonts) -> tuple[str, ...]:
    """Patch a part of text; return why that cannot be done and the mend, or nothing."""
    if has_fields(content):
        fields_to_tags(part)
    mark_paragraphs(part)
    # Before attributes: the tag in a sample's description asks for a picture, not for text.
    sample_pictures.mark_samples(part)
    mark_attributes(part)
    unbind(part)
    if not part.tags:
        return ()
    if len(part.tags) > MOST_TAGS:
        return TOO_MANY, LEAVE_OUT
    if len(content) > LARGEST_PART:
        return TOO_LARGE, LEAVE_OUT
    part.root = with_usual_prefix(part.root)
    _drop_ids(part)
    # Before note_effects, whose slots take over the paragraph's line height.
    sample_pictures.make_room(part, fonts)
    # Before paragraphs are replaced: the cell keeps its shape when the paragraph of the tag goes.
    shape_cells(part)
    note_effects(part, fonts)
    if not patch_tree(part):
        return UNUSUAL, SAVE_AGAIN
    assign_slots(part, fonts)
    return ()


def _drop_ids(part: MarkedPart) -> None:
    # Comments are found by theirs.
    if part.label != "批注":
        for element in part.root.iter(P, TR):
            for name in LATE_IDS:
                element.attrib.pop(name, None)


def _source(part: MarkedPart, text: str) -> Patched:
    """Return the serialised part with Jinja's tags in the place of the marks."""
    written: list[str] = [DECLARATION]
    tags: list[Tag] = []
    lines: list[int] = []
    slots: list[Slot | None] = []
    line = 1 + DECLARATION.count("\n")
    for index, piece in enumerate(part.mark_pattern.split(text)):
        if index % 2 == 0:
            static = _unescaped(piece)
            line += static.count("\n")
            written.append(static)
        else:
            tag = part.tags[int(piece)]
            line += 1
            tags.append(tag)
            lines.append(line)
            slots.append(part.slots.get(int(piece)) if tag.mark == "{{" else None)
            written.append(_jinja(tag))
    return Patched("".join(written), tuple(tags), tuple(lines), tuple(slots), _repairs(part))


def _unescaped(static: str) -> str:
    for written, meant in ESCAPED_BRACES.items():
        static = static.replace(written, meant)
    return static


def _jinja(tag: Tag) -> str:
    """Return a tag as Jinja reads it; the line break in it gives each tag a line of its own."""
    if tag.mark == "{{":
        return f"{VALUE}{tag.lead}\n{tag.code}{tag.trail}{VALUE_END}"
    return f"{BLOCK}\n{tag.code} {BLOCK_END}"


def _repairs(part: MarkedPart) -> Repairs:
    """Return the mends that documents of the part can need, by what its tags may leave out or repeat."""
    root = part.root
    words = {tag.word for tag in part.tags}
    headers = [root] if root.tag in (qn("hdr"), qn("ftr")) else []
    holders = [*headers, *root.iter(TC, qn("txbxContent"))]
    return Repairs(
        sections=next(root.iter(qn("sectPr")), None) is not None,
        tables=any(_first_row_may_go(part, table) for table in root.iter(TBL)),
        columns="hm" in words or any(tag.form == "tc" for tag in part.tags),
        paragraphs=any(_has_tags_between(part, holder) for holder in holders),
        drawings="for" in words and next(root.iter(DRAWING), None) is not None,
        bookmarks="for" in words and next(root.iter(qn("bookmarkStart")), None) is not None,
        copies="for" in words and next(root.iter(*ONCE_OR_NUMBERED), None) is not None,
    )


def _has_tags_between(part: MarkedPart, holder: Element) -> bool:
    """Tell whether the data decides what a cell, a text box, a header or a footer holds."""
    texts = [holder.text, *(child.tail for child in holder)]
    return any(text and part.sign in text for text in texts)


def _first_row_may_go(part: MarkedPart, table: Element) -> bool:
    """Tell whether a tag stands before the first row; without one the first row always stays."""
    for child in table:
        if child.tag == TR:
            return False
        if child.tail and part.sign in child.tail:
            return True
    return True
