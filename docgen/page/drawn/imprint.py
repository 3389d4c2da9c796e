"""版记 (7.4): 抄送, 印发机关 and 印发日期 between rules, the last one on the lower edge of the 版心.

A generator cannot know where the last page ends, so the table stands in a text box at the foot of the page
that holds its anchor. The anchor is a paragraph exactly as high as the box: text never runs under the box,
and where the page has no room for both, anchor and box go to the next page together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    IMPRINT_LABEL_CHARACTERS,
    IMPRINT_SLACK,
    LINE,
    PORTRAIT,
    RULE_FIRST_AND_LAST_EIGHTHS,
    RULE_MIDDLE_EIGHTHS,
    SMALL_CHARACTER,
)
from docgen.page.standard.paragraphs import styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.textbox import Box, at_edge, text_box
from docgen.page.standard.widths import characters, lines_needed
from docgen.page.standard.word_tables import cell, row
from docgen.word.elements import join, paragraph, w

ROW_WIDTH = PORTRAIT.text_width - 2 * SMALL_CHARACTER
ROW_CHARACTERS = ROW_WIDTH // SMALL_CHARACTER
COPY_LABEL = "抄送："


def imprint(sheet: StyleSheet, record: Mapping[str, str]) -> Markup:
    """Return the 版记 (抄送, which may be empty, 印发机关, 印发日期) as a paragraph with its box."""
    copies, issuer = str(record["抄送"]), _issuer_text(str(record["印发机关"]), str(record["印发日期"]))
    # Measured: with this height the last rule lies 261.9 mm below the top of the paper, 版心 ends at 262.
    height = imprint_lines(copies, issuer) * LINE + IMPRINT_SLACK
    rows = [*_copies_row(sheet, copies), _issuer_row(sheet, issuer)]
    # Word wants a paragraph behind a table, in a text box too.
    content = join((_table(rows), paragraph(sheet.id_of("分节"))))
    # tblpPr and framePr at the bottom stay in the text in LibreOffice 7.4: only a text box moves there.
    box = Box(9001, "版记", PORTRAIT.text_width, height, at_edge("left"), at_edge("bottom"), anchor="b")
    return paragraph(sheet.id_of("版记"), text_box(box, content), direct=(p.exact_line(height),))


def imprint_lines(copies: str, issuer: str) -> int:
    """Return how many lines the two rows take."""
    beside_label = ROW_CHARACTERS - IMPRINT_LABEL_CHARACTERS
    return (lines_needed(_full_stop(copies), beside_label) if copies else 0) + _issuer_lines(issuer)


def _full_stop(copies: str) -> str:
    # 7.4.2: a 。 stands behind the last body.
    return copies.rstrip("。") + "。"


def _issuer_text(issuer: str, date: str) -> str:
    """Return 印发机关 at the left and the date at the right; on two lines when both do not fit."""
    printed = f"{date}印发"
    fits = characters(issuer) + characters(printed) + 1 <= ROW_CHARACTERS
    return f"{issuer}\t{printed}" if fits else f"{issuer}\n\t{printed}"


def _issuer_lines(issuer: str) -> int:
    name, *date_below = issuer.split("\n")
    # Beside a date on the same line the name is known to fit.
    return (lines_needed(name, ROW_CHARACTERS) if date_below else 1) + len(date_below)


def _copies_row(sheet: StyleSheet, copies: str) -> list[Markup]:
    if not copies:
        return []
    label = IMPRINT_LABEL_CHARACTERS * SMALL_CHARACTER
    return [styled(sheet, "抄送", COPY_LABEL + _full_stop(copies), p.hanging(label, label))]


def _issuer_row(sheet: StyleSheet, issuer: str) -> Markup:
    return styled(sheet, "印发", issuer, w("tabs", w("tab", val="right", pos=ROW_WIDTH)))


def _table(rows: Sequence[Markup]) -> Markup:
    width = PORTRAIT.text_width
    # 7.4.2 and 7.4.3: 左右各空一字, of 四号.
    margins = (w(side, w=SMALL_CHARACTER, type="dxa") for side in ("left", "right"))
    return w(
        "tbl",
        w("tblPr", w("tblW", w=width, type="dxa"), w("tblLayout", type="fixed"), w("tblCellMar", *margins)),
        w("tblGrid", w("gridCol", w=width)),
        *(_row(content, width, i == 0, i == len(rows) - 1) for i, content in enumerate(rows)),
    )


def _row(content: Markup, width: int, first: bool, last: bool) -> Markup:
    borders = w("tcBorders", _rule("top", first), _rule("bottom", last))
    return row(cell(width, content, properties=[borders], vertical=""))


def _rule(edge: str, outer: bool) -> Markup:
    thickness = RULE_FIRST_AND_LAST_EIGHTHS if outer else RULE_MIDDLE_EIGHTHS
    return w(edge, val="single", sz=thickness, space=0, color="000000")
