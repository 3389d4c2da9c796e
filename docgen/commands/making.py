"""What every command that writes papers does: build, take away, say what became of each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn

import click
from typing_extensions import Unpack

from docgen.commands.options import How, known_year, leave, workspace_at
from docgen.commands.printing import print_diagnostics
from docgen.commands.progress import bar
from docgen.commands.wording import accounts, counted_only, status_of, summary
from docgen.making.build import Report, Wish, build_if_any
from docgen.making.crew import Crew
from docgen.making.processes import workers
from docgen.making.yearly import joined, make_kinds
from docgen.papers import About, kinds_of_a_year
from docgen.writing import Outcome

NOTHING_CHOSEN: About = {}

INTERRUPTED = "您按 Ctrl-C 停下了：上面列出的已经做完，其余的没有动；再运行一次，就接着做完。"


@contextmanager
def wish_for(
    words: str,
    about: About = NOTHING_CHOSEN,
    cluster: str | None = None,
    *,
    proofread: bool = True,
    **how: Unpack[How],
) -> Iterator[Wish]:
    """How the papers shall be made: with a bar that says so in `words`, by so many processes or a cluster."""
    with _crew(how["jobs"], cluster) as crew, bar(words) as watch:
        yield Wish(how["force"], how["dry_run"], how["pdf"], about, watch, crew, proofread)


def _crew(jobs: int, address: str | None) -> AbstractContextManager[Crew | None]:
    if address is None:
        return workers(jobs)
    from docgen.making.cluster import cluster

    return cluster(address)


def make(kinds: Sequence[str], year: int, start: Path, wish: Wish, *, quiet: bool) -> None:
    """Make the papers of some kinds, one kind after the other; ends with the exit status that fits."""
    workspace = workspace_at(start)
    known_year(workspace, year)
    reports = make_kinds(workspace, year, kinds, wish)
    conclude(joined(reports), dry_run=wish.dry_run, quiet=quiet)


def make_all(year: int, start: Path, wish: Wish, *, quiet: bool) -> None:
    """Make the papers of every kind that a year has, and tell each family's share before the whole."""
    workspace, kinds = workspace_at(start), kinds_of_a_year()
    known_year(workspace, year)
    reports = make_kinds(workspace, year, [kind.name for kind in kinds], wish, build_one=build_if_any)
    shares = [
        f"{kind.title}：{summary(report, dry_run=wish.dry_run)}"
        for kind, report in zip(kinds, reports, strict=False)  # after Ctrl-C there are fewer
    ]
    conclude(joined(reports), dry_run=wish.dry_run, quiet=quiet, shares=shares)


def conclude(
    report: Report, *, dry_run: bool, quiet: bool, shares: Sequence[str] = (), folder: Path | None = None
) -> NoReturn:
    """Say what is wrong and what became of each file, then sum up; ends with the exit status that fits.

    Where all files go to one `folder`, naming it stands for naming many of them.
    """
    print_diagnostics(report.diagnostics, quiet=quiet)
    counted = counted_only(report, folder)
    for line in accounts(report, counted, dry_run=dry_run):
        click.echo(line)
    if Outcome.WRITTEN in counted:
        click.echo(f"文件{'将' if dry_run else ''}在 {folder}")
    if not quiet:
        for share in shares:
            click.echo(share)
        click.echo(f"{'合计：' if shares else ''}{summary(report, dry_run=dry_run)}")
    if report.halted:
        click.echo(f"{report.halted}。", err=True)
    if report.interrupted:
        click.echo(INTERRUPTED, err=True)
        raise click.Abort
    leave(status_of(report))
