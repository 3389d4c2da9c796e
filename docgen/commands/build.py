"""`docgen build`: all papers of a year in one run."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build import Wish
from docgen.commands.making import make_all
from docgen.commands.options import (
    proofread_option,
    quiet_option,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.commands.progress import bar


@click.command("build", short_help="生成一年的全部文件")
@year_argument
@workspace_option
@writing_options
@proofread_option
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    year: int, start: Path, *, force: bool, dry_run: bool, pdf: bool, proofread: bool, quiet: bool
) -> None:
    """把这一年的文件全部生成一遍，相当于把各类文件的命令都运行一次。

    还没有写的那一类（没有它的 YAML 文件）只在小结里提一句，不算错误。一类有错误，不影响别的类。
    空白记录单、会议通知、年历要单独生成：docgen minutes --scheduled，docgen schedule --notices、--docx。
    """
    with bar(f"正在生成{year}年的文件") as watch:
        make_all(year, start, Wish(force, dry_run, pdf, watch=watch, proofread=proofread), quiet=quiet)
