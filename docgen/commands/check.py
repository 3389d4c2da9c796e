"""`docgen check`: all faults of a year in one run: of its YAML, its texts, and duties that are not met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from docgen.base.diagnostics import Diagnostic, Level, address, count
from docgen.base.workspace import Workspace
from docgen.checking.check import Checked, check_year
from docgen.checking.fix import Fixed, fix_year
from docgen.checking.waiving import NotWaived, waive
from docgen.commands.printing import say
from docgen.commands.reporting import print_diagnostics, print_json, status_after, tally
from docgen.commands.shared_options import (
    at_option,
    format_option,
    known_year,
    leave,
    offices_of,
    offices_option,
    only_year,
    only_year_said,
    quiet_option,
    workspace_at,
)


@click.command("check", short_help="检查一年的 YAML")
@offices_option
@at_option
@format_option
@click.option(
    "--fix", is_flag=True, help="先把有把握的改好（半角标点、多余的空格、连接号……），并列出改了什么。"
)
@click.option(
    "--blanks", is_flag=True, help="只列出文件里每一处要填写的（【待补】【请填写】），写明在哪里补。"
)
@click.option("--all", "everything", is_flag=True, help="同样的提示再多也全部列出。")
@click.option(
    "--level",
    type=click.Choice([level.label for level in Level]),
    default=Level.HINT.label,
    help="列到哪一级为止：错误、警告、提示（默认全列）。",
)
@click.option(
    "--ignore",
    "ignored",
    multiple=True,
    metavar="编号:行",
    help="这一行的这一条不要再说，如 P07:23（几个文件里都有，写 P07:plan.yaml:23）；写进文件，不检查。",
)
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    *,
    words: tuple[str, ...],
    starts: tuple[str, ...],
    at: datetime | None,
    style: str,
    fix: bool,
    blanks: bool,
    everything: bool,
    level: str,
    ignored: tuple[str, ...],
    quiet: bool,
) -> None:
    """检查某一年的 YAML 文件，校对文字，再把该开的会同会议记录对照，一次列出所有问题，不生成文件。

    每条都写明文件、行、列和改法，要紧的在前：错误、快到期的事、警告、提示。“错误”必须改，“警告”多半要改，“提示”只是告诉您程序是怎么理解的，
    或者提醒您快要到期的事（预备期满、半年一次的考察、已经结束的公示）：按今天，写了 --at 就按那一天；年份
    已经过去的，只提醒到年底还没有办的。

    某一条不想要，在那一行末尾写上注释“# docgen: 忽略 P07”（换成它的编号）；写在文件开头，管整个文件。
    --fix 只改标点的全角半角、多余的空格、序数和连接号，直接改在 YAML 文件里，原来的文件另存一份。

    一次检查好几个单位：-C 后面写几个文件夹，或者用 *；每个单位报一行，问题最重的在前；加 --all 才全部列出。
    """
    (folders, typed), asked = offices_of(starts, words), at.date() if at else None
    if len(folders) > 1:
        _only_one(
            {"--fix": fix, "--blanks": blanks, "--ignore": bool(ignored), "--format json": style == "json"}
        )
        _check_many(folders, typed, asked, everything=everything, quiet=quiet)
    workspace = workspace_at(folders[0])
    year = _year_of(workspace, typed)
    if ignored:
        _waive(workspace, year, ignored, quiet=quiet)
        leave(0)
    # Mended first: the check then tells what is left, at the lines of the mended file.
    if fix:
        # With JSON nothing else may stand on the output: a program reads it.
        _show_fixed(fix_year(workspace, year), quiet=quiet or style == "json")
    if blanks:
        _list_blanks(workspace, year, style)
    diagnostics, remark = _checked(workspace, year, asked)
    shown = _down_to(level, diagnostics)
    if style == "json":
        print_json(shown)
    else:
        print_diagnostics(shown, quiet=quiet, is_folded=not everything)
        if not quiet:
            say(f"{year}年：{tally(diagnostics)}。{remark}{'。' if remark else ''}")
    leave(status_after(diagnostics))


def _year_of(workspace: Workspace, typed: int | None) -> int:
    year = typed or only_year_said(workspace)
    known_year(workspace, year)
    return year


def _checked(workspace: Workspace, year: int, asked: date | None) -> Checked:
    found = check_year(workspace, year, date.today(), asked)
    return found._replace(diagnostics=[*found.diagnostics, *_to_be_typed(_blanks(workspace, year))])


def _only_one(asked: Mapping[str, bool]) -> None:
    """End with a usage error where something was asked for that is done for one office alone."""
    if told := [option for option, is_asked in asked.items() if is_asked]:
        raise click.UsageError(f"{'、'.join(told)} 一次只用于一个单位：-C 后面写一个文件夹。")


class _OfficeChecked(NamedTuple):
    """An office, what was found in it, or why it could not be checked."""

    folder: Path
    found: Sequence[Diagnostic]
    called: str = ""
    failed: str = ""

    @property
    def weight(self) -> tuple[int, int, int]:
        """The greater, the worse."""
        told = count(self.found)
        return (told.errors + bool(self.failed), told.warnings, told.hints)


def _check_many(
    folders: Sequence[Path], year: int | None, asked: date | None, *, everything: bool, quiet: bool
) -> NoReturn:
    """Check the year, or the only one, of each office: a line each, the worst first."""
    done = sorted((_office(folder, year, asked) for folder in folders), key=lambda each: each.weight)
    for each in reversed(done):
        _tell_office(each, everything=everything, quiet=quiet)
    if not quiet:
        bad = sum(bool(each.weight[0]) for each in done)
        more = "" if everything else "各单位的问题，加 --all 列出。"
        say(f"合计：{len(done)} 个单位，{bad} 个有错误。{more}")
    leave(max(status_after(each.found) or bool(each.failed) for each in done))


def _tell_office(office: _OfficeChecked, *, everything: bool, quiet: bool) -> None:
    if everything and office.found:
        say(f"== {office.folder} ==", err=True)
        print_diagnostics(office.found, quiet=quiet)
    if office.weight[0] or not quiet:
        say(f"{office.folder}：{office.failed or office.called + tally(office.found)}")


def _office(folder: Path, typed: int | None, asked: date | None) -> _OfficeChecked:
    try:
        workspace = workspace_at(folder)
        year = typed or only_year(workspace.years())
        known_year(workspace, year)
    except click.UsageError as fault:
        # A line an office: what is to be done stands behind the first.
        return _OfficeChecked(folder, (), failed=fault.message.partition("\n")[0].rstrip("。"))
    # Offices may stand in different years, where none was typed.
    called = "" if typed else f"{year}年："
    return _OfficeChecked(folder, _checked(workspace, year, asked).diagnostics, called)


def _blanks(workspace: Workspace, year: int) -> list[Diagnostic]:
    from docgen.making.blank_places import blanks_of_year  # drafts all the papers

    return blanks_of_year(workspace, year, date.today())


def _to_be_typed(blanks: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that a file has a key for; the marks that were typed are told by the files themselves."""
    from docgen.making.blank_places import IN_WORD

    return [each for each in blanks if each.code == "D418" and each.hint != IN_WORD]


