"""The workbook behind a chart: what Word opens to let people edit the numbers."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup
from openpyxl import load_workbook

from docgen.engine.compiling import compile_template
from docgen.engine.inserting import inserting_filters
from docgen.engine.inserting.charts import with_workbook
from docgen.engine.template import render
from docgen.page import TEMPLATES, build_template, filters_for

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = {
    "项目": ["刘玉兰", "=1+1", "A & B <C>"],
    "系列": [{"名称": "优秀", "数": [9, 0, 3]}, {"名称": "合格", "数": [1, 10, 2]}],
}


NO_BODY = {
    "单位": "",
    "标题": "",
    "说明": [],
    "表": None,
    "后记": [],
    "签字": [],
    "图大小": "",
    "图说明": "",
    "处理": None,
}


def with_charts() -> str:
    return next(name for name in TEMPLATES if b"word/charts/chart1.xml" in build_template(name))


def filled(template: bytes, chart: object) -> zipfile.ZipFile:
    table = {"表格": lambda *_: Markup("<w:p/>")}
    filters = {**filters_for(template), **inserting_filters([], template), **table}
    compiled, faults = compile_template(template, "表.docx", filters=filters)
    assert compiled is not None, faults
    # The chart is drawn in its own part, whatever the body shows.
    made = render(compiled, {**NO_BODY, "图": chart})
    assert made.document is not None, made.diagnostics
    return zipfile.ZipFile(io.BytesIO(made.document))


@pytest.fixture(scope="module")
def template() -> bytes:
    return build_template(with_charts())


def workbook_of(document: zipfile.ZipFile, number: int = 1) -> object:
    """The workbook to which the relationship of a chart's own externalData leads."""
    chart = ET.fromstring(document.read(f"word/charts/chart{number}.xml"))
    identity = chart.find(f"{C}externalData").get(f"{R}id")
    relations = ET.fromstring(document.read(f"word/charts/_rels/chart{number}.xml.rels"))
    (target,) = [each.get("Target") for each in relations if each.get("Id") == identity]
    return load_workbook(io.BytesIO(document.read("word/" + target.removeprefix("../"))))


def at(book: object, reference: str) -> list[object]:
    """The values of the cells to which a reference of the chart leads: Sheet1!$B$2:$B$4."""
    sheet, _, cells = reference.partition("!")
    found = book[sheet][cells.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def test_each_reference_of_the_chart_leads_to_the_very_values_that_it_shows(template: bytes) -> None:
    document = filled(template, CHART)
    book = workbook_of(document)
    shown = ET.fromstring(document.read("word/charts/chart1.xml"))
    references = [*shown.iter(f"{C}strRef"), *shown.iter(f"{C}numRef")]
    assert len(references) == 6
    for reference in references:
        values = [each.text for each in reference.iter(f"{C}v")]
        assert list(map(str, at(book, reference.find(f"{C}f").text))) == values


def test_a_name_that_begins_like_a_formula_is_none(template: bytes) -> None:
    book = workbook_of(filled(template, CHART))
    assert book["Sheet1"]["A3"].data_type == "s"


def test_every_chart_of_the_template_has_its_workbook_and_the_package_says_what_it_is(
    template: bytes,
) -> None:
    document = filled(template, CHART)
    charts = [name for name in document.namelist() if re.fullmatch(r"word/charts/chart\d\.xml", name)]
    for number in range(1, len(charts) + 1):
        assert workbook_of(document, number)["Sheet1"]["B1"].value == "优秀"
    types = document.read("[Content_Types].xml").decode()
    assert types.count('Extension="xlsx"') == 1
    assert "spreadsheetml.sheet" in types


def test_a_document_is_the_same_on_every_run(template: bytes) -> None:
    one, two = filled(template, CHART), filled(template, CHART)
    assert [one.read(name) for name in one.namelist()] == [two.read(name) for name in two.namelist()]


def test_a_paper_without_numbers_has_no_workbook(template: bytes) -> None:
    document = filled(template, None)
    assert not [name for name in document.namelist() if "embeddings" in name]
    assert b"externalData" not in document.read("word/charts/chart1.xml")


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        ("", ["externalData"]),
        ("<c:spPr/><c:txPr/>", ["spPr", "txPr", "externalData"]),
        ("<c:printSettings/>", ["externalData", "printSettings"]),
        (
            "<c:spPr/><c:printSettings/><c:userShapes/>",
            ["spPr", "externalData", "printSettings", "userShapes"],
        ),
        ("<c:extLst><c:ext/></c:extLst>", ["externalData", "extLst"]),
        ('<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>', ["externalData"]),
        ('<c:spPr/><c:externalData r:id="rId1"/><c:userShapes/>', ["spPr", "externalData", "userShapes"]),
    ],
)
def test_the_workbook_is_named_where_the_schema_wants_it_in_the_place_of_an_old_one(
    behind: str, left: list[str]
) -> None:
    space = f'xmlns:c="{C[1:-1]}" xmlns:r="{R[1:-1]}"'
    inner = "<c:chart><c:extLst/></c:chart>"
    part = f"<c:chartSpace {space}>{inner}{behind}</c:chartSpace>".encode()
    root = ET.fromstring(with_workbook(part, "r1"))
    assert [each.tag.removeprefix(C) for each in root] == ["chart", *left]
    assert root.find(f"{C}externalData").get(f"{R}id") == "r1"


def test_what_is_no_chart_stays_as_it_is() -> None:
    assert with_workbook(b"<w:document/>", "r1") == b"<w:document/>"
