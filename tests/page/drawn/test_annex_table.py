from __future__ import annotations

import pytest

from docgen.page.drawn.annex_table import annex_table


def annex(rows, *, widths=(3, 4, 20), lying=False):
    columns = [{"名称": name, "宽": width} for name, width in zip("甲乙丙", widths, strict=True)]
    return {"列": columns, "行": rows, "横排": lying}


@pytest.mark.parametrize(("lying", "width"), [(False, 8845), (True, 12756)])
def test_a_table_is_as_wide_as_the_type_area(sheet, drawn, lying, width):
    table = drawn(annex_table(sheet, annex([["1", "1月", "支委会"]], lying=lying)))
    assert sum(int(c["w"]) for c in table.attributes("gridCol")) == width
    assert table.attributes("tblW") == [{"w": str(width), "type": "dxa"}]


def test_the_head_repeats_and_no_row_splits(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1", "1月", "支委会"]] * 3)))
    heads = [bool(row.findall(".//{*}tblHeader")) for row in table.all("tr")]
    assert heads == [True, False, False, False]
    assert len(table.all("cantSplit")) == 4


@pytest.mark.parametrize(("lines", "whole"), [(20, True), (21, False)])
def test_a_row_that_would_fill_most_of_a_page_may_split(sheet, drawn, lines, whole):
    table = drawn(annex_table(sheet, annex([["1", "1月", "\n".join("支" * lines)], ["2", "", ""]])))
    splits = [row.find("{*}trPr/{*}cantSplit") is None for row in table.all("tr")]
    assert splits == [False, not whole, False]


def kept(row):
    return all(p.findall("{*}pPr/{*}keepNext") for p in row.iter("{*}p"))


def test_the_head_is_held_to_the_first_row_and_the_last_row_is_never_alone(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1", "1月", "支委会"]] * 4)))
    assert [kept(row) for row in table.all("tr")] == [True, False, False, True, False]


@pytest.mark.parametrize(("rows", "free"), [(1, 0), (6, 0), (9, 3)])
def test_a_table_that_ends_the_text_holds_its_last_rows_to_what_follows(sheet, drawn, rows, free):
    table = drawn(annex_table(sheet, {**annex([["1", "1月", "支委会"]] * rows), "末段": True}))
    assert [kept(row) for row in table.all("tr")[1:]] == [False] * free + [True] * (rows - free)


def test_a_line_feed_in_a_cell_makes_a_paragraph(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1", "1月", "支委会\n党小组会"]])))
    assert table.texts() == ["甲", "乙", "丙", "1", "1月", "支委会", "党小组会"]


def test_a_short_row_is_filled_up_and_a_long_one_cut(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1"], ["2", "b", "c", "d"]])))
    assert table.texts()[3:] == ["1", "", "", "2", "b", "c"]


def test_a_table_without_rows_still_has_its_head(sheet, drawn):
    assert drawn(annex_table(sheet, annex([]))).texts() == ["甲", "乙", "丙"]


def test_columns_of_short_texts_are_centred_and_others_are_not(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1", "1月", "召开支部委员会会议，研究本月工作"]])))
    cells = table.all("tr")[1].findall("{*}tc")
    assert [bool(cell.findall(".//{*}jc")) for cell in cells] == [True, True, False]


def test_no_line_of_a_cell_has_an_exact_height(sheet, drawn):
    assert not drawn(annex_table(sheet, annex([["1", "2", "3"]]))).all("spacing")


def test_quotes_in_cells_are_in_the_chinese_typeface(sheet, drawn):
    table = drawn(annex_table(sheet, annex([["1", "", "“三会一课”"]])))
    quotes = [r for r in table.all("r") if "".join(r.itertext()) in "“”"]
    assert len(quotes) == 2
    assert all(set(r.find(".//{*}rFonts").attrib.values()) == {"eastAsia", "仿宋_GB2312"} for r in quotes)


def test_signs_of_xml_in_cells_come_out_as_typed(sheet, drawn):
    assert 'A & B < C > "D"' in drawn(annex_table(sheet, annex([["", "", 'A & B < C > "D"']]))).texts()


SIGNING = {"左": "书记签字", "右": "日　　期"}


def ended(sheet, drawn, *, rows=3, notes=("注：按现有记录统计。",), signing=SIGNING, widths=(3, 4, 20)):
    return drawn(annex_table(sheet, annex([["1", "1月", "支委会"]] * rows, widths=widths), notes, signing))


def number(element, name):
    return int(next(value for key, value in element.attrib.items() if key.endswith(name)))


def test_notes_and_signatures_are_the_last_rows_of_the_table(sheet, drawn):
    texts = ["".join(row.itertext()) for row in ended(sheet, drawn).all("tr")]
    assert texts[-2:] == ["注：按现有记录统计。", "书记签字日　　期"]


@pytest.mark.parametrize("widths", [(3, 4, 20), (10, 0, 0), (0, 0, 30)])
def test_each_row_covers_the_whole_grid_however_it_is_divided(sheet, drawn, widths):
    table = ended(sheet, drawn, widths=widths)
    columns = len(table.all("gridCol"))
    for row in table.all("tr"):
        cells = row.findall("{*}tc/{*}tcPr")
        spans = [cell.find("{*}gridSpan") for cell in cells]
        assert sum(1 if span is None else number(span, "val") for span in spans) == columns
        assert sum(number(cell.find("{*}tcW"), "}w") for cell in cells) == 8845


@pytest.mark.parametrize(("rows", "free"), [(1, 0), (2, 0), (9, 7)])
def test_the_last_rows_are_held_to_the_signatures(sheet, drawn, rows, free):
    below_head = ended(sheet, drawn, rows=rows).all("tr")[1:]
    assert [kept(row) for row in below_head] == [False] * free + [True] * (rows - free + 1) + [False]


def test_a_table_without_notes_or_signatures_ends_with_its_rows(sheet, drawn):
    table = ended(sheet, drawn, notes=(), signing=None)
    assert (len(table.all("tr")), table.all("gridSpan")) == (4, [])


def test_a_note_that_nobody_signs_is_the_last_row_and_held_to_nothing(sheet, drawn):
    last = ended(sheet, drawn, signing=None).all("tr")[-1]
    assert ("".join(last.itertext()), kept(last)) == ("注：按现有记录统计。", False)


def test_the_notes_have_no_rules_but_the_one_above(sheet, drawn):
    table = ended(sheet, drawn)
    (borders,) = table.all("tcBorders")
    assert [edge.tag.rpartition("}")[2] for edge in borders] == ["left", "bottom", "right"]


def test_a_name_with_a_dot_is_narrowed_and_never_broken_by_a_sign(sheet, drawn):
    columns = [{"名称": "姓名", "宽": 7}, {"名称": "备注", "宽": 30}]
    names = ["阿依古丽·努尔买买提", "周志强"]
    given = {"列": columns, "行": [[name, ""] for name in names]}
    table = drawn(annex_table(sheet, given))
    assert [text for text in table.texts() if text in names] == names
    (scaled,) = table.all("w")
    assert 60 <= number(scaled, "val") < 80


def test_a_column_of_names_has_room_for_those_that_can_be_narrowed(sheet, drawn):
    rows = [["阿依古丽·努尔买买提", *["会议记录写得拖延，有一次拖了两周"] * 4], ["周志强", *["甲"] * 4]]
    given = {"列": ["姓名", *"甲乙丙丁"], "行": rows}
    assert drawn(annex_table(sheet, given)).all("w")


def months(*labels, joined=True, more=""):
    rows = [[label, f"事项{number}{more}"] for number, label in enumerate(labels)]
    return {"列": ["月份", "事项"], "行": rows, "首列合并": joined}


def firsts(table):
    return ["".join(row.find("{*}tc").itertext()) for row in table.all("tr")[1:]]


def open_sides(table):
    """The rules that are left out of the first cell of each row."""
    found = (row.find("{*}tc/{*}tcPr/{*}tcBorders") for row in table.all("tr")[1:])
    return [[] if each is None else [side.tag.rpartition("}")[2] for side in each] for each in found]


def test_equal_months_below_each_other_are_said_once_without_a_rule_between(sheet, drawn):
    table = drawn(annex_table(sheet, months("定期", "定期", "3月", "4月", "4月", "4月")))
    assert firsts(table) == ["定期", "", "3月", "4月", "", ""]
    assert open_sides(table) == [["bottom"], ["top"], [], ["bottom"], ["top", "bottom"], ["top"]]
    kept = [all(p.findall("{*}pPr/{*}keepNext") for p in row.iter("{*}p")) for row in table.all("tr")[1:]]
    assert kept == [True, False, False, True, True, False]


def test_a_month_of_more_rows_than_half_a_page_is_said_again(sheet, drawn):
    said = firsts(drawn(annex_table(sheet, months(*["定期"] * 45))))
    assert [place for place, text in enumerate(said) if text] == [0, 20, 40]
    assert [text for text in said if text] == ["定期", "定期（续）", "定期（续）"]
    lying = firsts(drawn(annex_table(sheet, {**months(*["定期"] * 45), "横排": True})))
    # 14 lines: the title of an annex takes a good third of a page that lies.
    assert [place for place, text in enumerate(lying) if text] == [0, 14, 28, 42]


def test_no_label_is_never_one_with_another_and_tables_of_others_stay_as_they_are(sheet, drawn):
    table = drawn(annex_table(sheet, months("", "", "3月")))
    assert (firsts(table), open_sides(table)) == (["", "", "3月"], [[], [], []])
    assert firsts(drawn(annex_table(sheet, months("3月", "3月", joined=False)))) == ["3月", "3月"]
