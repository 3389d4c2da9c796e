"""appraisal_forms.docx: what each member fills in, 个人自评表 and 民主评议党员登记表, one or many in a file.

Each form begins on a page of its own, so that a file of a whole branch can be printed in one go.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import PORTRAIT, REGISTER_HEIGHTS, SIGNING_ROW_HEIGHT, TABLE_GAP
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.head_table import (
    GRID,
    WIDE_VALUE_WIDTH,
    label,
    pair,
    row,
    table,
    tag_row,
    value,
    wide,
)
from docgen.page.templates.parts import either, line, tag
from docgen.word.elements import join, paragraph, w


def build_appraisal_forms_template() -> bytes:
    """The built-in appraisal_forms.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield from _forms("自评表", "党员个人自评表", *_self_appraisal())
    yield from _forms("登记表", "民主评议党员登记表", *_register())
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT, numbered=False)


def _forms(listed: str, title: str, *content: Markup) -> Iterator[Markup]:
    """A form for each of a list; the first of the file needs no new page."""
    yield tag(f"{{%p for 人 in {listed} %}}")
    yield from either("人.另页", line("公文标题", title, p.PAGE_BREAK_BEFORE), line("公文标题", title))
    yield line("表格文字", "（{{ 人.年度 }}）", p.CENTRED)
    yield paragraph("空行", direct=(p.KEEP_NEXT, p.exact_line(TABLE_GAP)))
    yield from content
    yield tag("{%p endfor %}")


def _person() -> Iterator[Markup]:
    yield pair("姓　　名", "{{ 人.姓名 }}", "性　　别", "{{ 人.性别 }}")
    yield pair("民　　族", "{{ 人.民族 }}", "出生年月", "{{ 人.出生年月 }}")
    yield pair("学　　历", "{{ 人.学历 }}", "党员身份", "{{ 人.身份 }}")
    yield pair("入党时间", "{{ 人.入党时间 }}", "转正时间", "{{ 人.转正时间 }}")
    yield pair("党 支 部", "{{ 人.支部 }}", "党 小 组", "{{ 人.党小组 }}")
    yield wide("职　　务", "{{ 人.职务 }}")


def _self_appraisal() -> tuple[Markup, ...]:
    items = (
        row(label("对照内容"), label("自我评价", WIDE_VALUE_WIDTH, span=3)),
        tag_row("{%tr for 项 in 人.项目 %}"),
        row(label("{{ 项.名称 }}"), value("{{ 项.空白 }}", WIDE_VALUE_WIDTH, span=3)),
        tag_row("{%tr endfor %}"),
        wide("自评等次", "{{ 人.自评 }}"),
        _tall("本人签名", "", SIGNING_ROW_HEIGHT, "年　　月　　日"),
    )
    return (table(GRID, *_person(), *items), paragraph("分节"))


def _register() -> tuple[Markup, ...]:
    heights = REGISTER_HEIGHTS
    signed = "签名：　　　　　　　　年　　月　　日"
    sealed = "书记签名：　　　　　　（盖章）　　　　年　　月　　日"
    rows = (
        _tall("自我评价", "", heights["自我评价"], signed),
        _tall("互评意见", "{{ 人.互评 }}", heights["互评意见"]),
        _tall("测评结果", "{{ 人.测评 }}", heights["测评结果"]),
        _tall("评定等次", "{{ 人.评定 }}", heights["评定等次"]),
        _tall("支部意见", "", heights["支部意见"], sealed),
        _tall("上级意见", "", heights["上级意见"], "（盖章）　　　　年　　月　　日"),
    )
    return (table(GRID, *_person(), *rows), paragraph("分节"))


def _tall(name: str, text: str, height: int, foot: str = "") -> Markup:
    """A row with room to write in, and at its right foot what is signed."""
    below = line("表格文字", foot, p.RIGHT) if foot else Markup("")
    cell = w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=WIDE_VALUE_WIDTH, type="dxa"),
            w("gridSpan", val=3),
            w("vAlign", val="bottom" if foot and not text else "center"),
        ),
        join([line("表格文字", text), below] if text or not foot else [below]),
    )
    return row(label(name), cell, height=height)
