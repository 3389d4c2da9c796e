"""A built-in template as a .docx: its text, docgen's styles, headers and footers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from docgen.page.standard.base import base_parts
from docgen.page.standard.footers import running_parts
from docgen.word.elements import part, w
from docgen.word.names import MAIN_DOCUMENT
from docgen.word.parts import Part, build_package

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def build_template(body: Iterable[Markup], properties: Mapping[str, str], *others: Part) -> bytes:
    """The template with this body; `properties` are title and creator, `others` further parts."""
    document = Part(MAIN_DOCUMENT, DOCUMENT_TYPE, "officeDocument", part("document", w("body", *body)))
    return build_package([document, *base_parts(properties), *running_parts(), *others])
