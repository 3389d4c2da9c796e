"""Installing isal, or removing it, changes no document: docgen knows each by what it was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from compressors import with_a_stand_in, without_isal

from docgen.commands import docgen
from docgen.word.package import compressor

NAME = "云溪市第三中学党总支2023年度工作计划"


@pytest.fixture
def office(workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A workspace whose plan was made without isal, which is installed by now."""
    folder = workspace()
    without_isal(monkeypatch)
    assert run(folder).startswith("已写入")
    with_a_stand_in(monkeypatch)
    yield folder
    compressor.cache_clear()


def run(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(docgen, ["plan", "2023", "-C", str(folder), *words], prog_name="docgen")
    assert result.exit_code == 0, result.output
    return result.stdout


def made(folder: Path, mark: str = "") -> Path:
    return folder / "generated" / "2023" / "plan" / f"{NAME}{mark}.docx"


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "generated").rglob("*") if path.is_file()}


def edit_in_word(path: Path) -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before("手工补的一句。")
    document.save(str(path))
    return path.read_bytes()


@pytest.mark.parametrize("option", [(), ("--force",)])
def test_what_has_not_changed_stays_as_it_is(office, option):
    before = files(office)
    run(office, *option)
    assert files(office) == before


def test_isal_is_not_even_looked_for_when_nothing_is_rendered(office):
    run(office)
    assert compressor.cache_info().currsize == 0
    made(office).unlink()
    run(office)
    assert compressor.cache_info().currsize == 1


def test_the_compressors_really_give_other_bytes(office):
    before = made(office).read_bytes()
    made(office).unlink()
    run(office)
    assert made(office).read_bytes() != before


def test_a_change_in_the_yaml_is_written_over_what_docgen_made(office):
    plan = office / "plans" / "2023" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("制定本计划", "订立本计划"), encoding="utf-8")
    run(office)
    assert [path.name for path in made(office).parent.iterdir()] == [made(office).name]
    assert "订立本计划" in "".join(p.text for p in docx.Document(str(made(office))).paragraphs)


def test_an_edit_by_hand_is_still_known_and_its_new_version_is_written_once(office, monkeypatch):
    edited = edit_in_word(made(office))
    run(office)
    assert made(office).read_bytes() == edited
    before = files(office)
    assert made(office, "（新生成）") in before
    without_isal(monkeypatch)
    run(office)
    assert files(office) == before
