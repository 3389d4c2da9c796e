"""promises.docx: the public promise (公开承诺书) of each member, one or many in a file, one a page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    PORTRAIT,
    PROMISE_KEPT_HEIGHT,
    PROMISE_OPINION_HEIGHT,
    PROMISE_ROW_HEIGHT,
    SIGNING_ROW_HEIGHT,
    TABLE_GAP,
)
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
from docgen.word.elements import paragraph, w


def build_promises_template() -> bytes:
    """The built-in promises.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield tag("{%p for 人 in 承诺书 %}")
    yield from either(
        "人.另页", line("公文标题", "公开承诺书", p.PAGE_BREAK_BEFORE), line("公文标题", "公开承诺书")
    )
    yield line("表格文字", "（{{ 人.年度 }}）", p.CENTRED)
    yield paragraph("空行", direct=(p.KEEP_NEXT, p.exact_line(TABLE_GAP)))
    yield table(GRID, *_rows())
    yield paragraph("分节")
    yield tag("{%p endfor %}")
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT, numbered=False)


def _rows() -> Iterator[Markup]:
    yield pair("姓　　名", "{{ 人.姓名 }}", "党员身份", "{{ 人.身份 }}")
    yield pair("党 支 部", "{{ 人.支部 }}", "党 小 组", "{{ 人.党小组 }}")
    yield wide("职　　务", "{{ 人.职务 }}")
    yield tag_row("{%tr for 项 in 人.承诺 %}")
    room = value("{{ 项.文字 }}", WIDE_VALUE_WIDTH, span=3)
    yield row(label("{{ 项.名称 }}"), room, height=PROMISE_ROW_HEIGHT)
    yield tag_row("{%tr endfor %}")
    yield wide("承诺期限", "{{ 人.期限 }}")
    yield _tall("兑现情况", "{{ 人.兑现 }}", PROMISE_KEPT_HEIGHT)
    yield row(label("承 诺 人"), _signed("签名：　　　　　　　　年　　月　　日"), height=SIGNING_ROW_HEIGHT)
    sealed = "书记签名：　　　　　　（盖章）　　　　年　　月　　日"
    yield row(label("支部意见"), _signed(sealed), height=PROMISE_OPINION_HEIGHT)


def _tall(name: str, text: str, height: int) -> Markup:
    return row(label(name), value(text, WIDE_VALUE_WIDTH, span=3), height=height)


def _signed(foot: str) -> Markup:
    """Room to sign, the line for it at the right foot."""
    properties = w(
        "tcPr", w("tcW", w=WIDE_VALUE_WIDTH, type="dxa"), w("gridSpan", val=3), w("vAlign", val="bottom")
    )
    return w("tc", properties, line("表格文字", foot, p.RIGHT))
