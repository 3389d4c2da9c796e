"""JSON Schema of each YAML file, so that editors complete the Chinese keys and underline what is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic.json_schema import GenerateJsonSchema

from docgen.models.calendar import Calendar
from docgen.models.evaluations import Evaluations
from docgen.models.fields import TEXT_SCHEMA
from docgen.models.minutes import Minutes
from docgen.models.notices import Notices
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.models.reader import JsonSchema
from docgen.models.record import Record, records_of
from docgen.models.rules import Rules


class YamlFile(NamedTuple):
    """A YAML file of the workspace: its name without `.yaml`, its model, and what an editor calls it."""

    name: str
    model: type[Record]
    title: str


FILES = (
    YamlFile("organization", Organization, "单位、支部和花名册（organization.yaml）"),
    YamlFile("plan", Plan, "年度工作计划（plan.yaml）"),
    YamlFile("calendar", Calendar, "学期、寒暑假和放假安排（calendar.yaml）"),
    YamlFile("rules", Rules, "对规则的改写（rules.yaml）"),
    YamlFile("minutes", Minutes, "会议记录（minutes.yaml）"),
    YamlFile("notices", Notices, "公示（notices.yaml）"),
    YamlFile("evaluations", Evaluations, "评议和考核（evaluations.yaml）"),
)


def json_schema(file: YamlFile) -> JsonSchema:
    """The JSON Schema (draft 2020-12) of a file, with Chinese keys and descriptions."""
    made: JsonSchema = _for_editors(file.model.model_json_schema(schema_generator=_Generator))
    for model in records_of(file.model):
        if model.shorthand and model.__name__ in made["$defs"]:
            made["$defs"][model.__name__] = {"anyOf": [TEXT_SCHEMA, made["$defs"][model.__name__]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": file.title, **made}


class _Generator(GenerateJsonSchema):
    """Without defaults: they are the reader's business, and need not be JSON."""

    def encode_default(self, _default: Any) -> None:  # noqa: ANN401 - pydantic's own signature
        """Nothing that could fail."""


def _for_editors(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """Without pydantic's English titles and class descriptions; defaults are the reader's business."""
    if isinstance(node, list):
        return [_for_editors(member) for member in node]
    if not isinstance(node, dict):
        return node
    dropped = {"title", "default"} | ({"description"} if "properties" in node else set())
    return {key: _for_editors(value) for key, value in node.items() if key not in dropped}
