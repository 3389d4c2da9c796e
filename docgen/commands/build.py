"""`docgen build`: all papers of a year in one run, of one office or of many."""

from __future__ import annotations

from glob import glob
from pathlib import Path

import click
from typing_extensions import Unpack

from docgen.commands.making import make_all, wish_for
from docgen.commands.options import How, jobs_option, quiet_option, writing_options, year_argument


@click.command("build", short_help="生成一年的全部文件")
@year_argument
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "-C",
    "starts",
    multiple=True,
    metavar="文件夹",
    help="在这个文件夹里工作（默认是当前文件夹，找不到 plans 就到上一级去找）；几个单位：-C schools/*。",
)
@writing_options
@jobs_option
@click.option("--cluster", "address", metavar="地址", help="交给 dask 集群去做，如 tcp://scheduler:8786。")
@quiet_option
def command(
    year: int, more: tuple[str, ...], starts: tuple[str, ...], address: str | None, **how: Unpack[How]
) -> None:
    """把这一年的文件全部生成一遍，相当于把各类文件的命令都运行一次。

    还没有写的那一类（没有它的 YAML 文件）只在小结里提一句，不算错误。一类有错误，不影响别的类。
    空白记录单、会议通知、年历要单独生成：docgen minutes --scheduled，docgen schedule --notices、--docx。

    一次给好几个单位生成：-C 后面写几个文件夹，或者用 *；每个单位报一行，一个单位有错误不影响别的单位。
    """
    if more and not starts:
        raise click.UsageError(f"多出来的参数：{' '.join(more)}（几个文件夹要写在 -C 后面）。")
    folders = _folders((*starts, *more) or (".",))
    with wish_for(f"正在生成{year}年的文件", cluster=address, **how) as wish:
        if len(folders) > 1:
            from docgen.commands.many import make_many

            make_many(folders, year, wish, quiet=how["quiet"])
        make_all(year, folders[0], wish, quiet=how["quiet"])


def _folders(typed: tuple[str, ...]) -> list[Path]:
    """The folders that are meant; on Windows nobody but us looks what `*` stands for."""
    found = (name for each in typed for name in _matching(each))
    folders = list(dict.fromkeys(Path(name) for name in found if Path(name).is_dir()))
    if not folders:
        raise click.UsageError(f"没有“{'”“'.join(typed)}”这样的文件夹。")
    return folders


def _matching(typed: str) -> list[str]:
    return [typed] if Path(typed).exists() else sorted(glob(typed))  # noqa: PTH207 - a path may be absolute
