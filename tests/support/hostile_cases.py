"""Files that nobody types: what an office may be sent, or be given by mistake, and what must become of it.

`tests/commands/test_hostile_input.py` runs each; `benchmarks/hostile.py` prints them as a table.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

import docx
from openpyxl import Workbook

TOLD, REFUSED, HARMLESS = "told at its place", "refused", "harmless"
WARNED = "told at its place, and read without it"
CHECK = ("check", "2023")
PLAN = ("plan", "2023")
NEW = ("new", "2024")
MINUTES = ("minutes", "2023", "--dry-run")
TEMPLATES = ("templates", "check")
FILL = ("fill", "证书.docx")
A_CARD = ("{{ 姓名 }}同志",)


class Case(NamedTuple):
    """One hostile thing: the files that it lies in, the command that meets it, what must become of it."""

    family: str
    name: str
    files: Callable[[], Mapping[str, bytes]]
    command: tuple[str, ...]
    fate: str
    words: str = ""
    """What the user must read; of what is harmless, what the summary says."""

    @property
    def is_small(self) -> bool:
        """Whether it is about what is written, not about how much of it."""
        return self.family in ("YAML", "names") and sum(map(len, self.files().values())) < 100_000


def word(*lines: str) -> bytes:
    """A template with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(package: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The same package with some parts replaced, changed or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            change = parts.get(name, old.read(name))
            new.writestr(name, change(old.read(name)) if callable(change) else change)
        for name, content in parts.items():
            if name not in old.namelist() and not callable(content):
                new.writestr(name, content)
    return stream.getvalue()


def template(*lines: str, **parts: bytes | Callable[[bytes], bytes]) -> Mapping[str, bytes]:
    """A template for `docgen fill`, hostile or not, with a harmless table."""
    made = repacked(word(*(lines or A_CARD)), {name.replace("__", "/"): part for name, part in parts.items()})
    return {"证书.docx": made, "名单.csv": "姓名\n张伟\n".encode()}


def bombed(part: str, content: bytes | Callable[[bytes], bytes]) -> Mapping[str, bytes]:
    """The same with one part of the package changed."""
    return {**template(), "证书.docx": repacked(word(*A_CARD), {part: content})}


def table(name: str, data: bytes) -> Mapping[str, bytes]:
    """A hostile table for a harmless template."""
    return {"证书.docx": word(*A_CARD), name: data}


def workbook(*rows: list[object]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SHEET, STYLES, LIST = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
TEXTS, TYPES = "xl/sharedStrings.xml", "[Content_Types].xml"
TYPE_OF_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def sheet(before: bytes, more: bytes, part: str = SHEET) -> Mapping[str, bytes]:
    """A workbook with something more before the end of one of its elements."""
    made = repacked(workbook(["姓名"], ["张伟"]), {part: lambda old: old.replace(before, more + before)})
    return table("名单.xlsx", made)


def rows(more: bytes) -> Mapping[str, bytes]:
    """A workbook with more rows."""
    return sheet(b"</sheetData>", more)


def texts(content: bytes) -> Mapping[str, bytes]:
    """A workbook with other texts of cells."""
    made = repacked(
        workbook(["姓名"], ["张伟"]),
        {
            TYPES: lambda old: old if b"sharedStrings" in old else old.replace(b"</Types>", TYPE_OF_TEXTS),
            TEXTS: b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + content
            + b"</sst>",
        },
    )
    return table("名单.xlsx", made)


def laughs(levels: int = 9) -> bytes:
    """The declaration of an entity that unpacks to gigabytes, j."""
    grown = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(levels))
    return b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + grown + b"]>"


def plan(text: Callable[[], str | bytes]) -> Callable[[], Mapping[str, bytes]]:
    """A plan.yaml of this text, which is made when it is needed: it may be large."""

    def files() -> Mapping[str, bytes]:
        made = text()
        return {"plans/2023/plan.yaml": made.encode() if isinstance(made, str) else made}

    return files


def minutes(text: Callable[[], str]) -> Callable[[], Mapping[str, bytes]]:
    """A minutes.yaml of this text."""
    return lambda: {"plans/2023/minutes.yaml": text().encode()}


def record(subject: str) -> Callable[[], Mapping[str, bytes]]:
    """A minutes.yaml of one record with this subject."""
    head = "会议:\n  - 类型: 支委会\n    支部: 第一支部\n    日期: 2023-04-03\n"
    return minutes(lambda: f"{head}    主题: {subject}\n")


def person(name: str) -> Callable[[], Mapping[str, bytes]]:
    """A table with one name."""
    return lambda: table("名单.csv", f"姓名\n{name}\n".encode())


ALIASES = "a: &a [甲, 甲]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
)

