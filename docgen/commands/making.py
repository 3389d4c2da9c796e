"""The steps of every command that writes papers: make them, withdraw old ones, report each file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from docgen.base.workspace import Workspace
from docgen.commands.printing import say, show
from docgen.commands.reporting import accounts, counted_only, print_diagnostics, status_of, summary
from docgen.commands.shared_options import known_year, leave, workspace_at
from docgen.making.build import build_if_any, make_kinds
from docgen.making.options import Options, Watch
from docgen.making.pool import Pool, workers
from docgen.making.report import Report, joined
from docgen.papers import kinds_of_a_year
from docgen.writing import WriteOutcome

INTERRUPTED = "您按 Ctrl-C 停下了：上面列出的已经做完，其余的没有动；再运行一次，就接着做完。"

WIDTH = 30
"""The columns of the bar itself."""


@contextmanager
def at_work(options: Options, words: str, jobs: int, cluster: str | None = None) -> Iterator[Options]:
    """The options of a run with a progress bar titled `words`, and with processes or a cluster."""
    with _pool(jobs, cluster) as pool, bar(words) as watch:
        yield replace(options, pool=pool, watch=watch)


def _pool(jobs: int, address: str | None) -> AbstractContextManager[Pool | None]:
    # The cluster is imported only when it is asked for: it needs an extra that few have installed.
    if address is None:
        return workers(jobs)
    from docgen.making.cluster import cluster

    return cluster(address)


@contextmanager
def bar(words: str) -> Iterator[Watch]:
    """A progress bar on a terminal, wiped however the work ends; a pipe gets nothing of it."""
    # A pipe or a log must not fill with bars.
    if not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return

    def draw(done: int, whole: int) -> None:
        filled = WIDTH * done // whole
        percent = 100 * done // whole
        show(f"\r{words} [{'#' * filled}{' ' * (WIDTH - filled)}] {percent}%", err=True)
        if done == whole:
            wipe()

    def wipe() -> None:
        # A Chinese character takes two columns; what is wiped is a little more than what was shown.
        show("\r" + " " * (len(words) * 2 + WIDTH + 20) + "\r", err=True)

    draw(0, 1)  # at once: reading a large year takes seconds before the first file is done
    try:
        yield draw
    finally:
        wipe()


def make(kinds: Sequence[str], year: int, start: Path, options: Options, *, quiet: bool) -> NoReturn:
    """Make the papers of some kinds, one kind after the other; end with the exit status of the reports."""
    reports = make_kinds(_workspace(start, year), year, kinds, options)
    conclude(joined(reports), dry_run=options.dry_run, quiet=quiet)


def make_all(year: int, start: Path, options: Options, *, quiet: bool) -> NoReturn:
    """Make the papers of every kind that a year has; print a summary for each kind, and one for all."""
    workspace, kinds = _workspace(start, year), kinds_of_a_year()
    reports = make_kinds(workspace, year, [kind.name for kind in kinds], options, build_one=build_if_any)
    shares = [
        f"{kind.title}：{summary(report, dry_run=options.dry_run)}"
        for kind, report in zip(kinds, reports, strict=False)  # after Ctrl-C there are fewer
    ]
    conclude(joined(reports), dry_run=options.dry_run, quiet=quiet, shares=shares)


def _workspace(start: Path, year: int) -> Workspace:
    workspace = workspace_at(start)
    known_year(workspace, year)
    return workspace


def conclude(
    report: Report, *, dry_run: bool, quiet: bool, shares: Sequence[str] = (), folder: Path | None = None
) -> NoReturn:
    """Print diagnostics, the outcome of each file and a summary; end with the exit status of the report.

    Where all files go to one `folder`, its name stands for those of many files.
    """
    print_diagnostics(report.diagnostics, quiet=quiet)
    counted = counted_only(report, folder)
    say(*accounts(report, counted, dry_run=dry_run, quiet=quiet))
    if WriteOutcome.WRITTEN in counted and not quiet:
        say(f"文件{'将' if dry_run else ''}在 {folder}")
    if not quiet:
        say(*shares)
        say(f"{'合计：' if shares else ''}{summary(report, dry_run=dry_run)}")
    if report.halted:
        say(*f"{report.halted}。".split("\n"), err=True)
    if report.interrupted:
        say(INTERRUPTED, err=True)
        raise click.Abort
    leave(status_of(report))
