"""`docgen schema`: the JSON Schema of each YAML file, for completion in editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from docgen.base.workspace import Workspace
from docgen.commands.reporting import print_files
from docgen.commands.shared_options import leave, quiet_option, workspace_at, workspace_option
from docgen.models.schema import json_schema
from docgen.writing import WritingReport
from docgen.writing.single_files import SingleFile, write_files
from docgen.year.files import YamlFile
from docgen.year.register import FILES


@click.command("schema", short_help="写出 JSON Schema")
@workspace_option
@click.option("--dry-run", is_flag=True, help="只说会写哪些文件，不真的写。")
@click.option("--force", is_flag=True, help="手工改过的文件也用新的替换（原来的另存为备份）。")
@quiet_option
def command(start: Path, *, dry_run: bool, force: bool, quiet: bool) -> None:
    """把每种 YAML 文件的 JSON Schema 写到 plans/schema。

    VS Code 装了 YAML 扩展以后，凭它补全中文的键，并在写错的地方画线。
    """
    report = write_schemas(workspace_at(start), dry_run=dry_run, force=force)
    leave(print_files(report, dry_run=dry_run, quiet=quiet))


def write_schemas(workspace: Workspace, *, dry_run: bool = False, force: bool = False) -> WritingReport:
    """Write them all; one that a person has changed is left alone."""
    files = [_schema_file(workspace, file) for file in FILES]
    return write_files(workspace, files, dry_run=dry_run, force=force)


def _schema_file(workspace: Workspace, file: YamlFile[Any]) -> SingleFile:
    schema = json_schema(file.model(), file.editor_title)
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return SingleFile(workspace.schemas / f"{file.name}.schema.json", text.encode())
