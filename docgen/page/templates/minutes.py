"""minutes.docx: the template of minutes: head table, text, room to sign, and what may be bound behind.

会议记录 is no 公文; it keeps the page, the typefaces and the levels of headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    CELL_MARGIN_ABOVE,
    PAIRED_PHOTO_HEIGHT,
    PHOTO_CAPTION_HEIGHT,
    PHOTO_HEIGHT,
    PORTRAIT,
    SIGN_IN_NARROW,
    SIGN_IN_ROW_HEIGHT,
    SIGN_IN_WIDTHS,
    in_millimetres,
)
from docgen.page.standard.page_sections import section
from docgen.page.standard.template_package import package_template
from docgen.page.standard.word_tables import cell
from docgen.page.templates.head_table import (
    GRID,
    label,
    listed,
    pair,
    row,
    signing_row,
    table,
    tag_row,
    value,
    wide,
)
from docgen.page.templates.parts import after_table, blank, blocks, line, only_if, tagged_run, title
from docgen.word.elements import paragraph


def build_minutes() -> bytes:
    """The built-in minutes.docx."""
    return package_template(_body())


def _body() -> Iterator[Markup]:
    yield from title()
    yield _head()
    yield blank()
    yield from blocks()
    yield from only_if("补记", line("公文正文", "{{ 补记 }}", p.KEEP_NEXT))
    yield blank(p.KEEP_NEXT)
    yield _signing()
    yield from only_if("签到", line("附页标题", "签到表"), _signed_where(), _sign_in())
    yield from only_if("照片行", line("附页标题", "会议照片"), _photos_in_pairs())
    yield from only_if("照片", line("附页标题", "会议照片"), _photos())
    # The tables hold on to it, lest it make a blank page of its own.
    yield after_table()
    yield section(PORTRAIT)


def _head() -> Markup:
    return table(
        GRID,
        wide("会议名称", "{{ 会议名称 }}"),
        wide("主　　题", "{{ 主题 }}"),
        wide("时　　间", "{{ 时间 }}"),
        *_if("学时", pair("地　　点", "{{ 地点 }}", "学　　时", "{{ 学时 }}")),
        *_if("not 学时", wide("地　　点", "{{ 地点 }}")),
        pair("主 持 人", "{{ 主持人 }}", "记 录 人", "{{ 记录人 }}"),
        *_if("主讲人", wide("主 讲 人", "{{ 主讲人 }}")),
        wide("人　　数", "{{ 人数 }}"),
        *listed("出席人员", "出席"),
        *listed("缺席及原因", "缺席"),
        *_if("列席", wide("列席人员", "{{ 列席 }}")),
        *_if("议题", *listed("议　　题", "议题")),
        *_if("归档", wide("归　　档", "{{ 归档 }}")),
    )


def _if(condition: str, *rows: Markup) -> Iterator[Markup]:
    """Rows that stand there only under a condition."""
    yield tag_row(f"{{%tr if {condition} %}}")
    yield from rows
    yield tag_row("{%tr endif %}")


def _signing() -> Markup:
    """Signatures are by hand: never a printed name."""
    return table(GRID, signing_row("主持人签字", "记录人签字"), signing_row("日　　期", "日　　期"))


def _signed_where() -> Markup:
    """The meeting and its day: a sheet may lie by itself."""
    return line("表格文字", "{{ 会议名称 }}　{{ 时间 }}", p.KEEP_NEXT, p.CENTRED)


def _sign_in() -> Markup:
    heads = ("序号", "姓名", "签名") * 2
    widths = (*SIGN_IN_WIDTHS, *SIGN_IN_WIDTHS)
    head = [label(text, width, p.KEEP_NEXT) for text, width in zip(heads, widths, strict=True)]
    return table(
        widths,
        row(*head, head=True),
        tag_row("{%tr for 行 in 签到 %}", columns=6),
        tag_row("{%tr if loop.last %}", columns=6),
        _to_sign(widths, p.KEEP_NEXT),
        tag_row("{%tr else %}", columns=6),
        _to_sign(widths),
        tag_row("{%tr endif %}", columns=6),
        tag_row("{%tr endfor %}", columns=6),
    )


def _to_sign(widths: tuple[int, ...], *kept: Markup) -> Markup:
    texts = ("{{ 行.左序 }}", "{{ 行.左名 }}", "", "{{ 行.右序 }}", "{{ 行.右名 }}", "")
    cells = (_signer(text, width, *kept) for text, width in zip(texts, widths, strict=True))
    return row(*cells, height=SIGN_IN_ROW_HEIGHT)


def _signer(text: str, width: int, *kept: Markup) -> Markup:
    """A cell of the sheet; a long name stands in it in narrower letters, for a program breaks it anywhere."""
    if not text.endswith("名 }}"):
        return value(text, width, *kept, centred=True)
    field = text.strip("{} ")
    room = (width - 2 * CELL_MARGIN) // CELL_CHARACTER
    runs = (
        tagged_run(f"{{%r if {field}|行数({room}) > 1 %}}"),
        tagged_run(text, p.narrow(SIGN_IN_NARROW)),
        tagged_run("{%r else %}"),
        tagged_run(text),
        tagged_run("{%r endif %}"),
    )
    return cell(width, paragraph("表格文字", *runs, direct=(*kept, p.CENTRED)))


def _photos() -> Markup:
    width = PORTRAIT.text_width
    return table(
        (width,),
        tag_row("{%tr for 张 in 照片 %}", columns=1),
        _shown(PHOTO_HEIGHT, (("张.文件", width),)),
        row(value("{{ loop.index }}. {{ 张.说明 }}", width, centred=True), height=PHOTO_CAPTION_HEIGHT),
        tag_row("{%tr endfor %}", columns=1),
    )


def _photos_in_pairs() -> Markup:
    half = PORTRAIT.text_width // 2
    left, right = (half, PORTRAIT.text_width - half)
    captions = (
        value("{{ 行.左说明 }}", left, centred=True),
        value("{{ 行.右说明 }}", right, centred=True),
    )
    return table(
        (left, right),
        tag_row("{%tr for 行 in 照片行 %}", columns=2),
        _shown(PAIRED_PHOTO_HEIGHT, (("行.左图", left), ("行.右图", right))),
        row(*captions, height=PHOTO_CAPTION_HEIGHT),
        tag_row("{%tr endfor %}", columns=2),
    )


def _shown(height: int, photos: Iterable[tuple[str, int]]) -> Markup:
    """A row of photos (field and width of the cell) as large as their cells."""
    cells = []
    for field, width in photos:
        # Room beyond the margins: LibreOffice sets a picture as wide as its cell upon the border.
        across = in_millimetres(width - 4 * CELL_MARGIN)
        down = in_millimetres(height - 2 * CELL_MARGIN_ABOVE)
        tag = f"{{{{ {field}|图片(宽={across}, 高={down}) }}}}"
        # Held to the next row: a caption on another page than its photo says nothing.
        cells.append(value(tag, width, p.KEEP_NEXT, centred=True))
    return row(*cells, height=height)
