"""Many offices (workspaces), each of them one task: here, in processes, or on other machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from docgen.base.unforeseen import as_fault
from docgen.base.workspace import NoWorkspace, find_workspace
from docgen.making.build import build_if_any, make_kinds
from docgen.making.options import Options
from docgen.making.pool import in_order
from docgen.making.report import Report, joined
from docgen.papers import kinds_of_a_year


def build_offices(folders: Sequence[Path], year: int, options: Options) -> Iterator[Report]:
    """Make all papers of a year in each office's folder, in this order. Raises WorkerLost."""
    # A task may be done twice: the worker that takes over from a lost one finds the folder as after a run
    # that was killed, and the journal in it says how to go on.
    return in_order(options.pool, partial(build_office, year=year, options=options.sent()), folders)


def build_office(folder: Path, year: int, options: Options) -> Report:
    """Make the papers of one office; whatever fails in it is reported and stops no other office."""
    try:
        return _built(folder, year, options)
    except Exception as problem:  # whatever it is: the others are made
        return Report(halted=str(as_fault(problem, folder.name)))


def _built(folder: Path, year: int, options: Options) -> Report:
    try:
        workspace = find_workspace(folder)
    except NoWorkspace:
        return Report(halted="这个文件夹里没有 plans 文件夹，或者做这件事的机器看不到它")
    if not workspace.year(year).is_dir():
        return Report(halted=f"没有 plans/{year} 这个文件夹")
    kinds = [kind.name for kind in kinds_of_a_year()]
    return joined(make_kinds(workspace, year, kinds, options, build_one=build_if_any))
