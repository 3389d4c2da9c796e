"""A .docx as a manuscript: body, tables and text boxes in their order, numbers counted, changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.importing.manuscript import (
    LINE_BREAK,
    MOST_PARAGRAPHS,
    Aside,
    Block,
    Manuscript,
    Paragraph,
    clean,
    clean_lines,
    too_large,
    too_long,
    too_many,
)
from docgen.importing.word_beside import remarks_on, texts_beside
from docgen.importing.word_grid import NO_PLACE_YET, word_table
from docgen.importing.word_numbering import Numbering, read_numbering
from docgen.importing.word_text import TextRun, boxes_in, lead_length, pieces_of
from docgen.reading.bounds import LARGEST_YAML, LONGEST_LINE
from docgen.word.opening import PackageRefused, open_package
from docgen.word.styles import Styles, read_styles
from docgen.word.tree import Broken, accepted, is_on, number_of, tree_of, value_of
from docgen.word.xml_names import MAIN_DOCUMENT, NUMBERING, STYLES, Element, qn

OUR_STYLES = {"公文标题", "公文正文", "三级标题字", "附件说明", "成文日期"}
"""A document with all of these is docgen's, or a Word file made from its template."""


def read_word(data: bytes, name: str) -> Manuscript | Diagnostic:
    """Read a .docx; `name` is what messages call it. What could harm is refused, as in a template."""
    nowhere = Place(Source(name))
    try:
        return _read(open_package(data).xml, name)
    except PackageRefused as refusal:
        return error(refusal.code, nowhere, refusal.message, refusal.hint)
    except Broken as broken:
        message = f"文件已损坏（部件 {broken} 不是完整的 XML）"
        return error("T504", nowhere, message, "请用 Word 或 WPS 打开修复后另存一份")
    # lxml reads what is nested thousands deep; the walk through it is recursive.
    except RecursionError:
        return error(
            "I903", nowhere, "文件里一层套一层，套得太深了，没有读", "请在 Word 里另存为纯文本（.txt）再导入"
        )


def _read(parts: Mapping[str, bytes], name: str) -> Manuscript | Diagnostic:
    root = tree_of(parts, MAIN_DOCUMENT)
    # Counted before anything is made of them: a hostile file has millions.
    if root is not None and sum(1 for _ in root.iter(qn("p"))) > MOST_PARAGRAPHS:
        return too_many(name)
    styles = read_styles(parts.get(STYLES, b""))
    walk = _Walk(styles, read_numbering(tree_of(parts, NUMBERING)))
    body = None if root is None else root.find(qn("body"))
    blocks = list(walk.blocks(body)) if body is not None else []
    source = Source(name, tuple(_shown(block) for block in blocks))
    asides = (*texts_beside(parts), *walk.beside())
    said = tuple(remarks_on(root, Place(source))) if root is not None else ()
    is_ours = styles.by_name.keys() >= OUR_STYLES
    manuscript = Manuscript(source, _placed(blocks, source), asides, said, is_ours)
    return _fault(manuscript, parts) or manuscript


def _placed(blocks: Sequence[Block], source: Source) -> tuple[Block, ...]:
    return tuple(block._replace(place=Place(source, n, 1)) for n, block in enumerate(blocks, start=1))


def _shown(block: Block) -> str:
    """Return the line that messages quote for a block: a paragraph, or the first row of a table."""
    if isinstance(block, Paragraph):
        return block.whole
    return " │ ".join(block.rows[0]) if block.rows else ""


def _fault(manuscript: Manuscript, parts: Mapping[str, bytes]) -> Diagnostic | None:
    """Tell why a file of such a text cannot become a plan."""
    if not any(text.strip() for text in manuscript.texts):
        return _without_text(Place(manuscript.source), parts)
    if sum(len(text.encode()) for text in manuscript.texts) > LARGEST_YAML:
        return too_large(manuscript.source.name)
    endless = next((n for n, block in enumerate(manuscript.blocks, 1) if _longest(block) > LONGEST_LINE), 0)
    return too_long(Place(manuscript.source, endless, 1)) if endless else None


def _without_text(place: Place, parts: Mapping[str, bytes]) -> Diagnostic:
    if any(name.startswith("word/media/") for name in parts) or _has_pictures(parts):
        message = "这个文件里没有文字，只有图片（可能是扫描件）"
        return error("I904", place, message, "扫描件请先用文字识别软件转成文字")
    return error("I904", place, "这个文件是空的，没有文字", "检查是不是选错了文件")


def _longest(block: Block) -> int:
    return max(map(len, [block.text] if isinstance(block, Paragraph) else block.texts or [""]))


def _has_pictures(parts: Mapping[str, bytes]) -> bool:
    return re.search(rb"<(?:pic:pic|v:imagedata|w:drawing)\b", parts[MAIN_DOCUMENT]) is not None


