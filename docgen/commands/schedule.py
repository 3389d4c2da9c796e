"""`docgen schedule`: the dated calendar of a year, and the planned meetings compared with those held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from docgen.commands.making import make
from docgen.commands.printing import say, say_json
from docgen.commands.reporting import print_diagnostics
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    MACHINE_REFUSED,
    at_option,
    format_option,
    known_year,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.making.options import Options
from docgen.schedule import Scheduled, schedule
from docgen.schedule.exports import as_objects, ics_of, xlsx_of
from docgen.schedule.text import as_text
from docgen.writing import WritingFault
from docgen.writing.atomic import write_atomically

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("schedule", short_help="排出一年的日程，对照计划和实绩")
@year_argument
@click.option("--ics", type=FILE, metavar="文件", help="把日程写成日历文件，可导入手机和 Outlook。")
@click.option("--xlsx", type=FILE, metavar="文件", help="把日程和对照结果写成 Excel 表。")
@at_option
@click.option("--docx", is_flag=True, help="生成一页横排的年历（Word），写到 generated/年份/schedule。")
@click.option(
    "--notices",
    type=click.IntRange(1, 12),
    metavar="月份",
    help="生成这个月还没有开的各次会议的会议通知（Word），写到 generated/年份/schedule。",
)
@workspace_option
@writing_options
@format_option
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    year: int,
    *,
    ics: Path | None,
    xlsx: Path | None,
    at: datetime | None,
    docx: bool,
    notices: int | None,
    start: Path,
    options: Options,
    style: str,
    quiet: bool,
) -> None:
    """按“拟定”“日期”“月份”排出一年的日程，再把“频次”和上级规定同会议记录对照，列出缺什么、还能怎么补。

    遇到节假日，移到同一时段内前面最近的工作日，前面没有就往后移；落在寒暑假里的会注明。
    """
    kinds = _kinds(docx=docx, pdf=options.pdf, notices=notices is not None)
    # Making papers prints their outcomes: behind them the output would be no JSON any more.
    if style == "json" and kinds:
        raise click.UsageError(
            "--format json 只输出数据，请另外运行一次来生成年历（--docx、--pdf）或会议通知（--notices）。"
        )
    workspace = workspace_at(start)
    known_year(workspace, year)
    scheduled = schedule(workspace, year, at.date() if at else date.today())
    _print(scheduled, style, quiet=quiet)
    if scheduled.schedule is None:
        leave(INPUT_HAS_ERRORS)
    wanted = ((ics, ics_of), (xlsx, xlsx_of))
    is_written = [
        _write(path, write, scheduled.schedule, told=(style, quiet) == ("text", False))
        for path, write in wanted
        if path
    ]
    try:
        if kinds:
            about = {} if notices is None else {"month": str(notices)}
            make(kinds, year, start, replace(options, about=about), quiet=quiet)
    finally:  # making ends with a status of its own, which must not hide this one
        if not all(is_written):
            leave(MACHINE_REFUSED)


def _print(scheduled: Scheduled, style: str, *, quiet: bool) -> None:
    if style == "json":
        say_json(as_objects(*scheduled))
        return
    print_diagnostics(scheduled.diagnostics, quiet=quiet)
    if scheduled.schedule and not quiet:
        say(*as_text(scheduled.schedule).split("\n"))


def _kinds(*, docx: bool, pdf: bool, notices: bool) -> list[str]:
    """The kinds of papers that were asked for; `--pdf` alone means the year calendar."""
    calendar = docx or (pdf and not notices)
    return [*(["schedule"] if calendar else []), *(["meeting_notices"] if notices else [])]


def _write(path: Path, make: Callable[[YearSchedule], bytes], made: YearSchedule, *, told: bool) -> bool:
    """Write a file, and tell whether that was possible; a refusal is printed, and stops no other file."""
    # A calendar that is open in Excel cannot be replaced on Windows; the others can.
    try:
        write_atomically(path.absolute(), make(made))
    except WritingFault as fault:
        say(f"{fault}。", err=True)
        return False
    if told:
        say(f"已写入 {path}")
    return True
