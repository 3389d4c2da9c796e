"""`docgen fill`: any other paper, one document for each row of a table."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from docgen.base.suggestion import closest
from docgen.base.workspace import NoWorkspace, find_workspace
from docgen.commands.making import at_work, conclude
from docgen.commands.printing import say
from docgen.commands.reporting import print_diagnostics, status_after
from docgen.commands.shared_options import (
    jobs_option,
    leave,
    merge_options,
    quiet_option,
    refuse_among_a_persons_files,
    writing_options,
)
from docgen.making.fill import FillRequest, explain_fill, fill
from docgen.making.options import Options

DATA = (".yaml", ".yml", ".xlsx", ".xlsm", ".xltx", ".csv")
TEMPLATES = (".docx", ".docm", ".dotx", ".dotm")


@click.command("fill", short_help="一行生成一份文件")
@click.argument("template", type=click.Path(path_type=Path), metavar="模板.docx")
@click.argument("data", type=click.Path(path_type=Path), metavar="数据文件")
@click.option(
    "--name",
    "pattern",
    default="",
    metavar="写法",
    help="文件名的写法，如 {序号}_{姓名}；{行} 是第几份，{行:03} 补足三位（默认用第一列）。",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="写到这个文件夹（默认是数据文件旁边的“数据文件名_生成”，里面按模板分）。",
)
@click.option("--sheet", default="", metavar="工作表", help="用 Excel 文件里的哪一张表（默认自己找）。")
@click.option("--explain", is_flag=True, help="只说每一列怎样读、填到哪里，不生成文件。")
@click.option(
    "-C",
    "start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="文件夹",
    help="模板、数据和输出都从这个文件夹找起（默认是当前文件夹）。",
)
@writing_options
@merge_options
@jobs_option
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    template: Path,
    data: Path,
    *,
    pattern: str,
    out: Path | None,
    sheet: str,
    explain: bool,
    start: Path,
    options: Options,
    jobs: int,
    quiet: bool,
) -> None:
    """用任意一份带标签的 Word 文件作模板，数据文件里的一行（一项）生成一份文件。

    模板里要填的地方写 {{ 姓名 }}，花括号里是表头的名字。数据文件可以是 .xlsx、.csv（表头加各行），也可以是
    .yaml（一个列表，每项一组“键: 值”）。空着的格子印成【待补：列名】；哪一行有错误，只有这一份不生成。
    您在 Word 里改过的文件不会被覆盖，新的放在旁边，名字带“（新生成）”。

    例如：docgen fill 证书.docx 名单.xlsx --name "{序号}_{姓名}"
    """
    # Wrong usage is told before anything is read: with the name that was probably meant.
    _require(start / template, TEMPLATES)
    _require(start / data, DATA)
    if data.suffix.lower() not in DATA:
        raise click.UsageError(
            f"数据文件应当是 {'、'.join(DATA)}，不是“{data.name}”；别的表格，请另存为 .xlsx。"
        )
    if sheet and data.suffix.lower() in (".yaml", ".yml"):
        raise click.UsageError("--sheet 只用于 Excel 文件。")
    # A folder a template: two templates filled from one table would have the same file names.
    folder = start / (out or data.parent / f"{data.stem}_生成" / template.stem)
    if out:
        _refuse_in_workspace(out, folder)
    request = FillRequest(start, template, data, folder.absolute(), pattern, sheet)
    if explain:
        lines, said = explain_fill(request)
        print_diagnostics(said, quiet=quiet)
        say(*lines)
        leave(status_after(said))
    with at_work(options, "正在生成", jobs) as running:
        report = fill(request, running)
    conclude(report, dry_run=options.dry_run, quiet=quiet, folder=request.folder)


def _refuse_in_workspace(typed: Path, folder: Path) -> None:
    """End with a usage error where a workspace would get papers among its YAML files or templates."""
    with suppress(NoWorkspace):
        refuse_among_a_persons_files(typed, folder, find_workspace(folder))


def _require(path: Path, suffixes: tuple[str, ...]) -> None:
    """End with a usage error when the file does not exist."""
    if path.is_file():
        return
    if path.is_dir():
        raise click.UsageError(f"“{path}”是文件夹，这里要写文件。")
    folder = path.parent
    if not folder.is_dir():
        raise click.UsageError(f"没有“{folder}”这个文件夹。")
    there = [each.name for each in sorted(folder.iterdir()) if each.suffix.lower() in suffixes]
    meant = closest(path.name, there)
    have = f"是不是“{meant}”？" if meant else f"这个文件夹里有：{'、'.join(there) or '没有这类文件'}。"
    raise click.UsageError(f"没有“{path}”这个文件，{have}")
