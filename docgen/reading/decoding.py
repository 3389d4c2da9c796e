"""From bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030; and to lines."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Place, Source, error, hint

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
AS_UTF8 = "用记事本打开，选“文件→另存为”，编码选 UTF-8；在 VS Code 里点右下角的编码，选“通过编码保存”"


class Decoded(NamedTuple):
    """A file as lines, and what there is to say about its encoding."""

    source: Source
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes, name: str) -> Decoded:
    """Read a file's bytes as text.

    UTF-8 is tried before GB18030: GBK text of ten characters and more is never valid UTF-8 by chance (measured).
    Bytes that belong to neither become U+FFFD and are told at their line.
    """
    text, problem = _text(data)
    source = Source(name, tuple(split_lines(text)))
    return Decoded(source, tuple(_diagnostics(problem, source)))


def split_lines(text: str) -> list[str]:
    """The lines of a text; only CR, LF and CR LF break lines (U+2028 and form feeds do not)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _text(data: bytes) -> tuple[str, str]:
    """The text, and which problem it had: none, read as GBK, or broken."""
    if data.startswith(UTF16_MARKS):
        return _strictly(data, "utf-16")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030"), "gbk"
    except UnicodeDecodeError as failure:
        # Whichever encoding gets further is the one the file was meant to be in.
        return data.decode(_likelier(data, failure), errors="replace"), "broken"


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace"), "broken"


def _likelier(data: bytes, as_gb18030: UnicodeDecodeError) -> str:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as as_utf8:
        return "utf-8-sig" if as_utf8.start >= as_gb18030.start else "gb18030"
    return "utf-8-sig"


def _diagnostics(problem: str, source: Source) -> list[Diagnostic]:
    if problem == "gbk":
        message = "文件不是 UTF-8 编码，已按 GBK（记事本的“ANSI”）读取"
        return [hint("Y101", Place(source, 1, 1), message, AS_UTF8)]
    if problem == "broken":
        return [error("Y102", _first_broken(source), "这里的字读不出来，文件可能损坏，或者混用了两种编码", AS_UTF8)]
    return []


def _first_broken(source: Source) -> Place:
    for number, line in enumerate(source.lines, start=1):
        if "\ufffd" in line:
            return Place(source, number, line.index("\ufffd") + 1)
    return Place(source, 1, 1)
