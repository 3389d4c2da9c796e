"""What of a template goes into documents unread: it must be XML, and fetch nothing from outside.

A part without tags is copied as it lies. Were it broken, Word would refuse all documents made from it; did it
name a picture on the web, every reader's Word would ask that server for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import partial
from xml.parsers import expat

from docgen.word.opening import Opened, PackageRefused

_OWN_DISK = re.compile(r"file:///[A-Za-z]:|[A-Za-z]:\\", re.IGNORECASE)
"""Word notes on whose disk the template lay that a document was typed in: nobody fetches that."""


def check_soundness(opened: Opened, read: Collection[str], noun: str = "模板") -> None:
    """Look through the parts that are not `read` for their tags; `noun` is what messages call the file.

    Raises PackageRefused.
    """
    for name, content in opened.xml.items():
        if name not in read:
            _check_part(name, content, noun)


def _check_part(name: str, content: bytes, noun: str) -> None:
    parser = expat.ParserCreate()
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
    if kind == "hyperlink" or (kind == "attachedTemplate" and _OWN_DISK.match(target)):
        return
    message = f"{noun}里有从外面取来的内容（{target[:60]}），每次打开都要去取，不能用"
    mend = "图片请在 Word 里用“插入→图片”放进文件里，不要用链接；别的外部链接请删掉。"
    raise PackageRefused("T503", message, mend)
