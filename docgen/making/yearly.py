"""Papers of several kinds, one kind after the other, and one report on them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from docgen.base.diagnostics import in_reading_order
from docgen.base.machine_faults import MachineFault, sentence_of
from docgen.base.workspace import Workspace
from docgen.making.build import Report, Wish, build
from docgen.making.withdrawal import withdraw


def make_kinds(
    workspace: Workspace,
    year: int,
    kinds: Sequence[str],
    wish: Wish,
    build_one: Callable[[Workspace, int, str, Wish], Report] = build,
) -> list[Report]:
    """The report on each kind, as far as the work came; papers whose place these take are taken away."""
    try:
        made = _until_stopped(
            partial(build_one, workspace, year, kind, _part_of(wish, number, len(kinds)))
            for number, kind in enumerate(kinds)
        )
    finally:
        wish.watch(1, 1)
    if made[-1].interrupted:
        return made
    pairs = zip(kinds, made, strict=True)
    finished = _until_stopped(
        partial(_with_withdrawn, report, workspace, year, kind, wish) for kind, report in pairs
    )
    return [*finished, *made[len(finished) :]]


def _until_stopped(steps: Iterable[Callable[[], Report]]) -> list[Report]:
    """One step after the other, until Ctrl-C; what the machine refuses one of them stops no other."""
    reports: list[Report] = []
    for step in steps:
        try:
            reports.append(step())
        except KeyboardInterrupt:
            reports.append(Report((), interrupted=True))
        except (OSError, MachineFault) as problem:
            reports.append(Report((), halted=sentence_of(problem)))
        if reports[-1].interrupted:
            break
    return reports


def _with_withdrawn(report: Report, workspace: Workspace, year: int, kind: str, wish: Wish) -> Report:
    """The same with what became of the papers whose place these have taken."""
    if report.halted:
        return report
    try:
        gone = withdraw(workspace, year, kind, wish.about, dry_run=wish.dry_run)
    except (OSError, MachineFault) as problem:
        return replace(report, halted=sentence_of(problem))
    except KeyboardInterrupt:
        return replace(report, interrupted=True)
    said, written = [*report.diagnostics, *gone.diagnostics], [*report.written, *gone.written]
    return replace(report, diagnostics=said, written=written)


def _part_of(wish: Wish, number: int, parts: int) -> Wish:
    """The same with a share in its bar: each kind has equal room, since its size is not known."""

    def watch(done: int, whole: int) -> None:
        wish.watch(number * whole + done, parts * whole)

    return replace(wish, watch=watch)


def joined(reports: Sequence[Report]) -> Report:
    """One report; what there is to say about a file that several kinds read is said once."""
    return Report(
        in_reading_order(said for report in reports for said in report.diagnostics),
        [written for report in reports for written in report.written],
        sum(report.missing for report in reports),
        [refused for report in reports for refused in report.refused],
        "；".join(dict.fromkeys(report.remark for report in reports if report.remark)),
        "。\n".join(dict.fromkeys(report.halted for report in reports if report.halted)),
        any(report.interrupted for report in reports),
        list(dict.fromkeys(name for report in reports for name in report.not_found)),
    )
