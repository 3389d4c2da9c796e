"""Documents bound into one: what belonged to each is still there, and nothing of one reaches into another."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from papers_to_bind import paper, restyled

from docgen.engine.binding import BoundPaper, NotBound, bind
from docgen.filling.form import FreeTemplate
from docgen.page import build_template

NAMES = ("甲", "乙", "丙")
COLOURS = ("red", "green", "yellow")


def bound(*papers: bytes, front: bytes | None = None) -> bytes:
    lines = [BoundPaper(each, f"第{n}份", f"_Toc{n:09}") for n, each in enumerate(papers, start=1)]
    return bind(lines, front)


def opened(package: bytes) -> Document:
    return docx.Document(io.BytesIO(package))


def cover(*lines: str) -> bytes:
    listed = [{"题目": line, "书签": f"_Toc{n:09}", "页码": ""} for n, line in enumerate(lines, start=1)]
    data = {"标题": "汇编", "年度": "", "副题": "", "单位": "", "目录": listed}
    made = FreeTemplate(build_template("volume.docx"), "volume.docx").fill(json.dumps(data).encode())
    assert made.document is not None
    return made.document


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    return [paper(name, colour) for name, colour in zip(NAMES, COLOURS, strict=True)]


def all_parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def values(document: Document, tag: str, key: str) -> list[str]:
    return [element.get(qn(key)) for element in document.element.body.iter(qn(tag))]


def test_each_paper_is_there_with_its_sections_as_they_were(papers: list[bytes]) -> None:
    document = opened(bound(*papers))
    texts = [each.text for each in document.paragraphs]
    assert [text for text in texts if re.fullmatch(".的材料", text)] == [f"{n}的材料" for n in NAMES]
    widths = [section.page_width for section in document.sections]
    single = [section.page_width for section in opened(papers[0]).sections]
    assert widths == single * 3
    assert [table.cell(0, 0).text for table in document.tables] == [f"{n}的表" for n in NAMES]


def test_headers_of_one_paper_do_not_reach_into_the_next(papers: list[bytes]) -> None:
    sections = opened(bound(*papers)).sections
    assert [section.header.paragraphs[0].text for section in sections] == ["", "横排的页眉"] * 3
    bare = io.BytesIO()
    docx.Document().save(bare)
    behind = opened(bound(papers[0], bare.getvalue())).sections[-1]
    assert not behind.header.is_linked_to_previous
    assert behind.header.paragraphs[0].text == ""


def test_lists_begin_with_one_in_each_paper(papers: list[bytes]) -> None:
    document = opened(bound(*papers))
    numbers = values(document, "w:numId", "w:val")
    assert Counter(numbers) == dict.fromkeys(set(numbers), 2)
    assert len(set(numbers)) == 3
    part = document.part.numbering_part.element
    led = {
        num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
        for num in part.iter(qn("w:num"))
    }
    assert len({led[number] for number in numbers}) == 3


def test_footnotes_stay_with_their_papers_and_are_counted_anew(papers: list[bytes]) -> None:
    package = bound(*papers)
    notes = etree.fromstring(all_parts(package)["word/footnotes.xml"])
    by_id = {note.get(qn("w:id")): "".join(note.itertext()) for note in notes}
    document = opened(package)
    references = values(document, "w:footnoteReference", "w:id")
    assert [by_id[number] for number in references] == [f"{name}的注" for name in NAMES]
    restarts = values(document, "w:numRestart", "w:val")
    assert restarts == ["eachSect", "eachSect", "continuous", "continuous"] * 3


def test_pictures_and_links_lead_to_what_each_paper_had(papers: list[bytes]) -> None:
    document = opened(bound(*papers))
    blips = [blip.get(qn("r:embed")) for blip in document.element.body.iter(qn("a:blip"))]
    shown = [document.part.related_parts[identity].blob for identity in blips]
    originals = [next(_pictures(opened(each))) for each in papers]
    assert shown == originals
    links = [document.part.rels[each].target_ref for each in values(document, "w:hyperlink", "r:id")]
    assert links == [f"https://example.org/{ord(name)}" for name in NAMES]


def _pictures(document: Document) -> Iterator[bytes]:
    for blip in document.element.body.iter(qn("a:blip")):
        yield document.part.related_parts[blip.get(qn("r:embed"))].blob


def test_bookmarks_and_drawings_have_names_and_numbers_of_their_own(papers: list[bytes]) -> None:
    document = opened(bound(*papers))
    for tag, key in (("w:bookmarkStart", "w:name"), ("w:bookmarkStart", "w:id")):
        found = values(document, tag, key)
        assert len(found) == len(set(found)) == 6
    assert sorted(values(document, "w:bookmarkStart", "w:id")) == sorted(
        values(document, "w:bookmarkEnd", "w:id")
    )
    drawn = [each.get("id") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(drawn) == len(set(drawn)) == 3
    codes = [str(code.text) for code in document.element.body.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes if "REF" in code] == [
        "REF 开头 \\h",
        "REF 开头_2 \\h",
        "REF 开头_3 \\h",
    ]


def test_tracked_changes_have_numbers_of_their_own() -> None:
    document = docx.Document()
    facts = 'w:id="1" w:author="甲" w:date="2023-01-01T00:00:00Z"'
    run = parse_xml(f"<w:ins {nsdecls('w')} {facts}><w:r><w:t>添</w:t></w:r></w:ins>")
    document.add_paragraph("原文")._p.append(run)
    stream = io.BytesIO()
    document.save(stream)
    found = values(opened(bound(stream.getvalue(), stream.getvalue())), "w:ins", "w:id")
    assert len(set(found)) == 2


def test_what_is_equal_in_all_papers_is_held_once(papers: list[bytes]) -> None:
    names = list(all_parts(bound(*papers)))
    assert len(names) == len(set(names))
    assert len([name for name in names if name.startswith("word/header")]) == 2
    one, ten = (len(all_parts(bound(*[papers[0]] * number))) for number in (1, 10))
    assert one == ten


def test_styles_that_differ_keep_their_look_under_another_name(papers: list[bytes]) -> None:
    changed = restyled(
        papers[1], rb'(<w:style w:type="paragraph" w:styleId="ListNumber">.*?<w:pPr>)', rb"\1<w:keepNext/>"
    )
    document = opened(bound(papers[0], changed, papers[2]))
    listed = [each.style.name for each in document.paragraphs if "项" in each.text]
    assert listed == ["List Number"] * 2 + ["List Number_2"] * 2 + ["List Number"] * 2
    styles = document.styles
    assert styles["List Number_2"].paragraph_format.keep_with_next
    assert not styles["List Number"].paragraph_format.keep_with_next


def test_a_default_style_that_differs_is_named_where_nothing_was(papers: list[bytes]) -> None:
    changed = restyled(
        papers[1], rb'(w:styleId="Normal">.*?<w:qFormat/>)', rb'\1<w:pPr><w:jc w:val="right"/></w:pPr>'
    )
    document = opened(bound(papers[0], papers[2], changed))
    by_text = {each.text: each.style.name for each in document.paragraphs}
    assert by_text["甲的材料"] == "Normal"
    assert by_text["乙的材料"] == "Normal_2"


def test_pages_count_from_one_in_each_paper_and_through_all_behind_a_cover(papers: list[bytes]) -> None:
    def starts(package: bytes) -> list[str | None]:
        found = (each._sectPr.find(qn("w:pgNumType")) for each in opened(package).sections)
        return [None if each is None else each.get(qn("w:start")) for each in found]

    assert starts(bound(*papers)) == ["1", None] * 3
    # Of the cover, of the contents, and of the first paper only.
    assert starts(bound(*papers, front=cover(*NAMES))) == [None, "1", "1", *[None] * 5]


def test_a_paper_without_page_numbers_gets_them_behind_a_cover() -> None:
    bare = paper("丁", turned=False, numbered=False)
    assert "PAGE" not in opened(bound(bare)).sections[-1].footer._element.xml
    assert "PAGE" in opened(bound(bare, front=cover("丁"))).sections[-1].footer._element.xml


def test_the_total_of_pages_is_that_of_the_paper() -> None:
    alone = paper("甲", turned=False)
    footers = [section.footer._element.xml for section in opened(bound(alone, alone)).sections]
    assert all("SECTIONPAGES" in footer and "NUMPAGES" not in footer for footer in footers)


def test_the_contents_can_be_made_anew_from_entries_in_the_papers(papers: list[bytes]) -> None:
    document = opened(bound(*papers, front=cover('带"引号"的', "乙", "丙")))
    codes = [str(code.text).strip() for code in document.element.body.iter(qn("w:instrText"))]
    assert "TOC \\h \\z \\f V" in codes
    assert [code for code in codes if code.startswith("TC ")] == [
        f'TC "第{n}份" \\f V \\l 1' for n in (1, 2, 3)
    ]


def test_equal_papers_give_equal_bytes(papers: list[bytes]) -> None:
    assert bound(*papers) == bound(*papers)


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"not a document"])
def test_what_is_no_document_is_told_by_its_number(papers: list[bytes], broken: bytes) -> None:
    with pytest.raises(NotBound) as refusal:
        bound(papers[0], broken)
    assert refusal.value.number == 1
    assert refusal.value.reason


def test_parts_that_lead_to_each_other_in_a_circle_are_refused(papers: list[bytes]) -> None:
    stream = io.BytesIO()
    circle = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    circle += b'<Relationship Id="rId1" Type="x" Target="header1.xml"/></Relationships>'
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in all_parts(papers[0]).items():
            target.writestr(name, circle if name == "word/_rels/header1.xml.rels" else content)
    with pytest.raises(NotBound):
        bound(stream.getvalue())
