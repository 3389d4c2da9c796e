"""`docgen check`: everything wrong with a year's YAML, in one run."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from docgen.commands.options import (
    INPUT_HAS_ERRORS,
    format_option,
    known_year,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
    year_argument,
)
from docgen.commands.printing import print_diagnostics, print_json, tally
from docgen.diagnostics import has_errors
from docgen.year import load_year


@click.command("check", short_help="检查一年的 YAML")
@year_argument
@workspace_option
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="按哪一天提醒到期的事，如 2023-09-30（默认是记录里最后的一天）。",
)
@format_option
@quiet_option
def command(year: int, start: Path, at: datetime | None, style: str, quiet: bool) -> None:
    """检查某一年的 YAML 文件，一次列出所有问题，不生成文件。

    每条都写明文件、行、列和改法。“错误”必须改，“警告”多半要改，“提示”只是告诉您程序是怎么理解的，
    或者提醒您快要到期的事（预备期满、半年一次的考察、已经结束的公示）。
    """
    workspace = workspace_at(start)
    known_year(workspace, year)
    read = load_year(workspace, year)
    diagnostics = [*read.diagnostics, *read.reminders(at.date() if at else None)]
    if style == "json":
        print_json(diagnostics)
    else:
        print_diagnostics(diagnostics, quiet=quiet)
        click.echo(f"{year}年：{tally(diagnostics)}。")
    if has_errors(diagnostics):
        leave(INPUT_HAS_ERRORS)
