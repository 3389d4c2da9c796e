"""A volume on the page, as LibreOffice sets it: its contents lead where they say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import typesetter
from noticeboard import MINUTES as DECISIONS
from noticeboard import ORGANIZATION
from offices import ROSTER
from papers_to_bind import paper

from docgen.commands import docgen
from docgen.engine.binding import BoundPaper, bind
from docgen.libreoffice.soffice import convert
from rendered.conftest import MINUTES, NOTICES
from rendered.measuring import Page, measure
from rendered.test_validator import VERSIONS, faults, validator

NAMES = {"minutes": "2023年会议记录汇编", "notices": "2023年公示汇编"}


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The volumes of minutes and of notices of every kind; their PDFs lie beside them."""
    typesetter()
    made = {}
    for kind, organization in (("minutes", ROSTER), ("notices", ORGANIZATION)):
        folder = tmp_path_factory.mktemp(kind)
        year = folder / "plans" / "2023"
        year.mkdir(parents=True)
        (folder / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
        if kind == "minutes":
            shutil.copy(MINUTES, year / "minutes.yaml")
        else:
            (year / "minutes.yaml").write_text(DECISIONS, encoding="utf-8")
            shutil.copy(NOTICES, year / "notices.yaml")
        result = CliRunner().invoke(docgen, [kind, "2023", "--merge", "-C", str(folder)])
        made[kind] = folder / "generated" / "2023" / kind / f"{NAMES[kind]}.docx"
        assert made[kind].is_file(), result.output
        assert "P702" not in result.output
    return made


@pytest.fixture(scope="module")
def pages(volumes: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    converted = convert(list(volumes.values()), tmp_path_factory.mktemp("pdf"))
    assert all(isinstance(pdf, Path) for pdf in converted.values()), converted
    return {kind: measure(converted[path]) for kind, path in volumes.items()}


def split(pages: list[Page]) -> tuple[list[Page], list[Page]]:
    """What stands in front, and the papers: from the page with the number 1 on."""
    first = next(at for at, page in enumerate(pages) if page.page_number and page.page_number.text == "—1—")
    return pages[:first], pages[first:]


def listed(front: list[Page]) -> list[tuple[str, int]]:
    """The entries of the contents and their numbers."""
    lines = [line.text.replace("\u3000", "") for page in front[1:] for line in page.body]
    found, begun = [], ""
    for text, following in zip(lines, [*lines[1:], ""], strict=True):
        end = re.fullmatch(r"(.*?)(\.*)(\d+)", text)
        # In some fonts an entry fills its line, and no dots are left before the number.
        is_end = end and (end[2] or re.match(r"(?:\d+月\d+日|关于)|$", following))
        begun = "" if text == "目录" else begun + (end[1] if end and is_end else text)
        if end and is_end:
            found.append((begun, int(end[3])))
            begun = ""
    return found


@pytest.mark.parametrize("kind", NAMES)
def test_every_entry_of_the_contents_names_the_page_on_which_its_paper_begins(
    pages: dict[str, list[Page]], kind: str
) -> None:
    front, papers = split(pages[kind])
    entries = listed(front)
    assert len(entries) > 8
    for entry, number in entries:
        page = papers[number - 1]
        title = re.sub(r"^(\d+年)?\d+月\d+日", "", entry).partition("记录：")[0]
        head = "".join(line.text for line in page.body[:4]).replace("\u3000", "")
        assert title in head, (entry, number)


@pytest.mark.parametrize("kind", NAMES)
def test_pages_are_numbered_through_the_papers_at_the_outer_edge(
    pages: dict[str, list[Page]], kind: str
) -> None:
    _, papers = split(pages[kind])
    numbers = [page.page_number for page in papers if page.width < page.height]
    assert all(numbers)
    assert [number.text for number in numbers if number] == [f"—{n}—" for n in range(1, len(papers) + 1)]
    for at, number in enumerate(numbers, start=1):
        assert number is not None
        assert (number.left > 105) == (at % 2 == 1)


@pytest.mark.parametrize("kind", NAMES)
def test_the_cover_has_no_number_and_the_contents_have_roman_ones(
    pages: dict[str, list[Page]], kind: str
) -> None:
    (cover, *contents), _ = split(pages[kind])
    assert not [line for line in cover.lines if line.top > 297 - 35]
    feet = [
        "".join(line.text for line in page.lines if line.top > 297 - 35) for page in contents if page.lines
    ]
    assert feet == [f"—{'I' * number}—" for number in range(1, len(feet) + 1)]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", NAMES)
def test_word_opens_the_volumes(volumes: dict[str, Path], kind: str, version: str) -> None:
    validator()
    assert faults(volumes[kind], version) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_a_volume_of_all_that_papers_may_bring(tmp_path: Path, version: str) -> None:
    validator()
    papers = [BoundPaper(paper(name), name, f"_Toc{n:09}") for n, name in enumerate("甲乙丙", start=1)]
    (tmp_path / "volume.docx").write_bytes(bind(papers))
    assert faults(tmp_path / "volume.docx", version) == []
