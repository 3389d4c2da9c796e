"""What is filled in by hand: appraisal_forms.docx, promises.docx and ballot.docx.

Of 自评表, 登记表 and 公开承诺书 there may be many in a file, each on a page of its own, so that those of a
whole branch can be printed in one go. None of them has page numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    PORTRAIT,
    PROMISE_KEPT_HEIGHT,
    PROMISE_OPINION_HEIGHT,
    PROMISE_ROW_HEIGHT,
    REGISTER_HEIGHTS,
    SIGNING_ROW_HEIGHT,
)
from docgen.page.standard.page_sections import section
from docgen.page.standard.template_package import package_template
from docgen.page.standard.word_tables import cell, span
from docgen.page.templates.head_table import GRID, WIDE_VALUE_WIDTH, label, pair, row, table, tag_row, wide
from docgen.page.templates.parts import after_table, either, gap, line, tag

SIGNED = "签名：　　　　　　　　年　　月　　日"
SEALED_BY_SECRETARY = "书记签名：　　　　　　（盖章）　　　　年　　月　　日"
SEALED = "（盖章）　　　　年　　月　　日"


def build_appraisal_forms() -> bytes:
    """The built-in appraisal_forms.docx."""
    own = _forms("自评表", "党员个人自评表", *_person(), *_self_appraisal())
    registers = _forms("登记表", "民主评议党员登记表", *_person(), *_register())
    return package_template([*own, *registers, *_end()])


def build_promises() -> bytes:
    """The built-in promises.docx."""
    return package_template([*_forms("承诺书", "公开承诺书", *_promise()), *_end()])


def build_ballot() -> bytes:
    """The built-in ballot.docx: a filter draws the ballots, several to a page."""
    return package_template([tag("{{p 票|选票 }}"), *_end()])


def _end() -> tuple[Markup, Markup]:
    return after_table(), section(PORTRAIT, numbered=False)


def _forms(listed: str, title: str, *rows: Markup) -> Iterator[Markup]:
    """A form for each of a list; the first of the file needs no new page."""
    yield tag(f"{{%p for 人 in {listed} %}}")
    yield from either("人.另页", line("公文标题", title, p.PAGE_BREAK_BEFORE), line("公文标题", title))
    yield line("表格文字", "（{{ 人.年度 }}）", p.CENTRED)
    yield gap(p.KEEP_NEXT)
    yield table(GRID, *rows)
    yield after_table()
    yield tag("{%p endfor %}")


def _person() -> Iterator[Markup]:
    yield pair("姓　　名", "{{ 人.姓名 }}", "性　　别", "{{ 人.性别 }}")
    yield pair("民　　族", "{{ 人.民族 }}", "出生年月", "{{ 人.出生年月 }}")
    yield pair("学　　历", "{{ 人.学历 }}", "党员身份", "{{ 人.身份 }}")
    yield pair("入党时间", "{{ 人.入党时间 }}", "转正时间", "{{ 人.转正时间 }}")
    yield pair("党 支 部", "{{ 人.支部 }}", "党 小 组", "{{ 人.党小组 }}")
    yield wide("职　　务", "{{ 人.职务 }}")


def _self_appraisal() -> Iterator[Markup]:
    yield row(label("对照内容"), label("自我评价", WIDE_VALUE_WIDTH, columns=3))
    yield tag_row("{%tr for 项 in 人.项目 %}")
    yield wide("{{ 项.名称 }}", "{{ 项.空白 }}")
    yield tag_row("{%tr endfor %}")
    yield wide("自评等次", "{{ 人.自评 }}")
    yield _to_sign("本人签名", "年　　月　　日", SIGNING_ROW_HEIGHT)


def _register() -> Iterator[Markup]:
    heights = REGISTER_HEIGHTS
    yield _to_sign("自我评价", SIGNED, heights["自我评价"])
    yield wide("奖惩情况", "", height=heights["奖惩情况"])
    yield wide("互评意见", "{{ 人.互评 }}", height=heights["互评意见"])
    yield wide("测评结果", "{{ 人.测评 }}", height=heights["测评结果"])
    yield wide("评定等次", "{{ 人.评定 }}", height=heights["评定等次"])
    yield _to_sign("本人意见", SIGNED, heights["本人意见"])
    yield _to_sign("支部意见", SEALED_BY_SECRETARY, heights["支部意见"])
    yield _to_sign("上级意见", SEALED, heights["上级意见"])


def _promise() -> Iterator[Markup]:
    yield pair("姓　　名", "{{ 人.姓名 }}", "党员身份", "{{ 人.身份 }}")
    yield pair("党 支 部", "{{ 人.支部 }}", "党 小 组", "{{ 人.党小组 }}")
    yield wide("职　　务", "{{ 人.职务 }}")
    yield tag_row("{%tr for 项 in 人.承诺 %}")
    yield wide("{{ 项.名称 }}", "{{ 项.文字 }}", height=PROMISE_ROW_HEIGHT)
    yield tag_row("{%tr endfor %}")
    yield wide("承诺期限", "{{ 人.期限 }}")
    yield wide("兑现情况", "{{ 人.兑现 }}", height=PROMISE_KEPT_HEIGHT)
    yield _to_sign("承 诺 人", SIGNED, SIGNING_ROW_HEIGHT)
    yield _to_sign("支部意见", SEALED_BY_SECRETARY, PROMISE_OPINION_HEIGHT)


def _to_sign(name: str, foot: str, height: int) -> Markup:
    """A row with room to write in, and at its right foot what is signed."""
    foot_line = line("表格文字", foot, p.RIGHT)
    room = cell(WIDE_VALUE_WIDTH, foot_line, properties=[span(3)], vertical="bottom")
    return row(label(name), room, height=height)
