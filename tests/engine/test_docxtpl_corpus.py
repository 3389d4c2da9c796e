"""What users rely on of docxtpl's work comes out the same: a corpus of templates, made by both engines.

What may differ, and why, is said in one place: tests/support/parity/canonical.py.
"""

from __future__ import annotations

import pytest
from parity import inserts, templates
from parity.canonical import canonical
from parity.case import by_docgen, by_docxtpl, put_files

CASES = {**templates.CASES, **inserts.CASES}


@pytest.mark.parametrize("name", CASES)
def test_the_document_is_the_one_that_docxtpl_makes(tmp_path, name):
    case = CASES[name]
    put_files(case, tmp_path)
    ours, theirs = canonical(by_docgen(case, tmp_path)), canonical(by_docxtpl(case, tmp_path))
    assert sorted(ours) == sorted(theirs)
    for part, content in theirs.items():
        assert ours[part] == content, part


def test_the_comparison_sees_what_differs(tmp_path):
    """A comparison that evens out too much would find all documents equal."""
    documents = [
        canonical(by_docxtpl(case, tmp_path))["word/document.xml"] for case in templates.CASES.values()
    ]
    assert len(set(documents)) == len(documents)
    assert "刘玉兰" in documents[0]