class _Walk:
    """Through a body in reading order; numbering counts on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self._blanks = 0
        self._held: list[TextRun] = []
        """Text of a paragraph whose mark was deleted: it goes on in the next."""
        self._beside: list[Aside] = []

    def beside(self) -> list[Aside]:
        """Return the text that Word does not show, or shows above a line; each kind together."""
        return sorted((aside for aside in self._beside if aside.text), key=lambda aside: aside.what)

    def blocks(self, container: Element) -> Iterator[Block]:
        """Yield its paragraphs and tables; text boxes follow the paragraph they are anchored in."""
        for child in accepted(container):
            if child.tag == qn("p"):
                yield from self._paragraph(child)
                for box in boxes_in(child):
                    yield from self.blocks(box)
            elif child.tag == qn("tbl"):
                yield from self._table(child)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        pieces = [*self._held, *self._visible(element)]
        self._held = []
        if element.find("/".join(map(qn, ("pPr", "rPr", "del")))) is not None:
            # The paragraph mark is deleted by a tracked change: Word joins the text to the next paragraph.
            self._held = pieces
            return
        text = "".join(piece.text for piece in pieces)
        if not text.strip():
            self._blanks += 1
            return
        blanks, self._blanks = self._blanks, 0
        number = self._number(element)
        lines = _lines(text, number, self._formatted(element, pieces))
        yield from (line._replace(blanks=0 if n else blanks) for n, line in enumerate(lines))

    def _formatted(self, element: Element, pieces: Sequence[TextRun]) -> Paragraph:
        """Return a paragraph without text that has the look and the level of this one."""
        style = self.styles.inherited(value_of(element, "pPr/pStyle"))
        outline = value_of(element, "pPr/outlineLvl")
        level = number_of(outline, 9) + 1 if outline else style.outline or 0
        return Paragraph(
            "",
            NO_PLACE_YET,
            outline=level if level <= 9 else 0,  # ECMA-376: an outlineLvl of 9 means none
            style=style.name,
            lead=lead_length(pieces),
            is_bold=bool(style.is_bold) or all(piece.mark or not piece.text.strip() for piece in pieces),
            alignment=value_of(element, "pPr/jc") or style.alignment or "",
        )

    def _visible(self, element: Element) -> Iterator[TextRun]:
        for piece in pieces_of(element, self.styles):
            if piece.beside:
                self._beside.append(Aside(piece.beside, clean(piece.text)))
            else:
                yield piece

    def _number(self, element: Element) -> str:
        style_id = value_of(element, "pPr/pStyle")
        style = self.styles.inherited(style_id)
        own = value_of(element, "pPr/numPr/numId")
        identity = own or style.numbering or ""
        level = value_of(element, "pPr/numPr/ilvl")
        # The level of a list is tied to the paragraph style, where the paragraph itself names none.
        if not level and not own:
            return self.numbering.next_number(
                identity, self.numbering.level_of_style(identity, style_id, style.level or 0)
            )
        return self.numbering.next_number(identity, number_of(level, style.level or 0))

    def _table(self, table: Element) -> Iterator[Block]:
        """Yield a table; of one that is a mere frame (a single column) yield the paragraphs."""
        rows = _cells_of(table)
        if max(map(len, rows), default=0) > 1:
            yield word_table(rows, _heads_of(table), self._cell)
            return
        for row in rows:
            for cell in row:
                yield from self.blocks(cell)

    def _cell(self, cell: Element) -> str:
        blocks = list(self.blocks(cell))
        text = ""
        for block in blocks:
            lines = [block.whole] if isinstance(block, Paragraph) else block.texts
            mark = LINE_BREAK if isinstance(block, Paragraph) and block.goes_on else "\n"
            text += "".join(mark + clean(line) for line in lines)
        return text[1:]


def _cells_of(table: Element) -> list[list[Element]]:
    """Return the cells by row, without the rows that a tracked change has deleted."""
    rows = [row for row in accepted(table) if row.tag == qn("tr") and not is_on(row, "trPr/del")]
    return [[cell for cell in accepted(row) if cell.tag == qn("tc")] for row in rows]


def _heads_of(table: Element) -> int:
    """The rows that Word repeats on each page."""
    rows = (row for row in table if row.tag == qn("tr"))
    return sum(1 for _ in takewhile(lambda row: is_on(row, "trPr/tblHeader"), rows))


def _lines(text: str, number: str, like: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph for each line typed in one (Shift+Enter); number and lead belong to the first."""
    lead, first = like.lead, True
    for line in clean_lines(text):
        stripped = line.strip(" \u3000\u00a0\t")
        if stripped:
            indent = len(line) - len(line.lstrip(" \u3000\u00a0\t"))
            own = min(max(lead - indent, 0), len(stripped))
            yield like._replace(text=stripped, number=number if first else "", lead=own, goes_on=not first)
            first = False
        lead = max(0, lead - len(line) - 1)
