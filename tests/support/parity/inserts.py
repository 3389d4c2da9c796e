"""The corpus, second half: pictures, formatted text, links and whole documents among the values."""

from __future__ import annotations

import io

import docx
from docx.shared import Mm
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image

from parity.case import Case
from parity.documents import p, page, run, saved, tbl, tc, tr

BOLD = "<w:b/>"
ADDRESS = "https://example.org/?a=1&b=2"


def picture(kind: str, width: int = 40, height: int = 30, colour: str = "red", **how: object) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind, **how)
    return buffer.getvalue()


def inline(key: str = "照片", **measures: object):
    """docxtpl's data with a picture."""

    def data(template, folder):
        name = FILES_OF[key]
        return {key: InlineImage(template, str(folder / name), **measures), "名": "张伟"}

    return data


FILES_OF = {"照片": "照片/甲.png", "图": "乙.jpg", "小": "丙.gif", "旧": "丁.bmp"}
FILES = {
    "照片/甲.png": picture("PNG", dpi=(300, 300)),
    "乙.jpg": picture("JPEG", 64, 48, "blue", dpi=(96, 96)),
    "丙.gif": picture("GIF", 10, 20, "green"),
    "丁.bmp": picture("BMP", 33, 21, "yellow", dpi=(120, 120)),
}
DATA = {**FILES_OF, "名": "张伟"}


def annex() -> bytes:
    """A document with a style, a list, a table and a picture of its own."""
    document = docx.Document()
    document.add_heading("附件一", 1)
    document.add_paragraph("第一条", style="List Number")
    document.add_paragraph("第二条", style="List Number")
    document.add_paragraph("引文 & 出处", style="Intense Quote")
    document.add_table(1, 2, style="Table Grid").rows[0].cells[0].text = "甲"
    document.add_picture(io.BytesIO(FILES["乙.jpg"]), width=Mm(20))
    return saved(document)


def bare() -> bytes:
    """A document of one paragraph."""
    document = docx.Document()
    document.add_paragraph("只有一段")
    return saved(document)


def subdocuments(template, folder):
    """docxtpl's data with documents."""
    return {
        "附件": template.new_subdoc(str(folder / "附件.docx")),
        "另": template.new_subdoc(str(folder / "另.docx")),
    }


ANNEXES = {"附件.docx": annex(), "另.docx": bare()}


