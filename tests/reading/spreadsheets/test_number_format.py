"""What a cell shows of a number, against what LibreOffice Calc shows, and Excel where the two differ.

`number_formats.tsv` keeps the answers of LibreOffice 7.4 (formats as openpyxl writes them, in English)
and says why Excel's own answer is another one: by its documented behaviour, since no Excel runs here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import tool
from lxml import etree
from openpyxl import Workbook

from docgen.reading.spreadsheets.number_format import shown, shown_text

KEPT = Path(__file__).with_name("number_formats.tsv")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Answer(NamedTuple):
    code: str
    value: float
    calc: str
    excel: str
    why: str


def answers() -> Iterator[Answer]:
    for line in KEPT.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# format,"):
            code, value, calc, *other = line.split("\t")
            excel, why = other or (calc, "")
            yield Answer(code, float(value), calc, excel, why)


ANSWERS = list(answers())
FORMATS = list(dict.fromkeys(answer.code for answer in ANSWERS))


def test_the_table_is_of_120_formats_and_six_values() -> None:
    assert len(FORMATS) >= 120
    assert {sum(answer.code == code for answer in ANSWERS) for code in FORMATS} == {6}


@pytest.mark.parametrize("code", FORMATS)
def test_a_number_is_shown_as_excel_shows_it(code: str) -> None:
    mine = [answer for answer in ANSWERS if answer.code == code]
    # Calc keeps the room of a bracket and of a sign as blanks; a paper has none at the ends of a text.
    assert [shown(answer.value, code).strip() for answer in mine] == [answer.excel for answer in mine]


def test_every_difference_between_the_two_has_its_reason() -> None:
    assert [answer for answer in ANSWERS if answer.excel != answer.calc and not answer.why] == []


@pytest.mark.slow
def test_libreoffice_still_shows_what_was_kept(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, code in enumerate(FORMATS, start=1):
        values = [answer.value for answer in ANSWERS if answer.code == code]
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value).number_format = code
    book.save(tmp_path / "表.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "fods", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "表.xlsx"], check=True, capture_output=True, timeout=170)
    # Writer alone converts no workbook, and says nothing of it.
    if not (tmp_path / "表.fods").exists():
        pytest.skip("LibreOffice Calc is not installed")
    found = shown_in(tmp_path / "表.fods")
    kept = [[answer.calc for answer in ANSWERS if answer.code == code] for code in FORMATS]
    assert dict(zip(FORMATS, found, strict=False)) == dict(zip(FORMATS, kept, strict=True))


def shown_in(path: Path) -> list[list[str]]:
    """The cells of the first six columns, as LibreOffice shows them."""
    rows: list[list[str]] = []
    for row in etree.parse(str(path)).getroot().iter(f"{TABLE}table-row"):
        cells: list[str] = []
        for cell in row.iter(f"{TABLE}table-cell"):
            text = "".join(map(text_of, cell.iter(f"{TEXT}p"))).strip()
            cells += [text] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 6)
        rows += [cells[:6]] * min(int(row.get(f"{TABLE}number-rows-repeated", "1")), 6)
    return rows[: len(FORMATS)]


def text_of(paragraph: etree._Element) -> str:
    pieces = [paragraph.text or ""]
    for child in paragraph:
        blanks = int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else 0
        pieces += [" " * blanks or text_of(child), child.tail or ""]
    return "".join(pieces)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        # As offices have them in their books, beside the table.
        (95, '[=1]"男";[=2]"女";"未填"', "未填"),
        (2, '[=1]"男";[=2]"女";"未填"', "女"),
        (123456.78, "[DBNum2][$-804]G/通用格式", "壹拾贰万叁仟肆佰伍拾陆.柒捌"),
        (100010, "[DBNum1]General", "一十万〇一十"),
        (1001001, "[DBNum2]General", "壹佰万壹仟零壹"),
        (45275, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二三年十二月十五日"),
        (45209.5, '[DBNum1]m"月"d"日"h"时"', "十月十日十二时"),
        (1 / 3, "General", "0.333333333"),
        (12345678901, "General", "12345678901"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (0.5, '0.0%"完成"', "50.0%完成"),
        (2.5, '[h]"小时"', "60小时"),
        (1234567, '#,##0,"千"', "1,235千"),
        (60, "yyyy-m-d", "1900-2-29"),
        (-1, '0.0_ ;[Red]"减"0.0', "减1.0"),
        (9.996, "0.00E+00", "1.00E+01"),
        (1, "0" * 300, "1"),
        (0.5, "# ?/²", "1/²"),
        (1, "[>1E99999999999999999999]0;0.0", "1"),
        (1e14, "0." + "0" * 200, "100000000000000." + "0" * 30),
    ],
)
def test_formats_of_offices(value: float, code: str, text: str) -> None:
    assert shown(value, code).strip() == text


@pytest.mark.parametrize(
    ("text", "code", "shown_as"),
    [
        ("张三", '@"同志"', "张三同志"),
        ("张三", '0;-0;0;"姓名："@', "姓名：张三"),
        ("张三", "@", "张三"),
        ("张三", "0.00", "张三"),
        ("张三", '"@"0', "张三"),
    ],
)
def test_a_format_for_texts_adds_to_them(text: str, code: str, shown_as: str) -> None:
    assert shown_text(text, code) == shown_as


def test_a_half_is_rounded_up_whatever_the_binary_number_is() -> None:
    assert [shown(value, "0.00") for value in (2.675, 1.005, Decimal("-0.125"))] == ["2.68", "1.01", "-0.13"]
