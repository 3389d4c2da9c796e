"""The text of a document, by which it is told whether all engines wrote the same."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WITH_TEXT = {f"{W}t": None, f"{W}tab": "\t", f"{W}br": "\n"}


def paragraphs(document: Path) -> list[str]:
    """The texts of all paragraphs, in tables or out of them, each with its style."""
    with zipfile.ZipFile(document) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [f"{_style(paragraph)}|{_text(paragraph)}" for paragraph in root.iter(f"{W}p")]


def first_difference(folders: Sequence[Path], count: int) -> str:
    """Where two of the folders do not hold the same documents; empty when they do."""
    reference, *others = folders
    for number in range(count):
        expected = paragraphs(reference / f"{number}.docx")
        for other in others:
            if paragraphs(other / f"{number}.docx") != expected:
                return f"{other} and {reference} differ in document {number}"
    return ""


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(paragraph: etree._Element) -> str:
    return "".join(WITH_TEXT[each.tag] or each.text or "" for each in paragraph.iter(*WITH_TEXT))
