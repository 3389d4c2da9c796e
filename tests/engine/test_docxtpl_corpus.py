"""What users rely on of docxtpl's work comes out the same: a corpus of templates, made by both engines.

What may differ, and why, is said in one place: tests/parity/canonical.py.
"""

from __future__ import annotations

import io

import pytest
from docxtpl import DocxTemplate
from parity.canonical import canonical
from parity.templates import CASES, Case


def by_docxtpl(case: Case) -> bytes:
    template = DocxTemplate(io.BytesIO(case.template))
    data = case.for_docxtpl(template) if case.for_docxtpl else case.data
    # docxtpl escapes properties twice when it escapes at all: none of the corpus needs it there.
    template.render(dict(data), autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_the_document_is_the_one_that_docxtpl_makes(word, name):
    case = CASES[name]
    ours, theirs = canonical(word.rendered(case.template, case.data)), canonical(by_docxtpl(case))
    assert sorted(ours) == sorted(theirs)
    for part, content in theirs.items():
        assert ours[part] == content, part


def test_the_comparison_sees_what_differs():
    """A comparison that evens out too much would find all documents equal."""
    documents = [canonical(by_docxtpl(case))["word/document.xml"] for case in CASES.values()]
    assert len(set(documents)) == len(documents)
    assert "刘玉兰" in documents[0]
