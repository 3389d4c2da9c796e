from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.page.drawn.signature import closing, signature_indents


@pytest.mark.parametrize(
    ("signature", "date", "sealed", "expected"),
    [
        # 7.3.5.2: the date begins two 字 right of the 署名
        (14, 6.5, False, (2, 7.5)),
        (10, 6.5, False, (2, 3.5)),
        (7, 7, False, (2, 0)),
        # the date is the longer one: it ends two 字 before the edge, and the 署名 moves left
        (4, 6.5, False, (6.5, 2)),
        (6, 6.5, False, (4.5, 2)),
        # 7.3.5.1: the date ends four 字 before the edge, the 署名 is centred on it
        (6.5, 6.5, True, (4, 4)),
        (4, 6.5, True, (5.25, 4)),
        (10, 6.5, True, (2.25, 4)),
        (14.5, 6.5, True, (0, 4)),
        # too long to be centred: it ends at the edge
        (20, 6.5, True, (0, 4)),
    ],
)
def test_signature_and_date_stand_where_the_standard_puts_them(signature, date, sealed, expected):
    assert signature_indents(signature, date, sealed=sealed) == expected


@given(st.integers(2, 52), st.integers(11, 14))
def test_without_a_seal_the_date_always_begins_two_characters_right_of_the_signature(signature, date):
    wide, long = signature / 2, date / 2
    places = signature_indents(wide, long, sealed=False)
    assert (wide + places.signature) - (long + places.date) == 2
    assert min(places) >= 0


def test_one_blank_line_comes_before_an_unsealed_signature(sheet, drawn):
    lines = drawn(closing(sheet, "云溪市第三中学党总支", "2023年1月10日"))
    assert lines.styles() == ["空行", "署名", "成文日期"]
    assert lines.texts() == ["", "云溪市第三中学党总支", "2023年1月10日"]


def test_two_blank_lines_make_room_for_the_seal(sheet, drawn):
    lines = drawn(closing(sheet, "党总支", "2023年1月10日", True))
    assert lines.styles() == ["空行", "空行", "署名", "成文日期"]


def test_indents_are_written_in_characters_and_in_twips(sheet, drawn):
    assert drawn(closing(sheet, "云溪市第三中学党总支", "2023年1月10日")).attributes("ind") == [
        {"rightChars": "200", "right": "630"},
        {"rightChars": "350", "right": "1103"},
    ]


def test_the_blank_line_stays_with_the_signature(sheet, drawn):
    assert len(drawn(closing(sheet, "党总支", "2023年1月10日")).all("keepNext")) == 1


def test_a_signature_longer_than_the_line_is_broken_and_its_lines_begin_together(sheet, drawn):
    name = "中共云溪市第三中学总支部委员会第二支部委员会（新校区教学部联合支部）"
    lines = drawn(closing(sheet, name, "2023年1月10日"))
    first, second = lines.texts()[1].split("\n")
    assert first + second == name
    left, date = (
        float(value) / 100 for ind in lines.attributes("ind") for value in [min(ind.values(), key=int)]
    )
    assert left + 2 == 28 - 6.5 - date


def test_lines_a_person_has_typed_are_kept(sheet, drawn):
    lines = drawn(closing(sheet, "第一支部\n第二支部", "2023年1月10日"))
    assert lines.texts()[1] == "第一支部\n第二支部"


def test_what_is_missing_is_shown_as_text(sheet, drawn):
    lines = drawn(closing(sheet, "【待补：署名】", "【待补：成文日期】"))
    assert lines.texts()[1:] == ["【待补：署名】", "【待补：成文日期】"]


def test_signs_of_xml_come_out_as_typed(sheet, drawn):
    assert drawn(closing(sheet, "A & B <支部>", "2023年1月10日")).texts()[1] == "A & B <支部>"


def test_an_empty_signature_leaves_only_the_date(sheet, drawn):
    assert drawn(closing(sheet, "", "2023年1月10日")).styles() == ["空行", "成文日期"]
