"""The papers of several kinds of a year, one kind after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from docgen.base.machine_faults import MachineFault, sentence_of
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
            partial(build_one, workspace, year, kind, options.part(number, len(kinds)))
            for number, kind in enumerate(kinds)
        )
    finally:
        options.watch(1, 1)
    if made[-1].interrupted:
        return made
    # Removed at the end: a blank sheet may go only when the minutes that take its place are written.
    pairs = zip(kinds, made, strict=True)
    finished = _until_stopped(
        partial(_with_withdrawn, report, workspace, year, kind, options) for kind, report in pairs
    )
    return [*finished, *made[len(finished) :]]


def _until_stopped(steps: Iterable[Callable[[], Report]]) -> list[Report]:
    """Take one step after the other, until Ctrl-C; a step that the machine refuses stops no other."""
    reports: list[Report] = []
    for step in steps:
        try:
            reports.append(step())
        except KeyboardInterrupt:
            reports.append(Report(interrupted=True))
        except (OSError, MachineFault) as problem:
            reports.append(Report(halted=sentence_of(problem)))
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
    except (OSError, MachineFault) as problem:
        return replace(report, halted=sentence_of(problem))
    except KeyboardInterrupt:
        return replace(report, interrupted=True)
    said, written = [*report.diagnostics, *gone.diagnostics], [*report.written, *gone.written]
    return replace(report, diagnostics=said, written=written)
