"""The account of a spreadsheet: readers note what they took of it, and everything else in it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic, Place, error, hint, warning
from docgen.base.suggestion import question
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets.sheet import Row, Sheet, Spreadsheet, plain_header

OF_PROGRAMS = ("WpsReserved", "_xl", "_")
"""Beginnings of the names of sheets that programs hide for themselves."""
MOST_NAMED = 6
SHOW = "要读就取消隐藏，不要的请删掉"
OLD = re.compile(r"历史|往年|旧|停用|作废|备份|副本|模板|样表|示例|汇总|统计|\(\d+\)|（\d+）")
"""Words in the name of a sheet that is a copy, an old list or a list of sums."""

Suggest = Callable[[str], str | None]


@dataclass
class Account:
    """The sheets, columns and rows of a spreadsheet that a reader took, and those that it left."""

    spreadsheet: Spreadsheet
    name: str
    """What the spreadsheet is to its reader: 花名册, 选票文件."""
    one: str
    """What a row of it is: 一名党员, 一张票."""
    said: list[Diagnostic] = field(default_factory=list)
    _settled: set[str] = field(default_factory=set)
    _left: dict[tuple[str, str], list[Text]] = field(default_factory=dict)

    def take(
        self,
        sheet: Sheet,
        head: Row,
        columns: Collection[int],
        *,
        known: Collection[str] = (),
        suggest: Suggest = lambda _: None,
    ) -> None:
        """Note a sheet whose columns of these numbers were read under a head.

        `known` are headings that need no word; `suggest` finds the heading that a mistyped one means.
        """
        self._unread_columns(sheet, head, columns, known, suggest)
        # Two tables may stand on one sheet.
        if sheet.title not in self._settled:
            self._marks(sheet, head[0].place.line, columns)
        self._settled.add(sheet.title)

    def _marks(self, sheet: Sheet, head: int, columns: Collection[int]) -> None:
        """Tell of merged, hidden and commented cells below the line of a head."""
        marks, below = sheet.marks, range(head + 1, len(sheet.rows) + 1)
        merged = [each for each in marks.merged if each[0] in below and each[2] in columns]
        if merged:
            self.said.append(_told_merged(sheet, *merged[0], len(merged)))
        self._marked_rows(sheet, below)
        if marks.commented:
            message = f"批注没有读（{_listed(marks.commented)}）"
            self.said.append(hint("Y171", Place(sheet.source), message, "要紧的内容，请写在格子里"))

    def _marked_rows(self, sheet: Sheet, below: range) -> None:
        """Tell of the rows that are hidden, or struck out, and were read all the same."""
        hidden = [
            line for line in sorted(sheet.marks.hidden_rows.intersection(below)) if any(sheet.rows[line - 1])
        ]
        if hidden:
            message = f"有 {len(hidden)} 行是隐藏的（或者被筛选掉了），也读了"
            mend = "不要算的，请从表里删掉，隐藏没有用"
            self.said.append(hint("Y170", Place(sheet.source, hidden[0], 1), message, mend))
        if struck := sorted(sheet.marks.struck_rows.intersection(below)):
            message = f"有 {len(struck)} 行的字划了删除线，也读了"
            self.said.append(hint("Y172", Place(sheet.source, struck[0], 1), message, "不要的，请从表里删掉"))

    def _unread_columns(
        self, sheet: Sheet, head: Row, columns: Collection[int], known: Collection[str], suggest: Suggest
    ) -> None:
        useless: list[Text] = []
        for cell in _headings(sheet, head):
            name = plain_header(cell)
            if cell.place.column in columns or name in known:
                continue
            if not name:
                mend = "在表头里写上这一列的名字"
                self.said.append(warning("Y167", cell.place, "这一列没有表头，没有读", mend))
            elif meant := suggest(name):
                message = f"“{cell}”这一列没有读{question(meant)}"
                self.said.append(warning("Y167", cell.place, message, f"是的话，把表头改成“{meant}”"))
            else:
                useless.append(cell)
        if useless:
            message = f"{self.name}的“{_listed(useless, '”“')}”列用不上，没有读"
            self.said.append(hint("Y167", useless[0].place, message))

    def leave(self, cell: Text, what: str = "合计或说明") -> None:
        """Note a row, by its first cell, that is no record but `what`."""
        self._left.setdefault((cell.place.source.sheet, what), []).append(cell)

    def meant(self, sheets: Sequence[Sheet], *words: re.Pattern[str]) -> list[Sheet]:
        """Return the sheets without those whose names say that they are not meant; all, if all say so."""
        if all(any(each.search(sheet.title) for each in words) for sheet in sheets):
            return list(sheets)
        return [sheet for sheet in sheets if not self.puts_aside(sheet, *words)]

    def puts_aside(self, sheet: Sheet, *words: re.Pattern[str]) -> bool:
        """Tell whether the name of a sheet says by one of these words that it is not meant, and note it."""
        found = next((match[0] for each in words if (match := each.search(sheet.title))), "")
        if found:
            self._settled.add(sheet.title)
            message = f"{_called(sheet)}没有读：从名称里的“{found}”看，里面不是要读的{self.name}"
            mend = "要读的，改个名称；不要读的，可以隐藏起来"
            self.said.append(warning("Y166", Place(sheet.source), message, mend))
        return bool(found)

    def settle(self, sheet: Sheet) -> None:
        """Note a sheet of which its reader says itself what there is to say."""
        self._settled.add(sheet.title)

    def told(self, fits: Callable[[Sheet], bool], *, strict: bool = False) -> tuple[Diagnostic, ...]:
        """Return what was not read; `fits` tells whether a sheet looks like one that is meant.

        `strict` is for a file that should hold nothing else.
        """
        said = list(self.said)
        for sheet in self.spreadsheet.sheets:
            if sheet.title not in self._settled and not sheet.is_empty:
                say = warning if strict else hint
                mend = f"是{self.name}的，照别的表写上同样的表头；不是的不用管"
                said.append(
                    say("Y166", Place(sheet.source), f"{_called(sheet)}不像{self.name}，没有读", mend)
                )
        for sheet in self.spreadsheet.hidden:
            if sheet.is_empty or sheet.title.startswith(OF_PROGRAMS):
                continue
            say, why = (warning, f"也像{self.name}，") if fits(sheet) else (hint, "")
            said.append(say("Y166", Place(sheet.source), f"隐藏的{_called(sheet)}{why}没有读", SHOW))
        said += [self._told_rows(what, cells) for (_, what), cells in self._left.items()]
        return tuple(said)

    def _told_rows(self, what: str, cells: Sequence[Text]) -> Diagnostic:
        several = f"（这样的行共有 {len(cells)} 行）" if len(cells) > 1 else ""
        message = f"这一行像是{what}，没有当作{self.one}{several}"
        return hint("Y168", cells[0].place, message, f"如果它也是{self.one}，请把这一行填完整")


def told_other_table(row: Row, name: str, *, stops: bool = False) -> Diagnostic:
    """Return that another table begins with this row, which is no part of the `name`, or stops it."""
    say = error if stops else warning
    filled = [cell for cell in row if cell]
    message = f"从这一行起像是另一张表（“{_listed(filled, '”“')}”），没有读"
    mend = f"是{name}的，照上面的表头写，表头不要再写一遍；不是的，移到别的工作表"
    return say("Y166", filled[0].place, message, mend)


def told_below_blank(cell: Text, one: str) -> Diagnostic:
    """Return that the rows from this cell's on stand below a blank row, and were read."""
    message = f"这一行在空行下面，从这里起的各行也当作{one}读了"
    return hint("Y170", cell.place, message, "不是的，请移到别的工作表")


def _headings(sheet: Sheet, head: Row) -> Iterator[Text]:
    """Yield the heading of each column that has content: an empty text where it has no heading."""
    line = head[0].place.line
    filled = {cell.place.column for row in sheet.rows[line:] for cell in row if cell}
    headed = {cell.place.column: cell for cell in head if cell}
    for column in sorted(filled | set(headed)):
        yield headed.get(column, Text("", Place(sheet.source, line, column)))


def _told_merged(sheet: Sheet, first: int, last: int, column: int, number: int) -> Diagnostic:
    more = f"等 {number} 处" if number > 1 else ""
    message = f"第 {first}—{last} 行合并的单元格{more}，已按每一行都写着同样的内容读"
    return hint("Y169", Place(sheet.source, first, column), message)


def _called(sheet: Sheet) -> str:
    return f"“{sheet.title}”这张表" if sheet.title else "这张表"


def _listed(names: Sequence[str], between: str = "、") -> str:
    return between.join(names[:MOST_NAMED]) + ("……" if len(names) > MOST_NAMED else "")
