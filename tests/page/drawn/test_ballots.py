from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.page.drawn.ballots import ballot_sheets, layout
from docgen.page.standard.measures import PORTRAIT
from docgen.page.standard.stylesheet import StyleSheet

SHEET = StyleSheet()
GRADES = ["优秀", "合格", "基本合格", "不合格"]


def ballot(names: list[str], copies: int = 1, *, numbered: bool = False) -> dict[str, Any]:
    notes = ["1.只能选一个。", "2.一般不超过3名。", "3.本票不记名。"]
    return {
        "标题": "测评票",
        "说明": notes,
        "等次": GRADES,
        "姓名": names,
        "份数": copies,
        "编号": numbered,
    }


def people(count: int) -> list[str]:
    return [f"党员{number:03d}" for number in range(count)]


@pytest.mark.parametrize(
    ("members", "per_page"), [(3, 4), (4, 3), (11, 2), (12, 2), (25, 2), (60, 1), (75, 1)]
)
def test_several_ballots_share_a_page_where_they_fit(members: int, per_page: int) -> None:
    assert layout(ballot(people(members))).per_page == per_page


def test_a_ballot_that_fits_on_a_page_is_kept_together() -> None:
    xml = str(ballot_sheets(SHEET, ballot(people(11), 2)))
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", xml)
    for table in tables:
        *rows, last = re.findall(r"<w:tr>.*?</w:tr>", table)
        assert all("<w:cantSplit/>" in row and "<w:keepNext/>" in row for row in rows)
        assert "<w:keepNext/>" not in last


def test_a_line_to_cut_stands_between_two_ballots_of_a_page_and_nowhere_else() -> None:
    xml = str(ballot_sheets(SHEET, ballot(people(11), 5)))
    assert xml.count("dashed") == 2
    assert xml.count("<w:pageBreakBefore/>") == 2


def test_copies_are_numbered_on_request_only() -> None:
    assert re.findall(r"编号：(\d+)", str(ballot_sheets(SHEET, ballot(people(3), 3, numbered=True)))) == [
        "001",
        "002",
        "003",
    ]
    assert "编号" not in str(ballot_sheets(SHEET, ballot(people(3), 3)))


def test_so_many_names_that_they_need_pages_repeat_the_head() -> None:
    xml = str(ballot_sheets(SHEET, ballot(people(300))))
    assert xml.count("<w:tblHeader/>") == 1
    assert "<w:keepNext/>" not in xml.partition("<w:tbl>")[2]


NAMES = st.lists(st.text("刘阿依古丽·买提", min_size=2, max_size=14), min_size=1, max_size=120)


@given(NAMES)
def test_every_name_stands_on_the_ballot_once_and_nothing_leaves_the_page(names: list[str]) -> None:
    made = ballot(names)
    laid = layout(made)
    assert sum(laid.widths) * laid.setting.blocks <= PORTRAIT.text_width
    xml = str(ballot_sheets(SHEET, made))
    cells = re.findall(r"<w:tc>.*?</w:tc>", xml)
    texts = ["".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", cell)) for cell in cells]
    columns = 2 + len(GRADES)
    shown = [
        (int(texts[i]), texts[i + 1]) for i in range(0, len(texts), columns) if texts[i] not in ("序号", "")
    ]
    assert sorted(shown) == list(enumerate(names, start=1))


WRITE_IN = "另选他人："
NAME_CELL = re.compile(r"<w:tc>(?:(?!</w:tc>).)*?另选(?:(?!</w:tc>).)*?</w:tc>")


@pytest.mark.parametrize(("members", "label"), [(4, WRITE_IN), (7, WRITE_IN), (12, "另选："), (60, WRITE_IN)])
def test_beside_the_label_of_a_name_to_write_there_is_room_for_it(members: int, label: str) -> None:
    made = {**ballot([*people(members), WRITE_IN, WRITE_IN]), "等次": ["赞成", "不赞成", "弃权"]}
    cells = NAME_CELL.findall(str(ballot_sheets(SHEET, made)))
    assert len(cells) == 2
    for cell in cells:
        assert f">{label}<" in cell
        assert 'w:jc w:val="left"' in cell
    laid = layout(made)
    room = (laid.widths[1] - 80) / laid.setting.unit
    assert room >= len(label) + 3


def test_in_the_narrowest_cell_the_name_is_written_below_its_label() -> None:
    made = {**ballot([*people(75), WRITE_IN]), "等次": ["赞成", "不赞成", "弃权"]}
    (cell,) = NAME_CELL.findall(str(ballot_sheets(SHEET, made)))
    assert re.findall(r">(另选：)<|(<w:br/>)", cell) == [("另选：", ""), ("", "<w:br/>")]
    assert max(layout(made).rows) > min(layout(made).rows)


def test_the_names_on_the_ballot_stay_centred() -> None:
    xml = str(ballot_sheets(SHEET, ballot([*people(3), WRITE_IN])))
    (cell,) = NAME_CELL.findall(xml)
    assert xml.count('w:jc w:val="left"') == cell.count('w:jc w:val="left"') == 1


def test_a_name_with_a_dot_stands_on_one_line_of_a_ballot_as_it_is_written() -> None:
    name = "阿依古丽·努尔买买提"
    votes = {"等次": ["赞成", "不赞成", "弃权"]}
    given = {**ballot([name, *people(11)]), **votes}
    assert layout(given).rows == layout({**ballot(people(12)), **votes}).rows
    drawn = str(ballot_sheets(SHEET, given))
    assert f">{name}<" in drawn
    assert re.search(r'<w:w w:val="\d\d"/>', drawn)
