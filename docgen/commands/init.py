"""`docgen init`: a new workspace with templates, schemas and starter YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from docgen.base.workspace import Workspace, starter
from docgen.commands.printing import say
from docgen.commands.reporting import print_files
from docgen.commands.schema import write_schemas
from docgen.commands.shared_options import YearNumber, leave, quiet_option
from docgen.page import TEMPLATES, build_template
from docgen.writing.atomic import create_atomically, remove_stale_temps
from docgen.year.register import FILES


@click.command("init", short_help="建一个新的工作文件夹")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".", metavar="[文件夹]")
@click.option("--year", type=YearNumber(), metavar="年份", help="样板计划的年份（默认今年）。")
@quiet_option
def command(folder: Path, year: int | None, *, quiet: bool) -> None:
    """建一个新的工作文件夹：Word 模板、带注释的样板 YAML、编辑器用的 schema。

    已经有的文件一律不动。
    """
    year = year or date.today().year
    workspace = Workspace(folder.absolute())
    # Of an `init` that was killed; below `generated` another run may be writing.
    remove_stale_temps(workspace.root, below=False)
    for written in (workspace.plans, workspace.templates):
        remove_stale_temps(written)
    for path, data in _starter(workspace, year):
        done = "已写入" if _write_new(path, data) else "已存在，未改动"
        if not quiet:
            say(f"{done} {path}")
    status = print_files(write_schemas(workspace), dry_run=False, quiet=quiet, only_troubles=True)
    if status:
        leave(status)
    if not quiet:
        say(f"完成。先填 plans/organization.yaml 和 plans/{year}/plan.yaml，再运行：docgen check {year}")


def _starter(workspace: Workspace, year: int) -> Iterator[tuple[Path, bytes]]:
    for file in FILES:
        if file.has_starter:
            path = file.path(workspace, year)
            yield path, starter(path.name, year)
    yield workspace.root / ".gitignore", starter("gitignore", year)
    for name in TEMPLATES:
        yield workspace.templates / name, build_template(name)


def _write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; never touch one that is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return create_atomically(path, data)
