"""The papers of several kinds of a year, one kind after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from docgen.base.unforeseen import as_fault
from docgen.base.workspace import Workspace
from docgen.making.build import build
from docgen.making.options import Options
from docgen.making.report import Report
from docgen.papers import kind_named


def make_kinds(
    workspace: Workspace,
    year: int,
    kinds: Sequence[str],
    options: Options,
    build_one: Callable[[Workspace, int, str, Options], Report] = build,
) -> list[Report]:
    """Make the papers of some kinds, and remove those that they supersede; a report for each kind."""
    try:
        made = _until_stopped(
            (kind, partial(build_one, workspace, year, kind, options.part(number, len(kinds))))
            for number, kind in enumerate(kinds)
        )
    finally:
        options.watch(1, 1)
    if made[-1].interrupted:
        return made
    # Removed at the end: a blank sheet may go only when the minutes that take its place are written.
    pairs = zip(kinds, made, strict=True)
    finished = _until_stopped(
        (kind, partial(_with_withdrawn, report, workspace, year, kind, options)) for kind, report in pairs
    )
    return [*finished, *made[len(finished) :]]


def _until_stopped(steps: Iterable[tuple[str, Callable[[], Report]]]) -> list[Report]:
    """Take the step of each kind, until Ctrl-C; one that fails, whatever the reason, stops no other."""
    reports: list[Report] = []
    for kind, step in steps:
        try:
            reports.append(step())
        except KeyboardInterrupt:
            reports.append(Report(interrupted=True))
        except Exception as problem:
            reports.append(Report(halted=str(as_fault(problem, kind_named(kind).title))))
        if reports[-1].interrupted:
            break
    return reports


def _with_withdrawn(report: Report, workspace: Workspace, year: int, kind: str, options: Options) -> Report:
    """The report with the papers that were superseded and removed."""
    if report.halted or not kind_named(kind).supersedes:
        return report
    from docgen.making.superseded import withdraw  # most kinds take nobody's place

    try:
        gone = withdraw(workspace, year, kind, options)
    except Exception as problem:  # whatever it is, what was written is told
        return replace(report, halted=str(as_fault(problem, kind_named(kind).title)))
    except KeyboardInterrupt:
        return replace(report, interrupted=True)
    said, written = [*report.diagnostics, *gone.diagnostics], [*report.written, *gone.written]
    return replace(report, diagnostics=said, written=written)
