"""`docgen plan`: the annual work plan."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.commands.making import make
from docgen.commands.shared_options import (
    language_options,
    quiet_option,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.making.options import Options


# Without -j: a year has one plan.
@click.command("plan", short_help="生成年度工作计划")
@year_argument
@workspace_option
@writing_options
@language_options
@quiet_option
def command(year: int, start: Path, options: Options, *, quiet: bool) -> None:
    """由 plans/年份/plan.yaml 生成年度工作计划，写到 generated/年份/plan。

    旁边还有学期、支部的计划（plan-第一学期.yaml、plan-第二支部.yaml）的，一次全做。

    内容没有变化就不重写；您在 Word 里改过的文件不会被覆盖，新的放在旁边，名字带“（新生成）”。
    """
    make(["plan"], year, start, options, quiet=quiet)
