"""The papers of several kinds of a year, one kind after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from docgen.base.machine_faults import MachineFault, sentence_of
from docgen.base.workspace import Workspace
from docgen.making.build import build, reconcile
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
    """Make the papers of some kinds, and withdraw those that they outdate; a report for each kind."""
    try:
        made = _until_stopped(
            partial(build_one, workspace, year, kind, options.part(number, len(kinds)))
            for number, kind in enumerate(kinds)
        )
    finally:
        options.watch(1, 1)
    if made[-1].interrupted:
        return made
    # At the end: a blank sheet goes when the minutes that take its place are written.
    done = zip(kinds, made, strict=True)
    outdated = {name: n for n, (kind, one) in enumerate(done) if not one.halted for name in _outdated(kind)}
    for name, number in outdated.items():
        if name not in kinds:
            step = partial(reconcile, workspace, year, name, options)
            made[number] = _with_withdrawn(made[number], _until_stopped([step])[0])
    return made


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


def _outdated(kind: str) -> tuple[str, ...]:
    return kind_named(kind).outdates


def _with_withdrawn(report: Report, gone: Report) -> Report:
    """The report of a kind with the papers that it outdated."""
    return replace(
        report,
        diagnostics=[*report.diagnostics, *gone.diagnostics],
        written=[*report.written, *gone.written],
        halted=gone.halted,
        interrupted=gone.interrupted,
    )
