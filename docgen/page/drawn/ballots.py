"""测评票 on the page: secret (no line for a name), several to a page with lines to cut, never split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from docgen.page.drawn.ballot_layout import Layout, layout
from docgen.page.standard import properties as p
from docgen.page.standard.characters import chinese_runs
from docgen.page.standard.measures import (
    BALLOT_CELL_MARGIN,
    BALLOT_CUT_LINE,
    BALLOT_NOTE_LINE,
    BALLOT_TITLE_LINE,
    SIZES,
)
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.elements import NOTHING, join, paragraph, text_run, w

CUT = "沿　虚　线　裁　开"


def ballot_sheets(sheet: StyleSheet, ballot: Mapping[str, Any]) -> Markup:
    """All copies (标题, 说明, 等次, 姓名, 份数, 编号) for `{{p … }}`."""
    laid = layout(ballot)
    copies = [_copy(sheet, ballot, laid, number) for number in range(1, int(ballot["份数"]) + 1)]
    return join(piece for index, copy in enumerate(copies) for piece in (_cut(sheet, index, laid), copy))


def _cut(sheet: StyleSheet, index: int, laid: Layout) -> Markup:
    """The line between two ballots of a page."""
    if laid.per_page == 0 or index % laid.per_page == 0:
        return NOTHING
    dashes = w("pBdr", w("bottom", val="dashed", sz=6, space=1, color="auto"))
    run = text_run(CUT, p.EAST_ASIAN_HINT, *p.size(SIZES["小五"]))
    direct = (dashes, p.exact_line(BALLOT_CUT_LINE), p.CENTRED)
    return paragraph(sheet.id_of("表格文字"), run, direct=direct)


def _copy(sheet: StyleSheet, ballot: Mapping[str, Any], laid: Layout, number: int) -> Markup:
    new_page = number > 1 and (laid.per_page == 0 or (number - 1) % laid.per_page == 0)
    title = paragraph(
        sheet.id_of("表头"),
        chinese_runs(sheet, str(ballot["标题"]), "表头"),
        direct=(
            p.KEEP_NEXT,
            p.PAGE_BREAK_BEFORE if new_page else NOTHING,
            p.exact_line(BALLOT_TITLE_LINE),
            p.CENTRED,
        ),
    )
    numbers = [_note(sheet, f"编号：{number:03d}", p.KEEP_NEXT, p.RIGHT)] if ballot["编号"] else []
    notes = (_note(sheet, str(note), p.KEEP_NEXT) for note in ballot["说明"])
    return join([title, *numbers, *notes, _table(sheet, ballot, laid)])


def _note(sheet: StyleSheet, text: str, *direct: Markup) -> Markup:
    run = text_run(text, p.EAST_ASIAN_HINT, *p.size(SIZES["五号"]))
    return paragraph(sheet.id_of("表格文字"), run, direct=(*direct, p.exact_line(BALLOT_NOTE_LINE)))


def _table(sheet: StyleSheet, ballot: Mapping[str, Any], laid: Layout) -> Markup:
    widths = laid.widths * laid.setting.blocks
    properties = w(
        "tblPr",
        w("tblStyle", val=sheet.id_of("公文表格")),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    heads = ("序号", "姓名", *ballot["等次"]) * laid.setting.blocks
    rows = list(_rows(ballot, laid))
    return w(
        "tbl",
        properties,
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _row(sheet, laid, "表头", heads, laid.head, kept=laid.per_page > 0),
        *(
            _row(sheet, laid, "表格文字", cells, height, kept=laid.per_page > 0 and index < len(rows) - 1)
            for index, (cells, height) in enumerate(zip(rows, laid.rows, strict=True))
        ),
    )


def _rows(ballot: Mapping[str, Any], laid: Layout) -> Iterator[list[str]]:
    """Names run down each block, the next block goes on where it ends."""
    names, count = list(enumerate(ballot["姓名"], start=1)), len(laid.rows)
    blocks = [names[start : start + count] for start in range(0, len(names), count)]
    blocks += [[]] * (laid.setting.blocks - len(blocks))
    marks = [""] * len(ballot["等次"])
    for across in zip_longest(*blocks):
        yield [
            text
            for entry in across
            for text in ((str(entry[0]), str(entry[1])) if entry else ("", "")) + tuple(marks)
        ]


def _row(
    sheet: StyleSheet, laid: Layout, style: str, texts: Sequence[str], height: int, *, kept: bool
) -> Markup:
    widths = laid.widths * laid.setting.blocks
    is_head = style == "表头"
    repeated = w("tblHeader") if is_head and not laid.per_page else NOTHING
    cells = (
        _cell(sheet, laid, style, text, width, kept=kept) for text, width in zip(texts, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("trHeight", val=height, hRule="atLeast"), repeated), *cells)


def _cell(sheet: StyleSheet, laid: Layout, style: str, text: str, width: int, *, kept: bool) -> Markup:
    run = text_run(text, p.EAST_ASIAN_HINT, *p.size(laid.setting.half_points))
    direct = (p.KEEP_NEXT if kept else NOTHING, p.exact_line(laid.setting.line), p.CENTRED)
    # LibreOffice takes a cell's own margins whole, and those it does not name from the style.
    sides = {"top": 0, "left": BALLOT_CELL_MARGIN, "bottom": 0, "right": BALLOT_CELL_MARGIN}
    margins = w("tcMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))
    properties = w("tcPr", w("tcW", w=width, type="dxa"), margins, w("vAlign", val="center"))
    return w("tc", properties, paragraph(sheet.id_of(style), run, direct=direct))
