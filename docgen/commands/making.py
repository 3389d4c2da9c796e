"""What every command that writes papers does: build, take away, say what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

import click
from typing_extensions import Unpack

from docgen.build import Report, Wish, build, build_if_any
from docgen.commands import MACHINE_REFUSED, refusal
from docgen.commands.options import INPUT_HAS_ERRORS, How, known_year, leave, workspace_at
from docgen.commands.printing import print_diagnostics, tally
from docgen.commands.progress import bar, part_of
from docgen.diagnostics import has_errors, in_reading_order
from docgen.executing import workers
from docgen.machine_faults import MachineFault
from docgen.papers import About, kinds_of_a_year
from docgen.refusals import Refused
from docgen.withdrawal import withdraw
from docgen.workspace import Workspace
from docgen.writing import Outcome, Written

LISTED_WHOLE = 20
"""Beyond so many files those that did not change, or that all lie in one folder, are only counted."""

NOTHING_CHOSEN: About = {}

INTERRUPTED = "您按 Ctrl-C 停下了：上面列出的已经做完，其余的没有动；再运行一次，就接着做完。"

REFUSED_BY_MACHINE = {Outcome.HELD, Outcome.FAILED}


@contextmanager
def wish_for(words: str, about: About = NOTHING_CHOSEN, **how: Unpack[How]) -> Iterator[Wish]:
    """How the papers shall be made: with a bar that says so in `words`, by so many processes."""
    with bar(words) as watch, workers(how["jobs"]) as executor:
        yield Wish(how["force"], how["dry_run"], how["pdf"], about, watch, executor)


def make(kinds: Sequence[str], year: int, start: Path, wish: Wish, *, quiet: bool) -> None:
    """Make the papers of some kinds, one kind after the other; ends with the exit status that fits."""
    reports = _made(build, kinds, year, workspace_at(start), wish)
    conclude(_joined(reports), dry_run=wish.dry_run, quiet=quiet)


def make_all(year: int, start: Path, wish: Wish, *, quiet: bool) -> None:
    """Make the papers of every kind that a year has, and tell each family's share before the whole."""
    kinds = kinds_of_a_year()
    reports = _made(build_if_any, [kind.name for kind in kinds], year, workspace_at(start), wish)
    shares = [
        f"{kind.title}：{_summary(report, dry_run=wish.dry_run)}"
        for kind, report in zip(kinds, reports, strict=False)  # after Ctrl-C there are fewer
    ]
    conclude(_joined(reports), dry_run=wish.dry_run, quiet=quiet, shares=shares)


def _made(
    build_one: Callable[[Workspace, int, str, Wish], Report],
    kinds: Sequence[str],
    year: int,
    workspace: Workspace,
    wish: Wish,
) -> list[Report]:
    """The report on each kind, as far as the work came."""
    known_year(workspace, year)
    try:
        made = _until_stopped(
            partial(build_one, workspace, year, kind, replace(wish, watch=part_of(wish.watch, n, len(kinds))))
            for n, kind in enumerate(kinds)
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
            reports.append(Report((), halted=refusal(problem)))
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
        return replace(report, halted=refusal(problem))
    except KeyboardInterrupt:
        return replace(report, interrupted=True)
    said, written = [*report.diagnostics, *gone.diagnostics], [*report.written, *gone.written]
    return replace(report, diagnostics=said, written=written)


def conclude(
    report: Report, *, dry_run: bool, quiet: bool, shares: Sequence[str] = (), folder: Path | None = None
) -> NoReturn:
    """Say what is wrong and what became of each file, then sum up; ends with the exit status that fits.

    Where all files go to one `folder`, naming it stands for naming many of them.
    """
    print_diagnostics(report.diagnostics, quiet=quiet)
    counted = _counted(report, folder)
    for line in _accounts(report, counted, dry_run=dry_run):
        click.echo(line)
    if Outcome.WRITTEN in counted:
        click.echo(f"文件{'将' if dry_run else ''}在 {folder}")
    if not quiet:
        for share in shares:
            click.echo(share)
        click.echo(f"{'合计：' if shares else ''}{_summary(report, dry_run=dry_run)}")
    if report.halted:
        click.echo(f"{report.halted}。", err=True)
    if report.interrupted:
        click.echo(INTERRUPTED, err=True)
        raise click.Abort
    leave(_status(report))


def _joined(reports: Sequence[Report]) -> Report:
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


def _counted(report: Report, folder: Path | None) -> Collection[Outcome]:
    """What need not be told file by file."""
    if len(report.written) <= LISTED_WHOLE:
        return ()
    return (Outcome.UNCHANGED, Outcome.WRITTEN) if folder else (Outcome.UNCHANGED,)


def _accounts(report: Report, counted: Collection[Outcome], *, dry_run: bool) -> Iterator[str]:
    """A line for each file, and for each record of which none is made."""
    for written in report.written:
        if written.outcome not in counted or written.second:
            yield _sentence(written, dry_run=dry_run)
    yield from (f"没有编号为“{name}”的记录" for name in report.not_found)
    yield from map(_refusal, report.refused)


def _sentence(written: Written, *, dry_run: bool) -> str:
    detail = f"（{written.detail}）" if written.detail else ""
    return f"{_label(written.outcome, dry_run=dry_run)} {written.path}{detail}"


def _label(outcome: Outcome, *, dry_run: bool) -> str:
    return outcome.label.replace("已", "将") if dry_run else outcome.label


def _refusal(refused: Refused) -> str:
    span, fault = refused
    titled = f"（{span.title}）" if span.title else ""
    return f"未生成 {span.file} 第{span.first}行的记录{titled}：{fault.message}"


def _summary(report: Report, *, dry_run: bool) -> str:
    counts = _counts(report.written, dry_run=dry_run) or _nothing(report)
    refused = f"；{len(report.refused)} 份记录有错误，没有生成" if report.refused else ""
    missing = f"；文中有 {report.missing} 处要填写（【待补】【请填写】）" if report.missing else ""
    said = f"；{tally(report.diagnostics)}" if report.diagnostics else ""
    return f"{counts}{refused}{missing}{said}。"


def _counts(written: Sequence[Written], *, dry_run: bool) -> str:
    numbers = Counter(one.outcome for one in written)
    told = [(_label(outcome, dry_run=dry_run), numbers[outcome]) for outcome in Outcome if numbers[outcome]]
    return "，".join(f"{label} {number} 个" for label, number in told)


def _nothing(report: Report) -> str:
    return f"没有生成文件（{report.remark}）" if report.remark else "没有生成文件"


def _status(report: Report) -> int:
    """The machine's refusal outweighs the input's faults: it may be gone the next time."""
    if report.halted or any(written.outcome in REFUSED_BY_MACHINE for written in report.written):
        return MACHINE_REFUSED
    return INPUT_HAS_ERRORS if has_errors(report.diagnostics) or report.not_found else 0
