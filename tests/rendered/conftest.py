"""The example plan in its forms, made and converted to PDF once for all tests of the rendered page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import tool
from examples import FORMS, WITHOUT_TABLES, make_example

from docgen.writing.soffice import convert
from rendered.measuring import Page, measure


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The .docx files by form; `…-text` is a form without its annex tables."""
    forms = {**FORMS, **{f"{name}-text": changes for name, changes in WITHOUT_TABLES.items()}}
    folder = tmp_path_factory.mktemp("forms")
    made = {}
    for name, changes in forms.items():
        made[name] = folder / f"{name}.docx"
        shutil.copy(make_example(tmp_path_factory.mktemp(name), changes), made[name])
    return made


@pytest.fixture(scope="session")
def pages(documents: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The measured pages by form."""
    tool("soffice")
    work = tmp_path_factory.mktemp("pdf")
    converted = convert(list(documents.values()), work)
    assert all(isinstance(pdf, Path) for pdf in converted.values()), converted
    return {name: measure(converted[path]) for name, path in documents.items()}
