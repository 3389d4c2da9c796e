"""Writes a value into its slot: escaped, with Word's breaks, Chinese punctuation in the Chinese font.

Why own runs for “ ” ‘ ’ — … · ×: Word sets them in the Latin font unless a hint says otherwise, LibreOffice
ignores the hint, and only a run whose slots all name the Chinese font is right in both.
"""

from __future__ import annotations

import datetime
import html
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from urllib.parse import quote
from xml.parsers import expat

from jinja2 import Undefined
from markupsafe import Markup

from docgen.engine.blanks import FIRST_SIGN, Blank
from docgen.engine.inserts import Blocks, Picture, RichRun, RichText, around_runs, in_style, linked, slot_with
from docgen.engine.patched import Slot, SlotKind
from docgen.word.xml_names import CJK_PUNCTUATION, CLOSE_RUN, OPEN_TEXT

# Patterns are compiled by the writers that need them: few templates need all.
FORBIDDEN = "\\x00-\\x06\\x08\\x0b\\x0e-\\x1f\ud800-\udfff\ufffe\uffff"
MARKED = f"&<>\\n\\r\\t\\a\\f{FORBIDDEN}"
PIECES = f"(?s)[{CJK_PUNCTUATION}]+|\\r\\n|."
"""The pieces of a row of marks: Chinese punctuation that shares a run, and the others one by one."""

BREAKS = r"\r\n|[\n\r\t\a\f]"

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# In an attribute a bare line feed or tab is read as a blank.
PLAIN_ESCAPES = ESCAPES | {'"': "&quot;", "\n": "&#10;", "\r\n": "&#10;", "\r": "&#10;", "\t": "&#9;"}
# \a and \f are docxtpl's signs for a new paragraph and a new page.
LINE_BREAK = f"</w:t><w:br/>{OPEN_TEXT}"
PAGE_BREAK = f'</w:t><w:br w:type="page"/>{OPEN_TEXT}'
EXCERPT_CHARS = 8
"""Characters quoted on each side of a forbidden one."""

Writer = Callable[[object], bytes]


class Unprintable(ValueError):
    """A value that cannot be written at a tag; the arguments are code, message and hint."""


def writer_of(slot: Slot) -> Writer:
    """Return the function that writes values into a slot."""
    return WRITERS[slot.kind](slot)


def _run_writer(slot: Slot) -> Writer:
    marks = CJK_PUNCTUATION + MARKED if slot.cjk_opening else MARKED
    is_special, replaced = re.compile(f"[{marks}]").search, _replacing(marks, _table(slot), slot)
    before, after, empty = slot.before.encode(), slot.after.encode(), slot.opening + CLOSE_RUN

    def special(text: str) -> str:
        whole = slot.before + replaced(text) + slot.after
        # A mark at the end of the text leaves an empty run behind it.
        return whole.replace(empty, "") if before else whole

    def write(value: object) -> bytes:
        text = value if value.__class__ is str else _no_plain_text(slot, value)
        if text.__class__ is Markup:
            return text.encode()
        if is_special(text):
            return special(text).encode()
        return before + text.encode() + after

    return write


def _replacing(marks: str, written: Mapping[str, str], slot: Slot) -> Callable[[str], str]:
    """Return a function that gives a text with its marks as they are written.

    The pattern begins with a class of characters, not with a repetition or alternatives: Python finds the
    next mark four times as fast then.
    """

    def stretch(match: re.Match[str]) -> str:
        known = written.get(match[0])
        if known is not None:
            return known
        return "".join(written.get(mark) or single(mark, match) for mark in re.findall(PIECES, match[0]))

    def single(mark: str, match: re.Match[str]) -> str:
        if mark[0] not in CJK_PUNCTUATION:
            raise forbidden(match.string, match.string.index(mark, match.start()))
        return _in_cjk_run(mark, slot)

    return partial(re.compile(f"[{marks}][{marks}]*").sub, stretch)


def _in_cjk_run(punctuation: str, slot: Slot) -> str:
    return f"{CLOSE_RUN}{slot.cjk_opening}{punctuation}{CLOSE_RUN}{slot.opening}"


