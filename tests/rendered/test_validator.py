"""Microsoft's Open XML SDK says that Office opens what docgen makes: Office 2016 and Microsoft 365."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import missing
from lxml import etree

from docgen.commands import docgen
from docgen.word.xml_names import NAMESPACES
from docgen.writing.workbook import WorkbookSheet, workbook

VALIDATOR = Path(__file__).parents[1] / "validator" / "node_modules" / ".bin" / "ooxml-validator"
W = "{" + NAMESPACES["w"] + "}"
TEXT = "word/document.xml"
VERSIONS = ["Office2016", "Microsoft365"]


@pytest.fixture(autouse=True)
def _installed() -> None:
    validator()


def validator() -> str:
    """The path of the validator, or the test skips."""
    if not VALIDATOR.exists():
        missing("run `npm install --prefix tests/validator` first")
    return str(VALIDATOR)


def faults(document: Path, version: str) -> list[str]:
    done = subprocess.run(
        [validator(), str(document), "--officeVersion", version],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = json.loads(done.stdout)
    return [] if found["ok"] else [f"{fault['path']}: {fault['description']}" for fault in found["errors"]]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("form", ["plain", "sealed", "letterhead", "own-lines", "plain-text"])
def test_word_opens_every_form_of_the_plan(documents: dict[str, Path], form: str, version: str) -> None:
    assert faults(documents[form], version) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_templates_and_the_plan_of_a_new_workspace(tmp_path: Path, version: str) -> None:
    assert CliRunner().invoke(docgen, ["init", str(tmp_path), "--year", "2024"]).exit_code == 0
    assert CliRunner().invoke(docgen, ["plan", "2024", "-C", str(tmp_path)]).exit_code == 0
    for document in [*tmp_path.rglob("*.docx")]:
        assert faults(document, version) == [], document.name


def bound(documents: list[Path], target: Path) -> Path:
    """One document with the text of many: the validator takes a second to start, and one file at a time.

    All parts but the text and the properties must be the same. Each text keeps its section, in a paragraph.
    """
    with zipfile.ZipFile(documents[0]) as first:
        common = {name: first.read(name) for name in first.namelist()}
    roots = [_own_part(document, common) for document in documents]
    for root in roots:
        (body,) = root
        last = etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}pPr")
        last.append(body.find(f"{W}sectPr"))
    whole = roots[0]
    for root in roots[1:]:
        whole[0].extend(root[0])
    common[TEXT] = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w") as package:
        for name, content in common.items():
            package.writestr(name, content)
    return target


def _own_part(document: Path, common: Mapping[str, bytes]) -> etree._Element:
    with zipfile.ZipFile(document) as package:
        assert package.namelist() == list(common), document.name
        assert {n for n in common if package.read(n) != common[n]} <= {TEXT, "docProps/core.xml"}
        return etree.fromstring(package.read(TEXT))


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_all_papers_of_the_years_meetings(
    written: dict[str, list[Path]], tmp_path: Path, version: str
) -> None:
    documents = [document for each in written.values() for document in each]
    found = faults(bound(documents, tmp_path / "whole.docx"), version)
    # One by one only to say which of them it is.
    assert not found, [(d.name, told) for d in documents if (told := faults(d, version))] or found


def test_a_fault_in_one_of_many_bound_documents_is_found(minutes: list[Path], tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.docx"
    with zipfile.ZipFile(minutes[0]) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"w:cantSplit", b"w:cantSplitt", 2))
    assert faults(bound([*minutes[1:], spoilt], tmp_path / "whole.docx"), "Office2016")


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_notices_of_every_kind(notices: list[Path], version: str) -> None:
    told = {path.name: faults(path, version) for path in notices}
    assert len(told) == 12
    assert not any(told.values()), told


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_minutes_of_every_kind(minutes: list[Path], version: str) -> None:
    told = {path.name: faults(path, version) for path in minutes}
    assert not any(told.values()), told


@pytest.mark.parametrize("version", VERSIONS)
def test_excel_opens_the_tables_that_docgen_makes(version: str, tmp_path: Path) -> None:
    columns = [("日期", 12), ("事项", 40)]
    rows = [[date(2023, 3, 8), "<党员>大会\n第二行"], ["4—5月", "=1+1"], [None, 3.5]]
    sheets = [WorkbookSheet("日程&甲'乙", columns, rows), WorkbookSheet("未对照", columns, [])]
    (tmp_path / "table.xlsx").write_bytes(workbook(sheets))
    assert faults(tmp_path / "table.xlsx", version) == []
