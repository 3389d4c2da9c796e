"""Documents that Word would refuse or end with an empty page, and mends that cost nothing elsewhere."""

from __future__ import annotations

import re

import pytest

from docgen.engine.tidying import Repairs, drop_empty_last_section, tidy

KEEP = ' xml:space="preserve"'


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def filled(word, body: str, **context: object) -> str:
    return word.body(word.rendered(word.package(body), context)).replace(KEEP, "")


PORTRAIT = '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>'
LANDSCAPE = (
    '<w:sectPr w:rsidR="00A1"><w:headerReference w:type="default"/><w:pgSz w:w="2" w:h="1"/></w:sectPr>'
)


@pytest.mark.parametrize(
    "carrier",
    [
        "<w:p><w:pPr>{}</w:pPr></w:p>",
        '<w:p w:rsidR="00A1" w:rsidRDefault="00B2"><w:pPr>{}</w:pPr></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="正文"/><w:rPr><w:sz w:val="2"/></w:rPr>{}</w:pPr></w:p>',
    ],
)
@pytest.mark.parametrize("last", [PORTRAIT, LANDSCAPE, "<w:sectPr/>"])
def test_an_empty_last_section_gives_its_place_to_the_one_before(word, carrier, last):
    body = p("{{ x }}") + carrier.format(LANDSCAPE) + last
    assert filled(word, body, x=1) == p("1") + LANDSCAPE


@pytest.mark.parametrize(
    "body",
    [
        p("1") + PORTRAIT,
        p("1") + f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>" + p("2") + PORTRAIT,
        p("1") + f"<w:p><w:pPr>{LANDSCAPE}</w:pPr><w:r><w:t>字</w:t></w:r></w:p>" + PORTRAIT,
        p("1") + f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p><w:p/>" + PORTRAIT,
        p("1"),
    ],
)
def test_a_last_section_with_content_stays(body):
    text = f"<w:document><w:body>{body}</w:body></w:document>".encode()
    assert drop_empty_last_section(text) is text


def test_sections_made_in_a_loop_end_with_the_last_of_them(word):
    loop = (
        p("{%p for x in xs %}") + p("{{ x }}") + f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>" + p("{%p endfor %}")
    )
    brk = f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"
    assert filled(word, loop + PORTRAIT, xs=[1, 2]) == p("1") + brk + p("2") + LANDSCAPE
    assert filled(word, loop + PORTRAIT, xs=[]) == PORTRAIT


def cell(*content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="5" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, grid: str = '<w:gridCol w:w="100"/>') -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def test_a_cell_from_which_every_paragraph_went_keeps_an_empty_one(word):
    content = p("{%p if x %}") + p("甲") + p("{%p endif %}")
    body = table(row(cell(content), cell(p("乙"))))
    assert filled(word, body, x=False) == table(row(cell("<w:p/>"), cell(p("乙"))))
    assert filled(word, body, x=True) == table(row(cell(p("甲")), cell(p("乙"))))


def test_a_cell_that_ends_in_a_table_gets_the_paragraph_word_wants(word):
    inner = table(row(cell(p("内"))))
    body = table(row(cell(inner, p("{%p if x %}"), p("甲"), p("{%p endif %}"))))
    assert filled(word, body, x=False) == table(row(cell(inner, "<w:p/>")))


def test_a_text_box_and_a_header_keep_a_paragraph_too(word):
    content = p("{%p if x %}") + p("甲") + p("{%p endif %}")
    box = f"<w:p><w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r></w:p>"
    assert "<w:txbxContent><w:p/></w:txbxContent>" in filled(word, box, x=False)
    header = word.header(content)
    document = word.rendered(word.package("<w:p/>", {"word/header1.xml": header}), {"x": False})
    assert word.part(document, "word/header1.xml").endswith("><w:p/></w:hdr>")


def test_a_header_with_an_empty_paragraph_gets_no_second_one(word):
    header = word.header("<w:p/>" + p("{%p if x %}") + p("甲") + p("{%p endif %}"))
    document = word.rendered(word.package("<w:p/>", {"word/header1.xml": header}), {"x": False})
    assert word.part(document, "word/header1.xml").count("<w:p/>") == 1


def test_a_table_without_rows_goes_and_one_with_a_head_stays(word):
    loop = row(cell(p("{%tr for x in xs %}"))) + row(cell(p("{{ x }}"))) + row(cell(p("{%tr endfor %}")))
    assert filled(word, p("前") + table(loop) + p("后"), xs=[]) == p("前") + p("后")
    assert filled(word, table(row(cell(p("头"))), loop), xs=[]) == table(row(cell(p("头"))))
    nested = table(row(cell(table(loop), "<w:p/>")))
    assert filled(word, nested, xs=[]) == table(row(cell("<w:p/>")))


def test_a_row_without_cells_goes(word):
    loop = row(cell(p("{%tc for x in xs %}")), cell(p("{{ x }}")), cell(p("{%tc endfor %}")))
    assert filled(word, table(row(cell(p("头"))), loop), xs=[]) == table(row(cell(p("头"))))
    assert filled(word, p("前") + table(loop), xs=[]) == p("前")


def columns(text: str) -> list[int]:
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', text)]


GRID = '<w:gridCol w:w="600"/><w:gridCol w:w="300"/><w:gridCol w:w="300"/>'


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (3, [600, 300, 300]),
        (2, [750, 450]),
        (1, [1200]),
        (4, [450, 225, 225, 300]),
        (6, [300, 150, 150, 200, 200, 200]),
    ],
)
def test_the_grid_gets_as_many_columns_as_the_rows_and_the_table_keeps_its_width(word, count, expected):
    loop = row(cell(p("{%tc for x in xs %}")), cell(p("{{ x }}")), cell(p("{%tc endfor %}")))
    assert columns(filled(word, table(loop, grid=GRID), xs=range(count))) == expected


def test_cells_that_know_their_widths_make_the_grid(word):
    one = '<w:tc><w:tcPr><w:tcW w:w="{{ x }}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    loop = row(cell(p("{%tc for x in xs %}")), one, cell(p("{%tc endfor %}")))
    assert columns(filled(word, table(loop, grid=GRID), xs=[100, 200, 400, 500])) == [100, 200, 400, 500]


def test_spans_count_as_the_columns_they_cover(word):
    head = '<w:tc><w:tcPr><w:gridSpan w:val="{{ xs|length }}"/></w:tcPr><w:p/></w:tc>'
    loop = row(cell(p("{%tc for x in xs %}")), cell(p("{{ x }}")), cell(p("{%tc endfor %}")))
    assert len(columns(filled(word, table(row(head), loop, grid=GRID), xs="甲乙丙丁"))) == 4


def test_drawings_in_a_loop_get_numbers_of_their_own(word):
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="图"/></wp:inline></w:drawing></w:r></w:p>'
    )
    body = p("{%p for x in xs %}") + drawing + p("{%p endfor %}")
    assert re.findall(r'docPr id="(\d+)"', filled(word, body, xs=[1, 2, 3])) == ["1001", "1002", "1003"]


def test_what_needs_no_mending_is_not_even_copied(word):
    template = word.compiled(
        word.paragraphs("{{ x }}", table=[["头"], ["{%tr for r in x %}"], ["{{ r }}"], ["{%tr endfor %}"]])
    )
    (part,) = template.parts
    assert part.program.patched.repairs == Repairs(sections=True)
    text = part.program.render({"x": "甲"})
    assert tidy(text, part.program.patched.repairs) is text
