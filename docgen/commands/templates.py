"""`docgen templates`: which templates are in use, what is wrong in them, and back to the built-in ones."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.base.workspace import Workspace
from docgen.commands.printing import say
from docgen.commands.reporting import print_diagnostics, tally
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    MACHINE_REFUSED,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
)
from docgen.making.fill import check_any_template
from docgen.making.rendering import FormTemplate, renew_template
from docgen.page import TEMPLATES, TemplateVersion, build_template, version_of
from docgen.papers import all_forms
from docgen.writing import WritingFault, replace_keeping_backup
from docgen.writing.atomic import read_ordinary, write_atomically
from docgen.year.unread_files import unread_templates


@click.group("templates", short_help="查看、检查或恢复 Word 模板")
def command() -> None:
    """查看、检查或恢复 templates_docx 里的 Word 模板。

    模板可以在 Word 或 WPS 里改样式、改文字；花括号里的标记（如 {{ 标题 }}）要保留。
    """


@command.command("list")
@workspace_option
def list_templates(start: Path) -> None:
    """列出正在使用的模板：内置的，还是改过的。"""
    templates = _renewed(workspace_at(start), quiet=False)
    for template in templates:
        say(f"{template.form.title}  {template.form.template}  {_state(template)}")


@command.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[模板.docx]…")
@workspace_option
@quiet_option
def check_templates(files: tuple[Path, ...], start: Path, *, quiet: bool) -> None:
    """检查模板里的标记：写错的字段、不成对的标记、全角的花括号、漏掉的字段……

    写上文件名，就检查那一份，并且列出它要的内容；docgen fill 用的任何模板都可以。不写，检查工作文件夹里的。
    """
    if files:
        _check_files(files, start, quiet=quiet)
    workspace = workspace_at(start)
    templates = _renewed(workspace, quiet=quiet)
    diagnostics = [said for template in templates for said in _faults(template)]
    diagnostics += unread_templates(workspace, TEMPLATES)
    print_diagnostics(diagnostics, quiet=quiet)
    if not quiet:
        say(f"检查了 {len(templates)} 个模板：{tally(diagnostics)}。")
    if has_errors(diagnostics):
        leave(INPUT_HAS_ERRORS)


def _check_files(files: tuple[Path, ...], start: Path, *, quiet: bool) -> NoReturn:
    """Check any templates, tell what each asks for, and end."""
    diagnostics: list[Diagnostic] = []
    for file in files:
        if not (start / file).is_file():
            raise click.UsageError(f"没有“{file}”这个文件。")
        asked, said = check_any_template(start, file)
        print_diagnostics(said, quiet=quiet)
        diagnostics += said
        if not quiet:
            say(f"{file}：{asked}{tally(said)}。")
    leave(INPUT_HAS_ERRORS if has_errors(diagnostics) else 0)


@command.command("reset")
@click.argument("names", nargs=-1, type=click.Choice(TEMPLATES), metavar="[模板]…")
@workspace_option
@quiet_option
def reset_templates(names: tuple[str, ...], start: Path, *, quiet: bool) -> None:
    """恢复成内置的模板；改过的那份改名保留，不会丢。不写名字就恢复全部。"""
    workspace = workspace_at(start)
    faults = []
    for name in names or TEMPLATES:
        try:
            done = _reset(workspace.templates / name, build_template(name))
            if not quiet:
                say(done)
        except WritingFault as fault:  # one held open by Word keeps none of the others back
            faults.append(f"{fault}。")
    if faults:
        say(*faults, err=True)
        leave(MACHINE_REFUSED)


def _reset(path: Path, built: bytes) -> str:
    """Put the built-in template there; what was done, in words."""
    if read_ordinary(path) == built:
        return f"已是内置模板 {path}"
    found = read_ordinary(path)
    if found is not None and version_of(path.name, found) is not TemplateVersion.CHANGED:
        # Nobody's work is lost with a former built-in one.
        write_atomically(path, built)
        return f"已恢复 {path}"
    backup = replace_keeping_backup(path, built)
    kept = f"（原来的保留为 {backup.name}）" if backup else ""
    return f"已恢复 {path}{kept}"


def _renewed(workspace: Workspace, *, quiet: bool) -> list[FormTemplate]:
    """The template of each form, today's in the place of former built-in ones."""
    templates = [FormTemplate(workspace, form) for form in all_forms()]
    print_diagnostics((said for template in templates for said in renew_template(template)), quiet=quiet)
    return templates


def _faults(template: FormTemplate) -> list[Diagnostic]:
    return [*template.ready.diagnostics, *template.of_lacking(template.lacking)]


def _state(template: FormTemplate) -> str:
    if template.found is None:
        return "内置（templates_docx 里没有这个文件）"
    return f"{'改过' if template.version is TemplateVersion.CHANGED else '内置'}（{template.path}）"
