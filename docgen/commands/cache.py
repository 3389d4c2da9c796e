"""`docgen cache`: what docgen keeps on this machine outside of every workspace, and its removal."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.base import cache
from docgen.commands.printing import say
from docgen.commands.shared_options import quiet_option

SWITCHED_OFF = "现在什么也不记：环境变量 DOCGEN_CACHE 是空的，或者没有用户文件夹。"


@click.group("cache", invoke_without_command=True, short_help="看看、清除记住的东西")
@click.pass_context
def command(context: click.Context) -> None:
    """docgen 在这台机器上记住了什么，放在哪里，占多大；docgen cache clear 全部清除。

    记住的有：编译好的模板；上一次从各年文件里读出来的结果（文件没有变，下次就不用再读，里面有姓名和
    文件里的句子）；程序出错时的报告。都只有您自己的账户能读，30 天没有用到的自动清除；工作文件夹删掉了，
    这里还会留着，清除以后一点影响也没有，只是下一次慢一点。
    """
    if context.invoked_subcommand is None:
        folder = cache.cache_folder()
        say(*([SWITCHED_OFF] if folder is None else _told(folder)))


@command.command("clear")
@quiet_option
def clear(*, quiet: bool) -> None:
    """把记住的全部清除。"""
    folder = cache.cache_folder()
    number = cache.clear(folder) if folder else 0
    if not quiet:
        say(SWITCHED_OFF if folder is None else f"已清除 {number} 个文件（{folder}）。")


def _told(folder: Path) -> list[str]:
    kept = cache.contents(folder)
    return [
        f"位置：{folder}",
        f"各年文件读出来的结果：{_amount(kept.years)}（里面有姓名和文件里的句子）",
        f"编译好的模板：{_amount(kept.templates)}",
        f"出错报告：{_amount(kept.reports)}",
        f"{cache.LONGEST_UNUSED_DAYS} 天没有用到的自动清除；现在就全部清除：docgen cache clear",
    ]


def _amount(kept: cache.Kept) -> str:
    # Rounded up: a few bytes are not 0 KB.
    return f"{kept.number} 个，{(kept.size + 1023) // 1024} KB" if kept.number else "没有"
