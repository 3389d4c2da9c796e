"""The command line: one file for each command, loaded when it is called."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

import click

from docgen import __version__
from docgen.base.unforeseen import as_fault
from docgen.base.workspace import NoWorkspace, find_workspace
from docgen.commands.printing import UNTOLD, let_go, prepare_streams, say
from docgen.commands.shared_options import MACHINE_REFUSED, STOPPED

FEW_COLLECTIONS = 200_000
"""Objects between two garbage collections: a year has many objects and hardly any circle of them.

Looking for circles as often as Python does by default took a fifth of the time."""

COMMANDS = {
    "init": "建一个新的工作文件夹：模板、带注释的样板 YAML",
    "new": "由去年的文件接出新一年的，列出要重写的",
    "plan": "生成年度工作计划（含日程附表）",
    "note": "本子上记的几句话变成一条会议记录",
    "minutes": "生成会议记录（全年的，或按月份、类型、支部）",
    "notices": "生成公示和公示情况报告",
    "evaluations": "生成评议考核的表格、选票、汇总和台账",
    "build": "生成一年的全部文件：计划、会议记录……",
    "schedule": "排出一年的日程，对照计划和实绩",
    "check": "检查一年的 YAML，一次列出所有问题",
    "import": "由去年的 Word 文件、网页上的文字得到 plan.yaml，一句不丢",
    "fill": "用任意 Word 模板和一张表，一行生成一份文件",
    "keep": "手工改过的这一份算定稿，内容不变就不再生成新版",
    "schema": "写出 YAML 的 JSON Schema，供编辑器补全和提示",
    "templates": "查看、检查或恢复 Word 模板",
    "cache": "看看、清除 docgen 在这台机器上记住的东西",
}
"""The name of each command, and its line in the help, which does not load the command."""

OTHERS = "其他"
OCCASIONS = {
    "开始": ("init", "import"),
    "每次": ("note", "check", "minutes", "notices", "evaluations", "build", "keep"),
    "每年": ("new", "plan", "schedule"),
    "归档": ("archive",),
    OTHERS: (),
}
"""When the commands are used, as the help groups them; what stands in no group is one of the others."""


def occasions() -> dict[str, list[str]]:
    """The commands by when they are used, in the order of the help."""
    named = {name for names in OCCASIONS.values() for name in names}
    groups = {title: [name for name in names if name in COMMANDS] for title, names in OCCASIONS.items()}
    groups[OTHERS] += [name for name in COMMANDS if name not in named]
    return {title: names for title, names in groups.items() if names}


class Commands(click.Group):
    """The group of all commands; a command's module is imported only when it is called."""

    def main(self, *args: Any, **options: Any) -> NoReturn:  # noqa: ANN401 - click's own signature
        """Run, in Chinese; whatever happens, end with a sentence and a status, never with a traceback."""
        _speak_chinese()
        try:
            # Not standalone: click would end with 1 after Ctrl-C, and leave most exceptions to Python.
            status = super().main(*args, **{**options, "standalone_mode": False})
        except (KeyboardInterrupt, click.Abort):
            say("已中止。", err=True)
            sys.exit(STOPPED)
        except click.ClickException as refusal:
            words = StringIO()
            refusal.show(words)
            say(*words.getvalue().rstrip("\n").split("\n"), err=True)
            sys.exit(refusal.exit_code)
        except Exception as problem:
            say(f"{as_fault(problem)}。", err=True)
            sys.exit(MACHINE_REFUSED)
        sys.exit(status)

    def make_context(self, *args: Any, **options: Any) -> click.Context:  # noqa: ANN401 - click's own
        """Understand the command line; whoever asked for the help may have gone when it is printed."""
        with _help_to_nobody():
            return super().make_context(*args, **options)

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; with status 3 where what it printed was lost."""
        with _help_to_nobody(), _lost_words_count(context):
            return super().invoke(context)

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported."""
        if name not in COMMANDS:
            return None
        gc.disable()  # importing makes no garbage: looking for some takes a tenth of the time
        try:
            return _in_chinese(_loaded(name))
        finally:
            gc.enable()

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command as click does; for a mistyped name, suggest the one that was meant."""
        if args[0] not in COMMANDS:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=context)
        return super().resolve_command(context, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by when they are used, without importing them."""
        for title, names in occasions().items():
            with formatter.section(f"命令（{title}）"):
                # One column for all groups: click would set each by its own longest name.
                formatter.write_dl([(name.ljust(max(map(len, COMMANDS))), COMMANDS[name]) for name in names])


