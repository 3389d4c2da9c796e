"""`docgen schema`: the JSON Schema of each YAML file, for completion in editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.base.workspace import Workspace
from docgen.commands.printing import say
from docgen.commands.shared_options import quiet_option, workspace_at, workspace_option
from docgen.models.schema import json_schema
from docgen.writing.atomic import write_atomically
from docgen.year.register import FILES


@click.command("schema", short_help="写出 JSON Schema")
@workspace_option
@quiet_option
def command(start: Path, *, quiet: bool) -> None:
    """把每种 YAML 文件的 JSON Schema 写到 plans/schema。

    VS Code 装了 YAML 扩展以后，凭它补全中文的键，并在写错的地方画线。
    """
    written = write_schemas(workspace_at(start))
    if not quiet:
        say(*(f"已写入 {path}" for path in written))


def write_schemas(workspace: Workspace) -> list[Path]:
    """Write them all; they are docgen's own files, so what is there is replaced."""
    workspace.schemas.mkdir(parents=True, exist_ok=True)
    return [
        _write(workspace.schemas / f"{file.name}.schema.json", json_schema(file.model(), file.editor_title))
        for file in FILES
    ]


def _write(path: Path, schema: object) -> Path:
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, text.encode())
    return path
