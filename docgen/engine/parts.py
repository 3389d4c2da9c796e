"""Which files of a Word package may hold tags, and what people call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docgen.word.opening import Opened, Refused

CHART, PROPERTIES = "图表", "文档属性"
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
"""By the middle of the content type that [Content_Types].xml gives a file."""

OVERRIDE = re.compile(rb"<Override\b[^>]*>")
ATTRIBUTE = re.compile(rb"(PartName|ContentType)\s*=\s*[\"']([^\"']*)")
KIND = re.compile(r"[.-](\w+\.[\w-]+)(?:\.main)?\+xml$")
A_BRACE = re.compile(rb"[{}]|\xef\xbd[\x9b\x9d]")
"""Half-width or full-width, in UTF-8: a part without any has no tags."""


class Candidate(NamedTuple):
    """A part that may hold tags."""

    name: str
    label: str
    content: bytes


def candidates(opened: Opened) -> list[Candidate]:
    """The parts of a template that have a brace in them."""
    types = _content_types(opened.xml.get("[Content_Types].xml", b""))
    _check_kind(types)
    parts = ((name, LABELS.get(_kind(types.get(name, ""))), content) for name, content in opened.xml.items())
    return [
        Candidate(name, label, content) for name, label, content in parts if label and A_BRACE.search(content)
    ]


def _check_kind(types: Mapping[str, str]) -> None:
    main = types.get("word/document.xml", "")
    if "macroEnabled" in main:
        raise Refused("T503", "模板里带有宏，不能用", "请另存为不含宏的 .docx。")
    if "template" in main:
        raise Refused("T501", "这是 Word 模板文件（.dotx）", "请在 Word 里另存为“Word 文档 (*.docx)”。")


def _content_types(content: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for override in OVERRIDE.findall(content):
        attributes = {
            key.decode(): value.decode("utf-8", "replace") for key, value in ATTRIBUTE.findall(override)
        }
        found[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")
    return found


def _kind(content_type: str) -> str:
    found = KIND.search(content_type)
    return found[1] if found else ""