def _loaded(name: str) -> click.Command:  # noqa: C901, PLR0911, PLR0912 - a case a command
    """The command of that name; only its own module is imported."""
    # Imports that stand in the code, not importlib with a string: type checkers and packagers see them.
    match name:
        case "init":
            from docgen.commands.init import command as init

            return init
        case "new":
            from docgen.commands.new import command as new

            return new
        case "plan":
            from docgen.commands.plan import command as plan

            return plan
        case "note":
            from docgen.commands.note import command as note

            return note
        case "minutes":
            from docgen.commands.minutes import command as minutes

            return minutes
        case "notices":
            from docgen.commands.notices import command as notices

            return notices
        case "evaluations":
            from docgen.commands.evaluations import command as evaluations

            return evaluations
        case "build":
            from docgen.commands.build import command as build

            return build
        case "schedule":
            from docgen.commands.schedule import command as schedule

            return schedule
        case "check":
            from docgen.commands.check import command as check

            return check
        case "import":
            from docgen.commands.import_file import command as import_file

            return import_file
        case "fill":
            from docgen.commands.fill import command as fill

            return fill
        case "keep":
            from docgen.commands.keep import command as keep

            return keep
        case "schema":
            from docgen.commands.schema import command as schema

            return schema
        case "templates":
            from docgen.commands.templates import command as templates

            return templates
        case "cache":
            from docgen.commands.cache import command as cache

            return cache
    raise KeyError(name)


def _in_chinese(command: click.Command) -> click.Command:
    """Put the words of the usage line into Chinese, which click's catalogue lacks."""
    command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]…"
        for below in command.commands.values():
            _in_chinese(below)
    return command


@contextmanager
def _help_to_nobody() -> Iterator[None]:
    """End quietly where click itself, which prints the help, meets a closed pipe (`docgen -h | head -1`)."""
    try:
        yield
    except BrokenPipeError:
        let_go(sys.stdout)
        raise click.exceptions.Exit(0) from None
    except OSError:
        # What is still buffered would fail again at the very end, with a status of Python's own.
        let_go(sys.stdout)
        raise


@contextmanager
def _lost_words_count(context: click.Context) -> Iterator[None]:
    """End with status 3 where what was printed could not be written (`> /dev/full`), however it ended."""
    try:
        yield
    except click.exceptions.Exit:
        if UNTOLD not in context.meta:
            raise
    if UNTOLD in context.meta:
        raise click.exceptions.Exit(MACHINE_REFUSED)


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
)
@click.version_option(__version__, "-V", "--version", message="docgen 版本 %(version)s", help="显示版本号。")
@click.pass_context
def docgen(context: click.Context) -> None:
    """从 YAML 生成学校党组织的公文：年度计划、会议记录、公示、评议表。

    在工作文件夹（里面有 plans 文件夹）中运行，例如：docgen plan 2023

    只输入 docgen，告诉您今年的事做到哪里、接下来做什么。还没有工作文件夹的，从 docgen init 文件夹名 开始。
    """
    if context.invoked_subcommand is not None:
        return
    try:
        workspace = find_workspace(Path())
    except NoWorkspace:
        raise click.exceptions.NoArgsIsHelpError(context) from None
    from docgen.commands.overview import overview

    say(*overview(workspace, date.today()))


def main() -> None:
    """Run the command line, on any console."""
    # pydantic looks for plugins among all installed packages: some milliseconds, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(FEW_COLLECTIONS)
    prepare_streams()
    try:
        docgen(prog_name="docgen")
    finally:
        # Else Python ends with a look for circles among all that is loaded: an eighth of `docgen plan`.
        gc.freeze()


def _speak_chinese() -> None:
    """Let click's own messages be Chinese, through the catalogue beside this file."""
    # gettext asks LANGUAGE first: the messages are Chinese whatever the locale of the machine.
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("click", str(Path(__file__).with_name("locale")))
    gettext.textdomain("click")
