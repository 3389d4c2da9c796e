"""`docgen notices`: the year's publicity notices, and the reports that close them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from docgen.base.suggestion import closest
from docgen.commands.making import at_work, make
from docgen.commands.shared_options import (
    jobs_option,
    known_year,
    language_options,
    merge_options,
    quiet_option,
    workspace_at,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.making.options import Options
from docgen.year import load_year


@click.command("notices", short_help="生成公示和公示情况报告")
@year_argument
@click.argument("numbers", nargs=-1, metavar="[编号]…")
@workspace_option
@writing_options
@merge_options
@jobs_option
@language_options
@quiet_option
def command(
    year: int, *, numbers: tuple[str, ...], start: Path, options: Options, jobs: int, quiet: bool
) -> None:
    """由 plans/年份/notices.yaml 生成公示；写了“结果”的，另有一份公示情况报告。

    写到 generated/年份/notices。写上编号就只生成那几份。有错误的，只有这一份不生成，其余照常；没有变化的
    不重写；您在 Word 里改过的不会被覆盖。
    """
    about = {"number": frozenset(numbers)} if numbers else {}
    if numbers:
        _known(numbers, year, start)
    with at_work(replace(options, about=about), "正在生成公示", jobs) as running:
        make(["notices"], year, start, running, quiet=quiet)


def _known(numbers: tuple[str, ...], year: int, start: Path) -> None:
    """End with a usage error when one of the numbers belongs to no notice."""
    # Before anything is made: a mistyped number is a slip of the command line, not a fault of the year.
    workspace = workspace_at(start)
    known_year(workspace, year)
    file = load_year(workspace, year, ("notices",)).notices
    have = [str(notice.number) for notice in file.notices] if file else []
    for number in numbers:
        if number not in have:
            meant = closest(number, have)
            question = f"，是不是“{meant}”？" if meant else ""
            told = "、".join(have) or "还没有"
            raise click.UsageError(f"没有编号为“{number}”的公示{question}（可以读出的编号：{told}）。")
