"""The text of a Word paragraph: runs put together, hidden codes left out, a heading at its head set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from docgen.word.styles import Styles
from docgen.word.tree import MC, accepted, is_on, value_of
from docgen.word.xml_names import Element, qn

_MATH_NAMES = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH = f"{_MATH_NAMES}t"
_FORMULAS = (f"{_MATH_NAMES}oMath", f"{_MATH_NAMES}oMathPara")
_SIGNS = {qn("tab"): "\t", qn("ptab"): "\t", qn("cr"): "\n", qn("noBreakHyphen"): "-"}
_BOX = qn("txbxContent")
_RUBY = qn("ruby")
_WITHOUT_TEXT = {
    *map(qn, ("rPr", "t", "br", "sym", "fldChar", "instrText", "delInstrText", "delText", "drawing", "pict")),
    *map(qn, ("object", "ruby")),
    f"{MC}AlternateContent",
    *_SIGNS,
}
"""Children of a run that are read, or that others read: boxes and drawings, codes of fields, deleted text."""

HIDDEN, READING, UNKNOWN = "隐藏文字", "拼音指南", "没有读懂的内容"


class TextRun(NamedTuple):
    """The text of one run; `mark` is what sets it apart: a character style, or bold letters."""

    text: str
    mark: str = ""
    beside: str = ""
    """What the text is that stands beside the text of its paragraph: hidden, a reading above 汉字."""


def pieces_of(paragraph: Element, styles: Styles) -> Iterator[TextRun]:
    """Yield its runs in order, with tracked changes accepted."""
    fields: list[bool] = []
    for run in accepted(paragraph):
        if run.tag in _FORMULAS:
            yield TextRun("".join(str(node.text or "") for node in run.iter(_MATH)))
        if run.tag != qn("r"):
            continue
        _follow(fields, run)
        # A field tells its result, not its code.
        text = "".join(_texts(run)) if all(fields) else ""
        if text:
            yield TextRun(text, _mark(run, styles), HIDDEN if is_on(run, "rPr/vanish") else "")
        yield from _beside(run)


def _beside(run: Element) -> Iterator[TextRun]:
    """Yield the readings above its 汉字, and the text of children that no reader knows."""
    for child in run:
        if child.tag == _RUBY:
            base, reading = (_text_within(child, name) for name in ("rubyBase", "rt"))
            yield TextRun(f"{base}（{reading}）", beside=READING)
        elif child.tag not in _WITHOUT_TEXT and (text := _text_within(child)):
            yield TextRun(text, beside=UNKNOWN)


def _text_within(element: Element, name: str = "") -> str:
    """Return all text of an element, or of its children of a name."""
    around = element.iter(qn(name)) if name else [element]
    return "".join(str(text) for each in around for text in each.itertext()).strip()


def _follow(fields: list[bool], run: Element) -> None:
    """Keep account of the fields that are open: whether each tells its result already, or its code still."""
    for child in run:
        kind = child.get(qn("fldCharType")) if child.tag == qn("fldChar") else None
        if kind == "begin":
            fields.append(False)
        elif fields and kind == "separate":
            fields[-1] = True
        elif fields and kind == "end":
            fields.pop()


def _texts(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("t"):
            yield child.text or ""
        elif child.tag == qn("br"):
            # Breaks of pages and columns are no part of the text.
            yield "\n" if child.get(qn("type"), "textWrapping") == "textWrapping" else ""
        elif child.tag == qn("sym"):
            yield _symbol(child)
        elif child.tag == _RUBY:
            yield _text_within(child, "rubyBase")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


_WINGDINGS = {0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●"}
_WINGDINGS |= {0xD8: "➢", 0xE0: "→", 0x76: "❖", 0x75: "◆", 0xB6: "☆", 0xAB: "★", 0x9F: "•", 0xF0: "⇨"}
_SYMBOLS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "□", 0x2A: "□", 0xA2: "■"},
    "symbol": {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xD7: "·"},
}
"""The signs of the fonts of signs that offices insert (插入→符号), by their place in the font."""


def _symbol(sign: Element) -> str:
    """Return a sign of a font of signs; one that is not known stands as a box."""
    code = sign.get(qn("char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get(str(sign.get(qn("font"), "")).lower(), {})
    # Word writes the place in the font alone or in the private area, F0FE or 00FE.
    if (number & 0xFF) in known and number >> 8 in (0, 0xF0):
        return known[number & 0xFF]
    return "□" if 0xE000 <= number <= 0xF8FF else chr(number) if 0x20 <= number < 0xD800 else ""


def _mark(run: Element, styles: Styles) -> str:
    style = value_of(run, "rPr/rStyle")
    name = styles.inherited(style).name if style else ""
    # Word names the character style that belongs to a heading “标题 1 Char”.
    if "标题" in name or name.lower().endswith(" char"):
        return name
    return "bold" if is_on(run, "rPr/b") or (name and styles.inherited(style).is_bold) else ""


def lead_length(pieces: Sequence[TextRun]) -> int:
    """Return how many characters at the head look different from what follows; 0 if none do."""
    head = list(takewhile(lambda piece: piece.mark or not piece.text.strip(), pieces))
    if not any(piece.mark for piece in head):
        return 0
    while not head[-1].mark:
        head.pop()
    return sum(len(piece.text) for piece in head)


def boxes_in(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of text boxes anchored in it; of two versions of one box the first."""
    for box in paragraph.iter(_BOX):
        around = [each.tag for each in _between(box, paragraph)]
        # Word writes every text box twice: as a shape, and as VML for older programs.
        if f"{MC}Fallback" not in around and _BOX not in around and qn("del") not in around:
            yield box


def _between(inner: Element, outer: Element) -> Iterator[Element]:
    for each in inner.iterancestors():
        if each is outer:
            return
        yield each