def _no_plain_text(slot: Slot, value: object) -> str:
    """Return the XML of a value as Markup, or the text of a number or a date."""
    if isinstance(value, (Picture, RichText)):
        return Markup(_inserted(slot, value))
    if isinstance(value, Blocks) and not slot.before.startswith("<w:p>"):
        raise Unprintable("T531", "整份文档要单独占一段", "标签写成 {{p … }}，这一段里不写别的。")
    text = text_of(value)
    return Markup(_markup(text, slot)) if isinstance(text, Markup) else text


def _markup(markup: str, slot: Slot) -> str:
    """Return XML made by a filter; within a run its breaks become Word's."""
    if slot.bare_markup:
        return _checked(markup, "", "")
    table = _table(slot)
    inner = re.sub(BREAKS, lambda match: table[match[0]], markup)
    paragraph = ("<w:p>", "</w:p>") if slot.new_paragraph else ("", "")
    checked = _checked(inner, paragraph[0] + slot.opening, CLOSE_RUN + paragraph[1])
    return slot.before + checked + slot.after


def _inserted(slot: Slot, value: Picture | RichText) -> str:
    """Return the runs that take the place of a tag."""
    around = around_runs(slot)
    if isinstance(value, Picture):
        return f"{around.before}{value.run}{around.after}"
    styled = in_style(around, value.style) if value.style else around
    if styled is None:
        message = "段落样式只能用在单独成段的标签上"
        raise Unprintable("T531", message, "标签写成 {{p … }}，单独占一段；或者去掉“段落样式”。")
    return "".join((styled.before, *(_written(slot, piece) for piece in value.pieces), styled.after))


def _written(slot: Slot, piece: RichRun) -> str:
    # A link ends with its paragraph.
    text = writer_of(slot_with(slot, piece.letters, breaks=not piece.link))(piece.text).decode()
    return linked(text, piece.link) if piece.link else text


def _table(slot: Slot) -> Mapping[str, str]:
    """Return the XML of each mark; Chinese punctuation that is common is made once, not each time."""
    common = {mark: _in_cjk_run(mark, slot) for mark in (*CJK_PUNCTUATION, "——", "……")}
    table = (
        common
        | ESCAPES
        | {
            "\n": LINE_BREAK,
            "\r\n": LINE_BREAK,
            "\r": LINE_BREAK,
            "\t": f"</w:t><w:tab/>{OPEN_TEXT}",
        }
    )
    if not slot.new_paragraph:
        return table | {"\a": LINE_BREAK, "\f": PAGE_BREAK}
    begin = f"{slot.new_paragraph}{slot.opening}"
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return table | {"\a": f"{CLOSE_RUN}</w:p>{begin}", "\f": f"{CLOSE_RUN}</w:p>{page}{begin}"}


def _plain_writer(slot: Slot) -> Writer:
    replaced = _replacing(f'"{MARKED}', PLAIN_ESCAPES, slot)

    def write(value: object) -> bytes:
        text = text_of(value)
        # What is escaped for an element lacks the escapes of an attribute: it is done anew, from plain text.
        return replaced(text.unescape() if isinstance(text, Markup) else text).encode()

    return write


_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_SCHEME = re.compile("https?://|mailto:", re.IGNORECASE)


def _address_writer(slot: Slot) -> Writer:
    is_whole = slot.kind is SlotKind.WHOLE_ADDRESS

    def write(value: object) -> bytes:
        text = text_of(value)
        # Neither file: nor javascript: a reader's program would run it.
        if is_whole and not isinstance(value, Blank) and not _SCHEME.match(text):
            message = f"“{text[:60]}”不是可以点开的网址"
            raise Unprintable("T540", message, "网址以 https:// 或 http:// 开头，邮箱以 mailto: 开头。")
        # The sign of a blank stays one: its placeholder is written in the end.
        signs = (sign if sign >= chr(FIRST_SIGN) else quote(sign, safe=_OF_ADDRESSES) for sign in text)
        return html.escape("".join(signs)).encode()

    return write


