"""What every command that writes papers does: build, take away, say what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from docgen.build import Report, Wish, build
from docgen.commands import MACHINE_REFUSED
from docgen.commands.options import INPUT_HAS_ERRORS, known_year, leave, workspace_at
from docgen.commands.printing import print_diagnostics, tally
from docgen.diagnostics import has_errors, in_reading_order
from docgen.refusals import Refused
from docgen.withdrawal import withdraw
from docgen.writing import Outcome, Written

LISTED_WHOLE = 20
"""Beyond so many files those that did not change are only counted."""

REFUSED_BY_MACHINE = {Outcome.HELD, Outcome.FAILED}


def make(kinds: Sequence[str], year: int, start: Path, wish: Wish, *, quiet: bool) -> None:
    """Make the papers of some kinds, one kind after the other; ends with the exit status that fits."""
    workspace = workspace_at(start)
    known_year(workspace, year)
    made = [build(workspace, year, kind, wish) for kind in kinds]
    gone = [withdraw(workspace, year, kind, wish.about, dry_run=wish.dry_run) for kind in kinds]
    report = _joined([*made, *(Report(one.diagnostics, one.written) for one in gone)])
    print_diagnostics(report.diagnostics, quiet=quiet)
    _print_written(report, dry_run=wish.dry_run, quiet=quiet)
    leave(_status(report))


def _joined(reports: Sequence[Report]) -> Report:
    """One report; what there is to say about a file that several kinds read is said once."""
    return Report(
        in_reading_order(said for report in reports for said in report.diagnostics),
        [written for report in reports for written in report.written],
        sum(report.missing for report in reports),
        [refused for report in reports for refused in report.refused],
        "；".join(dict.fromkeys(report.remark for report in reports if report.remark)),
        list(dict.fromkeys(name for report in reports for name in report.not_found)),
    )


def _print_written(report: Report, *, dry_run: bool, quiet: bool) -> None:
    quietly = len(report.written) > LISTED_WHOLE
    for written in report.written:
        if not (quietly and written.outcome is Outcome.UNCHANGED):
            click.echo(_sentence(written, dry_run=dry_run))
    for name in report.not_found:
        click.echo(f"没有编号为“{name}”的记录")
    for refused in report.refused:
        click.echo(_refusal(refused))
    if not quiet:
        click.echo(_summary(report))


def _sentence(written: Written, *, dry_run: bool) -> str:
    label = written.outcome.label.replace("已", "将") if dry_run else written.outcome.label
    detail = f"（{written.detail}）" if written.detail else ""
    return f"{label} {written.path}{detail}"


def _refusal(refused: Refused) -> str:
    span, fault = refused
    titled = f"（{span.title}）" if span.title else ""
    return f"未生成 {span.file} 第{span.first}行的记录{titled}：{fault.message}"


def _summary(report: Report) -> str:
    counts = _counts([written.outcome for written in report.written]) or _nothing(report)
    refused = f"；{len(report.refused)} 份记录有错误，没有生成" if report.refused else ""
    missing = f"；文中有 {report.missing} 处要填写（【待补】【请填写】）" if report.missing else ""
    said = f"；{tally(report.diagnostics)}" if report.diagnostics else ""
    return f"{counts}{refused}{missing}{said}。"


def _nothing(report: Report) -> str:
    return f"没有生成文件（{report.remark}）" if report.remark else "没有生成文件"


def _counts(outcomes: Sequence[Outcome]) -> str:
    return "，".join(
        f"{outcome.label} {outcomes.count(outcome)} 个" for outcome in Outcome if outcome in outcomes
    )


def _status(report: Report) -> int:
    """The machine's refusal outweighs the input's faults: it may be gone the next time."""
    if any(written.outcome in REFUSED_BY_MACHINE for written in report.written):
        return MACHINE_REFUSED
    return INPUT_HAS_ERRORS if has_errors(report.diagnostics) or report.not_found else 0
