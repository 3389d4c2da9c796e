"""The templates that lie in the repository are the built-in ones."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from docgen.page import TEMPLATES, build_template

KEPT = Path(__file__).parents[3] / "templates_docx"


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_that_is_kept_is_the_one_that_is_built(name: str) -> None:
    assert (KEPT / name).read_bytes() == build_template(name), "run `docgen templates reset`"


def test_what_is_no_template_is_refused() -> None:
    with pytest.raises(KeyError):
        build_template("no_template.docx")


@pytest.mark.parametrize("name", ["notices.docx", "note.docx", "minutes.docx", "plan.docx"])
def test_every_paper_is_numbered_from_its_first_page_on(name: str) -> None:
    with ZipFile(BytesIO(build_template(name))) as package:
        document = package.read("word/document.xml").decode()
        # titlePg would give the first page a footer of its own.
        assert "<w:titlePg" not in document
        assert b" PAGE " in package.read("word/footerOdd.xml")
