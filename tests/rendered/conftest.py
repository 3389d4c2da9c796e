"""The example plan in its forms, made and converted to PDF once for all tests of the rendered page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import tool
from examples import FORMS, WITHOUT_TABLES, make_example
from noticeboard import MINUTES as DECISIONS
from noticeboard import ORGANIZATION
from offices import ROSTER

from docgen.build import build
from docgen.workspace import Workspace
from docgen.writing.soffice import convert
from rendered.measuring import Page, measure

MINUTES = Path(__file__).parents[1] / "golden" / "minutes" / "minutes.yaml"
NOTICES = Path(__file__).parents[1] / "golden" / "notices" / "notices.yaml"


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
def minutes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The .docx files of the minutes of every kind, and of what goes with them."""
    folder = tmp_path_factory.mktemp("minutes")
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (folder / "plans" / "2023" / "minutes.yaml").write_bytes(MINUTES.read_bytes())
    return [written.path for written in build(Workspace(folder), 2023, "minutes").written]


@pytest.fixture(scope="session")
def notices(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The .docx files of the notices of every kind, and of the reports that close them."""
    folder = tmp_path_factory.mktemp("notices")
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (folder / "plans" / "2023" / "minutes.yaml").write_text(DECISIONS, encoding="utf-8")
    (folder / "plans" / "2023" / "notices.yaml").write_bytes(NOTICES.read_bytes())
    return [written.path for written in build(Workspace(folder), 2023, "notices").written]


@pytest.fixture(scope="session")
def pages(documents: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The measured pages by form."""
    tool("soffice")
    work = tmp_path_factory.mktemp("pdf")
    converted = convert(list(documents.values()), work)
    assert all(isinstance(pdf, Path) for pdf in converted.values()), converted
    return {name: measure(converted[path]) for name, path in documents.items()}
