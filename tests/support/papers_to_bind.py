"""A Word file with all that papers may bring into a volume: lists, notes, pictures, links, a page turned."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

FOOTNOTES = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>NOTE</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def photo(colour: str) -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    stream.seek(0)
    return stream


def paper(name: str, colour: str = "red", *, turned: bool = True, numbered: bool = True) -> bytes:
    """The paper of somebody; all have one look, and each its own picture, note and link."""
    document = docx.Document()
    head = document.add_paragraph(f"{name}的材料")
    _marked(head, "开头")
    _field(document.add_paragraph("见 "), "REF 开头 \\h", f"{name}的材料")
    for number in (1, 2):
        document.add_paragraph(f"{name}的第{number}项", "List Number")
    document.add_picture(photo(colour), width=Cm(4))
    _linked(document.add_paragraph(), f"https://example.org/{ord(name[0])}", "网址")
    reference = document.add_paragraph("有注").add_run()
    reference._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(photo("blue"), width=Cm(1))
    if numbered:
        footer = section.footer.paragraphs[0]
        _field(footer, "PAGE", "1")
        footer.add_run(" / ")
        _field(footer, "NUMPAGES", "1")
    if turned:
        document.add_paragraph("下一页是横的")
        wide = document.add_section(WD_SECTION.NEW_PAGE)
        wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
        wide.header.is_linked_to_previous = False
        wide.header.paragraphs[0].text = "横排的页眉"
        document.add_table(2, 2, "Table Grid").cell(0, 0).text = f"{name}的表"
    stream = io.BytesIO()
    document.save(stream)
    return _with_footnotes(stream.getvalue(), f"{name}的注")


def _marked(paragraph: Paragraph, name: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), "7")
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)
    paragraph._p.append(end)


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    for kind in ("begin", code, "separate", "", "end"):
        run = paragraph.add_run("" if kind else shown)._r
        if kind == code:
            run.append(parse_xml(f"<w:instrText {nsdecls('w')} xml:space='preserve'> {code} </w:instrText>"))
        elif kind:
            run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _linked(paragraph: Paragraph, address: str, shown: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    identity = paragraph.part.relate_to(address, kind, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{identity}"/>')
    paragraph._p.append(link)
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{shown}</w:t></w:r>"))


def _with_footnotes(package: bytes, note: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdN" Type="{_KIND}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", relation.encode())
            target.writestr(name, content)
        target.writestr("word/footnotes.xml", FOOTNOTES.replace("NOTE", note))
    return stream.getvalue()


def restyled(package: bytes, old: bytes, new: bytes) -> bytes:
    """The same document with another text in its styles, as Word leaves it when somebody changes one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                assert re.search(old, content)
                content = re.sub(old, new, content)
            target.writestr(name, content)
    return stream.getvalue()