def _list_blanks(workspace: Workspace, year: int, style: str) -> NoReturn:
    """List every blank of the year's papers at its place, and do nothing else."""
    found = _blanks(workspace, year)
    if style == "json":
        print_json(found)
    else:
        say(*(f"{address(each.place)}  {each.message}　{each.hint}" for each in found))
        say(f"{year}年：文件里有 {len(found)} 处要填写。")
    leave(0)


def _down_to(level: str, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of a level and the graver ones; what is due is graver than a warning."""
    labels = [each.label for each in Level]
    least = labels.index(level)
    return [d for d in diagnostics if labels.index(d.level.label) <= least or (d.is_due and least)]


def _waive(workspace: Workspace, year: int, ignored: Iterable[str], *, quiet: bool) -> None:
    """Waive what was asked for, and show where it was written."""
    # From the last line upwards: a remark on a line of its own moves the lines below it.
    for asked in sorted(ignored, key=_line, reverse=True):
        try:
            fixed = waive(workspace, year, asked)
        except NotWaived as reason:
            raise click.UsageError(str(reason)) from None
        if not quiet:
            say(*fixed.difference.split("\n"))
            more = f"，同一项里一样的共{fixed.number}处都不再说" if fixed.number > 1 else ""
            say(f"已写进 {fixed.name}（原来的文件：{fixed.backup}）{more}")


def _line(asked: str) -> int:
    """The line of P07:23; 0 where none is typed."""
    typed = asked.replace("：", ":").rpartition(":")[2].strip()
    return int(typed) if typed.isdecimal() else 0


def _show_fixed(files: Iterable[Fixed], *, quiet: bool) -> None:
    """Print the changes of each mended file, and the name of its old copy."""
    number = 0
    for fixed in files:
        number += fixed.number
        if not quiet:
            say(*fixed.difference.split("\n"))
            say(f"已改 {fixed.name}：{fixed.number} 处（原来的文件：{fixed.backup}）", "")
    if not (number or quiet):
        say("没有可以自动改的。")
