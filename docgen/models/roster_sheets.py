"""The sheets of a workbook that belong to its roster: those with its header, no copies, no old lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from docgen.base.diagnostics import Diagnostic, Place, error
from docgen.models.organization import STAGES
from docgen.models.roster_columns import KEYS, NAME, RosterTable, find_tables, nameless_header
from docgen.reading.spreadsheets import Account, Sheet
from docgen.reading.spreadsheets.reading_account import OLD

GONE = re.compile(r"转出|去世|离世|已故|出党|除名")
"""Words in the name of a sheet of people who are no longer here."""
LEFT = "转出日期"
_YEAR = re.compile(r"(?:19|20)\d\d")


def roster_tables(account: Account) -> list[RosterTable] | Diagnostic:
    """Return the tables of all sheets that belong to the roster, or why there is none to be read."""
    sheets = account.spreadsheet.sheets
    fitting = [tables for sheet in sheets if (tables := find_tables(sheet))]
    if fault := _nameless(sheets) or _several_years(fitting):
        return fault
    return _meant(account, list(chain.from_iterable(fitting))) or _without_header(account)


def _meant(account: Account, tables: Sequence[RosterTable]) -> list[RosterTable]:
    # Members who left stay in the roster with the day: so they are not counted after it.
    left = [table.sheet for table in tables if LEFT in table.columns]
    others = dict.fromkeys(table.sheet for table in tables if table.sheet not in left)
    meant = [*left, *account.meant(list(others), OLD, GONE)]
    return [table for table in tables if table.sheet in meant]


def _nameless(sheets: Sequence[Sheet]) -> Diagnostic | None:
    others = (sheet for sheet in sheets if not find_tables(sheet))
    cell = next(filter(None, map(nameless_header, others)), None)
    mend = f"在这一行加上“{NAME}”一列"
    return error("K321", cell.place, f"花名册的表头里没有“{NAME}”这一列", mend) if cell is not None else None


def _without_header(account: Account) -> Diagnostic:
    sheets = account.spreadsheet.sheets
    first = sheets[0].source if sheets else account.spreadsheet.source
    mend = f"在名单上方写一行表头，如：{'、'.join(KEYS[:4])}、支部、党小组……"
    if account.spreadsheet.hidden:
        mend += "；名单在隐藏的工作表里的，先取消隐藏"
    return error("K320", Place(first), "在这个文件里没有找到花名册的表头", mend)


def _several_years(fitting: Sequence[Sequence[RosterTable]]) -> Diagnostic | None:
    """The error that several sheets are named by years: nobody can know that the last one is whole."""
    sheets = [tables[0].sheet for tables in fitting]
    years = {sheet.title: found[0] for sheet in sheets if (found := _YEAR.search(sheet.title))}
    if len(set(years.values())) <= 1:
        return None
    message = f"“{'”“'.join(years)}”像是几年的花名册，不知道读哪一张"
    mend = "只留现在的一张，别的隐藏起来（隐藏的不读），或者移到别的文件"
    return error("K333", Place(sheets[0].source), message, mend)


def stage_named(sheet: Sheet) -> str:
    """Return the stage of candidates that the name of a sheet says; empty where it says none."""
    # Sheets are called 积极分子 for short, as people say it.
    return next((stage for stage in STAGES if stage.removeprefix("入党") in sheet.title), "")


def branch_named(text: str, branches: Sequence[str]) -> str:
    """Return the one branch that a text names (第一支部党员名册): empty where it names none, or several."""
    bare = "".join(text.split())
    found = [branch for branch in branches if branch and branch in bare]
    # 机关第一支部 names 第一支部 too.
    longest = [one for one in found if not any(one != other and one in other for other in found)]
    return longest[0] if len(longest) == 1 else ""
