"""Parts in another encoding are read, and go on in UTF-8; what cannot be read is told with its part."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.word.opening import PackageRefused, open_package, read_parts
from docgen.word.part_encoding import UnknownEncoding, in_utf8

DECLARATION = '<?xml version="1.0" encoding="{}"?>'
BODY = "<w:p><w:r><w:t>｛同志｝{{ 姓名 }}：镕·</w:t></w:r></w:p>"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f"<w:body>{BODY}<w:sectPr/></w:body></w:document>"
)


def changed(name: str, content: bytes) -> bytes:
    """A Word file with another part of that name."""
    buffer, plain = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return buffer.getvalue()


ENCODED = [
    ("GB2312", "gbk"),
    ("gb2312", "gb18030"),
    ("GBK", "gbk"),
    ("GB18030", "gb18030"),
    ("UTF-16", "utf-16"),
    ("utf-16", "utf-16-le"),
    ("UTF-16BE", "utf-16-be"),
    ("UTF-8", "utf-8"),
    ("utf-8", "utf-8-sig"),
]


@pytest.mark.parametrize(("declared", "encoding"), ENCODED)
def test_a_template_in_another_encoding_is_filled(declared: str, encoding: str) -> None:
    text = DOCUMENT.replace("｛同志｝", "同志")
    template = compile_template(
        changed("word/document.xml", (DECLARATION.format(declared) + text).encode(encoding)),
        "样本.docx",
        filters={},
    ).template
    assert template is not None
    made = render(template, {"姓名": "𠮷田"}).document
    assert docx.Document(io.BytesIO(made or b"")).paragraphs[0].text == "同志𠮷田：镕·"


@pytest.mark.parametrize(("declared", "encoding"), ENCODED)
@pytest.mark.parametrize("part", ["word/styles.xml", "docProps/custom.xml", "word/_rels/document.xml.rels"])
def test_a_part_that_is_only_copied_goes_on_in_utf_8(part: str, declared: str, encoding: str) -> None:
    content = read_parts(changed("a.bin", b""), lambda name: name == part).get(part, b"<a>x</a>")
    text = content.decode().partition("?>")[2] or "<a>x</a>"
    data = changed(part, (DECLARATION.format(declared) + text).encode(encoding))
    opened = open_package(data)
    assert opened.xml[part].removeprefix(b"\xef\xbb\xbf").decode().endswith(text)
    template = compile_template(data, "样本.docx", filters={}).template
    assert template is not None
    with zipfile.ZipFile(io.BytesIO(render(template, {}).document or b"")) as made:
        assert made.read(part) == opened.xml[part]


@pytest.mark.parametrize(
    "declared", ["UTF-7", "x-mac-chinese", "klingon", "utf-32", "", "rot13", "idna", "zip"]
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_an_encoding_that_is_not_known_is_told_with_part_and_mend(part: str, declared: str) -> None:
    data = changed(part, (DECLARATION.format(declared) + DOCUMENT).encode())
    (said,) = compile_template(data, "样本.docx", filters={}).diagnostics
    assert said.code == "T504"
    assert part in said.message
    assert f"（{declared.lower()}）" in said.message
    assert "另存" in said.hint


@pytest.mark.parametrize(
    "content",
    [
        (DECLARATION.format("UTF-16") + DOCUMENT).encode(),
        (DECLARATION.format("GBK") + DOCUMENT).encode() + b"\xff",
        b"\xff\xfe<\0a",
    ],
)
def test_a_part_that_is_not_in_the_encoding_it_says_is_told(content: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        in_utf8(content)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gbk"])
def test_declared_entities_are_seen_in_any_encoding(encoding: str) -> None:
    declared = "gbk" if encoding == "gbk" else "utf-16"
    text = DECLARATION.format(declared) + "<!DOCTYPE a [<!ENTITY b 'c'>]>" + DOCUMENT.replace("｛", "{")
    with pytest.raises(PackageRefused) as refused:
        open_package(changed("word/document.xml", text.encode(encoding)))
    assert refused.value.code == "T503"
