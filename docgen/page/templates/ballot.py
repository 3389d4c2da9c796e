"""ballot.docx: the template of ballots (测评票); a filter draws them, several to a page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.standard.measures import PORTRAIT
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.parts import tag
from docgen.word.elements import paragraph


def build_ballot_template() -> bytes:
    """The built-in ballot.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    body: tuple[Markup, ...] = (
        tag("{{p 票|选票 }}"),
        # A table must be followed by a paragraph.
        paragraph("分节"),
        section(PORTRAIT, numbered=False),
    )
    return build_template(body, properties)
