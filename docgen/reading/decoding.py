"""Bytes become text and lines: UTF-8, UTF-16 with BOM, GB18030; the characters that nobody sees."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property

from docgen.base.diagnostics import Diagnostic, Place, Source, error, hint

CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
"""Forbidden in YAML and XML alike."""
INVISIBLE = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
"""Zero-width characters, direction marks, line and paragraph separators, a BOM that is not at the start."""

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BROKEN = "\ufffd"
"""The replacement of bytes that belong to no character."""
AS_UTF8 = "用记事本打开，选“文件→另存为”，编码选 UTF-8；在 VS Code 里点右下角的编码，选“通过编码保存”"


@dataclass(frozen=True)
class Decoded:
    """A file as text whose lines end in LF, and what there is to say about its encoding."""

    name: str
    text: str
    problem: str
    """The problem of its encoding: none, read as GBK, or broken."""

    @cached_property
    def source(self) -> Source:
        """The file as lines."""
        return Source(self.name, tuple(self.text.split("\n")))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics about its encoding."""
        if self.problem == "gbk":
            message = "文件不是 UTF-8 编码，已按 GBK（记事本的“ANSI”）读取"
            return (hint("Y101", Place(self.source, 1, 1), message, AS_UTF8),)
        return (_broken(self.source),) if self.problem else ()


def decode(data: bytes, name: str) -> Decoded:
    """Read a file's bytes as text; only CR, LF and CR LF break lines (U+2028 and form feeds do not).

    UTF-8 is tried before GB18030: GBK text of ten characters and more is never valid UTF-8 (measured).
    Bytes that belong to neither become U+FFFD and are told at their line.
    """
    text, problem = _text(data)
    # Not splitlines: U+2028 and form feeds break no line in YAML.
    return Decoded(name, text.replace("\r\n", "\n").replace("\r", "\n"), problem)


def _text(data: bytes) -> tuple[str, str]:
    """Return the text, and which problem it had: none, read as GBK, or broken."""
    if data.startswith(UTF16_MARKS):
        return _decoded(data, "utf-16")
    # UTF-8 first: GBK text of ten characters and more is never valid UTF-8 (measured).
    text, problem = _decoded(data, "utf-8-sig")
    # A few broken bytes in UTF-8: read as GBK, all the rest would be gibberish too.
    if not problem or _is_mostly_sound(text):
        return text, problem
    text, problem = _decoded(data, "gb18030")
    return text, problem or "gbk"


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace"), "broken"


def _is_mostly_sound(text: str) -> bool:
    """Tell whether a broken text was meant to be UTF-8: three bytes of GBK are hardly ever a 汉字 in it."""
    broken = text.count(BROKEN)
    return sum(character >= "\u0800" for character in text) > 2 * broken


def _broken(source: Source) -> Diagnostic:
    """Tell the first place that could not be read, and how many lines have such."""
    lines = [number for number, line in enumerate(source.lines, start=1) if BROKEN in line] or [1]
    place = Place(source, lines[0], source.lines[lines[0] - 1].find(BROKEN) + 1)
    several = f"（这样的地方共有 {len(lines)} 行）" if len(lines) > 1 else ""
    message = f"这里的字读不出来{several}，文件可能损坏，或者混用了两种编码"
    mend = f"把这里的字重新输入，再保存：{AS_UTF8}"
    return error("Y102", place, message, mend)
