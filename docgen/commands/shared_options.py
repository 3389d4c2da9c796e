"""The options that several commands share, and the search for their workspace."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from glob import glob
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

from docgen.base.workspace import SCHOOL_FOLDER, NoWorkspace, Workspace, find_workspace
from docgen.commands.printing import say
from docgen.making.options import Options
from docgen.reading.values.numerals import YEAR, read_year

F = TypeVar("F", bound=Callable[..., Any])

INPUT_HAS_ERRORS, MACHINE_REFUSED, STOPPED = 1, 3, 130
"""Exit statuses; 2 is click's own, for wrong usage, 130 what shells give a program that Ctrl-C ended."""


class YearNumber(click.IntRange):
    """A year as offices type it: 2026, 2026年, 二〇二六年度; 2026-2027-1 for the year it begins in."""

    def __init__(self) -> None:
        super().__init__(1949, 2999)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> int:  # noqa: ANN401 - click's own signature
        """Return the number; what is no year is wrong usage."""
        typed: Any = str(value).strip().removesuffix("度").removesuffix("年")
        # The plans of a term are made with those of the year in which its school year begins.
        typed = typed[:4] if SCHOOL_FOLDER.fullmatch(typed) else typed
        if re.fullmatch(YEAR, typed):
            typed = str(read_year(typed))
        # What is no number is named as it was typed: 明年, and not 明.
        number: int = super().convert(typed if typed.isdigit() else value, parameter, context)
        return number


def year_argument(function: F) -> F:
    """`年份`: the year of a folder in `plans/`; the only one need not be typed."""
    argument = click.argument(
        "year", type=YearNumber(), metavar="[年份]", required=False, callback=_only_year
    )
    return argument(function)


def _only_year(context: click.Context, _parameter: click.Parameter, year: int | None) -> int:
    """Return the year; one that was left out is the only one of the workspace, which is said."""
    # When a shell completes a word click reads half a command line: nothing may be refused then.
    if year is not None or context.resilient_parsing:
        return year or 0
    return only_year_said(workspace_at(context.params.get("start") or Path()))


def only_year_said(workspace: Workspace) -> int:
    """The only year of a workspace, which is said; a usage error where there is none or are several."""
    year = only_year(workspace.years())
    # On the error stream: the output may be JSON.
    say(f"没有写年份，按 plans 里只有的 {year} 年来做。", err=True)
    return year


def only_year(years: Sequence[int]) -> int:
    """The only one of some years; a usage error that names them where there is none or are several."""
    if len(years) == 1:
        return years[0]
    have = f"已有：{'、'.join(map(str, years))}" if years else "plans 里还没有任何年份"
    context = click.get_current_context()
    example = years[-1] if years else 2023
    raise click.UsageError(f"没有写是哪一年（{have}），如 {context.command_path} {example}", context)


def workspace_option(function: F) -> F:
    """`-C`: the folder in which the workspace is looked for."""
    return click.option(
        "-C",
        "start",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        metavar="文件夹",
        help="在这个文件夹里工作（默认是当前文件夹，找不到 plans 就到上一级去找）。",
    )(function)


class Offices(NamedTuple):
    """The folders of the offices that were asked for, and the year, where one was typed."""

    folders: list[Path]
    year: int | None


def offices_option(function: F) -> F:
    """The year and `-C` of a command for many offices: several folders, or a pattern of their names."""
    option = click.option(
        "-C",
        "starts",
        multiple=True,
        metavar="文件夹",
        help="在这个文件夹里工作（默认是当前文件夹，找不到 plans 就到上一级去找）；几个单位：-C schools/*。",
    )
    return click.argument("words", nargs=-1, metavar="[年份]")(option(function))


def offices_of(starts: tuple[str, ...], words: tuple[str, ...]) -> Offices:
    """The offices and the year that are meant; a usage error where there is no such folder or year."""
    # -C schools/* is many words when the shell has expanded it: the first goes to -C, the others come here,
    # before the year or behind it. The folders of a bureau are not named as years are.
    more = [word for word in words if starts and _is_folder(word)]
    rest = [word for word in words if word not in more]
    if len(rest) > 1:
        raise click.UsageError(f"多出来的参数：{' '.join(rest[1:])}（几个文件夹要写在 -C 后面）。")
    year = YearNumber().convert(rest[0], None, click.get_current_context()) if rest else None
    return Offices(_folders((*starts, *more) or (".",)), year)


def _is_folder(word: str) -> bool:
    try:
        YearNumber().convert(word, None, None)
    except click.BadParameter:
        return Path(word).is_dir()
    return False


def _folders(typed: Sequence[str]) -> list[Path]:
    """The folders that are meant, an office once; a usage error where there is none."""
    # On Windows the shell leaves `*` as it is.
    found = (Path(name) for each in typed for name in _matching(each))
    offices: dict[Path, Path] = {}
    for folder in found:
        # Within a workspace `*` finds plans and generated: they are all one office.
        if folder.is_dir():
            offices.setdefault(_root(folder), folder)
    if not offices:
        raise click.UsageError(f"没有“{'”“'.join(typed)}”这样的文件夹。")
    return list(offices.values())


def _root(folder: Path) -> Path:
    try:
        return find_workspace(folder).root
    except NoWorkspace:
        return folder.absolute()


def _matching(typed: str) -> list[str]:
    # A folder whose own name holds [ or * is taken as it is typed.
    return [typed] if Path(typed).exists() else sorted(glob(typed))  # noqa: PTH207 - a path may be absolute


def quiet_option(function: F) -> F:
    """`-q`: print errors only."""
    return click.option("-q", "--quiet", is_flag=True, help="少说话：只报错误。")(function)


