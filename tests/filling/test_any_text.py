"""Whatever is typed into a row stands in its document, once and as typed."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import lines_of, template, workbook

from docgen.making.fill import FillRequest, fill
from docgen.making.options import Options
from docgen.making.report import Report

KEYS = ("甲", "乙", "丙")
CARD = template("姓名", "前{{ 甲 }}后", "{{乙}}", "《{{ 丙 }}》")


def is_plain(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")


CHARACTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"]) | st.sampled_from(
    "&<>\"'{}%#“”‘’—…·×,，;；:：|\\/=-+@"
)
LINE = st.text(CHARACTERS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
RECORD = st.tuples(TEXT, TEXT, TEXT).filter(lambda texts: not texts[0].startswith(("合计", "备注", "说明")))


def as_csv(record: tuple[str, ...]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([KEYS, record])
    return stream.getvalue().encode()


def as_xlsx(record: tuple[str, ...]) -> bytes:
    return workbook(list(KEYS), [f"{text}" for text in record])


def as_yaml(record: tuple[str, ...]) -> bytes:
    items = ", ".join(f"{k}: {json.dumps(t, ensure_ascii=False)}" for k, t in zip(KEYS, record, strict=True))
    return f"- {{{items}}}\n".encode()


def filled(data: bytes, suffix: str) -> tuple[Report, list[list[str]]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "卡.docx").write_bytes(CARD)
        (folder / f"表{suffix}").write_bytes(data)
        request = FillRequest(folder, Path("卡.docx"), Path(f"表{suffix}"), folder / "出", "文件")
        report = fill(request, Options())
        return report, [lines_of(path) for path in sorted((folder / "出").glob("*.docx"))]


@pytest.mark.parametrize(("suffix", "write"), [(".csv", as_csv), (".yaml", as_yaml)])
@given(record=RECORD)
@example(record=(";", ";\n;", ";"))
@settings(max_examples=60, deadline=None)
def test_each_text_of_a_row_stands_in_its_document_once_and_as_typed(
    suffix: str, write: Callable[[tuple[str, ...]], bytes], record: tuple[str, ...]
) -> None:
    report, documents = filled(write(record), suffix)
    first, second, third = record
    assert documents == [["姓名", f"前{first}后", second, f"《{third}》"]], report.diagnostics


@given(record=RECORD.filter(lambda texts: not any(text.startswith(("=", "#")) for text in texts)))
@settings(max_examples=40, deadline=None)
def test_the_same_holds_for_a_workbook(record: tuple[str, ...]) -> None:
    report, documents = filled(as_xlsx(record), ".xlsx")
    first, second, third = record
    assert documents == [["姓名", f"前{first}后", second, f"《{third}》"]], report.diagnostics


@given(data=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".yaml", ".xlsx"]))
@settings(max_examples=80, deadline=None)
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    report, documents = filled(data, suffix)
    assert documents or report.diagnostics
