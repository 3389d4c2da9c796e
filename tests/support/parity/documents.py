"""Templates as people make them: pages of python-docx with paragraphs and tables as Word writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from lxml import etree

from docgen.word.xml_names import NAMESPACES

ALL = {
    **NAMESPACES,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in ALL.items())


def run(text: str, letters: str = "", **attributes: str) -> str:
    """A run as Word saves it; `letters` are the children of its rPr."""
    properties = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    written = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return f'<w:r{written}>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph; a text without `<` is a run of its own."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell; a text without `<` is a paragraph of its own."""
    inner = "".join(piece if piece.startswith("<") else p(piece) for piece in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str) -> str:
    """A row; a text without `<` is a cell of its own."""
    return f"<w:tr>{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    """A table with columns of 2000 twips."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def page(
    *blocks: str, header: str = "", footer: str = "", title: str = "", links: Mapping[str, str] | None = None
) -> bytes:
    """A .docx with these blocks; headers and footers take blocks too, `links` are addresses by their id."""
    document = docx.Document()
    document.core_properties.title = title
    section = document.sections[0]
    for story, content in ((section.header, header), (section.footer, footer)):
        if content:
            story.is_linked_to_previous = False
            story._element[:] = list(_parsed(content))
    for identity, address in (links or {}).items():
        document.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.HYPERLINK, address)
        relation = next(each for each in document.part.rels.values() if each._target == address)
        blocks = tuple(block.replace(f'r:id="{identity}"', f'r:id="{relation.rId}"') for block in blocks)
    body = document.element.body
    for element in _parsed("".join(blocks)):
        body.insert(len(body) - 1, element)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document of python-docx."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_footnotes(document: bytes, *notes: str) -> bytes:
    """The same document with footnotes, numbered from 1."""
    content = "".join(
        f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relation = (
        f'<Relationship Id="rIdNotes" Type="{RELATIONSHIP_TYPE.FOOTNOTES}" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    changes = {
        "[Content_Types].xml": ("</Types>", override),
        "word/_rels/document.xml.rels": ("</Relationships>", relation),
    }
    new = {"word/footnotes.xml": f"<w:footnotes {DECLARED}>{content}</w:footnotes>"}
    return changed(document, changes, new)


def changed(document: bytes, changes: Mapping[str, tuple[str, str]], new: Mapping[str, str]) -> bytes:
    """The same document with a text replaced in some of its files, and with new files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(buffer, "w") as archive:
        for name in old.namelist():
            before, after = changes.get(name, ("", ""))
            content = old.read(name)
            archive.writestr(name, content.decode().replace(before, after) if before else content)
        for name, text in new.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _parsed(blocks: str) -> list[etree._Element]:
    return list(parse_xml(f"<w:body {DECLARED}>{blocks}</w:body>"))
