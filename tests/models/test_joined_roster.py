from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from reading_models import organization_of

from docgen.base.diagnostics import Diagnostic, as_text
from docgen.models.joined_roster import join_roster, roster_file
from docgen.models.organization import Organization
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.spreadsheets import read_spreadsheet

REPOSITORY = Path(__file__).parents[2]
SAMPLES = REPOSITORY.parent / "shared" / "samples"
YAML = "单位: 甲\n花名册: roster.xlsx\n支部: [{名称: 第一支部}, {名称: 第二支部}]\n"
HEADER = ["编号", "姓名", "性别", "支部", "身份", "出生年月"]

Joined = tuple[Organization, list[Diagnostic]]


def join(data: bytes, yaml: str = YAML, name: str = "plans/roster.xlsx") -> Joined:
    document = join_roster(
        read_yaml(yaml.encode(), "plans/organization.yaml", known_keys(Organization)),
        read_spreadsheet(data, name),
    )
    organization, said = validate(Organization, document, 2023)
    assert organization is not None
    return organization, list(said)


def table(*rows: Sequence[Any], yaml: str = YAML) -> Joined:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return join(stream.getvalue(), yaml)


def codes(said: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in said]


def names(organization: Organization) -> list[list[str]]:
    return [[member.name for member in branch.members] for branch in organization.branches]