def format_option(function: F) -> F:
    """`--format`: text for people, JSON for programs."""
    choice = click.Choice(["text", "json"])
    return click.option(
        "--format", "style", type=choice, default="text", help="输出的形式：text 文字，json 数据。"
    )(function)


def at_option(function: F) -> F:
    """`--at`: the day up to which meetings are compared with the plan."""
    return click.option(
        "--at",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="日期",
        help="对照到哪一天，如 2023-09-30（默认今天）。",
    )(function)


def writing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--dry-run`, `--force` and `--pdf` of commands that write papers, given to them as one `options`."""

    # `proofread` and `strict` have defaults: commands without `language_options` never pass them.
    @wraps(function)
    def with_options(
        *,
        force: bool,
        dry_run: bool,
        pdf: bool,
        proofread: bool = True,
        strict: bool = False,
        **others: object,
    ) -> object:
        options = Options(
            force=force, dry_run=dry_run, pdf=pdf, proofread=proofread, strict=strict, today=date.today()
        )
        return function(options=options, **others)

    for option in (
        click.option("--dry-run", is_flag=True, help="只说会写哪些文件，不真的写。"),
        click.option("--force", is_flag=True, help="手工改过的文件也用新的替换（原来的另存为备份）。"),
        click.option("--pdf", is_flag=True, help="同时转成 PDF（需要 LibreOffice）。"),
    ):
        option(with_options)
    return with_options


def jobs_option(function: F) -> F:
    """`-j`: the number of processes that share the work."""
    # One by default: more processes are worth their start only for some thousand files.
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 256),
        default=1,
        metavar="个数",
        help="用几个进程一起做（默认 1）。上千份文件的时候有用，同处理器的核数一样就好。",
    )(function)


def merge_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--merge` and `--title`: the papers are bound into one file too; both go into the `options`."""

    @wraps(function)
    def with_volume(*, merge: bool, title: str, options: Options, **others: object) -> object:
        if title.strip() and not merge:
            raise click.UsageError("--title 是合订本的标题，要和 --merge 一起用。")
        return function(options=replace(options, merge=merge, title=title.strip()), **others)

    # Below the options that `writing_options` makes one of.
    click.option("--title", default="", metavar="标题", help="合订本封面上的标题。")(with_volume)
    click.option("--merge", is_flag=True, help="另外再合订成一个 Word 文件。")(with_volume)
    return with_volume


def language_options(function: F) -> F:
    """`--strict` and `--no-proofread`: errors of the text refuse a paper, or are not looked for."""
    strict = click.option("--strict", is_flag=True, help="校对说是“错误”的，那一份不生成。")
    return strict(_no_proofread_option(function))


def _no_proofread_option(function: F) -> F:
    return click.option(
        # The option is named for what it switches off, the value for what it means: a flag turned round.
        "--no-proofread",
        "proofread",
        is_flag=True,
        flag_value=False,
        default=True,
        help="不校对文字。",
    )(function)


def file_at(file: Path, start: Path, *, or_folder: bool = False) -> Path:
    """Return the file in the current folder, else in that of `-C`; a usage error where there is none.

    With `or_folder` a folder will do.
    """
    # A person types the file as the shell completes it, from the folder in which they are.
    places = (file, start / file)
    if found := next((path for path in places if path.is_file() or (or_folder and path.is_dir())), None):
        return found
    if any(path.is_dir() for path in places):
        raise click.UsageError(f"“{file}”是文件夹，这里要写文件。")
    raise click.UsageError(f"没有“{file}”这个文件。")


def workspace_at(start: Path) -> Workspace:
    """The workspace around a folder; end with a usage error where there is none."""
    try:
        return find_workspace(start)
    except NoWorkspace:
        raise click.UsageError(
            f"“{start.absolute()}”和它的上级文件夹里都没有 plans 文件夹。\n"
            "请先进入工作文件夹，或者用 -C 指出它；新建一个：docgen init 文件夹名"
        ) from None


def refuse_among_a_persons_files(typed: Path, into: Path, workspace: Workspace) -> None:
    """End with a usage error when files would go into a folder that people write."""
    from docgen.writing.atomic import is_one_file  # few commands write where they are told

    for folder in (workspace.plans, workspace.templates):
        # Asked of the disk: links, and names in another case, lead there as well.
        where = Path(os.path.realpath(into))
        if any(is_one_file(each, folder) for each in (where, *where.parents)):
            mend = f"那里只放您自己写的文件；请写到别处，例如“{typed.name}”"
            raise click.UsageError(f"“{typed}”在 {folder.name} 文件夹里，{mend}。")


def known_year(workspace: Workspace, year: int) -> None:
    """End with a usage error when the year has no folder."""
    if not workspace.year(year).is_dir() and not workspace.school_folders(year):
        from docgen.year.unread_files import misnamed_years  # only where there is something to tell

        years = workspace.years()
        have = "已有：" + "、".join(map(str, years)) if years else "还没有任何年份"
        near = "".join(f"“{name}”请改名为 {year}。" for name in misnamed_years(workspace, year))
        earlier = [each for each in years if each < year]
        carry = f"由{earlier[-1]}年接过来：docgen new {year} --from {earlier[-1]}；" if earlier else ""
        mend = near or f"{carry}要空的样板：docgen init --year {year}"
        raise click.UsageError(f"没有 plans/{year} 这个文件夹（{have}）。{mend}")


def leave(status: int) -> NoReturn:
    """End with an exit status: 0 done, 1 the input has errors, 3 the machine refused."""
    raise click.exceptions.Exit(status)
