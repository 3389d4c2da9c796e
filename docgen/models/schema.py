"""JSON Schema of each YAML file, so that editors complete the Chinese keys and underline what is wrong."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from docgen.models.fields import TEXT_SCHEMA
from docgen.models.reader import JsonSchema
from docgen.models.record import Record, records_of


def json_schema(file: type[Record], title: str) -> JsonSchema:
    """The JSON Schema (draft 2020-12) of a file, with Chinese keys and descriptions."""
    made: JsonSchema = _for_editors(file.model_json_schema(schema_generator=_Generator))
    for model in records_of(file):
        if model.shorthand and model.__name__ in made["$defs"]:
            made["$defs"][model.__name__] = {"anyOf": [TEXT_SCHEMA, made["$defs"][model.__name__]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}


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