@pytest.mark.parametrize("name", ["roster.xlsx", "roster-gb18030.csv"])
def test_the_offices_own_roster_reads_the_same_as_the_one_in_yaml(name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("the shared samples are not beside this repository")
    expected = organization_of((SAMPLES / "organization.yaml").read_text(encoding="utf-8"))
    read, said = join((SAMPLES / name).read_bytes(), name=f"plans/{name}")
    assert [d.level.label for d in said if d.level.value != "hint"] == []
    dumped = [[member.model_dump() for member in one.members] for one in (read, expected)]
    assert dumped[0] == dumped[1]
    assert [one.model_dump() for one in read.candidates] == [one.model_dump() for one in expected.candidates]
    assert [len(branch.members) for branch in read.branches] == [12, 13]


def test_the_header_is_found_under_title_rows_by_the_names_people_give_it() -> None:
    organization, said = table(
        ["云溪市第三中学党员名册"],
        ["填报单位：党总支", None, None, "填报日期：2023.1.5"],
        [],
        ["序号", "姓  名", "性别*", "所在党支部", "出生年月\n（年.月）", "入党时间"],
        [1, "王建国", "男", "第一支部", "1968.03", "1993.6.28"],
        ["合计", 1],
        ["填表人：周志强"],
    )
    assert [(d.level.value, d.code, d.place.line) for d in said] == [("hint", "Y168", 6)]
    (member,) = organization.members
    assert (member.birth, str(member.admitted)) == ((1968, 3), "1993-06-28")


def test_members_go_to_their_branch_in_file_order_and_candidates_among_the_candidates() -> None:
    organization, said = table(
        HEADER,
        ["D03", "丙", "男", "第二支部", "正式党员"],
        ["D01", "甲", "男", "第一支部", "正式党员"],
        ["P01", "丁", "女", "第二支部", "发展对象"],
        ["D02", "乙", "女", "第二支部", "预备党员"],
    )
    assert (names(organization), said) == ([["甲"], ["丙", "乙"]], [])
    assert [(one.name, one.branch) for one in organization.candidates] == [("丁", "第二支部")]


def test_names_are_trimmed_and_that_is_said_once() -> None:
    organization, said = table(
        HEADER,
        ["D01", "陈 堃", "男", "第一支部"],
        ["D02", "吴　静 ", "女", "第一支部"],
        ["D03", "阿依古丽.买买提", "女", "第一支部"],
    )
    assert names(organization)[0] == ["陈堃", "吴静", "阿依古丽·买买提"]
    assert codes(said) == ["K327"]
    assert "3 个姓名" in said[0].message


def test_a_month_that_excel_cut_short_is_said_aloud_at_its_cell() -> None:
    _, said = table(HEADER, ["D01", "甲", "男", "第一支部", "正式党员", 1990.10])
    assert [(d.code, d.place.line, d.place.column) for d in said] == [("Y200", 2, 6)]
    assert "如果是10月" in said[0].message
    assert as_text(said[0]).splitlines()[0].startswith("plans/roster.xlsx:Sheet!F2: 提示 Y200")


def test_a_fault_in_a_cell_is_shown_in_its_row() -> None:
    _, said = table(HEADER, ["D01", "甲", "先生", "第一支部"])
    assert codes(said) == ["K303"]
    assert as_text(said[0]).splitlines()[1:3] == [
        "   2 | D01 │ 甲 │ 先生 │ 第一支部",
        "     |            ^^^^",
    ]


@pytest.mark.parametrize(
    ("rows", "code", "place", "message"),
    [
        ([HEADER, ["D01", "甲", "男", "第一支布"]], "K324", (2, 4), "是不是“第一支部”？"),
        ([HEADER, ["D01", "甲", "男", ""]], "K325", (2, 4), "没有写支部"),
        ([HEADER, ["D01", "", "男", "第一支部", "正式党员"]], "K328", (2, 2), "没有姓名"),
        ([["编号", "性别", "支部", "身份"], ["D01", "男", "第一支部", "正式党员"]], "K321", (1, 1), "“姓名”"),
        ([["甲"], ["乙"]], "K320", (0, 0), "没有找到花名册的表头"),
        (
            [[*HEADER, "工资卡号", "尺码"], ["D01", "甲", "男", "第一支部"]],
            "Y167",
            (1, 7),
            "“工资卡号”“尺码”列",
        ),
        ([[*HEADER, "性别"], ["D01", "甲", "男", "第一支部"]], "K323", (1, 7), "两列都是“性别”"),
        ([HEADER, ["D01", "=A1", "男", "第一支部", "正式党员"]], "Y162", (2, 2), "是公式，没有结果"),
        ([HEADER, ["D01", "甲", "=A1", "第一支部"]], "Y162", (2, 3), "是公式，没有结果"),
        ([HEADER, ["D01", "甲", "男", "第一支部", "党员"]], "K303", (2, 5), "“身份”没有“党员”"),
        ([HEADER, ["D01", "甲" * 70, "男", "第一支部"]], "K332", (2, 2), "太长"),
    ],
)
def test_what_is_wrong_with_a_roster_is_told_at_its_cell(
    rows: list[list[str]], code: str, place: tuple[int, int], message: str
) -> None:
    _, said = table(*rows)
    assert codes(said) == [code]
    assert said[0].place[1:3] == place
    assert message in said[0].message


def test_a_branch_unknown_to_organization_yaml_is_told_once_with_its_members_counted() -> None:
    _, said = table(HEADER, *([f"D{n}", f"党员{n}", "男", "第三支部"] for n in range(20)))
    assert codes(said) == ["K324"]
    assert "20 名党员" in said[0].message


def test_an_empty_branch_cell_is_taken_for_one_merged_with_the_cell_above() -> None:
    organization, said = table(HEADER, ["D01", "甲", "男", "第二支部"], ["D02", "乙", "男", None])
    assert (names(organization), codes(said)) == ([[], ["甲", "乙"]], ["K326"])


def test_without_branches_in_yaml_they_are_those_of_the_file() -> None:
    rows = [HEADER, ["D01", "甲", "男", "第二支部"], ["D02", "乙", "男", "第一支部"]]
    organization, said = table(*rows, yaml="单位: 甲\n花名册: roster.xlsx\n")
    assert [branch.name for branch in organization.branches] == ["第二支部", "第一支部"]
    assert (names(organization), said) == ([["甲"], ["乙"]], [])


def test_a_roster_of_one_branch_needs_no_column_for_it() -> None:
    rows = [["编号", "姓名", "性别"], ["D01", "甲", "男"]]
    organization, said = table(*rows, yaml="单位: 甲\n花名册: roster.xlsx\n支部: {名称: 第一支部}\n")
    assert (names(organization), said) == ([["甲"]], [])


def test_members_in_two_places_are_told() -> None:
    yaml = YAML.replace("{名称: 第一支部}", "{名称: 第一支部, 党员: [{姓名: 丙}]}")
    organization, said = table(HEADER, ["D01", "甲", "男", "第一支部"], yaml=yaml)
    assert (names(organization), codes(said)) == ([["丙"], []], ["K329"])


def test_what_a_candidate_cannot_have_is_left_out_aloud() -> None:
    rows = [[*HEADER, "入党日期"], ["P1", "甲", "男", "第一支部", "入党积极分子", None, "2023-01-01"]]
    organization, said = table(*rows)
    assert (organization.candidates[0].name, codes(said)) == ("甲", ["K330"])


def test_without_the_key_no_file_is_named() -> None:
    assert roster_file(read_yaml("单位: 甲\n".encode(), "organization.yaml")) is None


CELLS = st.one_of(st.text(max_size=12), st.sampled_from([*HEADER, "第一支部", "发展对象", "合计", "1990.1"]))


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.booleans())
def test_no_content_of_the_cells_raises(rows: list[list[str]], headed: bool) -> None:
    lines = [*([HEADER] if headed else []), *rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in lines)
    _, said = join(text.encode("utf-8", "replace"), name="plans/roster.csv")
    for diagnostic in said:
        as_text(diagnostic)
