"""The content of a Word file beside its text: headers, notes, comments; changes, pictures, other files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.base.diagnostics import Diagnostic, Place, hint, warning
from docgen.importing.manuscript import Aside, clean
from docgen.importing.word_text import HIDDEN, pieces_of
from docgen.word.styles import Styles
from docgen.word.tree import tree_of
from docgen.word.xml_names import NAMESPACES, Element, qn

_DRAWN = f"{{{NAMESPACES['a']}}}"
_PARTS = (
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"word/comments\.xml"), "批注"),
    (re.compile(r"word/diagrams/data\d*\.xml"), "图示里的字"),
)
_PAGE_NUMBER = re.compile(r"[\s—\-–－/第页共0-9０-９]*")


def texts_beside(parts: Mapping[str, bytes]) -> Iterator[Aside]:
    """Yield the text of headers, footers, notes, comments and drawn diagrams; page numbers are none."""
    told: set[str] = set()
    # Each program packs its parts in an order of its own: what is told must not depend on it.
    for name in sorted(parts):
        what = next((what for form, what in _PARTS if form.fullmatch(name)), "")
        root = tree_of(parts, name) if what else None
        for text in _texts(root) if root is not None else ():
            # First, odd and even pages often have the same header.
            if not _PAGE_NUMBER.fullmatch(text) and text not in told:
                told.add(text)
                yield Aside(what, text)


def _texts(root: Element) -> Iterator[str]:
    for paragraph in root.iter(qn("p")):
        pieces = pieces_of(paragraph, Styles())
        yield clean("".join(piece.text for piece in pieces if piece.beside in ("", HIDDEN)))
    for paragraph in root.iter(f"{_DRAWN}p"):
        yield clean("".join(str(run.text or "") for run in paragraph.iter(f"{_DRAWN}t")))


def remarks_on(root: Element, place: Place) -> Iterator[Diagnostic]:
    """Yield hints about tracked changes, and about pictures and files that were not imported."""
    added = sum(1 for _ in root.iter(qn("ins"), qn("moveTo")))
    deleted = sum(1 for _ in root.iter(qn("del"), qn("moveFrom")))
    if added or deleted:
        message = f"文件里有修订：已按“全部接受”读取（插入 {added} 处，删除 {deleted} 处）"
        mend = "不想这样，请先在 Word 里逐条接受或拒绝修订，再导入"
        yield hint("I920", place, message, mend)
    pictures = sum(1 for _ in root.iter(f"{_DRAWN}blip", "{urn:schemas-microsoft-com:vml}imagedata"))
    if pictures:
        message = f"文件里的 {pictures} 张图片没有导入：计划里不放图片"
        yield hint("I922", place, message, "图片里有要用的字，请照着打进 plan.yaml")
    # Word unfolds an altChunk when it opens the file; until then its text is in a file of another format.
    if next(root.iter(qn("altChunk")), None) is not None:
        message = "文件里嵌着另一个文件，那里面的内容没有读"
        yield warning("I922", place, message, "请用 Word 打开，另存一份，再导入那一份")