CASES: dict[str, Case] = {
    "a picture of a width": Case(
        page(p("{{ 照片|图片(宽=60) }}")),
        DATA,
        FILES,
        page(p("{{ 照片 }}")),
        inline(width=Mm(60)),
    ),
    "a picture of a height, amid text": Case(
        page(p("前{{ 照片|图片(高=35) }}后{{ 名 }}")),
        DATA,
        FILES,
        page(p("前{{ 照片 }}后{{ 名 }}")),
        inline(height=Mm(35)),
    ),
    "a picture as large as it says, .png": Case(
        page(p("{{ 照片|图片 }}")), DATA, FILES, page(p("{{ 照片 }}")), inline()
    ),
    "a picture as large as it says, .jpg": Case(
        page(p("{{ 图|图片 }}")), DATA, FILES, page(p("{{ 图 }}")), inline("图")
    ),
    "a picture as large as it says, .gif": Case(
        page(p("{{ 小|图片 }}")), DATA, FILES, page(p("{{ 小 }}")), inline("小")
    ),
    "a picture as large as it says, .bmp": Case(
        page(p("{{ 旧|图片 }}")), DATA, FILES, page(p("{{ 旧 }}")), inline("旧")
    ),
    "a picture that leads somewhere": Case(
        page(p("{{ 照片|图片(链接=网址) }}")),
        {**DATA, "网址": ADDRESS},
        FILES,
        page(p("{{ 照片 }}")),
        inline(anchor=ADDRESS),
    ),
    "a picture in place of its run": Case(
        page(p(run("前", BOLD), "{{r 照片|图片(宽=10) }}", run("后", BOLD))),
        DATA,
        FILES,
        page(p(run("前", BOLD), "{{ 照片 }}", run("后", BOLD))),
        inline(width=Mm(10)),
    ),
    "a picture in place of its paragraph": Case(
        page(p("{{p 照片|图片(宽=10) }}", properties='<w:jc w:val="center"/>')),
        DATA,
        FILES,
        page(p("{{ 照片 }}", properties='<w:jc w:val="center"/>')),
        inline(width=Mm(10)),
    ),
    "pictures in the rows of a table": Case(
        page(tbl(1, tr("{%tr for x in 各 %}"), tr(tc(p("{{ x|图片(宽=20) }}"))), tr("{%tr endfor %}")), p()),
        {"各": list(FILES_OF.values())},
        FILES,
        page(tbl(1, tr("{%tr for x in 各 %}"), tr(tc(p("{{ x }}"))), tr("{%tr endfor %}")), p()),
        lambda template, folder: {
            "各": [InlineImage(template, str(folder / name), width=Mm(20)) for name in FILES_OF.values()]
        },
    ),
    "one picture twice, also in the header": Case(
        page(
            p("{{ 照片|图片(宽=9) }}"), p("{{ 照片|图片(宽=9) }}"), header=p("{{ 照片|图片(宽=9) }}{{ 名 }}")
        ),
        DATA,
        FILES,
        page(p("{{ 照片 }}"), p("{{ 照片 }}"), header=p("{{ 照片 }}{{ 名 }}")),
        inline(width=Mm(9)),
    ),
    "bold, italic and coloured text": Case(
        page(p("前{{r 文|带格式 }}后")),
        {"文": "普通[粗 < 体]{加粗}[红]{斜体 红}[大]{三号}[线]{下划线 删除线}"},
        {},
        page(p("前{{r 文 }}后")),
        lambda *_: {"文": rich()},
    ),
    "all of a text in one look": Case(
        page(p("{{r 文|带格式('上标 波浪线 FF8800') }}")),
        {"文": "甲\n乙\t丙"},
        {},
        page(p("{{r 文 }}")),
        lambda *_: {"文": RichText("甲\n乙\t丙", superscript=True, underline="wave", color="#FF8800")},
    ),
    "typefaces and character styles": Case(
        page(p("{{r 文|带格式 }}")),
        {"文": "[abc]{字体=Arial}[强]{样式=Strong}"},
        {},
        page(p("{{r 文 }}")),
        lambda *_: {"文": joined(RichText("abc", font="Arial"), RichText("强", style="Strong"))},
    ),
    "a new paragraph within formatted text": Case(
        page(p("{{r 文|带格式 }}", properties='<w:jc w:val="center"/>')),
        {"文": "甲[乙\a丙]{下划线}"},
        {},
        page(p("{{r 文 }}", properties='<w:jc w:val="center"/>')),
        lambda *_: {"文": joined(RichText("甲"), RichText("乙\a丙", underline=True))},
    ),
    "a link within formatted text": Case(
        page(p("见{{r 文|带格式 }}。")),
        {"文": f"[官网]({ADDRESS})"},
        {},
        page(p("见{{r 文 }}。")),
        lambda template, _: {
            "文": RichText("官网", color="0563C1", underline=True, url_id=template.build_url_id(ADDRESS))
        },
    ),
    "a paragraph in a style": Case(
        page(p("{{p 文|带格式(段落样式='heading 1') }}")),
        {"文": "标[题]{加粗}"},
        {},
        page(p("{{p 文 }}")),
        lambda *_: {
            "文": RichTextParagraph(joined(RichText("标"), RichText("题", bold=True)), parastyle="Heading1")
        },
    ),
    "a text with breaks of every kind": Case(
        page(p(run("{{ 文 }}", BOLD), properties='<w:jc w:val="center"/>')),
        {"文": "一 < 二\n三\t四\a五\f六"},
        {},
        None,
        lambda *_: {"文": Listing("一 < 二\n三\t四\a五\f六")},
    ),
    "a whole document": Case(
        page(p("前"), p("{{p 附件|文档 }}"), p("后")),
        {"附件": "附件.docx"},
        ANNEXES,
        page(p("前"), p("{{p 附件 }}"), p("后")),
        subdocuments,
    ),
    "documents in a cell and one after another": Case(
        page(p("{{p 另|文档 }}"), tbl(1, tr(tc(p("{{p 另|文档 }}"), p()))), p("{{p 附件|文档 }}"), p()),
        {"附件": "附件.docx", "另": "另.docx"},
        ANNEXES,
        page(p("{{p 另 }}"), tbl(1, tr(tc(p("{{p 另 }}"), p()))), p("{{p 附件 }}"), p()),
        subdocuments,
    ),
}


def joined(*texts: RichText) -> RichText:
    """One text of several."""
    whole = RichText()
    for text in texts:
        whole.add(text)
    return whole


def rich() -> RichText:
    """The pieces that the notation spells."""
    return joined(
        RichText("普通"),
        RichText("粗 < 体", bold=True),
        RichText("红", italic=True, color="FF0000"),
        RichText("大", size=32),
        RichText("线", underline="single", strike=True),
    )
