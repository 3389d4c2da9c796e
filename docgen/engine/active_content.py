"""Content that acts when a document is opened or clicked: fields that run or fetch, embedded programs.

Every document of a template would carry it on. Fields that only print, as PAGE, TOC or REF, stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.engine.marked_part import excerpt, parse_part
from docgen.engine.template_faults import Spot, remark
from docgen.word.opening import OpenedPackage, PackageRefused
from docgen.word.xml_names import Element, P, T, qn, transitional

RUNNING = ("DDE", "DDEAUTO", "DATABASE")
FETCHING = ("INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "RD")
"""Fields that start a program, ask a database, or take their text from a file or an address."""

REFUSED_KINDS = {
    "aFChunk": "嵌入的另一份文件（altChunk）",
    "control": "ActiveX 控件",
    "activeXControlBinary": "ActiveX 控件",
    "vbaProject": "宏",
    "wordVbaData": "宏",
}
"""Relationships by the last word of their type, and what they lead to."""

TOLD_KINDS = {
    "oleObject": "嵌入的对象（OLE），双击会打开别的程序",
    "extensibility": "自定义的功能区（customUI）",
    "webextensiontaskpanes": "网页加载项",
}
CLICKED = {"MACROBUTTON": "一个运行宏的按钮（MACROBUTTON 域）", "EMBED": "一个嵌入的对象（EMBED 域）"}
MEND = "用不着的，请在 Word 里删去。"
DELETE = "请在 Word 里删去这个域（按 Alt+F9 可以看到域代码），写上固定的文字或图片。"

# Without its first letter: a tracked deletion spells it delInstrText.
_SPELT = re.compile(rb"nstrText|fldSimple")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_FACT = re.compile(rb"\b(Type|Target)\s*=\s*[\"']([^\"']*)")
# ms-msdt:, search-ms: and javascript: act as file: does; a digit behind the colon is a port of an address.
_DISK = re.compile(r"(?!https?:|mailto:|tel:|ftps?:)[a-z][a-z0-9+-]+:(?!\d)|\\\\|[a-z]:\\", re.IGNORECASE)
_LINK_TO_DISK = re.compile(rf"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"?\s*(?:{_DISK.pattern})", re.IGNORECASE)
_INNER = "\0"
"""The place of a field within the code of another."""


class FoundField(NamedTuple):
    """A field: its code, and the text that stands nearest before it."""

    code: str
    near: str

    @property
    def name(self) -> str:
        """The first word of the code, which says what the field does; a computed name begins with a NUL."""
        words = re.split(r"[\s\"“\\]+", self.code.strip(), maxsplit=1)
        return words[0].upper()


def refuse_active(opened: OpenedPackage, noun: str) -> None:
    """Raise PackageRefused over what would run a program or fetch a file; `noun` is the file in messages."""
    for part, content in opened.xml.items():
        for kind, _ in _relations(part, content):
            if kind in REFUSED_KINDS:
                message = f"{noun}里有{REFUSED_KINDS[kind]}（{part}），不能用"
                raise PackageRefused("T503", message, "请在 Word 里删去它，再另存一份。")
        for field in _fields(content):
            if field.name in (*RUNNING, *FETCHING) or field.name.startswith(_INNER):
                near = f"“{field.near}”附近" if field.near else ""
                what = "会运行别的程序" if field.name in RUNNING else "会从别处取来内容"
                called = "名称要算出来的" if _INNER in field.name else field.name
                message = f"{noun}的部件 {part} {near}有一个{called}域，打开时{what}，不能用"
                raise PackageRefused("T503", message, DELETE)


def active_remarks(opened: OpenedPackage, template: str) -> list[Diagnostic]:
    """Return a warning for what acts only when somebody clicks it: each is carried into every document."""
    told = [
        remark("T546", Spot(template, f"部件 {part} ", near), f"有{what}，每份文件里都会有", MEND)
        for part, content in opened.xml.items()
        for what, near in (*_linked(part, content), *_clicked(content))
    ]
    return list(dict.fromkeys(told))


def _linked(part: str, content: bytes) -> Iterator[tuple[str, str]]:
    for kind, target in _relations(part, content):
        if kind in TOLD_KINDS:
            yield TOLD_KINDS[kind], ""
        elif kind == "hyperlink" and _DISK.match(target):
            yield f"指向电脑里的文件、程序或者局域网的链接（{target[:60]}）", ""


def _clicked(content: bytes) -> Iterator[tuple[str, str]]:
    for field in _fields(content):
        if field.name in CLICKED:
            yield CLICKED[field.name], field.near
        elif _LINK_TO_DISK.match(field.code):
            yield "一个指向电脑里的文件、程序或者局域网的链接（HYPERLINK 域）", field.near


def _relations(part: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the last word of the type, and the target, of the relationships in a part."""
    if part.endswith(".rels"):
        for relation in _RELATION.findall(content):
            # Unescaped: file&#58; would not be known for an address on the disk.
            facts = {
                name: unescape(value.decode("utf-8", "replace")) for name, value in _FACT.findall(relation)
            }
            yield facts.get(b"Type", "").rpartition("/")[2], facts.get(b"Target", "")


def _fields(content: bytes) -> Iterator[FoundField]:
    if not _SPELT.search(content):
        return
    root = parse_part(transitional(content))
    if root is not None:
        yield from _Walk().through(root)


@dataclass
class _Open:
    """A field that has begun: its code as far as it is known, and whether its result has begun."""

    code: str = ""
    near: str = ""
    in_result: bool = False


class _Walk:
    """The way through the fields of a part: they nest, and Word cuts their codes into runs at will."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.near = ""

    def through(self, root: Element) -> Iterator[FoundField]:
        for element in root.iter(P, T, qn("fldSimple"), qn("fldChar"), qn("instrText"), qn("delInstrText")):
            if element.tag == qn("fldSimple"):
                yield FoundField(str(element.get(qn("instr"), "")), self.near)
            elif element.tag == qn("fldChar"):
                yield from self._turn(str(element.get(qn("fldCharType"), "")))
            elif element.tag != P:
                self._read(element.text or "", is_text=element.tag == T)
        yield from (FoundField(field.code, field.near) for field in self.open if not field.in_result)

    def _turn(self, kind: str) -> Iterator[FoundField]:
        if kind == "begin":
            if self.open and not self.open[-1].in_result:
                # What the outer field does is known only when Word has computed the inner one.
                self.open[-1].code += _INNER
            self.open.append(_Open(near=self.near))
        elif self.open and kind in ("separate", "end"):
            field = self.open[-1]
            if not field.in_result:
                yield FoundField(field.code, field.near)
            field.in_result = True
            if kind == "end":
                self.open.pop()

    def _read(self, text: str, *, is_text: bool) -> None:
        if self.open and not self.open[-1].in_result:
            self.open[-1].code += text
        elif is_text and text.strip():
            self.near = excerpt(text)
