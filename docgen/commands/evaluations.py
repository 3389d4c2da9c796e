"""`docgen evaluations`: the forms, ballots, tallies and results of a year's evaluations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from docgen.commands.making import at_work, make
from docgen.commands.shared_options import (
    jobs_option,
    language_options,
    quiet_option,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.making.options import Options


@click.command("evaluations", short_help="生成评议考核的表格、选票、汇总和台账")
@year_argument
@click.argument("numbers", nargs=-1, metavar="[编号]…")
@click.option("--merge", is_flag=True, help="个人的表合成一个支部一个文件，每张另起一页，便于打印。")
@workspace_option
@writing_options
@jobs_option
@language_options
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    year: int,
    *,
    numbers: tuple[str, ...],
    merge: bool,
    start: Path,
    options: Options,
    jobs: int,
    quiet: bool,
) -> None:
    """由 plans/年份/evaluations.yaml 生成评议的各种表，写到 generated/年份/evaluations。

    民主评议党员：每人一份个人自评表和登记表，互评表，测评票；写了“选票”以后，再生成测评汇总表和评定结果。
    一讲二评三公示：每人一份公开承诺书，领导点评表，互评表；选票收齐以后，再生成综合评比汇总表和公示。
    另有支部考核表（依据材料由程序填写）、半年检查表、学时台账、心得体会登记表。
    只要其中几项，在年份后面写上它们的编号。程序只统计、排序，不评等次：等次写在“评定”里。
    """
    about = {"number": numbers} if numbers else {}
    kind = "evaluations_merged" if merge else "evaluations"
    with at_work(replace(options, about=about), "正在生成评议材料", jobs) as running:
        make([kind], year, start, running, quiet=quiet)
