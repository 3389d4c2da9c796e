"""docgen's own notices and reports come back from Word as the records that they were made of."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx

from docgen.base.workspace import Workspace
from docgen.importing.file_formats import open_manuscript
from docgen.importing.manuscript import Manuscript
from docgen.importing.notice_forms import is_notices
from docgen.importing.notices_yaml import import_notices
from docgen.making.build import build

REPOSITORY = Path(__file__).parents[2]


def test_the_notices_of_the_example_make_the_same_papers_again(tmp_path: Path) -> None:
    for name in ("before", "after"):
        shutil.copytree(REPOSITORY / "plans", tmp_path / name / "plans")
    before = papers(tmp_path / "before")
    assert len(before) == 18
    opened = [open_manuscript(path.read_bytes(), path, path.name) for path in before.values()]
    manuscripts = [each for each in opened if isinstance(each, Manuscript) and is_notices(each.blocks)]
    assert len(manuscripts) == len(before)
    made = import_notices(manuscripts, 2023)
    assert made.proof.lost == ()
    (tmp_path / "after" / "plans" / "2023" / "notices.yaml").write_text(made.text, encoding="utf-8")
    after = papers(tmp_path / "after")
    assert {name: words_of(path) for name, path in after.items()} == {
        name: words_of(path) for name, path in before.items()
    }


def papers(office: Path) -> dict[str, Path]:
    return {each.path.name: each.path for each in build(Workspace(office), 2023, "notices").written}


def words_of(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]
