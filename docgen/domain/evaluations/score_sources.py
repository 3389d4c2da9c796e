"""Whose scores a row of a file is: a column (评价类型), or the name of the sheet, tells sources apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, hint
from docgen.domain.ballots.score_rows import ScoreRow, ScoreRows
from docgen.reading.nodes import Text

_OF_RATING = re.compile(r"(?:党员|人员|教师|干部)?(?:点评|互评|评议|评价|测评|考评|打分|评分|评)$")


class OfSource(NamedTuple):
    """The rows of one source, and what keeps the file from being counted, or is doubtful."""

    rows: list[ScoreRow]
    faults: list[tuple[Place, str]]
    said: tuple[Diagnostic, ...] = ()


def source_meant(typed: str, sources: Sequence[str]) -> str | None:
    """The source that a cell means: 领导点评 is 领导; None where it means none, or more than one."""
    if typed in sources:
        return typed
    # 互评 alone says nothing of who rated: it is looked for as it stands, in 同级互评.
    core = _OF_RATING.sub("", typed) or typed
    found = [each for each in sources if core and (core in each or _OF_RATING.sub("", each) == core)]
    return found[0] if len(found) == 1 else None


def rows_of_source(found: ScoreRows, source: str, sources: Sequence[str], *, is_shared: bool) -> OfSource:
    """The rows that are of a source; `is_shared` where the file is named for another source too."""
    rows: list[ScoreRow] = []
    others: list[ScoreRow] = []
    faults = list(found.faults)
    for row in found.rows:
        told = _told_of(row, is_shared=is_shared)
        meant = source if told is None else source_meant(told, sources)
        if told is not None and meant is None:
            faults.append((told.place, _unclear(told, sources)))
        (rows if meant == source else others).append(row)
    # In a file that is named for the other source too, these rows are counted there.
    said = () if is_shared else tuple(_left(source, [row.source for row in others if row.source]))
    return OfSource(rows, faults, said)


def _told_of(row: ScoreRow, *, is_shared: bool) -> Text | None:
    """What tells the source of a row: its column, or else its sheet where there are several sources."""
    if row.source is not None:
        return row.source
    return row.sheet_name if is_shared else None


def is_separable(found: ScoreRows, sources: Sequence[str]) -> bool:
    """Return whether each row of a file says of which source it is: in a column, or by its sheet."""
    return all(
        row.source is not None or source_meant(row.sheet_name, sources) is not None for row in found.rows
    )


def _unclear(told: str, sources: Sequence[str]) -> str:
    typed = f"写的是“{told}”，" if told else "是空的，"
    return f"评价类型{typed}看不出是哪个来源（来源有：{'、'.join(sources)}）"


def _left(source: str, others: Sequence[Text]) -> Iterator[Diagnostic]:
    """The rows of other sources in a file that is named for one."""
    if others:
        named = "、".join(dict.fromkeys(others))
        message = f"有 {len(others)} 行的评价类型是“{named}”，没有计入“{source}”"
        mend = "这些行也要计的，在“选票”里给那个来源也写上这个文件"
        yield hint("D573", others[0].place, message, mend)
