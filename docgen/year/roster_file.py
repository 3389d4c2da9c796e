"""The spreadsheet that organization.yaml names as its roster, found beside it."""

from __future__ import annotations

from dataclasses import replace

from docgen.base.diagnostics import Diagnostic, error
from docgen.base.machine_faults import reason_of
from docgen.base.suggestion import closest
from docgen.base.workspace import Workspace
from docgen.models.roster import join_roster, roster_file
from docgen.reading.disk import read_at_most
from docgen.reading.nodes import Document, Text
from docgen.reading.spreadsheets import read_spreadsheet

SUFFIXES = (".xlsx", ".xlsm", ".csv")


def with_roster(document: Document, workspace: Workspace) -> Document:
    """organization.yaml with the people of the spreadsheet that it names."""
    named = roster_file(document)
    if named is None:
        return document
    path = workspace.plans / named
    try:
        if path.parent != workspace.plans:
            raise FileNotFoundError(named)
        data = read_at_most(path)
    except (OSError, ValueError) as problem:
        missing = _no_roster(named, problem, workspace)
        return replace(document, diagnostics=(*document.diagnostics, missing))
    return join_roster(document, read_spreadsheet(data, workspace.name_of(path)))


def _no_roster(named: Text, problem: OSError | ValueError, workspace: Workspace) -> Diagnostic:
    if isinstance(problem, OSError) and not isinstance(problem, FileNotFoundError):
        message = f"花名册“{named}”读不了（{reason_of(problem)}）"
        return error("K331", named.place, message, "在 Excel 或 WPS 里关掉它，再试一次")
    there = [path.name for path in workspace.plans.glob("*.*") if path.suffix in SUFFIXES]
    meant = closest(named, there)
    return error(
        "K331",
        named.place,
        f"没有找到花名册“{named}”" + (f"，是不是“{meant}”？" if meant else ""),
        "把文件放在 organization.yaml 旁边，这里只写文件名，如 roster.xlsx",
    )
