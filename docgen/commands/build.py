"""`docgen build`: all papers of a year in one run, of one office or of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from docgen.base.diagnostics import has_errors
from docgen.base.workspace import Workspace
from docgen.commands.making import INTERRUPTED, at_work, make_all
from docgen.commands.printing import say
from docgen.commands.reporting import accounts, print_diagnostics, status_of, summary
from docgen.commands.shared_options import (
    jobs_option,
    language_options,
    leave,
    offices_of,
    offices_option,
    only_year,
    only_year_said,
    quiet_option,
    workspace_at,
    writing_options,
)
from docgen.making.offices import build_offices
from docgen.making.options import Options
from docgen.making.report import Report, added_up
from docgen.writing import WriteOutcome

ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[^\s/:@\[\]]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")
"""The address of a dask scheduler, by name or number, with its port."""
ONLY_COUNTED = (WriteOutcome.WRITTEN, WriteOutcome.UNCHANGED)
"""The outcomes whose files are only counted: of a thousand offices nobody reads the name of each file."""


def _address(_context: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """The address of a scheduler, if it is one."""
    # Of other protocols dask leaves a client half open, which fails when Python ends.
    if typed is not None and not ADDRESS.fullmatch(typed):
        raise click.BadParameter(f"“{typed}”不是调度器的地址，应当像 tls://10.0.0.5:8786")
    return typed


@click.command("build", short_help="生成一年的全部文件")
@offices_option
@writing_options
@jobs_option
@click.option(
    "--cluster",
    "address",
    callback=_address,
    metavar="地址",
    help="交给 dask 集群去做，如 tls://10.0.0.5:8786（不加密的 tcp:// 不认人，连得上的谁都能用这些机器）。",
)
@language_options
@quiet_option
def command(
    *,
    words: tuple[str, ...],
    starts: tuple[str, ...],
    address: str | None,
    options: Options,
    jobs: int,
    quiet: bool,
) -> None:
    """把这一年的文件全部生成一遍，相当于把各类文件的命令都运行一次。

    还没有写的那一类（没有它的 YAML 文件）只在小结里提一句，不算错误。一类有错误，不影响别的类。
    空白记录单、会议通知、年历要单独生成：docgen minutes --scheduled，docgen schedule --notices、--docx。

    一次给好几个单位生成：-C 后面写几个文件夹，或者用 *；每个单位报一行，一个单位有错误不影响别的单位。
    """
    folders, typed = offices_of(starts, words)
    year = typed or _only_year(folders)
    with at_work(options, f"正在生成{year}年的文件", jobs, address) as running:
        if len(folders) > 1:
            _make_many(folders, year, running, quiet=quiet)
        make_all(year, folders[0], running, quiet=quiet)


def _only_year(folders: Sequence[Path]) -> int:
    """The year that all offices have, where there is but one."""
    if len(folders) == 1:
        return only_year_said(workspace_at(folders[0]))
    found = {year for folder in folders for year in Workspace(folder).years()}
    year = only_year(sorted(found))
    say(f"没有写年份，按各单位 plans 里只有的 {year} 年来做。", err=True)
    return year


def _make_many(folders: Sequence[Path], year: int, options: Options, *, quiet: bool) -> NoReturn:
    """Make all papers of a year in each of the folders; end with the worst of their exit statuses."""
    reports: list[Report] = []
    try:
        _collect(reports, folders, year, options)
    except KeyboardInterrupt:
        reports.append(Report(interrupted=True))
    finally:
        # However the run ends, the offices that are done are reported.
        options.watch(1, 1)
        for folder, report in zip(folders, reports, strict=False):
            _tell(folder, report, dry_run=options.dry_run, quiet=quiet)
    _conclude(reports, dry_run=options.dry_run, quiet=quiet)


def _collect(reports: list[Report], folders: Sequence[Path], year: int, options: Options) -> None:
    # Absolute: a worker of a cluster was started in a folder of its own.
    for report in build_offices([folder.absolute() for folder in folders], year, options):
        reports.append(report)
        options.watch(len(reports), len(folders))
        if report.interrupted:
            return


def _tell(folder: Path, report: Report, *, dry_run: bool, quiet: bool) -> None:
    if has_errors(report.diagnostics) if quiet else report.diagnostics:
        say(f"== {folder} ==", err=True)
        print_diagnostics(report.diagnostics, quiet=quiet)
    say(*(f"{folder}：{line}" for line in accounts(report, ONLY_COUNTED, dry_run=dry_run, quiet=quiet)))
    if report.halted:
        say(*f"{folder}：{report.halted}。".split("\n"), err=True)
    elif not quiet:
        say(f"{folder}：{summary(report, dry_run=dry_run)}")


def _conclude(reports: Sequence[Report], *, dry_run: bool, quiet: bool) -> NoReturn:
    # Faults of all offices count, though their files have the same names: `joined` would take them for one.
    if not quiet:
        undone = sum(bool(report.halted) for report in reports)
        told = f"（其中 {undone} 个没有做成）" if undone else ""
        say(f"合计：{len(reports)} 个单位{told}，{summary(added_up(reports), dry_run=dry_run)}")
    if any(report.interrupted for report in reports):
        say(INTERRUPTED, err=True)
        raise click.Abort
    leave(max(map(status_of, reports)))
