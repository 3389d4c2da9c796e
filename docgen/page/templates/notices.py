"""notices.docx (publicity notices and the reports that close them) and note.docx (短文), a page each.

公示 is no 公文 of its own kind: it keeps the page and the typefaces, its only page has no number. A note is a
title, a few paragraphs and a line to sign. Both end with 署名 and date.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import PORTRAIT
from docgen.page.standard.page_sections import section
from docgen.page.standard.template_package import package_template
from docgen.page.templates.parts import blank, blocks, each, either, line, only_if, tag, title


def build_notices() -> bytes:
    """The built-in notices.docx."""
    return package_template(_notice(), creator="{{ 署名 }}")


def build_note() -> bytes:
    """The built-in note.docx."""
    return package_template(_note(), creator="{{ 署名 }}")


def _notice() -> Iterator[Markup]:
    yield from title()
    yield from only_if("主送", line("主送机关", "{{ 主送 }}"))
    yield from blocks()
    yield from only_if("签字", blank(p.KEEP_NEXT))
    yield from each("行 in 签字", line("公文正文", "{{ 行 }}", p.KEEP_NEXT))
    yield _signature()
    yield section(PORTRAIT)


def _note() -> Iterator[Markup]:
    yield from title()
    yield from only_if("主送", line("主送机关", "{{ 主送 }}"))
    # The last paragraph goes along with 署名 and date: these alone fill no page (7.3.5.5).
    text = either("loop.last", line("公文正文", "{{ 段 }}", p.KEEP_NEXT), line("公文正文", "{{ 段 }}"))
    yield from each("段 in 正文", *text)
    yield from only_if("签字", blank(p.KEEP_NEXT), line("公文正文", "{{ 签字 }}", p.KEEP_NEXT))
    yield _signature()
    yield section(PORTRAIT)


def _signature() -> Markup:
    return tag('{{p 署名|落款(成文日期, 用印, "") }}')
