"""Blocks that must pair (`for` … `endfor`), in the same form and on the same level of the document.

The level is what makes a rendering safe: when the elements that are open are the same where a block
begins, divides and ends, then leaving its content out or repeating it gives well-formed XML, whatever
the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.engine.marked_part import MarkedPart
from docgen.engine.patched import Tag
from docgen.engine.template_faults import fault, is_it

CLOSERS = {"endfor": "for", "endif": "if", "endwith": "with"}
MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
OPENERS = tuple(CLOSERS.values())
SINGLE = ("set",)
SHAPING = ("cellbg", "colspan", "hm", "vm")
KNOWN = (*OPENERS, *MIDDLES, *CLOSERS, *SINGLE, *SHAPING, "raw", "endraw")
UNSUPPORTED = (
    "include", "import", "from", "extends", "block", "endblock", "macro", "endmacro", "call", "endcall",
    "filter", "endfilter", "autoescape", "endautoescape", "do", "trans", "endtrans", "endset", "break",
    "continue",
)  # fmt: skip
FORMS = ("p", "tr", "tc", "r")


class OpenBlock(NamedTuple):
    """A block that has begun, and the elements that were open there."""

    tag: Tag
    path: tuple[str, ...]


@dataclass
class Walk:
    """The way through one part: what is open, and what was found wrong."""

    open_blocks: list[OpenBlock] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def complain(self, code: str, tag: Tag, message: str, hint: str = "") -> None:
        """Note a fault at a tag."""
        self.faults.append(fault(code, tag.spot, message, hint))


def check_blocks(text: str, part: MarkedPart) -> list[Diagnostic]:
    """Return every block that does not pair, and every unknown word, in a part with its marks in place."""
    walk = Walk()
    for step in _steps(text, part):
        if isinstance(step, Tag):
            _visit(walk, step)
        elif step.startswith("/"):
            walk.path.pop()
        else:
            walk.path.append(step)
    for opened in walk.open_blocks:
        word = opened.tag.word
        walk.complain(
            "T514", opened.tag, f"这个 {word} 没有结尾", f"在后面加上 {_typed(opened.tag, 'end' + word)}。"
        )
    return walk.faults


def _steps(text: str, part: MarkedPart) -> Iterator[Tag | str]:
    """Yield the elements as they open (`w:p`) and close (`/w:p`), and the tags between them."""
    pattern = re.compile(rf"<(/?[^\s<>/!?]+)[^<>]*?(/?)>|{part.sign}(\d+){part.sign}")
    for name, empty, number in pattern.findall(text):
        if number:
            yield part.tags[int(number)]
        elif not empty:
            yield name


def _visit(walk: Walk, tag: Tag) -> None:
    if tag.mark != "{%":
        return
    word = tag.word
    if word in OPENERS:
        walk.open_blocks.append(OpenBlock(tag, tuple(walk.path)))
    elif word in CLOSERS:
        _close(walk, tag, CLOSERS[word])
    elif word in MIDDLES:
        _divide(walk, tag)
    elif word == "set" and "=" not in tag.code:
        walk.complain("T523", tag, "模板里不能用 set … endset", "写成 {% set 名 = 值 %}。")
    elif word not in KNOWN or word in ("raw", "endraw"):
        _unknown(walk, tag, word)


def _close(walk: Walk, tag: Tag, begun: str) -> None:
    if not any(opened.tag.word == begun for opened in walk.open_blocks):
        walk.complain(
            "T514",
            tag,
            f"前面没有与它配对的 {begun}",
            f"在前面加上 {_typed(tag, begun + ' …')}，或删去这个标签。",
        )
        return
    while walk.open_blocks[-1].tag.word != begun:
        inner = walk.open_blocks.pop().tag
        mend = f"在 {tag.spot.typed} 前面加上 {_typed(inner, 'end' + inner.word)}。"
        walk.complain("T514", inner, f"这个 {inner.word} 没有结尾", mend)
    _check_level(walk, walk.open_blocks.pop(), tag)


def _divide(walk: Walk, tag: Tag) -> None:
    if not walk.open_blocks or walk.open_blocks[-1].tag.word not in MIDDLES[tag.word]:
        walk.complain("T514", tag, f"{tag.word} 不在 if 里面", "它要写在 {% if … %} 和 {% endif %} 之间。")
    else:
        _check_level(walk, walk.open_blocks[-1], tag)


def _check_level(walk: Walk, begin: OpenBlock, tag: Tag) -> None:
    first = begin.tag
    if first.form != tag.form:
        walk.complain(
            "T515",
            tag,
            f"它和开头的 {first.spot.typed} 写法不一样",
            f"开头是“{{%{first.form}”，这里也要写成 {_typed(first, tag.code)}。",
        )
    elif begin.path != tuple(walk.path):
        mend = "两个标签要放在同一层：都在表格外、都在同一个单元格里，或者各占同一张表的一行。"
        walk.complain("T515", tag, f"它和开头的 {first.spot.typed} 不在文档的同一层", mend)


def _unknown(walk: Walk, tag: Tag, word: str) -> None:
    # docxtpl knows the letter only right behind the brace.
    if word in FORMS:
        rest = tag.code.partition(" ")[2]
        walk.complain("T513", tag, f"“{{%”和“{word}”之间不能有空格", f"写成 {{%{word} {rest} %}}。")
    elif word in UNSUPPORTED:
        walk.complain("T523", tag, f"模板里不能用 {word}", "可以用的有：if、for、set、with。")
    elif not word:
        walk.complain("T513", tag, "标签里什么也没有写", "删去它，或写上 if、for 等。")
    elif word in ("raw", "endraw"):
        walk.complain("T514", tag, "raw 和 endraw 要写在同一段里", "在同一段里写 {% raw %}…{% endraw %}。")
    else:
        walk.complain(
            "T513", tag, f"没有“{word}”这种标签{is_it(word, KNOWN)}", "可以用的有：if、for、set、with。"
        )


def _typed(like: Tag, code: str) -> str:
    return f"{{%{like.form} {code} %}}"
