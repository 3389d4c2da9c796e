"""One plan in own words, put into Word files in the ways in which offices make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

TITLE = "青石镇中心小学党支部2024年工作计划"
UNIT = "中共青石镇中心小学支部委员会"
DATE = "2024年2月26日"
LEAD = "根据镇党委的部署，结合学校实际，制定本计划。"
CLOSING = "全体党员要对照本计划逐项落实，年底向党员大会报告。"

Heading = tuple[int, str]
BODY: tuple[Heading | str, ...] = (
    (1, "指导思想"),
    "坚持把政治建设摆在首位，以提高教育质量为中心，建设一支让家长放心的党员队伍。",
    (1, "重点任务"),
    (2, "把组织生活过实"),
    "支部按月排出组织生活的时间和内容，会前通知到人。",
    (3, "按时开会"),
    "支委会每月召开一次；党员大会每季度召开一次。会议记录当周整理完毕。",
    (3, "讲好党课"),
    "支部书记每学期讲一次党课，委员每人每年讲一次。",
    (2, "把党员作用亮出来"),
    "设立党员示范岗8个，学期末由师生评议。",
    (1, "组织保障"),
    (2, "明确分工"),
    "支部书记负总责，三名委员各管一块。",
    (2, "留好材料"),
    "每次活动后一周内把记录、照片交组织委员存档。",
)
OUTLINE = [
    "指导思想",
    "重点任务",
    "  把组织生活过实",
    "    按时开会",
    "    讲好党课",
    "  把党员作用亮出来",
    "组织保障",
    "  明确分工",
    "  留好材料",
]
WORDS = [TITLE, LEAD, *(part if isinstance(part, str) else part[1] for part in BODY), CLOSING, UNIT, DATE]

CHINESE = "一二三四五六七八九十"


class Made(NamedTuple):
    """A Word file, and every text that was put into it."""

    data: bytes
    texts: list[str]


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _frame(fill: Callable[[Document], None], *, title: bool = True, foot: bool = True) -> bytes:
    """Title and lead, what fills the middle, close and foot, all by hand."""
    document = docx.Document()
    if title:
        document.add_paragraph(TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(f"　　{LEAD}")
    fill(document)
    document.add_paragraph(f"　　{CLOSING}")
    if foot:
        document.add_paragraph(UNIT).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        document.add_paragraph(DATE).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return saved(document)


def _numbered(marks: Mapping[int, Callable[[int], str]]) -> Iterator[tuple[int, str]]:
    """The body with typed numbers: level (0 for text) and line."""
    counts = [0, 0, 0, 0]
    for part in BODY:
        if isinstance(part, str):
            yield 0, part
            continue
        level, heading = part
        counts[level] += 1
        counts[level + 1 :] = [0] * (3 - level)
        yield level, marks[level](counts[level]) + heading


OFFICIAL = {1: lambda n: f"{CHINESE[n - 1]}、", 2: lambda n: f"（{CHINESE[n - 1]}）", 3: lambda n: f"{n}."}
CARELESS = {1: lambda n: f"{CHINESE[n - 1]}、", 2: lambda n: f"({CHINESE[n - 1]}) ", 3: lambda n: f"{n}、"}
CHAPTERS = {
    1: lambda n: f"第{CHINESE[n - 1]}章　",
    2: lambda n: f"第{CHINESE[n - 1]}节 ",
    3: lambda n: f"（{n}）",
}
DECIMALS = {1: lambda n: f"{n}. ", 2: lambda n: f"（{n}）", 3: lambda n: f"{'①②③④⑤'[n - 1]}"}


def _by_hand(marks: Mapping[int, Callable[[int], str]]) -> Callable[[Document], None]:
    def fill(document: Document) -> None:
        for _, line in _numbered(marks):
            document.add_paragraph(f"　　{line}")

    return fill


def _run_in(document: Document) -> None:
    """Third headings in bold, their text behind them in the same paragraph."""
    waiting: Paragraph | None = None
    for level, line in _numbered(OFFICIAL):
        if level == 3:
            waiting = document.add_paragraph()
            waiting.add_run(f"{line}。").bold = True
        elif waiting is not None and level == 0:
            waiting.add_run(line)
            waiting = None
        else:
            document.add_paragraph(line)


def _with_heading_styles(document: Document) -> None:
    for part in BODY:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.add_heading(part[1], part[0])


def _with_bold_lines(document: Document) -> None:
    """No number, no style: the first headings stand out by bold letters alone; the rest is typed."""
    for level, line in _numbered(OFFICIAL):
        if level == 1:
            document.add_paragraph().add_run(line[2:]).bold = True
        else:
            document.add_paragraph(line)


LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}<w:suff w:val="nothing"/>'
    '<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
)
FORMS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def add_list(document: Document, forms=FORMS, styles=("", "", "")) -> str:
    """A multi-level list in numbering.xml; gives its id."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        LEVEL.format(level=n, form=form, text=text, style=f'<w:pStyle w:val="{style}"/>' if style else "")
        for n, ((form, text), style) in enumerate(zip(forms, styles, strict=True))
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    pattern = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{kind}{levels}</w:abstractNum>')
    numbering.insert(0, pattern)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    return "91"


