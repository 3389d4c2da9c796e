from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from docgen.commands import docgen
from docgen.models.schema import json_schema
from docgen.year.register import FILES, YamlFile, file_named

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = [
    ("organization", "plans/organization.yaml"),
    ("plan", "plans/2023/plan.yaml"),
    ("calendar", "plans/calendar.yaml"),
    ("rules", "docgen/domain/rules/organisational_life.yaml"),
    ("rules", "docgen/domain/rules/publicity.yaml"),
    ("rules", "docgen/domain/rules/stages.yaml"),
    ("rules", "docgen/domain/rules/anniversaries.yaml"),
    ("notices", "plans/2023/notices.yaml"),
]


def schema_of(name: str) -> dict[str, Any]:
    return made(file_named(name))


def made(file: YamlFile[Any]) -> dict[str, Any]:
    return json_schema(file.model(), file.editor_title)


def test_schema_writes_a_file_for_each_yaml_file(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    assert CliRunner().invoke(docgen, ["schema", "-C", str(folder)]).exit_code == 0
    for file in FILES:
        written = folder / "plans" / "schema" / f"{file.name}.schema.json"
        assert json.loads(written.read_text(encoding="utf-8")) == made(file)


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    for file in FILES:
        committed = REPOSITORY / "plans" / "schema" / f"{file.name}.schema.json"
        assert json.loads(committed.read_text(encoding="utf-8")) == made(file), "run `docgen schema`"


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_the_example_files_satisfy_their_schema_as_an_editor_reads_them(name: str, path: str) -> None:
    # An editor types scalars by YAML 1.2; BaseLoader's texts satisfy the schema as well.
    data = yaml.load((REPOSITORY / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    jsonschema.validate(data, schema_of(name))


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_every_key_is_chinese_and_described_in_chinese(name: str) -> None:
    schema = schema_of(name)
    for record in (schema, *schema.get("$defs", {}).values()):
        for key, property_ in record.get("properties", {}).items():
            assert not key.isascii()
            assert property_.get("description"), key


@pytest.mark.parametrize(
    "text", ["重点工作: []", "用印: 也许", "日程安排: [{类型: 党员大会}]", "标题形式: {一级: 斜排}"]
)
def test_the_schema_underlines_what_check_would_tell(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.load(text, Loader=yaml.BaseLoader), schema_of("plan"))


def test_a_schema_is_replaced_whole_or_not_at_all(
    workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace()
    CliRunner().invoke(docgen, ["schema", "-C", str(folder)])
    (folder / "plans" / "schema" / "plan.schema.json").unlink()
    before = {path: path.read_bytes() for path in (folder / "plans" / "schema").iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "replace", full)
    result = CliRunner().invoke(docgen, ["schema", "-C", str(folder)])
    assert result.exit_code == 3
    assert "磁盘满了，“plan.schema.json”没有写成" in result.stderr
    assert {path: path.read_bytes() for path in (folder / "plans" / "schema").iterdir()} == before
