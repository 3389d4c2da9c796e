"""`docgen check`: everything wrong with a year's YAML, in one run."""

from __future__ import annotations

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
@format_option
@quiet_option
def command(year: int, start: Path, style: str, quiet: bool) -> None:
    """检查某一年的 YAML 文件，一次列出所有问题，不生成文件。

    每条都写明文件、行、列和改法。“错误”必须改，“警告”多半要改，“提示”只是告诉您程序是怎么理解的。
    """
    workspace = workspace_at(start)
    known_year(workspace, year)
    diagnostics = load_year(workspace, year).diagnostics
    if style == "json":
        print_json(diagnostics)
    else:
        print_diagnostics(diagnostics, quiet=quiet)
        click.echo(f"{year}年：{tally(diagnostics)}。")
    if has_errors(diagnostics):
        leave(INPUT_HAS_ERRORS)
