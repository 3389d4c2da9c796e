"""The body of a paper: sections become numbered headings and paragraphs (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from typing_extensions import NotRequired

from docgen.domain.words.headings import heading_number, without_number, without_stop
from docgen.models.titled_paper import HeadingForms
from docgen.reading.values.typed_tables import TableCell, is_table, parse_table

STYLES = ("一级标题", "二级标题", "三级标题", "四级标题")
BODY_STYLE = "正文"
DEEPEST = len(STYLES)

TABLE = "表格"

SizedColumn = TypedDict("SizedColumn", {"名称": str, "宽": float})
"""A column that asks for a width in 字."""

MergedCell = TypedDict("MergedCell", {"文字": str, "列数": int, "行数": int})
MergedTable = TypedDict("MergedTable", {"格": list[list[MergedCell | None]], "表头行数": int})
"""A table that somebody typed: its cells by row, None where another takes the place."""

Block = TypedDict(
    "Block",
    {
        "样式": str,
        "标题": str,
        "接排": bool,
        "文字": str,
        "末段": bool,
        "列": list[str | SizedColumn],
        "行": list[list[str]],
        "表格": NotRequired[MergedTable],
    },
)
"""A paragraph for the template: its style, its heading (numbered, may be empty), its text; or a table."""


class TextTable(NamedTuple):
    """A table in the text: its heads, its rows, and the width of its first column in 字 (0: as it comes)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_width: float = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading (empty for a bare sentence), its paragraphs and what stands below it.

    `level` is 1 to 4; it may skip a level below its parent (一、 then 1. is tolerated practice).
    """

    level: int
    title: str
    paragraphs: tuple[str, ...] = ()
    below: tuple[Passage, ...] = ()
    table: TextTable | None = None


def set_out(passages: Sequence[Passage], forms: HeadingForms) -> Iterator[Block]:
    """Number the passages of one level, each followed by what stands below it."""
    number = 0
    for passage in passages:
        number += not _is_bare_table(passage)
        mark = heading_number(passage.level, number)
        yield from _set_passage(passage, mark, runs_in=forms.runs_in(passage.level))
        yield from set_out(passage.below, forms)


def _is_bare_table(passage: Passage) -> bool:
    """Tell whether it begins with a table and has no heading: no number can stand before it."""
    return not without_number(passage.title) and any(map(is_table, passage.paragraphs[:1]))


def _set_passage(passage: Passage, mark: str, *, runs_in: bool) -> Iterator[Block]:
    style, first = STYLES[passage.level - 1], passage.paragraphs[:1]
    # A heading cannot run into a table.
    runs_in = runs_in and not (first and is_table(first[0]))
    title = without_number(passage.title)
    if _is_bare_table(passage):
        yield from paragraphs(first)
    elif not title:
        yield from paragraphs([mark + without_number(text) for text in first])
    elif runs_in:
        yield _block(style, heading=mark + _with_stop(title), runs_in=True, text="".join(first))
    else:
        yield _block(style, heading=mark + without_stop(title))
        yield from paragraphs(first)
    yield from paragraphs(passage.paragraphs[1:])
    if passage.table:
        yield table_block(passage.table)


def paragraphs(texts: Sequence[str]) -> Iterator[Block]:
    """Plain paragraphs of the body, and the tables among them."""
    return (_typed_table(text) if is_table(text) else _block(BODY_STYLE, text=text) for text in texts)


def _typed_table(text: str) -> Block:
    table = parse_table(text)
    cells = [[cell and _cell(cell) for cell in row] for row in table.rows]
    # An older template of an office's own, which knows no tables in the text, prints the lines as typed.
    return {**_block(TABLE, text=text), "表格": {"格": cells, "表头行数": table.head}}


def _cell(cell: TableCell) -> MergedCell:
    return {"文字": cell.text, "列数": cell.columns, "行数": cell.rows}


def _with_stop(title: str) -> str:
    """A heading that runs into the text ends like a sentence."""
    return title if title.endswith(("。", "！", "？", "：")) else without_stop(title) + "。"


def _block(style: str, *, heading: str = "", text: str = "", runs_in: bool = False) -> Block:
    return {
        "样式": style,
        "标题": heading,
        "接排": runs_in,
        "文字": text,
        "末段": False,
        "列": [],
        "行": [],
    }


def table_block(table: TextTable) -> Block:
    """A table in the text."""
    rows = [list(row) for row in table.rows]
    heads: list[str | SizedColumn] = list(table.heads)
    if table.first_width:
        heads[0] = {"名称": table.heads[0], "宽": table.first_width}
    return {**_block(TABLE), "列": heads, "行": rows}


def mark_last(blocks: list[Block]) -> list[Block]:
    """Tell the template which paragraph must share its page with the signature (7.3.5.5)."""
    if blocks:
        blocks[-1]["末段"] = True
    return blocks
