"""The spreadsheets that YAML files name: the roster beside organization.yaml, ballots in their folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, error, has_errors
from docgen.base.machine_faults import reason_of
from docgen.base.suggestion import closest, question
from docgen.base.unforeseen import all_or_told
from docgen.base.workspace import Workspace
from docgen.reading.disk import read_at_most
from docgen.reading.nodes import Document, Text
from docgen.reading.spreadsheets import Spreadsheet, read_spreadsheet

if TYPE_CHECKING:
    from docgen.models.evaluations import Evaluation

FOLDER = "ballots"
SUFFIXES = (".xlsx", ".xlsm", ".csv")


class _Kind(NamedTuple):
    """A kind of named file: its name in messages, the code of its diagnostics, and where it belongs."""

    name: str
    code: str
    mend: str


_ROSTER = _Kind("花名册", "K331", "把文件放在 organization.yaml 旁边，这里只写文件名，如 roster.xlsx")
_BALLOTS = _Kind("选票文件", "K340", f"把文件放进 {{}} 下面的 {FOLDER} 文件夹，这里只写文件名，如 测评票.csv")


def with_roster(document: Document, workspace: Workspace) -> Document:
    """organization.yaml with the people of the spreadsheet that it names."""
    from docgen.models.joined_roster import join_roster, roster_file

    named = roster_file(document)
    if named is None:
        return document
    read = _read(_ROSTER, named, workspace.plans / named, workspace.plans, workspace)
    if isinstance(read, Diagnostic):
        return replace(document, diagnostics=(*document.diagnostics, read))
    return join_roster(document, read)


def read_ballots(
    evaluations: Sequence[Evaluation], workspace: Workspace, year: int
) -> tuple[dict[str, Spreadsheet], list[Diagnostic]]:
    """The spreadsheets by the name under which they are named, and what cannot be read."""
    found: dict[str, Spreadsheet] = {}
    said: list[Diagnostic] = []
    reading = partial(_read_ballots, workspace=workspace, year=year)
    for name in (name for evaluation in evaluations for name in evaluation.ballot_files):
        (read,) = all_or_told(name.place, partial(map, reading, [name]))
        if isinstance(read, Diagnostic):
            said.append(read)
            continue
        found[name] = read
        said += [d for d in read.diagnostics if not has_errors([d])]
        said += [_unreadable(name, d) for d in read.diagnostics if has_errors([d])]
    return found, said


def read_ballot_file(name: Text, workspace: Workspace, year: int) -> Spreadsheet | Diagnostic:
    """The spreadsheet of that name; or why there is none, told where it is named."""
    read = _read_ballots(name, workspace, year)
    if isinstance(read, Diagnostic):
        return read
    faults = [d for d in read.diagnostics if has_errors([d])]
    return _unreadable(name, faults[0]) if faults else read


def _read_ballots(name: Text, workspace: Workspace, year: int) -> Spreadsheet | Diagnostic:
    folder = workspace.year(year) / FOLDER
    # Typed as Windows shows it, or with the folder: the same file is meant.
    path = folder / name.replace("\\", "/").removeprefix(f"{FOLDER}/")
    return _read(_BALLOTS, name, path, folder, workspace)


def _read(
    kind: _Kind, named: Text, path: Path, folder: Path, workspace: Workspace
) -> Spreadsheet | Diagnostic:
    try:
        # Only a bare file name is taken: of a path the hint for a missing file says where the file belongs.
        if path.parent != folder:
            raise FileNotFoundError(named)
        return read_spreadsheet(read_at_most(path), workspace.name_of(path))
    # ValueError: a name with a NUL, or one that the system cannot encode.
    except (OSError, ValueError) as problem:
        return _missing(kind, named, problem, folder)


def _missing(kind: _Kind, named: Text, problem: OSError | ValueError, folder: Path) -> Diagnostic:
    if isinstance(problem, UnicodeEncodeError):
        return error(kind.code, named.place, f"{kind.name}“{named}”读不了", reason_of(problem))
    if isinstance(problem, OSError) and not isinstance(problem, FileNotFoundError):
        message = f"{kind.name}“{named}”读不了（{reason_of(problem)}）"
        return error(kind.code, named.place, message, "在 Excel 或 WPS 里关掉它，再试一次")
    there = [path.name for path in folder.glob("*.*") if path.suffix in SUFFIXES]
    message = f"没有找到{kind.name}“{named}”{question(closest(named, there))}"
    return error(kind.code, named.place, message, kind.mend.format(folder.parent.name))


def _unreadable(name: Text, fault: Diagnostic) -> Diagnostic:
    """Told at the record, which is refused by it; other records are not."""
    return error(fault.code, name.place, f"选票文件“{name}”：{fault.message}", fault.hint)