def _element_writer(_slot: Slot) -> Writer:
    def write(value: object) -> bytes:
        text = text_of(value)
        if text.__class__ is Markup:
            return _checked(text, "", "").encode()
        raise Unprintable("T531", "这里要放整行或整格，不能放文字", "文字写在单元格里，用 {{ … }}。")

    return write


def _picture_writer(_slot: Slot) -> Writer:
    def write(value: object) -> bytes:
        if isinstance(value, Picture):
            return value.identity.encode()
        # The sample must not stay: it may be a photo of somebody else.
        raise Unprintable("T531", "这里要换成一张图片，但没有写是哪一张", "请补上图片的文件名。")

    return write


WRITERS: Mapping[SlotKind, Callable[[Slot], Writer]] = {
    SlotKind.RUN: _run_writer,
    SlotKind.PLAIN: _plain_writer,
    SlotKind.PICTURE: _picture_writer,
    SlotKind.ADDRESS: _address_writer,
    SlotKind.WHOLE_ADDRESS: _address_writer,
    SlotKind.ELEMENT: _element_writer,
}


def text_of(value: object) -> str:
    """Return the text of a value; XML made by a filter stays Markup."""
    if isinstance(value, RichText):
        return "".join(piece.text for piece in value.pieces)
    if isinstance(value, Picture):
        raise Unprintable("T531", "图片不能放在这里", "标签要写在正文、页眉或页脚的文字里。")
    # Before str: Markup is one.
    if isinstance(value, Markup):
        return Markup(value)
    text = _plain_text(value)
    if text is not None:
        return text
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    raise Unprintable("T531", *_why_unprintable(value))


def _plain_text(value: object) -> str | None:
    # Before int: True is an int to Python.
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return _decimal(value)
    # An undefined value raises here, naming what is not there.
    if isinstance(value, (str, int, Decimal, datetime.date, datetime.time, Undefined)):
        return str(value)
    return None


def _decimal(value: float) -> str:
    """Return a number with the fifteen digits that are certain: 0.1 + 0.2 prints as 0.3."""
    if not math.isfinite(value):
        raise Unprintable("T532", "算出来的数大得写不出来", "请检查标签里的乘法和乘方。")
    rounded = float(f"{value:.15g}")
    return str(rounded) if "e" not in str(rounded) else f"{Decimal(str(rounded)):f}"


def _why_unprintable(value: object) -> tuple[str, str]:
    if value is None:
        return (
            "这一项是空的（没有值），写不出来",
            "用 {% if … %} 先判断有没有，或者写 {{ …|default('', true) }}。",
        )
    if isinstance(value, (list, tuple)):
        return (
            "这是一个列表，不能直接写出来",
            "用 {% for 项 in … %}{{ 项 }}{% endfor %} 逐项写，或者用 |join('、') 连起来。",
        )
    if isinstance(value, Mapping):
        fields = "、".join(str(key) for key in value)
        return "这一项下面还有分项，不能直接写出来", f"在后面加“.”和分项的名字；这里有：{fields}。"
    return "算出来的不是文字，写不出来", "请检查标签里的写法，例如少写了“()”。"


def forbidden(text: str, at: int) -> Unprintable:
    """Return the error about a character at this place of a text that XML, and so Word, cannot hold."""
    before = text[max(0, at - EXCERPT_CHARS) : at]
    after = text[at + 1 : at + 1 + EXCERPT_CHARS]
    message = f"内容“{before}□{after}”里的□处有一个看不见的控制字符（U+{ord(text[at]):04X}），Word 不能保存"
    return Unprintable("T533", message, "到数据文件里删去这个字符，重新打一遍这几个字。")


def _checked(markup: str, before: str, after: str) -> str:
    """Return XML made by a filter, if it is well-formed together with the XML around it."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(f"<x>{before}{markup}{after}</x>", True)
    except (expat.ExpatError, ValueError) as broken:
        raise Unprintable(
            "T535", "过滤器给出的 XML 不完整，放进去文档就坏了", "请检查这个标签里的过滤器。"
        ) from broken
    return str(markup)
