"""The files of a template: those that may hold tags, and the others, which go into documents unread.

A part without tags is copied as it lies. Were it broken, Word would refuse all documents made from it; did it
name a picture on the web, every reader's Word would ask that server for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import count
from typing import NamedTuple
from xml.parsers import expat

from docgen.engine.active_content import refuse_active
from docgen.engine.merge_fields import has_merge_fields
from docgen.engine.tidying import FIRST_DRAWING_ID
from docgen.word.opening import WITHOUT_MACROS, OpenedPackage, PackageRefused

CHART, PROPERTIES, LINKS = "图表", "文档属性", "链接的网址"
LABELS = {
    "wordprocessingml.document": "正文",
    "wordprocessingml.header": "页眉",
    "wordprocessingml.footer": "页脚",
    "wordprocessingml.footnotes": "脚注",
    "wordprocessingml.endnotes": "尾注",
    "wordprocessingml.comments": "批注",
    "drawingml.chart": CHART,
    "package.core-properties": PROPERTIES,
    "officedocument.extended-properties": PROPERTIES,
    "officedocument.custom-properties": PROPERTIES,
}
"""The label of a part by the middle of the content type that [Content_Types].xml gives it."""

OVERRIDE = re.compile(rb"<Override\b[^>]*>")
ATTRIBUTE = re.compile(rb"(PartName|ContentType)\s*=\s*[\"']([^\"']*)")
KIND = re.compile(r"[.-](\w+\.[\w-]+)(?:\.main)?\+xml$")
A_BRACE = re.compile(rb"[{}]|\xef\xbd[\x9b\x9d]|\xc2\xab|&lt;&lt;")
"""Half-width or full-width, in UTF-8, or what stands for one: a part without any has no tags."""
_A_LINK = re.compile(rb"hyperlink\"[^>]*(?:%7B|\{)(?:%7B|\{)", re.IGNORECASE)

MOST_DRAWINGS = 1_000_000
"""Drawings of one part: each part has so many numbers for itself."""

_DRAWING = re.compile(rb"<wp:docPr\b[^<>]*?\bid=[\"'](\d+)")
# Word notes on whose disk the template lay that a document was typed in: nobody fetches that.
_OWN_DISK = re.compile(r"file:///[A-Za-z]:|[A-Za-z]:\\", re.IGNORECASE)


class TemplatePart(NamedTuple):
    """A part that may hold tags."""

    name: str
    label: str
    content: bytes


def candidates(opened: OpenedPackage) -> list[TemplatePart]:
    """Return the parts of a template that have a brace in them, or a field of 邮件合并."""
    types = _content_types(opened.xml.get("[Content_Types].xml", b""))
    _check_is_document(types)
    found = [
        TemplatePart(name, LABELS.get(_kind(types.get(name, "")), ""), content)
        for name, content in opened.xml.items()
    ]
    links = [
        TemplatePart(name, LINKS, content)
        for name, content in opened.xml.items()
        if name.startswith("word/_rels/") and _A_LINK.search(content)
    ]
    return [*(part for part in found if part.label and _may_have_tags(part.content)), *links]


def _may_have_tags(content: bytes) -> bool:
    return A_BRACE.search(content) is not None or has_merge_fields(content)


def first_numbers(files: Mapping[str, bytes], parts: Sequence[str]) -> dict[str, int]:
    """Return the first number for the drawings of each part, so that no two in a document are the same."""
    taken = {name: {int(number) for number in _DRAWING.findall(content)} for name, content in files.items()}
    starts = count(FIRST_DRAWING_ID, MOST_DRAWINGS)
    found: dict[str, int] = {}
    for part in parts:
        # A part's own drawings are numbered anew: only those of the others are in the way.
        others = set().union(*(numbers for name, numbers in taken.items() if name != part))
        found[part] = next(start for start in starts if _are_free(start, others))
    return found


def _are_free(start: int, others: Collection[int]) -> bool:
    return not any(start <= number < start + MOST_DRAWINGS for number in others)


def check_soundness(opened: OpenedPackage, read: Collection[str], noun: str = "模板") -> None:
    """Look through the parts that are not `read` for their tags, and through all for what acts by itself.

    `noun` is what messages call the file.

    Raises PackageRefused.
    """
    for name, content in opened.xml.items():
        if name not in read:
            _check_part(name, content, noun)
    refuse_active(opened, noun)


def _check_is_document(types: Mapping[str, str]) -> None:
    main = types.get("word/document.xml", "")
    # A .docm under another ending keeps this type.
    if "macroEnabled" in main:
        raise PackageRefused("T503", "模板里带有宏，不能用", WITHOUT_MACROS)
    if "template" in main:
        mend = "请在 Word 里另存为“Word 文档 (*.docx)”。"
        raise PackageRefused("T501", "这是 Word 模板文件（.dotx）", mend)


def _content_types(content: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for override in OVERRIDE.findall(content):
        attributes = {
            key.decode(): value.decode("utf-8", "replace") for key, value in ATTRIBUTE.findall(override)
        }
        # The list of types has a slash before each name, the zip has none.
        found[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")
    return found


def _kind(content_type: str) -> str:
    found = KIND.search(content_type)
    return found[1] if found else ""


def _check_part(name: str, content: bytes, noun: str) -> None:
    parser = expat.ParserCreate()
    # Targets outside of the package stand in relationships.
    if name.endswith(".rels"):
        parser.StartElementHandler = partial(_check_relation, noun)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as broken:
        message = f"{noun}的部件 {name} 不是完整的 XML，Word 打不开"
        raise PackageRefused("T504", message, "请用 Word 打开修复后另存一份。") from broken


def _check_relation(noun: str, _element: str, facts: Mapping[str, str]) -> None:
    if facts.get("TargetMode") != "External":
        return
    kind, target = facts.get("Type", "").rpartition("/")[2], facts.get("Target", "")
    # A link is followed when somebody clicks it; all else is fetched when the document opens.
    if kind == "hyperlink" or (kind == "attachedTemplate" and _OWN_DISK.match(target)):
        return
    message = f"{noun}里有从外面取来的内容（{target[:60]}），每次打开都要去取，不能用"
    mend = "图片请在 Word 里用“插入→图片”放进文件里，不要用链接；别的外部链接请删掉。"
    raise PackageRefused("T503", message, mend)
