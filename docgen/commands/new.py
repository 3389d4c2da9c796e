"""`docgen new`: next year's folder from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.base.workspace import Workspace
from docgen.commands.printing import say, say_json
from docgen.commands.reporting import print_diagnostics
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    MACHINE_REFUSED,
    YearNumber,
    format_option,
    known_year,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
)

if TYPE_CHECKING:
    from docgen.next_year import Renewal
    from docgen.next_year.new_files import FileResult, WriteResult

FATES = {
    "written": "已写入 {name}",
    "unchanged": "未变化 {name}",
    "replaced": "已替换 {name}（原来的另存为 {about}）",
    "kept": "已存在，未改动 {name}（要换成新的，加 --force，原来的另存为备份）",
    "failed": "没有写成 {name}：{about}",
}
WOULD = {**FATES, "written": "将写入 {name}", "replaced": "将替换 {name}（原来的另存为备份）"}


@click.command("new", short_help="由去年的文件接出新一年的")
@click.argument("year", type=YearNumber(), metavar="年份")
@click.option("--from", "old", type=YearNumber(), metavar="年份", help="从哪一年接出来（默认前一年）。")
@click.option(
    "--dates",
    "way",
    type=click.Choice(["同星期", "同日期"]),
    default="同星期",
    help="日子怎样移：同星期（默认）移到最近的同一个星期几，同日期 几月几日不变；遇到放假都移到工作日。",
)
@click.option("--dry-run", is_flag=True, help="只列出会改什么，不写文件。")
@click.option("--force", is_flag=True, help="新一年已经有的文件也替换（原来的另存为备份）。")
@workspace_option
@format_option
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    year: int, *, old: int | None, way: str, dry_run: bool, force: bool, start: Path, style: str, quiet: bool
) -> None:
    """由去年的文件接出新一年的：能推算的（日期、周年、学年、年度）按规则改好，其余照抄，说明和排版原样保留。

    改了什么、哪些要您重写、哪些不会再是真的，一行一行列出来，并存成 plans/年份/更新清单.txt。
    """
    from docgen.next_year import renew
    from docgen.next_year.context import Rollover
    from docgen.next_year.new_files import FileOutcome, WriteOptions, write_files

    workspace = workspace_at(start)
    rollover = Rollover(_source(workspace, year, old), year, way)
    renewal = renew(workspace, rollover)
    if renewal.faults:
        _refuse(renewal, style, quiet=quiet)
    result = write_files(workspace, renewal, WriteOptions(force, dry_run))
    if style == "json":
        _print_data(result.renewal, result.results)
    else:
        _print(result, dry_run=dry_run, quiet=quiet)
    if result.has(FileOutcome.FAILED):
        leave(MACHINE_REFUSED)
    leave(INPUT_HAS_ERRORS if result.has(FileOutcome.KEPT) else 0)


def _source(workspace: Workspace, year: int, old: int | None) -> int:
    """The year to begin from; it must be earlier, and have something to carry on."""
    from docgen.reading.values.dates_and_months import YEARS
    from docgen.year.register import OF_A_YEAR

    # The command takes years up to 2999, the dates in the files do not.
    if year not in YEARS:
        raise click.UsageError(f"{year}年太远了：文件里的日期写到{YEARS[-1]}年为止。")
    source = year - 1 if old is None else old
    if source >= year:
        raise click.UsageError(f"只能从前面的年份接过来：{year}年不在{source}年的后面。")
    known_year(workspace, source)
    if not any(workspace.has(source, file.name) for file in OF_A_YEAR):
        names = "、".join(f"{file.name}.yaml" for file in OF_A_YEAR)
        raise click.UsageError(f"plans/{source} 里没有可以接过来的文件（{names}）。")
    return source


def _refuse(renewal: Renewal, style: str, *, quiet: bool) -> None:
    if style == "json":
        _print_data(renewal, {})
    else:
        print_diagnostics(renewal.faults, quiet=quiet)
        say(f"{renewal.rollover.old}年的文件有错误，什么也没有写。先改好上面这些，再运行一次。")
    leave(INPUT_HAS_ERRORS)


def _print_data(renewal: Renewal, results: Mapping[str, FileResult]) -> None:
    from docgen.next_year.account import as_objects

    outcomes = {name: each.outcome.value for name, each in results.items()}
    say_json(as_objects(renewal, outcomes))


def _print(result: WriteResult, *, dry_run: bool, quiet: bool) -> None:
    """The account, then what became of each file, trouble on the error stream."""
    from docgen.next_year.account import as_lines
    from docgen.next_year.new_files import TROUBLE

    renewal = result.renewal
    if renewal.files and not quiet:
        say(*as_lines(renewal), "")
    for name, each in result.results.items():
        words = (WOULD if dry_run else FATES)[each.outcome.value]
        if each.outcome in TROUBLE or not quiet:
            say(words.format(name=name, about=each.about), err=each.outcome in TROUBLE)
    if renewal.files and not quiet:
        year = renewal.rollover.new
        say(f"接下来：照清单改 plans/{year} 里的文件，改完运行 docgen check {year}。")
