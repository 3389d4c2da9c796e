"""The papers of many offices: what is wrong under the name of each, a line for each, one sum."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from docgen.base.diagnostics import has_errors
from docgen.commands.making import INTERRUPTED
from docgen.commands.options import leave
from docgen.commands.printing import print_diagnostics
from docgen.commands.wording import accounts, status_of, summary
from docgen.making.build import Report, Wish
from docgen.making.offices import Order, build_offices
from docgen.writing import Outcome

ONLY_COUNTED = (Outcome.WRITTEN, Outcome.UNCHANGED)
"""Of a thousand offices nobody reads the name of each file."""


def make_many(folders: Sequence[Path], year: int, wish: Wish, *, quiet: bool) -> NoReturn:
    """Make all papers of a year in each of the folders; ends with the worst of their exit statuses."""
    reports: list[Report] = []
    try:
        _make(reports, folders, year, wish)
    except KeyboardInterrupt:
        reports.append(Report((), interrupted=True))
    finally:
        wish.watch(1, 1)
        for folder, report in zip(folders, reports, strict=False):
            _tell(folder, report, dry_run=wish.dry_run, quiet=quiet)
    _conclude(reports, dry_run=wish.dry_run, quiet=quiet)


def _make(reports: list[Report], folders: Sequence[Path], year: int, wish: Wish) -> None:
    how = (wish.force, wish.dry_run, wish.pdf, wish.proofread)
    orders = [Order(folder.absolute(), year, *how) for folder in folders]
    for report in build_offices(orders, wish.crew):
        reports.append(report)
        wish.watch(len(reports), len(folders))
        if report.interrupted:
            return


def _tell(folder: Path, report: Report, *, dry_run: bool, quiet: bool) -> None:
    if has_errors(report.diagnostics) if quiet else report.diagnostics:
        click.echo(f"== {folder} ==", err=True)
        print_diagnostics(report.diagnostics, quiet=quiet)
    for line in accounts(report, ONLY_COUNTED, dry_run=dry_run):
        click.echo(f"{folder}：{line}")
    if report.halted:
        click.echo(f"{folder}：{report.halted}。", err=True)
    elif not quiet:
        click.echo(f"{folder}：{summary(report, dry_run=dry_run)}")


def _conclude(reports: Sequence[Report], *, dry_run: bool, quiet: bool) -> NoReturn:
    if not quiet:
        undone = sum(bool(report.halted) for report in reports)
        told = f"（其中 {undone} 个没有做成）" if undone else ""
        click.echo(f"合计：{len(reports)} 个单位{told}，{summary(_sum(reports), dry_run=dry_run)}")
    if any(report.interrupted for report in reports):
        click.echo(INTERRUPTED, err=True)
        raise click.Abort
    leave(max(map(status_of, reports)))


def _sum(reports: Sequence[Report]) -> Report:
    """What is to be counted; each office's faults are its own, though their files have the same names."""
    return Report(
        [said for report in reports for said in report.diagnostics],
        [written for report in reports for written in report.written],
        sum(report.missing for report in reports),
        [refused for report in reports for refused in report.refused],
    )
