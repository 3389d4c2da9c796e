"""ballot.docx: the template of ballots (测评票); a filter draws them, several to a page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.base import base_parts
from docgen.page.footers import running_parts
from docgen.page.measures import PORTRAIT
from docgen.page.package import MAIN_DOCUMENT, Part, build_package
from docgen.page.parts import tag
from docgen.page.plan import DOCUMENT_TYPE
from docgen.page.sections import section
from docgen.page.wordml import paragraph, part, w


def build_ballot_template() -> bytes:
    """The built-in ballot.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    body: tuple[Markup, ...] = (
        tag("{{p 票|选票 }}"),
        # A table must be followed by a paragraph.
        paragraph("分节"),
        section(PORTRAIT, numbered=False),
    )
    document = Part(MAIN_DOCUMENT, DOCUMENT_TYPE, "officeDocument", part("document", w("body", *body)))
    return build_package([document, *base_parts(properties), *running_parts()])
