"""note.docx: the template of short papers: a title, a few paragraphs, a line to sign, 署名 and date."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import PORTRAIT
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.parts import blank, each, line, only_if, tag


def build_note_template() -> bytes:
    """The built-in note.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 署名 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield line("公文标题", "{{ 标题|分行 }}")
    yield blank(p.KEEP_NEXT)
    yield from only_if("主送", line("主送机关", "{{ 主送 }}"))
    yield from each("段 in 正文", line("公文正文", "{{ 段 }}"))
    yield from only_if("签字", blank(p.KEEP_NEXT), line("公文正文", "{{ 签字 }}", p.KEEP_NEXT))
    yield tag('{{p 署名|落款(成文日期, 用印, "") }}')
    yield section(PORTRAIT)
