"""The files of ballots that evaluations name, found in the folder `ballots` beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.base.diagnostics import Diagnostic, error, has_errors
from docgen.base.suggestion import closest
from docgen.base.workspace import Workspace
from docgen.models.evaluations import Evaluation
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Spreadsheet, read_spreadsheet

FOLDER = "ballots"
SUFFIXES = (".xlsx", ".xlsm", ".csv")


def read_ballots(
    evaluations: Sequence[Evaluation], workspace: Workspace, year: int
) -> tuple[dict[str, Spreadsheet], list[Diagnostic]]:
    """The spreadsheets by the name under which they are named, and what cannot be read."""
    found: dict[str, Spreadsheet] = {}
    said: list[Diagnostic] = []
    for name in (name for evaluation in evaluations for name in evaluation.ballot_files):
        read = _read(name, workspace.year(year) / FOLDER, workspace)
        if isinstance(read, Diagnostic):
            said.append(read)
            continue
        found[name] = read
        said += [d for d in read.diagnostics if not has_errors([d])]
        said += [_unreadable(name, d) for d in read.diagnostics if has_errors([d])]
    return found, said


def read_ballot_file(name: Text, workspace: Workspace, year: int) -> Spreadsheet | Diagnostic:
    """The spreadsheet of that name; or why there is none, told where it is named."""
    read = _read(name, workspace.year(year) / FOLDER, workspace)
    if isinstance(read, Diagnostic):
        return read
    faults = [d for d in read.diagnostics if has_errors([d])]
    return _unreadable(name, faults[0]) if faults else read


def _read(name: Text, folder: Path, workspace: Workspace) -> Spreadsheet | Diagnostic:
    path = folder / name.replace("\\", "/").removeprefix(f"{FOLDER}/")
    try:
        if path.parent != folder:
            raise FileNotFoundError(name)
        return read_spreadsheet(path.read_bytes(), workspace.name_of(path))
    except (OSError, ValueError) as problem:
        return _missing(name, problem, folder)


def _missing(name: Text, problem: OSError | ValueError, folder: Path) -> Diagnostic:
    if isinstance(problem, OSError) and not isinstance(problem, FileNotFoundError):
        message = f"选票文件“{name}”读不了（{problem.strerror}）"
        return error("K340", name.place, message, "在 Excel 或 WPS 里关掉它，再试一次")
    there = [path.name for path in folder.glob("*.*") if path.suffix in SUFFIXES]
    meant = closest(name, there)
    return error(
        "K340",
        name.place,
        f"没有找到选票文件“{name}”" + (f"，是不是“{meant}”？" if meant else ""),
        f"把文件放进 {folder.parent.name} 下面的 {FOLDER} 文件夹，这里只写文件名，如 测评票.csv",
    )


def _unreadable(name: Text, fault: Diagnostic) -> Diagnostic:
    """Told at the record, which is refused by it; other records are not."""
    return error(fault.code, name.place, f"选票文件“{name}”：{fault.message}", fault.hint)
