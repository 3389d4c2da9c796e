"""`docgen minutes`: the minutes of a year's meetings, in one batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from docgen.commands.making import at_work, make
from docgen.commands.shared_options import (
    jobs_option,
    language_options,
    merge_options,
    quiet_option,
    workspace_at,
    workspace_option,
    writing_options,
    year_argument,
)
from docgen.making.options import Options
from docgen.models.meeting_kinds import MEETING_KINDS, parse_meeting_kind
from docgen.reading.values import Misread


class KindOfMeeting(click.Choice[str]):
    """One of the kinds, by any of its names."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind that is meant; click tells what cannot be."""
        try:
            return parse_meeting_kind(str(value)).value
        except Misread:
            return super().convert(value, param, ctx)


@click.command("minutes", short_help="生成会议记录")
@year_argument
@click.option("--month", type=click.IntRange(1, 12), metavar="月份", help="只生成这个月的。")
@click.option(
    "--kind",
    type=KindOfMeeting(MEETING_KINDS),
    metavar="类型",
    help=f"只生成这一类的：{'、'.join(MEETING_KINDS)}。",
)
@click.option("--branch", metavar="支部", help="只生成这个支部（或党小组）的，如 第二支部。")
@click.option(
    "--scheduled", is_flag=True, help="计划里排了、还没有记录的会议，各生成一张空白记录单，供手写或填写。"
)
@workspace_option
@writing_options
@merge_options
@jobs_option
@language_options
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    year: int,
    *,
    month: int | None,
    kind: str | None,
    branch: str | None,
    scheduled: bool,
    start: Path,
    options: Options,
    jobs: int,
    quiet: bool,
) -> None:
    """由 plans/年份/minutes.yaml（或 minutes 文件夹里的各个文件）生成全年的会议记录。

    写到 generated/年份/minutes，一次会议一个文件；接收、转正的决议另成一份。记录里有错误的，只有这一份
    不生成，其余照常；没有变化的不重写；您在 Word 里改过的不会被覆盖。

    加 --scheduled，计划的日程安排里排出了日期、还没有记录的会议，各写一张空白记录单（文件名末尾注明）。
    """
    asked = {"month": month, "kind": kind, "branch": branch and _body_meant(branch, start, year)}
    about = {key: str(value) for key, value in asked.items() if value is not None}
    # The minutes are made too: a meeting that has its record by now gets no blank sheet any more.
    kinds = ["minutes", "sheets"] if scheduled else ["minutes"]
    with at_work(replace(options, about=about), "正在生成会议记录", jobs) as running:
        make(kinds, year, start, running, quiet=quiet)


def _body_meant(typed: str, start: Path, year: int) -> str:
    """The branch or group of the roster that is meant: 高中部 is 高中部党支部."""
    from docgen.year import load_year

    return load_year(workspace_at(start), year, ("organization",)).words.body(typed)
