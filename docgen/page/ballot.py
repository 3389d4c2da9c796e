"""ballot.docx: the template of ballots (测评票); a filter draws them, several to a page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.measures import PORTRAIT
from docgen.page.parts import tag
from docgen.page.sections import section
from docgen.page.template import build_template
from docgen.page.wordml import paragraph


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
