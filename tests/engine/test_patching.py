"""Tags that Word has cut into pieces, and tags that replace what is around them."""

from __future__ import annotations

import pytest

KEEP = ' xml:space="preserve"'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def filled(word, body: str, **context: object) -> str:
    return word.body(word.rendered(word.package(body), context)).replace(KEEP, "")


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    "pieces",
    [
        "{{ 名 }}",
        "{|{ 名 }|}",
        "{{| 名| |}}",
        "{|{| |名| |}|}",
        "{{ 名|[BR] }}",
        "{{ 名|[TAB]}}",
        "{{ 名|[PROOF] }}",
    ],
)
def test_a_tag_split_over_runs_is_put_together_in_the_first(word, pieces):
    marks = {
        "[BR]": "<w:r><w:br/></w:r>",
        "[TAB]": "<w:r><w:tab/></w:r>",
        "[PROOF]": '<w:proofErr w:type="spellStart"/>',
    }
    body = "<w:p>"
    for piece in pieces.split("|"):
        mark = next((m for m in marks if piece.startswith(m)), "")
        body += marks.get(mark, "") + (
            run(piece.removeprefix(mark), BOLD) if piece.removeprefix(mark) else ""
        )
    result = filled(word, f"{body}{run('后')}</w:p>", 名="张三")
    assert run("张三", BOLD) in result
    assert result.count("<w:r>") == 2
    assert "<w:br/>" not in result
    assert "<w:tab/>" not in result


def test_the_text_after_a_split_tag_keeps_its_own_formatting(word):
    body = f"<w:p>{run('前{{', BOLD)}{run(' 名 }}后')}</w:p>"
    assert filled(word, body, 名="张三") == f"<w:p>{run('前张三', BOLD)}{run('后')}</w:p>"


def test_bookmarks_within_a_split_tag_survive(word):
    mark = '<w:bookmarkStart w:id="1" w:name="x"/>'
    body = f'<w:p>{run("{{ 名")}{mark}{run(" }}")}<w:bookmarkEnd w:id="1"/></w:p>'
    assert filled(word, body, 名="张三") == f'<w:p>{run("张三")}{mark}<w:bookmarkEnd w:id="1"/></w:p>'


def test_runs_without_tags_stay_as_they_are(word):
    static = f'{run("“静” &amp; &lt; {x} ", BOLD)}<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    result = word.body(word.rendered(word.package(f"<w:p>{static}{run('{{ 名 }}')}</w:p>"), {"名": "x"}))
    assert static in result


def test_line_breaks_of_the_template_survive(word):
    body = f"<w:p>{run('甲{{ x }}乙')}<w:r><w:br/></w:r><w:r><w:t>一\n二</w:t><w:tab/></w:r></w:p>"
    assert "<w:r><w:br/></w:r><w:r><w:t>一\n二</w:t><w:tab/></w:r>" in filled(word, body, x=1)


def test_spaces_around_a_value_are_kept(word):
    result = word.body(word.rendered(word.package(f"<w:p>{run('甲 {{ x }} 乙')}</w:p>"), {"x": "  中  "}))
    assert f"<w:t{KEEP}>甲   中   乙</w:t>" in result


def test_a_paragraph_tag_replaces_its_paragraph_and_nothing_more(word):
    body = "".join(f"<w:p>{run(text)}</w:p>" for text in ("{%p if a %}", "甲", "{%p endif %}", "乙"))
    assert filled(word, body, a=True) == f"<w:p>{run('甲')}</w:p><w:p>{run('乙')}</w:p>"
    assert filled(word, body, a=False) == f"<w:p>{run('乙')}</w:p>"


def cell(*paragraphs: str) -> str:
    return "<w:tc><w:tcPr/>" + "".join(f"<w:p>{run(text)}</w:p>" for text in paragraphs) + "</w:tc>"


def table(*rows: str) -> str:
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>{inner}</w:tbl>'


