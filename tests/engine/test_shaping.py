"""`{% cellbg %}`, `{% colspan %}`, `{% hm %}`, `{% vm %}` shape the cell in which they stand, nothing else.

docxtpl does them by patterns over the text, which know no cell: they shape inner tables as well, or the
properties before a tracked change, and cut fields in two. What was found so is kept here.
"""

from __future__ import annotations

import pytest

from docgen.engine.compiling import compile_template

KEEP = ' xml:space="preserve"'
WIDTH = '<w:tcW w:w="9" w:type="dxa"/>'
PAINT = '<w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/>'
BOLD = "<w:rPr><w:b/></w:rPr>"
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1001" name="图"/></wp:inline></w:drawing></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
LEFT_OUT = "<w:p></w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def paragraph(*content: str) -> str:
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{inner}</w:p>"


def cell(*content: str, properties: str = WIDTH) -> str:
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<w:tc>') else cell(each) for each in cells)}</w:tr>"


def table(*rows: str, columns: int = 1) -> str:
    grid = '<w:gridCol w:w="100"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def box(content: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r>"


def link(text: str) -> str:
    return f'<w:hyperlink w:anchor="x">{run(text)}</w:hyperlink>'


def content_control(content: str) -> str:
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def changed(before: str) -> str:
    """The properties of a cell before a tracked change."""
    properties = f"<w:tcPr>{before}</w:tcPr>" if before else "<w:tcPr/>"
    return f'<w:tcPrChange w:id="1" w:author="x">{properties}</w:tcPrChange>'


def field(kind: str, shown: str) -> str:
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{kind}</w:instrText></w:r>{middle}{run(shown)}{end}"


def filled(word, body: str, **context: object) -> str:
    data = {"x": "FFCC00", "n": 2, "xs": [1, 2, 3], "yes": True, **context}
    return word.body(word.rendered(word.package(body), data)).replace(KEEP, "")


def assert_merges(word, written: str, first: str, other: str, third: str = "") -> None:
    """A loop makes three rows of one: the second and third cell are merged with the first."""
    body = table(row("{%tr for y in xs %}"), row(written, "{{ y }}"), row("{%tr endfor %}"), columns=2)
    rows = [row(first, "1"), row(other, "2"), row(third or other, "3")]
    assert filled(word, body) == table(*rows, columns=2)


def merged(kind: str, *content: str, change: str = "") -> str:
    return cell(*content, properties=f'{WIDTH}<w:vMerge w:val="{kind}"/>{change}')


BEFORE = {
    "a page number": field("PAGE", "1"),
    "a field in one element": f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>',
    "a field in a field": field("IF 1", "甲") + field("DATE", "乙"),
    "a link": link("链"),
    "two links": link("链") + link("接"),
    "an inserted text": f'<w:ins w:id="1" w:author="x">{run("新")}</w:ins>',
    "a content control": content_control(run("控")),
    "a text box": box(paragraph("框")),
    "a text box with a table": box(table(row("框")) + "<w:p/>"),
    "a picture": PICTURE,
    "bold text": run("粗", BOLD),
}


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("tag_first", [True, False], ids=["tag in front", "tag behind"])
def test_the_whole_paragraph_is_left_out_of_cells_merged_downwards(word, name, tag_first):
    kept = BEFORE[name] + run("甲")
    written = run("{% vm %}") + kept if tag_first else BEFORE[name] + run("{% vm %}甲")
    first, other = merged("restart", f"<w:p>{kept}</w:p>"), merged("continue", LEFT_OUT)
    assert_merges(word, cell(f"<w:p>{written}</w:p>"), first, other)


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (run("{% vm %}") + run("甲{{ n }}", BOLD), run("甲2", BOLD)),
        (run("{% ") + run("vm", BOLD) + run(" %}甲{{ n }}"), run("甲2")),
        (run("{% vm %}甲") + NOTE, run("甲") + NOTE),
        (run("{% vm %}甲") + PICTURE, run("甲") + PICTURE),
        (run("甲") + run("{{ n }}", BOLD) + run("尾{% vm %}"), run("甲") + run("2", BOLD) + run("尾")),
        (run("{% vm %}甲{% vm %}"), run("甲")),
        (run("{% vm %}{% if yes %}高{% else %}低{% endif %}"), run("高")),
    ],
)
def test_the_tag_may_stand_in_another_run_than_the_text(word, content, kept):
    first, other = merged("restart", f"<w:p>{kept}</w:p>"), merged("continue", LEFT_OUT)
    assert_merges(word, cell(f"<w:p>{content}</w:p>"), first, other)


