"""For tests of `docgen import`: plans made into Word files in one process, and read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.engine.compiling import compile_template
from docgen.engine.template import Template, render
from docgen.importing.manuscript import Manuscript, Paragraph
from docgen.importing.plan_yaml import ImportedPlan, import_plan
from docgen.importing.text_file import read_text
from docgen.importing.word_file import read_word
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.models.record import Record, known_keys
from docgen.models.titled_paper import Section
from docgen.models.validation import validate
from docgen.page import build_template, filters_for
from docgen.papers.plan import draft_plan
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document, Entries, Items, Node, Text
from docgen.year import Year

UNIT = "中共云溪市第三中学总支部委员会"
ORGANIZATION = f"单位: {UNIT}\n简称: 校党总支\n".encode()


def node_of(value: object) -> Node:
    """Built-in values as the nodes that YAML makes."""
    if isinstance(value, dict):
        entries = Entries({Text(key): node_of(each) for key, each in value.items()})
        entries.key_places.update({key: Text(key).place for key in value})
        return entries
    if isinstance(value, (list, tuple)):
        return Items([node_of(each) for each in value])
    return Text(str(value))


def model_of(model: type[Record], value: object, year: int = 2023) -> Any:
    """A model of built-in values, which must be right."""
    document = Document(Text("").place.source, node_of(value), ())
    record, said = validate(model, document, year)
    assert record is not None
    assert not has_errors(said), said
    return record


def plan_in(text: str, year: int = 2023) -> Plan:
    """The plan that a text of plan.yaml holds, which must be right."""
    plan, said = validate(Plan, read_yaml(text.encode(), "plan.yaml", known_keys(Plan)), year)
    assert plan is not None
    assert not has_errors(said), said
    return plan


@cache
def _template() -> Template:
    package = build_template("plan.docx")
    template, said = compile_template(package, "plan.docx", filters=filters_for(package))
    assert template is not None, said
    return template


def word_of(plan: Plan, year: int = 2023, organization: bytes = ORGANIZATION) -> bytes:
    """The Word file that docgen makes of a plan."""
    unit, _ = validate(Organization, read_yaml(organization, "organization.yaml"), year)
    assert unit is not None
    (draft,) = draft_plan(Year(year, {"organization": unit, "plan": plan}, {}))
    document, said = render(_template(), draft.context)
    assert document is not None, said
    return document


def manuscript_of(data: bytes, name: str = "计划.docx") -> Manuscript:
    """A file read, which must be readable."""
    read = read_word(data, name) if name.endswith(".docx") else read_text(data, name)
    assert not isinstance(read, Diagnostic), read
    return read


def imported(data: bytes, name: str = "计划.docx", year: int = 2023) -> ImportedPlan:
    """A file imported, which must be possible."""
    made = import_plan(manuscript_of(data, name), year)
    assert not isinstance(made, Diagnostic), made
    return made


def lines_in(data: bytes) -> list[object]:
    """What a person would compare in a Word file: each paragraph with its style, each table's cells."""
    return [
        (block.style, block.whole) if isinstance(block, Paragraph) else block.rows
        for block in manuscript_of(data).blocks
    ]


def headings(plan: Plan) -> list[str]:
    """The headings as a tree, one a line."""
    lines = ["指导思想"] if plan.guidance else []
    lines += ["重点任务"] if plan.tasks else []
    for task in plan.tasks:
        lines += _below(task, 1)
    for section in plan.sections:
        lines += _below(section, 0)
    return lines


def _below(section: Section, level: int) -> list[str]:
    own = [f"{'  ' * level}{section.title}"] if section.title else []
    return own + [line for child in section.sections for line in _below(child, level + 1)]


def sentences(texts: Iterable[str]) -> list[str]:
    """All sentences of some texts, without signs and spaces: an independent measure of what is there."""
    parts = (part for text in texts for part in re.split(r"[。！？；;!?\n\t|│]", text))
    bare = ("".join(c for c in unicodedata.normalize("NFKC", part) if c.isalnum()) for part in parts)
    return [each for each in bare if each]
