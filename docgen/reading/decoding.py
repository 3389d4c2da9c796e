"""From bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030; and to lines."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property

from docgen.base.diagnostics import Diagnostic, Place, Source, error, hint

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BROKEN = "\ufffd"
"""What stands for bytes that belong to no character."""
AS_UTF8 = "用记事本打开，选“文件→另存为”，编码选 UTF-8；在 VS Code 里点右下角的编码，选“通过编码保存”"


@dataclass(frozen=True)
class Decoded:
    """A file as text whose lines end in LF, and what there is to say about its encoding."""

    name: str
    text: str
    problem: str
    """Which problem it had: none, read as GBK, or broken."""

    @cached_property
    def source(self) -> Source:
        """The file as lines."""
        return Source(self.name, tuple(self.text.split("\n")))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say about its encoding."""
        return tuple(_diagnostics(self.problem, self.source)) if self.problem else ()


def decode(data: bytes, name: str) -> Decoded:
    """Read a file's bytes as text; only CR, LF and CR LF break lines (U+2028 and form feeds do not).

    UTF-8 is tried before GB18030: GBK text of ten characters and more is never valid UTF-8 (measured).
    Bytes that belong to neither become U+FFFD and are told at their line.
    """
    text, problem = _text(data)
    return Decoded(name, text.replace("\r\n", "\n").replace("\r", "\n"), problem)


def _text(data: bytes) -> tuple[str, str]:
    """The text, and which problem it had: none, read as GBK, or broken."""
    if data.startswith(UTF16_MARKS):
        return _decoded(data, "utf-16")
    text, problem = _decoded(data, "utf-8-sig")
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
    """Whether a broken text was meant to be UTF-8: GBK has hardly ever three bytes that are 汉字 in it."""
    broken = text.count(BROKEN)
    return sum(character >= "\u0800" for character in text) > 2 * broken


def _diagnostics(problem: str, source: Source) -> list[Diagnostic]:
    if problem == "gbk":
        message = "文件不是 UTF-8 编码，已按 GBK（记事本的“ANSI”）读取"
        return [hint("Y101", Place(source, 1, 1), message, AS_UTF8)]
    if problem == "broken":
        return [_broken(source)]
    return []


def _broken(source: Source) -> Diagnostic:
    """Tell the first place that could not be read, and how many lines have such."""
    lines = [number for number, line in enumerate(source.lines, start=1) if BROKEN in line] or [1]
    place = Place(source, lines[0], source.lines[lines[0] - 1].find(BROKEN) + 1)
    several = f"（这样的地方共有 {len(lines)} 行）" if len(lines) > 1 else ""
    message = f"这里的字读不出来{several}，文件可能损坏，或者混用了两种编码"
    mend = f"把这里的字重新输入，再保存：{AS_UTF8}"
    return error("Y102", place, message, mend)
