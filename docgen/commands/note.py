"""`docgen note`: a meeting as it was jotted down becomes a record of minutes.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.commands.printing import say
from docgen.commands.reporting import print_diagnostics, status_after, tally
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    YearNumber,
    file_at,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
)

if TYPE_CHECKING:
    from docgen.note import Entered
    from docgen.note.minutes_file import Extended
    from docgen.note.written import WrittenNote
    from docgen.year import Year


class WrittenFile(NamedTuple):
    """A file of minutes that was written, and the name of the copy of what it was."""

    path: Path
    backup: str


@click.command("note", short_help="一条会议笔记变成一条会议记录")
@click.argument("words", nargs=-1, metavar="[笔记]")
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="一个文件里的许多条笔记：空一行，或者另起一行写日期，就是下一条。",
)
@click.option(
    "--year",
    type=YearNumber(),
    metavar="年份",
    help="笔记里没有写年份的，是哪一年（默认 plans 里只有的那一年）。",
)
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="笔记是哪天记的，如 2023-03-09：里面的“昨天”按它算（命令里直接写的笔记默认今天）。",
)
@workspace_option
@click.option("--dry-run", is_flag=True, help="只显示会写成什么样的记录，不真的写。")
@click.option("--force", is_flag=True, help="已经记过的会议也再写一条。")
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    words: tuple[str, ...],
    *,
    file: Path | None,
    year: int | None,
    at: datetime | None,
    start: Path,
    dry_run: bool,
    force: bool,
    quiet: bool,
) -> None:
    """把本子上记的几句话变成 minutes.yaml 里的一条会议记录，写在文件末尾，并显示出来。

    例如：docgen note "3月8日下午3点二支部党员大会，区志远支教，刘玉兰主持张伟记录，通过年度计划，10票赞成"

    笔记里没有说的不写；猜的写明“猜的”；没有读懂的一处一处问您，并留在记录上面的注释里。记录照样检查，指出的是笔记里的地方。
    一年的记录分月放在 minutes 文件夹里的，写进那个月的文件。
    """
    from docgen.note import enter
    from docgen.note.note_facts import WhenWritten

    workspace, today = workspace_at(start), at.date() if at else date.today()
    notes = _notes(words, file, start)
    number = year or _only_year(workspace)
    office = _office(workspace, number or today.year, today, quiet=quiet)
    # Of notes that lie in a file nobody knows when they were written.
    known = WhenWritten(number, today if at or not file else None)
    entered, files = enter(workspace, office, notes, known, force=force)
    written = [] if dry_run else list(map(_write, files))
    said = [said for each in entered for said in each.said]
    _print(entered, quiet=quiet)
    print_diagnostics(said, quiet=quiet)
    if not quiet:
        _tell(workspace, entered, written, said)
    leave(status_after(said))


def _office(workspace: Workspace, number: int, today: date, *, quiet: bool) -> Year:
    """The year with the office's people; end where the roster cannot be read."""
    from docgen.note import OF_OFFICE
    from docgen.year import load_year

    office = load_year(workspace, number, OF_OFFICE, today=today)
    if office.organization is None:
        print_diagnostics(office.diagnostics, quiet=quiet)
        say("名册读不出来，没有写。", err=True)
        leave(INPUT_HAS_ERRORS)
    return office


def _notes(words: Sequence[str], file: Path | None, start: Path) -> list[WrittenNote]:
    """The notes that were typed, or those of the file."""
    from docgen.note.written import notes_of, typed_note
    from docgen.reading.bounds import LARGEST_YAML, decode_within_bounds
    from docgen.reading.disk import read_at_most

    if bool(words) == (file is not None):
        raise click.UsageError(
            '写一条笔记，如 docgen note "3月8日二支部党员大会……"；或者用 --file 指出放笔记的文件。'
        )
    if file is None:
        return [typed_note(" ".join(words))]
    found = file_at(file, start)
    decoded = decode_within_bounds(read_at_most(found, LARGEST_YAML), file.name, LARGEST_YAML)
    if isinstance(decoded, Diagnostic):
        print_diagnostics([decoded])
        leave(INPUT_HAS_ERRORS)
    print_diagnostics(decoded.diagnostics)
    notes = notes_of(decoded.text, file.name)
    if not notes:
        raise click.UsageError(f"“{file}”里没有笔记。")
    return notes


def _only_year(workspace: Workspace) -> int | None:
    years = workspace.years()
    return years[0] if len(years) == 1 else None


def _write(file: Extended) -> WrittenFile:
    """Write a file of minutes, keeping a copy of what it was."""
    from docgen.writing import replace_keeping_backup

    backup = replace_keeping_backup(file.path, file.after, kept_as=f"{file.path.name}.bak", was=file.before)
    return WrittenFile(file.path, backup.name if backup else "")


def _print(entered: Sequence[Entered], *, quiet: bool) -> None:
    """Print the records as they stand in the file."""
    for each in entered:
        if each.record and not quiet:
            say(*each.record.indented("  ").split("\n"), "")


def _tell(
    workspace: Workspace,
    entered: Sequence[Entered],
    written: Sequence[WrittenFile],
    said: Sequence[Diagnostic],
) -> None:
    """Say where each record stands now, and how many notes became none."""
    backups = dict(written)
    for path in dict.fromkeys(each.path for each in entered if each.path):
        lines = "、".join(str(each.line) for each in entered if each.path == path)
        kept = f"（原来的文件：{backups[path]}）" if backups.get(path) else ""
        say(f"{'已写入' if written else '将写入'} {workspace.name_of(path)} 第 {lines} 行{kept}")
    missing = sum(each.record is None for each in entered)
    refused = f"{missing} 条笔记没有写成记录；" if missing else ""
    say(f"{refused}{tally(said)}。")