YAML = [
    Case("YAML", "alias bomb of 24 doublings", plan(lambda: ALIASES), CHECK, TOLD, "内容不能以“&”开头"),
    Case(
        "YAML",
        "100 brackets in one another",
        plan(lambda: "标题: " + "[" * 100 + "]" * 100),
        CHECK,
        TOLD,
        "一层套一层",
    ),
    Case(
        "YAML",
        "100 levels of indentation",
        plan(lambda: "".join(f"{'  ' * n}甲:\n" for n in range(100))),
        CHECK,
        TOLD,
        "一层套一层",
    ),
    Case("YAML", "100 dashes in one line", plan(lambda: "- " * 100 + "甲\n"), CHECK, TOLD, "一层套一层"),
    Case(
        "YAML", "50 MB of one line", plan(lambda: "标题: " + "甲" * 17_000_000), CHECK, REFUSED, "超过 5 MB"
    ),
    Case("YAML", "50 MB of lines", plan(lambda: "标题: 甲\n" * 4_200_000), CHECK, REFUSED, "超过 5 MB"),
    Case(
        "YAML",
        "50 MB of minutes",
        minutes(lambda: "会议:\n" + "  - 类型: 党课\n" * 2_500_000),
        MINUTES,
        REFUSED,
        "超过 40 MB",
    ),
    Case("YAML", "50 MB of NUL", plan(lambda: b"\0" * 50_000_000), PLAN, REFUSED, "超过 5 MB"),
    Case(
        "YAML",
        "5 MB of one line",
        plan(lambda: "标题: " + "甲" * 1_600_000),
        CHECK,
        TOLD,
        "这一行超过 10 万字",
    ),
    Case("YAML", "5 MB of line breaks", plan(lambda: "\n" * 4_900_000), CHECK, REFUSED, "超过 20 万"),
    Case(
        "text",
        "60,000 paragraphs of half-width marks",
        plan(lambda: "导语: |\n" + "  一是学习,二是检查;\n" * 60_000),
        CHECK,
        TOLD,
        "Z03",
    ),
    Case(
        "text",
        "70,000 titles with a slip",
        plan(lambda: "导语: |\n" + ("  " + "《中国共产党支部工作条列》" * 7_000 + "\n") * 10),
        CHECK,
        TOLD,
        "Z03",
    ),
    Case("YAML", "5 MB of brackets", plan(lambda: "标题: " + "[" * 4_900_000), CHECK, REFUSED, "超过 20 万"),
    Case("YAML", "190,000 unclosed brackets", plan(lambda: "甲: [\n" * 95_000), CHECK, TOLD, "1000 处"),
    Case("YAML", "190,000 unclosed quotes", plan(lambda: '甲: "乙\n' * 190_000), CHECK, TOLD, "1000 处"),
    Case(
        "YAML",
        "190,000 keys of no model",
        plan(lambda: "".join(f"键{n}: 甲\n" for n in range(190_000))),
        CHECK,
        TOLD,
        "处，先改好上面这些",
    ),
    Case("YAML", "190,000 times the same key", plan(lambda: "标题: 甲\n" * 190_000), CHECK, TOLD, "写了两次"),
    Case(
        "YAML",
        "190,000 empty records",
        minutes(lambda: "会议:\n" + "  -\n" * 190_000),
        MINUTES,
        HARMLESS,
        "没有生成文件",
    ),
    Case("YAML", "190,000 zero-width lines", plan(lambda: "甲: \u200b\n" * 190_000), CHECK, TOLD, "1000 处"),
    Case(
        "YAML",
        "65,000 items of the schedule",
        plan(lambda: "日程安排:\n" + "  - 事项: 甲\n    日期: 2023-03-08\n" * 65_000),
        PLAN,
        TOLD,
        "超过 3000 项",
    ),
    Case(
        "YAML",
        "150 tasks in one plan",
        plan(lambda: "重点任务:\n" + "  - 标题: 甲\n    内容: 乙\n" * 150),
        PLAN,
        HARMLESS,
        "已写入 1 个",
    ),
    Case("YAML", "bytes of no encoding", plan(lambda: b"\xff\xfe\xfa" * 1000), CHECK, TOLD, "Y1"),
    Case("YAML", "a key of 100,000 characters", plan(lambda: f"{'甲' * 99_000}: 乙\n"), CHECK, TOLD, "K303"),
    Case(
        "YAML",
        "a folder in its place",
        lambda: {"plans/2023/plan.yaml/x": b""},
        CHECK,
        REFUSED,
        "这是一个文件夹",
    ),
    Case(
        "YAML",
        "tags of Python objects",
        plan(lambda: "标题: !!python/object/apply:os.system [ls]\n"),
        CHECK,
        TOLD,
        "内容不能以“!”开头",
    ),
    Case("YAML", "XML-forbidden characters", plan(lambda: "标题: 甲\x07乙\n"), CHECK, TOLD, "看不见的字符"),
    Case(
        "YAML",
        "an escape of such a character",
        plan(lambda: '标题: "甲\\x07乙"\n'),
        CHECK,
        TOLD,
        "不是原样的两个字符",
    ),
    Case(
        "YAML",
        "bidi and zero-width characters",
        plan(lambda: "标题: 甲\u202e乙\u200b\n"),
        CHECK,
        WARNED,
        "看不见的字符",
    ),
    Case(
        "YAML",
        "half a surrogate pair",
        plan(lambda: '标题: "甲\\ud800乙"\n'),
        CHECK,
        TOLD,
        "不是原样的两个字符",
    ),
    Case(
        "YAML",
        "Jinja in a text",
        plan(lambda: "标题: \"{{ ''.__class__.__mro__ }}{% for x in range(9) %}\"\n"),
        PLAN,
        HARMLESS,
        "已写入 1 个",
    ),
]