def test_a_row_tag_in_a_nested_table_replaces_the_inner_row_only(word):
    inner = table(cell("头"), cell("{%tr for x in xs %}"), cell("{{ x }}"), cell("{%tr endfor %}"))
    body = table(f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc>", cell("外"))
    expected = table(f"<w:tc><w:tcPr/>{table(cell('头'), cell('1'), cell('2'))}<w:p/></w:tc>", cell("外"))
    assert filled(word, body, xs=[1, 2]) == expected


def test_an_outer_loop_repeats_a_nested_table_with_its_own_loop(word):
    inner = table(cell("{%tr for y in x %}"), cell("{{ y }}"), cell("{%tr endfor %}"))
    body = table(cell("{%tr for x in xs %}"), f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc>", cell("{%tr endfor %}"))
    expected = table(*(f"<w:tc><w:tcPr/>{table(*map(cell, y))}<w:p/></w:tc>" for y in ("ab", "c")))
    assert filled(word, body, xs=["ab", "c"]) == expected


def test_a_text_box_is_a_paragraph_of_its_own(word):
    inner = (
        f"<w:p>{run('{%p if a %}')}</w:p><w:p>{run('{{ x }}')}</w:p><w:p>{run('{%p endif %}')}</w:p><w:p/>"
    )
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{run('外{{ x }}')}{box}</w:p>"
    kept = f"<w:r><w:pict><w:txbxContent><w:p>{run('1')}</w:p><w:p/></w:txbxContent></w:pict></w:r>"
    assert filled(word, body, a=True, x=1) == f"<w:p>{run('外1')}{kept}</w:p>"


def test_a_run_tag_cuts_its_run_apart_and_keeps_both_ends(word):
    body = f"<w:p><w:r>{BOLD}<w:tab/><w:t>前{{%r if a %}}中{{%r endif %}}后</w:t><w:br/></w:r></w:p>"
    ends = f"<w:r>{BOLD}<w:tab/><w:t>前</w:t></w:r>", f"<w:r>{BOLD}<w:t>后</w:t><w:br/></w:r>"
    assert filled(word, body, a=False) == f"<w:p>{ends[0]}{ends[1]}</w:p>"
    assert filled(word, body, a=True) == f"<w:p>{ends[0]}{run('中', BOLD)}{ends[1]}</w:p>"


def test_plain_text_at_a_run_or_paragraph_tag_gets_the_run_and_paragraph_around_it(word):
    """docxtpl would write it outside of any run, where Word loses it without a word."""
    style = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    body = (
        f"<w:p>{style}{run('前', BOLD)}{run('{{r x }}', BOLD)}</w:p><w:p>{style}{run('{{p x }}', BOLD)}</w:p>"
    )
    value = run("甲 &amp; 乙", BOLD)
    expected = f"<w:p>{style}{run('前', BOLD)}{value}</w:p><w:p>{style}{value}</w:p>"
    assert filled(word, body, x="甲 & 乙") == expected


def test_values_in_attributes_are_escaped_for_attributes(word):
    description = '<wp:docPr id="1" name="图" descr="{{ x }}"/>'
    picture = f"<w:r><w:drawing><wp:inline>{description}</wp:inline></w:drawing></w:r>"
    assert 'descr="a &quot;b&quot; &amp;&#10;c"' in filled(word, f"<w:p>{picture}</w:p>", x='a "b" &\nc')


def test_a_private_character_in_the_template_is_no_obstacle(word):
    private = "\U0010fffd&#x10FFFC;"
    body = f"<w:p>{run(private + '{{ x }}')}</w:p>"
    assert filled(word, body, x=1) == f"<w:p>{run(chr(0x10FFFD) + chr(0x10FFFC) + '1')}</w:p>"


def test_paragraph_ids_are_dropped_where_a_loop_would_double_them(word):
    body = f'<w:p w14:paraId="1A2B3C4D" w14:textId="77777777">{run("{{ x }}")}</w:p>'
    assert filled(word, body, x=1) == f"<w:p>{run('1')}</w:p>"


def test_formatting_that_declares_its_own_namespace_keeps_it(word):
    """Word refuses a prefix that nobody declares."""
    glow = '<w:rPr><o:x xmlns:o="urn:o"/></w:rPr>'
    body = f"<w:p>{run('{{ x }}', glow)}{run('{{r x }}', glow)}</w:p>"
    assert filled(word, body, x=1) == f"<w:p>{run('1', glow)}{run('1', glow)}</w:p>"


def test_a_tag_may_be_in_a_header(word):
    header = word.header(f"<w:p>{run('{{ x }}')}</w:p>")
    document = word.rendered(word.package("<w:p/>", {"word/header1.xml": header}), {"x": "甲 & 乙"})
    assert "甲 &amp; 乙" in word.part(document, "word/header1.xml")
