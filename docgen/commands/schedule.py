"""`docgen schedule`: the dated calendar of a year, and the planned meetings compared with those held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from docgen.base.diagnostics import has_errors
from docgen.base.file_names import is_device, safe_file_name
from docgen.base.workspace import Workspace
from docgen.commands.making import make
from docgen.commands.printing import say, say_json
from docgen.commands.reporting import print_diagnostics, print_files
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    MACHINE_REFUSED,
    at_option,
    format_option,
    known_year,
    leave,
    quiet_option,
    refuse_among_a_persons_files,
    workspace_at,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.making.options import Options
from docgen.schedule import Scheduled, schedule
from docgen.schedule.exports import as_objects, ics_of, left_out_of_ics, xlsx_of
from docgen.schedule.text import as_text
from docgen.writing import WritingFault
from docgen.writing.single_files import SingleFile, write_files


class ExportFile(click.Path):
    """A file that a person names, with the ending of its format: so no two options can name one file."""

    def __init__(self, suffix: str, what: str) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self._suffix, self._what = suffix, what

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Path:  # noqa: ANN401 - click's own signature
        """Return the path; a name with another ending is wrong usage."""
        path = Path(str(super().convert(value, parameter, context)))
        # On Windows nul.ics and con.xlsx are devices: what is written there is lost.
        if path.suffix.lower() != self._suffix or is_device(path.name):
            meant = f"{safe_file_name(path.stem)}{self._suffix}"
            self.fail(f"写的是{self._what}，文件名应当是“{meant}”这样，不是“{value}”。", parameter, context)
        return path


@click.command("schedule", short_help="排出一年的日程，对照计划和实绩")
@year_argument
@click.option(
    "--ics",
    type=ExportFile(".ics", "日历文件"),
    metavar="文件",
    help="把日程写成日历文件，可导入手机和 Outlook。",
)
@click.option(
    "--xlsx", type=ExportFile(".xlsx", " Excel 表"), metavar="文件", help="把日程和对照结果写成 Excel 表。"
)
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
    _refuse_papers_beside_data(kinds, style)
    workspace = workspace_at(start)
    known_year(workspace, year)
    exports = _exports(workspace, ics, xlsx)
    scheduled = schedule(workspace, year, at.date() if at else date.today())
    _print(scheduled, style, quiet=quiet)
    if not scheduled.schedules:
        leave(INPUT_HAS_ERRORS)
    # Of a plan or a roster with errors the half is shown, and no file of it is left behind.
    wanted = exports if scheduled.is_whole else []
    _tell_left_out(scheduled, ics, style, quiet=quiet)
    files = [SingleFile(path, data_of(scheduled.schedules)) for path, data_of in wanted]
    status = _written(files, workspace, options, style, quiet=quiet) or _status(scheduled)
    try:
        if kinds:
            about = {} if notices is None else {"month": str(notices)}
            make(kinds, year, start, replace(options, about=about), quiet=quiet)
    finally:  # making ends with a status of its own, which must not hide this one
        if status:
            leave(status)


def _refuse_papers_beside_data(kinds: Sequence[str], style: str) -> None:
    # Making papers prints their outcomes: behind them the output would be no JSON any more.
    if style == "json" and kinds:
        raise click.UsageError(
            "--format json 只输出数据，请另外运行一次来生成年历（--docx、--pdf）或会议通知（--notices）。"
        )


def _status(scheduled: Scheduled) -> int:
    return INPUT_HAS_ERRORS if has_errors(scheduled.diagnostics) else 0


def _exports(
    workspace: Workspace, ics: Path | None, xlsx: Path | None
) -> Sequence[tuple[Path, Callable[[Sequence[YearSchedule]], bytes]]]:
    """The files that were asked for, and what makes each."""
    wanted = [(path, data_of) for path, data_of in ((ics, ics_of), (xlsx, xlsx_of)) if path]
    for path, _ in wanted:
        refuse_among_a_persons_files(path, path.parent, workspace)
    return wanted


def _print(scheduled: Scheduled, style: str, *, quiet: bool) -> None:
    if style == "json":
        say_json(as_objects(scheduled.schedules, scheduled.diagnostics))
        return
    print_diagnostics(scheduled.diagnostics, quiet=quiet)
    for number, each in enumerate(() if quiet else scheduled.schedules):
        say(*([""] if number else []), *as_text(each).split("\n"))


def _tell_left_out(scheduled: Scheduled, ics: Path | None, style: str, *, quiet: bool) -> None:
    """Name what the .ics file cannot hold, where one is asked for."""
    is_written = ics and scheduled.is_whole
    missing = left_out_of_ics(scheduled.schedules) if is_written else []
    if missing and not quiet and style != "json":
        say(f"没有定到哪天的 {len(missing)} 项不在日历文件里：{'、'.join(missing)}。")


def _kinds(*, docx: bool, pdf: bool, notices: bool) -> list[str]:
    """The kinds of papers that were asked for; `--pdf` alone means the year calendar."""
    calendar = docx or (pdf and not notices)
    return [*(["schedule"] if calendar else []), *(["meeting_notices"] if notices else [])]


def _written(
    files: Sequence[SingleFile], workspace: Workspace, options: Options, style: str, *, quiet: bool
) -> int:
    """Write the files, and return the exit status; a refusal is printed, and stops no paper."""
    if not files:
        return 0
    force, dry_run = options.force, options.dry_run
    try:
        report = write_files(workspace, files, force=force, dry_run=dry_run)
    except WritingFault as fault:
        say(f"{fault}。", err=True)
        return MACHINE_REFUSED
    return print_files(report, dry_run=dry_run, quiet=quiet, only_troubles=style == "json")