def set_number(paragraph: Paragraph, identity: str, level: int) -> None:
    """Let Word number a paragraph as one of a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>')
    )


def _with_automatic_numbers(document: Document) -> None:
    identity = add_list(document)
    for part in BODY:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            set_number(document.add_paragraph(part[1]), identity, part[0] - 1)


def _with_numbered_styles(document: Document) -> None:
    """A list that belongs to the heading styles: nothing stands in the paragraphs but their style."""
    identity = add_list(document, styles=("Heading1", "Heading2", "Heading3"))
    for level in (1, 2, 3):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        inner = f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="{identity}"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))
    _with_heading_styles(document)


SCHEDULE = (
    ("时间", "工作内容", "责任人", "备注"),
    ("3月", "支部党员大会", "支部书记", ""),
    ("3月", "学雷锋志愿服务", "团队辅导员", "到敬老院"),
    ("每月", "支委会", "支部书记", ""),
    ("9月10日", "教师节座谈会", "工会主席", ""),
    ("期末", "民主评议党员", "组织委员", "会前谈心"),
)


def _with_a_schedule(document: Document) -> None:
    _by_hand(OFFICIAL)(document)
    document.add_paragraph("四、全年工作安排")
    table = document.add_table(len(SCHEDULE), 4)
    for row, texts in zip(table.rows, SCHEDULE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 0).text = "3月"


BOX = (
    '<w:r {ns}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{inner}'
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def add_box(document: Document, *lines: str) -> None:
    """A text box as Word writes it: in two versions of the same text."""
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document.add_paragraph()._p.append(parse_xml(BOX.format(ns=nsdecls("w"), inner=inner)))


def _in_boxes() -> bytes:
    document = docx.Document()
    add_box(document, TITLE)
    document.add_paragraph(LEAD)
    lines = [line for _, line in _numbered(OFFICIAL)]
    for line in lines[:7]:
        document.add_paragraph(line)
    add_box(document, *lines[7:])
    for line in (CLOSING, UNIT, DATE):
        document.add_paragraph(line)
    return saved(document)


GONE = "这句话已经删掉了。"


def _with_changes(document: Document) -> None:
    """Half of each text was inserted with changes tracked, and another sentence deleted."""
    for _, line in _numbered(OFFICIAL):
        paragraph, middle = document.add_paragraph(), len(line) // 2
        paragraph.add_run(line[:middle])
        facts = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'
        new = f"<w:ins {nsdecls('w')} {facts}><w:r><w:t>{line[middle:]}</w:t></w:r></w:ins>"
        old = f"<w:del {nsdecls('w')} {facts}><w:r><w:delText>{GONE}</w:delText></w:r></w:del>"
        paragraph._p.append(parse_xml(new))
        paragraph._p.append(parse_xml(old))


def _in_a_frame() -> bytes:
    """The whole paper in a table of one cell, as web pages come out of a browser."""
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = TITLE
    lines = [LEAD, *(line for _, line in _numbered(CARELESS)), CLOSING, UNIT, DATE]
    for line in lines:
        cell.add_paragraph(line)
    return saved(document)


def _with_line_breaks() -> bytes:
    """One paragraph after another typed with Shift+Enter and spaces, the foot too."""
    document = docx.Document()
    document.add_paragraph(TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph = document.add_paragraph()
    for line in [LEAD, *(line for _, line in _numbered(OFFICIAL)), CLOSING, UNIT, DATE]:
        paragraph.add_run(f"    {line}").add_break()
    return saved(document)


def _strict() -> bytes:
    """What Word saves as “Strict Open XML”: the same under other names."""
    made = _frame(_by_hand(OFFICIAL))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    return stream.getvalue()


WAYS: Mapping[str, Callable[[], bytes]] = {
    "typed numbers": lambda: _frame(_by_hand(OFFICIAL)),
    "careless numbers and narrow brackets": lambda: _frame(_by_hand(CARELESS)),
    "chapters": lambda: _frame(_by_hand(CHAPTERS)),
    "digits and circles": lambda: _frame(_by_hand(DECIMALS)),
    "run-in headings in bold": lambda: _frame(_run_in),
    "heading styles": lambda: _frame(_with_heading_styles),
    "automatic numbers": lambda: _frame(_with_automatic_numbers),
    "numbers of heading styles": lambda: _frame(_with_numbered_styles),
    "bold lines": lambda: _frame(_with_bold_lines),
    "text boxes": _in_boxes,
    "tracked changes": lambda: _frame(_with_changes),
    "a frame": _in_a_frame,
    "line breaks": _with_line_breaks,
    "strict": _strict,
    "a table of its schedule": lambda: _frame(_with_a_schedule),
}
"""How a file was made, and the file."""


def textual(marks: Mapping[int, Callable[[int], str]] = OFFICIAL) -> list[str]:
    """The plan as lines of text."""
    return [TITLE, LEAD, *(line for _, line in _numbered(marks)), CLOSING, UNIT, DATE]


def flat_odt() -> bytes:
    """The plan as a flat OpenDocument text, heading styles and all, for LibreOffice."""
    parts = [f"<text:p>{TITLE}</text:p><text:p>{LEAD}</text:p>"]
    for level, line in _numbered(OFFICIAL):
        parts.append(
            f'<text:h text:outline-level="{level}">{line}</text:h>' if level else f"<text:p>{line}</text:p>"
        )
    parts += [f"<text:p>{line}</text:p>" for line in (CLOSING, UNIT, DATE)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{''.join(parts)}</office:text></office:body></office:document>"
    ).encode()
