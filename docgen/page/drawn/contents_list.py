"""目录: the papers of a volume with their page numbers, as a field that Word can make anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from docgen.page.standard.paragraphs import chinese_runs
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.elements import NOTHING, join, paragraph, text_run, w

STYLE = "toc 1"
CODE = " TOC \\h \\z \\f V "
"""Of the entries (TC fields) with the letter V, which stand at the beginning of each paper."""
UNKNOWN = "？"
"""In the place of a number that nobody has measured: Word puts it in."""


def contents_list(sheet: StyleSheet, papers: Sequence[Mapping[str, Any]]) -> Markup:
    """Return the lines of the papers (题目, 页码, 书签) for `{{p … }}`."""
    if not papers:
        return NOTHING
    lines = [join((chinese_runs(sheet, str(paper["题目"]), STYLE), _page(paper))) for paper in papers]
    linked = [
        w("hyperlink", line, anchor=paper["书签"], history=1)
        for line, paper in zip(lines, papers, strict=True)
    ]
    first = join((_mark("begin"), _code(CODE), _mark("separate"), linked[0]))
    drawn = [paragraph(sheet.id_of(STYLE), line) for line in (first, *linked[1:])]
    return join((*drawn, paragraph(sheet.id_of("分节"), _mark("end"))))


def _page(paper: Mapping[str, Any]) -> Markup:
    number = str(paper["页码"])
    code = _code(f" PAGEREF {paper['书签']} \\h ")
    # Dirty: Word works it out when it opens the file.
    begin = _mark("begin", dirty=None if number else "true")
    return join((w("r", w("tab")), begin, code, _mark("separate"), text_run(number or UNKNOWN), _mark("end")))


def _mark(kind: str, dirty: str | None = None) -> Markup:
    return w("r", w("fldChar", fldCharType=kind, dirty=dirty))


def _code(text: str) -> Markup:
    return w("r", Markup('<w:instrText xml:space="preserve">{}</w:instrText>').format(text))
