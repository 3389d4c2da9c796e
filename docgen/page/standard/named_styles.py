"""The named styles of a 公文, and the styles part made from them.

A style's id is its name. The four own-line headings and the titles of annexes carry outline levels, so
that Word's navigation pane shows the text's own levels from 1; the 公文标题 carries none, as Word's own
"Title" does not: one root above everything would only push the headings in. Names that Chinese Word shows
for its built-in styles (正文, 标题, 页码, 签名 …) are avoided: Word would take one for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from docgen.page.standard import fonts
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    ANNEX_NOTE_HANGING,
    ANNEX_NOTE_LEFT,
    BODY_INDENT_CHARACTERS,
    CELL_MARGIN,
    CELL_MARGIN_ABOVE,
    CELL_RULE_EIGHTHS,
    CELL_SIZE,
    HAIRLINE,
    LINE,
    MARK_WANTED_SIZE,
    PAGE_NUMBER_LINE,
    RED,
    RED_RULE_EIGHTHS,
    RED_RULE_SPACE_POINTS,
    SIZES,
    TITLE_LINE,
    TRACKING,
)
from docgen.page.standard.word_tables import TABLE_STYLE
from docgen.word.elements import NOTHING, join, letter_properties, paragraph_properties, part, w
from docgen.word.styles import HEADINGS

NORMAL = "Normal"
BODY = "公文正文"
# Behind a heading of this kind the paragraph goes on in 仿宋: a paragraph style would reach too far.
RUN_IN_HEADINGS = ("一级标题字", "二级标题字", "三级标题字", "四级标题字")
# 7.3.3: 黑体, 楷体, then 仿宋. Bold type for the lower levels is a habit, not in the standard.
HEADING_FONTS = (fonts.HEADING_1, fonts.HEADING_2, fonts.BODY, fonts.BODY)


class NamedStyle(NamedTuple):
    """A paragraph style (or a character style): what it adds to the one it is based on."""

    name: str
    paragraph: tuple[Markup, ...] = ()
    letters: tuple[Markup, ...] = ()
    based_on: str = NORMAL
    following: str = ""
    kind: str = "paragraph"
    font: fonts.Font | None = None


NORMAL_PARAGRAPH = (
    # Otherwise pages end at 20 or 21 lines.
    w("widowControl", val=0),
    # Chinese line breaks: no closing mark begins a line, no opening one ends it.
    w("kinsoku"),
    # Said aloud: LibreOffice reads its absence as the contrary, and then loses hung marks from the PDF.
    w("overflowPunct", val=1),
    # Word would add a quarter of a 字 between 汉字 and digits; LibreOffice 7.4 adds 0.22 all the same.
    w("autoSpaceDE", val=0),
    w("autoSpaceDN", val=0),
    w("snapToGrid", val=0),
    # Exact: with "auto" the line follows the typeface, and where one is missing, its substitute.
    p.exact_line(LINE),
    # 28 characters leave 1.25 pt of the line over, which justifying shares out.
    p.JUSTIFIED,
)
NORMAL_LETTERS = (
    w(
        "rFonts",
        # All four slots are named, and no theme font: Word lets a theme font win over a name.
        hint="eastAsia",
        ascii=fonts.LATIN.name,
        hAnsi=fonts.LATIN.name,
        eastAsia=fonts.BODY.name,
        cs=fonts.LATIN.name,
    ),
    p.tracking(TRACKING),
    w("kern", val=0),
    *p.size(SIZES["三号"]),
)


def _heading(level: int, font: fonts.Font) -> NamedStyle:
    # A heading never ends a page; the page before it may be a line short. A choice, the standard is silent.
    keeping = (p.KEEP_NEXT, p.KEEP_LINES, p.outline(level))
    return NamedStyle(HEADINGS[level - 1], keeping, based_on=BODY, following=BODY, font=font)


def _run_in_heading(name: str, font: fonts.Font) -> NamedStyle:
    return NamedStyle(name, kind="character", based_on="", font=font)


def _red_rule() -> Markup:
    # Word draws a border from indent to indent: the paragraph has none, so that the rule is 156 mm long.
    rule = w("bottom", val="single", sz=RED_RULE_EIGHTHS, space=RED_RULE_SPACE_POINTS, color=RED)
    return w("pBdr", rule)


def _in_cells(name: str, font: fonts.Font) -> NamedStyle:
    # The font's own line: an exact one cuts or swells, and "at least" sets its surplus above the text.
    line = w("spacing", before=0, after=0, line=SINGLE_LINE, lineRule="auto")
    return NamedStyle(name, (line, p.LEFT), (p.tracking(0), *p.size(CELL_SIZE)), font=font)


# The tracking is there to bring 28 characters of 三号 into a line; other sizes have none.
TITLE_LETTERS = (p.tracking(0), *p.size(SIZES["二号"]))
TITLE_PARAGRAPH = (p.KEEP_NEXT, p.KEEP_LINES, p.exact_line(TITLE_LINE), p.CENTRED)
ANNEX_TITLE_LINE = p.exact_line(TITLE_LINE, after=LINE // 2)
ANNEX_TITLE_PARAGRAPH = (p.KEEP_NEXT, p.KEEP_LINES, ANNEX_TITLE_LINE, p.CENTRED, p.outline(1))
SINGLE_LINE = 240
SMALL_LETTERS = (p.tracking(0), *p.size(SIZES["四号"]))

STYLES = (
    # 7.2.1–7.2.3: all three begin at the edge (顶格); only 密级 and 紧急程度 are in 黑体.
    NamedStyle("份号", (p.LEFT,)),
    NamedStyle("密级和紧急程度", (p.LEFT,), font=fonts.HEITI),
    NamedStyle(
        "发文机关标志",
        (p.KEEP_NEXT, p.KEEP_LINES, p.CENTRED),
        (p.colour(RED), p.tracking(0), *p.size(MARK_WANTED_SIZE)),
        font=fonts.TITLE,
    ),
    NamedStyle("发文字号", (p.KEEP_NEXT, p.CENTRED, _red_rule())),
    NamedStyle("签发人", (p.KEEP_NEXT, p.LEFT)),
    # 7.2.6: the label is in 仿宋, the names behind it in 楷体.
    NamedStyle("签发人姓名", kind="character", based_on="", font=fonts.KAITI),
    NamedStyle("公文标题", TITLE_PARAGRAPH, TITLE_LETTERS, following="主送机关", font=fonts.TITLE),
    # 7.3.2: 顶格, and so are its wrapped lines.
    NamedStyle("主送机关", (p.KEEP_LINES,), following=BODY),
    NamedStyle(BODY, (p.indents(first=BODY_INDENT_CHARACTERS),)),
    *(_heading(level, font) for level, font in enumerate(HEADING_FONTS, start=1)),
    *(_run_in_heading(name, font) for name, font in zip(RUN_IN_HEADINGS, HEADING_FONTS, strict=True)),
    # 7.3.4: a wrapped line aligns with the first character of the name above.
    NamedStyle("附件说明", (p.KEEP_NEXT, p.hanging(ANNEX_NOTE_LEFT, ANNEX_NOTE_HANGING), p.LEFT)),
    # 7.3.5.5: 署名 and date share a page with text.
    NamedStyle("署名", (p.KEEP_NEXT, p.KEEP_LINES, p.RIGHT), following="成文日期"),
    NamedStyle("成文日期", (p.KEEP_LINES, p.RIGHT)),
    # 7.3.6: 左空二字, on the line below the date.
    NamedStyle("附注", (p.indents(first=BODY_INDENT_CHARACTERS),)),
    # 7.3.7: an annex begins on a page of its own, its label 顶格 in 黑体.
    NamedStyle(
        "附件标签", (p.KEEP_NEXT, p.PAGE_BREAK_BEFORE, p.LEFT), following="附件标题", font=fonts.HEITI
    ),
    NamedStyle("附件标题", ANNEX_TITLE_PARAGRAPH, based_on="公文标题", following=BODY),
    NamedStyle(
        "附页标题", (*ANNEX_TITLE_PARAGRAPH, p.PAGE_BREAK_BEFORE), based_on="公文标题", following=BODY
    ),
    # The standard is silent about tables: these two styles are practice.
    _in_cells("表头", fonts.HEITI),
    _in_cells("表格文字", fonts.BODY),
    # 7.4.2 and 7.4.3: the 版记 is set in 四号.
    NamedStyle("抄送", (p.LEFT,), SMALL_LETTERS),
    NamedStyle("印发", (p.LEFT,), SMALL_LETTERS),
    NamedStyle("版记", (p.KEEP_LINES,)),
    NamedStyle("公文页码", (p.exact_line(PAGE_NUMBER_LINE),), SMALL_LETTERS, font=fonts.PAGE_NUMBER),
    NamedStyle("空行"),
    # Word wants a paragraph behind a table and for a section break: this one takes no room.
    NamedStyle("分节", (p.exact_line(HAIRLINE),), p.size(2)),
)


def styles_part(*more: Markup) -> bytes:
    """Return the word/styles.xml of every built-in template; `more` are styles of one of them alone."""
    return part(
        "styles", _defaults(), *_built_in(), *(written_style(s) for s in STYLES), _table_style(), *more
    )


def _defaults() -> Markup:
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    letters = letter_properties(NORMAL_LETTERS[0], *p.size(SIZES["三号"]), language)
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault"))


def _built_in() -> Iterator[Markup]:
    """Yield the four styles Word expects in every document."""
    normal = (paragraph_properties(*NORMAL_PARAGRAPH), letter_properties(*NORMAL_LETTERS))
    # 108 twips: what Word itself gives the cells of its Normal Table.
    no_margin = (w(side, w=0 if side in ("top", "bottom") else 108, type="dxa") for side in _SIDES)
    cells = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *no_margin))
    hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    yield w(
        "style", w("name", val="Normal"), w("qFormat"), *normal, type="paragraph", default=1, styleId=NORMAL
    )
    for kind, identity, name, *more in (
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table", cells),
        ("numbering", "NoList", "No List"),
    ):
        yield w("style", w("name", val=name), *hidden, *more, type=kind, default=1, styleId=identity)


_SIDES = ("top", "left", "bottom", "right")


def _table_style() -> Markup:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = (w(edge, val="single", sz=CELL_RULE_EIGHTHS, space=0, color="auto") for edge in edges)
    margins = (
        w(side, w=CELL_MARGIN if side in ("left", "right") else CELL_MARGIN_ABOVE, type="dxa")
        for side in _SIDES
    )
    table = w("tblPr", w("tblBorders", *rules), w("tblCellMar", *margins))
    head = (
        w("name", val=TABLE_STYLE),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=59),
        w("qFormat"),
    )
    return w("style", *head, table, type="table", customStyle=1, styleId=TABLE_STYLE)


def written_style(style: NamedStyle) -> Markup:
    """Return one style as XML, its children in the schema's order."""
    parts = (
        w("name", val=style.name),
        w("basedOn", val=style.based_on) if style.based_on else NOTHING,
        w("next", val=style.following) if style.following else NOTHING,
        w("qFormat"),
        paragraph_properties(*style.paragraph),
        letter_properties(*_letters(style)),
    )
    return w("style", join(parts), type=style.kind, customStyle=1, styleId=style.name)


def _letters(style: NamedStyle) -> tuple[Markup, ...]:
    if style.font is None:
        return style.letters
    # Page numbers alone have Chinese type for their digits too: 7.5 半角宋体阿拉伯数字.
    whole = style.font is fonts.PAGE_NUMBER
    return (p.every_slot(style.font.name) if whole else p.east_asian(style.font), *style.letters)
