"""What lies in an office's files and is not read is told by the commands that print numbers from it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from tables import workbook_of

from docgen.commands import docgen

PLANS = Path(__file__).parents[2] / "plans"
BALLOTS = "第二支部2022年度测评票.csv"
ROSTER = ["编号", "姓名", "性别", "支部", "身份", "入党日期"]
PEOPLE = [
    ["D01", "王建国", "男", "第一支部", "正式党员", "1993-06-28"],
    ["D03", "刘玉兰", "女", "第二支部", "正式党员", "2001-12-12"],
]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(PLANS, tmp_path / "plans")
    return tmp_path


def run(office: Path, *arguments: str) -> Result:
    return CliRunner().invoke(docgen, [*arguments, "-C", str(office)])


def saved(path: Path, sheets: dict[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    data = workbook_of(sheets, hidden)
    path.write_bytes(data)
    return data


def ballots(office: Path) -> list[list[str]]:
    text = (office / "plans" / "2023" / "ballots" / BALLOTS).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def use(office: Path, name: str) -> None:
    """Name the workbook as the file of the ballots, and leave 收回 to be counted."""
    path = office / "plans" / "2023" / "evaluations.yaml"
    text = path.read_text(encoding="utf-8").replace(BALLOTS, name).replace("    收回: 11\n", "", 1)
    path.write_text(text, encoding="utf-8")


def tallied(office: Path) -> list[list[str]]:
    """The table of the tally, and the lines above it."""
    (paper,) = (office / "generated" / "2023" / "evaluations").rglob("*测评汇总表*.docx")
    document = docx.Document(str(paper))
    head = [[p.text] for p in document.paragraphs if "收回" in p.text]
    table = max(document.tables, key=lambda one: len(one.columns))
    return [*head, *([cell.text for cell in row.cells] for row in table.rows)]


def test_ballots_on_two_sheets_give_the_tally_of_one_list(office: Path) -> None:
    assert run(office, "evaluations", "2023", "2022民主评议-2").exit_code == 0
    expected = tallied(office)
    head, *rows = ballots(office)
    folder = office / "plans" / "2023" / "ballots"
    saved(folder / "票.xlsx", {"第一组": [head, *rows[:6]], "第二组": [head, *rows[6:]]})
    use(office, "票.xlsx")
    assert run(office, "evaluations", "2023", "2022民主评议-2", "--force").exit_code == 0
    assert tallied(office) == expected
    assert "收回11" in re.sub(r"\s|张", "", "".join(map("".join, expected)))


def test_a_hidden_sheet_of_ballots_is_told_where_the_count_is_printed(office: Path) -> None:
    head, *rows = ballots(office)
    folder = office / "plans" / "2023" / "ballots"
    saved(folder / "票.xlsx", {"第一组": [head, *rows[:6]], "第二组": [head, *rows[6:]]}, hidden=["第二组"])
    use(office, "票.xlsx")
    for command in (("check", "2023"), ("evaluations", "2023", "2022民主评议-2", "--dry-run")):
        assert "票.xlsx:第二组: 警告 Y166" in run(office, *command).stderr


def test_a_file_of_ballots_that_no_record_names_is_told_by_check(office: Path) -> None:
    assert "K309" not in run(office, "check", "2023").stderr
    (office / "plans" / "2023" / "ballots" / "第一支部.csv").write_text("票号,王建国\n1,优秀\n", "utf-8")
    assert "ballots/第一支部.csv: 提示 K309" in run(office, "check", "2023").stderr


@pytest.mark.parametrize("name", ["花名册.xlsx", "2023党员名册.csv", "roster.xls"])
def test_a_roster_that_organization_yaml_does_not_name_is_told_by_check(office: Path, name: str) -> None:
    (office / "plans" / name).write_bytes(b"x")
    (office / "plans" / "通讯录.xlsx").write_bytes(b"x")
    said = run(office, "check", "2023").stderr
    assert [line for line in said.splitlines() if "K309" in line] == [
        f"plans/{name}: 提示 K309 没有哪里用到这个表格"
    ]


def roster(office: Path, sheets: dict[str, Sequence[Sequence[object]]], change: str = "") -> Result:
    data = saved(office / "plans" / "roster.xlsx", sheets)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(office / "plans" / "roster.xlsx", "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if change == "strict":
                content = re.sub(
                    rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/(\w+)",
                    rb"http://purl.oclc.org/ooxml/\1/\2",
                    content,
                )
            if change != "lost" or name != "xl/worksheets/sheet1.xml":
                new.writestr(name, content)
    text = "单位: 甲\n花名册: roster.xlsx\n支部: [{名称: 第一支部}, {名称: 第二支部}]\n"
    (office / "plans" / "organization.yaml").write_text(text, encoding="utf-8")
    shutil.rmtree(office / "plans" / "2023")
    (office / "plans" / "2023").mkdir()
    (office / "plans" / "2023" / "evaluations.yaml").write_text(
        "评议: [{编号: 甲, 类别: 民主评议党员, 支部: 第一支部, 日期: 2023-02-23}]\n", encoding="utf-8"
    )
    return run(office, "evaluations", "2023", "--dry-run")


def test_a_strict_workbook_of_a_roster_is_read(office: Path) -> None:
    result = roster(office, {"名册": [ROSTER, *PEOPLE]}, "strict")
    assert (result.exit_code, "错误" in result.output) == (0, False)


@pytest.mark.parametrize(
    ("sheets", "change", "code"),
    [
        ({"名册": [ROSTER, *PEOPLE]}, "lost", "Y161"),
        ({"名册": [ROSTER]}, "", "K334"),
        ({"名册": [ROSTER, ["合计", 0]]}, "", "K334"),
        ({"2022": [ROSTER, *PEOPLE], "2023": [ROSTER, *PEOPLE]}, "", "K333"),
        ({"名册": [ROSTER, *PEOPLE, [None, "女", "1"]]}, "", "K335"),
        ({"甲": [ROSTER, *PEOPLE], "乙": [[name for name in ROSTER if name != "姓名"]]}, "", "K321"),
    ],
)
def test_a_roster_that_is_not_understood_stops_and_does_not_shrink(
    office: Path, sheets: dict[str, Sequence[Sequence[object]]], change: str, code: str
) -> None:
    result = roster(office, sheets, change)
    assert (result.exit_code, f"错误 {code}" in result.stderr) == (1, True)