NAMES = (
    [
        Case("names", f"a subject “{shown}”", record(typed), MINUTES, HARMLESS, "将写入 1 个")
        for shown, typed in {
            "../../x": "../../x",
            "CON": "CON",
            "a/b": "a/b",
            "C:\\x": "'C:\\x'",
            "300 characters": "研" * 300,
            "of dots": "'...'",
        }.items()
    ]
    + [
        Case(
            "names",
            f"fill: a name “{shown}”",
            person(typed),
            (*FILL, "名单.csv"),
            HARMLESS,
            "已写入 1 个",
        )
        for shown, typed in {
            "../../x": "../../x",
            "/etc/passwd": "/etc/passwd",
            "CON": "CON",
            "NUL.docx": "NUL.docx",
            "a/b": "a/b",
            "300 characters": "研" * 300,
            "bidi": "甲\u202excod.exe",
            "zero-width": "甲\u200b\u200d\ufeff",
            "control": "甲\x07\x0b\x1b[31m乙",
            "Jinja": "{{ 7*7 }}{% raw %}",
        }.items()
    ]
    + [
        Case(
            "names",
            "fill --name leading outside",
            lambda: table("名单.csv", "姓名\n张伟\n".encode()),
            (*FILL, "名单.csv", "--name", "../../{姓名}"),
            HARMLESS,
            "已写入 1 个",
        ),
        Case(
            "names",
            "a roster leading outside",
            lambda: {"plans/organization.yaml": "单位: 甲\n花名册: ../../etc/passwd\n".encode()},
            CHECK,
            TOLD,
            "没有找到花名册",
        ),
    ]
)

EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
REMOTE = (
    b'<Relationship Id="rId99" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://example.invalid/x.png" TargetMode="External"/></Relationships>'
)
FILLED = (*FILL, "名单.csv")
WORD = [
    Case(
        "templates",
        "a zip bomb",
        lambda: bombed("word/bomb.xml", b" " * 40_000_000),
        FILLED,
        REFUSED,
        "大得不正常",
    ),
    Case(
        "templates",
        "a zip bomb of styles",
        lambda: bombed("word/styles.xml", b"<a>" * 9_000_000),
        FILLED,
        REFUSED,
        "T50",
    ),
    Case(
        "templates",
        "elements nested by the million",
        lambda: bombed("word/document.xml", b"<a>" * 5_000_000),
        FILLED,
        REFUSED,
        "T50",
    ),
    Case(
        "templates",
        "styles nested by the million",
        lambda: bombed("word/styles.xml", b"<style>" + b"<a>" * 4_000_000),
        FILLED,
        REFUSED,
        "T50",
    ),
    Case(
        "templates",
        "a billion laughs",
        lambda: bombed("word/document.xml", laughs() + b"<x>&j;</x>"),
        FILLED,
        REFUSED,
        "外部实体",
    ),
    Case(
        "templates",
        "a billion laughs in the styles",
        lambda: bombed("word/styles.xml", laughs() + b"<x>&j;</x>"),
        FILLED,
        REFUSED,
        "外部实体",
    ),
    Case(
        "templates",
        "an external entity",
        lambda: bombed("word/header9.xml", EXTERNAL),
        FILLED,
        REFUSED,
        "外部实体",
    ),
    Case("templates", "macros", lambda: bombed("word/vbaProject.bin", b"x"), FILLED, REFUSED, "宏"),
    Case(
        "templates",
        "an absolute path in the zip",
        lambda: bombed("/etc/passwd", b"x"),
        FILLED,
        REFUSED,
        "文件之外",
    ),
    Case(
        "templates",
        "a path that climbs in the zip",
        lambda: bombed("../../x", b"x"),
        FILLED,
        REFUSED,
        "文件之外",
    ),
    Case(
        "templates",
        "a remote image",
        lambda: bombed("word/_rels/document.xml.rels", lambda old: old.replace(b"</Relationships>", REMOTE)),
        FILLED,
        REFUSED,
        "外面",
    ),
    Case(
        "templates",
        "110 MB",
        lambda: {**template(), "证书.docx": b"PK\x03\x04" + bytes(110 << 20)},
        FILLED,
        REFUSED,
        "100 MB",
    ),
    Case(
        "templates",
        "an old .doc",
        lambda: {**template(), "证书.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)},
        FILLED,
        REFUSED,
        "旧格式",
    ),
    Case(
        "templates",
        "Jinja that reaches for Python",
        lambda: template("{{ ''.__class__.__mro__ }}"),
        FILLED,
        TOLD,
        "T52",
    ),
    Case(
        "templates",
        "Jinja that includes a file",
        lambda: template("{% include '/etc/passwd' %}"),
        FILLED,
        TOLD,
        "T5",
    ),
    Case(
        "templates",
        "Jinja that never ends",
        lambda: template("{{ 姓名 }}{% for i in range(10**9) %}{% endfor %}"),
        FILLED,
        TOLD,
        "T5",
    ),
    Case(
        "templates", "Jinja that fills the memory", lambda: template("{{ 姓名 * 10**9 }}"), FILLED, TOLD, "T5"
    ),
    Case(
        "templates",
        "the office's own: a bomb",
        lambda: {"templates_docx/plan.docx": repacked(word("{{ 标题 }}"), {"word/x.xml": b" " * 40_000_000})},
        TEMPLATES,
        REFUSED,
        "大得不正常",
    ),
    Case(
        "templates",
        "the office's own: macros",
        lambda: {"templates_docx/plan.docx": repacked(word("{{ 标题 }}"), {"word/vbaProject.bin": b"x"})},
        PLAN,
        REFUSED,
        "宏",
    ),
]

XLSX = (*FILL, "名单.xlsx")
EXCEL = [
    Case(
        "spreadsheets",
        "a formula without a result",
        lambda: table("名单.xlsx", workbook(["姓名"], ['=HYPERLINK("http://x")'])),
        XLSX,
        TOLD,
        "公式",
    ),
    Case(
        "spreadsheets",
        "a formula to start a program",
        lambda: table("名单.csv", "姓名\n=cmd|' /C calc'!A0\n".encode()),
        FILLED,
        HARMLESS,
        "已写入 1 个",
    ),
    Case(
        "spreadsheets",
        "ten million empty rows",
        lambda: rows(b"<row/>" * 10_000_000),
        XLSX,
        HARMLESS,
        "已写入 1 个",
    ),
    Case(
        "spreadsheets",
        "a row of a number beyond Excel",
        lambda: rows(b'<row r="999999999999"><c><v>1</v></c></row>'),
        XLSX,
        HARMLESS,
        "已写入 1 个",
    ),
    Case(
        "spreadsheets",
        "two million cells in a row",
        lambda: rows(b"<row>" + b"<c><v>1</v></c>" * 2_000_000 + b"</row>"),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "two million cells",
        lambda: rows((b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>") * 20_000),
        XLSX,
        TOLD,
        "50 万格",
    ),
    Case(
        "spreadsheets",
        "five million texts",
        lambda: texts(b"<si><t>a</t></si>" * 5_000_000),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "a text of 90 MB",
        lambda: texts(b"<si><t>" + b"a" * 90_000_000 + b"</t></si>"),
        XLSX,
        HARMLESS,
        "已写入 1 个",
    ),
    Case(
        "spreadsheets",
        "ten million formats",
        lambda: sheet(b"</cellXfs>", b"<xf/>" * 10_000_000, STYLES),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "100,000 sheets",
        lambda: sheet(b"</sheets>", b'<sheet name="a" sheetId="2"/>' * 100_000, LIST),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "a bomb of 300 MB",
        lambda: table("名单.xlsx", repacked(workbook(["姓名"]), {"xl/x.bin": bytes(300_000_000)})),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "elements nested by the million",
        lambda: rows(b"<a>" * 5_000_000),
        XLSX,
        REFUSED,
        "太大",
    ),
    Case(
        "spreadsheets",
        "a billion laughs",
        lambda: table(
            "名单.xlsx", repacked(workbook(["姓名"]), {SHEET: laughs() + b"<worksheet>&j;</worksheet>"})
        ),
        XLSX,
        REFUSED,
        "打不开",
    ),
    Case(
        "spreadsheets",
        "an external entity",
        lambda: table("名单.xlsx", repacked(workbook(["姓名"]), {SHEET: EXTERNAL})),
        XLSX,
        REFUSED,
        "打不开",
    ),
    Case(
        "spreadsheets",
        "numbers beyond every calendar",
        lambda: rows(b'<row><c><v>1e999999</v></c><c s="1"><v>1e300</v></c></row>'),
        XLSX,
        REFUSED,
        "打不开",
    ),
    Case(
        "spreadsheets",
        "50 MB of commas",
        lambda: table("名单.csv", b"," * 50_000_000),
        FILLED,
        REFUSED,
        "超过 10 MB",
    ),
    Case(
        "spreadsheets",
        "10 MB of empty lines",
        lambda: table("名单.csv", "姓名\n张伟\n".encode() + b"\n" * 9_900_000),
        FILLED,
        TOLD,
        "超过 20000 行",
    ),
    Case(
        "spreadsheets",
        "a quote that never closes",
        lambda: table("名单.csv", '姓名\n张伟\n"'.encode() + b"a\n" * 4_000_000),
        FILLED,
        TOLD,
        "没有配对",
    ),
    Case(
        "spreadsheets",
        "bytes of no workbook",
        lambda: table("名单.xlsx", b"PK\x03\x04" + bytes(range(256)) * 40),
        XLSX,
        REFUSED,
        "打不开",
    ),
    Case(
        "spreadsheets",
        "YAML of 50 MB for fill",
        lambda: table("名单.yaml", "- {姓名: 甲}\n".encode() * 3_000_000),
        (*FILL, "名单.yaml"),
        REFUSED,
        "超过 5 MB",
    ),
]

LAST_YEAR = [
    Case("last year", "alias bomb of 24 doublings", plan(lambda: ALIASES), NEW, TOLD, "什么也没有写"),
    Case(
        "last year", "bytes of no encoding", plan(lambda: b"\xff\xfe\xfa" * 1000), NEW, TOLD, "什么也没有写"
    ),
    Case("last year", "50 MB of lines", plan(lambda: "标题: 甲\n" * 4_200_000), NEW, REFUSED, "超过 5 MB"),
    Case(
        "last year",
        "8,000 dates in one line",
        plan(lambda: "导语: " + "2023年3月8日、" * 8000),
        NEW,
        HARMLESS,
        "按规则改了 8014 处",
    ),
    Case(
        "last year",
        "2,900 items of one day",
        plan(lambda: "日程安排:\n" + "".join(f"  - 事项: 甲{n}\n    日期: 3.8\n" for n in range(2900))),
        NEW,
        HARMLESS,
        "3.8 → 3.6",
    ),
    Case(
        "last year",
        "a text over 20,000 lines",
        plan(lambda: "导语: |\n" + "  建党102周年，2023年是甲\n" * 20_000),
        NEW,
        HARMLESS,
        "102 → 103",
    ),
    Case(
        "last year",
        "a year of no man, and a month of none",
        plan(lambda: "导语: 9999年13月99日、0000年0月0日、〇〇〇〇年、第九百九十九个教师节\n"),
        NEW,
        HARMLESS,
        "13月",
    ),
]

CASES = [*YAML, *NAMES, *WORD, *EXCEL, *LAST_YEAR]
