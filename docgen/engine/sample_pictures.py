"""Pictures in a template: lines that must make room for them, and samples that they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.engine.marked_part import MarkedPart, property_of
from docgen.engine.patched import PICTURE
from docgen.engine.style_fonts import Fonts
from docgen.engine.tags import Found, find_tags
from docgen.word.elements import PARAGRAPH_ORDER
from docgen.word.xml_names import PPR, Element, P, ancestor, qn

CALLED = re.compile(r"\|\s*图片\b")
"""A tag with this pattern asks for a picture."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMBED = f"{{{_RELATIONSHIPS}}}embed"


def mark_samples(part: MarkedPart) -> None:
    """Mark sample pictures: one whose 替代文字 is a tag for a picture is replaced, and keeps its frame."""
    for named in part.root.iter(f"{{{_FRAME}}}docPr"):
        tag = _only_tag(named.get("descr", ""))
        frame = named.getparent()
        sample = None if frame is None else next(frame.iter(f"{{{_DRAWING}}}blip"), None)
        if frame is None or sample is None or tag is None or not CALLED.search(tag.code):
            continue
        sample.set(EMBED, part.mark_found(tag._replace(form=""), "替代文字", PICTURE))
        # The tag must not stay as the text that is read to the blind.
        for each in (named, *frame.iter(f"{{{_PICTURE}}}cNvPr")):
            each.attrib.pop("descr", None)


def make_room(part: MarkedPart, fonts: Fonts) -> None:
    """Make lines with pictures as high as the picture: Word cuts it off in a line of exact height."""
    for paragraph in _with_pictures(part):
        if fonts.has_exact_lines(paragraph):
            spacing = _spacing(paragraph)
            # 240 with auto is single spacing, in which a line is as high as what it holds.
            spacing.set(qn("line"), "240")
            spacing.set(qn("lineRule"), "auto")


def _only_tag(text: str) -> Found | None:
    tags, slips = find_tags(text.strip())
    alone = len(tags) == 1 and not slips and tags[0].typed == text.strip() and tags[0].mark == "{{"
    return tags[0] if alone else None


def _with_pictures(part: MarkedPart) -> Iterator[Element]:
    for text, numbers in part.marked_texts():
        paragraph = ancestor(text, P)
        if paragraph is not None and any(CALLED.search(part.tags[number].code) for number in numbers):
            yield paragraph


def _spacing(paragraph: Element) -> Element:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = paragraph.makeelement(PPR)
        paragraph.insert(0, properties)
        # The text before the first run is a mark of a tag: it stays behind the properties.
        properties.tail, paragraph.text = paragraph.text, None
    return property_of(properties, "spacing", PARAGRAPH_ORDER)
