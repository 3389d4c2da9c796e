from __future__ import annotations

import pytest

from docgen.page.drawn.merged_table import merged_table


def cell(text, rows=1, columns=1):
    return {"文字": text, "行数": rows, "列数": columns}


def labelled(*groups, columns=2):
    """A table of labels, each over so many rows, below a head of one row."""
    heads = [cell(f"栏{number}") for number in range(columns)]
    rows = [
        [cell(label, count) if first == 0 else None, *(cell("事项") for _ in heads[1:])]
        for label, count in groups
        for first in range(count)
    ]
    return {"表头行数": 1, "格": [heads, *rows]}


def kept(table):
    return [all(p.findall("{*}pPr/{*}keepNext") for p in row.iter("{*}p")) for row in table.all("tr")]


def labels(table):
    """The text of the first cell of each row below the head."""
    return ["".join(row.find("{*}tc").itertext()) for row in table.all("tr")[1:]]


def test_the_rows_of_a_label_stay_together(sheet, drawn):
    table = drawn(merged_table(sheet, labelled(("第一支部", 3), ("第二支部", 3))))
    assert kept(table) == [True, True, True, False, True, True, False]
    assert labels(table) == ["第一支部", "", "", "第二支部", "", ""]


def test_a_label_over_most_of_a_page_is_said_again(sheet, drawn):
    table = drawn(merged_table(sheet, labelled(("第一支部", 45), ("第二支部", 2))))
    said = labels(table)
    assert [text for text in said if text] == ["第一支部", "第一支部（续）", "第一支部（续）", "第二支部"]
    assert [place for place, text in enumerate(said) if text] == [0, 20, 40, 45]
    assert [place for place, is_kept in enumerate(kept(table)[1:]) if not is_kept] == [19, 39, 44, 46]
    assert len([m for m in table.attributes("vMerge") if m]) == 4


def test_what_is_said_again_never_cuts_the_rows_of_a_label_within(sheet, drawn):
    given = labelled(("第一支部", 24), columns=3)
    for number, line in enumerate(given["格"][1:]):
        line[1] = cell("小组", 3) if number % 3 == 0 else None
    table = drawn(merged_table(sheet, given))
    assert [place for place, text in enumerate(labels(table)) if text] == [0, 18]
    assert not kept(table)[18]


@pytest.mark.parametrize("text", ["", "这是一段很长的说明，不是一个标签，印两遍就错了"])
def test_what_is_no_label_is_not_said_again(sheet, drawn, text):
    said = labels(drawn(merged_table(sheet, labelled((text, 45)))))
    assert [each for each in said if each] == [text] * bool(text)


def splits(table):
    return [row.find("{*}trPr/{*}cantSplit") is None for row in table.all("tr")]


def test_a_row_longer_than_half_a_page_may_split(sheet, drawn):
    given = labelled(("第一支部", 1), ("第二支部", 2))
    given["格"][1][1] = cell("\n".join("字" * 21))
    assert splits(drawn(merged_table(sheet, given))) == [False, True, False, False]


def test_the_last_row_below_a_long_cell_over_several_may_split(sheet, drawn):
    given = labelled(("第一支部", 2))
    given["格"][1][1:] = [cell("\n".join("字" * 60), 2)]
    given["格"][2][1:] = [None]
    table = drawn(merged_table(sheet, given))
    assert splits(table) == [False, False, True]
    assert kept(table) == [True, True, False]


def test_the_last_row_is_never_alone_on_a_page(sheet, drawn):
    given = labelled(*((f"第{n}支部", 1) for n in range(5)))
    assert kept(drawn(merged_table(sheet, given))) == [True, False, False, False, True, False]


def test_the_title_of_a_group_stays_with_its_first_row(sheet, drawn):
    def title(text):
        return [cell(text, columns=3), None, None]

    plain = [cell("事项"), cell("时限"), cell("责任人")]
    long = "各支部每季度报一次进展，年底对照这张表逐项检查，没有完成的说明原因并写明补做的时间。" * 3
    rows = [title("（一）支部建设"), plain, plain, title("（二）党员教育"), plain, plain, title(long), plain]
    given = {"表头行数": 1, "格": [plain, *rows, *([plain] * 3), title("说明：按月填写")]}
    held = kept(drawn(merged_table(sheet, given)))
    # The head, the two titles, and the last row but one.
    assert [place for place, is_kept in enumerate(held) if is_kept] == [0, 1, 4, len(held) - 2]
