"""Papers made and converted to PDF once for all tests of the rendered page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import typesetter
from examples import FORMS, REPOSITORY, WITHOUT_TABLES, make_example
from noticeboard import MINUTES as DECISIONS
from noticeboard import ORGANIZATION
from offices import ROSTER

from docgen.base.workspace import Workspace
from docgen.libreoffice.soffice import convert
from docgen.making.build import build
from docgen.models.meeting_kinds import MEETING_KINDS
from rendered.harsh import make_office
from rendered.measuring import Page, measure
from rendered.papers import Paper

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
    typesetter()
    work = tmp_path_factory.mktemp("pdf")
    converted = convert(list(documents.values()), work)
    assert all(isinstance(pdf, Path) for pdf in converted.values()), converted
    return {name: measure(converted[path]) for name, path in documents.items()}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The .docx files of the example year's meetings, of a year without records, of an unkind office."""
    year, blank, harsh = (tmp_path_factory.mktemp(name) for name in ("year", "blank", "harsh"))
    shutil.copytree(REPOSITORY / "plans", year / "plans")
    shutil.copytree(REPOSITORY / "plans", blank / "plans", ignore=shutil.ignore_patterns("minutes.yaml"))
    make_office(harsh)
    return {
        "year": [*_made(year, "minutes"), *_made(year, "sheets"), *_made(year, "meeting_notices")],
        "blank": [*_one_a_kind(_made(blank, "sheets")), *_one_a_kind(_made(blank, "meeting_notices"))],
        "harsh": _made(harsh, "minutes"),
    }


def _made(folder: Path, kind: str) -> list[Path]:
    report = build(Workspace(folder), 2023, kind)
    assert not report.refused, report.diagnostics
    return [written.path for written in report.written]


def _one_a_kind(documents: Sequence[Path]) -> list[Path]:
    """The first of each kind of meeting, which stands in the file's name."""
    kinds = {next(k for k in MEETING_KINDS if k in path.stem): path for path in reversed(documents)}
    return list(kinds.values())


@pytest.fixture(scope="session")
def papers(
    written: dict[str, list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Paper]]:
    """Them as pages. Two of LibreOffice and two that measure: it is the longest work of the suite."""
    typesetter()
    documents = [path for paths in written.values() for path in paths]
    halves, works = (documents[::2], documents[1::2]), [tmp_path_factory.mktemp("pdf") for _ in range(2)]
    with ThreadPoolExecutor(2) as threads:
        pdfs = {d: pdf for made in threads.map(convert, halves, works) for d, pdf in made.items()}
    assert all(isinstance(pdf, Path) for pdf in pdfs.values()), pdfs
    with ProcessPoolExecutor(2) as processes:
        pages = dict(zip(pdfs, processes.map(measure, pdfs.values(), chunksize=8), strict=True))
    return {name: [Paper(d, pdfs[d], pages[d]) for d in paths] for name, paths in written.items()}
