"""`docgen build`: all papers of a year in one run."""

from __future__ import annotations

from pathlib import Path

import click
from typing_extensions import Unpack

from docgen.commands.making import make_all, wish_for
from docgen.commands.options import (
    How,
    jobs_option,
    quiet_option,
    workspace_option,
    writing_options,
    year_argument,
)


@click.command("build", short_help="生成一年的全部文件")
@year_argument
@workspace_option
@writing_options
@jobs_option
@quiet_option
def command(year: int, start: Path, **how: Unpack[How]) -> None:
    """把这一年的文件全部生成一遍，相当于把各类文件的命令都运行一次。

    还没有写的那一类（没有它的 YAML 文件）只在小结里提一句，不算错误。一类有错误，不影响别的类。
    空白记录单、会议通知、年历要单独生成：docgen minutes --scheduled，docgen schedule --notices、--docx。
    """
    with wish_for(f"正在生成{year}年的文件", **how) as wish:
        make_all(year, start, wish, quiet=how["quiet"])
