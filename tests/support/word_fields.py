"""Fields of Word, runs and controls made in code, for the tests of templates of other people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:instrText xml:space="preserve">{escaped}</w:instrText></w:r>'


def complex_field(*codes: str, result: str = "旧") -> str:
    """A field whose code stands in pieces: a piece in XML, as another field is, stays what it is."""
    pieces = "".join(each if each.startswith("<w:") else code(each) for each in codes)
    return mark("begin") + pieces + mark("separate") + run(result, "<w:b/>") + mark("end")


def simple_field(instruction: str, result: str = "旧") -> str:
    return f'<w:fldSimple w:instr="{instruction}">{run(result)}</w:fldSimple>'


def document_of(*paragraphs: str, files: Mapping[str, str] | None = None) -> bytes:
    """A .docx of paragraphs given as the XML in them; other files of the package are put in or replaced."""
    document = docx.Document()
    for inner in paragraphs:
        namespaces = nsdecls("w", "r") + ' xmlns:v="urn:schemas-microsoft-com:vml"'
        document.element.body.insert(-1, parse_xml(f"<w:p {namespaces}>{inner}</w:p>"))
    stream = io.BytesIO()
    document.save(stream)
    return with_files(stream.getvalue(), files or {})


def with_files(package: bytes, files: Mapping[str, str]) -> bytes:
    """The package with these files; a text that begins with + goes in before the end of the file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in [*old.namelist(), *(set(files) - set(old.namelist()))]:
            content = old.read(name).decode("utf-8", "surrogateescape") if name in old.namelist() else ""
            given = files.get(name, content)
            if given.startswith("+"):
                start, slash, end = content.rpartition("</")
                given = start + given[1:] + slash + end
            new.writestr(name, given.encode("utf-8", "surrogateescape"))
    return stream.getvalue()


def part_of(package: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode() if name in archive.namelist() else ""
