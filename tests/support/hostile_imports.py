"""Files that `docgen import` may be given by mistake or by malice, and what must become of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hostile_cases import HARMLESS, REFUSED, Case, bombed, laughs, repacked, word, workbook

W = b"xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def _file(name: str, make: Callable[[], bytes]) -> Callable[[], Mapping[str, bytes]]:
    return lambda: {f"plans/{name}": make()}


def _case(name: str, file: str, make: Callable[[], bytes], words: str = "") -> Case:
    command = ("import", f"plans/{file}", "--year", "2024")
    return Case("import", name, _file(file, make), command, REFUSED if words else HARMLESS, words)


def _nested(depth: int) -> bytes:
    """Tables in tables."""
    inner = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    for _ in range(depth):
        inner = b"<w:tbl><w:tr><w:tc/><w:tc>" + inner + b"</w:tc></w:tr></w:tbl>"
    return inner


def _with(body: bytes) -> bytes:
    """A Word file with something more in its body."""

    def change(old: bytes) -> bytes:
        return old.replace(b"<w:body>", b"<w:body>" + body)

    return repacked(word("甲"), {"word/document.xml": change})


def _pictures() -> bytes:
    body = b"<w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body>"
    document = b"<w:document " + W + b">" + body + b"</w:document>"
    return repacked(word(), {"word/document.xml": document, "word/media/image1.png": b"\x89PNG"})


def _document(content: bytes) -> bytes:
    return bombed("word/document.xml", content)["证书.docx"]


def _lists(count: int) -> bytes:
    """So many lists, each of which points to another list's pattern."""
    pattern = b"<w:abstractNum w:abstractNumId='%d'><w:numStyleLink w:val='a%d'/></w:abstractNum>"
    one = b"<w:num w:numId='%d'><w:abstractNumId w:val='%d'/></w:num>"
    many = b"".join(form % (n, n) for form in (pattern, one) for n in range(count))
    numbering = b"<w:numbering " + W + b">" + many + b"</w:numbering>"
    return repacked(word("甲"), {"word/numbering.xml": numbering})


IMPORTS = [
    _case("an empty text", "计划.txt", bytes, "是空的"),
    _case("a text of blanks", "计划.txt", " \n\u3000\t\n".encode, "是空的"),
    _case("an empty .docx", "计划.docx", bytes, "是空的"),
    _case("a .docx without text", "计划.docx", word, "是空的"),
    _case("a .docx of pictures", "计划.docx", _pictures, "只有图片"),
    _case("half a .docx", "计划.docx", lambda: word("甲")[:500], "不是 .docx"),
    _case("a text called .docx", "计划.docx", "标题".encode, "不是 .docx"),
    _case("a workbook called .docx", "计划.docx", lambda: workbook(["a"]), "不是 Word 文档"),
    _case(
        "a zip bomb", "计划.docx", lambda: bombed("word/x.xml", b" " * 40_000_000)["证书.docx"], "大得不正常"
    ),
    _case("a billion laughs", "计划.docx", lambda: _document(laughs() + b"<x>&j;</x>"), "外部实体"),
    _case("XML that breaks off", "计划.docx", lambda: _document(b"<w:document"), "已损坏"),
    _case("XML of another sort", "计划.docx", lambda: _document(b"<x/>"), "是空的"),
    _case("tables in tables", "计划.docx", lambda: _with(_nested(60))),
    _case("100,000 elements deep", "计划.docx", lambda: _with(b"<w:sdt>" * 100_000), "已损坏"),
    _case("100,000 paragraphs", "计划.docx", lambda: _with(b"<w:p/>" * 100_000), "超过 2 万段"),
    _case("300,000 runs", "计划.docx", lambda: _with(b"<w:p>" + b"<w:r/>" * 300_000 + b"</w:p>")),
    _case("100,000 lists", "计划.docx", lambda: _lists(100_000)),
    _case("an endless paragraph", "计划.docx", lambda: word("甲" * 200_000), "超过 10 万字"),
    _case("50 MB of text", "计划.txt", lambda: "甲乙丙。\n".encode() * 4_000_000, "超过 5 MB"),
    _case("one endless line", "计划.txt", lambda: "甲".encode() * 300_000, "超过 10 万字"),
    _case("190,000 lines", "计划.txt", lambda: "甲\n".encode() * 190_000, "超过 2 万段"),
    _case("2,900 headings", "计划.txt", lambda: "".join(f"一、甲{n}\n乙。\n" for n in range(2_900)).encode()),
    _case("brackets alone", "计划.txt", lambda: (b"[,{" * 10_000 + b"\n") * 10, "20 万"),
    _case("blanks within a line", "计划.txt", lambda: "甲{}乙\n".format(" " * 90_000).encode()),
    _case("brackets within a line", "计划.txt", ("（责任人：" * 15_000 + "\n").encode),
    _case("a program called .txt", "计划.txt", lambda: b"\x7fELF" + bytes(range(256)) * 400, "不是文本"),
    _case("a PDF called .txt", "计划.txt", lambda: b"%PDF-1.7\n" + b"x" * 100, "PDF"),
    _case("a text called .doc", "计划.doc", "标题".encode, "不是真正的 .doc"),
    _case("YAML in a text", "计划.txt", "标题: &a [*a]\n- 内容: |\n  # 甲\n".encode),
    _case("Jinja in a text", "计划.txt", lambda: b"{{ 7*7 }}{% raw %}\n"),
]