@pytest.mark.parametrize(
    "other",
    [
        table(row("内")),
        content_control(paragraph("甲")),
        table(row(cell("内", properties=f'{WIDTH}<w:vMerge w:val="restart"/>'))),
        content_control(table(row("内"))),
    ],
)
def test_other_content_of_a_merged_cell_stays_in_each(word, other):
    first, second = merged("restart", other, "甲"), merged("continue", other, LEFT_OUT)
    assert_merges(word, cell(other, "{% vm %}甲"), first, second)
    first, second = merged("restart", "甲", other, "末"), merged("continue", LEFT_OUT, other, "末")
    assert_merges(word, cell("{% vm %}甲", other, "末"), first, second)


def test_a_loop_of_paragraphs_may_stand_before_the_merging_tag(word):
    loop = ["{%p for z in 'ab' %}", "{{ z }}", "{%p endfor %}"]
    first, other = merged("restart", "a", "b", "尾"), merged("continue", "a", "b", LEFT_OUT)
    assert_merges(word, cell(*loop, "{% vm %}尾"), first, other)


@pytest.mark.parametrize("before", ["<w:vMerge/>", WIDTH, ""])
def test_merging_downwards_leaves_the_properties_before_a_change(word, before):
    change = changed(before)
    first = merged("restart", "甲", change=change)
    # A copy of a tracked change has an id of its own.
    others = [merged("continue", LEFT_OUT, change=change.replace('id="1"', f'id="{n}"')) for n in (2, 3)]
    assert_merges(word, cell("{% vm %}甲", properties=WIDTH + change), first, *others)


def across(*content: str, properties: str = WIDTH) -> str:
    loop = row("{%tc for y in xs %}", cell(*content, properties=properties), "{%tc endfor %}")
    return table(loop, columns=3)


@pytest.mark.parametrize(
    "other",
    [
        table(row(cell("内", properties='<w:gridSpan w:val="4"/>')), columns=4),
        paragraph(box(table(row(cell("框", properties='<w:gridSpan w:val="5"/>')), columns=5) + "<w:p/>")),
        content_control(table(row(cell("控", properties='<w:gridSpan w:val="2"/>')), columns=2)),
        table(row(cell(table(row("深"))), "浅"), columns=2),
    ],
)
def test_merging_across_leaves_inner_tables(word, other):
    made = filled(word, across("甲{% hm %}", other, "末"))
    assert made == table(
        row(cell("甲", other, "末", properties=f'{WIDTH}<w:gridSpan w:val="3"/>')), columns=3
    )


@pytest.mark.parametrize("before", ['<w:gridSpan w:val="7"/>', f'{WIDTH}<w:gridSpan w:val="2"/>', WIDTH])
def test_merging_across_leaves_the_properties_before_a_change(word, before):
    properties = f'{WIDTH}<w:gridSpan w:val="2"/>{changed(before)}'
    made = filled(word, across("{% hm %}甲", properties=properties))
    assert row(cell("甲", properties=properties.replace('w:val="2"', 'w:val="6"', 1))) in made
    assert made.count("<w:gridCol ") == 6


def test_merging_across_multiplies_a_width_that_a_tag_gives(word):
    made = filled(word, across("{% colspan n %}{% hm %}甲"))
    assert row(cell("甲", properties=f'{WIDTH}<w:gridSpan w:val="6"/>')) in made


@pytest.mark.parametrize(
    ("tag", "shape", "old"),
    [
        ("{% cellbg x %}", PAINT, '<w:shd w:val="pct10" w:color="FF0000" w:fill="00FF00" w:themeFill="a"/>'),
        ("{% colspan n %}", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'),
    ],
)
@pytest.mark.parametrize("has_one", [True, False])
def test_the_properties_before_a_change_keep_their_shape(word, tag, shape, old, has_one):
    for before in (WIDTH, WIDTH + old, ""):
        properties = WIDTH + (old if has_one else "") + changed(before)
        made = filled(word, table(row(cell(f"{tag}甲", properties=properties))))
        assert made == table(row(cell("甲", properties=f"{WIDTH}{shape}{changed(before)}")))


PAINTED = cell("内", properties=WIDTH + PAINT)
SPANNED = cell("内", properties=f'{WIDTH}<w:gridSpan w:val="2"/>')
TAGGED = {
    "a painted cell": (row("{% cellbg x %}内"), row(PAINTED)),
    "a spanning cell": (row("{% colspan n %}内"), row(SPANNED)),
    "cells of a loop": (row("{%tc for y in xs %}", "{{ y }}", "{%tc endfor %}"), row("1", "2", "3")),
    "rows of a loop": (
        row("{%tr for y in xs %}") + row("{{ y }}") + row("{%tr endfor %}"),
        row("1") + row("2") + row("3"),
    ),
    "a table in a table": (row(cell(table(row("{% cellbg x %}内")))), row(cell(table(row(PAINTED))))),
}


@pytest.mark.parametrize("name", TAGGED)
@pytest.mark.parametrize("holder", ["table", "text box"])
def test_a_cell_and_a_table_in_it_are_each_shaped_by_their_own_tags(word, name, holder):
    written, made = TAGGED[name]
    columns = {"a spanning cell": 2, "cells of a loop": 3}.get(name, 1)
    inner, outcome = table(written, columns=columns), table(made, columns=columns)
    if holder == "text box":
        inner, outcome = (paragraph(box(each + "<w:p/>")) for each in (inner, outcome))
    span = '<w:gridSpan w:val="2"/>'
    for tag, shape, wide in (("{% cellbg x %}", PAINT, 1), ("{% colspan n %}", span, 2)):
        for content in ((f"{tag}外", inner, "末"), ("外", inner, f"末{tag}")):
            expected = row(cell("外", outcome, "末", properties=WIDTH + shape))
            made = filled(word, table(row(cell(*content)), columns=wide))
            assert made == table(expected, columns=wide)


def test_of_two_tags_for_one_property_the_last_holds(word):
    made = filled(word, table(row("{% cellbg '00FF00' %}甲{% cellbg x %}")))
    assert made == table(row(cell("甲", properties=WIDTH + PAINT)))


def test_a_shaping_tag_outside_of_a_cell_is_told_once(word):
    for text in ("{% vm %}{{p x }}", "{{p x }}{% cellbg x %}", "{% hm %}"):
        ((code, message, _),) = word.faults(word.package(paragraph(text)))
        assert (code, "只能写在表格的单元格里" in message) == ("T516", True)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("{% if x %}{% cellbg 'FF0000' %}{% endif %}甲", True),
        ("{% if x %}{% cellbg 'FF0000' %}{% else %}{% cellbg '00FF00' %}{% endif %}甲", True),
        ("{% cellbg 'FF0000' %}{% cellbg '00FF00' %}甲", True),
        ("{% cellbg 'FF0000' if x else '00FF00' %}甲", False),
        ("{% if x %}乙{% endif %}{% cellbg 'FF0000' %}甲", False),
    ],
)
def test_a_colour_that_an_if_does_not_choose_is_told(word, text, is_told):
    outcome = compile_template(word.paragraphs(table=[[text, "{% cellbg x %}丙"]]), "样本.docx", filters={})
    assert {each.code for each in outcome.diagnostics} == ({"T547"} if is_told else set())
    assert outcome.template is not None
